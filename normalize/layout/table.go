package layout

import (
	"slices"
	"strings"

	"guiwen/normalize/source"
)

// widest is the number of columns up to which empty cells are filled in.
const widest = 1024

// isCell reports whether l is of a cell that its format places in a table.
func (l *line) isCell(d *document) bool { return placed(&d.parts[l.part]) }

func placed(p *source.Part) bool { return p.Kind == source.TableCell && p.Cell != nil }

// grid is a table that is being written.
type grid struct {
	d       *document
	b       *builder
	t       *Text
	id      int
	rows    [][]Cell
	numbers []int // per row: its number in the source, where rows without any text are counted
	row     int   // of the source, of the open row; -1 before the first
	column  int   // behind the last cell of the open row
	width   int   // columns of the table
	covered []int // per column: rows before this one are taken by a span from above
	budget  int   // empty cells that may still be filled in
}

// table writes the table whose first line is i as one paragraph: a tab after each cell, a line feed after
// each row, a line feed between the paragraphs of a cell. It returns the line behind the table.
func (d *document) table(b *builder, t *Text, i int) int {
	first := d.parts[d.lines[i].part]
	p := Paragraph{Start: b.out, Kind: source.TableCell, Page: first.Page, Box: first.Box, First: d.lines[i].part}
	if p.Page == 0 {
		p.Page = d.lines[i].page
	}
	g := &grid{d: d, b: b, t: t, id: first.Cell.Table, row: -1, width: d.tableWidth(i), budget: 4*len(d.parts) + 1000}
	from := i
	for i < len(d.lines) {
		j := i
		for j < len(d.lines) && d.lines[j].role != "" { // a page end inside the table
			j++
		}
		if j == len(d.lines) || !d.inTable(j, g.id) {
			break
		}
		if g.row >= 0 {
			g.skip(from, j)
		}
		i = g.cell(j)
		p.Last = d.lines[i-1].part
		if q := d.parts[p.Last]; q.Page == p.Page && !q.Box.IsZero() {
			p.Box = union(p.Box, q.Box)
		}
		from = i
	}
	g.endRow()
	g.shortenSpans()
	p.End, p.Table = b.out, &Table{Rows: g.rows}
	t.Paragraphs = append(t.Paragraphs, p)
	return from
}

// inTable reports whether line i is of a cell of table id.
func (d *document) inTable(i, id int) bool {
	return d.lines[i].isCell(d) && d.parts[d.lines[i].part].Cell.Table == id
}

// tableWidth is the number of columns of the table that begins at line i.
func (d *document) tableWidth(i int) int {
	id, width := d.parts[d.lines[i].part].Cell.Table, 0
	for ; i < len(d.lines); i++ {
		if d.lines[i].role != "" {
			continue
		}
		if !d.inTable(i, id) {
			break
		}
		c := d.parts[d.lines[i].part].Cell
		width = max(width, c.Column+max(1, min(c.ColSpan, widest)))
	}
	return min(width, widest)
}

// skip deletes the raw text between two cells, from line from to line to.
func (g *grid) skip(from, to int) {
	for ; from < to; from++ {
		l := &g.d.lines[from]
		g.b.replace(l.start, "", "layout.cell")
		g.t.Furniture = append(g.t.Furniture, Furniture{l.start, l.end, l.role, l.page, g.d.parts[l.part].Box})
		g.b.replace(l.end, "", "furniture."+l.role)
	}
	g.b.replace(g.d.lines[to].start, "", "layout.cell")
}

// cell writes the cell whose first line is i and returns the line behind it.
func (g *grid) cell(i int) int {
	d, at := g.d, *g.d.parts[g.d.lines[i].part].Cell
	if g.row != at.Row || g.row < 0 {
		g.endRow()
		g.row, g.column = at.Row, 0
		g.rows, g.numbers = append(g.rows, nil), append(g.numbers, at.Row)
	}
	g.fill(at.Column)
	c := Cell{Start: g.b.out, RowSpan: max(1, at.RowSpan), ColSpan: max(1, at.ColSpan), Header: at.Header}
	g.cover(at.Column, c.ColSpan, at.Row+c.RowSpan)
	last := i
	g.b.keep(d.lines[i].end)
	for i++; i < len(d.lines); i++ {
		l := &d.lines[i]
		if l.role != "" || !l.isCell(d) {
			break
		}
		if q := d.parts[l.part].Cell; q.Table != at.Table || q.Row != at.Row || q.Column != at.Column {
			break
		}
		if d.wrapsInCell(last, i) {
			g.b.replace(l.start, d.glue(last, i), "layout.cell-line")
		} else {
			g.b.lineFeed(l.start, "layout.cell-line")
		}
		g.b.keep(l.end)
		last = i
	}
	c.End = g.b.out
	g.b.replace(g.b.at, "\t", "layout.cell")
	g.add(c)
	return i
}

// wrapsInCell reports whether line j of a cell only goes on the line before it, which had no more room. A format that
// knows paragraphs states them; on a page, two lines that are figures are two.
func (d *document) wrapsInCell(i, j int) bool {
	a, b := &d.lines[i], &d.lines[j]
	if d.parts[b.part].Box.IsZero() {
		return false
	}
	if !digit(a.last) || !digit(b.first) {
		return true
	}
	// 1006.2 and 5 below it: a cell that had no room; a second figure of the column would have its decimals too
	return strings.Contains(d.text(a), ".") && strings.Trim(d.text(b), "0123456789%") == ""
}

func (g *grid) add(c Cell) {
	r := &g.rows[len(g.rows)-1]
	*r = append(*r, c)
}

// endRow fills the open row up and closes it.
func (g *grid) endRow() {
	if g.row < 0 {
		return
	}
	g.fill(g.width)
	g.b.replace(g.b.at, "\n", "layout.row")
}

// shortenSpans counts in every span the rows that are written: a row of the source without any text is not.
func (g *grid) shortenSpans() {
	if !slices.IsSorted(g.numbers) {
		return
	}
	for r, row := range g.rows {
		for c := range row {
			if row[c].RowSpan > 1 {
				end, _ := slices.BinarySearch(g.numbers, g.numbers[r]+row[c].RowSpan)
				row[c].RowSpan = max(end-r, 1)
			}
		}
	}
}

// fill adds the empty cells before column end that no part stands for: places of the open row that no span
// from above covers.
func (g *grid) fill(end int) {
	for at := g.column; at < min(end, widest) && g.budget > 0; at++ {
		if at < len(g.covered) && g.covered[at] > g.row {
			continue
		}
		g.add(Cell{Start: g.b.out, End: g.b.out, RowSpan: 1, ColSpan: 1})
		g.b.replace(g.b.at, "\t", "layout.cell")
		g.budget--
	}
	g.column = max(g.column, end)
}

// cover notes that span columns from at on are taken in the rows before row.
func (g *grid) cover(at, span, row int) {
	end := min(at+min(span, widest), widest)
	for len(g.covered) < end {
		g.covered = append(g.covered, 0)
	}
	for i := at; i < end; i++ {
		g.covered[i] = max(g.covered[i], row)
	}
	g.column = max(g.column, at+min(span, widest))
}
