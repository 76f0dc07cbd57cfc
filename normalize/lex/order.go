package lex

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// orderWords are the words that the number of an order or announcement stands with (令, 公告, 通告).
var orderWords = Class("order-word")

// OrderWord returns the length of the word of an order that ends at the end of s, or 0.
func OrderWord(s string) int { return orderWords.Ends(s) }

// ReadOrderSerial reads the number behind the word of an order: 第743号, 2019年第38号, 〔2021〕第1号, （2019年第3号）. Without 第 and
// year only 令 has one: 公告12号 is none.
func ReadOrderSerial(s, word string) (Serial, bool) {
	var t Serial
	c := cursor{s: s}
	c.gap()
	enclosed := false
	if start := c.at; c.any(openBrackets) {
		c.gap()
		inner := c
		if year, count := inner.year(); c.peek() == '第' || count == 4 && year > 0 && inner.gapped("年") && !inner.any(closeBrackets) {
			enclosed = true
		} else {
			c.at = start
		}
	}
	if r, ok := c.bracketedYear(); ok {
		t.Year = r
	} else if start := c.at; true {
		if year, count := c.year(); count == 4 && c.gapped("年") {
			t.Year, t.Written = year, true
		} else {
			c.at = start
		}
	}
	c.gap()
	if t.Ordinal = c.take("第"); t.Ordinal {
		c.gap()
	} else if word != "令" && t.Year == 0 {
		return t, false
	}
	if !c.orderSequence(&t) {
		return t, false
	}
	if enclosed {
		c.gap()
		if !c.any(closeBrackets) {
			return t, false
		}
	}
	t.Length = c.at
	return t, true
}

// gapped passes word and the blanks in front of it.
func (c *cursor) gapped(word string) bool {
	c.gap()
	return c.take(word)
}

// bracketedYear passes 〔2021〕.
func (c *cursor) bracketedYear() (int, bool) {
	d := *c
	if d.gap(); !d.any(openBrackets) {
		return 0, false
	}
	d.gap()
	year, count := d.year()
	if d.gapped("年") {
		d.gap()
	}
	if count != 4 || !d.gapAny(closeBrackets) {
		return 0, false
	}
	*c = d
	return year, true
}

// gapAny passes one of the characters of set and the blanks in front of it.
func (c *cursor) gapAny(set string) bool {
	c.gap()
	return c.any(set)
}

// orderSequence reads 38号; Han numerals count behind 第 alone.
func (c *cursor) orderSequence(t *Serial) bool {
	start := c.at
	var ok bool
	if t.Sequence, t.Digits, ok = c.integer(maxSequence, true); !ok {
		c.at = start
		if !t.Ordinal {
			return false
		}
		if t.Sequence, t.Digits, ok = c.ordinal(); !ok {
			return false
		}
	}
	t.Unit = unitNumber
	return c.gapped(unitNumber)
}

// ReadOrderBehind reads the order that s begins with, its word behind its number: 〔2007〕第162号令, 743号令.
func ReadOrderBehind(s string) (t Serial, word string, ok bool) {
	c := cursor{s: s}
	if year, ok := c.bracketedYear(); ok {
		t.Year = year
	} else if start := c.at; true {
		if year, count := c.year(); count == 4 && c.gapped("年") {
			t.Year, t.Written = year, true
		} else {
			c.at = start
		}
	}
	c.gap()
	if t.Ordinal = c.take("第"); t.Ordinal {
		c.gap()
	}
	if !c.orderSequence(&t) {
		return t, "", false
	}
	c.gap()
	n := orderWords.Begins(s[c.at:])
	t.Length = c.at + n
	return t, s[c.at:t.Length], n > 0
}

// OrderBefore finds the order whose word ends s and stands behind its number, and where that begins.
func OrderBefore(s string) (t Serial, word string, start int, ok bool) {
	for at, count := len(s)-orderWords.Ends(s), 0; at > 0 && count < longestOrderNumber; count++ {
		r, w := utf8.DecodeLastRuneInString(s[:at])
		if Digit(r) < 0 && !IsNumeral(r) && !IsBlank(r) && !strings.ContainsRune("\n第年号"+openBrackets+closeBrackets, r) {
			break
		}
		at -= w
		if IsBlank(r) || r == '\n' {
			continue
		}
		if u, name, fits := ReadOrderBehind(s[at:]); fits && at+u.Length == len(s) {
			t, word, start, ok = u, name, at, true
		}
	}
	return t, word, start, ok
}

// longestOrderNumber is the number of characters of the longest number in front of the word of an order.
const longestOrderNumber = 30

// OrderText returns the number of an order as it is issued: 第743号, 2019年第38号, 〔2021〕第1号.
func (t Serial) OrderText() string {
	s := ""
	switch {
	case t.Written:
		s = strconv.Itoa(t.Year) + "年"
	case t.Year > 0:
		s = "〔" + strconv.Itoa(t.Year) + "〕"
	}
	if t.Ordinal {
		s += "第"
	}
	return s + t.Digits + t.Unit
}
