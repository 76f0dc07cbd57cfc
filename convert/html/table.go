package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// Caps of the HTML standard (4.9.11) and our own.
const (
	maxColSpan = 1000
	maxRowSpan = 65534
	maxColumns = 16384 // those of a worksheet; a wider table is limit.size
)

// grid is a table on its grid.
type grid struct {
	number int // 0 until a part of it is written
	slots  map[*html.Node]*slot
}

// slot is a cell's place in a grid.
type slot struct {
	grid *grid
	cell source.Cell
}

// place returns the cell as a part carries it, and numbers the table with its first part.
func (s *slot) place(w *writer) *source.Cell {
	if s.grid.number == 0 {
		w.tables++
		s.grid.number = w.tables
	}
	cell := s.cell
	cell.Table = s.grid.number
	return &cell
}

// table lays out a table: as cells on a grid, or, where it only arranges the page, as blocks.
func (w *writer) table(n *html.Node, s style, b block) {
	rows := rowsOf(n)
	if b.cell != nil {
		w.inner(rows, s, b)
		return
	}
	kind := w.p.classify(n, rows)
	if kind == layoutTable {
		b.cell = nil
		w.children(n, s, b)
		return
	}
	b = block{kind: source.TableCell}
	var g *grid
	if kind == dataTable {
		g = w.form(rows)
		if w.err != nil {
			return
		}
	} else if w.inBody {
		w.leaveBody() // a disclosure header that stands within the body
		defer w.enterBody()
	}
	w.tableContent(n, s, b, g)
}

// inner lays out a table that stands in a cell of another: its rows are lines of that cell.
func (w *writer) inner(groups []rowGroup, s style, b block) {
	for _, g := range groups {
		for _, tr := range g.rows {
			w.boundary()
			inRow := s.inherit(tr)
			for _, td := range cellsOf(tr) {
				w.spaces.pending = true
				w.await(td)
				w.children(td, inRow.inherit(td), b)
			}
		}
	}
	w.boundary()
}

// tableContent lays out a table, row group or row.
func (w *writer) tableContent(n *html.Node, s style, b block, g *grid) {
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		switch {
		case isElement(c, atom.Caption):
			w.boundary()
			w.children(c, s.inherit(c), block{kind: source.Caption})
			w.boundary()
		case isElement(c, atom.Thead, atom.Tbody, atom.Tfoot):
			w.tableContent(c, s.inherit(c), b, g)
		case isElement(c, atom.Tr):
			w.row(c, s.inherit(c), b, g)
		default:
			outside := b
			outside.kind = source.Paragraph
			w.node(c, s, outside)
		}
	}
}

func (w *writer) row(tr *html.Node, s style, b block, g *grid) {
	w.boundary()
	cells := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if !isElement(c, atom.Td, atom.Th) {
			outside := b
			outside.kind = source.Paragraph
			w.node(c, s, outside)
			continue
		}
		if cells > 0 {
			w.tab()
		}
		cells++
		inner := b
		if g != nil {
			inner.cell = g.slots[c]
		}
		w.block = inner
		w.await(c)
		w.children(c, s.inherit(c), inner)
		w.boundary()
	}
	w.endRow()
}

// rowGroup is a run of rows that a rowspan cannot leave.
type rowGroup struct {
	rows   []*html.Node
	header bool // a thead
}

// rowsOf returns the table's own rows by group: each thead, tbody and tfoot, and each run of rows that stand in the
// table itself. A tfoot comes last, as it is shown.
func rowsOf(table *html.Node) []rowGroup {
	var groups, feet []rowGroup
	loose := false
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case isElement(c, atom.Tr):
			if !loose {
				groups = append(groups, rowGroup{})
			}
			loose = true
			last := &groups[len(groups)-1]
			last.rows = append(last.rows, c)
		case isElement(c, atom.Thead, atom.Tbody, atom.Tfoot):
			loose = false
			g := rowGroup{header: c.DataAtom == atom.Thead}
			for r := c.FirstChild; r != nil; r = r.NextSibling {
				if isElement(r, atom.Tr) {
					g.rows = append(g.rows, r)
				}
			}
			if c.DataAtom == atom.Tfoot {
				feet = append(feet, g)
			} else {
				groups = append(groups, g)
			}
		}
	}
	return append(groups, feet...)
}

