package reference

import (
	"strings"

	"guiwen/schema"
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

// dateEnding reads the date that ends at byte end with 日.
func dateEnding(s string, end int) string {
	at := end - len("日")
	var part [3]int // day, month, year
	for k, unit := range [...]string{"月", "年", ""} {
		n, start, ok := readNumeralBack(s, skipBlanksBack(s, at))
		if !ok {
			return ""
		}
		part[k] = n.value
		if unit == "" {
			break
		}
		at = skipBlanksBack(s, start)
		if !hasSuffixAt(s, at, unit) {
			return ""
		}
		at -= len(unit)
	}
	day, month, year := part[0], part[1], part[2]
	if day < 1 || day > 31 || month < 1 || month > 12 || year < 1900 || year > 2100 {
		return ""
	}
	if s := isoDate(year, month, day); schema.IsDate(s) {
		return s
	}
	return ""
}

func isoDate(year, month, day int) string {
	const digit = "0123456789"
	b := []byte{digit[year/1000], digit[year/100%10], digit[year/10%10], digit[year%10], '-',
		digit[month/10], digit[month%10], '-', digit[day/10], digit[day%10]}
	return string(b)
}
