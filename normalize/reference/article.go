package reference

import (
	"guiwen/normalize/lex"
	"guiwen/schema"
)

// place is a place in a law (条款项目): 第三十二条之一第二款第（三）项第1目. Zero is not given.
type place struct {
	article, suffix, paragraph, item, subitem int
}

// level is a level of a place.
type level int

const (
	noLevel level = iota
	articleLevel
	paragraphLevel
	itemLevel
	subitemLevel
)

// unitAt returns the level of the unit (条款项目) that stands at byte i and its length, or noLevel, 0: not the 条 of 条例.
func unitAt(s string, i int) (level, int) {
	n := placeUnits.Begins(s[i:])
	if n == 0 {
		return noLevel, 0
	}
	l := level(placeUnits.Value(s[i : i+n])[0] - '0')
	if l == noLevel {
		return noLevel, 0
	}
	return l, n
}

// set returns p with v at level l and nothing below.
func (p place) set(l level, v int) place {
	switch l {
	case articleLevel:
		return place{article: v}
	case paragraphLevel:
		return place{article: p.article, suffix: p.suffix, paragraph: v}
	case itemLevel:
		return place{article: p.article, suffix: p.suffix, paragraph: p.paragraph, item: v}
	}
	p.subitem = v
	return p
}

// publish gives a place its published form.
func (p place) publish() *schema.LawArticle {
	null := func(v int) *int {
		if v == 0 {
			return nil
		}
		return &v
	}
	return &schema.LawArticle{Article: null(p.article), Suffix: null(p.suffix), Paragraph: null(p.paragraph), Item: null(p.item), Subitem: null(p.subitem)}
}

// anchor says by what a place in a law is bound to its law.
type anchor int

const (
	byContext anchor = iota // 第七条: what stands in front decides
	bySelf                  // 本法第七条, 本条例第七条
	byLast                  // 该法第七条
	byName                  // 教育法第七条
	byHere                  // 本条, 本款, 本项
	byFront                 // 前条, 前款, 前两款, 前项
	byOrder                 // 第一款 without its article: of the article that it stands in
)

// article is a citation of a place in a law.
type article struct {
	start, end int
	anchor     anchor
	place      place
	through    place // of a range, else zero
	top        level // the highest level that is written
	follows    bool  // a further member of a list: what it does not say is as in the member before
	count      int   // of 前两款
	quoted     bool  // it stands in quotation marks; one of several paragraphs has an opening mark in front of each
	lawStart   int   // of byName: where the name stands
	lawEnd     int
}

// readArticles appends to out the places in a law that are cited from byte i on, which begins with 第; a list or
// range gives several.
func readArticles(s string, i, floor int, out []article) []article {
	first, ok := readPlace(s, i, place{}, articleLevel)
	if !ok {
		from := len(out)
		if out = readNumbers(s, i, article{start: i, end: i}, articleLevel, out); len(out) > from {
			bind(s, &out[from], floor)
			return readFurtherMembers(s, out)
		}
		return out
	}
	if first.top == paragraphLevel {
		first.anchor = byOrder
		return readMembers(s, first, out)
	}
	if first.top != articleLevel || isArticleLabel(s, i, first.end) {
		return out
	}
	bind(s, &first, floor)
	return readMembers(s, first, out)
}

// isArticleLabel reports whether the article at bytes i to end is the number of the paragraph, not a citation.
func isArticleLabel(s string, i, end int) bool {
	if at := skipBlanksBack(s, i); at > 0 && s[at-1] != '\n' && !(at < i && s[i-1] == '\n') {
		return false
	}
	r, _ := runeAt(s, end)
	if r == 0 || lex.IsBlank(r) || r == '\n' || r == '\t' {
		return true
	}
	_, _, joined := joinerAt(s, end)
	return !joined && ordinalSignAt(s, end) == 0 && citedBefore.Begins(s[end:]) == 0
}

// bind looks to the left of a place for what binds it to its law: 本法, 本实施办法, 该条例, or the name of a law.
func bind(s string, a *article, floor int) {
	if at := a.start - enactments.Ends(s[:a.start]); at < a.start {
		at -= enactmentModifiers.Ends(s[:at])
		if n := pointers.Ends(s[:at]); n > 0 && at-n >= floor {
			switch pointers.Value(s[at-n : at]) {
			case "self":
				a.start, a.anchor = at-n, bySelf
				return
			case "last":
				a.start, a.anchor = at-n, byLast
				return
			}
		}
	}
	if start, ok := lawBefore(s, a.start, floor); ok {
		a.anchor, a.lawStart, a.lawEnd = byName, start, a.start
	}
}

