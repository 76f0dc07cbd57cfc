package lex

import (
	"strings"
	"unicode/utf8"
)

// Zero is the zero of a date in Han digits (GB/T 15835, 5.2.5).
const Zero = "〇"

// longestYear is how many digits a year, month or day in Han digits has at most: 二〇二〇年.
const longestYear = 4

// ZeroSpelling reports whether the character at s[i] is a zero of a date in Han digits that is spelled otherwise than 〇 – ○ ◯ O o Ｏ 0 零 –
// and returns its size in bytes.
func ZeroSpelling(s string, i int) (size int, ok bool) {
	if i == 0 || '1' <= s[i-1] && s[i-1] <= '9' {
		return 0, false // the usual case: 10
	}
	_, n := datePlace(s, i)
	if n == 0 || strings.HasPrefix(s[i:], Zero) {
		return 0, false
	}
	start, end, ok := PlacesAround(s, i)
	return n, ok && start < i && i < end
}

// IsLing reports whether 零 stands at s[i], of which i+2 is a byte.
func IsLing(s string, i int) bool { return s[i+2] == 0xB6 && s[i+1] == 0x9B && s[i] == 0xE9 }

// PlacesAround returns the bounds of the date in Han digits that the character at s[i] is a digit of: four digits before 年, or two before
// 月 or 日, of which the first is one of 一–九 and another a zero.
func PlacesAround(s string, i int) (start, end int, ok bool) {
	start, count := i, 0
	for start > 0 {
		_, w := utf8.DecodeLastRuneInString(s[:start])
		if _, n := datePlace(s, start-w); n != w {
			break
		}
		start -= w
		if count++; count > longestYear {
			return 0, 0, false
		}
	}
	end, count = start, 0
	digits, spelled := 0, false // digits 一–九; zeros spelled 零
	for end < len(s) {
		v, n := datePlace(s, end)
		if n == 0 {
			break
		}
		if v > 0 {
			digits++
		} else if count == 0 {
			return 0, 0, false
		}
		spelled = spelled || strings.HasPrefix(s[end:], "零")
		end += n
		if count++; count > longestYear {
			return 0, 0, false
		}
	}
	part, _ := PartAfter(s[end:])
	year, day := count == 4 && part == YearPart, count == 2 && !spelled && (part == MonthPart || part == DayPart)
	return start, end, (year || day) && digits < count
}

// datePlace returns the value and size of the Han digit, or of what is typed for 〇, at s[i]; size 0 if there is none.
func datePlace(s string, i int) (value, size int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '〇', '零', '○', '◯', 'O', 'o', 'Ｏ', '0':
		return 0, n
	case '一', '二', '三', '四', '五', '六', '七', '八', '九':
		return HanDigit(r), n
	}
	return 0, 0
}
