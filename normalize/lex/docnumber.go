package lex

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// DocumentNumber is a 发文字号 (GB/T 9704-2012, 7.2.5): 云政发〔2020〕6号.
type DocumentNumber struct {
	Code     string // 机关代字, with the groups in round brackets that belong to it: 云（政）发; "" where it is left out
	Year     int
	Sequence int
	Text     string // canonical: the year in 〔〕, no blanks; zeros and 第 as issued
}

// yearBrackets are the pairs of brackets that stand round the year; pairs are often mixed.
const (
	openBrackets  = "〔[［(（【﹝〖{"
	closeBrackets = "〕]］)）】﹞〗}"
)

// longestCode is the number of characters of an agency's code.
const longestCode = 24

// ReadDocumentNumber reads s, blanks left out, as a document number and nothing else. It reports false where s is none or its
// parts are not sure: a year of two digits, brackets lost, no sequence.
func ReadDocumentNumber(s string) (DocumentNumber, bool) {
	s = squeeze(s)
	code := agencyCode(s)
	rest := s[len(code):]
	year, after, ok := bracketedYear(rest)
	if !ok {
		return DocumentNumber{}, false
	}
	tail := rest[after:]
	number := strings.TrimPrefix(tail, "第")
	seq, count, n := digits(number, 6)
	if count == 0 {
		return DocumentNumber{}, false
	}
	switch number[n:] {
	case "号", "期":
	case "号文":
		tail = strings.TrimSuffix(tail, "文")
	default:
		return DocumentNumber{}, false
	}
	return DocumentNumber{code, year, seq, code + "〔" + strconv.Itoa(year) + "〕" + narrow(tail)}, true
}

// agencyCode returns the code that s begins with: Han characters and capitals, and round brackets that hold no year.
func agencyCode(s string) string {
	at, count := 0, 0
	for at < len(s) && count < longestCode {
		r, w := utf8.DecodeRuneInString(s[at:])
		switch {
		case IsHan(r) || 'A' <= r && r <= 'Z':
		case strings.ContainsRune("（(", r):
			end := strings.IndexAny(s[at:], "）)")
			if end < 0 {
				return s[:at]
			}
			_, close := utf8.DecodeRuneInString(s[at+end:])
			inner := s[at+w : at+end]
			if inner == "" || !allHan(inner) {
				return s[:at]
			}
			w = end + close
		default:
			return s[:at]
		}
		at += w
		count++
	}
	return s[:at]
}

func allHan(s string) bool {
	for _, r := range s {
		if !IsHan(r) {
			return false
		}
	}
	return true
}

// bracketedYear reads 〔2020〕 in any brackets.
func bracketedYear(s string) (year, length int, ok bool) {
	open, w := utf8.DecodeRuneInString(s)
	if w == 0 || !strings.ContainsRune(openBrackets, open) {
		return 0, 0, false
	}
	year, n := Year(s[w:])
	if n == 0 || year < 1949 {
		return 0, 0, false
	}
	shut, v := utf8.DecodeRuneInString(s[w+n:])
	if v == 0 || !strings.ContainsRune(closeBrackets, shut) {
		return 0, 0, false
	}
	return year, w + n + v, true
}

// squeeze returns s without blanks.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if IsBlank(r) {
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
