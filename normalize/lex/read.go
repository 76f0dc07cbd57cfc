package lex

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// TokenKind is what a [Token] is.
type TokenKind uint8

// The kinds of tokens.
const (
	NumberToken    TokenKind = iota + 1 // a run of number, Arabic or Han (数)
	PeriodToken                         // a date, span of dates or time of day (日期、时段、时刻)
	OrdinalToken                        // 第, in front of a number
	TitleToken                          // a title in 《》 with its brackets (题名)
	QuotationToken                      // a phrase in “” with its marks (引语)
	WordToken                           // a word in Latin letters begins; End is behind its first letter
)

// Token is a piece of a text that one grammar reads.
type Token struct {
	Kind       TokenKind
	Start, End int    // bytes
	Sure       bool   // it has one reading; a title or quotation closes
	Number     Number // of a NumberToken
	Period     Period // of a PeriodToken
}

// How many bytes behind its opening mark a title or quotation must close.
const (
	LongestTitle     = 400
	longestQuotation = 60
)

// Next reads the first token of s that begins at byte i or behind, and reports whether there is one. Whoever knows of a piece
// that it is something else goes on behind that piece.
func (t *Token) Next(s string, i int) bool {
	i = nextToken(s, i)
	if i == len(s) {
		return false
	}
	*t = Token{Start: i, Sure: true}
	switch r, w := utf8.DecodeRuneInString(s[i:]); {
	case r < utf8.RuneSelf && isLatin(byte(r)):
		t.Kind, t.End = WordToken, i+1
	case r == '“':
		t.quotation(s, i)
	case r == '《':
		t.title(s, i)
	case Digit(r) < 0 && !IsNumeral(r):
		t.Kind, t.End = OrdinalToken, i+w
	default:
		t.number(s, i)
	}
	return true
}

// number reads the period or the number at byte i.
func (t *Token) number(s string, i int) {
	han := !startsWithDigit(s[i:])
	if han {
		t.Number, t.Sure = ReadNumber(s[i:])
	}
	if !han || t.Number.Row {
		if t.Period = ReadPeriod(s[i:]); t.Period.Length > 0 {
			t.Kind, t.End, t.Sure = PeriodToken, i+t.Period.Length, true
			return
		}
	}
	if !han {
		t.Number, t.Sure = ReadNumber(s[i:])
	}
	t.Kind, t.End = NumberToken, i+t.Number.Length
}

// quotation reads “…” at byte i.
func (t *Token) quotation(s string, i int) {
	open := i + len("“")
	t.Kind, t.End, t.Sure = QuotationToken, open, false
	inner, _, closed := strings.Cut(s[open:min(len(s), open+longestQuotation)], "”")
	if closed && !strings.Contains(inner, "“") {
		t.End, t.Sure = open+len(inner)+len("”"), true
	}
}

// title reads 《…》 at byte i, with titles inside.
func (t *Token) title(s string, i int) {
	t.Kind, t.End, t.Sure = TitleToken, i+len("《"), false
	depth := 0
	for k := i; k < min(len(s), i+LongestTitle); {
		r, w := utf8.DecodeRuneInString(s[k:])
		k += w
		switch r {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				t.End, t.Sure = k, true
				return
			}
		}
	}
}

var ordinalWord = Class("ordinal-sign")

// tokenStarts holds, a bit each, the characters of three bytes with which a token begins.
var tokenStarts = sync.OnceValue(func() *[1 << 10]uint64 {
	t := new([1 << 10]uint64)
	for _, words := range [][]string{numeralWord.List(), ordinalWord.List(), strings.Split("“《０１２３４５６７８９", "")} {
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			t[r>>6] |= 1 << (r & 63)
		}
	}
	return t
})

// nextToken returns the first byte from i on at which a token begins, or the length of s.
func nextToken(s string, i int) int {
	starts := tokenStarts()
	for i < len(s) {
		b := s[i]
		switch {
		case b < utf8.RuneSelf:
			if '0' <= b && b <= '9' || isLatin(b) {
				return i
			}
			i++
		case b&0xF0 == 0xE0 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
			if bits := starts[int(b&0x0F)<<6|int(s[i+1]&0x3F)]; bits != 0 && bits&(1<<(s[i+2]&0x3F)) != 0 {
				return i
			}
			i += 3
		default:
			i++
		}
	}
	return len(s)
}
