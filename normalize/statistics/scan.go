package statistics

import (
	"strings"

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
	lays      bool   // the text lays down rules (法律、法规、办法): limits and terms are what it tells
	items     []item
	figures   []figure
}

// run reads the whole text, token by token.
func (c *scan) run() {
	var t lex.Token
	for i := 0; ; {
		if !t.Next(c.s, i) {
			return
		}
		i = t.Start
		for c.next < len(c.protected) && c.protected[c.next].end <= i {
			c.next++
		}
		if c.isProtected(i, i+1) {
			i = c.protected[c.next].end
			continue
		}
		items, figures := len(c.items), len(c.figures)
		end := max(c.step(&t), i+1)
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

// step reads a token, with what behind it belongs to it, and returns where to go on.
func (c *scan) step(t *lex.Token) int {
	switch t.Kind {
	case lex.WordToken:
		return c.latin(t.Start)
	case lex.OrdinalToken:
		return c.ordinal(t.Start, t.End-t.Start)
	case lex.QuotationToken:
		return c.quoted(t)
	case lex.TitleToken:
		return c.title(t)
	case lex.PeriodToken:
		return c.period(t)
	}
	n := numberOf(t.Number, t.Start)
	if n.han {
		return c.han(n, t.Sure)
	}
	return c.arabic(n, t.Sure)
}

// period passes a date or time of day.
func (c *scan) period(t *lex.Token) int {
	if t.Period.Clock {
		return c.not(t.Start, t.End, reasonTime)
	}
	return c.not(t.Start, t.End, reasonDate)
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

// quoted passes a phrase in quotation marks that holds a number: “54证合一”, “三上”, “七五”. A percentage or an amount of
// money in quotation marks is a figure all the same.
func (c *scan) quoted(t *lex.Token) int {
	i, open := t.Start, t.Start+len("“")
	if !t.Sure || c.isProtected(i, t.End) {
		return open
	}
	inner := c.s[open : t.End-len("”")]
	arabic := strings.ContainsAny(inner, "0123456789")
	switch {
	case arabic && measuresIn(inner):
		return open
	case arabic && digitsOnly(inner):
		return c.not(i, t.End, reasonCode)
	case planName.Begins(inner) > 0:
		return c.not(i, t.End, reasonPlan)
	case arabic || countsIn(inner) || pairWord.In(inner):
		return c.not(i, t.End, reasonSetPhrase)
	}
	return t.End
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

// title passes a title in 《》 that no reference covers; its numbers are names: 《…（2015—2020年）》.
func (c *scan) title(t *lex.Token) int {
	i, end := t.Start, t.End
	if !t.Sure || c.isProtected(i, end) {
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
