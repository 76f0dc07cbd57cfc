package statistics

import (
	"strings"
	"unicode/utf8"
)

// superscripts are the raised digits and the bracket that readers write round raised characters without a form of
// their own: ^(…).
const superscripts = "¹²³⁴⁵⁶⁷⁸⁹⁰⁺⁻⁽⁾ⁿ"

// raised returns the width of the raised characters at byte i: the mark of a note behind a number (118¹件) or an
// exponent (10⁴).
func raised(s string, i int) int {
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

// withoutRaised returns s without raised characters: 常住人口¹ is 常住人口.
func withoutRaised(s string) string {
	if !strings.ContainsAny(s, superscripts+"^") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if w := raised(s, i); w > 0 && (i == 0 || !isLatin(s[i-1])) {
			i += w
			continue
		}
		_, w := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[i : i+w])
		i += w
	}
	return b.String()
}

// withoutNote returns a head without the mark of a note behind it: 用地①, 用地¹ are 用地.
func withoutNote(head string) string {
	head = withoutRaised(head)
	short := strings.TrimRight(head, "①②③④⑤⑥⑦⑧⑨⑩")
	if short == "" {
		return head
	}
	return strings.TrimSpace(short)
}
