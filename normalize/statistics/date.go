package statistics

import (
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// plain reads the Arabic digits at byte i: their value (capped), their number, and where they end.
func plain(s string, i int) (value, count, end int) {
	for w := 0; i < len(s); i += w {
		d := 0
		if d, w = digit(s, i); d < 0 {
			break
		}
		if value < 1_000_000 {
			value = value*10 + d
		}
		count++
	}
	return value, count, i
}

// date reads the date, span of dates or time of day (日期、起止日期、时刻) at byte i, where a digit stands. It returns its
// end and the reason, or 0 where none stands there.
func date(s string, i int) (end int, reason string) {
	p := lex.ReadPeriod(s[i:])
	switch {
	case p.Length == 0:
		return 0, ""
	case p.Clock:
		return i + p.Length, reasonTime
	}
	return i + p.Length, reasonDate
}

func colon(s string, i int) int { return lex.Colon(s[min(i, len(s)):]) }

// rangeMark returns the width of the mark or word at byte i that stands between the ends of a span.
func rangeMark(s string, i int) int { return lex.RangeMark(s[i:]) }

// digit returns the value and width of the Arabic digit at byte i, or -1.
func digit(s string, i int) (value, width int) {
	r, w := rune(s[i]), 1
	if r >= utf8.RuneSelf {
		r, w = utf8.DecodeRuneInString(s[i:])
	}
	return lex.Digit(r), w
}

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// onlyYear returns the year that a heading names (一、2025年工作回顾), or 0 where it names none or several.
func onlyYear(s string) int {
	year := 0
	for i := 0; i < len(s); {
		_, n, end := plain(s, i)
		if n == 0 {
			i++
			continue
		}
		p := lex.ReadPeriod(s[i:])
		for _, y := range [...]int{p.From.Year, p.To.Year} {
			if year > 0 && y > 0 && y != year {
				return 0
			}
			year = max(year, y)
		}
		i = max(end, i+p.Length)
	}
	return year
}
