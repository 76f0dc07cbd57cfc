package annex

import (
	"math"
	"strconv"
	"strings"
)

// cellKind tells what a cell holds.
type cellKind uint8

const (
	empty cellKind = iota // a cell without value, drawn with the column's look
	textCell
	numberCell
	formulaNumber // a formula whose cached result is a number
	formulaText   // a formula whose cached result is a text
	documentCell  // the number of the document, in a strip
	runningCell   // the number of the group of rows on its sheet, in a strip
)

// cell is one cell of a row. A formula is made by this package from sheet names, references and constants
// only: no word of a document ever enters one.
type cell struct {
	kind    cellKind
	text    string
	number  float64
	formula string // without the equals sign
	look    *look  // nil: the column's
	link    string // place in the workbook to lead to: '原文'!A12
	to      target // what of its document it leads to: a link of a strip
	quiet   bool   // a link that does not look like one
	wide    bool   // the first of joined cells: its column's width says nothing
}

func text(s string) cell { return cell{kind: textCell, text: s} }

// number shows v with as many decimals as it has.
func number(v float64) cell { return cell{kind: numberCell, number: v} }

func count(n int) cell { return cell{kind: numberCell, number: float64(n)} }

func linked(s, place string) cell { return cell{kind: textCell, text: s, link: place} }

func calculated(formula string, cached float64) cell {
	return cell{kind: formulaNumber, formula: formula, number: cached}
}

// judged is a formula that gives a word.
func judged(formula, cached string) cell {
	return cell{kind: formulaText, formula: formula, text: cached}
}

func (c cell) in(l look) cell {
	c.look = &l
	return c
}

// optional is s as text, or an empty cell.
func optional(s *string) cell {
	if s == nil || *s == "" {
		return cell{}
	}
	return text(*s)
}

// numberFormat is the format code that shows v in full: thousands separated, decimals as many as v has, six at
// most.
func numberFormat(v float64) string { return decimalsFormat(decimals(v)) }

func decimalsFormat(n int) string {
	if n == 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", min(n, 6))
}

// decimals is the number of decimals of v in its shortest form.
func decimals(v float64) int {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return len(s) - i - 1
	}
	return 0
}

// shownWidth is the number of half-width characters that v takes in the number format: a separator after every
// three digits, a sign, the decimals that the format shows, and the words it adds.
func shownWidth(format string, v float64) int {
	positive, _, _ := strings.Cut(format, ";")
	if strings.HasSuffix(positive, "%") {
		v *= 100
	}
	whole := len(strconv.FormatFloat(math.Trunc(math.Abs(v)), 'f', 0, 64))
	width := whole
	if strings.Contains(positive, ",") {
		width += (whole - 1) / 3
	}
	if v < 0 || strings.HasPrefix(positive, "+") {
		width++
	}
	quoted := false
	decimal := false
	for _, r := range positive {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted, r == '%', r == '.':
			width += runeWidth(r)
			decimal = decimal || r == '.'
		case decimal && (r == '0' || r == '#'):
			width++
		}
	}
	return width
}

// finite reports whether v can stand in a cell.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// columnName is the name of the 0-based column: A, B … AA.
func columnName(col int) string { return string(appendColumn(nil, col)) }

// appendColumn appends the name of a column.
func appendColumn(b []byte, col int) []byte {
	if col < 26 {
		return append(b, byte('A'+col))
	}
	var buf [4]byte
	i := len(buf)
	for col >= 0 {
		i--
		buf[i] = byte('A' + col%26)
		col = col/26 - 1
	}
	return append(b, buf[i:]...)
}

// reference is the name of a cell: 0-based column, 1-based row.
func reference(col, row int) string { return columnName(col) + strconv.Itoa(row) }

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

// round rounds v to n decimals, half away from zero, as spreadsheets do.
func round(v float64, n int) float64 {
	if math.Abs(v) >= 1e15 {
		return v
	}
	s, err := strconv.ParseFloat(strconv.FormatFloat(v, 'f', n, 64), 64)
	if err != nil {
		return v
	}
	return s
}

// plain writes v in full, without separators.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// moneyFormat shows 万元 with two decimals, more only where there are more.
const moneyFormat = "#,##0.00##"

// target is what of its document a cell leads to: the row of a block, by its place from 1, or that of a figure, by its place negated; 0:
// nothing.
type target int

func blockAt(i int) target { return target(i + 1) }

func figureAt(i int) target { return target(-i - 1) }

// link is the place in the workbook that a target has; false where it has none.
func (t target) link(blocks, figures []place) (string, bool) {
	switch n := int(t); {
	case n > 0 && n <= len(blocks):
		return blocks[n-1].link(), true
	case n < 0 && n >= -len(figures):
		return figures[-n-1].link(), true
	}
	return "", false
}
