package review

import (
	"fmt"
	"strings"
	"testing"

	"guiwen/fixtures/ledgertest"
	"guiwen/schema"
)

// TestPromises holds what the pages of a large batch are promised. testdata/open.tsv lists what does not hold yet.
func TestPromises(t *testing.T) {
	ledgertest.Run(t, "testdata/open.tsv", []ledgertest.Promise{
		{Name: "rel-R16-index-in-pieces", Holds: indexComesInPieces},
	})
}

// indexComesInPieces holds that no page lists more than a thousand documents, so that a browser can show and filter it, and
// that each is listed all the same.
func indexComesInPieces(t *testing.T) error {
	const n, most = 2500, 1000
	docs := make([]*schema.Document, n)
	for i := range docs {
		docs[i] = &schema.Document{Schema: schema.Version, Source: schema.Source{Name: fmt.Sprintf("%05d.txt", i)},
			Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: "甲"}}}
	}
	listed := map[string]bool{}
	var long error
	for name, page := range write(t, Options{}, docs...) {
		rows := 0
		for row := range strings.SplitSeq(page.String(), "<tr") {
			if i := strings.Index(row, ".txt"); i >= 5 && strings.Contains(row, "<a href=") {
				listed[row[i-5:i]] = true
				rows++
			}
		}
		if rows > most {
			long = fmt.Errorf("%s lists %d documents, at most %d are allowed", name, rows, most)
		}
	}
	if len(listed) != n {
		t.Errorf("%d of %d documents are listed", len(listed), n)
	}
	return long
}
