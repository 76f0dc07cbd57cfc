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

// exponent reads digits that are raised, all of them, at byte i. It returns the width 0 where there are none.
func exponent(s string, i int) (value, width int) {
	digits := [...]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}
	for next := true; next && width < 6; {
		next = false
		for d, form := range digits {
			if strings.HasPrefix(s[i+width:], form) {
				value, width, next = value*10+d, width+len(form), true
				break
			}
		}
	}
	return value, width
}

// power takes a power of ten behind a number into it: 1.2×10⁴. It reports false where the number is such a product and
// cannot be told exactly.
func (c *scan) power(n *number) bool {
	rest := c.s[n.end:]
	for _, times := range [...]string{"×10", "x10", "X10", "·10"} {
		if !strings.HasPrefix(rest, times) {
			continue
		}
		v, w := exponent(c.s, n.end+len(times))
		if w == 0 {
			return true
		}
		n.end += len(times) + w
		value, ok := n.value.shift(v)
		n.value, n.scaled = value, n.scaled+v
		return ok && n.more == ""
	}
	// 10⁴: a power of ten or a number with a note, nobody knows
	_, w := exponent(c.s, n.end)
	return w == 0 || c.s[n.start:n.end] != "10"
}
