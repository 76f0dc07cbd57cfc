package outline

import (
	"math/bits"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// positions turns byte offsets of the text into places of the raw text in code points, in one pass.
type positions struct {
	walk   normalize.Walk
	cursor cursor
	last   int
	room   []span
}

// span is what the pointers of a place point to.
type span struct{ from, to, page int }

// newPositions returns the positions of up to count places.
func newPositions(t *normalize.Text, count int) *positions {
	return &positions{walk: t.Walk(), cursor: cursor{s: t.Raw()}, room: make([]span, 0, count)}
}

// place returns where the bytes [start, end) of the text stand in the source. Places only move forward.
func (p *positions) place(start, end int, para *layout.Paragraph) schema.Place {
	a := max(p.last, p.walk.RawOffset(start))
	b := max(a, p.walk.RawEnd(end))
	p.last = a
	if len(p.room) == cap(p.room) {
		p.room = make([]span, 0, 64)
	}
	p.room = append(p.room, span{from: p.cursor.codepoints(a), page: para.Page})
	at := &p.room[len(p.room)-1]
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
		c.count += codepoints(c.s[c.at:off])
	} else {
		c.count -= codepoints(c.s[off:c.at])
	}
	c.at = off
	return c.count
}

// codepoints counts the code points of s, which is valid UTF-8: its bytes less those that continue one, eight at a time.
func codepoints(s string) int {
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64(x >> 7 &^ (x >> 6) & 0x0101010101010101)
	}
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}