// readPlace reads 第N条之M第N款第（N）项第N目 at byte i, from level from down. What stands above is taken from
// context.
func readPlace(s string, i int, context place, from level) (article, bool) {
	a := article{start: i, end: i, place: context}
	for l := from; l <= subitemLevel; l++ { // 第N条第N项 has no 款
		v, at, ok := readOrdinal(s, a.end)
		if !ok {
			break
		}
		unit, n := unitAt(s, at)
		if unit < l {
			break
		}
		l = unit
		if a.top == noLevel {
			a.top = l
		}
		a.place = a.place.set(l, v)
		a.end = at + n
		if l == articleLevel {
			if suffix, end, ok := readSuffix(s, a.end); ok {
				a.place.suffix, a.end = suffix, end
			}
		}
	}
	return a, a.top != noLevel
}

// readOrdinal reads 第N or 第（N） at byte i, up to its unit.
func readOrdinal(s string, i int) (value, end int, ok bool) {
	n := ordinalSignAt(s, i)
	if n == 0 {
		return 0, i, false
	}
	return readBracketed(s, skipBlanks(s, i+n))
}

// readBracketed reads N or （N） at byte i.
func readBracketed(s string, i int) (value, end int, ok bool) {
	r, w := runeAt(s, i)
	bracket := r == '（' || r == '('
	if bracket {
		i = skipBlanks(s, i+w)
	}
	n, ok := readNumeral(s, i)
	if !ok || n.value <= 0 || n.value > 9999 {
		return 0, i, false
	}
	end = skipBlanks(s, n.end)
	if bracket {
		r, w := runeAt(s, end)
		if r != '）' && r != ')' {
			return 0, i, false
		}
		end = skipBlanks(s, end+w)
	}
	return n.value, end, true
}

// readSuffix reads 之一 at byte i.
func readSuffix(s string, i int) (value, end int, ok bool) {
	w := suffixSigns.Begins(s[i:])
	if w == 0 {
		return 0, i, false
	}
	n, ok := readNumeral(s, i+w)
	if !ok || n.value <= 0 || n.value > 99 {
		return 0, i, false
	}
	return n.value, n.end, true
}

// maxMembers bounds a list of places.
const maxMembers = 99

// readMembers appends the place a to out and what goes on behind it: 、第八条第二款, 和第五十四条, 至第五条, 、第三项至第五项.
func readMembers(s string, a article, out []article) []article {
	return readFurtherMembers(s, readNumbersBelow(s, append(out, a)))
}

// readFurtherMembers appends to out what goes on behind its last place.
func readFurtherMembers(s string, out []article) []article {
	for most := len(out) + maxMembers; len(out) < most; {
		last := &out[len(out)-1]
		at, through, ok := joinerAt(s, last.end)
		if !ok {
			break
		}
		next, ok := readMember(s, at, last)
		if !ok && !through {
			from := len(out)
			out = readNumbers(s, at, article{start: at, end: at, place: last.place, follows: true}, articleLevel, out)
			if len(out) > from {
				continue
			}
		}
		if !ok {
			break
		}
		if through {
			if last.through == (place{}) && next.top >= last.top {
				last.through, last.end = next.place, next.end
				continue
			}
			break
		}
		next.follows = true
		out = readNumbersBelow(s, append(out, next))
	}
	return out
}

// readMember reads one further member at byte at; it may leave out 第 in a list in brackets: 第（一）、（三）项.
func readMember(s string, at int, last *article) (article, bool) {
	context := last.place
	if last.through != (place{}) {
		context = last.through
	}
	if next, ok := readPlace(s, at, context, articleLevel); ok {
		next.anchor = byContext
		return next, true
	}
	return article{}, false
}

// readRelative appends to out the place at byte i that is said by where the text itself stands, with what stands below it: 本条第二款,
// 前款, 前两款.
func readRelative(s string, i int, out []article) []article {
	n := pointers.Begins(s[i:])
	if n == 0 {
		return out
	}
	a := article{start: i, anchor: byHere}
	at := i + n
	r, w := runeAt(s, at)
	if v := lex.HanDigit(r); 2 <= v && v <= maxBack {
		a.count = v
		at += w
	}
	l, w := unitAt(s, at)
	if l == noLevel || l == subitemLevel {
		return out
	}
	a.top, a.end = l, at+w
	switch pointers.Value(s[i : i+n]) {
	case "before":
		a.anchor, a.count = byFront, max(a.count, 1)
	case "self":
		if a.count == 0 {
			break
		}
		fallthrough
	default: // 该条, 本两款
		return out
	}
	return readBelow(s, a, l, out)
}

// maxBack bounds how many places 前两款 goes back.
const maxBack = 4

// readBelow appends to out a relative place with the levels under it, and the list they may begin.
func readBelow(s string, a article, l level, out []article) []article {
	if below, ok := readPlace(s, a.end, place{}, l+1); ok {
		a.place, a.end = below.place, below.end
		return readMembers(s, a, out)
	}
	from := len(out)
	if out = readNumbersBelow(s, append(out, a)); len(out) > from+1 || out[from].end > a.end {
		return readFurtherMembers(s, out)
	}
	return out
}
