package page

import (
	"math"
	"sort"

	"guiwen/normalize/source"
)

// table is a table (表) whose cells are ruled.
type table struct {
	grid   *grid
	cells  []gridCell
	at     []int // the cell of each place of strips, row by row
	number int   // in the document, from 1; set when the pages are put together
	row    int   // the row of the table, over all pages, that its first row is
}

// findTables takes the glyphs that stand in the cells of ruled tables out of glyphs.
func findTables(rules []rule, glyphs []glyph) ([]*table, []glyph) {
	grids := findGrids(rules)
	if len(grids) == 0 {
		return nil, glyphs
	}
	tables := make([]*table, len(grids))
	for i, g := range grids {
		tables[i] = &table{grid: g}
		tables[i].cells, tables[i].at = g.cells()
	}
	rest := make([]glyph, 0, len(glyphs))
	for _, g := range glyphs {
		u, v0, v1 := (g.u0+g.u1)/2, 0.0, 0.0
		v0, v1 = g.across()
		if k, c := placeOf(tables, u, (v0+v1)/2); k >= 0 {
			tables[k].cells[c].glyphs = append(tables[k].cells[c].glyphs, g)
			continue
		}
		rest = append(rest, g)
	}
	kept := tables[:0]
	for _, t := range tables {
		if t.plausible() {
			kept = append(kept, t)
			continue
		}
		for _, c := range t.cells {
			rest = append(rest, c.glyphs...)
		}
	}
	return kept, rest
}

// takeTurned takes the glyphs of another direction that stand in the cells of tables out of glyphs: labels that are set
// upright or turned. Main is the direction of the tables.
func takeTurned(tables []*table, main direction, glyphs []glyph) []glyph {
	if len(tables) == 0 {
		return glyphs
	}
	rest := glyphs[:0]
	for _, g := range glyphs {
		b := g.box()
		u, v := main.frame((b.X0+b.X1)/2, (b.Y0+b.Y1)/2)
		if k, c := placeOf(tables, u, v); k >= 0 {
			tables[k].cells[c].turned = append(tables[k].cells[c].turned, g)
			continue
		}
		rest = append(rest, g)
	}
	return rest
}

// placeOf returns the smallest table that holds a point, and the cell it is in; -1 for none.
func placeOf(tables []*table, u, v float64) (best, cell int) {
	best = -1
	area := math.Inf(1)
	for i, t := range tables {
		g := t.grid
		c := stripOf(g.us, u)
		r := stripOf(g.vs, v)
		if c < 0 || r < 0 {
			continue
		}
		if a := (g.us[len(g.us)-1] - g.us[0]) * (g.vs[len(g.vs)-1] - g.vs[0]); a < area {
			best, area = i, a
			cell = t.at[r*(len(g.us)-1)+c]
		}
	}
	return best, cell
}

// stripOf returns the strip that x lies in, or -1.
func stripOf(strips []float64, x float64) int {
	i := sort.SearchFloat64s(strips, x) - 1
	if i < 0 || i+1 >= len(strips) {
		return -1
	}
	return i
}

// plausible reports whether a grid is a table: two cells with text that stand side by side. A frame round
// text, or a page border, is none.
func (t *table) plausible() bool {
	rows := map[int]int{}
	beside := false
	for _, c := range t.cells {
		filled := false
		for i := range c.glyphs {
			if !blankText(c.glyphs[i].text) {
				filled = true
				break
			}
		}
		if filled {
			for r := c.row; r < c.row+c.rowSpan; r++ {
				rows[r]++
				beside = beside || rows[r] > 1
			}
		}
	}
	return beside
}

// fragment is the table as one thing in the order of the page.
func (t *table) fragment() fragment {
	us, vs := t.grid.us, t.grid.vs
	return fragment{u0: us[0], u1: us[len(us)-1], v0: vs[0], v1: vs[len(vs)-1], v: vs[0], table: t}
}

// lines returns the lines of all cells, row by row.
func (t *table) lines() []line {
	var out []line
	for i := range t.cells {
		c := &t.cells[i]
		first := len(out)
		out = appendLines(out, c.glyphs)
		for d := rightwards; len(c.turned) > 0 && d < askew; d++ {
			var some []glyph
			for _, g := range c.turned {
				if g.dir == d {
					some = append(some, g)
				}
			}
			out = appendLines(out, some)
		}
		for k := first; k < len(out); k++ {
			out[k].kind, out[k].cell, out[k].table = source.TableCell, c, t
		}
	}
	return out
}

// appendLines makes lines of the glyphs of one direction in a cell.
func appendLines(out []line, glyphs []glyph) []line {
	for _, r := range rowsOf(gather(glyphs)) {
		var all []glyph
		for _, f := range r.list {
			all = append(all, f.glyphs...)
		}
		if l, ok := newLine(all); ok {
			out = append(out, l)
		}
	}
	return out
}
