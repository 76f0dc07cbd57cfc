package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// dots decides full stops, ellipses and middle dots.
func (p *paragraph) dots() {
	if !p.eager.has(stops) && !p.eager.has(middle) || p.foreign() {
		return
	}
	for i := range p.tokens {
		switch t := &p.tokens[i]; {
		case t.settled:
		case t.kind == middle:
			p.middleDot(i)
		case t.kind == stops && t.end-t.start == 1:
			p.fullStop(i)
		case t.kind == stops:
			p.ellipsis(i)
		}
	}
}

// ellipsis gives an ellipsis its form …… (GB/T 15834, 4.11.2). A row of dots before a page number is a leader
// and stays.
func (p *paragraph) ellipsis(i int) {
	t := &p.tokens[i]
	s := p.textOf(i)
	n, leader := 0, 7
	switch s[0] {
	case '.':
		n = len(s)
	case 0xC2:
		n = len(s) / 2
	default:
		n = len(s) / 3
		if strings.HasPrefix(s, "…") {
			leader = 4
		}
	}
	l, r := p.left(i), p.right(i)
	if n == 1 && l == han && (r == han || r == edge || r == mark) && strings.HasPrefix(s, "…") {
		n = 3 // half an ellipsis behind a word; between 、 it may be one of mathematics
	}
	if n < 3 || n >= leader && (r == digit || r == edge) || !chinese(l) && !chinese(r) && l != percent {
		return
	}
	if l == letter && r == letter {
		return
	}
	t.first, t.last = mark, mark
	p.use(i, "……", ellipsisForm)
}

// use decides that text stands for token i if the rule is on.
func (p *paragraph) use(i int, text string, r ruleID) {
	if p.n.on[r] && !p.tokens[i].settled {
		p.tokens[i].replace(text, r)
	}
}

// fullStop decides the point i (GB/T 15834, 4.2): 。 where a Chinese sentence ends with it, and nothing else can be
// meant.
func (p *paragraph) fullStop(i int) {
	t := &p.tokens[i]
	l, r := p.before(i), p.right(i)
	if l == space && p.left(i) == mark {
		l = mark // the blank will go
	}
	ended := l == han || l == percent || l == other || l == mark && p.closesBefore(i)
	if !ended || p.after(i) == space && r == han {
		return
	}
	switch r {
	case edge:
		if p.han >= minSentence || l != han {
			p.stopBecomesChinese(t)
		}
	case han, digit:
		certain := l == mark && r == han || p.betweenClauses(i) && (r == han || lex.BeginsYear(p.s[t.end:]))
		if certain {
			p.stopBecomesChinese(t)
		} else if l == han {
			p.flag(t.start, t.end, flagStop)
		}
	case mark:
		j := p.next(i)
		switch {
		case j < 0: // a mark behind 。 makes no sense
		case p.closes(j) && p.han >= minSentence, p.opens(j) && p.betweenClauses(i):
			p.stopBecomesChinese(t) // 。” or 。“
		}
	}
}

// minSentence is how many Han characters a paragraph has at least that ends with a full stop.
const minSentence = 4

func (p *paragraph) stopBecomesChinese(t *token) {
	if p.n.on[widthStop] {
		t.replace("。", widthStop)
		t.wide, t.first, t.last = true, mark, mark
	}
}

// closes reports whether token i is a closing bracket or quotation mark.
func (p *paragraph) closes(i int) bool {
	t := &p.tokens[i]
	return t.kind == closing || t.wide && t.pair >= 0 && t.pair < i
}

// opens reports whether token i is an opening bracket or quotation mark.
func (p *paragraph) opens(i int) bool {
	t := &p.tokens[i]
	return t.kind == opening || t.wide && t.pair > i
}

// closesBefore reports whether a closing bracket or quotation mark stands directly before token i.
func (p *paragraph) closesBefore(i int) bool {
	j := p.previous(i)
	return j >= 0 && p.closes(j)
}

