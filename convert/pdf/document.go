package pdf

import (
	"math"
	"strings"

	"guiwen/convert/source"
)

// document writes the raw text and its parts from the lines of all pages.
func (r *reading) document() (*source.Document, error) {
	doc := &source.Document{PageBreaks: true, Pages: make([]source.Page, 0, len(r.seen))}
	var b strings.Builder
	for i, s := range r.seen {
		if i > 0 {
			b.WriteByte('\f')
		}
		doc.Pages = append(doc.Pages, source.Page{Width: round(s.page.width), Height: round(s.page.height), Scan: s.scan})
		for k := range s.lines {
			l := &s.lines[k]
			if l.text == "" {
				continue
			}
			start := b.Len()
			b.WriteString(l.text)
			doc.Parts = append(doc.Parts, source.Part{
				Start: start, End: b.Len(), Kind: l.kind, Page: s.page.number, Font: l.font,
				Box: source.Rect{X0: round(l.box.x0), Y0: round(l.box.y0), X1: round(l.box.x1), Y1: round(l.box.y1)},
			})
			b.WriteByte('\n')
		}
	}
	doc.Text = b.String()
	doc.Notes = r.notes
	if len(doc.Parts) == 0 {
		if r.file.damage.any() {
			return nil, source.Errorf(source.Corrupt, "malformed_pdf", "", "the document is damaged and gives no text")
		}
		return nil, source.Errorf(source.NoText, "no_text_layer", "", "the pages have no text layer")
	}
	if len(doc.Text) > r.file.budget.limits.Text {
		return nil, source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", r.file.budget.limits.Text)
	}
	return doc, nil
}

// round cuts a measure to hundredths of a point, so that the last bits of arithmetic do not show.
func round(v float64) float64 { return math.Round(v*100) / 100 }
