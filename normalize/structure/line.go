package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// Line is a line of print, or a text that its format gives as one.
type Line struct {
	Text   string // without blanks at its ends
	Indent int    // columns of blanks in front of it; from the left margin where the format has places
	Room   int    // columns between its end and the right margin, where the format has places; else Unplaced
	Break  Break  // what lies between it and the line before
	Fixed  Fixed
	// Firm says that the format calls both this line and the one before a paragraph: they are one only where the marks are
	// strong. Inside says that the author set a line break inside of what the format calls one.
	Firm, Inside bool
	Centered     bool // its place says that it is a title: it goes on only where a mark says so
	// Aside says that the line tells nothing of the page: a cell, a picture.
	Aside bool
}

// Unplaced is the room of a line whose format has no places.
const Unplaced = -1

// Break is what lies between two lines.
type Break uint8

// The breaks.
const (
	Plain    Break = iota // nothing
	Gap                   // an empty line
	PageEnd               // the end of a page or column
	PageMark              // a page number or running head
)

// Fixed is what the format has decided already.
type Fixed uint8

// What may be decided.
const (
	Free     Fixed = iota
	Apart          // the line begins a paragraph
	Together       // the line goes on with the one before
)

// ending is how a line ends.
type ending uint8

const (
	unended ending = iota // within a clause
	pause                 // ，、 an opening mark, a word that asks for more
	soft                  // ；
	colon                 // ：
	stop                  // 。！？, also inside a closing mark
	closer                // ）》” without a stop inside
)

// measure is what one pass over a line tells.
type measure struct {
	columns    int // its width: 2 for a wide character, 1 for a narrow one
	hanging    int // of these, the closing marks at its end, which may hang over the margin
	characters int
	need       int // columns of what it begins with and cannot be broken: a figure with its unit, a Latin word
	first      rune
	last       rune
	ending     ending
	marked     bool // something begins it that begins a paragraph: a number that is believed, 附件1, a dash; or it is a date alone
	numbered   bool // a number that is believed begins it
	labelled   bool // a label begins it: 抄送：
	whole      bool // it stands in brackets as a whole, or is a line of a table of contents
	inner      bool // a sentence ends inside it
	comma      bool
	pauses     bool // a comma or 、 does
}

// measureOf measures a line in one pass.
func measureOf(s string) measure {
	m := measure{}
	m.first, _ = utf8.DecodeRuneInString(s)
	m.last, _ = utf8.DecodeLastRuneInString(s)
	for at := 0; at < len(s); {
		c := s[at]
		switch {
		case c >= 0xE5 && c <= 0xE9 && at+2 < len(s): // U+5000–9FFF
			m.columns += 2
			m.characters++
			m.hanging = 0
			at += 3
			continue
		case c < utf8.RuneSelf:
			m.columns++
			m.characters++
			at++
			if c == ',' {
				m.comma, m.pauses = true, true
			}
			if hangs(rune(c)) {
				m.hanging++
			} else {
				m.hanging = 0
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		w := Columns(r)
		m.columns += w
		m.characters++
		if hangs(r) {
			m.hanging += w
		} else {
			m.hanging = 0
		}
		switch r {
		case '，':
			m.comma, m.pauses = true, true
		case '、':
			m.pauses = true
		case '。', '！', '？':
			m.inner = m.inner || at < len(s)
		}
	}
	m.need = unbreakable(s)
	m.ending = endingOf(s)
	m.whole = m.ending == closer && bracketed(s)
	if leads(s) {
		m.ending, m.whole = stop, true
	}
	return m
}

// Columns returns the width of r: 2 for a wide character, 1 for a narrow one, 0 for one without width.
func Columns(r rune) int {
	switch {
	case r == 0xFEFF || 0x200B <= r && r <= 0x200F || 0x0300 <= r && r < 0x0370:
		return 0
	case r < 0x1100:
		return 1
	case 0x2010 <= r && r <= 0x2027 || r == 0x2030 || 0x2460 <= r && r <= 0x24FF:
		return 2 // — “ ” ‘ ’ … ①: full width in Chinese print
	case r < 0x2E80:
		return 1
	}
	return 2
}

// hangs reports whether no line of print begins with r (行首禁则), save by a bad break.
func hangs(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', '》', '”', '’', '〉', '〕', '】', '」', '』', '%', '％', ',', ';', ':', '!', '?', ')', ']', '…':
		return true
	}
	return false
}

// opens reports whether no line of print ends with r (行尾禁则).
func opens(r rune) bool {
	switch r {
	case '（', '(', '《', '“', '‘', '〈', '〔', '【', '「', '『':
		return true
	}
	return false
}

// closes reports whether r closes a quotation or bracket.
func closes(r rune) bool {
	switch r {
	case '”', '’', '）', ')', '》', '」', '』', '】', '〕':
		return true
	}
	return false
}

// narrow reports whether r is of a Latin word or figure.
func narrow(r rune) bool { return ' ' < r && r < utf8.RuneSelf }

// unbreakable is the width of what cannot be broken at the beginning of s: a Latin word or figure, or one character, each with
// the marks that open in front of it and close behind it.
func unbreakable(s string) int {
	w, word := 0, false
	for _, r := range s {
		switch {
		case hangs(r) && w > 0 || opens(r) && !word:
			w += Columns(r)
			continue
		case word && (!narrow(r) || w > 40):
			return w
		case narrow(r):
			w++
			word = true
		case word:
			return w
		default:
			w += Columns(r)
			return w
		}
	}
	return w
}

