package lex

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// runEnd returns where the run of the number ends that s begins with: behind n, or farther on where more of what numbers
// are made of follows without a reading of the whole: 2^5, 三万5千, 三百五又三分之一, 二十几万. unread says that n itself has none.
func (n *Number) runEnd(s string, unread bool) int {
	at := n.Length
	for {
		w := n.further(s, at, unread)
		if w == 0 {
			return at
		}
		at, unread = at+w, true
	}
}

var (
	fractionWord = Class("fraction-word")
	mixedWord    = Class("mixed-fraction-word")
	fewWord      = Class("few-word")
	trillion     = Class("ambiguous-multiplier")
	minusWord    = Class("minus-word")
)

// jointRunes are the first characters of the words that join parts of a number.
var jointRunes = sync.OnceValue(func() string {
	all := ""
	for _, class := range []*Words{fractionWord, mixedWord, fewWord, trillion, minusWord, pointWord} {
		for _, w := range class.List() {
			_, n := utf8.DecodeRuneInString(w)
			all += w[:n]
		}
	}
	return all
})

// further returns the length of what at byte at, behind a number, belongs to its run, or 0.
func (n *Number) further(s string, at int, unread bool) int {
	rest := s[at:]
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "" || !IsHan(r) && r < utf8.RuneSelf && r != ' ' && r != '^' && r|0x20 != 'e' && r != '.' && (r < '0' || r > '9'):
		return 0
	case IsNumeral(r):
		return n.numeralsBehind(s, at, unread)
	case IsBlank(r):
		return n.blanksBehind(s, at, unread)
	case r == '^', r == 'e', r == 'E', r == '／':
		return exponentOrSlash(rest, r)
	case Digit(r) >= 0:
		if last, _ := utf8.DecodeLastRuneInString(s[:at]); unread || n.Han && !n.Bare && powerOf(last) > 0 {
			return numberLength(rest)
		}
		return 0
	case r != '.' && r != '．' && !strings.ContainsRune(jointRunes(), r):
		return 0
	}
	return n.partBehind(s, at, unread)
}

// partBehind returns the width of the word at byte at and of what stands between it and the number that it joins.
func (n *Number) partBehind(s string, at int, unread bool) int {
	rest := s[at:]
	w := n.wordBehind(s, at, unread)
	if w == 0 || trillion.Begins(rest) > 0 {
		return w
	}
	w += Blanks(rest[w:])
	if k := minusWord.Begins(rest[w:]); k > 0 {
		w += k
	}
	if numberLength(rest[w:]) == 0 {
		return 0
	}
	return w
}

// wordBehind returns the width of the word at byte at, between two parts of a number, or 0: 分之, 又, 几, 兆, and behind what has no
// reading the point.
func (n *Number) wordBehind(s string, at int, unread bool) int {
	rest := s[at:]
	if w := spacedFraction(rest); w > 0 && (unread || !n.Han || w > fractionWord.Begins(rest)) {
		return w
	}
	if w := mixedWord.Begins(rest); w > 0 {
		k := w + Blanks(rest[w:])
		if k += numberLength(rest[k:]); spacedFraction(rest[k:]) > 0 {
			return w
		}
		return 0
	}
	if w := fewWord.Begins(rest); w > 0 && n.Han {
		if _, k := Multiplier(rest[w:]); k > 0 {
			return w
		}
		return 0
	}
	if w := trillion.Begins(rest); w > 0 && !beginsUnit(rest) && (numberLength(rest[w:]) > 0 || MeasureFollows(rest[w:])) {
		return w
	}
	if !unread {
		return 0
	}
	r, w := utf8.DecodeRuneInString(rest)
	if k := pointWord.Begins(rest); k > 0 || r != '.' && r != '．' {
		return k
	}
	return w
}

// spacedFraction returns the width of the word 分之 that s begins with, with blanks inside or without.
func spacedFraction(s string) int {
	if w := fractionWord.Begins(s); w > 0 {
		return w
	}
	for _, word := range fractionWord.List() {
		_, k := utf8.DecodeRuneInString(word)
		if strings.HasPrefix(s, word[:k]) {
			if w := k + Blanks(s[k:]); strings.HasPrefix(s[w:], word[k:]) {
				return w + len(word) - k
			}
		}
	}
	return 0
}

// numberLength returns the length of the plain number that s begins with: digits, or a run of Han numerals.
func numberLength(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	if IsNumeral(r) {
		_, _, n, _ := Han(s)
		return n
	}
	if Digit(r) < 0 {
		return 0
	}
	var n Number
	n.digits(s)
	return n.Length
}

