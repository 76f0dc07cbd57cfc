package statistics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// isServiceNumber reports whether the digits are those of a public service line: 12345, 110, 96518.
func isServiceNumber(d string) bool {
	switch len(d) {
	case 3:
		return d == "110" || d == "119" || d == "120" || d == "122" || d == "114"
	case 5:
		return startsWithAny(d, "123", "122", "124", "95", "96")
	}
	return false
}

// label returns the end of an ordinal mark at byte i: "1." or "2、" where a sentence begins, "（3）" anywhere.
func (c *scan) label(i int) int {
	_, n, at := plain(c.s, i)
	if n == 0 || n > 3 {
		return 0
	}
	prev, next := runeBefore(c.s, i), runeAt(c.s, at)
	if prev == '（' || prev == '(' {
		if n <= 2 && (next == '）' || next == ')') {
			return at
		}
		return 0
	}
	if i > 0 && !(isStop(prev) && prev != '，' && prev != ',') {
		return 0
	}
	switch next {
	case '.', '．':
		end := at + len(string(next))
		follows := runeAt(c.s, end)
		if d := follows >= '0' && follows <= '9'; d {
			if e, reason := date(c.s, end); e == 0 || reason != reasonDate { // 1.2019年… is item 1
				return 0
			}
		}
		return end
	case '、', '）', ')':
		end := at + len(string(next))
		if f := runeAt(c.s, end); f >= '0' && f <= '9' {
			return 0
		}
		return end
	}
	return 0
}

// phone returns the end of a telephone number at byte i: 0319-3288986, 13503393939, 400-810-1234.
func phone(s string, i int) int {
	_, n, at := plain(s, i)
	if n == 11 && s[i] == '1' && s[i+1] >= '3' {
		return at
	}
	mark := byteAt(s, at)
	long := strings.HasPrefix(s[min(at, len(s)):], "—") || strings.HasPrefix(s[min(at, len(s)):], "－")
	if mark != '-' && !long && mark != ')' && mark != ' ' {
		return 0
	}
	w := 1
	if long {
		w = len("—")
	}
	_, m, end := plain(s, min(at+w, len(s)))
	switch {
	case s[i] == '0' && (n == 3 || n == 4) && (m == 7 || m == 8):
		return end
	case (n == 3) && (s[i] == '4' || s[i] == '8') && m == 3 && byteAt(s, end) == '-':
		_, _, end = plain(s, end+1)
		return end
	case (n == 7 || n == 8) && mark == '-' && m >= 1 && m <= 5:
		return end
	}
	return 0
}

// joined returns the end of digits that marks or letters join into a code: 000014349/2018-00222, 1.2.3,
// 11341702486344515H.
func (c *scan) joined(i int) int {
	groups, digits, letters := 1, 0, 0
	at := i
	for ; at < len(c.s); at++ {
		b, next := c.s[at], byteAt(c.s, at+1)
		switch {
		case isDigit(b):
			digits++
			continue
		case (b == '/' || b == '-' || b == '.' || b == '_') && isDigit(next):
			groups++
			continue
		case isLatin(b) && (letters > 0 || digits >= 4 && (isDigit(next) || isLatin(next))):
			letters++
			continue
		}
		break
	}
	if groups >= 3 || letters > 0 || digits > 16 {
		return at
	}
	return 0
}

// formula returns the end of 1+3+N, 5×8, 7×24小时: arithmetic in the name of something.
func (c *scan) formula(n number) int {
	at := n.end
	for _, m := range [...]string{"+", "＋", "×", "✕", "*", "x", "X"} {
		if !strings.HasPrefix(c.s[at:], m) {
			continue
		}
		next := runeAt(c.s, at+len(m))
		if (m == "x" || m == "X") && (next < '0' || next > '9') {
			return 0
		}
		at += len(m)
		for at < len(c.s) && (isDigit(c.s[at]) || strings.IndexByte("+xXNn.", c.s[at]) >= 0 || strings.HasPrefix(c.s[at:], "×") || strings.HasPrefix(c.s[at:], "＋")) {
			at++
			for at < len(c.s) && c.s[at]&0xC0 == 0x80 {
				at++
			}
		}
		if u, w := lex.UnitAt(c.s[at:]); u != nil && timeUnit.Value(u.Word) == "hour" {
			at += w
		}
		return at
	}
	if strings.HasSuffix(c.s[:n.start], "+") || strings.HasSuffix(c.s[:n.start], "＋") {
		return n.end
	}
	return 0
}

// goesOnInCode reports whether digits go on, directly behind, in what makes another number of them: 百分之3.2k, 百分之９，９９９.
func goesOnInCode(s string) bool {
	r, w := utf8.DecodeRuneInString(s)
	if r == '，' {
		_, n, _ := plain(s, w)
		return n == 3
	}
	return unicode.IsLetter(r) && !lex.IsHan(r)
}
