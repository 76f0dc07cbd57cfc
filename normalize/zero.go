package normalize

import (
	"strings"
	"unicode/utf8"
)

// maxHanYear is how many digits a year, month or day in Han digits has at most: 二〇二〇年.
const maxHanYear = 4

// hanYearZero reports whether the character at s[i], one of ○ ◯ O o Ｏ 0 零, is a zero in a date in Han digits
// (GB/T 15835, 5.2.5: 〇), and returns its size in bytes.
func hanYearZero(s string, i int) (int, bool) {
	if i == 0 || isDigit(s[i-1]) && s[i-1] != '0' {
		return 0, false // the usual case: 10
	}
	_, n := hanDateDigit(s, i)
	if n == 0 || hasHanZero(s, i) {
		return 0, false
	}
	start, end, ok := hanYearAround(s, i)
	return n, ok && start < i && i < end
}

func hasHanZero(s string, i int) bool { return strings.HasPrefix(s[i:], "〇") }

// hanYearAround returns the bounds of the date in Han digits that the character at s[i] is a digit of: four digits before
// 年, or two before 月 or 日, of which the first is one of 一–九 and another a zero.
func hanYearAround(s string, i int) (start, end int, ok bool) {
	start, count := i, 0
	for start > 0 {
		j := startBefore(s, start)
		if _, n := hanDateDigit(s, j); n == 0 || n != start-j {
			break
		}
		start = j
		if count++; count > maxHanYear {
			return 0, 0, false
		}
	}
	end, count = start, 0
	digits, odd := 0, false // digits 一–九; zeros spelt 零
	for end < len(s) {
		v, n := hanDateDigit(s, end)
		if n == 0 {
			break
		}
		if v > 0 {
			digits++
		} else if count == 0 {
			return 0, 0, false
		}
		odd = odd || strings.HasPrefix(s[end:], "零")
		end += n
		if count++; count > maxHanYear {
			return 0, 0, false
		}
	}
	year := count == 4 && strings.HasPrefix(s[end:], "年")
	day := count == 2 && !odd && (strings.HasPrefix(s[end:], "月") || strings.HasPrefix(s[end:], "日"))
	return start, end, (year || day) && digits < count
}

// hanDateDigit returns the value and size of the Han digit, or of what is typed for 〇, at s[i]; size 0 if there
// is none.
func hanDateDigit(s string, i int) (value, size int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '〇', '○', '◯', 'O', 'o', 'Ｏ', '0', '零':
		return 0, n
	}
	for k, d := range [...]rune{'一', '二', '三', '四', '五', '六', '七', '八', '九'} {
		if r == d {
			return k + 1, n
		}
	}
	return 0, 0
}

// isHanYearZero is hanYearZero without the size.
func isHanYearZero(s string, i int) bool {
	_, ok := hanYearZero(s, i)
	return ok
}
