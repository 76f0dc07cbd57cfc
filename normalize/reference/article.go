package reference

import (
	"strings"

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

var levelUnits = [...]string{articleLevel: "条", paragraphLevel: "款", itemLevel: "项", subitemLevel: "目"}

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

// selfNames are how a law speaks of itself.
var selfNames = [...]string{"法", "条例", "办法", "规定", "细则", "规则", "章程", "准则", "决定", "解释", "通则", "意见", "规程", "公约", "守则", "法典", "安排", "方案", "纪要", "决议"}

// selfWords may stand between 本 and the name: 本实施办法, 本暂行规定.
var selfWords = [...]string{"实施", "暂行", "若干", "补充", "管理", "试行", "特别"}

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
	for _, w := range [...]string{"规定", "的", "、", "和", "至", "第", "中", "所", "，", "或", "明确", "以及", "及", "修改", "关于"} {
		if hasPrefixAt(s, end, w) {
			return false
		}
	}
	return true
}

// bind looks to the left of a place for what binds it to its law.
func bind(s string, a *article, floor int) {
	for _, name := range selfNames {
		if !hasSuffixAt(s, a.start, name) {
			continue
		}
		at := a.start - len(name)
		for _, w := range selfWords {
			if hasSuffixAt(s, at, w) {
				at -= len(w)
				break
			}
		}
		for _, w := range [...]string{"本", "该", "同"} {
			if !hasSuffixAt(s, at, w) || at-len(w) < floor {
				continue
			}
			a.start, a.anchor = at-len(w), byLast
			if w == "本" {
				a.anchor = bySelf
			}
			return
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
		for l <= subitemLevel && !hasPrefixAt(s, at, levelUnits[l]) {
			l++
		}
		if l > subitemLevel || isOtherWord(s, at+len(levelUnits[l]), l) {
			break
		}
		if a.top == noLevel {
			a.top = l
		}
		a.place = a.place.set(l, v)
		a.end = at + len(levelUnits[l])
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
	if !hasPrefixAt(s, i, "第") {
		return 0, i, false
	}
	return readBracketed(s, skipBlanks(s, i+len("第")))
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
	if !hasPrefixAt(s, i, "之") {
		return 0, i, false
	}
	n, ok := readNumeral(s, i+len("之"))
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
		at := last.end
		if hasPrefixAt(s, at, "规定") || hasPrefixAt(s, at, "的规定") { // 第七条规定、第八条规定 is rare and not joined
			break
		}
		through := false
		for _, j := range [...]string{"、", "和", "以及", "及", "或者", "或", "与", "，", "至", "到"} {
			if hasPrefixAt(s, at, j) {
				through = j == "至" || j == "到"
				at += len(j)
				break
			}
		}
		if at == last.end {
			break
		}
		next, ok := readMember(s, at, last)
		if !ok && !through {
			from := len(out)
			for l := articleLevel; l <= subitemLevel && len(out) == from; l++ {
				out = readNumbers(s, at, article{start: at, end: at, place: last.place, follows: true}, l, out)
			}
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

// relative words: how far back and at which level.
var backWords = [...]struct {
	word  string
	level level
	count int
}{
	{"前款", paragraphLevel, 1}, {"前两款", paragraphLevel, 2}, {"前二款", paragraphLevel, 2}, {"前三款", paragraphLevel, 3}, {"前四款", paragraphLevel, 4},
	{"前条", articleLevel, 1}, {"前两条", articleLevel, 2}, {"前二条", articleLevel, 2}, {"前三条", articleLevel, 3},
	{"前项", itemLevel, 1}, {"前两项", itemLevel, 2}, {"前二项", itemLevel, 2}, {"前三项", itemLevel, 3},
}

// readBack appends to out 前款, 前条, 前两款 … at byte i, with what stands below: 前款第（二）项.
func readBack(s string, i int, out []article) []article {
	for _, w := range backWords {
		if !hasPrefixAt(s, i, w.word) {
			continue
		}
		end := i + len(w.word)
		for _, x := range [...]string{"件", "目", "例", "工", "议", "任"} { // 前条件, 前项目
			if hasPrefixAt(s, end, x) {
				return out
			}
		}
		if r, _ := runeBefore(s, i); strings.ContainsRune("目日年月之提事", r) && r != 0 && !hasSuffixAt(s, i, "从事") {
			return out
		}
		return readBelow(s, article{start: i, end: end, anchor: byFront, top: w.level, count: w.count}, w.level, out)
	}
	return out
}

// readHere appends to out 本条, 本款, 本项 at byte i, with what stands below: 本条第二款.
func readHere(s string, i int, out []article) []article {
	for l := articleLevel; l <= itemLevel; l++ {
		word := "本" + levelUnits[l]
		if !hasPrefixAt(s, i, word) {
			continue
		}
		end := i + len(word)
		for _, x := range [...]string{"例", "件", "目", "约"} {
			if hasPrefixAt(s, end, x) {
				return out
			}
		}
		return readBelow(s, article{start: i, end: end, anchor: byHere, top: l}, l, out)
	}
	return out
}

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
