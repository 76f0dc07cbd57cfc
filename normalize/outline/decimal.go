package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// fewestClauses is how many clauses with two places or more a standard has at least.
const fewestClauses = 3

// decimals believes the decimal numbers of a standard (1 范围, 3.4 要求, 3.4.1 …; GB/T 1.1—2020, 8.2) where they count
// up without a gap through the document. A decimal in prose (1.5万元) does not.
func (w *work) decimals() {
	var before label.Decimal
	var found []int
	clauses := 0
	for i := range w.units {
		s := w.of(i)
		if s == "" || s[0] < '1' || s[0] > '9' || !w.plain(i) || w.units[i].toc {
			continue
		}
		d, ok := label.ParseDecimal(s)
		if !ok || !d.Follows(before) || strings.Contains(s, "....") || strings.Contains(s, "……") || measured(s[d.End:]) {
			continue
		}
		before = d
		found = append(found, i)
		if d.Len > 1 {
			clauses++
		}
	}
	if clauses < fewestClauses {
		return
	}
	for _, i := range found {
		s := w.of(i)
		d, _ := label.ParseDecimal(s)
		w.units[i].mark = &mark{
			Label: &label.Label{Scheme: label.Arabic, Value: d.Path[d.Len-1], Text: s[:d.End], Len: d.End, Blank: lex.Blanks(s[d.End:])},
			depth: d.Len,
		}
	}
}

// The words that make a number a quantity or a date.
var (
	measureUnit = lex.Class("unit")
	dateUnit    = lex.Class("date-unit")
)

// measured reports whether s, behind a number, makes it a quantity or a date. Other units may begin a title too (2组织体系, 4.2分级响应).
func measured(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch n := measureUnit.Begins(s); measureUnit.Value(s[:n]) {
	case "money", "percent", "area", "duration":
		return true
	}
	return lex.IsNumeral(r) || dateUnit.Begins(s) > 0
}
