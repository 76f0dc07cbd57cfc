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

// place is where a row ended up.
type place struct {
	sheet string
	row   int
}

// at is the reference of the 0-based column in the place's row, absolute, from another sheet: '明细'!$G$12.
func (p place) at(col int) string {
	return quoted(p.sheet) + "!$" + columnName(col) + "$" + strconv.Itoa(p.row)
}

// link is where a hyperlink to the place leads: '原文'!A12.
func (p place) link() string { return quoted(p.sheet) + "!A" + strconv.Itoa(p.row) }

// quoted is the name of a sheet as references write it.
func quoted(name string) string { return "'" + name + "'" }

// add writes a row and returns its place. Text that is too long for a cell goes on in the same column of the
// rows that follow; the first cell is repeated there, so that sorting keeps the rows together.
func (s *sheet) add(cells ...cell) place { return s.addHigh(0, cells...) }

// addHigh is add with a row height in points; 0 lets the program that shows the row decide.
func (s *sheet) addHigh(height float64, cells ...cell) place {
	rest := s.split(cells)
	p := s.now(1 + len(rest))
	row := s.write(p, height, cells)
	for _, more := range rest {
		s.write(p, 0, more)
	}
	return place{p.name, row}
}

// joinedWidth is the width that joined cells are taken to have at least, in half-width characters.
const joinedWidth = 120

// header writes the row of column titles.
func (s *sheet) header() place {
	cells := make([]cell, len(s.columns))
	for i, c := range s.columns {
		cells[i] = text(c.title).in(look{face: headFace, align: "center", wrap: true})
	}
	return s.addHigh(headHeight(s.columns), cells...)
}

// headHeight is the height of a head row whose titles wrap in their columns.
func headHeight(columns []column) float64 {
	lines := 1
	for _, c := range columns {
		lines = max(lines, linesIn(c.title, int(c.width)-1))
	}
	return 14 + 16*float64(lines)
}

