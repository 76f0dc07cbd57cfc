package outline

import (
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// date reads the date that s begins with, in the forms of official documents and sites. It returns the date in ISO 8601
// and the length in bytes, or "" and 0 where s begins with none or the day does not exist.
func date(s string) (iso string, length int) {
	day, n, ok := lex.Date(s, lex.Field)
	if !ok || n < len(s) && lex.Digit(rune(s[n])) >= 0 {
		return "", 0
	}
	return day.String(), n
}

// findDate returns where in s the first date begins and how long it is, or 0, 0.
func findDate(s string) (at, length int) {
	for end := 0; ; {
		k := lex.IndexDigit(s[end:])
		if k < 0 {
			return 0, 0
		}
		at, end = end+k, end+k
		if _, n := date(s[at:]); n > 0 {
			return at, n
		}
		for end < len(s) { // no date begins inside of a run of digits
			r, n := utf8.DecodeRuneInString(s[end:])
			if lex.Digit(r) < 0 && lex.HanDigit(r) < 0 {
				break
			}
			end += n
		}
	}
}

// onlyDate returns the date that s is, a time of day or a mark of the seal behind it or not, or "".
func onlyDate(s string) string {
	if day, _, ok := lex.WholeDate(s); ok {
		return day.String()
	}
	return ""
}

// timed reports whether s is a date with a time of day.
func timed(s string) bool {
	_, timed, ok := lex.WholeDate(s)
	return timed && ok
}

// namesYear reports whether s holds a year, or several.
func namesYear(s string) bool {
	for range yearsIn(s) {
		return true
	}
	return false
}

// yearIn returns the one year that s names before 年, or 0.
func yearIn(s string) int {
	found := 0
	for y := range yearsIn(s) {
		if found != 0 && found != y {
			return 0
		}
		found = y
	}
	return found
}

// yearsIn yields the years that s names before 年.
func yearsIn(s string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		prev := rune(0)
		for i, c := range s {
			if (lex.Digit(c) >= 0 && lex.Digit(prev) < 0 || lex.HanDigit(c) >= 0 && lex.HanDigit(prev) < 0) && lex.BeginsYear(s[i:]) {
				if y, _ := lex.Year(s[i:]); !yield(y) {
					return
				}
			}
			prev = c
		}
	}
}
