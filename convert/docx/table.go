package docx

import "guiwen/normalize/source"

// maxColumns is the number of columns of a spreadsheet; a table that is wider cannot be shown in one.
const maxColumns = 16384

// table is a table (w:tbl) while it is being read.
type table struct {
	id    int // negative until the tables are numbered in the order of the text
	row   int
	outer *source.Cell      // the cell that the table stands in
	gone  writer            // what rows and cells hold that are no part of the document that is read
	above map[int]aboveCell // vertically merged cells by their first column; nil without any
}

// aboveCell is the cell that a vertically merged cell below it would continue.
type aboveCell struct {
	cell *source.Cell
	row  int // the last row it reaches
}

// row is a table row (w:tr) while it is being read.
type row struct {
	column int
	header bool
	change change       // the row was inserted or deleted
	before *source.Cell // the cell to the left, for w:hMerge
	some   bool         // a cell has been read
}

// table reads the current w:tbl. In headers and notes its cells are ordinary parts.
func (s *story) table() {
	s.tables++
	t := &table{id: -s.tables, outer: s.cell}
	s.tableRows(t)
	s.cell = t.outer
	s.out.append(&t.gone)
}

func (s *story) tableRows(t *table) {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space == mc {
			s.alternate(func() { s.tableRows(t) })
			continue
		}
		if s.x.Space != w {
			continue
		}
		switch string(s.x.Local) {
		case "tr":
			s.tableRow(t)
		case "sdt", "sdtContent", "customXml", "smartTag":
			s.tableRows(t)
		case "ins", "moveTo":
			s.inserted(func() { s.tableRows(t) })
		case "del":
			s.deleted(func() { s.tableRows(t) })
		case "moveFrom":
			s.movedAway(func() { s.tableRows(t) })
		default:
			s.commentRange()
		}
	}
}

func (s *story) tableRow(t *table) {
	line := &row{}
	before, change := s.losses.changedCharacters, s.change
	s.cells(t, line)
	if line.change.deleted > 0 {
		s.losses.deletions++
		s.losses.deletedCharacters += s.losses.changedCharacters - before
	}
	s.change = change
	if line.some {
		s.out.between = '\n'
		t.row++
	}
}

// cells reads the children of the current w:tr, or of what wraps cells in it.
func (s *story) cells(t *table, line *row) {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space == mc {
			s.alternate(func() { s.cells(t, line) })
			continue
		}
		if s.x.Space != w {
			continue
		}
		switch string(s.x.Local) {
		case "trPr":
			s.rowProperties(line)
		case "tc":
			s.tableCell(t, line)
		case "sdt", "sdtContent", "customXml", "smartTag":
			s.cells(t, line)
		case "ins", "moveTo":
			s.inserted(func() { s.cells(t, line) })
		case "del":
			s.deleted(func() { s.cells(t, line) })
		case "moveFrom":
			s.movedAway(func() { s.cells(t, line) })
		default:
			s.commentRange()
		}
	}
}

func (s *story) rowProperties(line *row) {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space != w {
			continue
		}
		switch string(s.x.Local) {
		case "gridBefore":
			if n, ok := intVal(s.x); ok && n > 0 {
				s.advance(line, n)
			}
		case "tblHeader":
			line.header = onOff(s.x) == on
		case "del":
			line.change.deleted = 1
		case "ins":
			line.change.inserted = 1
		}
	}
	s.change.deleted += line.change.deleted
	s.change.inserted += line.change.inserted
}

// advance goes on by columns; a row that is too wide ends the reading.
func (s *story) advance(line *row, columns int) {
	line.column += columns
	if line.column > maxColumns {
		s.x.Fail(source.Errorf(source.LimitSize, "limit_columns", "", "a table has more than %d columns", maxColumns))
	}
}

// merge tells how a cell is merged with its neighbours.
type merge uint8

const (
	notMerged merge = iota
	restarts
	continues
)

// cellProperties is what w:tcPr says.
type cellProperties struct {
	span                 int
	vertical, horizontal merge
	deleted, inserted    bool
}

func (s *story) readCellProperties() cellProperties {
	p := cellProperties{span: 1}
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space != w {
			continue
		}
		switch string(s.x.Local) {
		case "gridSpan":
			if n, ok := intVal(s.x); ok && n > 0 {
				p.span = n
			}
		case "vMerge":
			p.vertical = mergeOf(val(s.x))
		case "hMerge":
			p.horizontal = mergeOf(val(s.x))
		case "cellDel":
			p.deleted = true
		case "cellIns":
			p.inserted = true
		}
	}
	return p
}

func mergeOf(value []byte) merge {
	if string(value) == "restart" {
		return restarts
	}
	return continues
}

// tableCell reads the current w:tc.
func (s *story) tableCell(t *table, line *row) {
	depth := s.x.Depth()
	p := cellProperties{span: 1}
	more := s.x.Child(depth)
	if more && string(s.x.Local) == "tcPr" {
		p = s.readCellProperties()
		more = s.x.Child(depth)
	}
	read := func() { s.placedCell(t, line, p, depth, more) }
	switch {
	case p.deleted:
		s.deleted(read)
	case p.inserted:
		s.inserted(read)
	default:
		read()
	}
}

// placedCell reads the cell from the current element on and places it on the grid; what is gone is read apart.
func (s *story) placedCell(t *table, line *row, p cellProperties, depth int, more bool) {
	if s.gone() {
		t.gone.append(s.apart(func() { s.cellContent(t.outer, depth, more) }))
		return
	}
	column := line.column
	s.advance(line, p.span)
	if s.x.Err() != nil {
		return
	}
	cell, covered := t.place(line, p, column)
	s.out.nextCell(!line.some)
	line.some = true
	if covered {
		s.losses.hidden += s.discardRest(depth, more)
	} else {
		s.cellContent(cell, depth, more)
	}
	s.out.endCell()
}

// discardRest skips the children of the element at depth, beginning with the current one if more is set, and
// returns how many characters of text they hold.
func (s *story) discardRest(depth int, more bool) (characters int) {
	for ; more; more = s.x.Child(depth) {
		characters += s.discard()
	}
	return characters
}

// cellContent reads the block content of a cell from the current element on.
func (s *story) cellContent(cell *source.Cell, depth int, more bool) {
	from := s.cell
	s.cell = cell
	if s.kind != source.Paragraph {
		s.cell = nil
	}
	for ; more; more = s.x.Child(depth) {
		s.block()
	}
	s.endJoin()
	s.cell = from
}

// place lays the cell out on the grid. It reports as covered a cell that lies under a merged one: Word does
// not show what it holds.
func (t *table) place(line *row, p cellProperties, column int) (cell *source.Cell, covered bool) {
	above := t.above[column]
	if p.vertical == continues && above.cell != nil && above.row == t.row-1 {
		above.cell.RowSpan++
		t.above[column] = aboveCell{above.cell, t.row}
		line.before = nil
		return above.cell, true
	}
	if p.horizontal == continues && line.before != nil {
		line.before.ColSpan += p.span
		return line.before, true
	}
	cell = &source.Cell{Table: t.id, Row: t.row, Column: column, RowSpan: 1, ColSpan: p.span, Header: line.header}
	switch {
	case p.vertical == notMerged:
		delete(t.above, column)
	case t.above == nil:
		t.above = map[int]aboveCell{column: {cell, t.row}}
	default:
		t.above[column] = aboveCell{cell, t.row}
	}
	line.before = nil
	if p.horizontal != notMerged {
		line.before = cell
	}
	return cell, false
}
