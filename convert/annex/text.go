package annex

import (
	"strconv"
	"unicode/utf8"
)

// The limits of the format (Excel specifications and limits): rows of a sheet, hyperlinks of a sheet, UTF-16
// units of a cell, manual page breaks.
const (
	maxRows   = 1_048_576
	maxLinks  = 65_530
	maxUnits  = 32_767
	maxBreaks = 1_000
	maxMerges = 10_000
)

// appendText appends s as the character data of a cell (ST_Xstring, ECMA-376 part 1, 22.9.2.19). Characters that
// XML cannot hold are written _xHHHH_; an underscore that would begin such an escape by accident is itself
// escaped, so that every reader gets s back.
func appendText(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '<':
			dst = append(dst, "&lt;"...)
		case c == '>':
			dst = append(dst, "&gt;"...)
		case c == '"':
			dst = append(dst, "&quot;"...)
		case c == '_' && readsAsEscape(s[i:]):
			dst = append(dst, "_x005F_"...)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if unwritable(r) {
				dst = appendEscape(dst, r)
			} else {
				dst = utf8.AppendRune(dst, r) // a byte that is no UTF-8 becomes U+FFFD
			}
			i += n
			continue
		}
		i++
	}
	return dst
}

// appendEscape appends r, below U+10000, as _xHHHH_.
func appendEscape(dst []byte, r rune) []byte {
	const hex = "0123456789ABCDEF"
	return append(dst, '_', 'x', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15], '_')
}

// unwritable reports whether r cannot stand in XML, or not without being changed by its readers.
func unwritable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == 0x7f || r == 0xfffe || r == 0xffff
}

// readsAsEscape reports whether s begins with _xHHHH_, in either case of x and digits, or will once the character
// after _xHHHH is written as an escape, which begins with an underscore, too.
func readsAsEscape(s string) bool {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' && s[1] != 'X' {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(s[6:]); r != '_' && !unwritable(r) {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			return false
		}
	}
	return true
}

// hostile reports whether a spreadsheet that were typed s would take it for a formula. The full-width signs
// count too: some programs fold them.
func hostile(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠':
		return true
	}
	return false
}

// runeWidth is the width of r in columns of half-width characters: Han and full-width forms take two.
func runeWidth(r rune) int {
	switch {
	case r < 0x1100:
		return 1
	case r >= 0x2000 && r < 0x2e80: // ① — … “ ” are full-width in Chinese fonts
		return 2
	case r >= 0xff61 && r < 0xffe0: // half-width katakana
		return 1
	}
	return 2
}

// linesIn is the number of lines that s takes, wrapped at width half-width characters.
func linesIn(s string, width int) int {
	lines, at := 1, 0
	for _, r := range s {
		w := runeWidth(r)
		if r == '\n' {
			lines, at = lines+1, 0
			continue
		}
		if at+w > width {
			lines, at = lines+1, 0
		}
		at += w
	}
	return lines
}

// tallest is the number of lines a row may have: rows are at most 409 points high, and what is higher is
// neither shown nor printed.
const tallest = 24

// pieces splits s so that each piece is at most tallest lines of width half-width characters and at most
// maxUnits UTF-16 units; together they are s. It prefers to split behind a line feed or a full stop. An empty
// string is one piece.
func pieces(s string, width int) []string {
	if len(s) <= width*2 { // at most one line
		return []string{s}
	}
	var out []string
	start, units, lines, at := 0, 0, 1, 0
	rest := 0 // where to split instead, when a stop was seen in the second half
	for i, r := range s {
		w := runeWidth(r)
		if at+w > width || r == '\n' {
			lines, at = lines+1, 0
		}
		u := 1
		if r > 0xffff {
			u = 2
		}
		if i > start && (lines > tallest || units+u > maxUnits) {
			cut := i
			if rest > start {
				cut = rest
			}
			out = append(out, s[start:cut])
			start, rest = cut, 0
			units, lines, at = utf16Len(s[cut:i]), linesIn(s[cut:i], width), 0
		}
		units += u
		if r != '\n' {
			at += w
		}
		if lines > tallest/2 && (r == '。' || r == '；' || r == '\n') {
			rest = i + utf8.RuneLen(r)
		}
	}
	return append(out, s[start:])
}

// utf16Len is the length of s in UTF-16 units.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// topicNumber numbers the groups of a form: 一、 二、 … 十一、
func topicNumber(n int) string {
	digits, ten := []rune(say("number/digits")), say("number/ten")
	last := ""
	if n%10 > 0 {
		last = string(digits[n%10])
	}
	switch {
	case n < 10:
		return say("number/of", last)
	case n < 20:
		return say("number/of", ten+last)
	case n < 100:
		return say("number/of", string(digits[n/10])+ten+last)
	}
	return say("number/of", n)
}

func itoa(n int) string { return strconv.Itoa(n) }
