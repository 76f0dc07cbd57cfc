package annex

import (
	"strconv"
	"strings"
)

// joinedWidth is the width that joined cells are taken to have at least, in half-width characters.
const joinedWidth = 120

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
	if (c.link != "" || c.to != 0) && !c.quiet && (l.face == bodyFace || l.face == figureFace) {
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

// plainName reports whether s consists of a few ASCII letters and digits.
func plainName(s string) bool {
	for _, c := range []byte(s) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return false
		}
	}
	return s != "" && len(s) <= 16
}

// textLook is the look of the text s in a cell that is otherwise drawn as l: marked as text, so that it stays
// text when a clerk edits it. Long text is left General, because Excel shows the mark's cells as ####
// beyond 255 characters, unless it begins like a formula.
func textLook(l look, s string) look {
	if l.format == "" && (len(s) <= 255 || hostile(strings.TrimLeft(s, " "))) {
		l.format = "@"
	}
	return l
}

// numberLook is the look of the number v in a cell that is otherwise drawn as l.
func numberLook(l look, v float64) look {
	if l.face == bodyFace {
		l.face = figureFace
	}
	if l.format == "" {
		l.format = numberFormat(v)
	}
	if l.align == "" {
		l.align = "right"
	}
	return l
}
