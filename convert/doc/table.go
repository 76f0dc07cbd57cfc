package doc

import (
	"slices"
	"strconv"
)

// tableRow is a row: the paragraphs of its cells, and the one that ends it, nil where it breaks off.
type tableRow struct {
	cells [][]block
	end   *block
}

// rows divides the paragraphs of a table that stands in depth-1 others into rows and cells.
func rows(list []block, depth int) []tableRow {
	var all []tableRow
	var row tableRow
	start := 0
	for i := range list {
		b := &list[i]
		if b.depth != depth {
			continue
		}
		ends := b.mark == charCell
		if depth > 1 {
			ends = b.cellEnd
		}
		switch {
		case b.rowEnd && (ends || depth > 1):
			if b.from < b.to {
				row.cells = append(row.cells, list[start:i+1]) // no program writes text there
			} else if start < i {
				row.cells = append(row.cells, list[start:i])
			}
			row.end = b
			all = append(all, row)
			row, start = tableRow{}, i+1
		case ends:
			row.cells = append(row.cells, list[start:i+1])
			start = i + 1
		}
	}
	if start < len(list) {
		row.cells = append(row.cells, list[start:])
	}
	if len(row.cells) > 0 {
		all = append(all, row)
	}
	return all
}

// table writes a table that stands in depth-1 others.
func (s *story) table(list []block, depth int) {
	all := rows(list, depth)
	grid := gridOf(all)
	s.x.raw("<w:tbl>")
	for _, row := range all {
		s.row(row, grid, depth)
	}
	s.x.raw("</w:tbl>")
}

// sameEdge is how far apart edges may lie that are one, in twips: 1.6 mm, less than the margins of a cell and a character.
const sameEdge = 90

// gridOf returns the places of the edges of all rows: the columns of the table.
func gridOf(all []tableRow) []int {
	var edges []int
	for _, row := range all {
		if row.end != nil {
			edges = append(edges, row.end.row.edges...)
		}
	}
	slices.Sort(edges)
	grid := edges[:0]
	for _, e := range edges {
		if len(grid) == 0 || e-grid[len(grid)-1] > sameEdge {
			grid = append(grid, e)
		}
	}
	return grid
}

// column returns the column of the grid that begins at an edge.
func column(grid []int, edge int) int {
	i, found := slices.BinarySearch(grid, edge)
	if !found {
		i--
	}
	return max(i, 0)
}

func (s *story) row(row tableRow, grid []int, depth int) {
	x := s.x
	x.raw("<w:tr>")
	var p rowProperties
	if row.end != nil {
		p = row.end.row
		x.raw("<w:trPr>")
		if len(p.edges) > 0 && column(grid, p.edges[0]) > 0 {
			x.number("gridBefore", column(grid, p.edges[0]))
		}
		if p.header {
			x.raw("<w:tblHeader/>")
		}
		if c := s.properties(row.end.to, row.end.style); c.deleted {
			x.raw("<w:del/>")
		} else if c.inserted {
			x.raw("<w:ins/>")
		}
		x.raw("</w:trPr>")
	}
	for i, cell := range row.cells {
		x.raw("<w:tc><w:tcPr>")
		if i+1 < len(p.edges) {
			if span := column(grid, p.edges[i+1]) - column(grid, p.edges[i]); span > 1 {
				x.raw("<w:gridSpan")
				x.attribute("w:val", strconv.Itoa(span))
				x.raw("/>")
			}
		}
		if i < len(p.cells) {
			if m := p.cells[i].horizontal; m != "" {
				x.value("hMerge", m)
			}
			if m := p.cells[i].vertical; m != "" {
				x.value("vMerge", m)
			}
		}
		x.raw("</w:tcPr>")
		s.blocks(cell, depth)
		x.raw("</w:tc>")
	}
	x.raw("</w:tr>")
}
