package page

import (
	"math"
	"sort"
)

// Columns (栏) are found as gutters: strips that stay free of text over a band of rows with text on both sides.
// A gutter counts only between columns of prose — wide, and filled by most of their lines — so that the rows of
// a table without rules stay together.

const (
	gutterWidth   = 0.8  // least width, in ems
	columnWidth   = 7.0  // least width of a column, in ems
	columnFill    = 0.55 // how much of its column the median line fills
	columnLines   = 3    // least lines in each column
	mostRows      = 3000 // in a region; pages beyond that are read row by row
	mostFragments = 20_000
	mostSeeds     = 400 // gaps that are tried as gutters in a region
	columnNesting = 8
)

// span is a strip of the page along u.
type span struct{ lo, hi float64 }

func (s span) width() float64 { return s.hi - s.lo }

// arrange returns fragments in reading order, row by row.
func arrange(list []fragment, depth int) []row {
	rows := rowsOf(list)
	if len(rows) < columnLines || len(rows) > mostRows || len(list) > mostFragments || depth > columnNesting {
		return rows
	}
	em := usualSize(list)
	band, gutter, ok := findBand(rows, em)
	if !ok {
		return rows
	}
	var out []row
	out = append(out, arrange(flatten(rows[:band.first]), depth+1)...)
	left, right := split(rows[band.first:band.end], gutter)
	out = append(out, arrange(left, depth+1)...)
	out = append(out, arrange(right, depth+1)...)
	return append(out, arrange(flatten(rows[band.end:]), depth+1)...)
}

func flatten(rows []row) (out []fragment) {
	for _, r := range rows {
		out = append(out, r.list...)
	}
	return out
}

// split deals the fragments of rows to the sides of a gutter.
func split(rows []row, gutter span) (left, right []fragment) {
	mid := (gutter.lo + gutter.hi) / 2
	for _, r := range rows {
		for _, f := range r.list {
			if (f.u0+f.u1)/2 < mid {
				left = append(left, f)
			} else {
				right = append(right, f)
			}
		}
	}
	return left, right
}

// usualSize is the size of most of the text.
func usualSize(list []fragment) float64 {
	type weight struct{ size, length float64 }
	var w []weight
	total := 0.0
	for _, f := range list {
		if f.table == nil {
			w = append(w, weight{f.size, f.u1 - f.u0})
			total += f.u1 - f.u0
		}
	}
	sort.Slice(w, func(i, j int) bool {
		return w[i].size < w[j].size || w[i].size == w[j].size && w[i].length < w[j].length
	})
	sum := 0.0
	for _, x := range w {
		if sum += x.length; sum >= total/2 {
			return x.size
		}
	}
	return 12
}

// rowBand is rows [first, end).
type rowBand struct{ first, end int }

// findBand finds the tallest band of rows that a gutter runs through.
func findBand(rows []row, em float64) (best rowBand, gutter span, ok bool) {
	seeds := 0
	var tried []span // gutters whose band holds the row that is looked at
	var until []int
	for i := range rows {
		for _, gap := range gapsAt(rows, i) {
			if gap.width() < gutterWidth*em || seeds >= mostSeeds || known(gap, tried, until, i) {
				continue
			}
			seeds++
			band, g := grow(rows, i, gap, em)
			tried, until = append(tried, g), append(until, band.end)
			if band.end-band.first > best.end-best.first && isColumns(rows[band.first:band.end], g, em) {
				best, gutter, ok = band, g, true
			}
		}
	}
	return best, gutter, ok
}

// gapsAt returns the gaps in row i, and those between it and the next: the lines of columns need not stand at
// one height.
func gapsAt(rows []row, i int) (out []span) {
	list := rows[i].list
	for k := 1; k < len(list); k++ {
		out = append(out, span{list[k-1].u1, list[k].u0})
	}
	if i+1 < len(rows) {
		next := rows[i+1].list
		if end, start := list[len(list)-1].u1, next[0].u0; end < start {
			out = append(out, span{end, start})
		}
		if end, start := next[len(next)-1].u1, list[0].u0; end < start {
			out = append(out, span{end, start})
		}
	}
	return out
}

// known reports whether the gap is a piece of a gutter that has been tried and runs through row i.
func known(gap span, tried []span, until []int, i int) bool {
	for k, g := range tried {
		if i < until[k] && g.lo >= gap.lo-0.01 && g.hi <= gap.hi+0.01 {
			return true
		}
	}
	return false
}

// grow extends a gap of row i upwards and downwards as long as a strip stays free.
func grow(rows []row, i int, gap span, em float64) (rowBand, span) {
	band := rowBand{i, i + 1}
	for band.end < len(rows) {
		g := narrowed(rows[band.end], gap)
		if g.width() < gutterWidth*em {
			break
		}
		gap = g
		band.end++
	}
	for band.first > 0 {
		g := narrowed(rows[band.first-1], gap)
		if g.width() < gutterWidth*em {
			break
		}
		gap = g
		band.first--
	}
	return trim(rows, band, gap, em), gap
}

// narrowed returns the widest piece of gap that r leaves free.
func narrowed(r row, gap span) span {
	best := span{}
	lo := gap.lo
	for _, f := range r.list {
		if f.u1 <= lo || f.u0 >= gap.hi {
			continue
		}
		if piece := (span{lo, min(f.u0, gap.hi)}); piece.width() > best.width() {
			best = piece
		}
		lo = max(lo, f.u1)
	}
	if piece := (span{lo, gap.hi}); piece.width() > best.width() {
		best = piece
	}
	return best
}

// trim takes rows off the ends of a band that stand apart from it and have text on one side only: a running
// head, a page number at the edge.
func trim(rows []row, b rowBand, gutter span, em float64) rowBand {
	mid := (gutter.lo + gutter.hi) / 2
	oneSided := func(r row) bool {
		return r.list[0].u0 > mid || r.list[len(r.list)-1].u1 < mid
	}
	for b.end-b.first > 1 && oneSided(rows[b.first]) && rows[b.first+1].v0-rows[b.first].v1 > 1.2*em {
		b.first++
	}
	for b.end-b.first > 1 && oneSided(rows[b.end-1]) && rows[b.end-1].v0-rows[b.end-2].v1 > 1.2*em {
		b.end--
	}
	return b
}

// isColumns reports whether both sides of a gutter are prose.
func isColumns(rows []row, gutter span, em float64) bool {
	left, right := split(rows, gutter)
	return isColumn(left, em) && isColumn(right, em)
}

// isColumn reports whether fragments are a column of prose, or several: enough lines, wide, and most of them
// filled.
func isColumn(list []fragment, em float64) bool {
	rows := rowsOf(append([]fragment(nil), list...))
	if len(rows) < columnLines {
		return false
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	var widths []float64
	pieces := 0
	for _, r := range rows {
		first, last := r.list[0], r.list[len(r.list)-1]
		lo, hi = min(lo, first.u0), max(hi, last.u1)
		widths = append(widths, last.u1-first.u0)
		pieces += len(r.list)
	}
	if hi-lo < columnWidth*em {
		return false
	}
	sort.Float64s(widths)
	return widths[len(widths)/2] >= columnFill*(hi-lo)
}
