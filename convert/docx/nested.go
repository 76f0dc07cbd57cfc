package docx

import "guiwen/normalize/source"

// A table inside a cell stands in that cell: its cells are paragraphs of it. Only a table of a single cell, which is a
// frame round what it holds, gives its content to the page.

// nesting knows the tables of the document while their parts still bear the numbers that the reader gave them.
type nesting struct {
	inside map[int]*source.Cell // the cell that a table stands in
	single map[int]bool         // tables that are one cell and hold a table
}

// enter notes that a table begins inside of a cell.
func (n *nesting) enter(table int, cell *source.Cell) {
	if n.inside == nil {
		n.inside, n.single = map[int]*source.Cell{}, map[int]bool{}
	}
	n.inside[table] = cell
	n.single[cell.Table] = false // until it ends as a single cell
}

// end notes that a table ends, and how many cells it has.
func (n *nesting) end(table, cells int) {
	if _, outer := n.single[table]; outer && cells == 1 {
		n.single[table] = true
	}
}

// cell returns the cell that a part of the cell c stands in: the outermost that is no frame; nil on the page.
func (n *nesting) cell(c *source.Cell) *source.Cell {
	at := c
	if n.single[c.Table] {
		at = nil
	}
	for outer := n.inside[c.Table]; outer != nil; outer = n.inside[outer.Table] {
		if !n.single[outer.Table] {
			at = outer
		}
	}
	return at
}
