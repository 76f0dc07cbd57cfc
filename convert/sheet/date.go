package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

const (
	secondsOfDay = 24 * 60 * 60
	lastDay      = 2958466 // 1 January 10000
	days1904     = 1462    // from the first day of 1900 to that of 1904, as workbooks count
	leapDay      = 60      // 29 February 1900, which workbooks count and there was not
)

// moment is a point of time that a number of days stands for.
type moment struct {
	time.Time
	seconds float64 // of all the days
	decimals
}

// decimals are the digits of a fraction of a second.
type decimals string

// momentOf returns the point of time, rounded to thousandths of a second or, where they are not shown, to seconds.
func momentOf(days float64, epoch1904, parts bool) (moment, bool) {
	if epoch1904 {
		days += days1904
	}
	if days < 0 || days >= lastDay {
		return moment{}, false
	}
	unit := 1.0
	if parts {
		unit = 1000
	}
	total := math.Round(days * secondsOfDay * unit)
	whole := int64(total / unit)
	day := int(whole / secondsOfDay)
	if day < leapDay {
		day++
	}
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, day).Add(time.Duration(whole%secondsOfDay) * time.Second)
	return moment{t, total / unit, decimals(fmt.Sprintf("%03d", int64(total)%int64(unit)))}, true
}

// dateText writes days as date or time; false where there is no such day.
func (s *section) dateText(days float64, epoch1904 bool) (string, bool) {
	at, ok := momentOf(days, epoch1904, s.decimals > 0)
	if !ok {
		return "", false
	}
	var b strings.Builder
	shown := 0
	for _, t := range s.tokens {
		switch t.kind {
		case datePart:
			b.WriteString(s.datePart(t.text, at))
		case half:
			b.WriteString(halfOf(t.text, at.Hour()))
		case digit:
			if shown < len(at.decimals) && s.decimals > 0 {
				b.WriteByte(at.decimals[shown])
			}
			shown++
		default:
			b.WriteString(t.text)
		}
	}
	return strings.TrimSpace(b.String()), true
}

// halfOf returns the half of the day, as the token names them: AM/PM.
func halfOf(halves string, hour int) string {
	first, second, _ := strings.Cut(halves, "/")
	if hour < 12 {
		return first
	}
	return second
}

// datePart writes one part of a date.
func (s *section) datePart(part string, at moment) string {
	hour := at.Hour()
	if s.halves {
		hour = (hour+11)%12 + 1
	}
	month, weekday := int(at.Month()), int(at.Weekday())
	switch part {
	case "y", "yy":
		return s.plain(at.Year()%100, 2, true)
	case "yyy", "yyyy", "e", "ee":
		return s.plain(at.Year(), 4, true)
	case "m", "mm":
		return s.plain(month, len(part), false)
	case "mmm":
		return known().months[month-1][:3]
	case "mmmm":
		return known().months[month-1]
	case "mmmmm":
		return known().months[month-1][:1]
	case "d", "dd":
		return s.plain(at.Day(), len(part), false)
	case "ddd":
		return known().weekdays[weekday][:3]
	case "dddd":
		return known().weekdays[weekday]
	case "aaa":
		return known().days.words[weekday]
	case "aaaa":
		return known().days.name + known().days.words[weekday]
	case "h", "hh":
		return s.plain(hour, len(part), false)
	case "n", "nn":
		return s.plain(at.Minute(), len(part), false)
	case "s", "ss":
		return s.plain(at.Second(), len(part), false)
	}
	width := len(part) - len("[]")
	switch {
	case strings.HasPrefix(part, "[h"):
		return fmt.Sprintf("%0*d", width, int64(at.seconds)/3600)
	case strings.HasPrefix(part, "[n"):
		return fmt.Sprintf("%0*d", width, int64(at.seconds)/60)
	case strings.HasPrefix(part, "[s"):
		return fmt.Sprintf("%0*d", width, int64(at.seconds))
	}
	return ""
}

// plain writes a number, in Chinese if the format asks for it: each digit for itself, or as a number below a hundred.
func (s *section) plain(n, width int, single bool) string {
	if !s.chinese {
		return fmt.Sprintf("%0*d", width, n)
	}
	digits := known().digits
	if single {
		var b strings.Builder
		for _, d := range strconv.Itoa(n) {
			b.WriteString(digits[d-'0'])
		}
		return b.String()
	}
	if n < 10 {
		return digits[n]
	}
	text := digits[10]
	if n >= 20 {
		text = digits[n/10] + text
	}
	if n%10 > 0 {
		text += digits[n%10]
	}
	return text
}
