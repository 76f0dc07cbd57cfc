package normalize

import (
	"strings"

	"guiwen/normalize/lex"
)

// class is what a character is to the marks and blanks beside it.
type class uint8

const (
	edge    class = iota // no character: the paragraph begins or ends
	han                  // 汉字 and kana
	mark                 // a Chinese mark
	digit                // 0–9
	percent              // % ‰
	letter               // A–Z a–z
	sign                 // any other ASCII character
	other                // anything else: ① ℃ é
	space                // a blank
)

// asciiKind tells the scanner what to do with an ASCII character.
type asciiKind uint8

const (
	asciiSymbol asciiKind = iota // no concern of any rule
	asciiControl
	asciiBlank
	asciiDigit
	asciiLetter
	asciiMark  // , ; : ? !
	asciiStop  // .
	asciiOpen  // ( [ {
	asciiClose // ) ] }
	asciiLess  // <
	asciiMore  // >
	asciiQuote // "
	asciiPrime // '
	asciiDash  // -
	asciiTilde // ~
	asciiStar  // *
	asciiPercent
)

// asciiKinds is the table of the 128 ASCII characters.
var asciiKinds = [128]asciiKind{
	0: asciiControl, 1: asciiControl, 2: asciiControl, 3: asciiControl, 4: asciiControl, 5: asciiControl,
	6: asciiControl, 7: asciiControl, 8: asciiControl, '\t': asciiBlank, '\v': asciiControl, '\f': asciiControl,
	'\r': asciiControl, 14: asciiControl, 15: asciiControl, 16: asciiControl, 17: asciiControl, 18: asciiControl,
	19: asciiControl, 20: asciiControl, 21: asciiControl, 22: asciiControl, 23: asciiControl, 24: asciiControl,
	25: asciiControl, 26: asciiControl, 27: asciiControl, 28: asciiControl, 29: asciiControl, 30: asciiControl,
	31: asciiControl, 127: asciiControl,
	' ': asciiBlank,
	'0': asciiDigit, '1': asciiDigit, '2': asciiDigit, '3': asciiDigit, '4': asciiDigit,
	'5': asciiDigit, '6': asciiDigit, '7': asciiDigit, '8': asciiDigit, '9': asciiDigit,
	'A': asciiLetter, 'B': asciiLetter, 'C': asciiLetter, 'D': asciiLetter, 'E': asciiLetter, 'F': asciiLetter,
	'G': asciiLetter, 'H': asciiLetter, 'I': asciiLetter, 'J': asciiLetter, 'K': asciiLetter, 'L': asciiLetter,
	'M': asciiLetter, 'N': asciiLetter, 'O': asciiLetter, 'P': asciiLetter, 'Q': asciiLetter, 'R': asciiLetter,
	'S': asciiLetter, 'T': asciiLetter, 'U': asciiLetter, 'V': asciiLetter, 'W': asciiLetter, 'X': asciiLetter,
	'Y': asciiLetter, 'Z': asciiLetter,
	'a': asciiLetter, 'b': asciiLetter, 'c': asciiLetter, 'd': asciiLetter, 'e': asciiLetter, 'f': asciiLetter,
	'g': asciiLetter, 'h': asciiLetter, 'i': asciiLetter, 'j': asciiLetter, 'k': asciiLetter, 'l': asciiLetter,
	'm': asciiLetter, 'n': asciiLetter, 'o': asciiLetter, 'p': asciiLetter, 'q': asciiLetter, 'r': asciiLetter,
	's': asciiLetter, 't': asciiLetter, 'u': asciiLetter, 'v': asciiLetter, 'w': asciiLetter, 'x': asciiLetter,
	'y': asciiLetter, 'z': asciiLetter,
	',': asciiMark, ';': asciiMark, ':': asciiMark, '?': asciiMark, '!': asciiMark,
	'.': asciiStop,
	'(': asciiOpen, '[': asciiOpen, '{': asciiOpen,
	')': asciiClose, ']': asciiClose, '}': asciiClose,
	'<': asciiLess, '>': asciiMore,
	'"': asciiQuote, '\'': asciiPrime,
	'-': asciiDash, '~': asciiTilde, '*': asciiStar, '%': asciiPercent,
}

func isDigit(c byte) bool { return c-'0' < 10 }

func isLetter(c byte) bool { return (c|0x20)-'a' < 26 }

