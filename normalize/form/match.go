package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/table"
)

// Place is a place of a table.
type Place struct{ Row, Column int }

// Cell is a cell of a form.
type Cell struct {
	Indicator string // "" where the form has no code for it
	Unit      string // of the printed value, "" where the table must say it
	Key       string // tells the cells of the form apart
}

// Match is a table that was recognized as a part of a form, or as several.
type Match struct {
	Form    *Form
	Size    int // cells that the form has in these parts
	Cells   map[Place]Cell
	Sums    []Sum
	Open    bool // the form leaves it to the table which columns it has: not all numbers have a place in it
	matched []fit
}

// Sum is a relation of the form at places of the table. Left and right must be equal. A place without a number in the table is
// missing: what stands there is not known.
type Sum struct {
	Left, Right []Place
	Missing     bool // rows or columns of the form are not in the table
}

// fit is a band of a table that fits a part of a form.
type fit struct {
	part          *Part
	band          table.Band
	rows, columns []int // by row and column of the band: of the part, or -1
	labels        int   // rows and columns that were found
	cells         int   // numbers at their places
	numbers       int   // in the band
}

// Limits of what is compared: longer tables are no form.
const (
	mostRows    = 400
	mostColumns = 80
)

// Recognize says of each table which form it is, nil of none, and takes the year that the document reports on, 0 where unknown.
func Recognize(tables []*table.Table, year int) []*Match {
	out := make([]*Match, len(tables))
	all := make([][][]fit, len(tables)) // by table and band
	found := map[*Form]int{}            // cells, by form
	for i, t := range tables {
		for _, b := range t.Bands() {
			fits := fitsOf(t, b)
			all[i] = append(all[i], fits)
			for _, f := range fits {
				if f.isStrong() {
					found[f.part.Form] += f.cells
				}
			}
		}
	}
	for i, t := range tables {
		var m *Match
		for _, fits := range all[i] {
			best := choose(fits, found, year)
			if len(best) == 0 || m != nil && m.Form != best[0].part.Form {
				continue
			}
			if m == nil {
				m = &Match{Form: best[0].part.Form, Cells: map[Place]Cell{}}
			}
			for _, f := range best {
				m.add(t, f)
			}
		}
		out[i] = m
	}
	return out
}

// choose returns the fits of the form that has most numbers of a band at its places; of several forms that which has more in the document,
// then that of the year, then the later one. A form of few labels counts only where it is there in other tables.
func choose(fits []fit, found map[*Form]int, year int) []*fit {
	var best []*fit
	most := 0
	for i := range fits {
		form := fits[i].part.Form
		if found[form] == 0 || i > 0 && fits[i-1].part.Form == form {
			continue
		}
		list, cells, ok := together(fits[i:], form)
		if ok && (best == nil || cells > most || cells == most && form.isBetter(best[0].part.Form, found, year)) {
			best, most = list, cells
		}
	}
	return best
}

// together returns the fits of a form, of those that fits begins with, that claim different rows, those with most numbers first, and how many
// numbers they have. It reports false where they are too few to be it.
func together(fits []fit, form *Form) (list []*fit, cells int, ok bool) {
	var own []*fit
	for i := range fits {
		if fits[i].part.Form == form && fits[i].labels >= 2 && fits[i].cells > 0 {
			own = append(own, &fits[i])
		}
	}
	slices.SortStableFunc(own, func(a, b *fit) int { return b.cells - a.cells })
	taken := map[int]bool{}
	for _, f := range own {
		free := true
		for i, k := range f.rows {
			free = free && (k < 0 || !taken[i])
		}
		if !free || f.part.Rows == nil && len(list) > 0 {
			continue
		}
		for i, k := range f.rows {
			taken[i] = taken[i] || k >= 0 || f.part.Rows == nil
		}
		list, cells, ok = append(list, f), cells+f.cells, ok || f.isStrong()
	}
	return list, cells, len(list) > 0 && (ok || list[0].part.Columns != nil && 5*cells >= 4*list[0].numbers)
}

// isBetter decides between forms with as many numbers.
func (f *Form) isBetter(g *Form, found map[*Form]int, year int) bool {
	if found[f] != found[g] {
		return found[f] > found[g]
	}
	return f.isFor(year) && !g.isFor(year)
}

