package lex

import (
	"math"
	"unicode/utf8"
)

// hanDigits are the digits that Han numerals are written with, formal ones (大写) included.
var hanDigits = map[rune]int64{
	'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '貳': 2, '叁': 3, '參': 3, '肆': 4, '伍': 5, '陆': 6, '陸': 6, '柒': 7, '捌': 8, '玖': 9, '兩': 2,
}

// hanUnits are the units below 万; 廿, 卅 and 卌 are a digit and its unit in one.
var hanUnits = map[rune]int64{'十': 10, '百': 100, '千': 1000, '拾': 10, '佰': 100, '仟': 1000}

var hanTens = map[rune]int64{'廿': 20, '卅': 30, '卌': 40}

var hanMagnitudes = map[rune]int64{'万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8}

// HanDigit returns the value of a Han digit from 0 to 9, or -1.
func HanDigit(r rune) int {
	if d, ok := hanDigits[r]; ok {
		return int(d)
	}
	return -1
}

// IsNumeral reports whether r is a character of Han numerals.
func IsNumeral(r rune) bool {
	_, digit := hanDigits[r]
	_, unit := hanUnits[r]
	_, ten := hanTens[r]
	_, magnitude := hanMagnitudes[r]
	return digit || unit || ten || magnitude
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
	var run []rune
	for length < len(s) {
		r, w := utf8.DecodeRuneInString(s[length:])
		if !IsNumeral(r) {
			break
		}
		run = append(run, r)
		length += w
	}
	if value, ok = places(run); ok {
		return value, ByPlaces, length, true
	}
	value, ok = units(run)
	return value, ByUnits, length, ok
}

// places reads a run of digits alone. Two digits without a zero (三五, 七八) are an estimate, not a number.
func places(run []rune) (int64, bool) {
	if len(run) < 2 || len(run) > 15 {
		return 0, false
	}
	value, zero := int64(0), false
	for _, r := range run {
		d, ok := hanDigits[r]
		if !ok || r == '两' {
			return 0, false
		}
		zero = zero || d == 0
		value = value*10 + d
	}
	return value, zero || len(run) > 2
}

// units reads a run with units: sections below 万, each with the magnitude behind it, in falling order.
func units(run []rune) (int64, bool) {
	if len(run) == 0 {
		return 0, false
	}
	total, last := int64(0), int64(math.MaxInt64) // the magnitude of the section before
	for len(run) > 0 {
		n := 0
		for n < len(run) && hanMagnitudes[run[n]] == 0 {
			n++
		}
		section, ok := section(run[:n], last == math.MaxInt64)
		if !ok {
			return 0, false
		}
		magnitude := int64(1)
		for ; n < len(run) && hanMagnitudes[run[n]] > 0; n++ {
			if magnitude *= hanMagnitudes[run[n]]; magnitude > 1e12 {
				return 0, false
			}
		}
		if magnitude >= last || magnitude == 1 && section.bare && last > 1e4 && last < math.MaxInt64 || magnitude == 1 && section.bare && last == 1e4 {
			return 0, false // 三万五: 35000 in speech
		}
		if section.value == 0 && (magnitude > 1 || last < math.MaxInt64) {
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
		d, isDigit := hanDigits[r]
		u, ten := hanUnits[r], hanTens[r]
		switch {
		case isDigit && d == 0:
			if digit >= 0 || zero {
				return p, false
			}
			if len(run) == 1 {
				return part{0, false}, first
			}
			zero = true
		case isDigit:
			if digit >= 0 {
				return p, false
			}
			digit = d
		case ten > 0:
			if digit >= 0 || unit <= 10 {
				return p, false
			}
			p.value, unit, zero = p.value+ten, 10, false
		default:
			if digit < 0 {
				if u != 10 || i > 0 && !zero {
					return p, false // 百, 千
				}
				digit = 1 // 十二
			}
			if u >= unit {
				return p, false
			}
			p.value, unit, digit, zero = p.value+digit*u, u, -1, false
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
