package table

import (
	"slices"

	"guiwen/normalize/lex/label"
)

// Sum is a row or column of which its heads say that it is the sum of others.
type Sum struct {
	Rows  bool // Whole and parts are rows, in each column of numbers; else columns, in each row
	Whole int
	// Parts are the rows or columns that may make it up: the likeliest first, then others that the heads allow.
	Parts [][]int
	// Implied says that no head calls it a total: 一、税收收入 over the taxes. It is one only where the numbers say so.
	Implied bool
	// From and To are the rows or columns, To left out, for which it is said.
	From, To int
}

// Sums returns the totals of a table. A total is that of what stands beside it below the same heads; groups with a total of
// their own are in it by that, 其中 and rates not at all.
func (t *Table) Sums() []Sum {
	var all []Sum
	for i := 0; i < len(t.bands); {
		next := i + 1
		for next < len(t.bands) && t.bands[next].repeated {
			next++
		}
		all = append(all, t.rowSums(i, next)...)
		for ; i < next; i++ {
			all = append(all, t.columnSums(&t.bands[i])...)
		}
	}
	return all
}

// rowSums returns the totals among the rows of bands that go on with the same heads.
func (t *Table) rowSums(i, next int) []Sum {
	var a adder
	for k := i; k < next; k++ {
		for r := t.bands[k].body; r < t.bands[k].end; r++ {
			if t.rows[r].kind != data || t.rows[r].numbers == 0 {
				continue
			}
			_, name := t.rowPath(r, 0, 1)
			a.add(r, name, t.rows[r].partOf >= 0)
		}
	}
	a.close(0)
	for k := range a.sums {
		a.sums[k].Rows, a.sums[k].From, a.sums[k].To = true, t.bands[i].stub, t.width
	}
	return a.sums
}

// columnSums returns the totals among the columns of a band.
func (t *Table) columnSums(b *band) []Sum {
	var a adder
	for c := b.stub; c < t.width; c++ {
		if len(b.columns[c]) > 0 && c != b.units && (c == b.stub || !sameHead(b.columns[c], b.columns[c-1])) {
			a.add(c, b.columns[c], false)
		}
	}
	a.close(0)
	for k := range a.sums {
		a.sums[k].From, a.sums[k].To = b.body, b.end
	}
	return slices.DeleteFunc(a.sums, func(s Sum) bool { return s.Implied })
}

// sameHead reports whether two columns stand below the same cell: their paths are one.
func sameHead(a, b []string) bool { return slices.Equal(a, b) }

// adder goes over named rows or columns in their order and finds what is a total of what.
type adder struct {
	open []group
	sums []Sum
}

// group is the rows or columns below one head.
type group struct {
	name  string
	items []item // that no total counts by now
	first int    // a total that stands in front of its parts, or -1
	total int    // the last total, or -1
}

// item is a row or column, or a group that has no total of its own.
type item struct {
	index  int
	leaves []int // of a group without a total; else nil
	scheme label.Scheme
	aside  bool // a part of another, a rate or of another year
}

func (a *adder) top() *group { return &a.open[len(a.open)-1] }

// add takes the next row or column with the heads that name it.
func (a *adder) add(index int, path []string, part bool) {
	if len(a.open) == 0 {
		a.open = append(a.open, group{first: -1, total: -1})
	}
	depth := 1
	for depth < len(a.open) && depth < len(path) && a.open[depth].name == path[depth-1] {
		depth++
	}
	a.close(depth)
	for ; depth < len(path); depth++ {
		a.open = append(a.open, group{name: path[depth-1], first: -1, total: -1})
	}
	name := ""
	if len(path) > 0 {
		name = path[len(path)-1]
	}
	g := a.top()
	switch {
	case isSubtotal(name):
		from := len(g.items)
		for from > 0 && !g.items[from-1].isTotal() {
			from--
		}
		a.sum(index, g.items[from:])
		g.items = append(g.items[:from], item{index: index, scheme: totalScheme})
	case IsTotal(name) && len(g.items) == 0 && g.total < 0:
		g.first, g.total = index, index
	case IsTotal(name):
		if g.first < 0 {
			a.sum(index, g.items)
		}
		g.items = append(g.items[:0], item{index: index, scheme: totalScheme})
		g.total = index
	default:
		g.items = append(g.items, item{index: index, scheme: schemeOf(name), aside: part || isPart(name) || IsPartial(name)})
	}
}

