package statistics

import (
	"strings"
	"unicode/utf8"
)

// number is a number as it stands in a text, without its unit.
type number struct {
	start, end int // bytes
	value      decimal
	places     int    // decimal places as written, before 万 and 亿: what its rounding is judged by
	scaled     int    // powers of ten of its multiplier: 4 for 万
	han        bool   // written in Han numerals
	bare       bool   // a Han multiplier without a digit in front: 百, 万, 千万
	row        bool   // Han digits in a row: 二〇一九, 七八
	more       string // 余, 多, 来, 几 between digits, multiplier and unit
}

// arabic reads the number in Arabic digits (阿拉伯数字) that s begins with at byte i, where a digit stands: with groups
// (1,234), decimals, and Han multipliers (2.25亿, 1亿2000万, 10余万). It reports false where the digits are
// too many for a quantity; end is then the end of the digits.
func arabic(s string, i int) (number, bool) {
	n := number{start: i}
	ok := n.digits(s, i)
	for ok {
		more := qualifierAfter(s, n.end)
		at := n.end + len(more)
		m, width := multiplier(s, at)
		if width == 0 {
			break
		}
		if more != "" {
			n.more = more
		}
		if n.value, ok = n.value.shift(m); !ok {
			return n, false
		}
		n.scaled, n.end = n.scaled+m, at+width
		if c := byteAt(s, n.end); m >= 4 && '0' <= c && c <= '9' {
			n.rest(s, m)
			break
		}
	}
	if ok && n.more == "" {
		n.more = qualifierAfter(s, n.end)
		n.end += len(n.more)
	}
	return n, ok
}

// rest adds the lower part of a number written in two: 1亿2000万, 3万5000.
func (n *number) rest(s string, above int) {
	low := number{start: n.end}
	if !low.digits(s, n.end) {
		return
	}
	m, width := multiplier(s, low.end)
	if m >= above || low.places > 0 {
		return
	}
	v, ok := low.value.shift(m)
	if !ok || v.coef >= pow10(above) {
		return
	}
	if sum, ok := n.value.plus(v); ok {
		n.value, n.end = sum, low.end+width
		if c := byteAt(s, n.end); width > 0 && '0' <= c && c <= '9' {
			n.rest(s, m) // 5万4千6百
		}
	}
}

func pow10(n int) int64 {
	v := int64(1)
	for ; n > 0; n-- {
		v *= 10
	}
	return v
}

// digits reads digits, groups and decimals of either width from byte i on.
func (n *number) digits(s string, i int) bool {
	count, point := 0, false
	for i < len(s) {
		d, width := digit(s, i)
		if d < 0 {
			if w := group(s, i, count, point); w > 0 {
				i += w
				continue
			}
			if w := decimalPoint(s, i); !point && w > 0 {
				point = true
				i += w
				continue
			}
			break
		}
		i += width
		n.end = i
		if n.value.coef > 0 || d > 0 || point {
			count++
		}
		if count > maxDigits {
			continue
		}
		n.value.coef = n.value.coef*10 + int64(d)
		if point {
			n.places++
		}
	}
	n.value.scale = n.places
	return count <= maxDigits
}

// digit returns the value and width of the digit at byte i, or -1.
func digit(s string, i int) (value, width int) {
	c := s[i]
	if '0' <= c && c <= '9' {
		return int(c - '0'), 1
	}
	if c == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && 0x90 <= s[i+2] && s[i+2] <= 0x99 { // ０ to ９
		return int(s[i+2] - 0x90), 3
	}
	return -1, 0
}

// group returns the width of a comma at byte i that groups thousands: three digits follow it, and no fourth. A wide comma
// groups only where a measure word follows at last, as lists look alike.
func group(s string, i, before int, point bool) int {
	w := 1
	if wide := strings.HasPrefix(s[i:], "，"); wide {
		w = len("，")
		if before > 3 || !measured(s, i) {
			return 0
		}
	} else if s[i] != ',' {
		return 0
	}
	if point || before == 0 || !threeDigits(s, i+w) {
		return 0
	}
	return w
}

// threeDigits reports whether three digits stand at byte i, and no fourth.
func threeDigits(s string, i int) bool {
	for k := i; k < i+3; k++ {
		if c := byteAt(s, k); c < '0' || c > '9' {
			return false
		}
	}
	c := byteAt(s, i+3)
	return c < '0' || c > '9'
}

// measured reports whether groups of three digits behind wide commas, the first at byte i, end in a measure word or
// multiplier.
func measured(s string, i int) bool {
	for strings.HasPrefix(s[i:], "，") && threeDigits(s, i+len("，")) {
		i += len("，") + 3
	}
	return unitFollows(s, i)
}

// decimalPoint returns the width of a point at byte i that a digit follows.
func decimalPoint(s string, i int) int {
	w := 0
	switch {
	case s[i] == '.':
		w = 1
	case strings.HasPrefix(s[i:], "．"):
		w = len("．")
	default:
		return 0
	}
	if i+w < len(s) {
		if d, _ := digit(s, i+w); d >= 0 {
			return w
		}
	}
	return 0
}

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// multiplier returns the power of ten and the width of the multiplier at byte i: 万, 亿, 千万, 万亿 …. A 千 or 百
// that begins a unit (千瓦, 千米, 百分点) is none.
func multiplier(s string, i int) (power, width int) {
	r, w := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '万':
		if strings.HasPrefix(s[i+w:], "亿") {
			return 12, 2 * w
		}
		return 4, w
	case '亿':
		return 8, w
	case '百', '千':
		p := 2
		if r == '千' {
			p = 3
		}
		next, _ := utf8.DecodeRuneInString(s[i+w:])
		switch next {
		case '万':
			return p + 4, 2 * w
		case '亿':
			return p + 8, 2 * w
		case '分', '瓦', '米', '克', '伏', '卡', '升', '安', '乏', '赫', '字':
			return 0, 0
		}
		return p, w
	}
	return 0, 0
}

// qualifierAfter returns the word at byte i that makes a number inexact from behind: 余, 多, 来.
func qualifierAfter(s string, i int) string {
	for _, q := range [...]string{"余", "多", "来", "几"} {
		if strings.HasPrefix(s[i:], q) {
			if q == "来" && !unitFollows(s, i+len(q)) {
				return ""
			}
			return q
		}
	}
	return ""
}

// unitFollows reports whether a multiplier or unit stands at byte i.
func unitFollows(s string, i int) bool {
	if _, w := multiplier(s, i); w > 0 {
		return true
	}
	_, w := unitAt(s, i)
	return w > 0
}
