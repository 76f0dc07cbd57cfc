package rtf

import (
	"fmt"
	"slices"
)

// maxTables bounds how many tables stand in each other.
const maxTables = 32

// row is the definition of a row (\trowd): its cells by their right edges.
type row struct {
	left   int // twips
	header bool
	cells  []cellShape
	next   cellShape // what was said of the cell whose edge comes next
}

// cellShape is a cell of a definition.
type cellShape struct {
	edge                                      int // right, in twips
	topOfMerged, merged, leftOfMerged, joined bool
}

// table is a table that is being read.
type table struct {
	rows  []tableRow
	cells [][]byte // of the row that has begun
	cell  []byte   // that has begun
}

type tableRow struct {
	shape row
	cells [][]byte
}

func (t *table) endRow(shape row) {
	if len(t.cell) > 0 {
		t.cells = append(t.cells, t.cell)
		t.cell = nil
	}
	if len(t.cells) > 0 {
		shape.cells = slices.Clone(shape.cells)
		t.rows = append(t.rows, tableRow{shape, t.cells})
		t.cells = nil
	}
}

// near is how far edges may lie from each other, in twips, and be the same one.
const near = 40

// grid returns the edges of the table's columns.
func (t *table) grid() []int {
	var edges []int
	for _, r := range t.rows {
		if len(r.shape.cells) > 0 {
			edges = append(edges, r.shape.left)
		}
		for _, c := range r.shape.cells {
			edges = append(edges, c.edge)
		}
	}
	slices.Sort(edges)
	return slices.CompactFunc(edges, func(a, b int) bool { return max(a, b)-min(a, b) <= near })
}

// column returns the edge of the grid that is nearest to x.
func column(grid []int, x int) int {
	i, _ := slices.BinarySearch(grid, x)
	if i == len(grid) || i > 0 && x-grid[i-1] <= grid[i]-x {
		i--
	}
	return i
}

// written returns w:tbl.
func (t *table) written() []byte {
	if len(t.rows) == 0 {
		return nil
	}
	grid := t.grid()
	out := []byte("<w:tbl><w:tblGrid>")
	for i := 1; i < len(grid); i++ {
		out = fmt.Appendf(out, `<w:gridCol w:w="%d"/>`, grid[i]-grid[i-1])
	}
	out = append(out, "</w:tblGrid>"...)
	for _, r := range t.rows {
		out = r.append(out, grid)
	}
	return append(out, "</w:tbl>"...)
}

// append writes w:tr.
func (r tableRow) append(out []byte, grid []int) []byte {
	out = append(out, "<w:tr><w:trPr>"...)
	at := 0
	if len(r.shape.cells) > 0 {
		if at = column(grid, r.shape.left); at > 0 {
			out = fmt.Appendf(out, `<w:gridBefore w:val="%d"/>`, at)
		}
	}
	if r.shape.header {
		out = append(out, "<w:tblHeader/>"...)
	}
	out = append(out, "</w:trPr>"...)
	for i, content := range r.cells {
		out = append(out, "<w:tc><w:tcPr>"...)
		if i < len(r.shape.cells) {
			c := r.shape.cells[i]
			right := max(column(grid, c.edge), at+1)
			if right-at > 1 {
				out = fmt.Appendf(out, `<w:gridSpan w:val="%d"/>`, right-at)
			}
			at = right
			out = c.append(out)
		}
		out = append(out, "</w:tcPr>"...)
		out = append(append(out, content...), "</w:tc>"...)
	}
	return append(out, "</w:tr>"...)
}

// append writes how the cell is joined with others.
func (c cellShape) append(out []byte) []byte {
	for _, p := range []struct {
		on  bool
		xml string
	}{
		{c.topOfMerged, `<w:vMerge w:val="restart"/>`}, {c.merged, "<w:vMerge/>"},
		{c.leftOfMerged, `<w:hMerge w:val="restart"/>`}, {c.joined, `<w:hMerge w:val="continue"/>`},
	} {
		if p.on {
			out = append(out, p.xml...)
		}
	}
	return out
}