func cellsOf(tr *html.Node) []*html.Node {
	var cells []*html.Node
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if isElement(c, atom.Td, atom.Th) {
			cells = append(cells, c)
		}
	}
	return cells
}

// form places the cells of a table on a grid, after "forming a table" of the HTML standard (4.9.11). Spans are
// capped, cut to their row group, and, where no cell begins in a column, drawn together, so that a span of a thousand
// columns over one cell is none. It takes time in the number of cells and columns, not of slots.
func (w *writer) form(groups []rowGroup) *grid {
	f := former{grid: &grid{slots: map[*html.Node]*slot{}}}
	for _, g := range groups {
		for i, tr := range g.rows {
			f.placeRow(tr, len(g.rows)-i, g.header)
			if f.width > maxColumns {
				w.err = source.Errorf(source.LimitSize, "table_columns", "", "a table has more than %d columns", maxColumns)
				return nil
			}
		}
		clear(f.busy)
	}
	f.drawTogether()
	if f.capped > 0 {
		w.p.warn("html.table-span", "%d spans of table cells are larger than HTML allows and were cut", f.capped)
	}
	if f.overlaps > 0 {
		w.p.warn("html.table-overlap", "%d table cells overlap others; both are kept", f.overlaps)
	}
	return f.grid
}

// former is the state of forming a table.
type former struct {
	grid     *grid
	row      int
	width    int
	busy     []int // by column: for how many further rows a cell from above covers it
	starts   []bool
	order    []*slot
	capped   int
	overlaps int
}

// placeRow places the cells of a row; left is the number of rows from this one to the end of its group.
func (f *former) placeRow(tr *html.Node, left int, header bool) {
	column := 0
	var covering []source.Cell
	for _, td := range cellsOf(tr) {
		for column < len(f.busy) && f.busy[column] > 0 {
			column++
		}
		cell := source.Cell{
			Row: f.row, Column: column, ColSpan: f.span(td, "colspan", maxColSpan), RowSpan: f.span(td, "rowspan", maxRowSpan),
			Header: header || td.DataAtom == atom.Th,
		}
		if cell.RowSpan == 0 || cell.RowSpan > left {
			cell.RowSpan = left
		}
		cell.ColSpan = max(cell.ColSpan, 1)
		for x := column; x < column+cell.ColSpan && x < len(f.busy); x++ {
			if f.busy[x] > 0 {
				f.overlaps++
				break
			}
		}
		column += cell.ColSpan
		f.width = max(f.width, column)
		if f.width > maxColumns {
			return
		}
		for len(f.starts) < column {
			f.starts, f.busy = append(f.starts, false), append(f.busy, 0)
		}
		f.starts[cell.Column] = true
		s := &slot{f.grid, cell}
		f.grid.slots[td] = s
		f.order = append(f.order, s)
		covering = append(covering, cell)
	}
	for x := range f.busy {
		f.busy[x] = max(f.busy[x]-1, 0)
	}
	for _, cell := range covering {
		if cell.RowSpan > 1 {
			for x := cell.Column; x < cell.Column+cell.ColSpan; x++ {
				f.busy[x] = max(f.busy[x], cell.RowSpan-1)
			}
		}
	}
	f.row++
}

// span returns a span as an attribute states it, 1 where it states none, at most limit. A rowspan may be 0: to the end of
// its group.
func (f *former) span(td *html.Node, key string, limit int) int {
	value, ok := lookup(td, key)
	if !ok {
		return 1
	}
	value = strings.TrimSpace(value)
	digits := 0
	for digits < len(value) && '0' <= value[digits] && value[digits] <= '9' {
		digits++
	}
	if digits == 0 {
		return 1
	}
	n, err := strconv.Atoi(value[:digits])
	if err != nil || n > limit {
		f.capped++
		return limit
	}
	return n
}

// drawTogether removes the columns in which no cell begins.
func (f *former) drawTogether() {
	to := make([]int, len(f.starts)+1) // where a column goes
	for x, starts := range f.starts {
		to[x+1] = to[x]
		if starts {
			to[x+1]++
		}
	}
	for _, s := range f.order {
		end := to[s.cell.Column+s.cell.ColSpan]
		s.cell.Column = to[s.cell.Column]
		s.cell.ColSpan = max(end-s.cell.Column, 1)
	}
}
