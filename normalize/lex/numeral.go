package lex

import (
	"math"
	"strconv"
	"sync/atomic"
	"unicode/utf8"
)

// numeralKind is what a character is in a Han numeral.
type numeralKind uint8

const (
	noNumeral     numeralKind = iota
	digitKind                 // 一, and the formal 壹 (大写)
	unitKind                  // 十, 百, 千
	tensKind                  // 廿, 卅, 卌: a digit and its unit in one
	magnitudeKind             // 万, 亿
)

// numeral is a character of Han numerals. The characters stand in lexicon/numerals.tsv.
type numeral struct {
	kind   numeralKind
	value  int64
	formal bool // as on receipts (大写)
	counts bool // only counts, and stands in no row of digits: 两
}

// The characters of Han numerals stand from ○ to the end of the Han characters in common use.
const firstNumeral, lastNumeral = 0x25CB, 0x9FFF

var numeralWord, formalNumeral, countNumeral = Class("numeral"), Class("formal-numeral"), Class("count-numeral")

// numeralTable holds what each character is in a Han numeral: its number in all.
type numeralTable struct {
	of  [lastNumeral - firstNumeral + 1]uint8
	all []numeral
}

// numeralsRead is the table, nil until it is asked first. It is asked of most characters of a text, so that this is worth more than a
// [sync.OnceValue]: who comes at the same time reads the same.
var numeralsRead atomic.Pointer[numeralTable]

func numerals() *numeralTable {
	if t := numeralsRead.Load(); t != nil {
		return t
	}
	return readNumerals()
}

func readNumerals() *numeralTable {
	t := new(numeralTable)
	t.all = append(t.all, numeral{})
	for _, w := range numeralWord.List() {
		v, _ := strconv.ParseInt(numeralWord.Value(w), 10, 64)
		kind := digitKind
		switch v {
		case 10, 100, 1000:
			kind = unitKind
		case 20, 30, 40:
			kind = tensKind
		case 1e4, 1e8:
			kind = magnitudeKind
		}
		r, _ := utf8.DecodeRuneInString(w)
		t.of[r-firstNumeral] = uint8(len(t.all))
		t.all = append(t.all, numeral{kind, v, formalNumeral.Is(w), countNumeral.Is(w)})
	}
	numeralsRead.Store(t)
	return t
}

// numeralOf tells what r is in a Han numeral, and its value.
func numeralOf(r rune) (numeralKind, int64) {
	if r < firstNumeral || r > lastNumeral {
		return noNumeral, 0
	}
	t := numerals()
	n := &t.all[t.of[r-firstNumeral]]
	return n.kind, n.value
}

// HanDigit returns the value of a Han digit from 0 to 9, or -1.
func HanDigit(r rune) int {
	if kind, v := numeralOf(r); kind == digitKind {
		return int(v)
	}
	return -1
}

// IndexDigit returns where the first digit of s stands, Arabic or Han, or -1.
func IndexDigit(s string) int {
	t := numerals()
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if '0' <= c && c <= '9' {
				return i
			}
			i++
			continue
		}
		r, n := runeAt(s[i:])
		if firstNumeral <= r && r <= lastNumeral {
			if t.all[t.of[r-firstNumeral]].kind == digitKind {
				return i
			}
		} else if Digit(r) >= 0 {
			return i
		}
		i += n
	}
	return -1
}

