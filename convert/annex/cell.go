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
func columnName(col int) string {
	var buf [4]byte
	i := len(buf)
	for col >= 0 {
		i--
		buf[i] = byte('A' + col%26)
		col = col/26 - 1
	}
	return string(buf[i:])
}

// reference is the name of a cell: 0-based column, 1-based row.
func reference(col, row int) string { return columnName(col) + strconv.Itoa(row) }

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
