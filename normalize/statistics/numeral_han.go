package statistics

import (
	"strings"
	"unicode/utf8"
)

// hanDigit returns the value of a Han digit, -10, -100 … for a multiplier, and 0, false for anything else.
func hanDigit(r rune) (int64, bool) {
	switch r {
	case '〇', '○', '零':
		return 0, true
	case '一':
		return 1, true
	case '二', '两':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	case '十':
		return -10, true
	case '百':
		return -100, true
	case '千':
		return -1000, true
	case '万':
		return -10_000, true
	case '亿':
		return -100_000_000, true
	}
	return 0, false
}

// longestHan is the number of characters a Han numeral may have.
const longestHan = 23

// han reads the number in Han numerals (汉字数字) that s begins with at byte i: 二百三十, 两万, 九十二点八, 一千一百万, 二十余万. A
// number that is no quantity but a row of digits (二〇一九, 七八), or a bare multiplier (百, 千万), is marked so.
func han(s string, i int) (number, bool) {
	n := number{start: i, end: i, han: true}
	sum := hanSum{digit: -1}
	for n.end < len(s) && sum.count <= longestHan {
		r, w := utf8.DecodeRuneInString(s[n.end:])
		d, ok := hanDigit(r)
		if !ok {
			break
		}
		if !sum.add(d, r) {
			return n, false
		}
		n.end += w
	}
	if sum.count == 0 || sum.count > longestHan {
		return n, false
	}
	n.value.coef, n.bare, n.row = sum.value(), sum.bare, sum.longest > 1
	if n.value.coef >= limit {
		return n, false
	}
	n.fraction(s)
	n.inexact(s)
	return n, true
}

// hanSum adds up the characters of a Han numeral: digit, within a section below 万, within the total.
type hanSum struct {
	total, section, digit int64 // digit is -1 where none waits for its multiplier
	count                 int   // characters
	inRow, longest        int   // digits in a row
	bare                  bool
}

// add takes one character in; d is what hanDigit says of it. It returns false where the number grows too large.
func (h *hanSum) add(d int64, r rune) bool {
	switch {
	case d >= 0:
		if h.inRow++; r != '零' && h.inRow > h.longest {
			h.longest = h.inRow
		}
		if h.inRow > 1 && h.digit >= 0 {
			d += h.digit * 10
		}
		h.digit = d
	case d > -10_000: // 十, 百, 千
		if h.inRow = 0; h.digit < 0 {
			h.bare = h.bare || h.count == 0 && r != '十' // 十二 is a number, 百 and 千 are words
			h.digit = 1
		}
		h.section -= h.digit * d
		h.digit = -1
	default: // 万, 亿
		h.inRow = 0
		if h.count == 0 {
			h.bare, h.section = true, 1
		}
		h.section += max(h.digit, 0)
		if r == '亿' {
			h.total = (h.total + h.section) * -d
		} else {
			h.total += h.section * -d
		}
		h.section, h.digit = 0, -1
	}
	h.count++
	return h.total < limit && h.section < limit && h.digit < limit
}

func (h *hanSum) value() int64 { return h.total + h.section + max(h.digit, 0) }

// inexact takes in 余 and 多 behind a Han numeral, and a multiplier behind those: 二十余万.
func (n *number) inexact(s string) {
	if n.more = qualifierAfter(s, n.end); n.more == "几" {
		n.more = ""
	}
	n.end += len(n.more)
	if m, w := multiplier(s, n.end); n.more != "" && w > 0 {
		if v, ok := n.value.shift(m); ok {
			n.value, n.end = v, n.end+w
		}
	}
}

// fraction adds the decimals of 九十二点八.
func (n *number) fraction(s string) {
	if !strings.HasPrefix(s[n.end:], "点") {
		return
	}
	at, v := n.end+len("点"), n.value
	for n.places < 6 && at < len(s) {
		r, w := utf8.DecodeRuneInString(s[at:])
		d, ok := hanDigit(r)
		if !ok || d < 0 || v.coef >= limit/10 {
			break
		}
		v.coef, v.scale = v.coef*10+d, v.scale+1
		n.places++
		at += w
	}
	if n.places > 0 {
		n.value, n.end = v, at
	}
}
