package reference

import (
	"slices"
	"strings"

	"guiwen/schema"
)

// The kinds of references, as they are published.
const (
	kindDocument   = "document"
	kindLawArticle = "law-article"
	kindMeeting    = "meeting"
	kindStandard   = "standard"
	kindCase       = "case"
	kindBody       = "body"
)

// The forms of mentions, as they are published.
const (
	formTitle   = "title"
	formNumber  = "number"
	formAlias   = "alias"
	formArticle = "article"
	formMeeting = "meeting"
)

// thing is one thing referred to, with its mentions.
type thing struct {
	ref      schema.Reference
	mentions []mention
	number   string // key of its number, or ""
	titleKey string
	of       int  // index of the thing an article belongs to, or -1
	bare     bool // a law that was cited without title marks only
}

// mention is a mention in bytes.
type mention struct {
	block      int
	start, end int
	form       string
	flaw       flaw
}

// resolver puts what is found in the paragraphs of one text together: one thing for all ways to mention it.
type resolver struct {
	things   []*thing
	byTitle  map[string]int
	byNumber map[string]int
	byAlias  map[string]int // short names as they are defined so far
	byWhose  map[string]int // those that are told apart by what stands in front of their marks, without that
	byKey    map[string]int // meetings, standards, cases, articles: kind and key
	words    words          // short names that stand without marks
	ownTitle string
	ownKey   string // of the document's own number
	notes    []note

	// Of the paragraph in hand:
	block int
	text  string
	docs  []cited // what it has cited so far
	prev  *finding
	law   lawOf // of the article cited last in it

	here position // in the document, if it is a law itself
}

// cited is a document cited in the paragraph in hand.
type cited struct {
	thing int // or own
	end   int // byte behind its mention
}

// own stands for the document itself.
const own = -1

// note is a diagnostic of a block.
type note struct {
	block    int
	code     string
	severity string
	message  string
}

func newResolver(ownTitle, ownNumber string) *resolver {
	return &resolver{
		byTitle: map[string]int{}, byNumber: map[string]int{}, byAlias: map[string]int{}, byWhose: map[string]int{}, byKey: map[string]int{},
		ownTitle: titleKey(ownTitle), ownKey: numberKey(ownNumber),
	}
}

func (r *resolver) note(code, severity, message string) {
	r.notes = append(r.notes, note{r.block, code, severity, message})
}

// paragraph takes in the text of a block; labelled says that an article of a law begins with it.
func (r *resolver) paragraph(block int, text string, labelled bool) {
	found, lost := scan(text)
	r.block, r.text, r.docs, r.prev, r.law = block, text, r.docs[:0], nil, lawOf{}
	r.here.advance(text, labelled)
	for i := range found {
		if d := found[i].definition; d != nil {
			for _, n := range d.names {
				if !n.marked {
					r.words.add(n.text)
				}
			}
		}
	}
	found = merge(found, r.words.find(text))
	for i := range found {
		f := &found[i]
		switch {
		case f.title != nil:
			r.title(f)
		case f.number != nil:
			r.number(f, found[i+1:])
		case f.definition != nil:
			r.define(f)
		case f.word != "":
			r.word(f)
		case f.meeting != nil:
			r.meeting(f)
		case f.standard != nil:
			r.standard(f)
		case f.article != nil:
			r.article(f)
		}
		r.prev = f
	}
	r.reportUnpaired(lost)
}

func (r *resolver) reportUnpaired(lost unpaired) {
	if lost.open > 0 {
		r.note("reference.title-unclosed", "warning", "a title mark 《 has no partner; the title is not taken")
	}
	if lost.close > 0 {
		r.note("reference.title-unopened", "warning", "a title mark 》 has no partner; the title is not taken")
	}
}

// merge puts uses of short names among the findings; where they overlap, the finding counts.
func merge(found, uses []finding) []finding {
	if len(uses) == 0 {
		return found
	}
	out := make([]finding, 0, len(found)+len(uses))
	i := 0
	for _, u := range uses {
		for i < len(found) && found[i].start < u.end && found[i].end <= u.start {
			out = append(out, found[i])
			i++
		}
		if i < len(found) && found[i].start < u.end {
			continue
		}
		out = append(out, u)
	}
	return append(out, found[i:]...)
}

// add makes a new thing.
func (r *resolver) add(kind string) int {
	r.things = append(r.things, &thing{ref: schema.Reference{Kind: kind, Issuers: []string{}, Nested: []string{}, Mentions: []schema.Mention{}}, of: own})
	return len(r.things) - 1
}

// mention adds a mention of thing t.
func (r *resolver) mention(t, start, end int, form string) {
	r.things[t].mentions = append(r.things[t].mentions, mention{block: r.block, start: start, end: end, form: form})
}

