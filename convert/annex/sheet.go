package annex

import (
	"strconv"
	"strings"
)

// sheet is one of the sheets of the workbook while its rows are written. When a part is full, it goes on in
// another: 明细, 明细(2) …
type sheet struct {
	book    *book
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
	// beside adds what stands in the first part's row beside the printed columns; may be nil.
	beside func(row int, cells []cell) []cell
	need   []int // by column: half-width characters that its widest number takes
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
		if p.rows+n <= s.book.o.rowLimit || p.rows <= s.frozenRows {
			return p
		}
	}
	name := s.name
	if k := len(s.parts); k > 0 {
		name += "(" + strconv.Itoa(k+1) + ")"
	}
	p := &part{name: name, spool: spool{dir: s.book.o.TempDir}}
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
	rest := split(s.columns, cells)
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
func split(columns []column, cells []cell) [][]cell {
	var rest [][]cell
	for i := range cells {
		c := &cells[i]
		if c.kind != textCell || i >= len(columns) {
			continue
		}
		width := columns[i].fit()
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
					rest[k][0].link, rest[k][0].to = "", 0
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
	b = strconv.AppendFloat(b, max(height, rowHeight(s.columns, cells)), 'f', -1, 64)
	if height > 0 {
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	for i, c := range cells {
		b = s.cell(b, p, i, c)
	}
	p.buf = append(b, `</row>`...)
	s.book.fail(p.write())
	return p.rows
}

// write keeps the row that was made last.
func (p *part) write() error {
	_, err := p.spool.Write(p.buf)
	return err
}

// rowHeight is the height in points that shows every line of the cells. Programs that show a workbook do not
// agree on whether they find it out themselves.
func rowHeight(columns []column, cells []cell) float64 {
	lines := 1
	for i, c := range cells {
		if c.kind != textCell || c.wide || i >= len(columns) || len(c.text) < int(columns[i].width)/2 {
			continue
		}
		l := columns[i].look
		if c.look != nil {
			l = *c.look
		}
		if l.wrap {
			fit := float64(columns[i].fit()-l.indent) * 10.5 / faces()[l.face].size
			lines = max(lines, linesIn(c.text, max(int(fit), 2)))
		}
	}
	return 6 + 14*float64(lines)
}

// fit is the number of half-width characters that a line in the column takes: widths are counted in digits of the
// workbook's first font, which is a little larger than that of the cells.
func (c column) fit() int { return max(int(c.width), 2) }

// drawn is a cell as it can be shown in a column, and how: a number that is none is left out.
func drawn(columns []column, col int, c cell) (cell, look) {
	l := look{face: bodyFace}
	switch {
	case c.look != nil:
		l = *c.look
	case col < len(columns):
		l = columns[col].look
	}
	if c.kind == textCell && c.text == "" {
		c.kind = empty
	}
	if (c.kind == numberCell || c.kind == formulaNumber) && !finite(c.number) {
		c = cell{}
	}
	if (c.link != "" || c.to > 0) && !c.quiet && (l.face == bodyFace || l.face == figureFace) {
		l.face = linkFace
	}
	switch c.kind {
	case textCell, formulaText:
		l = textLook(l, c.text)
	case numberCell, formulaNumber, documentCell, runningCell:
		l = numberLook(l, c.number)
	}
	return c, l
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
	return appendCell(b, col, p.rows, s.book.styles.id(l), c)
}

// appendCell appends a cell of a row in a style.
func appendCell(b []byte, col, row, style int, c cell) []byte {
	b = append(b, `<c r="`...)
	b = appendColumn(b, col)
	b = strconv.AppendInt(b, int64(row), 10)
	b = append(b, `" s="`...)
	b = strconv.AppendInt(b, int64(style), 10)
	return appendValue(b, row, c)
}

// widened notes that a number in a column takes width half-width characters. A number that does not fit its
// column shows as ####, where text would wrap.
func widened(need []int, col, width int) []int {
	for len(need) <= col {
		need = append(need, 0)
	}
	need[col] = max(need[col], width)
	return need
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

// blank reports whether a text has blanks that a reader of XML may leave out if it is not told: at its ends, or in a row.
func blank(s string) bool {
	was := true
	for _, c := range []byte(s) {
		is := c <= ' '
		if is && (was || c != ' ') {
			return true
		}
		was = is
	}
	return was
}

// appendValue appends what follows the reference and style of a cell: its type, formula and value.
func appendValue(b []byte, row int, c cell) []byte {
	switch c.kind {
	case textCell:
		b = append(b, `" t="inlineStr"><is><t>`...)
		if blank(c.text) {
			b = append(b[:len(b)-1], ` xml:space="preserve">`...)
		}
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
func (s *sheet) link(p *part, col int, c cell) cell {
	if p.linked < s.book.o.linkLimit {
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
	p := s.parts[len(s.parts)-1]
	if p.merged == maxMerges || from >= to {
		return
	}
	p.merged++
	p.merges = append(p.merges, `<mergeCell ref="`...)
	p.merges = append(p.merges, reference(from, at.row)...)
	p.merges = append(p.merges, ':')
	p.merges = append(p.merges, reference(to, at.row)...)
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
