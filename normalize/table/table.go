package table

import (
	"strings"

	"guiwen/schema"
)

// Read reads the table of a block. Around are the lines in front of it that belong to it, its caption among them, the
// nearest last. A table without heads of its own goes on with those of before, if that is not nil and has as many columns.
// It returns false where the block holds no table that can be read.
func Read(b *schema.Block, around []string, before *Table) (*Table, bool) {
	g, ok := layOut(b)
	if !ok {
		return nil, false
	}
	t := &Table{grid: g, rows: make([]row, len(g.at))}
	for r := range t.rows {
		t.rows[r].numbers = t.countNumbers(r)
	}
	t.findBands(before)
	t.findSections()
	t.findParts()
	t.findNotes(around)
	return t, true
}

// Caption returns the lines in front of a table and those of its rows that name no columns, with ， between them.
func (t *Table) Caption() string { return t.caption }

// findNotes gathers the caption and the units that notes state.
func (t *Table) findNotes(around []string) {
	lines := append([]string{}, around...)
	for r := range t.rows {
		if t.rows[r].kind != note {
			continue
		}
		b := &t.bands[t.rows[r].band]
		for c := 0; c < t.width; c++ {
			if cell := t.cell(r, c); cell != nil && cell.Row == r && cell.Column == c {
				if t.rows[r].band == 0 {
					lines = append(lines, cell.Words())
				}
				if m := unitNote(cell.Words()); m.Unit != nil {
					b.unit = m
				}
			}
		}
	}
	for i := range t.bands { // the corner: 单位：万元 over the names of rows
		b := &t.bands[i]
		for r := b.heads; r < b.body && b.unit.Unit == nil; r++ {
			for c := 0; c < max(b.stub, 1) && b.unit.Unit == nil; c++ {
				b.unit = unitNote(t.words(r, c))
			}
		}
	}
	for i := len(around) - 1; i >= 0 && t.note.Unit == nil; i-- {
		if t.note = unitNote(around[i]); t.note.Unit == nil && strings.ContainsAny(around[i], "（(") {
			t.note.Measure = bracketed(around[i]) // 表1 财政收入（万元）
		}
	}
	if len(t.bands) > 0 && t.note.Unit == nil {
		t.note = t.bands[0].unit
	}
	t.caption = strings.Join(lines, "，")
}

// IsHead reports whether a cell names columns or rows, or is a note.
func (t *Table) IsHead(c *Cell) bool {
	switch r := &t.rows[c.Row]; r.kind {
	case head, note:
		return true
	case section:
		return true
	default:
		return c.Column < t.bands[r.band].stub
	}
}

// Paths are the heads that name a cell.
type Paths struct {
	Row, Column []string
	// Name is the row's path without the numbers of rows.
	Name []string
}

// PathsOf returns the heads over and in front of a cell; of a cell with several paragraphs those of paragraph line of the of.
func (t *Table) PathsOf(c *Cell, line, of int) Paths {
	var p Paths
	r := &t.rows[c.Row]
	if r.kind == head || r.kind == note || r.kind == blank {
		return p
	}
	b := &t.bands[r.band]
	p.Row, p.Name = t.rowPath(c.Row, line, of)
	p.Column = b.columns[c.Column]
	if of > 1 {
		p.Column = t.columnLine(b, c, line, of)
	}
	return p
}

// rowPath returns the heads in front of a row, with those of its sections, and the same without numbers.
func (t *Table) rowPath(r, line, of int) (path, name []string) {
	var above [maxSections]int32
	n := 0
	for k := t.rows[r].above; k >= 0 && n < maxSections; k = t.rows[k].above {
		above[n] = k
		n++
	}
	for n--; n >= 0; n-- {
		if w := t.label(int(above[n])); w != "" {
			path, name = append(path, w), append(name, w)
		}
	}
	b := &t.bands[t.rows[r].band]
	last := int32(-1)
	for c := 0; c < b.stub; c++ {
		k := t.stubCell(b, r, c)
		if k < 0 || k == last || !b.names[c] && !b.serial[c] {
			continue
		}
		last = k
		w := t.cells[k].Line(line, of)
		if w == "" {
			continue
		}
		path = append(path, w)
		if !b.serial[c] {
			name = append(name, w)
		}
	}
	if len(name) == 0 {
		name = path
	}
	return path, name
}

