package page

import (
	"math"
	"sort"
)

// fragment is a piece of a row: glyphs of one baseline without a wide gap between them, or a table that takes
// part in the order of a page as one thing. u and v are of the frame of the page's direction.
type fragment struct {
	glyphs         []glyph // sorted along the line; of a table nil
	u0, u1, v0, v1 float64
	v              float64 // baseline
	size           float64 // of most of its area, points
	table          *table
}

// rowTolerance is how far baselines of one row may be apart, in ems.
const rowTolerance = 0.35

// gather puts glyphs of one direction into rows of equal baseline and cuts the rows at wide gaps.
func gather(glyphs []glyph) []fragment {
	sort.SliceStable(glyphs, func(i, j int) bool {
		if glyphs[i].v != glyphs[j].v {
			return glyphs[i].v < glyphs[j].v
		}
		return glyphs[i].u0 < glyphs[j].u0
	})
	var out []fragment
	for i := 0; i < len(glyphs); {
		j := i + 1
		base := glyphs[i].v
		for j < len(glyphs) && glyphs[j].v-base <= rowTolerance*min(glyphs[j].size, glyphs[i].size) {
			j++
		}
		out = appendCut(out, glyphs[i:j])
		i = j
	}
	return raise(out)
}

// cutGap is the width, in ems, of a gap that cuts a row into fragments.
const cutGap = 0.8

// appendCut cuts a row at its wide gaps. In letter-spaced text (加宽字距) every gap is wide; there the usual gap
// counts as none.
func appendCut(out []fragment, row []glyph) []fragment {
	sort.SliceStable(row, func(i, j int) bool { return row[i].u0 < row[j].u0 })
	narrow, wide := usualGaps(row)
	usual := max(narrow, wide)
	start := 0
	var end float64
	seen := false
	for i := range row {
		if blankText(row[i].text) {
			continue
		}
		if seen && row[i].u0-end > cutGap*row[i].size+1.2*usual {
			out = appendFragment(out, row[start:i])
			start, end = i, row[i].u1
		}
		end = max(end, row[i].u1)
		if !seen {
			end, seen = row[i].u1, true
		}
	}
	return appendFragment(out, row[start:])
}

// appendFragment makes a fragment of glyphs. Blanks at its beginning are dropped; those at its end stay, in case
// the next fragment is joined to it, but take no room.
func appendFragment(out []fragment, glyphs []glyph) []fragment {
	for len(glyphs) > 0 && blankText(glyphs[0].text) {
		glyphs = glyphs[1:]
	}
	if len(glyphs) == 0 {
		return out
	}
	f := fragment{glyphs: glyphs[:len(glyphs):len(glyphs)], u0: math.Inf(1), u1: math.Inf(-1), v0: math.Inf(1), v1: math.Inf(-1), v: glyphs[0].v}
	area, most := map[float64]float64{}, 0.0
	for i := range glyphs {
		g := &glyphs[i]
		if blankText(g.text) {
			continue
		}
		v0, v1 := g.across()
		f.u0, f.u1 = min(f.u0, g.u0), max(f.u1, g.u1)
		f.v0, f.v1 = min(f.v0, v0), max(f.v1, v1)
		size := math.Round(g.size*4) / 4
		area[size] += g.u1 - g.u0 + 0.01
		if a := area[size]; a > most || a == most && g.size > f.size {
			most, f.size, f.v = a, g.size, g.v
		}
	}
	return append(out, f)
}

// raise joins raised and lowered pieces (上标、下标) to the fragment they stand at: smaller, overlapping it in
// height, beside one of its glyphs.
func raise(list []fragment) []fragment {
	sort.SliceStable(list, func(i, j int) bool { return list[i].v < list[j].v })
	gone := make([]bool, len(list))
	for i := range list {
		s := &list[i]
		for k, tries := i-1, 0; k >= 0 && tries < 12 && !gone[i]; k, tries = k-1, tries+1 {
			gone[i] = !gone[k] && list[k].take(s)
		}
		for k, tries := i+1, 0; k < len(list) && tries < 12 && !gone[i]; k, tries = k+1, tries+1 {
			gone[i] = !gone[k] && list[k].take(s)
		}
	}
	out := list[:0]
	for i := range list {
		if !gone[i] {
			out = append(out, list[i])
		}
	}
	return out
}

// take joins s to f if s is a raised or lowered piece of it.
func (f *fragment) take(s *fragment) bool {
	if s.size > 0.8*f.size || s.u1-s.u0 > 8*f.size || len(f.glyphs) > 1000 {
		return false
	}
	if over := min(f.v1, s.v1) - max(f.v0, s.v0); over < 0.4*(s.v1-s.v0) {
		return false
	}
	if s.u0 > f.u1+0.3*f.size || s.u1 < f.u0-0.3*f.size {
		return false
	}
	at := sort.Search(len(f.glyphs), func(i int) bool { return f.glyphs[i].u0 > s.u0+0.02*f.size })
	if at > 0 && f.glyphs[at-1].u1 > s.u0+0.5*s.size || at < len(f.glyphs) && f.glyphs[at].u0 < s.u1-0.5*s.size {
		return false
	}
	merged := make([]glyph, 0, len(f.glyphs)+len(s.glyphs))
	merged = append(append(append(merged, f.glyphs[:at]...), s.glyphs...), f.glyphs[at:]...)
	v, size := f.v, f.size
	*f = appendFragment(nil, merged)[0]
	f.v, f.size = v, size
	return true
}

// row is fragments side by side, from left to right.
type row struct {
	list   []fragment
	v0, v1 float64
}

// rowsOf puts fragments into rows, from top to bottom.
func rowsOf(list []fragment) []row {
	sort.SliceStable(list, func(i, j int) bool { return list[i].v < list[j].v })
	var out []row
	for i := 0; i < len(list); {
		j := i + 1
		if list[i].table == nil {
			for j < len(list) && list[j].table == nil && list[j].v-list[i].v <= rowTolerance*min(list[i].size, list[j].size) {
				j++
			}
		}
		r := row{list: append([]fragment(nil), list[i:j]...), v0: list[i].v0, v1: list[i].v1}
		for _, f := range r.list {
			r.v0, r.v1 = min(r.v0, f.v0), max(r.v1, f.v1)
		}
		sort.SliceStable(r.list, func(a, b int) bool { return r.list[a].u0 < r.list[b].u0 })
		out = append(out, r)
		i = j
	}
	return out
}