func isAlphanumeric(c byte) bool { return isDigit(c) || isLetter(c) }

// hanSize is the size in bytes of a Han character of U+4000–U+9FFF.
const hanSize = 3

// isHanLead reports whether c begins one of the characters U+4000–U+9FFF, nearly all of which are Han.
func isHanLead(c byte) bool { return c-0xE4 <= 5 }

// classAt returns the class of the character that begins at s[i].
func classAt(s string, i int) class {
	if i >= len(s) {
		return edge
	}
	c := s[i]
	switch {
	case isHanLead(c):
		return han
	case c < 0x80:
		switch asciiKinds[c] {
		case asciiDigit:
			return digit
		case asciiLetter:
			return letter
		case asciiBlank:
			return space
		case asciiPercent:
			return percent
		}
		return sign
	case c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
		return space
	case i+2 >= len(s):
		return other
	}
	return classOfWide(c, s[i+1], s[i+2])
}

// classOfWide returns the class of a character of three or four bytes by the first three of them.
func classOfWide(b0, b1, b2 byte) class {
	switch b0 {
	case 0xE2:
		switch {
		case b1 == 0x80 && (b2 == 0x94 || 0x98 <= b2 && b2 <= 0x9D || b2 == 0xA6): // — ‘’‚‛“” …
			return mark
		case b1 == 0x80 && (b2 <= 0x8A || b2 == 0xAF), b1 == 0x81 && b2 == 0x9F:
			return space
		case b1 == 0x80 && b2 == 0xB0: // ‰
			return percent
		}
	case 0xE3:
		switch {
		case b1 >= 0x90, b1 == 0x81, b1 == 0x82, b1 == 0x83 && b2 != 0xBB:
			return han // extension A and kana
		case b1 != 0x80:
			return other
		case b2 == 0x80:
			return space
		case b2 == 0x85, b2 == 0x86, b2 == 0x87: // 々〆〇
			return han
		case b2 <= 0x82, 0x88 <= b2 && b2 <= 0x9F && b2 != 0x92 && b2 != 0x93:
			return mark
		}
	case 0xEF:
		switch {
		case b1 == 0xBC:
			switch b2 {
			case 0x81, 0x88, 0x89, 0x8C, 0x9A, 0x9B, 0x9C, 0x9E, 0x9F, 0xBB, 0xBD: // ！（），：；＜＞？［］
				return mark
			}
		case b1 == 0xBD && (b2 == 0x9B || b2 == 0x9D || b2 == 0x9E): // ｛｝～
			return mark
		case 0xA4 <= b1 && b1 <= 0xAB: // compatibility ideographs
			return han
		}
	case 0xF0:
		if b1 >= 0xA0 && b1 < 0xB8 {
			return han
		}
	case 0xF3:
		if b1 == 0xA0 && 0x84 <= b2 && b2 <= 0x87 {
			return han // a variation selector belongs to its Han character
		}
	}
	return other
}

// classBefore returns the class of the character that ends before s[i].
func classBefore(s string, i int) class {
	if i <= 0 {
		return edge
	}
	if s[i-1] < 0x80 {
		return classAt(s, i-1)
	}
	return classAt(s, startBefore(s, i))
}

// startBefore returns where the character that ends before s[i] begins.
func startBefore(s string, i int) int {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if s[j]&0xC0 != 0x80 {
			return j
		}
	}
	return i - 1
}

// blankAt returns the length of the one blank character at s[i], 0 if there is none.
func blankAt(s string, i int) int {
	switch c := s[i]; c {
	case ' ', '\t':
		return 1
	case 0xC2:
		if i+1 < len(s) && s[i+1] == 0xA0 {
			return 2
		}
	case 0xE2:
		if i+2 < len(s) && (s[i+1] == 0x80 && (0x80 <= s[i+2] && s[i+2] <= 0x8A || s[i+2] == 0xAF) || s[i+1] == 0x81 && s[i+2] == 0x9F) {
			return 3
		}
	case 0xE3:
		if i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x80 {
			return 3
		}
	}
	return 0
}

// trimBlanks returns s without the blanks at its end.
func trimBlanks(s string) string { return strings.TrimRightFunc(s, lex.IsBlank) }

// skipBlanks returns s without the blanks that it begins with.
func skipBlanks(s string) string { return s[lex.Blanks(s):] }