// isFor reports whether a form is for a year.
func (f *Form) isFor(year int) bool {
	return year == 0 && f.To == 0 || year > 0 && (f.From == 0 || f.From <= year) && (f.To == 0 || year <= f.To)
}

// isStrong reports whether a fit shows the form by itself: several labels, most numbers at their places.
func (f *fit) isStrong() bool {
	if f.part.Columns == nil {
		return f.labels >= 5 && 2*f.labels >= len(f.band.Rows) && f.cells >= 5
	}
	return f.labels >= 4 && 3*f.cells >= 2*f.numbers && 5*f.found(f.columns) >= 3*min(len(f.part.Columns), len(f.columns))
}

func (f *fit) found(list []int) int {
	n := 0
	for _, k := range list {
		if k >= 0 {
			n++
		}
	}
	return n
}

// fitsOf compares a band of a table with the parts of all forms.
func fitsOf(t *table.Table, b table.Band) []fit {
	if len(b.Rows) == 0 || len(b.Rows) > mostRows || len(b.Columns) > mostColumns {
		return nil
	}
	rows, columns := make([]named, len(b.Rows)), make([]named, len(b.Columns))
	for i, r := range b.Rows {
		rows[i] = namedOf(t.Names(r))
	}
	for i, c := range b.Columns {
		columns[i] = namedOf(t.Heads(b.Rows[0], c))
	}
	var fits []fit
	for _, form := range All() {
		for _, p := range form.Parts {
			f := fit{part: p, band: b}
			if f.columns = align(columns, p.Columns); p.Columns != nil && f.found(f.columns) == 0 {
				continue
			}
			f.rows = align(rows, p.Rows)
			f.labels = f.found(f.columns)
			if p.Rows != nil {
				n := f.found(f.rows)
				if n == 0 {
					continue
				}
				f.labels += n
			}
			f.count(t)
			fits = append(fits, f)
		}
	}
	return fits
}

// count counts the numbers of the band, and those at a place of the part.
func (f *fit) count(t *table.Table) {
	for i, r := range f.band.Rows {
		for k, c := range f.band.Columns {
			cell := t.At(r, c)
			if cell == nil || !cell.Number {
				continue
			}
			f.numbers++
			if f.rowAt(i) != -1 && f.columnAt(t, k) != -1 {
				f.cells++
			}
		}
	}
}

// anyLine stands for a row or column of a part that has none of its own.
const anyLine = -2

func (f *fit) rowAt(i int) int {
	if f.part.Rows == nil {
		return anyLine
	}
	if k := f.rows[i]; k >= 0 && !f.part.Rows[k].group {
		return k
	}
	return -1
}

func (f *fit) columnAt(t *table.Table, k int) int {
	if f.part.Columns != nil {
		return f.columns[k]
	}
	if holdsResults(t.Heads(f.band.Rows[0], f.band.Columns[k]), f.part.rates()) {
		return anyLine
	}
	return -1
}

// rates reports whether what a part counts are rates: its rows are in %.
func (p *Part) rates() bool { return len(p.Rows) > 0 && p.Rows[0].Unit == "%" }

var (
	otherResults  = lex.Class("other-result")
	previousYears = lex.Class("previous-year")
)

// holdsResults reports whether the heads of a column do not say that it holds plans, the values of another year or, where a part does not
// count rates, such.
func holdsResults(heads []string, rates bool) bool {
	for _, h := range heads {
		if rate := table.IsRate(h); rate && rates {
			continue
		} else if rate || otherResults.Ends(bare(h)) > 0 || previousYears.In(h) {
			return false
		}
	}
	return len(heads) > 0
}

// add notes the cells and relations of a fit.
func (m *Match) add(t *table.Table, f *fit) {
	p := f.part
	m.Size += p.size()
	m.Open = m.Open || p.Columns == nil
	m.matched = append(m.matched, *f)
	line := func(lines []Line, k int) *Line {
		if k < 0 {
			return nil
		}
		return &lines[k]
	}
	for i, r := range f.band.Rows {
		for k, c := range f.band.Columns {
			row, column := f.rowAt(i), f.columnAt(t, k)
			if row == -1 || column == -1 {
				continue
			}
			a, b := line(p.Rows, row), line(p.Columns, column)
			cell := Cell{Indicator: p.indicator(a, b), Key: p.ID + "/"}
			if a != nil {
				cell.Key += strings.TrimRight(a.ID, "'")
			}
			if b != nil {
				cell.Unit, cell.Key = b.Unit, cell.Key+" "+b.ID
			}
			m.Cells[Place{r, c}] = cell
		}
	}
	for _, rel := range p.relations {
		m.Sums = append(m.Sums, f.sums(t, rel)...)
	}
}

