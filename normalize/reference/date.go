package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// dateBefore returns the full date that stands in front of byte at in the same clause, with at most a verb of
// convening between: 2019年6月20日，召开…. A date without its year is none.
func dateBefore(s string, at, floor int) string {
	const reach = 14
	i := at
	for n := 0; n < reach; n++ {
		r, w := runeBefore(s, i)
		switch {
		case w == 0 || i-w < floor:
			return ""
		case r == '日':
			return dateEnding(s, i)
		case isDigit(r) || strings.ContainsRune("。；;！？、》", r):
			return ""
		}
		i -= w
	}
	return ""
}

// longestDate is the number of bytes of a date in Han with blanks between.
const longestDate = 80

// dateEnding reads the date that ends at byte end with 日, or "" where none does or the day does not exist.
func dateEnding(s string, end int) string {
	year := strings.LastIndex(s[max(0, end-longestDate):end], "年")
	if year < 0 {
		return ""
	}
	year += max(0, end-longestDate)
	start := strings.TrimRightFunc(s[:year], lex.IsBlank)
	for at := len(start); at > max(0, len(start)-longestDate); {
		r, w := runeBefore(s, at)
		if w == 0 || lex.Digit(r) < 0 && lex.HanDigit(r) < 0 && r != 'O' && r != 'Ｏ' && !lex.IsBlank(r) {
			break
		}
		at -= w
		if day, n, ok := lex.Date(s[at:], lex.Running); n == end-at {
			if before, _ := runeBefore(s, at); lex.Digit(before) >= 0 || lex.HanDigit(before) >= 0 {
				return ""
			}
			if ok {
				return day.String()
			}
			return ""
		}
	}
	return ""
}
