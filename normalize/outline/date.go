package outline

import (
	"strings"

	"guiwen/normalize/lex"
)

// date reads the date that s begins with, in the forms of official documents and sites. It returns the date in ISO 8601
// and the length in bytes, or "" and 0 where s begins with none or the day does not exist.
func date(s string) (iso string, length int) {
	day, n, ok := lex.Date(s, lex.Field)
	if !ok || n < len(s) && digit(rune(s[n])) {
		return "", 0
	}
	return day.String(), n
}

// findDate returns where in s the first date begins and how long it is, or 0, 0.
func findDate(s string) (at, length int) {
	prev := rune(0)
	for i, r := range s {
		if (digit(r) || lex.HanDigit(r) >= 0) && !digit(prev) && lex.HanDigit(prev) < 0 {
			if _, n := date(s[i:]); n > 0 {
				return i, n
			}
		}
		prev = r
	}
	return 0, 0
}

// onlyDate returns the date that s is, brackets aside, or "".
func onlyDate(s string) string {
	s = strings.Trim(s, "（）() 　")
	iso, n := date(s)
	if n == 0 || strings.Trim(s[n:], " 　") != "" {
		return ""
	}
	return iso
}

// dateTime returns the date that s begins with, where nothing but a time follows, or "".
func dateTime(s string) string {
	iso, n := date(s)
	if n == 0 {
		return ""
	}
	for _, r := range s[n:] {
		if !digit(r) && !blank(r) && !strings.ContainsRune(":：T时分秒.Z+", r) {
			return ""
		}
	}
	return iso
}