// sums sets a relation to the places of the table.
func (f *fit) sums(t *table.Table, rel relation) []Sum {
	at := map[string]int{} // row or column of the table, by id
	lines, list, real := f.part.Rows, f.rows, f.band.Rows
	if rel.byRow {
		lines, list, real = f.part.Columns, f.columns, f.band.Columns
	}
	for i, k := range list {
		if k >= 0 {
			at[lines[k].ID] = real[i]
		}
	}
	var out []Sum
	across := f.band.Columns
	if rel.byRow {
		across = f.band.Rows
	}
	for i, x := range across {
		if rel.byRow && f.rowAt(i) == -1 || !rel.byRow && f.columnAt(t, i) == -1 {
			continue
		}
		var s Sum
		places := func(ids []string) (list []Place) {
			for _, id := range ids {
				line, ok := at[id]
				switch {
				case !ok:
					s.Missing = true
				case rel.byRow:
					list = append(list, Place{x, line})
				default:
					list = append(list, Place{line, x})
				}
			}
			return list
		}
		s.Left, s.Right = places(rel.left), places(rel.right)
		if len(s.Left) > 0 && len(s.Right) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// named is a row or column of a table: the folded heads that name it.
type named struct {
	leaf, bare string
	joined     string
}

func namedOf(heads []string) named {
	if len(heads) == 0 {
		return named{}
	}
	folded := make([]string, len(heads))
	for i, h := range heads {
		folded[i] = lex.Fold(h)
	}
	last := len(heads) - 1
	return named{folded[last], bare(heads[last]), strings.Join(folded, "")}
}

// align finds the lines of a part among the rows or columns of a table, in their order: those with the greatest sum of likeness.
// It returns the line of each row or column, or -1.
func align(list []named, lines []Line) []int {
	out := make([]int, len(list))
	for i := range out {
		out[i] = -1
	}
	if len(lines) == 0 || len(list) == 0 {
		return out
	}
	n := len(lines) + 1
	best := make([]int32, (len(list)+1)*n)
	like := make([]int32, len(list)*len(lines))
	any := false
	for i := range list {
		for k := range lines {
			s := lines[k].likeness(&list[i])
			like[i*len(lines)+k] = int32(s)
			any = any || s > 0
		}
	}
	if !any {
		return out
	}
	for i := range list {
		for k := range lines {
			v := max(best[i*n+k+1], best[(i+1)*n+k])
			if s := like[i*len(lines)+k]; s > 0 {
				v = max(v, best[i*n+k]+s)
			}
			best[(i+1)*n+k+1] = v
		}
	}
	for i, k := len(list), len(lines); i > 0 && k > 0; {
		v := best[i*n+k]
		switch {
		case best[(i-1)*n+k] == v:
			i--
		case best[i*n+k-1] == v:
			k--
		default:
			out[i-1] = k - 1
			i, k = i-1, k-1
		}
	}
	return out
}

// shortest is the number of characters of a label from which a part of it tells it.
const shortest = 4

// likeness grades how much a row or column of a table is a line of a form: 0 not at all.
func (l *Line) likeness(n *named) int {
	s := 0
	long := func(t string) bool { return utf8.RuneCountInString(t) >= shortest }
	switch {
	case n.leaf == "":
		return 0
	case n.leaf == l.key:
		s = 8
	case long(l.key) && strings.HasSuffix(n.joined, l.key):
		s = 7
	case n.bare == l.bare && l.bare != "":
		s = 6
	case long(n.leaf) && strings.HasPrefix(l.key, n.leaf), long(l.key) && strings.HasPrefix(n.leaf, l.key):
		s = 4
	default:
		return 0
	}
	for _, a := range l.above {
		if strings.Contains(n.joined, a) {
			s++
		}
	}
	return s
}
