package html

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

var update = flag.Bool("update", false, "write the golden files")

var kindNames = [...]string{
	"Line", "Paragraph", "Heading", "ListItem", "TableCell", "Caption", "Image", "Note", "Header", "Footer", "PageNumber", "Chrome",
	"Watermark", "Contents", "Field",
}

var alignNames = [...]string{"", " left", " center", " right", " justify"}

// dump writes a document for people: metadata, notes, and each part on a line; blank text between parts that is not one line
// feed stands before them.
func dump(doc *source.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "encoding %s\ntitle %q language %q author %q\n", doc.Encoding, doc.Meta.Title, doc.Meta.Language, doc.Meta.Author)
	for _, f := range doc.Meta.Fields {
		fmt.Fprintf(&b, "meta %s = %q\n", f.Name, f.Value)
	}
	for _, n := range doc.Notes {
		fmt.Fprintf(&b, "%s %s: %s\n", n.Severity, n.Code, n.Message)
	}
	last := 0
	for _, p := range doc.Parts {
		if gap := doc.Text[last:p.Start]; gap != "\n" && gap != "" {
			fmt.Fprintf(&b, "  %q\n", gap)
		}
		last = p.End
		fmt.Fprintf(&b, "%s", kindNames[p.Kind])
		if p.Level > 0 {
			fmt.Fprintf(&b, " %d", p.Level)
		}
		if c := p.Cell; c != nil {
			fmt.Fprintf(&b, " %d:%d,%d", c.Table, c.Row, c.Column)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				fmt.Fprintf(&b, " %dx%d", c.RowSpan, c.ColSpan)
			}
			if c.Header {
				b.WriteString(" header")
			}
		}
		b.WriteString(alignNames[p.Align])
		if p.Font.Bold {
			b.WriteString(" bold")
		}
		if p.Font.Name != "" || p.Font.Size > 0 {
			fmt.Fprintf(&b, " %s%gpt", p.Font.Name, p.Font.Size)
		}
		if p.Indent != 0 {
			fmt.Fprintf(&b, " indent %g", p.Indent)
		}
		if p.Href != "" {
			fmt.Fprintf(&b, " -> %s", p.Href)
		}
		if p.Label != "" {
			fmt.Fprintf(&b, " label %q", p.Label)
		}
		fmt.Fprintf(&b, " %q\n", doc.Text[p.Start:p.End])
	}
	if rest := doc.Text[last:]; rest != "\n" {
		fmt.Fprintf(&b, "  %q\n", rest)
	}
	return b.String()
}

// TestGolden compares what is read of each page in testdata with the file beside it.
func TestGolden(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in testdata: %v", err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Read(context.Background(), source.Input{Name: filepath.Base(page), Data: data}, source.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			got := dump(doc)
			golden := strings.TrimSuffix(page, ".html") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
