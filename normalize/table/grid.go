package table

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// Cell is a cell of a table.
type Cell struct {
	Row, Column      int // of its upper left corner, from 0
	RowSpan, ColSpan int // as far as they lie on the grid
	Text             string
	Start            int  // byte of the block's text
	Head             bool // its format calls it a head
	Number           bool // it holds nothing but numbers with or without a unit, one a paragraph
}

// maxGrid is the number of places a grid may have.
const maxGrid = 4_000_000

// grid is the cells of a table on its places.
type grid struct {
	cells  []Cell
	at     [][]int32 // by row and column: index into cells, or -1
	width  int
	spans  bool // a cell spans more than one place
	heads  bool // the format tells heads from other cells
	header int  // cells that the format calls heads
}

// layOut puts the cells of a block on their grid. It returns false where a cell does not stand in the block's text, and for
// a table without cells or with more than maxGrid places.
func layOut(b *schema.Block) (*grid, bool) {
	width, ok := columnsOf(b.Rows)
	if !ok {
		return nil, false
	}
	g := &grid{width: width, at: make([][]int32, len(b.Rows))}
	places := make([]int32, width*len(b.Rows))
	for i := range places {
		places[i] = -1
	}
	for r := range g.at {
		g.at[r], places = places[:width:width], places[width:]
	}
	pos := 0
	for r, row := range b.Rows {
		column := 0
		for i := range row {
			c := &row[i]
			if pos+len(c.Text) > len(b.Text) || b.Text[pos:pos+len(c.Text)] != c.Text {
				return nil, false
			}
			for g.at[r][column] >= 0 {
				column++
			}
			g.place(r, column, c, pos)
			pos += len(c.Text) + len("\t")
		}
		pos += len("\n")
	}
	g.heads = g.header > 0 && g.header < len(g.cells)
	return g, true
}

// columnsOf returns the number of columns of a table. A cell stands in the first column of its row that no cell above
// reaches down to, so that rows under long cells may be wider than their own cells add up to.
func columnsOf(rows [][]schema.Cell) (int, bool) {
	limit := maxGrid / max(len(rows), 1)
	var reach []int // by column: the row that a cell above ends before
	for r, row := range rows {
		column := 0
		for _, c := range row {
			for column < len(reach) && reach[column] > r {
				column++
			}
			if c.ColSpan > limit-column {
				return 0, false
			}
			end := column + max(c.ColSpan, 1)
			for len(reach) < end {
				reach = append(reach, 0)
			}
			last := r + min(max(c.RowSpan, 1), len(rows)-r)
			for x := column; x < end; x++ {
				reach[x] = max(reach[x], last)
			}
		}
	}
	return len(reach), 0 < len(reach) && len(reach) <= limit
}

// place writes a cell to all the places it spans.
func (g *grid) place(r, column int, c *schema.Cell, pos int) {
	k := int32(len(g.cells))
	rows, columns := min(len(g.at)-r, max(c.RowSpan, 1)), max(c.ColSpan, 1)
	g.cells = append(g.cells, Cell{Row: r, Column: column, RowSpan: rows, ColSpan: columns, Text: c.Text, Start: pos, Head: c.Header, Number: isNumber(c.Text)})
	g.spans = g.spans || rows > 1 || columns > 1
	if c.Header {
		g.header++
	}
	for y := r; y < r+rows; y++ {
		for x := column; x < column+columns; x++ {
			if g.at[y][x] < 0 {
				g.at[y][x] = k
			}
		}
	}
}

// cell returns the cell at a place, or nil where there is none or it is empty.
func (g *grid) cell(r, c int) *Cell {
	k := g.at[r][c]
	if k < 0 || isBlank(g.cells[k].Text) {
		return nil
	}
	return &g.cells[k]
}

// words returns the text of the cell at a place in one line, "" where there is none.
func (g *grid) words(r, c int) string {
	if cell := g.cell(r, c); cell != nil {
		return cell.Words()
	}
	return ""
}

// Words returns the text of a cell in one line, without the mark of a note: a head is often broken to fit its column.
func (c *Cell) Words() string { return words(c.Text) }

// Line returns paragraph n of a cell that has as many as are asked for, else its words.
func (c *Cell) Line(n, of int) string {
	if of > 1 && strings.Count(c.Text, "\n") == of-1 {
		return words(strings.Split(c.Text, "\n")[n])
	}
	return c.Words()
}

func words(s string) string {
	if strings.IndexByte(s, '\n') >= 0 {
		s = strings.ReplaceAll(s, "\n", "")
	}
	return lex.WithoutNoteMark(strings.TrimSpace(s))
}

func isBlank(s string) bool { return s == "" || strings.TrimSpace(s) == "" }
