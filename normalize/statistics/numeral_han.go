package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// han reads the run of Han numerals that s begins with at byte i: 二百三十, 两万, 九十二点八, 一千一百万, 二十余万, 叁拾贰万. A run that is no
// quantity but a row of digits (二〇一九), or units without a digit (百, 千万), is marked so. It reports false, with the end of
// the run, where the run has no single reading: 七八, 两千四百五.
func han(s string, i int) (number, bool) {
	v, style, length, ok := lex.Han(s[i:])
	n := number{start: i, end: i + length, han: true, row: style == lex.ByPlaces}
	if n.value.coef = v; !ok {
		if n.value.coef, n.bare = bareUnits(s[i:n.end]); !n.bare {
			return n, false
		}
	}
	if n.value.coef >= limit {
		return n, false
	}
	n.fraction(s)
	n.inexact(s)
	return n, true
}

// bareUnits returns what a run of units without a digit would stand for with one in front: 百, 千万, 亿. It reports false for
// any other run.
func bareUnits(run string) (int64, bool) {
	v := int64(1)
	for _, r := range run {
		switch r {
		case '百':
			v *= 100
		case '千':
			v *= 1000
		case '万':
			v *= 10_000
		case '亿':
			v *= 100_000_000
		default:
			return 0, false
		}
		if v >= limit {
			return 0, false
		}
	}
	return v, run != ""
}

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
	at += lex.Blanks(s[at:])
	for n.places < 6 && at < len(s) {
		r, w := utf8.DecodeRuneInString(s[at:])
		d := lex.HanDigit(r)
		if d < 0 || v.coef >= limit/10 {
			break
		}
		v.coef, v.scale = v.coef*10+int64(d), v.scale+1
		n.places++
		at += w
	}
	if n.places > 0 {
		n.value, n.end = v, at
	}
}
