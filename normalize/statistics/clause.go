package statistics

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// frame is what surrounds a figure, in bytes of its block.
type frame struct {
	sentence span // up to 。！？；
	clause   span // up to a stop or an open bracket
	before   span // from the figure in front, or the beginning of the clause
	after    span // up to the figure behind, or the end of the clause
	pause    int  // where a duration between the words and the figure begins, or 0
	dealt    bool // the words in front were dealt to the figure from a list
	shared   bool // the words are one of several nouns that share the figure
	core     int  // where the words in front end, without 共, 达, 为 and the like
	change   bool // those words end with one of growth or decline
	// open is the byte of the innermost bracket of the sentence that stands open at the figure, or -1.
	open int
	// paired says that the next figure follows without a word between (五项54条).
	paired bool
	// anchored says that a word of the indicator must stand where the words in front end: in a column's own head.
	anchored bool
}

// How far a clause is followed, in characters: what lies farther away says nothing about a figure.
const (
	reachBack  = 90
	reachAhead = 60
)

// sentences appends the sentences (句) of a text to out; together they cover it.
func sentences(s string, out []span) []span {
	start := 0
	for i := 0; i < len(s); {
		w := 1
		switch s[i] {
		case '\n', '\t', ';':
			start, out = i+1, append(out, span{start, i + 1})
		case 0xE3, 0xEF: // the first byte of 。, of ！；？
			var r rune
			if r, w = utf8.DecodeRuneInString(s[i:]); lex.EndsClause(r) {
				start, out = i+w, append(out, span{start, i + w})
			}
		}
		i += w
	}
	if start < len(s) {
		out = append(out, span{start, len(s)})
	}
	return out
}

// bracket returns 1 for a bracket that opens, -1 for one that closes, and 0 for all else.
func bracket(r rune) int {
	switch r {
	case '（', '(':
		return 1
	case '）', ')':
		return -1
	}
	return 0
}

// clauseStart goes back from byte i to the beginning of the clause. Bracketed additions on the way are passed over.
func clauseStart(s string, i, floor int) int {
	depth := 0
	for n := 0; n < reachBack && i > floor; n++ {
		r, w := utf8.DecodeLastRuneInString(s[:i])
		switch {
		case bracket(r) > 0 && depth == 0:
			return i
		case bracket(r) != 0:
			depth -= bracket(r)
		case depth == 0 && isStop(r) && !(r == ',' && i < len(s) && isDigit(s[i])):
			return i
		}
		i -= w
	}
	return i
}

// clauseEnd goes on from byte i to the end of the clause. A short bracketed addition without figures, 县（市、区）, is
// passed over; any other bracket ends the clause.
func clauseEnd(s string, i, ceiling int) int {
	for n := 0; n < reachAhead && i < ceiling; n++ {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch {
		case bracket(r) > 0:
			w = shortBracket(s[i:])
			if w == 0 {
				return i
			}
		case bracket(r) < 0, isStop(r):
			return i
		}
		i += w
	}
	return i
}

// shortBracket returns the width of the bracket that s begins with when it closes within twelve characters and holds no digit,
// else 0.
func shortBracket(s string) int {
	for i, r := range s[:aheadRunes(s, 0, 12)] {
		switch {
		case bracket(r) < 0:
			return i + utf8.RuneLen(r)
		case '0' <= r && r <= '9', isStop(r):
			return 0
		}
	}
	return 0
}

