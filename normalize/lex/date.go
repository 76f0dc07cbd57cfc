package lex

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Slot says where a date stands.
type Slot uint8

// The slots.
const (
	Running Slot = iota // in running text: 2020.1.5 may be the number of a section
	Field               // where only a date can stand: a signature line, a field of a site
)

// Day is a day of the calendar.
type Day struct{ Year, Month, Day int }

// String returns the day in the form of ISO 8601.
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// exists reports whether the day is one of the calendar, in the years that official documents are from.
func (d Day) exists() bool {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return 1900 <= d.Year && d.Year <= 2100 && t.Month() == time.Month(d.Month) && t.Day() == d.Day && d.Day > 0
}

// Date reads the full date that s begins with, in all forms of 成文日期: 2020年1月5日, 二〇二〇年元月五日, 贰零贰零年壹月伍日, with blanks between;
// in a field also 2020-01-05, 2020/1/5, 2020.1.5. It returns the length 0 where s begins with none, and ok false, with the
// length of the spelling, where what it spells is no day of the calendar.
func Date(s string, slot Slot) (day Day, length int, ok bool) {
	y, n := Year(s)
	if n == 0 {
		return day, 0, false
	}
	at := n + Blanks(s[n:])
	if w := dateUnitAt(s[at:], "year"); w > 0 {
		return hanDate(s, y, at+w)
	}
	if slot != Field {
		return day, 0, false
	}
	return markedDate(s, y, at)
}

// hanDate reads 1月5日 at byte at, behind a year.
func hanDate(s string, y, at int) (Day, int, bool) {
	at += Blanks(s[at:])
	month, n := month(s[at:])
	if n == 0 {
		return Day{}, 0, false
	}
	at += n
	at += Blanks(s[at:])
	d, n := dayNumber(s[at:])
	if n == 0 {
		return Day{}, 0, false
	}
	at += n
	at += Blanks(s[at:])
	w := dayMark(s[at:])
	if w == 0 {
		return Day{}, 0, false
	}
	day := Day{y, month, d}
	return day, at + w, day.exists()
}

// Month reads the month that s begins with: 1月, 十二月, 元月. It returns 0, 0 where there is none of the year.
func Month(s string) (value, length int) {
	if v, n := month(s); 1 <= v && v <= 12 {
		return v, n
	}
	return 0, 0
}

// month reads a number with 月 behind it, of the year or not.
func month(s string) (value, length int) {
	if n := firstMonth.Begins(s); n > 0 {
		return 1, n
	}
	v, n := dayNumber(s)
	if n == 0 {
		return 0, 0
	}
	n += Blanks(s[n:])
	w := dateUnitAt(s[n:], "month")
	if w == 0 {
		return 0, 0
	}
	return v, n + w
}

// markedDate reads -01-05 at byte at, behind a year.
func markedDate(s string, y, at int) (Day, int, bool) {
	mark, w := utf8.DecodeRuneInString(s[at:])
	if !strings.ContainsRune("-/.－／．", mark) {
		return Day{}, 0, false
	}
	at += w
	at += Blanks(s[at:])
	month, count, n := digits(s[at:], 2)
	at += n
	at += Blanks(s[at:])
	if count == 0 || !strings.HasPrefix(s[at:], string(mark)) {
		return Day{}, 0, false
	}
	at += w
	at += Blanks(s[at:])
	d, count, n := digits(s[at:], 2)
	if count == 0 {
		return Day{}, 0, false
	}
	day := Day{y, month, d}
	return day, at + n, day.exists()
}

// Year reads a year of four digits that s begins with, Arabic or Han, from 1900 to 2100: 2020, 二〇二〇, 二零二零, 贰零贰零; between Han
// digits also O and 0 for 〇. It returns the length 0 where there is none.
func Year(s string) (year, length int) {
	arabic, han, letters := 0, 0, 0
	for length < len(s) && arabic+han+letters < 5 {
		r, w := utf8.DecodeRuneInString(s[length:])
		d := Digit(r)
		switch {
		case d >= 0:
			arabic++
		case HanDigit(r) >= 0 && !isCount(r):
			d = HanDigit(r)
			han++
		case r == 'O' || r == 'Ｏ' || r == '\u041e' || r == '\u039f': // Latin, Cyrillic, Greek
			d = 0
			letters++
		}
		if d < 0 {
			break
		}
		year = year*10 + d
		length += w
	}
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case arabic+han+letters != 4 || year < 1900 || year > 2100:
		return 0, 0
	case letters > 0 && (arabic > 0 || han < 2), arabic > 0 && han > 0 && HanDigit(first) < 0:
		return 0, 0 // 2O20: damaged
	}
	return year, length
}

// dayNumber reads the number of a month or day: 1, 01, 十二, 廿一, 三一, 〇三, 壹.
func dayNumber(s string) (value, length int) {
	if v, count, n := digits(s, 2); count > 0 {
		return v, n
	}
	if len(s) > 0 && Digit(rune(s[0])) >= 0 {
		return 0, 0
	}
	if v, _, n, ok := Han(s); ok && v < 100 {
		return int(v), n
	}
	// 三一, 〇三: by places, which nobody takes for an estimate here
	for count := 0; length < len(s); count++ {
		r, w := utf8.DecodeRuneInString(s[length:])
		d := HanDigit(r)
		if d < 0 {
			break
		}
		if count == 2 {
			return 0, 0
		}
		value = value*10 + d
		length += w
	}
	return value, length
}

// DateBefore reads the full date that s ends with, with at most reach characters of the same clause between: 2019年6月20日，召开.
func DateBefore(s string, reach int) (day Day, ok bool) {
	for end := len(s); reach > 0; reach-- {
		r, w := utf8.DecodeLastRuneInString(s[:end])
		switch {
		case w == 0:
			return day, false
		case r == '日':
			day, _, ok = dateEnding(s[:end])
			return day, ok
		case Digit(r) >= 0 || strings.ContainsRune("。；;！？、》", r):
			return day, false
		}
		end -= w
	}
	return day, false
}

// longestDate is the number of bytes of a date in Han with blanks between.
const longestDate = 80

// dateEnding reads the date that s ends with, and tells where it begins.
func dateEnding(s string) (day Day, start int, ok bool) {
	year := strings.LastIndex(s[max(0, len(s)-longestDate):], "年")
	if year < 0 {
		return day, 0, false
	}
	at := year + max(0, len(s)-longestDate)
	for first := at; at > max(0, first-longestDate); {
		r, w := utf8.DecodeLastRuneInString(s[:at])
		if w == 0 || Digit(r) < 0 && HanDigit(r) < 0 && r != 'O' && r != 'Ｏ' && !IsBlank(r) {
			break
		}
		at -= w
		if d, n, ok := Date(s[at:], Running); n == len(s)-at {
			before, _ := utf8.DecodeLastRuneInString(s[:at])
			return d, at, ok && Digit(before) < 0 && HanDigit(before) < 0
		}
	}
	return day, 0, false
}

var dateUnit, firstMonth = Class("date-unit"), Class("first-month")

// dateUnitAt returns the width of the 年, 月, 日 or 号 that s begins with, where it is one of the kind: year, month, day, or number (号).
func dateUnitAt(s, kind string) int {
	n := dateUnit.Begins(s)
	if n > 0 && dateUnit.Value(s[:n]) == kind {
		return n
	}
	return 0
}

// dayMark returns the width of the 日 or 号 that s begins with, behind the number of a day whose month is known.
func dayMark(s string) int { return max(dateUnitAt(s, "day"), dateUnitAt(s, "number")) }
