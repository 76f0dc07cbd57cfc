package lex

import (
	"strings"
	"unicode/utf8"
)

// cursor reads a text from left to right; a reader that fails leaves it anywhere.
type cursor struct {
	s  string
	at int
}

// gap passes blanks. A line feed stands between the paragraphs of a cell, which no number goes across.
func (c *cursor) gap() {
	for {
		r, w := utf8.DecodeRuneInString(c.s[c.at:])
		if w == 0 || !IsBlank(r) {
			return
		}
		c.at += w
	}
}

// peek returns the next character, and 0 at the end.
func (c *cursor) peek() rune {
	r, w := utf8.DecodeRuneInString(c.s[c.at:])
	if w == 0 {
		return 0
	}
	return r
}

// take passes word, if it stands here.
func (c *cursor) take(word string) bool {
	if !strings.HasPrefix(c.s[c.at:], word) {
		return false
	}
	c.at += len(word)
	return true
}

// any passes one of the characters of set, if one stands here.
func (c *cursor) any(set string) bool {
	r, w := utf8.DecodeRuneInString(c.s[c.at:])
	if w == 0 || !strings.ContainsRune(set, r) {
		return false
	}
	c.at += w
	return true
}

// integer reads an Arabic number of up to most digits of either width, with blanks between them if spaced says so.
func (c *cursor) integer(most int, spaced bool) (value int, digits string, ok bool) {
	start, end, count, narrowed := c.at, c.at, 0, false
	for {
		r, w := utf8.DecodeRuneInString(c.s[c.at:])
		d := Digit(r)
		if d < 0 {
			break
		}
		if count++; count > most {
			return 0, "", false
		}
		narrowed = narrowed || w > 1 || end < c.at
		value = value*10 + d
		c.at += w
		end = c.at
		if spaced {
			c.gap()
		}
	}
	c.at = end
	if count == 0 {
		return 0, "", false
	}
	if digits = c.s[start:end]; narrowed {
		digits = narrow(squeeze(digits))
	}
	return value, digits, true
}

// ordinal reads an Arabic number, or a Han numeral as it is written.
func (c *cursor) ordinal() (value int, text string, ok bool) {
	start := c.at
	if value, text, ok = c.integer(maxSequence, true); ok {
		return value, text, true
	}
	c.at = start
	v, n := HanOrdinal(c.s[c.at:])
	if n == 0 {
		return 0, "", false
	}
	c.at += n
	return v, c.s[start:c.at], true
}

// step passes the next character.
func (c *cursor) step() {
	_, w := utf8.DecodeRuneInString(c.s[c.at:])
	c.at += w
}
