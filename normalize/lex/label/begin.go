package label

import "strings"

// MayBegin reports whether a number of a heading or list item may begin with r. It is asked of every character of a text,
// so it looks at nothing else: [Parse] tells what stands there.
func MayBegin(r rune) bool {
	switch {
	case r < 0x80:
		return r == '(' || '0' <= r && r <= '9'
	case 0x4E00 <= r && r <= 0x9FFF:
		switch r {
		case '第', '其', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百':
			return true
		}
		return false
	}
	return r == '（' || '①' <= r && r <= '⒛' || '㉑' <= r && r <= '㉟' || '㊱' <= r && r <= '㊿' || '㈠' <= r && r <= '㈩' || '０' <= r && r <= '９'
}

// Skip returns how many bytes of Han characters s begins with of which no number begins with any. Most of a text goes by so.
func Skip(s string) int {
	i := 0
	for i+2 < len(s) && 0xE4 <= s[i] && s[i] <= 0xE9 && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
		if r := rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F); MayBegin(r) {
			break
		}
		i += 3
	}
	return i
}

// HoldsOne reports whether there is a one in s, so that a list that counts from one may begin there.
func HoldsOne(s string) bool {
	return strings.IndexByte(s, '1') >= 0 || strings.Contains(s, "一") || strings.Contains(s, "①") || strings.Contains(s, "１")
}

// Rows is how many rows of numbers an enumeration inside of a paragraph may count in.
const Rows = 5

// Row tells the row that a number counts in inside of a paragraph, or -1 where it counts in none: 一是 is of another than
// 第一， and 其一，.
func (l Label) Row() int {
	switch l.Scheme {
	case Ordinal:
		if l.Unit == "是" {
			return 0
		}
		return 1
	case ArabicParen, CJKParen:
		return 2
	case Circled:
		return 3
	case Arabic:
		return 4
	}
	return -1
}
