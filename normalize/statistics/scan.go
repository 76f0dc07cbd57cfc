package statistics

import (
	"strings"
	"sync"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// span is a piece of a block's text in bytes, half-open.
type span struct{ start, end int }

// item is a number of a block and what was made of it: a figure, or a reason why it is none.
type item struct {
	span
	reason string // "" of a figure
	figure int    // index into scan.figures, of a figure
}

// scan reads the numbers of one text from left to right. Whatever holds an Arabic digit is passed by exactly one
// step, which either skips a protected span or adds one item; so every digit is accounted for by construction.
type scan struct {
	s         string
	protected []span // sorted: references, the number of a heading, numbers of list items
	next      int    // the first protected span that is not behind us
	provision bool   // the text lays down rules (法律、法规): Han numerals are not looked at
	items     []item
	figures   []figure
}

// run reads the whole text.
func (c *scan) run() {
	for i := passed(c.s, 0); i < len(c.s); i = passed(c.s, i) {
		for c.next < len(c.protected) && c.protected[c.next].end <= i {
			c.next++
		}
		if c.isProtected(i, i+1) {
			i = c.protected[c.next].end
			continue
		}
		items, figures := len(c.items), len(c.figures)
		end := max(c.step(i), i+1)
		if c.isProtected(i, end) {
			// A reference begins inside what was read: it keeps its own, and what is left in front is no figure.
			c.items, c.figures = c.items[:items], c.figures[:figures]
			end = c.protected[c.next].start
			if strings.ContainsAny(c.s[i:end], "0123456789") {
				c.not(i, end, reasonUnclear)
			}
		}
		i = end
	}
}

// firsts holds, a bit each, the characters of three bytes with which something begins that a step looks at: numerals, 第, “, 《
// and wide digits.
var firsts = sync.OnceValue(func() *[1 << 10]uint64 {
	t := new([1 << 10]uint64)
	for _, words := range [][]string{lex.Class("numeral").List(), ordinalWord.List(), strings.Split("“《０１２３４５６７８９", "")} {
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			t[r>>6] |= 1 << (r & 63)
		}
	}
	return t
})

// passed returns the first byte from i on at which a step may find something: text that holds nothing of interest is
// passed character by character.
func passed(s string, i int) int {
	first := firsts()
	for i < len(s) {
		b := s[i]
		switch {
		case b < utf8.RuneSelf:
			if isDigit(b) || isLatin(b) {
				return i
			}
			i++
		case b&0xF0 == 0xE0 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
			if bits := first[int(b&0x0F)<<6|int(s[i+1]&0x3F)]; bits != 0 && bits&(1<<(s[i+2]&0x3F)) != 0 {
				return i
			}
			i += 3
		default:
			i++
		}
	}
	return i
}

// step reads what stands at byte i and returns where to go on.
func (c *scan) step(i int) int {
	b := c.s[i]
	if b < utf8.RuneSelf {
		switch {
		case isDigit(b):
			return c.arabic(i)
		case isLatin(b):
			return c.latin(i)
		}
		return i + 1
	}
	if b < 0xE2 || b > 0xEF {
		return i + 1
	}
	r, w := utf8.DecodeRuneInString(c.s[i:])
	switch r {
	case '“':
		return c.quoted(i)
	case '《':
		return c.title(i)
	case '０', '１', '２', '３', '４', '５', '６', '７', '８', '９':
		return c.arabic(i)
	}
	if lex.IsNumeral(r) {
		return c.han(i)
	}
	if n := ordinalWord.Begins(c.s[i:]); n > 0 {
		return c.ordinal(i, n)
	}
	return i + w
}

// not adds a number that is no statistic, from start to end, and returns end.
func (c *scan) not(start, end int, reason string) int {
	c.items = append(c.items, item{span: span{start, end}, reason: reason})
	return end
}

// take adds a figure and returns its end.
func (c *scan) take(f figure) int {
	f.qualify(c.s)
	c.items = append(c.items, item{span: span{f.start, f.end}, figure: len(c.figures)})
	c.figures = append(c.figures, f)
	return f.end
}

// longestQuote is the number of bytes within which a quotation mark must close for its content to be a phrase.
const longestQuote = 60