// totalScheme marks the items that are totals of those in front of them.
const totalScheme = label.Scheme("total")

func (it *item) isTotal() bool { return it.scheme == totalScheme }

// close ends the groups from depth on; each goes into the one it stands in.
func (a *adder) close(depth int) {
	for len(a.open) > depth {
		g := a.top()
		if g.first >= 0 {
			a.sum(g.first, g.items)
		} else if g.total < 0 {
			a.implied(g.items)
		}
		it := item{index: g.total, scheme: schemeOf(g.name)}
		if g.total < 0 {
			it.leaves = []int{}
			for _, i := range g.items {
				if !i.aside {
					it.leaves = i.appendTo(it.leaves)
				}
			}
		}
		a.open = a.open[:len(a.open)-1]
		if len(a.open) > 0 {
			a.top().items = append(a.top().items, it)
		}
	}
}

func (it *item) appendTo(list []int) []int {
	if it.leaves != nil {
		return append(list, it.leaves...)
	}
	return append(list, it.index)
}

// sum notes that whole is the total of items: of those at the outermost level; else of all, or of all with what stands aside.
func (a *adder) sum(whole int, items []item) {
	a.implied(items)
	s := Sum{Whole: whole}
	level := levels(items)
	for _, keep := range [...]func(k int) bool{
		func(k int) bool { return level[k] == 0 && !items[k].aside },
		func(k int) bool { return !items[k].aside },
		func(k int) bool { return level[k] == 0 },
		func(k int) bool { return true },
	} {
		var parts []int
		for k := range items {
			if keep(k) {
				parts = items[k].appendTo(parts)
			}
		}
		if len(parts) > 1 && !slices.ContainsFunc(s.Parts, func(p []int) bool { return slices.Equal(p, parts) }) {
			s.Parts = append(s.Parts, parts)
		}
	}
	if len(s.Parts) > 0 {
		a.sums = append(a.sums, s)
	}
}

// levels returns how deep each of some items stands below the others by their numbers: 一、税收收入 0, and 增值税 behind it 1.
func levels(items []item) []int {
	var order []label.Scheme
	out := make([]int, len(items))
	for k, it := range items {
		if it.isTotal() {
			continue
		}
		at := slices.Index(order, it.scheme)
		switch {
		case at >= 0 && it.scheme != "":
			order = order[:at+1]
		case it.scheme != "":
			if n := len(order); n > 0 && order[n-1] == "" {
				order = order[:n-1]
			}
			at, order = len(order), append(order, it.scheme)
		default:
			at = len(order)
		}
		out[k] = at
	}
	return out
}

// implied notes the items that are numbered and may be the totals of those behind them that stand a level below.
func (a *adder) implied(items []item) {
	level := levels(items)
	for k := range items {
		if items[k].scheme == "" || items[k].isTotal() || items[k].leaves != nil {
			continue
		}
		var parts []int
		for n := k + 1; n < len(items) && level[n] > level[k] && !items[n].isTotal() && len(parts) <= maxImplied; n++ {
			if level[n] == level[k]+1 && !items[n].aside {
				parts = items[n].appendTo(parts)
			}
		}
		if len(parts) > 1 && len(parts) <= maxImplied {
			a.sums = append(a.sums, Sum{Whole: items[k].index, Parts: [][]int{parts}, Implied: true})
		}
	}
}

// maxImplied is the number of rows up to which a numbered row may be their total without saying so.
const maxImplied = 60