// keyed returns the thing of a kind with a key, and whether it is new.
func (r *resolver) keyed(kind, key string) (int, bool) {
	k := kind + "|" + key
	if t, ok := r.byKey[k]; ok {
		return t, false
	}
	t := r.add(kind)
	r.byKey[k] = t
	return t, true
}

// title takes in a title: the use of a short name, the document's own title, or a document.
func (r *resolver) title(f *finding) {
	key := titleKey(f.title.text)
	if t, ok := r.aliased(key, f.start); ok {
		r.mention(t, f.start, f.end, formAlias)
		r.docs = append(r.docs, cited{t, f.end})
		return
	}
	if key == r.ownTitle && key != "" {
		r.docs = append(r.docs, cited{own, f.end})
		return
	}
	t, ok := r.byTitle[key]
	if !ok {
		t, ok = r.fullTitle(f.title.text, key)
	}
	if !ok {
		t = r.numberInFront(f)
		th := r.things[t]
		text := f.title.text
		th.ref.Title, th.titleKey = &text, key
		th.ref.Nested = append(th.ref.Nested, f.title.nested...)
		r.byTitle[key] = t
	}
	th := r.things[t]
	th.bare = false
	if len(th.ref.Issuers) == 0 {
		if th.ref.Issuers = append(th.ref.Issuers, f.issuers...); len(f.issuers) == 0 {
			th.ref.Issuers = append(th.ref.Issuers, issuersOf(f.title.text)...)
		}
	}
	form := formTitle
	if withoutMarks(f.title.text) != withoutMarks(*th.ref.Title) {
		form = formAlias // the same title spelt otherwise; a mention by title shows the title as it is
	}
	r.mention(t, f.start, f.end, form)
	r.docs = append(r.docs, cited{t, f.end})
}

// numberInFront returns the thing whose number stands directly in front of a title and that has no title yet
// (国办发〔2018〕115号文《…》), or a new one.
func (r *resolver) numberInFront(f *finding) int {
	if p := r.prev; p != nil && p.number != nil && p.number.kind == documentNumber && len(r.docs) > 0 {
		if c := r.docs[len(r.docs)-1]; c.end == p.end && c.thing != own && r.things[c.thing].ref.Title == nil {
			switch strings.TrimSpace(r.text[p.end:f.start]) {
			case "", "文", "文件":
				return c.thing
			}
		}
	}
	return r.add(kindDocument)
}

// number takes in a number; rest are the findings behind it.
func (r *resolver) number(f *finding, rest []finding) {
	n := f.number
	switch {
	case n.kind == otherNumber:
		return
	case n.kind == caseNumber:
		t, fresh := r.keyed(kindCase, n.key)
		if fresh {
			text := n.text
			r.things[t].ref.DocumentNumber = &text
		}
		r.flawed(t, f)
		return
	case n.key != "" && n.key == r.ownKey:
		r.docs = append(r.docs, cited{own, f.end})
		return
	}
	t := r.numbered(f, rest)
	r.flawed(t, f)
	r.docs = append(r.docs, cited{t, f.end})
}

// flawed adds the mention of a number and says what is wrong with it.
func (r *resolver) flawed(t int, f *finding) {
	r.mention(t, f.start, f.end, formNumber)
	th := r.things[t]
	th.mentions[len(th.mentions)-1].flaw = f.number.flaw
	text := f.number.text
	switch f.number.flaw {
	case uncertain:
		r.note("reference.number-uncertain", "info", "where the issuer code of "+text+" begins is not certain")
	case incomplete:
		r.note("reference.number-incomplete", "warning", text+" lacks its sequence number")
	case elided:
		r.note("reference.number-elided", "info", text+" does not say who issued it")
	case damaged:
		r.note("reference.number-damaged", "warning", text+" has lost a bracket or 号; it is kept as it stands")
	}
}

// numbered returns the document that a number belongs to: the title in front of it, one already known by the
// number, or a new one.
func (r *resolver) numbered(f *finding, rest []finding) int {
	n := f.number
	u, seen := -1, false
	if n.key != "" {
		u, seen = r.byNumber[n.key]
	}
	if c, ok := r.titleInFront(f, rest); ok && n.key != "" {
		th := r.things[c]
		switch {
		case th.number == n.key:
			return c
		case th.number != "" && !seen: // another document of the same title
			return r.split(c, n)
		case th.number == "" && !seen:
			r.setNumber(c, n)
			return c
		case th.number == "" && r.things[u].ref.Title == nil && len(th.mentions) == 1:
			r.join(u, c)
			return u
		}
	}
	if seen {
		return u
	}
	t := r.add(kindDocument)
	if n.key != "" {
		r.setNumber(t, n)
	}
	return t
}

func (r *resolver) setNumber(t int, n *number) {
	text := n.text
	r.things[t].ref.DocumentNumber, r.things[t].number = &text, n.key
	r.byNumber[n.key] = t
}

