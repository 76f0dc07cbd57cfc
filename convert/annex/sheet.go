package annex

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// binder is what the sheets of a workbook share while they are written.
type binder struct {
	file      *excelize.File
	styles    *styles
	dir       string // where rows are kept once they outgrow memory
	rowLimit  int
	linkLimit int
	err       error // the first error in writing rows
}

// newBinder begins a workbook.
func newBinder(o Options) *binder {
	in := &binder{file: excelize.NewFile(), dir: o.TempDir, rowLimit: o.rowLimit, linkLimit: o.linkLimit}
	in.styles = &styles{file: in.file, ids: map[look]int{}}
	if err := in.file.SetDefaultFont(faces()[bodyFace].font); err != nil {
		in.err = err
	}
	return in
}

// fail keeps the first error.
func (in *binder) fail(err error) {
	if in.err == nil {
		in.err = err
	}
}

// newSheet returns the sheet of a key, with a head row that is filtered, frozen and repeated on every page.
func (in *binder) newSheet(key string, frozenColumns int) *sheet {
	return &sheet{
		in: in, name: say("sheet/" + key), columns: columnsBySheet()[key], landscape: true, filtered: true,
		frozenRows: 1, frozenColumns: frozenColumns, repeatFrom: 1, repeatTo: 1, head: func(s *sheet) { s.header() },
	}
}

// screenSheet is newSheet for a sheet that is too long to be printed with the rest. Who prints the whole workbook gets a note instead.
func (in *binder) screenSheet(key string, frozenColumns int) *sheet {
	s := in.newSheet(key, frozenColumns)
	s.screen = true
	s.beside = func(row int, cells []cell) []cell {
		if row != 1 {
			return cells
		}
		return append(cells, cell{look: &look{face: signFace}}, text(say("print/screen", s.name)).in(look{face: signFace}))
	}
	return s
}

// sheet is one of the sheets of the workbook while its rows are written. When a part is full, it goes on in
// another: 明细, 明细(2) …
type sheet struct {
	in      *binder
	name    string
	columns []column
	parts   []*part
	// head writes the rows that begin every part.
	head func(*sheet)
	// frozen columns and rows, for the view; printed tells which rows are repeated on every page (0: none).
	frozenColumns, frozenRows int
	repeatFrom, repeatTo      int
	landscape                 bool
	filtered                  bool // the last head row has an automatic filter
	printColumns              int  // columns that are printed; 0: all
	printRows                 int  // rows that are printed; 0: all
	screen                    bool // it serves the screen: of it only a note is printed that says so
	// beside adds what stands in the first part's row beside the printed columns; may be nil.
	beside func(row int, cells []cell) []cell
	tab    string // colour of its tab; "" is grey
	need   []int  // by column: half-width characters that its widest number takes
}

// part is one worksheet of a sheet.
type part struct {
	name   string
	rows   int // the last row written
	width  int // the widest row, in cells
	spool  spool
	buf    []byte
	links  []byte // hyperlink elements
	linked int    // how many
	merges []byte // mergeCell elements
	merged int    // how many
	breaks []int  // rows before which a page ends
}

// now is the part that takes the next row, opened if need be so that n more rows fit.
func (s *sheet) now(n int) *part {
	if k := len(s.parts); k > 0 {
		p := s.parts[k-1]
		if p.rows+n <= s.in.rowLimit || p.rows <= s.frozenRows {
			return p
		}
	}
	name := s.name
	if k := len(s.parts); k > 0 {
		name += "(" + strconv.Itoa(k+1) + ")"
	}
	p := &part{name: name, spool: spool{dir: s.in.dir}}
	s.parts = append(s.parts, p)
	if s.head != nil {
		s.head(s)
	}
	return p
}

// add writes a row and returns its place. Text that is too long for a cell goes on in the same column of the
// rows that follow; the first cell is repeated there, so that sorting keeps the rows together.
func (s *sheet) add(cells ...cell) place { return s.addHigh(0, cells...) }

// addHigh is add with a row height in points; 0 lets the program that shows the row decide.
func (s *sheet) addHigh(height float64, cells ...cell) place {
	rest := split(s.columns, cells)
	p := s.now(1 + len(rest))
	row := s.write(p, height, cells)
	for _, more := range rest {
		s.write(p, 0, more)
	}
	return place{p.name, row}
}

// header writes the row of column titles.
func (s *sheet) header() place {
	cells := make([]cell, len(s.columns))
	for i, c := range s.columns {
		cells[i] = text(c.title).in(look{face: headFace, align: "center", wrap: true})
	}
	return s.addHigh(headHeight(s.columns), cells...)
}

