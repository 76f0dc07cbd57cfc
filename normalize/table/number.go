package table

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Number reads a text that holds a number and nothing else but its sign, its unit and the mark of a note behind it: 1,204, -3, +1,
// 12.5%, 128.64万元, 120¹. The number's length is that of sign and digits; the measure is empty where no unit is written.
func Number(text string) (lex.Number, Measure, bool) {
	s := strings.TrimSpace(text)
	sign, at := signOf(s)
	if r, _ := utf8.DecodeRuneInString(s[at:]); lex.Digit(r) < 0 {
		return lex.Number{}, Measure{}, false
	}
	n, ok := lex.ReadNumber(s[at:])
	if !ok {
		return lex.Number{}, Measure{}, false
	}
	n.Value.Coef *= sign
	n.Length += at
	rest := strings.TrimSpace(s[n.Length+lex.Raised(s, n.Length):])
	if rest == "" {
		return n, Measure{}, true
	}
	if u, w := lex.UnitAt(rest); u != nil && w+lex.Raised(rest, w) == len(rest) {
		return n, Measure{Unit: u}, true
	}
	return lex.Number{}, Measure{}, false
}

// signOf returns the sign that s begins with, and its width.
func signOf(s string) (sign int64, width int) {
	r, w := utf8.DecodeRuneInString(s)
	switch r {
	case '-', '−', '－':
		return -1, w
	case '+', '＋':
		return 1, w
	}
	return 1, 0
}

// isNumber reports whether a cell holds nothing but numbers with or without a unit, one a paragraph, and no year.
func isNumber(text string) bool {
	if text == "" {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if _, _, ok := Number(line); !ok || isYear(line) {
			return false
		}
	}
	return true
}

// longestYear is the number of characters of a year, 年度 with it: 二〇一九年度.
const longestYear = 6

// isYear reports whether a cell holds nothing but a year: 2019年.
func isYear(text string) bool {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) > longestYear {
		return false
	}
	p := lex.ReadPeriod(text)
	return p.Length == len(text) && p.From.Year > 0 && p.From.Month == 0 && p.To == (lex.Day{})
}

// isBareYear reports whether a cell holds four digits that may be a year of this and the last hundred years.
func isBareYear(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) == 4 && lex.DigitRun(text) == 4 && "1949" <= text && text <= "2100"
}

// isInteger reports whether a cell holds the whole number n and nothing else.
func isInteger(text string, n int64) bool {
	v, m, ok := Number(text)
	return ok && m.Unit == nil && v.Value == (lex.Decimal{Coef: n})
}

// listsNumbers reports whether one of several paragraphs of a cell is a number alone.
func listsNumbers(text string) bool {
	if strings.IndexByte(text, '\n') < 0 {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if _, _, ok := Number(line); ok && !isYear(line) {
			return true
		}
	}
	return false
}

// isGap reports whether a cell holds a mark that stands for a number that is not given: —, …, /.
func isGap(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.Trim(text, "-—–－…./／*×") == ""
}
