package lex

import (
	"strings"
	"unicode/utf8"
)

// longestPageMark is more than the bytes of any page mark.
const longestPageMark = 80

// PageMark reports whether s can be nothing but a page number (页码, GB/T 9704-2012, 7.5) or what recognition makes of one:
// — 1 —, 第1页, 第 1 页 共 9 页, 共9页第1页, 1/9, Page 1 of 9, --- Page 2 ---, [第2页].
func PageMark(s string) bool {
	if len(s) > longestPageMark {
		return false
	}
	var b [48]byte
	k := narrowed(b[:0], s)
	if inner := strings.Trim(k, "-—–=[]【】*#"); len(inner) < len(k) && len(inner) > 2 && (inner[0]|0x20 == 'p' || strings.HasPrefix(inner, "第")) {
		k = inner
	}
	if n := dashes(k); n > 0 {
		k = k[n:]
		d := DigitRun(k)
		m := dashes(k[d:])
		return d > 0 && d <= 4 && m > 0 && d+m == len(k)
	}
	if rest, ok := countedPage(k, "第"); ok {
		total, _ := strings.CutPrefix(rest, "共")
		return rest == "" || DigitRun(total) > 0 && (total[DigitRun(total):] == "" || total[DigitRun(total):] == "页") && total != rest
	}
	if rest, ok := countedPage(k, "共"); ok {
		rest, ok = countedPage(rest, "第")
		return ok && rest == ""
	}
	if len(k) > 4 && strings.EqualFold(k[:4], "page") {
		rest := k[4:]
		d := DigitRun(rest)
		if rest = rest[d:]; rest == "" || d == 0 {
			return d > 0
		}
		return len(rest) > 2 && strings.EqualFold(rest[:2], "of") && DigitRun(rest[2:]) == len(rest)-2
	}
	d := DigitRun(k)
	if d == 0 || d > 4 || d == len(k) || k[d] != '/' {
		return false
	}
	page, total := k[:d], k[d+1:]
	return total != "" && len(total) <= 4 && DigitRun(total) == len(total) && total[0] != '0' && (len(page) < len(total) || len(page) == len(total) && page <= total)
}

// countedPage takes a number of up to four digits with word in front and 页 behind from the beginning of s, and the mark behind it.
func countedPage(s, word string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(s, word)
	d := DigitRun(rest)
	if !ok || d == 0 || d > 4 {
		return s, false
	}
	if rest, ok = strings.CutPrefix(rest[d:], "页"); !ok {
		return s, false
	}
	return strings.TrimLeft(rest, "/,，、|"), true
}

// PageNumber reads a line that is an Arabic number of up to four digits and nothing else, blanks aside.
func PageNumber(s string) (number int, ok bool) {
	if len(s) > longestPageMark {
		return 0, false
	}
	var b [48]byte
	k := narrowed(b[:0], s)
	if k == "" || len(k) > 4 || DigitRun(k) != len(k) {
		return 0, false
	}
	for _, c := range []byte(k) {
		number = number*10 + int(c-'0')
	}
	return number, number > 0
}

// MayBePageMark reports whether a page mark can begin with r.
func MayBePageMark(r rune) bool {
	switch r {
	case '第', '共', 'p', 'P', '=', '[', '【', '*', '#':
		return true
	}
	return Digit(r) >= 0 || isPageDash(r)
}

// InPageMark reports whether r stands in page marks: a digit, a blank, a dash or dot, a bar, 第, 页, 共.
func InPageMark(r rune) bool {
	return Digit(r) >= 0 || IsBlank(r) || isPageDash(r) || strings.ContainsRune(".．/|第页共", r)
}

// Shape returns the text by which repetitions of a running head are known: s without blanks, each run of digits as #.
func Shape(s string) string {
	var b strings.Builder
	number := false
	for _, r := range s {
		switch {
		case IsBlank(r):
			continue
		case Digit(r) < 0:
			b.WriteRune(r)
		case !number:
			b.WriteByte('#')
		}
		number = Digit(r) >= 0
	}
	return b.String()
}

// narrowed appends s without blanks to b, digits and bars narrowed.
func narrowed(b []byte, s string) string {
	for _, r := range s {
		switch d := Digit(r); {
		case d >= 0:
			b = append(b, byte('0'+d))
		case IsBlank(r):
		case r == '／':
			b = append(b, '/')
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// dashes returns the length of the dashes and dots that s begins with.
func dashes(s string) int {
	for i, r := range s {
		if !isPageDash(r) {
			return i
		}
	}
	return len(s)
}

// isPageDash reports whether r is a dash or dot beside a page number, or what recognition takes for one.
func isPageDash(r rune) bool {
	switch r {
	case '-', '—', '–', '－', '―', '─', '━', '‐', '‑', '−', '·', '•', '~', '～', '一':
		return true
	}
	return false
}

// DigitRun returns the length of the ASCII digits that s begins with.
func DigitRun(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}
