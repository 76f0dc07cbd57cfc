package lex

import "strings"

// DatePart is a part of a date (年、月、日).
type DatePart uint8

// The parts.
const (
	NoPart DatePart = iota
	YearPart
	MonthPart
	DayPart
)

// dateParts are the words behind the number of a part.
var dateParts = [...]struct {
	word string
	part DatePart
}{{"学年", YearPart}, {"年", YearPart}, {"月", MonthPart}, {"日", DayPart}}

// PartAfter returns the part of a date whose word s begins with, behind its number, and the length of the word: 年, 学年, 月, 日.
func PartAfter(s string) (part DatePart, length int) {
	for _, p := range dateParts {
		if strings.HasPrefix(s, p.word) {
			return p.part, len(p.word)
		}
	}
	return NoPart, 0
}

// PartBefore returns the part of a date whose word s ends with, and the length of the word.
func PartBefore(s string) (part DatePart, length int) {
	for _, p := range dateParts {
		if strings.HasSuffix(s, p.word) {
			return p.part, len(p.word)
		}
	}
	return NoPart, 0
}

// BeginsYear reports whether s begins with a year and 年, with blanks between or not.
func BeginsYear(s string) bool {
	_, n := Year(s)
	if n == 0 {
		return false
	}
	part, _ := PartAfter(s[n+Blanks(s[n:]):])
	return part == YearPart
}
