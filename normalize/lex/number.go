package lex

import (
	"strings"
	"unicode/utf8"
)

// Number is a number as it is spelled (数), its sign and unit left out: 1,234, 2.25亿, 3万5千, 二十余万, 叁拾贰万伍仟, 四点五.
type Number struct {
	Value   Decimal
	Length  int    // of the spelling in bytes
	Places  int    // decimal places as written, before 万 and 亿: what its rounding is judged by
	Scaled  int    // powers of ten of the multiplier behind Arabic digits: 4 for 万
	More    string // 余, 多, 来, 几 between digits, multiplier and unit, or ""
	Han     bool   // written in Han numerals
	Bare    bool   // a Han multiplier without a digit in front: 百, 万, 千万
	Row     bool   // Han digits in a row: 二〇一九
	Word    bool   // no number: formal digits without a formal unit (陆地, 退伍)
	TooLong bool   // more digits than a quantity has
}

// ReadNumber reads the run of number that s begins with. A run is as long as what it is made of goes on: digits of any
// script, groups, a point, 点, multipliers, blanks in front of those, words of fractions. It reports false, with the
// length of the whole run, where the run as a whole has not one reading: 七八, 两千四百五, 2^5, 三百又三分之一. It returns the length
// 0 where s begins with no number.
func ReadNumber(s string) (n Number, ok bool) {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case Digit(r) >= 0:
		ok = n.arabic(s)
	case IsNumeral(r):
		ok = n.han(s)
	}
	if n.Length > 0 && !n.Word {
		if end := n.runEnd(s, !ok); end > n.Length {
			n.Length, ok = end, false
		}
	}
	return n, ok
}

// arabic reads Arabic digits, with groups, decimals, and Han multipliers: 2.25亿, 1亿2000万, 10余万.
func (n *Number) arabic(s string) bool {
	ok := n.digits(s)
	for ok {
		more := inexactAt(s[n.Length:])
		at := n.Length + len(more)
		power, width := spacedMultiplier(s[at:])
		if width == 0 {
			break
		}
		if more != "" {
			n.More = more
		}
		if n.Value, ok = n.Value.Shift(power); !ok {
			n.TooLong = true
			return false
		}
		n.Scaled, n.Length = n.Scaled+power, at+width
		if startsWithDigit(s[n.Length:]) && (power >= 4 || readsOn(s[n.Length:], power)) {
			n.rest(s, power)
			break
		}
	}
	n.TooLong = !ok
	if ok && n.More == "" {
		n.More = inexactAt(s[n.Length:])
		n.Length += len(n.More)
	}
	return ok && n.powerOfTen(s)
}

// readsOn reports whether what stands behind a multiplier below 万 is its lower part: 5千4百, not 3千2020.
func readsOn(s string, above int) bool {
	var low Number
	if !low.digits(s) || low.Places > 0 {
		return false
	}
	power, width := Multiplier(s[low.Length:])
	return width > 0 && power < above
}

// rest adds the lower part of a number that is written in several: 1亿2000万, 3万5000, 5万4千6百.
func (n *Number) rest(s string, above int) {
	var low Number
	if !low.digits(s[n.Length:]) {
		return
	}
	at := n.Length + low.Length
	power, width := spacedMultiplier(s[at:])
	if power >= above || low.Places > 0 {
		return
	}
	v, ok := low.Value.Shift(power)
	if !ok || v.Coef >= pow10(above) {
		return
	}
	if sum, ok := n.Value.Plus(v); ok {
		n.Value, n.Length = sum, at+width
		if width > 0 && startsWithDigit(s[n.Length:]) {
			n.rest(s, power)
		}
	}
}

func pow10(n int) int64 {
	v := int64(1)
	for ; n > 0; n-- {
		v *= 10
	}
	return v
}

func startsWithDigit(s string) bool {
	d, _ := digitAt(s, 0)
	return d >= 0
}

// digits reads digits, groups and decimals of either width.
func (n *Number) digits(s string) bool {
	count, point := 0, false
	for i := 0; i < len(s); {
		d, width := digitAt(s, i)
		if d < 0 {
			if w := group(s[i:], count, point); w > 0 {
				i += w
				continue
			}
			if w := decimalPoint(s[i:]); !point && w > 0 {
				point = true
				i += w
				continue
			}
			break
		}
		i += width
		n.Length = i
		if n.Value.Coef > 0 || d > 0 || point {
			count++
		}
		if count > maxDigits {
			continue
		}
		n.Value.Coef = n.Value.Coef*10 + int64(d)
		if point {
			n.Places++
		}
	}
	n.Value.Scale = n.Places
	return count <= maxDigits
}

// digitAt returns the value and width of the Arabic digit at byte i, or -1.
func digitAt(s string, i int) (value, width int) {
	if i >= len(s) {
		return -1, 0
	}
	c := s[i]
	if '0' <= c && c <= '9' {
		return int(c - '0'), 1
	}
	if c == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && 0x90 <= s[i+2] && s[i+2] <= 0x99 { // ０ to ９
		return int(s[i+2] - 0x90), 3
	}
	return -1, 0
}

// group returns the width of a comma that s begins with and that groups thousands: three digits follow it, and no fourth. A
// wide comma groups only where a measure word follows at last, as lists look alike.
func group(s string, before int, point bool) int {
	w := 1
	if wide := strings.HasPrefix(s, "，"); wide {
		w = len("，")
		if before > 3 || !measured(s) {
			return 0
		}
	} else if s[0] != ',' {
		return 0
	}
	if point || before == 0 || !threeDigits(s[w:]) {
		return 0
	}
	return w
}

