package normalize

import "strings"

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
	ended := l == han || l == percent || l == mark && p.closesBefore(i)
	if !ended || p.after(i) == space && r == han {
		return
	}
	switch r {
	case edge:
		if p.han >= minSentence || l != han {
			p.stopBecomesChinese(t)
		}
	case han:
		if l == han && !p.betweenClauses(i) {
			p.flag(t.start, t.end, flagStop, "a point between Han characters: full stop, middle dot or label")
			return
		}
		p.stopBecomesChinese(t)
	case mark:
		// 。” and 。） end a sentence inside; behind 。 nothing else follows.
		if j := p.next(i); j >= 0 && p.closes(j) && p.han >= minSentence {
			p.stopBecomesChinese(t)
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

// closesBefore reports whether a closing bracket or quotation mark stands directly before token i.
func (p *paragraph) closesBefore(i int) bool {
	j := p.previous(i)
	return j >= 0 && p.closes(j)
}

// betweenClauses reports whether the point i stands between two clauses of at least four Han characters, outside
// of titles and brackets: there it can only be a full stop.
func (p *paragraph) betweenClauses(i int) bool {
	return p.hanRunBefore(p.tokens[i].start) >= minSentence && p.hanRunAfter(p.tokens[i].end) >= minSentence &&
		!p.enclosed(i)
}

// hanRunBefore counts the Han characters directly before s[at], up to four.
func (p *paragraph) hanRunBefore(at int) int {
	n := 0
	for n < minSentence && at > 0 && classBefore(p.s, at) == han {
		at = startBefore(p.s, at)
		n++
	}
	return n
}

// hanRunAfter counts the Han characters directly behind s[at], up to four.
func (p *paragraph) hanRunAfter(at int) int {
	n := 0
	for n < minSentence && classAt(p.s, at) == han {
		at += 3
		n++
	}
	return n
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
	return i >= 0 && i+3 <= len(s) && s[i] == 0xE3 && (s[i+1] == 0x82 && s[i+2] >= 0xA0 || s[i+1] == 0x83 && s[i+2] != 0xBB)
}
