package lex

import (
	"strings"
	"unicode/utf8"
)

// superscripts are the raised digits and the bracket that readers write round raised characters without a form of
// their own: ^(…).
const superscripts = "¹²³⁴⁵⁶⁷⁸⁹⁰⁺⁻⁽⁾ⁿ"

// Raised returns the width of the raised characters at byte i of s: the mark of a note behind a number (118¹件) or an
// exponent (10⁴).
func Raised(s string, i int) int {
	start := i
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.ContainsRune(superscripts, r):
			i += w
		case strings.HasPrefix(s[i:], "^("):
			end := strings.IndexByte(s[i:min(len(s), i+24)], ')')
			if end < 0 {
				return i - start
			}
			i += end + 1
		default:
			return i - start
		}
	}
	return i - start
}

// WithoutRaised returns s without raised characters: 常住人口¹ is 常住人口.
func WithoutRaised(s string) string {
	if !strings.ContainsAny(s, superscripts+"^") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if w := Raised(s, i); w > 0 && (i == 0 || !isLatin(s[i-1])) {
			i += w
			continue
		}
		_, w := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[i : i+w])
		i += w
	}
	return b.String()
}

// WithoutNoteMark returns a head without the mark of a note behind it: 用地①, 用地¹ are 用地.
func WithoutNoteMark(head string) string {
	head = WithoutRaised(head)
	short := strings.TrimRight(head, "①②③④⑤⑥⑦⑧⑨⑩")
	if short == "" {
		return head
	}
	return strings.TrimSpace(short)
}

// IsRaised reports whether r is written raised: ¹.
func IsRaised(r rune) bool { return r != 0 && strings.ContainsRune(superscripts, r) }
