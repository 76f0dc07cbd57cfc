package reference

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// lawOf is the law that a place was bound to.
type lawOf struct {
	thing int // or own
	bound bool
	place place // for the list that goes on
}

// lawPlace is a place in a law, or a range of them.
type lawPlace struct {
	law         int // thing, or own
	at, through place
}

// position is where in a law a paragraph stands, for 前款, 本条 and the like.
type position struct {
	place    place
	before   place // the article in front, for 前条
	articles bool  // the document has articles
}

// advance moves to the paragraph text: an article label begins an article, every paragraph after it is a 款,
// items in brackets are 项, numbered ones under them 目. A label on its own is a heading, whose first paragraph is the
// next one. A blank behind it or labelled makes sure that 第一条 is a label.
func (p *position) advance(text string, labelled bool) {
	l, ok := label.Parse(text)
	switch {
	case ok && l.Scheme == label.Article && (labelled || l.Blank > 0 || l.Len == len(text)):
		p.before = p.place
		p.articles = true
		p.place = place{article: l.Value, suffix: l.Suffix}
		if strings.TrimSpace(text[l.Len:]) != "" {
			p.place.paragraph = 1
		}
	case ok && l.Scheme == label.Chapter:
		p.before, p.place = p.place, place{}
	case ok && (l.Scheme == label.CJKParen || l.Scheme == label.ArabicParen) && p.place.article > 0:
		p.place.item, p.place.subitem = l.Value, 0
	case ok && l.Scheme == label.Arabic && p.place.item > 0:
		p.place.subitem = l.Value
	case p.place.article > 0 && text != "":
		p.place = place{article: p.place.article, suffix: p.place.suffix, paragraph: p.place.paragraph + 1}
	}
}

// article takes in the citation of a place in a law.
func (r *resolver) article(f *finding) {
	a := f.article
	if a.anchor == byOrder && !r.inArticle(f) {
		r.law = lawOf{}
		return
	}
	where, ok := r.lawFor(f)
	if !ok {
		r.law = lawOf{}
		return
	}
	at, through := a.place, a.through
	switch a.anchor {
	case byHere, byFront:
		at, through = r.here.resolve(a)
	case byOrder:
		at, through = inherit(at, r.here.place, a.top), inherit(through, r.here.place, a.top)
	default:
		if a.follows && r.law.bound {
			at, through = inherit(at, r.law.place, a.top), inherit(through, r.law.place, a.top)
		}
	}
	r.law = lawOf{thing: where, bound: true, place: at}
	key := lawPlace{where, at, through}
	t, ok := r.byPlace[key]
	if !ok {
		t = r.add(kindLawArticle)
		r.byPlace[key] = t
		th := r.things[t]
		th.ref.Article, th.of = at.publish(), where
		if through != (place{}) {
			th.ref.Through = through.publish()
		}
	}
	r.mention(t, f.start, f.end, formArticle)
}

// inArticle reports whether 第一款 without its article can only be in the article that it stands in: in a law, where
// neither a title nor a quotation of another stands in front of it.
func (r *resolver) inArticle(f *finding) bool {
	return r.here.place.article > 0 && !r.table && !f.article.quoted &&
		(r.prev == nil || r.prev.article != nil && r.law.bound && r.law.thing == own)
}

// inherit fills the levels above top from context.
func inherit(p, context place, top level) place {
	if p == (place{}) {
		return p
	}
	if top > articleLevel {
		p.article, p.suffix = context.article, context.suffix
	}
	if top > paragraphLevel {
		p.paragraph = context.paragraph
	}
	if top > itemLevel {
		p.item = context.item
	}
	return p
}

// resolve turns a relative place into a plain one, as far as the paragraph's own place is known.
func (p *position) resolve(a *article) (at, through place) {
	if p.place.article == 0 {
		return a.place, place{}
	}
	here := p.place
	last := here
	if a.anchor == byFront {
		switch a.top {
		case articleLevel:
			if a.count == 1 && p.before.article > 0 {
				last = p.before
			} else {
				last = place{article: here.article - 1}
			}
			last.paragraph, last.item, last.subitem = 0, 0, 0
		case paragraphLevel:
			last = here.set(paragraphLevel, here.paragraph-1)
		case itemLevel:
			last = here.set(itemLevel, here.item-1)
		}
	} else {
		switch a.top {
		case articleLevel:
			last = place{article: here.article, suffix: here.suffix}
		case paragraphLevel:
			last = here.set(paragraphLevel, here.paragraph)
		}
	}
	if last.value(a.top) <= 0 {
		return a.place, place{} // 前款 in the first paragraph: nothing is there
	}
	first := last
	if a.count > 1 {
		v := last.value(a.top) - a.count + 1
		if v <= 0 {
			return a.place, place{}
		}
		first = last.set(a.top, v)
	}
	if a.count > 1 {
		return first, last
	}
	if a.place.paragraph > 0 {
		first.paragraph = a.place.paragraph
	}
	if a.place.item > 0 {
		first.item = a.place.item
	}
	if a.place.subitem > 0 {
		first.subitem = a.place.subitem
	}
	return first, place{}
}

