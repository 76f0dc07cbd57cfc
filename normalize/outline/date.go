package outline

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// date reads the date that s begins with, in the forms of official documents and sites: 2020年1月17日,
// 二〇二〇年一月十七日, 2020-01-17, 2020/1/17, 2020.1.17. It returns the date in ISO 8601 and the length in bytes,
// or "" and 0 where s begins with none or the day does not exist.
func date(s string) (iso string, length int) {
	y, n := yearNumber(s)
	if n == 0 {
		return "", 0
	}
	at := n + blanks(s[n:])
	mark, m := utf8.DecodeRuneInString(s[at:])
	end := ""
	switch mark {
	case '年':
		end = "月"
	case '-', '/', '.', '－', '／', '．':
		end = string(mark)
	default:
		return "", 0
	}
	at += m
	at += blanks(s[at:])
	month, n := smallNumber(s[at:])
	at += n
	at += blanks(s[at:])
	if n == 0 || !strings.HasPrefix(s[at:], end) {
		return "", 0
	}
	at += len(end)
	at += blanks(s[at:])
	day, n := smallNumber(s[at:])
	at += n
	if n == 0 || month < 1 || month > 12 || day < 1 || day > daysIn(y, month) {
		return "", 0
	}
	if mark == '年' {
		at += blanks(s[at:])
		if strings.HasPrefix(s[at:], "日") {
			at += len("日")
		} else if strings.HasPrefix(s[at:], "号") {
			at += len("号")
		} else {
			return "", 0
		}
	} else if at < len(s) && digit(rune(s[at])) {
		return "", 0
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, month, day), at
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && year%100 != 0 || year%400 == 0 {
			return 29
		}
		return 28
	}
	return 31
}

// yearNumber reads a year of four digits, Arabic or Han (二〇二〇, 二○二○).
func yearNumber(s string) (year, length int) {
	count := 0
	for length < len(s) && count < 5 {
		r, n := utf8.DecodeRuneInString(s[length:])
		d := -1
		switch {
		case '0' <= r && r <= '9':
			d = int(r - '0')
		case '０' <= r && r <= '９':
			d = int(r - '０')
		default:
			d = hanDigit(r)
		}
		if d < 0 {
			break
		}
		year = year*10 + d
		length += n
		count++
	}
	if count != 4 || year < 1900 || year > 2100 {
		return 0, 0
	}
	return year, length
}

func hanDigit(r rune) int {
	switch r {
	case '〇', '○', '零', 'Ｏ', 'O':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// smallNumber reads a number up to 99, Arabic or Han (十二, 二十一).
func smallNumber(s string) (value, length int) {
	count := 0
	for length < len(s) && count < 2 {
		r, n := utf8.DecodeRuneInString(s[length:])
		d := -1
		if '0' <= r && r <= '9' {
			d = int(r - '0')
		} else if '０' <= r && r <= '９' {
			d = int(r - '０')
		}
		if d < 0 {
			break
		}
		value = value*10 + d
		length += n
		count++
	}
	if count > 0 {
		return value, length
	}
	tens := false
	for length < len(s) && count < 3 {
		r, n := utf8.DecodeRuneInString(s[length:])
		if r == '十' && !tens {
			value = max(1, value) * 10
			tens = true
		} else if d := hanDigit(r); d > 0 && (tens || count == 0) {
			value += d
		} else {
			break
		}
		length += n
		count++
	}
	return value, length
}

// findDate returns where in s the first date begins and how long it is, or 0, 0.
func findDate(s string) (at, length int) {
	prev := rune(0)
	for i, r := range s {
		if (digit(r) || hanDigit(r) >= 0) && !digit(prev) && hanDigit(prev) < 0 {
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

// onlyMonth reports whether s is a month of a year and nothing else: 2024年3月, 二〇二四年三月.
func onlyMonth(s string) bool {
	s = strings.Trim(s, "（）() 　")
	s = s[blanks(s):]
	if r := firstRune(s); !digit(r) && hanDigit(r) < 0 {
		return false
	}
	s = squeeze(s)
	_, n := yearNumber(s)
	if n == 0 || !strings.HasPrefix(s[n:], "年") {
		return false
	}
	s = s[n+len("年"):]
	m, n := smallNumber(s)
	return n > 0 && m >= 1 && m <= 12 && s[n:] == "月"
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