// frames returns the frame of every figure of a text, in the memory of out where that is enough.
func frames(s string, figures []figure, sents []span, out []frame) []frame {
	out = slices.Grow(out[:0], len(figures))[:len(figures)]
	clear(out)
	k := 0
	b := brackets{s: s}
	for i := range figures {
		f, fr := &figures[i], &out[i]
		for k < len(sents)-1 && sents[k].end <= f.start {
			k++
		}
		fr.sentence = sents[k]
		fr.open = b.at(f.start, fr.sentence.start)
		fr.clause = span{clauseStart(s, f.start, fr.sentence.start), clauseEnd(s, f.end, fr.sentence.end)}
		fr.before = span{fr.clause.start, f.start}
		fr.after = span{f.end, fr.clause.end}
		if i > 0 && figures[i-1].end > fr.before.start && figures[i-1].end <= f.start {
			from := figures[i-1].end + boundsAfter.Begins(s[figures[i-1].end:f.start])
			if fr.before.start = cutBefore(s, from, f.start); figures[i-1].kind == kindDuration && fr.before.start == from {
				fr.before.start = max(out[i-1].before.start, fr.clause.start) // 出庭应诉率连续四年保持100%
				fr.pause = figures[i-1].start
			}
			if out[i-1].paired && fr.before.start == f.start {
				fr.before.start = max(out[i-1].before.start, fr.clause.start) // 培训8期560人次: the words belong to both
			}
		}
		if i > 0 && figures[i-1].end <= f.start && goesOn(s[figures[i-1].end:f.start]) {
			fr.before.start = max(out[i-1].before.start, out[i-1].clause.start) // 行政职权57类，共计114项
		}
		if i+1 < len(figures) && figures[i+1].start < fr.after.end && figures[i+1].start >= f.end {
			next := figures[i+1].start
			fr.paired = f.end == next || colon(s, f.end) == next-f.end
			fr.after.end = cutAfter(s, f.end, next)
			if f.end == next { // 五项54条具体内容: the noun belongs to both
				fr.after.end = fr.clause.end
			}
		}
	}
	for i := 1; i < len(out); i++ {
		// 19家单位111人参加考试: a noun behind each. What stands between belongs to the first.
		fr := &out[i]
		last := i+1 == len(out) || figures[i+1].start >= fr.clause.end
		if last && fr.before.start == figures[i-1].end && fr.after.end > fr.after.start && lex.IsHan(runeAt(s, fr.after.start)) && isNounLike(s[fr.before.start:fr.before.end]) {
			fr.before.start = fr.before.end
		}
	}
	return out
}

var (
	sumWords = lex.Class("sum-word")
)

// goesOn reports whether the words between two figures only sum up the first: ，共.
func goesOn(between string) bool {
	for _, mark := range [...]string{"，", "、"} {
		between = strings.TrimPrefix(between, mark)
	}
	return sumWords.Is(between)
}

// isNounLike reports whether the words between two figures are short, hold no mark and end with none that goes on, so that
// they can be the noun of the first.
func isNounLike(s string) bool {
	if len(s) > 24 || strings.IndexFunc(s, func(r rune) bool { return !lex.IsHan(r) }) >= 0 {
		return false
	}
	n := afterNouns.Ends(s)
	return n == 0 || afterNouns.Value(s[len(s)-n:]) == "possessive"
}

// brackets follows which brackets stand open, in one pass over a text.
type brackets struct {
	s     string
	pos   int
	stack []int
}

// at moves on to byte i and returns the innermost open bracket there, or -1; what opened before the sentence counts as
// forgotten.
func (b *brackets) at(i, sentence int) int {
	if b.pos < sentence {
		b.pos, b.stack = sentence, b.stack[:0]
	}
	for b.pos < i {
		r, w := rune(b.s[b.pos]), 1
		if r == 0xEF { // the first byte of （ and ）
			r, w = utf8.DecodeRuneInString(b.s[b.pos:])
		}
		switch n := len(b.stack); {
		case bracket(r) > 0:
			b.stack = append(b.stack, b.pos)
		case bracket(r) < 0 && n > 0:
			b.stack = b.stack[:n-1]
		}
		b.pos += w
	}
	if n := len(b.stack); n > 0 {
		return b.stack[n-1]
	}
	return -1
}

// cutBefore returns where, between two figures, the words of the second begin.
func cutBefore(s string, from, to int) int {
	if k := outer(s, from, to, true); k > 0 {
		return k + len("、")
	}
	text := s[from:to]
	if conjunctions.Ends(text) > 0 {
		return to
	}
	return from + conjunctions.Begins(text)
}

// cutAfter returns where, between two figures, the words of the first end.
func cutAfter(s string, from, to int) int {
	if k := outer(s, from, to, false); k > 0 {
		to = k
	}
	text := s[from:to]
	if conjunctions.Begins(text) > 0 {
		return from
	}
	return to - conjunctions.Ends(text)
}

// outer returns the first or last 、 between two bytes that stands outside brackets, or -1.
func outer(s string, from, to int, last bool) int {
	depth, found := 0, -1
	for i, r := range s[from:to] {
		switch {
		case r == '、' && depth == 0:
			if found = from + i; !last {
				return found
			}
		case bracket(r) < 0 && depth == 0:
			found = -1 // the bracket opened before the first figure: what lies in it is that figure's
		default:
			depth += bracket(r)
		}
	}
	return found
}

var withins = lex.Class("within-word")

// isWithin reports whether a sentence begins by saying within what it counts: 审结案件中，.
func isWithin(s string) bool {
	lead := s[:aheadRunes(s, 0, 12)]
	k := strings.Index(lead, "，")
	return k > 0 && withins.Ends(lead[:k]) > 0 && amongWords.Ends(lead[:k]) == 0
}