// split shortens the cells that are too tall to what fits one row and returns the rows that take the rest.
func (s *sheet) split(cells []cell) [][]cell {
	var rest [][]cell
	for i := range cells {
		c := &cells[i]
		if c.kind != textCell || i >= len(s.columns) {
			continue
		}
		width := s.columns[i].fit()
		if c.wide {
			width = joinedWidth
		}
		if len(c.text) <= width*2 { // at most one line, as most are
			continue
		}
		parts := pieces(c.text, width)
		c.text = parts[0]
		for k, more := range parts[1:] {
			if k == len(rest) {
				rest = append(rest, make([]cell, len(cells)))
				if i > 0 {
					rest[k][0] = cells[0]
					rest[k][0].link = ""
				}
			}
			rest[k][i] = text(more)
			rest[k][i].look = c.look
		}
	}
	return rest
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
	b = strconv.AppendFloat(b, max(height, s.rowHeight(cells)), 'f', -1, 64)
	if height > 0 {
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	for i, c := range cells {
		b = s.cell(b, p, i, c)
	}
	p.buf = append(b, `</row>`...)
	if _, err := p.spool.Write(p.buf); err != nil && s.in.err == nil {
		s.in.err = err
	}
	return p.rows
}

// rowHeight is the height in points that shows every line of the cells. Programs that show a workbook do not
// agree on whether they find it out themselves.
func (s *sheet) rowHeight(cells []cell) float64 {
	lines := 1
	for i, c := range cells {
		if c.kind != textCell || c.wide || i >= len(s.columns) || len(c.text) < int(s.columns[i].width)/2 {
			continue
		}
		l := s.columns[i].look
		if c.look != nil {
			l = *c.look
		}
		if l.wrap {
			fit := float64(s.columns[i].fit()-l.indent) * 10.5 / faces()[l.face].size
			lines = max(lines, linesIn(c.text, max(int(fit), 2)))
		}
	}
	return 6 + 14*float64(lines)
}

// fit is the number of half-width characters that a line in the column takes: widths are counted in digits of the
// workbook's first font, which is a little larger than that of the cells.
func (c column) fit() int { return max(int(c.width), 2) }

// cell encodes one cell.
func (s *sheet) cell(b []byte, p *part, col int, c cell) []byte {
	l := look{face: bodyFace}
	switch {
	case c.look != nil:
		l = *c.look
	case col < len(s.columns):
		l = s.columns[col].look
	}
	if c.kind == textCell && c.text == "" {
		c.kind = empty
	}
	if (c.kind == numberCell || c.kind == formulaNumber) && !finite(c.number) {
		c = cell{}
	}
	if c.link != "" {
		c, l = s.link(p, col, c, l)
	}
	switch c.kind {
	case textCell, formulaText:
		l = textLook(l, c.text)
	case numberCell, formulaNumber:
		l = numberLook(l, c.number)
		s.widen(col, shownWidth(l.format, c.number))
	}
	b = append(b, `<c r="`...)
	b = append(b, columnName(col)...)
	b = strconv.AppendInt(b, int64(p.rows), 10)
	b = append(b, `" s="`...)
	b = strconv.AppendInt(b, int64(s.in.styles.id(l)), 10)
	return appendValue(b, p.rows, c)
}

// widen notes that a number in the column takes width half-width characters. A number that does not fit its
// column shows as ####, where text would wrap.
func (s *sheet) widen(col, width int) {
	for len(s.need) <= col {
		s.need = append(s.need, 0)
	}
	s.need[col] = max(s.need[col], width)
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

// appendFormula appends a formula; the sign § in it stands for the row it is in.
func appendFormula(b []byte, formula string, row int) []byte {
	for {
		before, after, found := strings.Cut(formula, "§")
		b = appendText(b, before)
		if !found {
			return b
		}
		b = strconv.AppendInt(b, int64(row), 10)
		formula = after
	}
}

// appendValue appends what follows the reference and style of a cell: its type, formula and value.
func appendValue(b []byte, row int, c cell) []byte {
	switch c.kind {
	case textCell:
		b = append(b, `" t="inlineStr"><is><t xml:space="preserve">`...)
		b = appendText(b, c.text)
		return append(b, `</t></is></c>`...)
	case numberCell:
		b = append(b, `"><v>`...)
		b = strconv.AppendFloat(b, c.number, 'g', -1, 64)
		return append(b, `</v></c>`...)
	case formulaNumber:
		b = append(b, `"><f>`...)
		b = appendFormula(b, c.formula, row)
		b = append(b, `</f><v>`...)
		b = strconv.AppendFloat(b, c.number, 'g', -1, 64)
		return append(b, `</v></c>`...)
	case formulaText:
		b = append(b, `" t="str"><f>`...)
		b = appendFormula(b, c.formula, row)
		b = append(b, `</f><v>`...)
		b = appendText(b, c.text)
		return append(b, `</v></c>`...)
	}
	return append(b, `"/>`...)
}

// link makes c lead to its place: by a hyperlink while the sheet may have more of them, by a formula beyond.
// A formula shows the name of the sheet it leads to instead of the cell's text unless that is a plain name (b12).
func (s *sheet) link(p *part, col int, c cell, l look) (cell, look) {
	if !c.quiet && (l.face == bodyFace || l.face == figureFace) {
		l.face = linkFace
	}
	if p.linked < s.in.linkLimit {
		p.linked++
		p.links = append(p.links, `<hyperlink ref="`...)
		p.links = append(p.links, reference(col, p.rows)...)
		p.links = append(p.links, `" location="`...)
		p.links = appendText(p.links, c.link)
		p.links = append(p.links, `"/>`...)
		return c, l
	}
	if c.kind != textCell {
		return c, l
	}
	shown := c.text
	if !plainName(shown) {
		shown, _, _ = strings.Cut(strings.TrimPrefix(c.link, "'"), "'")
	}
	return judged(`HYPERLINK("#`+c.link+`","`+shown+`")`, shown), l
}

// plainName reports whether s consists of a few ASCII letters and digits.
func plainName(s string) bool {
	for _, c := range []byte(s) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return false
		}
	}
	return s != "" && len(s) <= 16
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
