// Package lex reads what is spelled in an official document: numerals, dates, document numbers. It is the one grammar
// of each: a stage asks it what a spelling says and decides by context what it is for.
//
// # Terminology
//
//   - spelling (写法): how something is written: 二〇二〇年元月一日, 2020年1月1日.
//   - reading (读法): the one value that a spelling has. What has two readings, or names no day of the calendar, has none.
//   - run (连写): the longest piece of text that is one spelling; a number is never read from the middle of its run.
//
// All offsets are bytes. The package is pure and imports nothing of guiwen.
package lex

import (
	"strings"
	"unicode/utf8"
)

// Blanks returns the length of the blanks that s begins with: ASCII, no-break and ideographic spaces and tabs.
func Blanks(s string) int {
	n := 0
	for n < len(s) {
		r, w := utf8.DecodeRuneInString(s[n:])
		if !IsBlank(r) {
			break
		}
		n += w
	}
	return n
}

// IsBlank reports whether r is a blank inside a line.
func IsBlank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u3000' || r == '\u202f' || r == '\u205f' || 0x2000 <= r && r <= 0x200a
}

// IsHan reports whether r is a Han character, 〇 included.
func IsHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || r == '〇' || 0x3400 <= r && r <= 0x4DBF || 0xF900 <= r && r <= 0xFAFF || 0x20000 <= r && r <= 0x3FFFF
}

// Digit returns the value of an Arabic digit of either width, or -1.
func Digit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '０' <= r && r <= '９':
		return int(r - '０')
	}
	return -1
}

// digits reads up to most Arabic digits that s begins with: value, how many, and length in bytes. It reads none where
// there are more.
func digits(s string, most int) (value, count, length int) {
	for length < len(s) {
		r, w := utf8.DecodeRuneInString(s[length:])
		d := Digit(r)
		if d < 0 {
			break
		}
		if count++; count > most {
			return 0, 0, 0
		}
		value = value*10 + d
		length += w
	}
	return value, count, length
}

// oneOf returns the length of the word of the list that s begins with, or 0.
func oneOf(s string, list ...string) int {
	for _, w := range list {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// squeeze returns s without blanks and line feeds.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if IsBlank(r) || r == '\n' {
			return -1
		}
		return r
	}, s)
}

// narrow returns s with narrow digits.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if d := Digit(r); d >= 0 {
			return rune('0' + d)
		}
		return r
	}, s)
}
