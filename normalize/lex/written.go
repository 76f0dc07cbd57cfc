package lex

import (
	"strconv"
	"strings"
)

// Numerals writes Chinese numerals (中文数字) with units.
type Numerals struct {
	digits [10]rune // zero to nine
	units  [4]rune  // ten, hundred, thousand, ten thousand
	bare   bool     // ten to nineteen begin with ten, not with one ten: 十一, but 壹拾壹
}

// NumeralsOf returns the numerals whose ten digits and, where it goes on, four units are the characters of signs.
func NumeralsOf(signs string, bare bool) Numerals {
	n := Numerals{bare: bare}
	all := []rune(signs)
	copy(n.digits[:], all)
	copy(n.units[:], all[min(len(n.digits), len(all)):])
	return n
}

// Counting are the numerals of headings and lists: 二十一.
var Counting = NumeralsOf("零一二三四五六七八九十百千万", true)

// Write writes a value of at least zero: 一百零一, 二十. One of a hundred million or more is written digit by digit.
func (n Numerals) Write(value int) string {
	if value >= 100_000_000 {
		return n.ByPlaces(value)
	}
	if value < 10 {
		return string(n.digits[value])
	}
	var b strings.Builder
	if high := value / 10_000; high > 0 {
		n.group(&b, high, false)
		b.WriteRune(n.units[3])
	}
	n.group(&b, value%10_000, value >= 10_000)
	return b.String()
}

// ByPlaces writes a value of at least zero digit by digit: 一〇一.
func (n Numerals) ByPlaces(value int) string {
	var b strings.Builder
	for _, c := range strconv.Itoa(value) {
		b.WriteRune(n.digits[c-'0'])
	}
	return b.String()
}

// group writes a value below ten thousand; follows says that higher digits stand before it.
func (n Numerals) group(b *strings.Builder, value int, follows bool) {
	gap, first := follows && value < 1000, !follows
	for unit, i := 1000, 2; value > 0 && unit > 0; unit, i = unit/10, i-1 {
		digit := value / unit % 10
		if digit == 0 {
			gap = gap || !first
			continue
		}
		if gap {
			b.WriteRune(n.digits[0])
			gap = false
		}
		if !(n.bare && first && digit == 1 && unit == 10) {
			b.WriteRune(n.digits[digit])
		}
		if i >= 0 {
			b.WriteRune(n.units[i])
		}
		first = false
		if value%unit == 0 {
			return
		}
	}
}

// romanSigns are the Roman numerals by value.
var romanSigns = []struct {
	value int
	sign  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Roman writes a value from 1 to 32767 in capital Roman numerals, another in Arabic ones.
func Roman(value int) string {
	if value < 1 || value > 32767 {
		return strconv.Itoa(value)
	}
	var b strings.Builder
	for _, r := range romanSigns {
		for ; value >= r.value; value -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