// runeAt returns the character that s begins with and its length. Nearly all of a text are Han characters, which are short to decode.
func runeAt(s string) (rune, int) {
	if len(s) >= 3 && 0xE3 <= s[0] && s[0] <= 0xE9 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

// isWord reports whether a run of Han numerals is written with formal digits and without a unit, or is a formal numeral alone:
// 陆 and 伍 are names, 伍佰 is a number.
func isWord(run string) bool {
	formal, unit, count := false, false, 0
	for _, r := range run {
		n := numeralAt(r)
		formal = formal || n.formal && n.kind == digitKind || n.formal && count == 0 && n.kind == unitKind
		unit = unit || n.kind == magnitudeKind || n.kind == unitKind
		count++
	}
	return formal && (!unit || count == 1)
}

// isCount reports whether r is a digit that only counts and stands in no row of digits: 两.
func isCount(r rune) bool { return numeralAt(r).counts }

// numeralAt returns what r is in a Han numeral; the zero value where it is none.
func numeralAt(r rune) *numeral {
	t := numerals()
	if r < firstNumeral || r > lastNumeral {
		return &t.all[0]
	}
	return &t.all[t.of[r-firstNumeral]]
}

// IsNumeral reports whether r is a character of Han numerals.
func IsNumeral(r rune) bool {
	kind, _ := numeralOf(r)
	return kind != noNumeral
}

// Style is how a Han numeral is written.
type Style uint8

// The styles.
const (
	ByUnits  Style = iota // 一百零三, 十二, 三万五千
	ByPlaces              // 二〇二〇, 一五〇: a digit a place
)

// Han reads the run of Han numerals that s begins with and returns its value and length. It reports false, with the
// length of the run, where the run has no single reading: 百, 三五, 一百一, 二百五, 三万五, 亿万.
func Han(s string) (value int64, style Style, length int, ok bool) {
	var buffer [longestRun]rune
	count := 0
	for length < len(s) {
		r, w := utf8.DecodeRuneInString(s[length:])
		if !IsNumeral(r) {
			break
		}
		if count < longestRun {
			buffer[count] = r
		}
		count++
		length += w
	}
	if count > longestRun {
		return 0, ByUnits, length, false
	}
	run := buffer[:count]
	if value, ok = places(run); ok {
		return value, ByPlaces, length, true
	}
	value, ok = units(run)
	return value, ByUnits, length, ok
}

// longestRun is the number of characters of the longest numeral that has a reading.
const longestRun = 40

// places reads a run of digits alone. Two digits without a zero (三五, 七八) are an estimate, not a number.
func places(run []rune) (int64, bool) {
	if len(run) < 2 || len(run) > 15 {
		return 0, false
	}
	value, zero := int64(0), false
	for _, r := range run {
		kind, d := numeralOf(r)
		if kind != digitKind || isCount(r) {
			return 0, false
		}
		zero = zero || d == 0
		value = value*10 + d
	}
	return value, zero || len(run) > 2
}

// magnitudeOf returns the value of 万 and 亿, or 0.
func magnitudeOf(r rune) int64 {
	if kind, v := numeralOf(r); kind == magnitudeKind {
		return v
	}
	return 0
}

// units reads a run with units: sections below 万, each with the magnitude behind it, in falling order.
func units(run []rune) (int64, bool) {
	if len(run) == 0 {
		return 0, false
	}
	total, last := int64(0), int64(math.MaxInt64) // the magnitude of the section before
	for len(run) > 0 {
		n := 0
		for n < len(run) && magnitudeOf(run[n]) == 0 {
			n++
		}
		section, ok := section(run[:n], last == math.MaxInt64)
		if !ok {
			return 0, false
		}
		magnitude := int64(1)
		for ; n < len(run) && magnitudeOf(run[n]) > 0; n++ {
			if magnitude *= magnitudeOf(run[n]); magnitude > 1e12 {
				return 0, false
			}
		}
		spoken := magnitude == 1 && section.bare && 1e4 <= last && last < math.MaxInt64 // 三万五: 35000 in speech
		if magnitude >= last || spoken || section.value == 0 && (magnitude > 1 || last < math.MaxInt64) {
			return 0, false
		}
		total += section.value * magnitude
		if total < 0 || total > 9e17 {
			return 0, false
		}
		last, run = magnitude, run[n:]
		if magnitude == 1 && len(run) > 0 {
			return 0, false
		}
	}
	return total, true
}

// part is a section of a numeral below 万.
type part struct {
	value int64
	bare  bool // a digit alone that no 零 stands in front of
}

// section reads a number below 万. first says that nothing stands in front of it: 十二 is twelve, but 一万十二 lacks a 零 and is
// read all the same.
func section(run []rune, first bool) (part, bool) {
	var p part
	if len(run) == 0 {
		return p, false
	}
	unit := int64(10_000) // of the digit before
	digit, zero := int64(-1), false
	for i, r := range run {
		kind, v := numeralOf(r)
		switch {
		case kind == digitKind && v == 0:
			if digit >= 0 || zero {
				return p, false
			}
			if len(run) == 1 {
				return part{0, false}, first
			}
			zero = true
		case kind == digitKind:
			if digit >= 0 {
				return p, false
			}
			digit = v
		case kind == tensKind:
			if digit >= 0 || unit <= 10 {
				return p, false
			}
			p.value, unit, zero = p.value+v, 10, false
		default:
			if digit < 0 {
				if v != 10 || i > 0 && !zero {
					return p, false // 百, 千
				}
				digit = 1 // 十二
			}
			if v >= unit {
				return p, false
			}
			p.value, unit, digit, zero = p.value+digit*v, v, -1, false
		}
	}
	if digit >= 0 {
		if len(run) > 1 && isCount(run[len(run)-1]) {
			return p, false // 三十两: thirty taels
		}
		if unit > 10 && unit < 10_000 && !zero {
			return p, false // 一百一: 110 in speech
		}
		p.bare = len(run) == 1
		p.value += digit
	} else if zero {
		return p, false
	}
	return p, true
}

// powerOf returns the power of ten that a character of Han numerals stands for, or 0.
func powerOf(r rune) int {
	if r < 0x4E00 {
		return 0
	}
	switch _, v := numeralOf(r); v {
	case 10:
		return 1
	case 100:
		return 2
	case 1000:
		return 3
	case 1e4:
		return 4
	case 1e8:
		return 8
	}
	return 0
}

// maxSequence is how many digits a number of a series has at most.
const maxSequence = 9

// HanOrdinal reads the Han numeral below ten thousand that s begins with and that counts things in a series: 一, 十二, 一百零三, 一○五.
// It returns 0, 0 where there is none, as for 两 and what has no single reading.
func HanOrdinal(s string) (value, length int) {
	r, _ := utf8.DecodeRuneInString(s)
	if !IsNumeral(r) {
		return 0, 0
	}
	v, _, n, ok := Han(s)
	if !ok || v >= 10_000 || v == 2 && isCount(r) {
		return 0, 0
	}
	return int(v), n
}

// Integer reads the Arabic number of up to nine digits, of either width, that s begins with. It returns 0, 0 where there is none.
func Integer(s string) (value, length int) {
	value, _, length = digits(s, maxSequence)
	return value, length
}

// Ordinal reads the number in a series that s begins with, Arabic or Han.
func Ordinal(s string) (value, length int) {
	if v, n := Integer(s); n > 0 {
		return v, n
	}
	return HanOrdinal(s)
}

// OrdinalBefore reads the number in a series that s ends with: its value and where it begins, or ok false.
func OrdinalBefore(s string) (value, start int, ok bool) {
	start = len(s)
	for count := 0; count <= maxSequence; count++ {
		r, w := utf8.DecodeLastRuneInString(s[:start])
		if Digit(r) < 0 && !IsNumeral(r) {
			break
		}
		start -= w
	}
	value, n := Ordinal(s[start:])
	return value, start, n > 0 && start+n == len(s)
}

// WriteHan writes v, from 1 to 9999, as a Han numeral: 12 is 十二, 103 一百零三.
func WriteHan(v int) string {
	if v <= 0 || v > 9999 {
		return strconv.Itoa(v)
	}
	out, zero := "", false
	for _, value := range [...]int{1000, 100, 10, 1} {
		d := v / value
		v %= value
		if d == 0 {
			zero = out != ""
			continue
		}
		if zero {
			out += numeralFor(0)
			zero = false
		}
		if value != 10 || d > 1 || out != "" {
			out += numeralFor(int64(d))
		}
		if value > 1 {
			out += numeralFor(int64(value))
		}
	}
	return out
}

// numeralFor returns the character that a value is written with: the first of the lexicon.
func numeralFor(value int64) string {
	for _, w := range numeralWord.List() {
		r, _ := utf8.DecodeRuneInString(w)
		if _, v := numeralOf(r); v == value {
			return w
		}
	}
	return ""
}
