package form

import (
	"strings"
	"sync"
)

// Code is the code of a cell of a form: an indicator, or one member of it (open.requests@natural).
type Code struct {
	ID    string
	Name  string // the labels of row and member
	Unit  string // "" where the table must say it
	Title string // of the form
}

// Codes returns the codes of all forms, in their order, each once, with the labels of the first form that has it.
var Codes = sync.OnceValue(func() []Code {
	var list []Code
	seen := map[string]bool{}
	for _, f := range All() {
		for _, p := range f.Parts {
			p.each(func(row, column *Line) {
				id := p.indicator(row, column)
				if id == "" || seen[id] {
					return
				}
				seen[id] = true
				c := Code{ID: id, Name: nameOf(p, row, column), Title: f.Title}
				if column != nil {
					c.Unit = column.Unit
				}
				list = append(list, c)
			})
		}
	}
	return list
})

// CodeOf returns the code with the id.
func CodeOf(id string) (Code, bool) {
	c, ok := byID()[id]
	return c, ok
}

var byID = sync.OnceValue(func() map[string]Code {
	m := map[string]Code{}
	for _, c := range Codes() {
		m[c.ID] = c
	}
	return m
})

// each goes over the cells of a part.
func (p *Part) each(do func(row, column *Line)) {
	rows, columns := []*Line{nil}, []*Line{nil}
	if len(p.Rows) > 0 {
		rows = rows[:0]
		for i := range p.Rows {
			if !p.Rows[i].group {
				rows = append(rows, &p.Rows[i])
			}
		}
	}
	if len(p.Columns) > 0 {
		columns = columns[:0]
		for i := range p.Columns {
			columns = append(columns, &p.Columns[i])
		}
	}
	for _, r := range rows {
		for _, c := range columns {
			do(r, c)
		}
	}
}

// nameOf returns what a cell is called: its row, and behind it in brackets the member or, where rows share their columns, the column.
func nameOf(p *Part, row, column *Line) string {
	switch {
	case row == nil:
		return strings.ReplaceAll(column.Label, "/", "·")
	case column == nil || column.value == "@":
		return row.bare
	}
	return row.bare + "（" + column.bare + "）"
}
