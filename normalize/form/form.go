package form

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// Form is an official form.
type Form struct {
	ID, Title string
	From, To  int // the years it is for; 0 for no bound
	Parts     []*Part
}

// Part is a table of a form.
type Part struct {
	Form      *Form
	ID, Title string
	Rows      []Line // none: every row of a table is one of its rows
	Columns   []Line // none: every column of results is one of its columns
	cells     map[[2]string]string
	relations []relation
}

// Line is a row or column of a part.
type Line struct {
	ID, Label string
	Unit      string // of the printed values, "" where it is not one for all
	Seen      bool   // the wording was seen: it may be printed
	value     string // indicator of the row or column; of a column also @ and the member of a dimension
	key       string // the folded label, of a column that of its lowest head
	bare      string // the same without number and brackets
	above     []string
	group     bool // it has no cells of its own
}

// relation is a formula of a form: side = side, by row or by column. A side is ids with + between them and sum(a..b), all rows
// or columns with cells from a to b.
type relation struct {
	left, right []string
	byRow       bool // the ids are columns, and it holds in each row; else rows, in each column
}

func newLine(id, text, unit, value string, seen bool) Line {
	l := Line{ID: id, Label: text, Unit: unit, Seen: seen, value: value}
	heads := strings.Split(text, "/")
	for _, h := range heads[:len(heads)-1] {
		l.above = append(l.above, lex.Fold(h))
	}
	l.key, l.bare = lex.Fold(heads[len(heads)-1]), bare(heads[len(heads)-1])
	return l
}

// bare returns a folded label without the number in front and what stands in brackets behind.
func bare(text string) string {
	if l, ok := label.Parse(text); ok {
		text = text[l.Len+l.Blank:]
	}
	text = lex.Fold(strings.TrimLeft(text, "#＃"))
	if strings.HasSuffix(text, ")") {
		if open := strings.LastIndexByte(text, '('); open > 0 {
			text = text[:open]
		}
	}
	return text
}

// indicator returns the code of a cell, or "".
func (p *Part) indicator(row, column *Line) string {
	switch {
	case row == nil && column == nil:
		return ""
	case row == nil:
		return column.value
	case column == nil:
		return row.value
	}
	if id, ok := p.cells[[2]string{row.ID, column.ID}]; ok {
		return id
	}
	member, ok := strings.CutPrefix(column.value, "@")
	switch {
	case !ok && row.value == "":
		return column.value
	case row.value == "" || !ok:
		return ""
	case member == "":
		return row.value
	}
	return row.value + "@" + member
}

// size returns the number of cells of a part.
func (p *Part) size() int {
	rows := 0
	for i := range p.Rows {
		if !p.Rows[i].group {
			rows++
		}
	}
	if len(p.cells) > 0 {
		return len(p.cells)
	}
	return max(rows, 1) * max(len(p.Columns), 1)
}
