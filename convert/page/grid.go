package page

import "sort"

// A ruled table is found as a grid: rules that cross each other, the strips between them, and the cells that
// remain where a rule is missing.

const (
	ruleSlack   = 2.5  // how far rules may miss each other, points
	stripLeast  = 3.0  // least height or width of a strip of a grid, points
	mostGrid    = 1500 // rules of one direction beyond which a page holds a drawing, not tables
	mostStrips  = 400  // strips of a grid in one direction
	ruleCovered = 0.6  // how much of a cell's side a rule must cover
)

// rulesIn turns rules from page coordinates into the frame of a direction.
func rulesIn(rules []rule, d direction) []rule {
	out := make([]rule, 0, len(rules))
	for _, r := range rules {
		a := [2]float64{r.from, r.at}
		b := [2]float64{r.to, r.at}
		if r.vertical {
			a, b = [2]float64{r.at, r.from}, [2]float64{r.at, r.to}
		}
		u0, v0 := d.frame(a[0], a[1])
		u1, v1 := d.frame(b[0], b[1])
		if u0 == u1 {
			out = append(out, rule{true, u0, min(v0, v1), max(v0, v1), r.width})
		} else {
			out = append(out, rule{false, v0, min(u0, u1), max(u0, u1), r.width})
		}
	}
	return out
}

// joinRules joins rules of one direction that lie on one line and touch: the sides of neighbouring cells.
func joinRules(rules []rule) []rule {
	sort.Slice(rules, func(i, j int) bool {
		a, b := rules[i], rules[j]
		if a.at != b.at {
			return a.at < b.at
		}
		return a.from < b.from || a.from == b.from && a.to < b.to
	})
	var out []rule
	for i := 0; i < len(rules); {
		j := i + 1
		for j < len(rules) && rules[j].at-rules[i].at <= 1.5 {
			j++
		}
		same := rules[i:j]
		sort.SliceStable(same, func(a, b int) bool { return same[a].from < same[b].from })
		for _, r := range same {
			if n := len(out); n > 0 && out[n-1].vertical == r.vertical && r.at-out[n-1].at <= 1.5 && r.from <= out[n-1].to+ruleSlack && out[n-1].at >= rules[i].at {
				out[n-1].to = max(out[n-1].to, r.to)
			} else {
				out = append(out, r)
			}
		}
		i = j
	}
	return out
}

// grid is rules that hang together.
type grid struct {
	rows, columns []rule    // horizontal and vertical rules
	us, vs        []float64 // where its strips begin and end
}

// findGrids returns the grids of a page, from top to bottom.
func findGrids(rules []rule) []*grid {
	var rows, columns []rule
	for _, r := range rules {
		if r.vertical {
			columns = append(columns, r)
		} else {
			rows = append(rows, r)
		}
	}
	rows, columns = joinRules(rows), joinRules(columns)
	if len(rows) < 2 || len(columns) < 1 || len(rows) > mostGrid || len(columns) > mostGrid {
		return nil
	}
	group := newGroups(len(rows) + len(columns))
	for i, h := range rows {
		for k, v := range columns {
			if v.at >= h.from-ruleSlack && v.at <= h.to+ruleSlack && h.at >= v.from-ruleSlack && h.at <= v.to+ruleSlack {
				group.join(i, len(rows)+k)
			}
		}
	}
	index := map[int]*grid{}
	var out []*grid
	for i, h := range rows {
		root := group.root(i)
		if index[root] == nil {
			index[root] = &grid{}
			out = append(out, index[root])
		}
		index[root].rows = append(index[root].rows, h)
	}
	for k, v := range columns {
		if g := index[group.root(len(rows)+k)]; g != nil {
			g.columns = append(g.columns, v)
		}
	}
	kept := out[:0]
	for _, g := range out {
		if g.measure() {
			kept = append(kept, g)
		}
	}
	return kept
}

// groups is a union-find.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int) {
	a, b = g.root(a), g.root(b)
	if a < b {
		g[b] = a
	} else {
		g[a] = b
	}
}