// endingOf tells how a line ends.
func endingOf(s string) ending {
	r, n := utf8.DecodeLastRuneInString(s)
	wrapped := false
	for n < len(s) && closes(r) {
		wrapped = true
		s = s[:len(s)-n]
		r, n = utf8.DecodeLastRuneInString(s)
	}
	switch r {
	case '。', '！', '？', '!', '?', '…', '.':
		return stop
	}
	if wrapped {
		return closer
	}
	switch r {
	case '；', ';':
		return soft
	case '：', ':':
		return colon
	case '，', '、', ',':
		return pause
	}
	if opens(r) {
		return pause
	}
	return unended
}

// endsInHeading reports whether what follows the last stop or colon of s begins with a number.
func endsInHeading(s string) bool {
	i := strings.LastIndexAny(s, "。：:")
	if i < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	l, ok := label.Parse(s[i+n:])
	return ok && !l.Loose && (l.Scheme == label.CJK || l.Scheme == label.CJKParen || l.Scheme == label.Arabic)
}

// beginsWithFigure reports whether s begins with a figure and its unit: 16.6%, 100亿元.
func beginsWithFigure(s string) bool {
	n := 0
	for n < len(s) && ('0' <= s[n] && s[n] <= '9' || n > 0 && (s[n] == '.' || s[n] == ',')) {
		n++
	}
	if n == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	return r == '%' || r == '％' || r == '‰' || lex.IsNumeral(r)
}

// bracketed reports whether s stands in one pair of brackets as a whole.
func bracketed(s string) bool {
	depth := 0
	for i, r := range s {
		switch r {
		case '（', '(', '〔', '【':
			depth++
		case '）', ')', '〕', '】':
			if depth--; depth == 0 {
				return i+utf8.RuneLen(r) == len(s)
			}
		default:
			if depth == 0 {
				return false
			}
		}
	}
	return false
}

// leads reports whether dots lead to a page number at the end of s, as in a table of contents.
func leads(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return lex.Digit(r) >= 0 || lex.IsBlank(r) || strings.ContainsRune("（()）-—", r)
	})
	return strings.HasSuffix(s, "……") || strings.HasSuffix(s, "....") || strings.HasSuffix(s, "····")
}

// printedOn is what stands behind the day of printing in the last line of a document (印发日期).
var printedOn = lex.Class("printed-on")

// tellsPrinting reports whether s ends as the line does that says who printed a document and when (GB/T 9704-2012, 7.4.3).
func tellsPrinting(s string) bool {
	n := printedOn.Ends(s)
	if n == 0 || strings.ContainsAny(s, "，。；：") {
		return false
	}
	s = strings.TrimRightFunc(s[:len(s)-n], lex.IsBlank)
	for i, r := range s {
		if lex.Digit(r) < 0 && !lex.IsNumeral(r) {
			continue
		}
		if _, n, ok := lex.Date(s[i:], lex.Running); ok {
			return i+n == len(s)
		}
	}
	return false
}

// labelled reports whether s begins with a few Han characters and a colon, and goes on behind it.
func labelled(s string) bool {
	count := 0
	for i, r := range s {
		switch {
		case lex.IsHan(r):
			if count++; count > 8 {
				return false
			}
		case lex.IsBlank(r):
		default:
			return (r == '：' || r == ':') && count >= 2 && i+utf8.RuneLen(r) < len(s)
		}
	}
	return false
}

// decimal reports whether s begins with a number of the kind 2.1 or 4.2.3 and a Han character behind it that is no numeral.
func decimal(s string) bool {
	n, dots := 0, 0
	for n < len(s) && ('0' <= s[n] && s[n] <= '9' || s[n] == '.' && n > 0) {
		if s[n] == '.' {
			dots++
		}
		n++
	}
	if dots == 0 || n > 8 || s[n-1] == '.' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[n+lex.Blanks(s[n:]):])
	return (lex.IsHan(r) || 'Ⅰ' <= r && r <= 'Ⅻ') && !lex.IsNumeral(r)
}

// closesFirst reports whether s closes a quotation or bracket before it opens one. It looks at the first 120 characters only.
func closesFirst(s string) bool {
	depth, count := 0, 0
	for _, r := range s {
		if count++; count > 120 {
			break
		}
		switch {
		case opens(r):
			depth++
		case closes(r):
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// stillOpen reports whether a quoting or title mark of s is open at its end. It looks at the last 120 characters only.
func stillOpen(s string) bool {
	depth := 0
	for i, count := len(s), 0; i > 0 && count < 120; count++ {
		r, n := runeBefore(s, i)
		i -= n
		switch {
		case closes(r):
			depth++
		case opens(r):
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// runeBefore returns the character of s that ends at i and its length in bytes; for one that can be no mark, a Han character above
// all, it does not say which.
func runeBefore(s string, i int) (r rune, n int) {
	if i >= 3 && s[i-3] >= 0xE4 && s[i-3] <= 0xE9 && s[i-1]&0xC0 == 0x80 && s[i-2]&0xC0 == 0x80 {
		return 0, 3
	}
	return utf8.DecodeLastRuneInString(s[:i])
}

// firstClause counts the characters of s before its first mark; ended is false where that is more than eight, or the mark does
// not end a clause.
func firstClause(s string) (count int, ended bool) {
	for _, r := range s {
		if strings.ContainsRune("，。；：,", r) {
			return count, true
		}
		if !lex.IsHan(r) || count >= 8 {
			return count, false
		}
		count++
	}
	return count, false
}

// firstPair returns the two Han characters that s begins with, or "".
func firstPair(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	r, k := utf8.DecodeRuneInString(s[n:])
	if n != 3 || k != 3 || !lex.IsHan(r) {
		return ""
	}
	return s[:n+k]
}
