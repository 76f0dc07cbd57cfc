package reference

import (
	"unicode/utf8"

	"guiwen/normalize/lex"
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

func isDigit(r rune) bool { return lex.Digit(r) >= 0 }

// firstRune returns the first character of s.
func firstRune(s string) rune {
	r, _ := runeAt(s, 0)
	return r
}

// skipBlanks returns the first byte at or after i that is no blank. A line feed counts as one: scanned lines
// break inside numbers. Cells of a table end in a tab, so nothing is read across them.
func skipBlanks(s string, i int) int {
	for {
		r, n := runeAt(s, i)
		if n == 0 || !lex.IsBlank(r) && r != '\n' {
			return i
		}
		i += n
	}
}

// skipBlanksBack returns the end of what stands in front of i and is no blank.
func skipBlanksBack(s string, i int) int {
	for {
		r, n := runeBefore(s, i)
		if n == 0 || !lex.IsBlank(r) && r != '\n' {
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

// numeral is the number of a thing in a series as it stands in the text, in Arabic digits of either width or in Han numerals.
type numeral struct {
	value      int
	start, end int
	han        bool
}

// readNumeral reads the number at byte i.
func readNumeral(s string, i int) (numeral, bool) {
	v, n := lex.Ordinal(s[i:])
	return numeral{v, i, i + n, n > 0 && !isDigit(firstRune(s[i:]))}, n > 0
}

// readNumeralBack reads the number that ends at byte i.
func readNumeralBack(s string, i int) (numeral, bool) {
	v, start, ok := lex.OrdinalBefore(s[:i])
	return numeral{v, start, i, ok && !isDigit(firstRune(s[start:]))}, ok
}
