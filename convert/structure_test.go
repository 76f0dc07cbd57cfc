package convert_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// expectedArticles reads the article counts of the index of samples: by file, where one is known.
func expectedArticles(t *testing.T, dir string) map[string]int {
	t.Helper()
	index, err := os.ReadFile(filepath.Join(dir, "INDEX.tsv"))
	if err != nil {
		t.Skip("no index of samples: ", err)
	}
	want := map[string]int{}
	for line := range strings.Lines(string(index)) {
		if f := strings.Split(strings.TrimRight(line, "\r\n"), "\t"); len(f) > 4 {
			if n, err := strconv.Atoi(f[4]); err == nil {
				want[filepath.Base(f[0])] = n
			}
		}
	}
	return want
}

// TestArticles holds that laws in Word and PDF files give as many articles as the index of samples says, or as the
// highest of their numbers where it is silent, and each chapter once below its part.
func TestArticles(t *testing.T) {
	want := expectedArticles(t, filepath.Dir(corpus(t, "samples/docx")))
	c := newConverter(t)
	for _, folder := range []string{"samples/docx", "samples/pdf"} {
		for name, data := range files(t, corpus(t, folder)) {
			doc, err := c.Convert(context.Background(), source.Input{Name: name, Data: data})
			if err != nil {
				continue // what cannot be read is the readers' affair
			}
			count, highest := 0, 0
			part, chapters := "", map[string]bool{}
			for _, b := range doc.Blocks {
				if b.Role != schema.Heading || b.Number == nil {
					continue
				}
				switch b.Number.Scheme {
				case schema.Scheme("article"):
					count++
					highest = max(highest, b.Number.Value)
				case schema.Scheme("chapter"):
					if strings.HasSuffix(b.Number.Text, "编") || strings.HasSuffix(b.Number.Text, "章") {
						if !strings.HasSuffix(b.Number.Text, "章") {
							part = b.Text
						} else if key := part + b.Text; chapters[key] {
							t.Errorf("%s: %s stands twice", name, b.Text)
						} else {
							chapters[key] = true
						}
					}
				}
			}
			expected, known := want[filepath.Base(name)]
			if !known {
				expected = highest
			}
			if count != expected {
				t.Errorf("%s: %d articles, want %d", name, count, expected)
			}
		}
	}
}

// TestGovernmentPages holds that the pages of the central government's site give title, number, issuer, index number
// and both dates as fields.
func TestGovernmentPages(t *testing.T) {
	c := newConverter(t)
	pages := 0
	for name, data := range files(t, corpus(t, "samples/html")) {
		if !strings.Contains(name, "gov.cn") {
			continue
		}
		pages++
		doc, err := c.Convert(context.Background(), source.Input{Name: name, Data: data})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m := doc.Metadata
		for field, ok := range map[string]bool{
			"title": m.Title != nil, "documentNumber": m.DocumentNumber != nil, "issuers": len(m.Issuers) > 0 && m.Issuers[0].Name != "",
			"indexNumber": m.Publication.IndexNumber != nil, "dateWritten": m.DateWritten != nil, "datePublished": m.Publication.DatePublished != nil,
		} {
			if !ok {
				t.Errorf("%s: no %s", name, field)
			}
		}
	}
	if pages == 0 {
		t.Skip("no pages")
	}
}
