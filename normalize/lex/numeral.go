package lex

import (
	"math"
	"strconv"
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

// numeralOf tells what r is in a Han numeral, and its value.
func numeralOf(r rune) (numeralKind, int64) {
	switch r {
	case '〇', '○', '零':
		return digitKind, 0
	case '一', '壹':
		return digitKind, 1
	case '二', '两', '贰', '貳', '兩':
		return digitKind, 2
	case '三', '叁', '參':
		return digitKind, 3
	case '四', '肆':
		return digitKind, 4
	case '五', '伍':
		return digitKind, 5
	case '六', '陆', '陸':
		return digitKind, 6
	case '七', '柒':
		return digitKind, 7
	case '八', '捌':
		return digitKind, 8
	case '九', '玖':
		return digitKind, 9
	case '十', '拾':
		return unitKind, 10
	case '百', '佰':
		return unitKind, 100
	case '千', '仟':
		return unitKind, 1000
	case '廿':
		return tensKind, 20
	case '卅':
		return tensKind, 30
	case '卌':
		return tensKind, 40
	case '万', '萬':
		return magnitudeKind, 1e4
	case '亿', '億':
		return magnitudeKind, 1e8
	}
	return noNumeral, 0
}

// HanDigit returns the value of a Han digit from 0 to 9, or -1.
func HanDigit(r rune) int {
	if kind, v := numeralOf(r); kind == digitKind {
		return int(v)
	}
	return -1
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
		if kind != digitKind || r == '两' {
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
	if !ok || v >= 10_000 || r == '两' && v == 2 {
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
	const digit, unit, width = "零一二三四五六七八九", "千百十", len("零")
	if v <= 0 || v > 9999 {
		return strconv.Itoa(v)
	}
	out, zero := "", false
	for i, value := range [...]int{1000, 100, 10, 1} {
		d := v / value
		v %= value
		if d == 0 {
			zero = out != ""
			continue
		}
		if zero {
			out += digit[:width]
			zero = false
		}
		if value != 10 || d > 1 || out != "" {
			out += digit[d*width : (d+1)*width]
		}
		if value > 1 {
			out += unit[i*width : (i+1)*width]
		}
	}
	return out
}
