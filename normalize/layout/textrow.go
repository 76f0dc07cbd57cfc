package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// field is a piece of a row: bytes of the text, and columns of the print.
type field struct {
	start, end int
	from, to   int  // columns
	han        bool // nothing but Han characters
}

// textRow is a line of a table.
type textRow struct {
	part  int
	cells []field // by column; empty where the row has none
}

const (
	leastRows  = 3   // of a table without a ruled head
	mostFields = 64  // columns
	longestRow = 600 // bytes of a cell
)

var (
	boundWords    = lex.Class("bound-before")
	dateUnitWords = lex.Class("date-unit")
	unitWords     = lex.Class("unit")
	columnHeads   = lex.Class("column-head")
	serialHeads   = lex.Class("serial-head")
)

// isFigure reports whether a cell holds a number and nothing else but its unit: 1,204, 12.5%, -3, 18件.
func isFigure(s string) bool {
	s = strings.TrimLeft(s, "+-−±¥$≤≥<>＜＞")
	s = s[boundWords.Begins(s):]
	digits := 0
	for digits < len(s) && (s[digits] >= '0' && s[digits] <= '9' || digits > 0 && (s[digits] == ',' || s[digits] == '.')) {
		digits++
	}
	unit := strings.TrimSpace(s[digits:])
	if digits == 0 || strings.ContainsAny(unit, "0123456789") {
		return false
	}
	if unit == "" || strings.ContainsAny(unit, "、.)）") || dateUnitWords.Begins(unit)+dateUnitWords.Ends(unit) > 0 {
		return unit == ""
	}
	n := utf8.RuneCountInString(unit)
	return n <= 2 || n <= 5 && (strings.Contains(unit, "/") || unitWords.Ends(unit) > 0)
}

// hasFigures reports whether figures stand beside the first column in two rows at least, and in two of five; or, where all rows
// have the same columns, in one row side by side, or in the first column as a running number.
func hasFigures(text string, rows []textRow) bool {
	with, most, running, even := 0, 0, 0, true
	for _, r := range rows {
		n := 0
		for _, c := range r.cells[1:] {
			if isFigure(text[c.start:c.end]) {
				n++
			}
		}
		if n > 0 {
			with++
		}
		most = max(most, n)
		if first := text[r.cells[0].start:r.cells[0].end]; isFigure(first) && len(first) <= 4 {
			running++
		}
		even = even && len(r.cells) == len(rows[0].cells)
	}
	return with >= 2 && with*5 >= len(rows)*2 || even && len(rows[0].cells) >= 3 && (most >= 3 || running >= 2 && running >= len(rows)-2)
}

// isList reports whether rows are a table of words: all of the same columns below a head that is full, and either the head has the words
// of heads, or no cell is a sentence or the label of a field, and they are no names alone in rows: a cell is empty, as in a form,
// or longer than a name. The first cell of a row may be empty where that above goes on.
func isList(text string, rows []textRow) bool {
	names, plain := true, true
	for r, row := range rows {
		if len(row.cells) != len(rows[0].cells) || filled(row) == 0 {
			return false
		}
		for c, cell := range row.cells {
			s := text[cell.start:cell.end]
			if s == "" && (r == 0 || r == 1 && c == 0) {
				return false
			}
			plain = plain && !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "：") && !strings.HasSuffix(s, ":")
			names = names && s != "" && utf8.RuneCountInString(s) <= longestName
		}
	}
	return isHead(text, rows[0]) || plain && !names
}

// isHead reports whether at least half of the cells of a row end with words that heads of columns do: 姓名, 责任单位, 备注.
func isHead(text string, r textRow) bool {
	n := 0
	for _, c := range r.cells {
		if s := text[c.start:c.end]; columnHeads.Ends(s)+serialHeads.Ends(s) > 0 {
			n++
		}
	}
	return 2*n >= len(r.cells)
}

// longestName is the number of characters that the name of a person may have.
const longestName = 6

// isFormHead reports whether a row may be the head of a form that is to be filled in: three cells or more, none empty, none a figure.
func isFormHead(text string, r textRow) bool {
	for _, c := range r.cells {
		if c.start == c.end || isFigure(text[c.start:c.end]) {
			return false
		}
	}
	return len(r.cells) >= 3
}

// isForm reports whether rows are a head and below it nothing but rows to be filled in.
func isForm(text string, rows []textRow) bool {
	for _, r := range rows[1:] {
		if filled(r) > 0 {
			return false
		}
	}
	return len(rows) > 1 && isFormHead(text, rows[0])
}

// isPair reports whether two rows are a head and a row below it, of the same columns, at least three: the row holds nothing but figures
// behind its first cell, or the head has the words of heads.
func isPair(text string, rows []textRow) bool {
	a, b := rows[0].cells, rows[1].cells
	if len(a) != len(b) || !isFormHead(text, rows[0]) || filled(rows[1]) < 2 {
		return false
	}
	if isHead(text, rows[0]) {
		return true
	}
	for c := range a {
		if c > 0 && !isFigure(text[b[c].start:b[c].end]) {
			return false
		}
	}
	return true
}

// headRow reports whether the first row is a head: it has no figure.
func headRow(text string, rows []textRow) bool {
	for _, c := range rows[0].cells {
		if s := text[c.start:c.end]; s != "" && isFigure(s) {
			return false
		}
	}
	return true
}

// isContents reports whether rows are a table of contents: headings, and pages that count up.
func isContents(text string, rows []textRow) bool {
	labels, last := 0, ""
	for _, r := range rows {
		n := len(r.cells)
		for n > 0 && r.cells[n-1].start == r.cells[n-1].end {
			n--
		}
		if n == 0 {
			return false
		}
		page := text[r.cells[n-1].start:r.cells[n-1].end]
		if lex.DigitRun(page) != len(page) || len(page) > 4 || len(page) < len(last) || len(page) == len(last) && page < last {
			return false
		}
		last = page
		if _, ok := label.Parse(text[r.cells[0].start:r.cells[n-1].end]); ok {
			labels++
		}
	}
	return labels*2 >= len(rows)
}