// betweenClauses reports whether the point i stands between two clauses, outside of titles and brackets, where it can
// only be a full stop: at least four Han characters before it, two behind it (但是，), that are neither a label nor a
// foreign name.
func (p *paragraph) betweenClauses(i int) bool {
	t := &p.tokens[i]
	if endsWithNumeral(p.s[:t.start]) || isTopLevelDomain(p.s[t.end:]) || transliterates(p.s, t.start) && transliterates(p.s, t.end+2*hanSize) {
		return false
	}
	return p.clauseBefore(t.start) >= minSentence && p.clauseAfter(t.end) >= minSentence/2 && !p.enclosed(i)
}

// ordinalSigns make a numeral an ordinal: 第二.
var ordinalSigns = lex.Class("ordinal-sign")

// endsWithNumeral reports whether s ends with a Han numeral that may be a label glued to a sentence (情况二.做法); an
// ordinal (全国第二) is none, and a label has no more than three characters.
func endsWithNumeral(s string) bool {
	counting := characterSets()["counting"]
	at := len(s)
	for {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !counting[r] {
			break
		}
		if at -= n; len(s)-at > 3*hanSize {
			return false
		}
	}
	return at < len(s) && ordinalSigns.Ends(s[:at]) == 0
}

// domainEndings are the last parts of Chinese domain names.
var domainEndings = lex.Class("domain-ending")

// isTopLevelDomain reports whether s begins with the last part of a Chinese domain name: 云州政府网.政务.
func isTopLevelDomain(s string) bool {
	n := domainEndings.Begins(s)
	return n > 0 && classAt(s, n) != han
}

// maxClause bounds, in characters, how far the end of a clause is looked for.
const maxClause = 24

// clauseBefore counts the Han characters, letters and digits of the clause before s[at].
func (p *paragraph) clauseBefore(at int) int {
	n := 0
	for range maxClause {
		if at == 0 {
			break
		}
		from := startBefore(p.s, at)
		if endsClause(p.s, from) {
			break
		}
		if joins(classAt(p.s, from)) {
			n++
		}
		at = from
	}
	return n
}

// clauseAfter counts the Han characters, letters and digits of the clause behind s[at].
func (p *paragraph) clauseAfter(at int) int {
	n := 0
	for range maxClause {
		if at < len(p.s) && blankAt(p.s, at) > 0 {
			next := len(p.s) - len(skipBlanks(p.s[at:]))
			if classBefore(p.s, at) == han && classAt(p.s, next) == han {
				break
			}
			at = next // it will go
		}
		if at >= len(p.s) || endsClause(p.s, at) {
			break
		}
		if joins(classAt(p.s, at)) {
			n++
		}
		_, size := utf8.DecodeRuneInString(p.s[at:])
		at += size
	}
	return n
}

// endsClause reports whether a mark stands at s[i] that ends a clause; a decimal point does not.
func endsClause(s string, i int) bool {
	switch firstRune(s[i:]) {
	case '，', '。', '；', '：', '！', '？', ',', ';', ':', '!', '?':
		return true
	case '.':
		return i == 0 || i+1 >= len(s) || !isDigit(s[i-1]) || !isDigit(s[i+1])
	}
	return false
}

// enclosed reports whether token i stands inside brackets or title marks. Only the nearest bracket on the left
// within a bound is looked at.
func (p *paragraph) enclosed(i int) bool {
	for j, seen := i-1, 0; j >= 0 && seen < maxSkipped; j, seen = j-1, seen+1 {
		t := &p.tokens[j]
		if t.kind == opening && t.pair > i && t.shape != double {
			return true
		}
	}
	return false
}

// middleDot gives a middle dot between parts of a name or number its form · (GB/T 15834, 4.14).
func (p *paragraph) middleDot(i int) {
	l, r := p.before(i), p.after(i)
	if p.textOf(i) == "·" || katakanaAt(p.s, p.tokens[i].start-3) || katakanaAt(p.s, p.tokens[i].end) {
		return
	}
	if joins(l) && joins(r) {
		p.use(i, "·", dotMiddle)
	}
}

// joins reports whether a middle dot may stand beside the class.
func joins(c class) bool { return c == han || c == digit || c == letter }

// katakanaAt reports whether a katakana character begins at s[i].
func katakanaAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	r := firstRune(s[i:])
	return 0x30A0 <= r && r <= 0x30FF && r != '・'
}