// titleInFront returns the document whose title stands in front of the number f, so that the number is its.
func (r *resolver) titleInFront(f *finding, rest []finding) (int, bool) {
	if len(r.docs) == 0 {
		return 0, false
	}
	c := r.docs[len(r.docs)-1]
	if c.thing == own || r.things[c.thing].ref.Title == nil || r.prev == nil || r.prev.number != nil {
		return 0, false
	}
	if d := r.prev.definition; d != nil { // （以下简称《办法》，云政发〔2010〕1号）
		if !adjacent(r.text[c.end:d.start]) || strings.Trim(r.text[d.end:f.start], "，,、；; ”") != "" {
			return 0, false
		}
	} else if !adjacent(r.text[c.end:f.start]) {
		return 0, false
	}
	if len(rest) > 0 && rest[0].number != nil && joins(r.text[f.end:rest[0].start]) {
		return 0, false // several numbers: whose is which is not said
	}
	return c.thing, true
}

// adjacent reports whether s, which stands between a title and what is said of it, holds nothing but brackets
// and what is said in the same brackets.
func adjacent(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || s == "）" || s == ")" || s == "）（" || s == ")(" {
		return true
	}
	r, w := runeAt(s, 0)
	if r != '（' && r != '(' {
		return false
	}
	return len(s) < 240 && !strings.ContainsAny(s[w:], "）)。《")
}

// split moves the last mention of t to a new document with the same title and the number n.
func (r *resolver) split(t int, n *number) int {
	old := r.things[t]
	u := r.add(kindDocument)
	th := r.things[u]
	th.ref.Title, th.titleKey = old.ref.Title, old.titleKey
	last := len(old.mentions) - 1
	th.mentions, old.mentions = append(th.mentions, old.mentions[last]), old.mentions[:last]
	r.setNumber(u, n)
	r.byTitle[th.titleKey] = u
	return u
}

// join makes one thing of t, which has a title, and u, which has the number.
func (r *resolver) join(u, t int) {
	th, old := r.things[u], r.things[t]
	th.ref.Title, th.titleKey, th.ref.Nested = old.ref.Title, old.titleKey, old.ref.Nested
	if len(th.ref.Issuers) == 0 {
		th.ref.Issuers = old.ref.Issuers
	}
	th.mentions, old.mentions = append(th.mentions, old.mentions...), nil
	r.byTitle[th.titleKey] = u
	if last := len(r.docs) - 1; r.docs[last].thing == t { // t has been mentioned only there
		r.docs[last].thing = u
	}
}

// standard takes in a standard; the title in front of it is its title.
func (r *resolver) standard(f *finding) {
	t, fresh := r.keyed(kindStandard, foldKey(f.standard.text))
	if fresh {
		text := f.standard.text
		r.things[t].ref.DocumentNumber = &text
	}
	if c, ok := r.titleInFront(f, nil); ok && r.things[t].ref.Title == nil && r.things[c].ref.Kind == kindDocument &&
		r.things[c].number == "" && len(r.things[c].mentions) == 1 {
		r.join(t, c)
	}
	r.mention(t, f.start, f.end, formNumber)
}

// meeting takes in a meeting.
func (r *resolver) meeting(f *finding) {
	m := *f.meeting
	if p := r.prev; m.body == "" && p != nil && p.meeting != nil && p.meeting.kind == m.kind && joins(r.text[p.end:f.start]) {
		m.body, m.term = p.meeting.body, p.meeting.term // 市政府第50次常务会议和第53次常务会议
		f.meeting = &m
	}
	if m.unspecific() {
		return
	}
	t, fresh := r.keyed(kindMeeting, m.key())
	th := r.things[t]
	if fresh {
		th.ref.Meeting = publish(m)
	} else if th.ref.Meeting.Date == nil && m.date != "" {
		th.ref.Meeting.Date = &m.date
	}
	r.mention(t, f.start, f.end, formMeeting)
}

// publish gives a meeting its published form. One ordinal is Ordinal; a phrase that names several meetings at
// once has them in Ordinals.
func publish(m meeting) *schema.Meeting {
	out := &schema.Meeting{Ordinals: []int{}}
	if m.body != "" {
		out.Body = &m.body
	}
	if len(m.ordinals) == 1 {
		out.Ordinal = &m.ordinals[0]
	} else {
		out.Ordinals = slices.Clone(m.ordinals)
	}
	if m.term > 0 {
		out.Term = &m.term
	}
	out.Kind = &m.kind
	if m.date != "" {
		out.Date = &m.date
	}
	return out
}

// titleKey is the same for all ways to write one title.
func titleKey(title string) string { return foldKey(title) }

// numberKey is the same for all ways to write one document number.
func numberKey(text string) string {
	found, _ := scan(text)
	if len(found) == 1 && found[0].number != nil && found[0].number.key != "" {
		return found[0].number.key
	}
	return foldKey(text)
}
