package outline

import (
	"unicode/utf8"

	"guiwen/convert/source"
	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/schema"
)

// positions turns byte offsets of the text into places of the raw text in code points, in one pass.
type positions struct {
	text   *normalize.Text
	cursor cursor
	last   int
}

func newPositions(t *normalize.Text) *positions {
	return &positions{text: t, cursor: cursor{s: t.Raw()}}
}

// place returns where the bytes [start, end) of the text stand in the source. Places only move forward.
func (p *positions) place(start, end int, para *layout.Paragraph) schema.Place {
	a := max(p.last, p.text.RawOffset(start))
	b := max(a, p.text.RawEnd(end))
	p.last = a
	at := &struct{ from, to, page int }{from: p.cursor.codepoints(a), page: para.Page} // one allocation for three numbers
	at.to = p.cursor.codepoints(b)
	out := schema.Place{Start: &at.from, End: &at.to, Box: box(para.Box)}
	if para.Page > 0 {
		out.Page = &at.page
	}
	return out
}

func box(r source.Rect) []float64 {
	if r.IsZero() {
		return nil
	}
	return []float64{r.X0, r.Y0, r.X1, r.Y1}
}

// cursor counts code points up to offsets that lie close to each other.
type cursor struct {
	s         string
	at, count int
}

// codepoints returns the number of code points before byte off.
func (c *cursor) codepoints(off int) int {
	if off >= c.at {
		c.count += utf8.RuneCountInString(c.s[c.at:off])
	} else {
		c.count -= utf8.RuneCountInString(c.s[off:c.at])
	}
	c.at = off
	return c.count
}