// measure finds the strips of a grid. Tables are often open at their sides: there the ends of the rules stand for the
// missing border. It reports false for what is no table: fewer than two columns or no row.
func (g *grid) measure() bool {
	if len(g.rows) < 2 || len(g.columns) < 1 {
		return false
	}
	var us, vs []float64
	lo, hi := g.rows[0].from, g.rows[0].to
	for _, r := range g.rows {
		vs = append(vs, r.at)
		lo, hi = min(lo, r.from), max(hi, r.to)
	}
	top, bottom := g.columns[0].from, g.columns[0].to
	for _, r := range g.columns {
		us = append(us, r.at)
		top, bottom = min(top, r.from), max(bottom, r.to)
	}
	const open = 8.0 // points by which rules stand out of the grid
	first, last := us[0], us[0]
	for _, u := range us {
		first, last = min(first, u), max(last, u)
	}
	if first-lo > open {
		us = append(us, lo)
		g.columns = append(g.columns, rule{true, lo, top, bottom, 0})
	}
	if hi-last > open {
		us = append(us, hi)
		g.columns = append(g.columns, rule{true, hi, top, bottom, 0})
	}
	first, last = vs[0], vs[0]
	for _, v := range vs {
		first, last = min(first, v), max(last, v)
	}
	if first-top > open {
		vs = append(vs, top)
		g.rows = append(g.rows, rule{false, top, lo, hi, 0})
	}
	if bottom-last > open {
		vs = append(vs, bottom)
		g.rows = append(g.rows, rule{false, bottom, lo, hi, 0})
	}
	g.us, g.vs = strips(us), strips(vs)
	return len(g.us) >= 3 && len(g.vs) >= 2 && len(g.us) <= mostStrips && len(g.vs) <= mostStrips
}

// strips sorts positions and takes those that nearly coincide for one.
func strips(at []float64) []float64 {
	sort.Float64s(at)
	out := at[:0]
	for _, x := range at {
		if len(out) == 0 || x-out[len(out)-1] > stripLeast {
			out = append(out, x)
		}
	}
	return out
}

// sides deals rules to the strip borders they lie on.
func sides(rules []rule, borders []float64) [][]rule {
	out := make([][]rule, len(borders))
	for _, r := range rules {
		i := sort.SearchFloat64s(borders, r.at-stripLeast-0.5)
		for ; i < len(borders) && borders[i] <= r.at+0.5; i++ {
			out[i] = append(out[i], r)
		}
	}
	return out
}

// ruled reports whether rules cover most of lo to hi.
func ruled(rules []rule, lo, hi float64) bool {
	over := 0.0
	for _, r := range rules {
		over += max(0, min(hi, r.to)-max(lo, r.from))
	}
	return over >= ruleCovered*(hi-lo)
}

// gridCell is a cell of a grid with the strips it spans.
type gridCell struct {
	row, column, rowSpan, columnSpan int
	glyphs                           []glyph
	turned                           []glyph // of other directions than the table's
}

// cells returns the cells of a grid, row by row, and for each place of strips the index of its cell.
func (g *grid) cells() (cells []gridCell, at []int) {
	rows, columns := len(g.vs)-1, len(g.us)-1
	at = make([]int, rows*columns)
	for i := range at {
		at[i] = -1
	}
	walls, floors := sides(g.columns, g.us), sides(g.rows, g.vs)
	wall := func(r, c int) bool { return ruled(walls[c+1], g.vs[r], g.vs[r+1]) }   // right of a place
	floor := func(r, c int) bool { return ruled(floors[r+1], g.us[c], g.us[c+1]) } // below it
	for r := range rows {
		for c := range columns {
			if at[r*columns+c] >= 0 {
				continue
			}
			x := gridCell{row: r, column: c, rowSpan: 1, columnSpan: 1}
			for c+x.columnSpan < columns && at[r*columns+c+x.columnSpan] < 0 && !wall(r, c+x.columnSpan-1) {
				x.columnSpan++
			}
			for r+x.rowSpan < rows {
				closed := false
				for k := c; k < c+x.columnSpan && !closed; k++ {
					closed = floor(r+x.rowSpan-1, k) || at[(r+x.rowSpan)*columns+k] >= 0
				}
				if closed {
					break
				}
				x.rowSpan++
			}
			for i := r; i < r+x.rowSpan; i++ {
				for k := c; k < c+x.columnSpan; k++ {
					at[i*columns+k] = len(cells)
				}
			}
			cells = append(cells, x)
		}
	}
	return cells, at
}
