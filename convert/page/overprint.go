package page

import (
	"math"
	"unicode/utf8"
)

// Overprint finds glyphs that are printed a second time on the same spot, as programs without a bold font
// make bold (伪粗体), and as shadows are made. Each is kept once.
type Overprint struct {
	heads map[spot]int32
	next  []int32 // by glyph: the glyph before it on the same spot, or -1
}

// spot is a character in a square of the page.
type spot struct {
	r    rune
	x, y int32
}

const (
	spotSize  = 16.0 // points
	spotDepth = 64   // glyphs looked at on one spot
)

// begin forgets the page before.
func (o *Overprint) begin() {
	if o.heads == nil {
		o.heads = map[spot]int32{}
	}
	clear(o.heads)
	o.next = o.next[:0]
}

// middle is the point of a glyph by which it is found.
func (g *glyph) middle() (u, v float64) { return (g.u0 + g.u1) / 2, g.v }

func spotOf(g *glyph, u, v float64) spot {
	r, _ := utf8.DecodeRuneInString(g.text)
	return spot{r, int32(math.Floor(clamp(u/spotSize, -1e8, 1e8))), int32(math.Floor(clamp(v/spotSize, -1e8, 1e8)))}
}

// tolerance is how far two prints of a glyph may be apart, along and across the line.
func (g *glyph) tolerance() (u, v float64) {
	return min(0.2*g.size, 0.5*(g.u1-g.u0)), 0.2 * g.size
}

// again reports whether g is already on the page. The glyph that is there takes over what the second print says:
// bold, or visible where the first was not.
func (o *Overprint) again(glyphs []glyph, g *glyph) bool {
	u, v := g.middle()
	tu, tv := g.tolerance()
	at, last := spotOf(g, u-tu, v-tv), spotOf(g, u+tu, v+tv)
	for x := at.x; x <= last.x; x++ {
		for y := at.y; y <= last.y; y++ {
			i, ok := o.heads[spot{at.r, x, y}]
			for n := 0; ok && i >= 0 && n < spotDepth; n++ {
				if old := &glyphs[i]; old.same(g, u, v, tu, tv) {
					old.merge(g)
					return true
				}
				i = o.next[i]
			}
		}
	}
	return false
}

func (g *glyph) same(b *glyph, u, v, tu, tv float64) bool {
	if g.text != b.text || g.dir != b.dir || math.Abs(g.size-b.size) > 0.15*b.size {
		return false
	}
	gu, gv := g.middle()
	return math.Abs(gu-u) <= tu && math.Abs(gv-v) <= tv
}

// merge takes a second print into the first.
func (g *glyph) merge(b *glyph) {
	switch {
	case g.flags&invisible != b.flags&invisible:
		g.flags &^= invisible
	case g.flags&invisible == 0 && g.flags&unmapped == 0:
		g.flags |= emboldened
	}
}

// add files the glyph with the index i.
func (o *Overprint) add(glyphs []glyph, i int) {
	g := &glyphs[i]
	u, v := g.middle()
	key := spotOf(g, u, v)
	before, ok := o.heads[key]
	if !ok {
		before = -1
	}
	o.next = append(o.next, before)
	o.heads[key] = int32(i)
}