// threeDigits reports whether s begins with three digits, and no fourth.
func threeDigits(s string) bool {
	_, count, _ := digits(s, 3)
	return count == 3
}

// measured reports whether groups of three digits behind wide commas, which s begins with, end in a measure word or
// multiplier.
func measured(s string) bool {
	for strings.HasPrefix(s, "，") && threeDigits(s[len("，"):]) {
		_, _, n := digits(s[len("，"):], 3)
		s = s[len("，")+n:]
	}
	return MeasureFollows(s)
}

// decimalPoint returns the width of a point that s begins with and that a digit follows.
func decimalPoint(s string) int {
	w := 0
	switch {
	case s[0] == '.':
		w = 1
	case strings.HasPrefix(s, "．"):
		w = len("．")
	default:
		return 0
	}
	if !startsWithDigit(s[w:]) {
		return 0
	}
	return w
}

// spacedMultiplier is [Multiplier], and reads one behind blanks too where a unit or a digit follows: 8.5 万元, 7 万5 千4 百件.
func spacedMultiplier(s string) (power, width int) {
	if power, width = Multiplier(s); width > 0 {
		return power, width
	}
	if n := Blanks(s); 0 < n && n <= 3 {
		power, width = Multiplier(s[n:])
		if rest := s[n+width:]; width > 0 && (startsWithDigit(rest) || MeasureFollows(rest)) {
			return power, n + width
		}
	}
	return 0, 0
}

var inexactAfter = Class("inexact-after")

// inexactAt returns the word that s begins with and that makes the number in front of it inexact: 余, 多, 来, 几. A 来 needs a
// measure word behind it.
func inexactAt(s string) string {
	n := inexactAfter.Begins(s)
	if n == 0 {
		return ""
	}
	if inexactAfter.Value(s[:n]) == "measured" && !MeasureFollows(s[n:]) {
		return ""
	}
	return s[:n]
}

// han reads Han numerals: 二百三十, 两万, 九十二点八, 一千一百万, 二十余万, 叁拾贰万, and units without a digit (百, 千万).
func (n *Number) han(s string) bool {
	v, style, length, ok := Han(s)
	n.Han, n.Row, n.Length, n.Value.Coef = true, style == ByPlaces, length, v
	if n.Word = isWord(s[:length]); n.Word {
		return false
	}
	if !ok {
		if n.Value.Coef, n.Bare = bareUnits(s[:length]); !n.Bare {
			return false
		}
	}
	if n.Value.Coef >= limit {
		n.TooLong = true
		return false
	}
	n.fraction(s)
	n.inexact(s)
	return true
}

// bareUnits returns what a run of units without a digit would stand for with one in front: 百, 千万, 亿. It reports false for
// any other run.
func bareUnits(run string) (int64, bool) {
	v := int64(1)
	for _, r := range run {
		p := powerOf(r)
		if p < 2 {
			return 0, false
		}
		if v *= pow10(p); v >= limit {
			return 0, false
		}
	}
	return v, run != ""
}

// inexact takes in 余 and 多 behind a Han numeral, and a multiplier behind those: 二十余万.
func (n *Number) inexact(s string) {
	more := inexactAt(s[n.Length:])
	if more == "" || inexactAfter.Value(more) == "digit" {
		return // 二十几万: a digit is not said
	}
	n.More = more
	n.Length += len(more)
	if power, w := Multiplier(s[n.Length:]); w > 0 {
		if v, ok := n.Value.Shift(power); ok {
			n.Value, n.Length = v, n.Length+w
		}
	}
}

var pointWord = Class("point-word")

// fraction adds the decimals of 九十二点八.
func (n *Number) fraction(s string) {
	at := n.Length + Blanks(s[n.Length:])
	w := pointWord.Begins(s[at:])
	if w == 0 {
		return
	}
	at, v := at+w, n.Value
	at += Blanks(s[at:])
	for n.Places < 6 && at < len(s) {
		r, w := utf8.DecodeRuneInString(s[at:])
		d := HanDigit(r)
		if d < 0 || v.Coef >= limit/10 {
			break
		}
		v.Coef, v.Scale = v.Coef*10+int64(d), v.Scale+1
		n.Places++
		at += w
	}
	if n.Places > 0 {
		n.Value, n.Length = v, at
	}
}

// powerOfTen takes a power of ten behind the number into it: 1.2×10⁴. It reports false where the product cannot be told
// exactly, and for 10⁴: a power of ten or a number with a note, nobody knows.
func (n *Number) powerOfTen(s string) bool {
	rest := s[n.Length:]
	for _, times := range [...]string{"×10", "x10", "X10", "·10"} {
		if !strings.HasPrefix(rest, times) {
			continue
		}
		v, w := exponent(rest[len(times):])
		if w == 0 {
			return true
		}
		n.Length += len(times) + w
		value, ok := n.Value.Shift(v)
		n.Value, n.Scaled = value, n.Scaled+v
		return ok && n.More == ""
	}
	if s[:n.Length] == "10" {
		if _, w := exponent(rest); w > 0 {
			n.Length += w
			return false
		}
	}
	return true
}

// exponent reads the raised digits that s begins with. It returns the width 0 where there are none.
func exponent(s string) (value, width int) {
	for width < 6 {
		r, w := utf8.DecodeRuneInString(s[width:])
		d := 0
		switch {
		case r == '¹':
			d = 1
		case r == '²' || r == '³':
			d = int(r-'²') + 2
		case r == '⁰' || '⁴' <= r && r <= '⁹':
			d = int(r - '⁰')
		default:
			return value, width
		}
		value, width = value*10+d, width+w
	}
	return value, width
}