// write encodes one row at the end of p and returns its number.
func (s *sheet) write(p *part, height float64, cells []cell) int {
	p.rows++
	if s.beside != nil && p == s.parts[0] {
		cells = s.beside(p.rows, cells)
	}
	p.width = max(p.width, len(cells))
	b := append(p.buf[:0], `<row r="`...)
	b = strconv.AppendInt(b, int64(p.rows), 10)
	b = append(b, `" ht="`...)
	b = strconv.AppendFloat(b, max(height, rowHeight(s.columns, cells)), 'f', -1, 64)
	if height > 0 {
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	for i, c := range cells {
		b = s.cell(b, p, i, c)
	}
	p.buf = append(b, `</row>`...)
	s.in.fail(p.write())
	return p.rows
}

// write keeps the row that was made last.
func (p *part) write() error {
	_, err := p.spool.Write(p.buf)
	return err
}

// cell encodes one cell.
func (s *sheet) cell(b []byte, p *part, col int, c cell) []byte {
	c, l := drawn(s.columns, col, c)
	if c.link != "" {
		c = s.link(p, col, c)
	}
	if c.kind == numberCell || c.kind == formulaNumber {
		s.need = widened(s.need, col, shownWidth(l.format, c.number))
	}
	return appendCell(b, col, p.rows, s.in.styles.id(l), c)
}

// columnWidth is the width of a column: what its design says, or what its widest number takes.
func (s *sheet) columnWidth(col int) float64 {
	width := s.columns[col].width
	if col < len(s.need) {
		width = max(width, float64(s.need[col])+numberMargin)
	}
	return width
}

// numberMargin is the room, in half-width characters, between a number and the lines of its cell.
const numberMargin = 2

// link makes c lead to its place: by a hyperlink while the sheet may have more of them, by a formula beyond.
// A formula shows the name of the sheet it leads to instead of the cell's text unless that is a plain name (b12).
func (s *sheet) link(p *part, col int, c cell) cell {
	if p.linked < s.in.linkLimit {
		p.linked++
		p.links = append(p.links, `<hyperlink ref="`...)
		p.links = appendColumn(p.links, col)
		p.links = strconv.AppendInt(p.links, int64(p.rows), 10)
		p.links = append(p.links, `" location="`...)
		p.links = appendText(p.links, c.link)
		p.links = append(p.links, `"/>`...)
		return c
	}
	if c.kind != textCell {
		return c
	}
	shown := c.text
	if !plainName(shown) {
		shown, _, _ = strings.Cut(strings.TrimPrefix(c.link, "'"), "'")
	}
	return judged(`HYPERLINK("#`+c.link+`","`+shown+`")`, shown)
}

// merge joins the cells of the 0-based columns from to to, in the row at.
func (s *sheet) merge(at place, from, to int) {
	s.mergeArea(from, at.row, to, at.row)
}

// mergeArea joins the cells of columns and rows from the left upper corner to the right lower one, both included, of the last part.
func (s *sheet) mergeArea(left, top, right, bottom int) {
	p := s.parts[len(s.parts)-1]
	if p.merged == maxMerges || left >= right && top >= bottom {
		return
	}
	p.merged++
	p.merges = append(p.merges, `<mergeCell ref="`...)
	p.merges = append(p.merges, reference(left, top)...)
	p.merges = append(p.merges, ':')
	p.merges = append(p.merges, reference(right, bottom)...)
	p.merges = append(p.merges, `"/>`...)
}

// across writes a row whose first cell spans all printed columns; a text too long for a row takes several.
func (s *sheet) across(height float64, c cell) place {
	n, width := s.width(), 0.0
	for _, col := range s.columns[:n] {
		width += col.width
	}
	var first place
	for i, piece := range pieces(c.text, int(width*0.95)) {
		cells := make([]cell, n)
		for k := range cells {
			cells[k].look = c.look
		}
		cells[0] = c
		cells[0].text, cells[0].wide = piece, true
		p := s.now(1)
		lines := linesIn(piece, int(width*0.95))
		at := place{p.name, s.write(p, max(height, 6+14*float64(lines)), cells)}
		s.merge(at, 0, n-1)
		if i == 0 {
			first = at
		}
	}
	return first
}

// breakPage ends the page before the next row.
func (s *sheet) breakPage() {
	p := s.now(1)
	if len(p.breaks) < maxBreaks && p.rows > s.frozenRows {
		p.breaks = append(p.breaks, p.rows+1)
	}
}

// width is the number of printed columns.
func (s *sheet) width() int {
	if s.printColumns > 0 {
		return s.printColumns
	}
	return len(s.columns)
}

// close removes what the sheet keeps on disk.
func (s *sheet) close() {
	for _, p := range s.parts {
		p.spool.close()
	}
}

// column is the index of the column with the key.
func (s *sheet) column(key string) int { return columnIn(s.columns, key) }