// quoted passes a phrase in quotation marks that holds a number: “54证合一”, “三上”, “七五”. A percentage or an amount of
// money in quotation marks is a figure all the same.
func (c *scan) quoted(i int) int {
	open := i + len("“")
	end := strings.Index(c.s[open:min(len(c.s), open+longestQuote)], "”")
	if end < 0 {
		return open
	}
	inner := c.s[open : open+end]
	after := open + end + len("”")
	if strings.Contains(inner, "“") || c.isProtected(i, after) {
		return open
	}
	arabic := strings.ContainsAny(inner, "0123456789")
	switch {
	case arabic && measuresIn(inner):
		return open
	case arabic && digitsOnly(inner):
		return c.not(i, after, reasonCode)
	case planName.Begins(inner) > 0:
		return c.not(i, after, reasonPlan)
	case arabic || countsIn(inner) || pairWord.In(inner):
		return c.not(i, after, reasonSetPhrase)
	}
	return after
}

var planName, pairWord = lex.Class("plan-name"), lex.Class("pair-word")

// countsIn reports whether a number in Han numerals stands in a text, or a run of them that has no reading: 三上, 七五. 零 and
// names (海陆) are none.
func countsIn(s string) bool {
	for i := 0; i < len(s); {
		n, ok := numberAt(s, i)
		if n.end > i && !n.word && (!ok || n.value.Coef > 0) {
			return true
		}
		i = max(n.end, aheadRunes(s, i, 1))
	}
	return false
}

// measuresIn reports whether a percentage or an amount of money stands in a text.
func measuresIn(s string) bool {
	for i := range s {
		if u, _ := lex.UnitAt(s[i:]); u != nil && (u.Kind == kindPercent || u.Kind == kindMoney) {
			return true
		}
	}
	return false
}

// isProtected reports whether a protected span reaches into the text between two bytes, the first not behind us.
func (c *scan) isProtected(from, to int) bool {
	return c.next < len(c.protected) && c.protected[c.next].start < to && c.protected[c.next].end > from
}

func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// longestTitle is the number of bytes within which a title must close.
const longestTitle = 400

// title passes a title in 《》 that no reference covers; its numbers are names: 《…（2015—2020年）》.
func (c *scan) title(i int) int {
	end, depth := 0, 0
	limit := min(len(c.s), i+longestTitle)
	for k := i; k < limit; {
		r, w := utf8.DecodeRuneInString(c.s[k:])
		k += w
		if r == '《' {
			depth++
		} else if r == '》' {
			if depth--; depth == 0 {
				end = k
				break
			}
		}
	}
	if end == 0 || c.isProtected(i, end) {
		return i + len("《")
	}
	for k := i; k < end; {
		if !isDigit(c.s[k]) {
			k++
			continue
		}
		reason := reasonTitle
		e, _ := date(c.s, k)
		if _, _, one := plain(c.s, k); e > one+3 {
			reason = reasonTitleRange
		}
		if e == 0 {
			_, _, e = plain(c.s, k)
		}
		k = c.not(k, min(e, end), reason)
	}
	return end
}

// latin passes a word in Latin letters; with digits in it, it is a code: PM2.5, G60, A4. An abbreviation that a
// quantity follows (GDP3473.12亿元) ends before it.
func (c *scan) latin(i int) int {
	digits := false
	at := i
	for ; at < len(c.s) && inCode(c.s, at); at++ {
		if !isDigit(c.s[at]) || digits {
			continue
		}
		if at-i >= 3 && c.quantityFollows(at) {
			return at
		}
		digits = true
	}
	if digits {
		return c.not(i, at, reasonCode)
	}
	return at
}

// inCode reports whether byte i of a code belongs to it: a letter, a digit, or a mark between two of them.
func inCode(s string, i int) bool {
	if isLatin(s[i]) || isDigit(s[i]) {
		return true
	}
	next := byteAt(s, i+1)
	return strings.IndexByte("._/+&@:-#=?%~", s[i]) >= 0 && (isLatin(next) || isDigit(next))
}

// quantityFollows reports whether a number with a multiplier, percent sign or money unit stands at byte i.
func (c *scan) quantityFollows(i int) bool {
	n, ok := numberAt(c.s, i)
	if !ok {
		return false
	}
	u, _ := lex.UnitAt(c.s[n.end:])
	return n.scaled >= 4 || u != nil && (u.Kind == kindPercent || u.Kind == kindMoney)
}