// columnLine is the column's path for paragraph line of a cell: a head of as many paragraphs stands line by line beside it.
func (t *Table) columnLine(b *band, c *Cell, line, of int) []string {
	var path []string
	last := int32(-1)
	for r := b.heads; r < b.body; r++ {
		k := t.headCell(b, r, c.Column)
		if k < 0 || k == last {
			continue
		}
		last = k
		if w := t.cells[k].Line(line, of); w != "" {
			path = append(path, w)
		}
	}
	if path == nil {
		return b.columns[c.Column]
	}
	return path
}

// PartOf returns the row that the row of a cell is a part of, or -1.
func (t *Table) PartOf(c *Cell) int { return int(t.rows[c.Row].partOf) }

// MeasureOf returns the unit of a number, the closest statement first: the heads over it, its row's column of units, the names of its row,
// the row that it is a part of, its section, a note in the table, one in front of it.
func (t *Table) MeasureOf(c *Cell) Measure {
	b := &t.bands[t.rows[c.Row].band]
	heads := b.columns[c.Column]
	rate := false
	for i := len(heads) - 1; i >= 0; i-- {
		if m := unitIn(heads[i]); m.Unit != nil {
			return m
		}
		rate = rate || IsShare(heads[i]) && amountHeads.Ends(heads[i]) == 0
	}
	for r := c.Row; r >= 0; r = int(t.rows[r].partOf) {
		if m := t.rowMeasure(b, r); m.Unit != nil {
			return m
		}
	}
	for r := int(t.rows[c.Row].above); r >= 0; r = int(t.rows[r].above) {
		if m := unitIn(t.label(r)); m.Unit != nil {
			return m
		}
	}
	for _, n := range [...]noted{b.unit, t.note} {
		if n.Unit == nil {
			continue
		}
		if rate {
			if n.rate {
				return Measure{Unit: percent()}
			}
			return Measure{} // a change: of what, nothing says
		}
		return n.Measure
	}
	return Measure{}
}

// rowMeasure returns the unit that a row states in its column of units or in its names.
func (t *Table) rowMeasure(b *band, r int) Measure {
	if b.units >= 0 {
		if m := measureOf(t.words(r, b.units), false); m.Unit != nil {
			return m
		}
	}
	for c := b.stub - 1; c >= 0; c-- {
		if k := t.stubCell(b, r, c); k >= 0 && b.names[c] {
			if m := unitIn(t.cells[k].Words()); m.Unit != nil {
				return m
			}
		}
	}
	return Measure{}
}

// Cells returns the cells of a table, row by row.
func (t *Table) Cells() []Cell { return t.cells }

// At returns the cell at a place, or nil where there is none.
func (t *Table) At(row, column int) *Cell {
	if row < 0 || row >= len(t.at) || column < 0 || column >= t.width || t.at[row][column] < 0 {
		return nil
	}
	return &t.cells[t.at[row][column]]
}

// HasTotalColumn reports whether a column of the band of a cell is called a total.
func (t *Table) HasTotalColumn(c *Cell) bool { return t.bands[t.rows[c.Row].band].totalled }

// ColumnOf returns the heads over a cell, from the top.
func (t *Table) ColumnOf(c *Cell) []string {
	r := &t.rows[c.Row]
	if r.kind == head || r.kind == note || r.kind == blank {
		return nil
	}
	return t.bands[r.band].columns[c.Column]
}

// Band is rows of numbers below one set of heads, with the columns that hold them.
type Band struct {
	Rows    []int
	Columns []int // each first of those below one head
}

// Bands returns the bands of a table that hold numbers. Heads that come again begin none.
func (t *Table) Bands() []Band {
	var out []Band
	for i := range t.bands {
		b := &t.bands[i]
		if !b.repeated || len(out) == 0 {
			out = append(out, Band{Columns: t.valueColumns(b)})
		}
		last := &out[len(out)-1]
		for r := b.body; r < b.end; r++ {
			if t.rows[r].kind == data {
				last.Rows = append(last.Rows, r)
			}
		}
	}
	return out
}

// valueColumns returns the columns of a band that name no rows, each first of those that stand below one head.
func (t *Table) valueColumns(b *band) []int {
	var out []int
	for c := b.stub; c < t.width; c++ {
		if c != b.units && (c == b.stub || b.body == b.heads || t.at[b.body-1][c] != t.at[b.body-1][c-1]) {
			out = append(out, c)
		}
	}
	return out
}

// Names returns the names of a row, from the outside, without its number.
func (t *Table) Names(row int) []string {
	_, name := t.rowPath(row, 0, 1)
	return name
}

// Heads returns the heads of a column in the band of a row, from the top.
func (t *Table) Heads(row, column int) []string { return t.bands[t.rows[row].band].columns[column] }
