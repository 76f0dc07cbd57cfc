package outline

import (
	"strings"

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
	prev := rune(0)
	for i, r := range s {
		if (lex.Digit(r) >= 0 || lex.HanDigit(r) >= 0) && lex.Digit(prev) < 0 && lex.HanDigit(prev) < 0 {
			if _, n := date(s[i:]); n > 0 {
				return i, n
			}
		}
		prev = r
	}
	return 0, 0
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
	for i := strings.Index(s, "年"); i >= 0; {
		if i >= 4 {
			if _, n := lex.Year(s[i-4:]); n == 4 {
				return true
			}
		}
		if i >= 12 {
			if _, n := lex.Year(s[i-12:]); n == 12 {
				return true
			}
		}
		next := strings.Index(s[i+len("年"):], "年")
		if next < 0 {
			break
		}
		i += len("年") + next
	}
	return false
}

// yearIn returns the one year that s names before 年, or 0.
func yearIn(s string) int {
	found := 0
	prev := rune(0)
	for i, c := range s {
		if lex.Digit(c) >= 0 && lex.Digit(prev) < 0 || lex.HanDigit(c) >= 0 && lex.HanDigit(prev) < 0 {
			if y, n := lex.Year(s[i:]); n > 0 && strings.HasPrefix(s[i+n+lex.Blanks(s[i+n:]):], "年") {
				if found != 0 && found != y {
					return 0
				}
				found = y
			}
		}
		prev = c
	}
	return found
}
