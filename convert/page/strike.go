package page

import (
	"math"
	"sort"
)

// A struck character (删除线) is one with a rule drawn through its middle.
const (
	strikeLow   = 0.2  // least height of the rule above the baseline, in ems
	strikeHigh  = 0.48 // greatest
	strikeWidth = 0.13 // its greatest width, in ems
	strikeMiss  = 0.35 // how far its ends may be from those of what it strikes, in ems
	mostStrikes = 4000 // rules of a page beyond which it holds a drawing
)

// levelRule is a rule that runs along the text, in the frame of its direction.
type levelRule struct{ v, from, to, width float64 }

// strike flags the glyphs of one direction that a level rule strikes through. A rule of a table or under a line of text is none: it
// stands between the lines, or goes on beside the text.
func strike(glyphs []glyph, rules []levelRule) {
	if len(rules) == 0 || len(rules) > mostStrikes {
		return
	}
	order := make([]int, 0, len(glyphs))
	largest := 0.0
	for i := range glyphs {
		if g := &glyphs[i]; g.flags&(upright|invisible) == 0 && g.size > 0 {
			order = append(order, i)
			largest = max(largest, g.size)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return glyphs[order[a]].v < glyphs[order[b]].v })
	for _, r := range rules {
		at := sort.Search(len(order), func(i int) bool { return glyphs[order[i]].v >= r.v })
		var under []int
		for ; at < len(order) && glyphs[order[at]].v <= r.v+strikeHigh*largest; at++ {
			if g := &glyphs[order[at]]; g.crossed(r) {
				under = append(under, order[at])
			}
		}
		strikeThrough(glyphs, under, r)
	}
}

// crossed reports whether a rule runs through the middle of g.
func (g *glyph) crossed(r levelRule) bool {
	height := (g.v - r.v) / g.size
	mid := (g.u0 + g.u1) / 2
	return height >= strikeLow && height <= strikeHigh && r.width <= max(0.8, strikeWidth*g.size) && mid > r.from && mid < r.to
}

// strikeThrough flags the glyphs under a rule if it begins and ends where they do.
func strikeThrough(glyphs []glyph, under []int, r levelRule) {
	from, to := math.Inf(1), math.Inf(-1)
	size, inked := 0.0, 0
	for _, i := range under {
		g := &glyphs[i]
		from, to, size = min(from, g.u0), max(to, g.u1), max(size, g.size)
		if !blankText(g.text) && g.text != "—" && g.text != "─" {
			inked++
		}
	}
	if inked == 0 || math.Abs(from-r.from) > strikeMiss*size || math.Abs(to-r.to) > strikeMiss*size {
		return
	}
	for _, i := range under {
		glyphs[i].flags |= struckOut
	}
}
