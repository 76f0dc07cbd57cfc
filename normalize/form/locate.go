package form

import (
	"strings"
	"sync"
)

// Spot is a cell of a form: a part, and its row and column; -1 where the part has none of its own.
type Spot struct{ Part, Row, Column int }

// Find returns the form with the id, or nil.
func Find(id string) *Form {
	for _, f := range All() {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// Locate returns the cell of a form that a number with a code stands at, by the heads of its row and column in the table it was read
// from. Of several cells with the code it is the one whose labels are most like the heads. It reports false where the form has no
// such cell, or several are as like.
func (f *Form) Locate(code string, row, column []string) (Spot, bool) {
	r, c := namedOf(row), namedOf(column)
	var best Spot
	most, same := -1, false
	for _, at := range spotsByCode()[f][code] {
		p, like := f.Parts[at.Part], 0
		if at.Row >= 0 {
			like += p.Rows[at.Row].likeness(&r)
			at.Row = p.printed(at.Row)
		}
		if at.Column >= 0 {
			like += p.Columns[at.Column].likeness(&c)
		}
		switch {
		case like > most:
			best, most, same = at, like, false
		case like == most && at != best:
			same = same || at.Part == best.Part
		}
	}
	return best, most >= 0 && !same
}

// spotsByCode are the cells of all forms by their codes.
var spotsByCode = sync.OnceValue(func() map[*Form]map[string][]Spot {
	all := map[*Form]map[string][]Spot{}
	for _, f := range All() {
		all[f] = map[string][]Spot{}
		for i, p := range f.Parts {
			p.spots(func(at Spot, row, column *Line) {
				at.Part = i
				id := p.indicator(row, column)
				all[f][id] = append(all[f][id], at)
			})
		}
	}
	return all
})

// spots goes over the cells of a part.
func (p *Part) spots(do func(at Spot, row, column *Line)) {
	for r := range max(len(p.Rows), 1) {
		var row *Line
		at := Spot{Row: -1, Column: -1}
		if len(p.Rows) > 0 {
			if row, at.Row = &p.Rows[r], r; row.group {
				continue
			}
		}
		for c := range max(len(p.Columns), 1) {
			var column *Line
			if len(p.Columns) > 0 {
				column, at.Column = &p.Columns[c], c
			}
			do(at, row, column)
		}
	}
}

// printed returns the row that a row is another wording of, or itself.
func (p *Part) printed(row int) int {
	for row > 0 && p.Rows[row].IsWording() {
		row--
	}
	return row
}

// IsWording reports whether a row is another wording of the one in front of it.
func (l *Line) IsWording() bool { return strings.HasSuffix(l.ID, "'") }

// IsGroup reports whether a row only heads those below it.
func (l *Line) IsGroup() bool { return l.group }

// Depth is how many rows stand over a row, of a column how many heads.
func (l *Line) Depth() int { return len(l.above) }