// numeralsBehind returns the length of the Han numerals at byte at: behind Arabic digits they are of the same run (1千零1), but
// where they begin a unit (5千瓦) or a word of a fraction does (占3百分之五).
func (n *Number) numeralsBehind(s string, at int, unread bool) int {
	if !unread && !n.Han && beginsUnit(s[at:]) {
		return 0
	}
	_, _, w, _ := Han(s[at:])
	if fractionWord.Begins(s[at+w:]) > 0 && !unread {
		return 0
	}
	return w
}

// blanksBehind returns the length of blanks at byte at and of the number behind them, where the two numbers may be one: 1 234件,
// 一百 五十件. A row of a table has no unit behind.
func (n *Number) blanksBehind(s string, at int, unread bool) int {
	w := Blanks(s[at:])
	next, _ := utf8.DecodeRuneInString(s[at+w:])
	last, _ := utf8.DecodeLastRuneInString(s[:at])
	switch {
	case Digit(next) >= 0 && !n.Han && w == 1:
		return n.digitsBehind(s, at, unread)
	case n.Han && !n.Bare && IsNumeral(next) && (powerOf(last) > 0 || powerOf(next) > 0):
		k := numberLength(s[at+w:])
		if fractionWord.Begins(s[at+w+k:]) > 0 {
			return 0
		}
		return w + k
	case IsHan(next) && (mixedWord.Begins(s[at+w:]) > 0 || spacedFraction(s[at+w:]) > 0):
		if k := n.partBehind(s, at+w, true); k > 0 {
			return w + k
		}
	}
	return 0
}

// digitsBehind returns the length of the blank at byte at and of the digits behind it, parted by blanks too, down to the last
// that a unit or a slash follows.
func (n *Number) digitsBehind(s string, at int, unread bool) int {
	if n.Scaled > 0 && !unread {
		if !readsOn(s[at+1:], n.Scaled) {
			return 0
		}
		return 1 + numberLength(s[at+1:])
	}
	for end := at; ; {
		end += 1 + numberLength(s[end+1:])
		slash := exponentOrSlash(s[end:], '/')
		if slash > 0 || MeasureFollows(s[end:]) {
			return end + slash - at
		}
		if end+1 >= len(s) || s[end] != ' ' || !startsWithDigit(s[end+1:]) {
			return 0
		}
	}
}

// exponentOrSlash returns the length of ^5, e-5 and ／5, which s begins with, where first is its sign.
func exponentOrSlash(s string, first rune) int {
	w := utf8.RuneLen(first)
	if !strings.HasPrefix(s, string(first)) {
		return 0
	}
	signs := 0
	for signs < 3 {
		r, k := utf8.DecodeRuneInString(s[w:])
		if !strings.ContainsRune("+-＋－−", r) {
			break
		}
		w, signs = w+k, signs+1
	}
	if (first == 'e' || first == 'E') && signs == 0 { // 2e5, 5E级: a word in Latin letters
		return 0
	}
	k := numberLength(s[w:])
	if k == 0 {
		return 0
	}
	return w + k
}

// Lead takes in what stands in front of the number at byte i of s and belongs to it: a minus sign, 负, the point of .5. It
// returns the length of that, and false where a dash may be a sign or not: 增速为—4.2%.
func (n *Number) Lead(s string, i int) (length int, ok bool) {
	length = n.leadingPoint(s, i)
	before := s[:i-length]
	if w := minusWord.Ends(before); w > 0 {
		if minusWord.Value(before[len(before)-w:]) == "either" {
			return length, false // 正负3%
		}
		n.Value.Coef = -n.Value.Coef
		return length + w, true
	}
	r, w := utf8.DecodeLastRuneInString(before)
	if r != '-' && r != '－' && r != '−' && r != '—' {
		return length, true
	}
	front, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before[:len(before)-w], " "))
	unit, _ := UnitAt(s[i+n.Length:])
	signed := unit != nil && (unit.Kind == UnitPercent || unit.Signed)
	switch {
	case unit == nil, Digit(front) >= 0, front < utf8.RuneSelf && !strings.ContainsRune("(:,;", front), strings.ContainsRune("—%％‰", front):
		return length, true // a range, a code, a dash between two things
	case r == '—' || !signed || front == utf8.RuneError:
		return length, false
	}
	n.Value.Coef = -n.Value.Coef
	return length + w, true
}

// leadingPoint takes a point in front of the digits in: .5万元.
func (n *Number) leadingPoint(s string, i int) int {
	if n.Han || n.Places > 0 || n.Value.Scale > 0 || i == 0 || s[i-1] != '.' {
		return 0
	}
	if r, _ := utf8.DecodeLastRuneInString(s[:i-1]); !IsHan(r) && r != '-' && r != '－' && r != '−' {
		return 0
	}
	for k := i; startsWithDigit(s[k:]); n.Places++ {
		_, w := digitAt(s, k)
		k += w
	}
	n.Value.Scale += n.Places
	return 1
}
