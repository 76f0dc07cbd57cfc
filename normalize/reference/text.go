package reference

import (
	"unicode/utf8"

	"guiwen/normalize/lex/label"
)

// runeAt returns the character at byte i of s and its length, or 0, 0 at the end.
func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if i+2 < len(s) && isLead(c) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
		return rune(c&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}

// isLead reports whether c begins a character of three bytes, without those of which some are invalid: nearly all
// Chinese text.
func isLead(c byte) bool { return 0xE1 <= c && c <= 0xEC || c == 0xEF }

// codePoints counts the code points of valid text.
func codePoints(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		switch c := s[i]; {
		case c < 0x80:
			i++
		case c < 0xE0:
			i += 2
		case c < 0xF0:
			i += 3
		default:
			i += 4
		}
	}
	return n
}

// runeBefore returns the character that ends at byte i of s and its length, or 0, 0 at the beginning.
func runeBefore(s string, i int) (rune, int) {
	if i <= 0 {
		return 0, 0
	}
	c := s[i-1]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if i >= 3 && c&0xC0 == 0x80 && s[i-2]&0xC0 == 0x80 && isLead(s[i-3]) {
		return rune(s[i-3]&0x0F)<<12 | rune(s[i-2]&0x3F)<<6 | rune(c&0x3F), 3
	}
	return utf8.DecodeLastRuneInString(s[:i])
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

func isBlank(r rune) bool {
	return r == ' ' || r == '\u3000' || r == '\u00a0' || 0x2000 <= r && r <= 0x200a || r == '\u202f'
}

// skipBlanks returns the first byte at or after i that is no blank. A line feed counts as one: scanned lines
// break inside numbers. Cells of a table end in a tab, so nothing is read across them.
func skipBlanks(s string, i int) int {
	for {
		r, n := runeAt(s, i)
		if n == 0 || !isBlank(r) && r != '\n' {
			return i
		}
		i += n
	}
}

// skipBlanksBack returns the end of what stands in front of i and is no blank.
func skipBlanksBack(s string, i int) int {
	for {
		r, n := runeBefore(s, i)
		if n == 0 || !isBlank(r) && r != '\n' {
			return i
		}
		i -= n
	}
}

// hasPrefixAt reports whether s has word at byte i.
func hasPrefixAt(s string, i int, word string) bool {
	return i >= 0 && i+len(word) <= len(s) && s[i:i+len(word)] == word
}

// hasSuffixAt reports whether word ends at byte i of s.
func hasSuffixAt(s string, i int, word string) bool {
	return i >= len(word) && i <= len(s) && s[i-len(word):i] == word
}

// maxDigits bounds a sequence number (发文顺序号); longer runs of digits are something else.
const maxDigits = 9

// numeral is a number as it stands in the text, in Arabic digits of either width or in Han numerals.
type numeral struct {
	value int
	text  string // digits in ASCII, without blanks; Han numerals as written
	han   bool
	end   int // byte behind it
}

// readDigits reads the Arabic number at byte i. With spaced, blanks between its digits are skipped (3 1 号).
func readDigits(s string, i int, spaced bool) (numeral, bool) {
	var buf [maxDigits]byte
	count, v, end := 0, 0, i
	plain := true // ASCII digits without blanks between
	for at := i; ; {
		r, n := runeAt(s, at)
		if !isDigit(r) {
			break
		}
		if r >= '０' {
			r -= '０' - '0'
			plain = false
		}
		if count == maxDigits {
			return numeral{}, false
		}
		buf[count] = byte(r)
		count++
		v = v*10 + int(r-'0')
		plain = plain && end == at
		at += n
		end = at
		if spaced {
			at = skipBlanks(s, at)
		}
	}
	if count == 0 {
		return numeral{}, false
	}
	if plain {
		return numeral{value: v, text: s[i:end], end: end}, true
	}
	return numeral{value: v, text: string(buf[:count]), end: end}, true
}

// readNumeral reads the Arabic or Han number at byte i.
func readNumeral(s string, i int) (numeral, bool) {
	if n, ok := readDigits(s, i, false); ok {
		return n, true
	}
	v, n := label.Numeral(s[i:])
	if n == 0 {
		return numeral{}, false
	}
	return numeral{value: v, text: s[i : i+n], han: true, end: i + n}, true
}

// isHanNumeral reports whether r is a character of a Han numeral.
func isHanNumeral(r rune) bool {
	switch r {
	case '〇', '○', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千':
		return true
	}
	return false
}

// readNumeralBack reads the number that ends at byte i, and returns where it begins.
func readNumeralBack(s string, i int) (n numeral, start int, ok bool) {
	start = i
	for count := 0; count <= maxDigits; count++ {
		r, w := runeBefore(s, start)
		if !isDigit(r) && !isHanNumeral(r) {
			break
		}
		start -= w
	}
	if start == i {
		return numeral{}, i, false
	}
	n, ok = readNumeral(s, start)
	return n, start, ok && n.end == i
}
