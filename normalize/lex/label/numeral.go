package label

import (
	"strconv"
	"unicode/utf8"
)

// maxNumeral bounds a numeral in characters: 九千九百九十九 and its kind are the longest.
const maxNumeral = 9

// Numeral reads the Han numeral (汉字数字) below ten thousand that s begins with, in the forms numbers of
// headings take: with units (一, 十二, 二十, 一百零三) or digit by digit (一○五). It returns its value and length in
// bytes, or 0, 0.
func Numeral(s string) (value, length int) {
	digit, units := 0, false // the digit that waits for its unit; whether there was a unit
	for count := 0; length < len(s); count++ {
		r, n := utf8.DecodeRuneInString(s[length:])
		d := hanDigit(r)
		if d < 0 {
			break
		}
		if count == maxNumeral {
			return 0, 0
		}
		length += n
		switch {
		case d >= 10:
			if digit == 0 {
				digit = 1 // 十二
			}
			value += digit * d
			digit, units = 0, true
		case units:
			digit = d
		default:
			digit = digit*10 + d
		}
	}
	return value + digit, length
}

// hanDigit returns the value of a Han digit, 10, 100 or 1000 for a unit, and -1 for anything else.
func hanDigit(r rune) int {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一', '壹':
		return 1
	case '二', '贰':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	}
	return -1
}

// Han writes v, from 1 to 9999, as a Han numeral: 12 is 十二, 103 一百零三.
func Han(v int) string {
	const digit = "零一二三四五六七八九"
	const width = len("零")
	at := func(d int) string { return digit[d*width : (d+1)*width] }
	if v <= 0 || v > 9999 {
		return strconv.Itoa(v)
	}
	out, zero := "", false
	for _, u := range []struct {
		value int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := v / u.value
		v %= u.value
		if d == 0 {
			zero = out != ""
			continue
		}
		if zero {
			out += "零"
			zero = false
		}
		if u.value == 10 && d == 1 && out == "" {
			out += u.name
			continue
		}
		out += at(d) + u.name
	}
	return out
}

// digits reads the decimal digits, of either width, that s begins with: value and length in bytes. More than
// nine digits are no number here.
func digits(s string) (value, length int) {
	count := 0
	for length < len(s) {
		r, n := utf8.DecodeRuneInString(s[length:])
		if !isDigit(r) {
			break
		}
		if r >= '０' {
			r -= '０' - '0'
		}
		value = value*10 + int(r-'0')
		length += n
		if count++; count > 9 {
			return 0, 0
		}
	}
	return value, length
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

func itoa(v int) string { return strconv.Itoa(v) }