// value returns the number at level l.
func (p place) value(l level) int {
	switch l {
	case articleLevel:
		return p.article
	case paragraphLevel:
		return p.paragraph
	case itemLevel:
		return p.item
	}
	return p.subitem
}

// lawFor returns the law that the place f is in: the document itself (own), or a thing.
func (r *resolver) lawFor(f *finding) (int, bool) {
	a := f.article
	if a.follows && r.law.bound && r.prev != nil && r.prev.article != nil {
		return r.law.thing, true
	}
	switch a.anchor {
	case bySelf, byHere, byFront, byOrder:
		if law, ok := r.amended(f); ok {
			return law, true
		}
		return own, true
	}
	if n := len(r.docs); n > 0 {
		last := r.docs[n-1]
		if last.end <= f.start && (a.anchor == byLast || leads(r.text[last.end:f.start]) || a.anchor == byName && last.end == a.lawEnd) {
			return last.thing, true
		}
		if a.anchor == byLast && last.end <= f.start {
			return last.thing, true
		}
	}
	if a.anchor == byName {
		if r.prev != nil && r.prev.end > a.lawStart { // the name begins with a short name that is not its end
			return 0, false
		}
		return r.namedLaw(a), true
	}
	if a.anchor == byContext && r.here.articles {
		return own, true
	}
	if a.anchor == byContext {
		return r.amended(f)
	}
	return 0, false
}

// leads reports whether s, which stands between a title and an article, leaves no doubt that the article is in
// the titled document: nothing, 的, 中的, and remarks in brackets.
func leads(s string) bool {
	if len(s) > 300 {
		return false
	}
	s = strings.TrimSpace(s)
	s = s[paperWords.Begins(s):] // 云政发〔2019〕5号文件第三条
	if r, w := runeAt(s, 0); lex.IsClosing(r) && w == len(s) {
		return true
	}
	if head, rest, ok := strings.Cut(s, "）"); ok && strings.HasPrefix(head, "，") && !strings.ContainsAny(head, "（。；") {
		s = strings.TrimSpace(rest) // （云政发〔2019〕5号，以下简称《办法》）第七条, （国务院令第708号，2021年修订）第六条
	}
	for {
		r, _ := runeAt(s, 0)
		if !lex.IsOpening(r) {
			break
		}
		end := strings.IndexAny(s, "）)")
		if r != '（' && r != '(' {
			end = strings.IndexAny(s, "]］〕】〗﹞｝}")
		}
		if end < 0 {
			return false
		}
		_, w := runeAt(s, end)
		s = strings.TrimSpace(s[end+w:])
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "）"), ")")
	return s == "" || s == "：" || s == ":" || leadIns.Is(s)
}

// namedLaw returns the thing for a law named without title marks. Such a name is the short name of the law
// whose title has the state's name in front of it, where the document cites that.
func (r *resolver) namedLaw(a *article) int {
	name := r.text[a.lawStart:a.lawEnd]
	key := lex.Fold(name)
	if r.isOwn(key) {
		return own
	}
	t, form := 0, formAlias
	var ok bool
	if t, ok = r.byAlias[key]; !ok {
		r.key = append(append(r.key[:0], stateName()...), key...)
		if t, ok = r.byTitle[string(r.key)]; !ok {
			form = formTitle
			if t, ok = r.byTitle[key]; !ok {
				t = r.add(kindDocument)
				th := r.things[t]
				th.ref.Title, th.titleKey = &name, key
				r.byTitle[key] = t
			}
			if lex.WithoutTitleMarks(name) != lex.WithoutTitleMarks(*r.things[t].ref.Title) {
				form = formAlias
			}
		}
	}
	r.mention(t, a.lawStart, a.lawEnd, form)
	r.docs = append(r.docs, cited{t, a.lawStart, a.lawEnd})
	return t
}

// sameLaw returns the law that is cited both with the state's name in front of its title and without, where the
// title with a key is one of the two. The law has the full title.
func (r *resolver) sameLaw(text, key string) (int, bool) {
	short, full := strings.CutPrefix(key, stateName())
	if !full {
		r.key = append(append(r.key[:0], stateName()...), key...)
		t, ok := r.byTitle[string(r.key)]
		return t, ok
	}
	t, ok := r.byTitle[short]
	if !ok {
		return 0, false
	}
	th := r.things[t]
	th.ref.Title, th.titleKey, th.shortTo = &text, key, len(r.mentions)
	delete(r.byTitle, short)
	r.byTitle[key] = t
	return t, true
}
