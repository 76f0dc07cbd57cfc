package lex

import (
	"strings"
	"unicode/utf8"
)

var (
	weekday      = Class("weekday")
	dateGovernor = Class("date-governor")
)

// WholeDate reads s as one full date and nothing else but what dates have behind them: a time of day, the day of the week, the mark of
// a seal in brackets. Brackets round the whole do not count. A span (2020年1月5日至8日) is no date. Timed says that a
// time of day stands behind it.
func WholeDate(s string) (day Day, timed, ok bool) {
	s = strings.Trim(s, "（）() \u3000\u00a0")
	day, n, ok := Date(s, Field)
	if !ok || n < len(s) && Digit(rune(s[n])) >= 0 {
		return Day{}, false, false
	}
	rest := strings.TrimLeft(s[n:], timeSigns)
	timed = strings.ContainsFunc(s[n:len(s)-len(rest)], func(r rune) bool { return Digit(r) >= 0 })
	rest = rest[weekdayLength(rest):]
	if r, w := utf8.DecodeRuneInString(rest); w > 0 && strings.ContainsRune(roundBrackets, r) {
		inner := rest[w:]
		end := strings.IndexAny(inner, closeBrackets)
		if end < 0 { // the outer bracket went with those round the whole
			end = len(inner)
		}
		if !AllHan(inner[:end]) {
			return Day{}, false, false
		}
		rest = strings.TrimLeft(inner[end:], "）)")
	}
	return day, timed, strings.Trim(rest, " \u3000\u00a0") == ""
}

// timeSigns are the characters of a time of day behind a date: 10:30, T10:30:00.000+08:00.
const timeSigns = "0123456789０１２３４５６７８９:：T时分秒.Z+ \u3000\u00a0"

// weekdayLength returns the length of the day of the week that s begins with: 星期一, 周日.
func weekdayLength(s string) int {
	n := weekday.Begins(s)
	if n == 0 {
		return 0
	}
	r, w := utf8.DecodeRuneInString(s[n:])
	if HanDigit(r) < 0 && r != '日' && r != '天' {
		return 0
	}
	return n + w
}

// DateOfField reads the value of a field as the day that it tells: the date alone, or with something else behind a blank, or glued to
// the end of a text that does not govern it (云州市财政局2020年1月5日). It reports false where something is said of the day, as in
// 2020年1月5日印发 and 自2020年3月1日起施行.
func DateOfField(s string) (Day, bool) {
	if day, _, ok := WholeDate(s); ok {
		return day, true
	}
	if day, n, ok := Date(s, Field); ok && Blanks(s[n:]) > 0 {
		behind := s[n+Blanks(s[n:]):]
		return day, RangeMark(behind) == 0
	}
	s = strings.TrimRight(s, "） \u3000\u00a0")
	day, start, ok := dateEnding(s)
	if !ok || start == 0 || dateGovernor.Ends(s[:start]) > 0 {
		return Day{}, false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	return day, IsHan(before) && RangeMark(string(before)) == 0
}
