package reference

import (
	"guiwen/normalize/lex"
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
	count    int    // of its mentions
	block    int    // of its first mention
	number   string // key of its number, or ""
	titleKey string
	of       int // index of the thing an article belongs to, or -1
	shortTo  int // index of the first mention after it got its full title; those before are short names
}

// mention is a mention in bytes.
type mention struct {
	thing      int
	block      int
	start, end int
	form       string
	flaw       flaw
}

// resolver puts what is found in the paragraphs of one text together: one thing for all ways to mention it.
type resolver struct {
	things    []*thing
	mentions  []mention // of all things, as they are found
	byTitle   map[string]int
	byNumber  map[string]int
	byAlias   map[string]int    // short names as they are defined so far
	byWhose   map[string]int    // those that are told apart by what stands in front of their marks, without that
	byKey     map[[2]string]int // standards, cases, bodies: kind and key
	byPlace   map[lawPlace]int
	byMeeting map[string]int
	key       []byte          // of a meeting
	words     words           // short names that stand without marks
	ownTitle  string          // without the state's name
	ownKey    string          // of the document's own number
	attached  map[string]bool // titles of its attachments
	notes     []note

	// Of the paragraph in hand:
	block int
	list  bool // it lists the attachments
	table bool // it is a table, no paragraph of an article
	text  string
	docs  []cited // what it has cited so far
	prev  *finding
	law   lawOf // of the article cited last in it

	scanner scanner // of paragraphs

	here      position // in the document, if it is a law itself
	amendment amendment
	amending  bool // the paragraph in hand amends that law, if it says so
}

// cited is a document cited in the paragraph in hand.
type cited struct {
	thing      int // or own
	start, end int // bytes of its mention
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
		byTitle: map[string]int{}, byNumber: map[string]int{}, byAlias: map[string]int{}, byWhose: map[string]int{}, attached: map[string]bool{}, byKey: map[[2]string]int{}, byPlace: map[lawPlace]int{}, byMeeting: map[string]int{},
		ownTitle: linkKey(ownTitle), ownKey: numberKey(ownNumber),
	}
}

func (r *resolver) note(code, severity, message string) {
	r.notes = append(r.notes, note{r.block, code, severity, message})
}

// paragraph takes in the text of a block; labelled says that an article of a law begins with it.
func (r *resolver) paragraph(block int, text string, labelled bool) {
	found, lost := r.scanner.scan(text)
	r.block, r.text, r.docs, r.prev, r.law = block, text, r.docs[:0], nil, lawOf{}
	if !r.table {
		r.here.advance(text, labelled)
	}
	r.amending = r.amendment.found && amending(text)
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
		case f.standard != "":
			r.standard(f)
		case f.article != nil:
			r.article(f)
		}
		r.prev = f
	}
	r.amendment.advance(text, r.scanner.amends, r.docs)
	r.reportUnpaired(lost)
}

func (r *resolver) reportUnpaired(lost lex.Unpaired) {
	if lost.Open > 0 {
		r.note("reference.title-unclosed", "warning", "a title mark 《 has no partner; the title is not taken")
	}
	if lost.Close > 0 {
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
	th := r.things[t]
	if th.count == 0 {
		th.block = r.block
	}
	th.count++
	r.mentions = append(r.mentions, mention{thing: t, block: r.block, start: start, end: end, form: form})
}

// moveMention makes the last mention of thing t one of thing u.
func (r *resolver) moveMention(t, u int) {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.thing == t {
			if r.things[u].count == 0 {
				r.things[u].block = m.block
			}
			m.thing = u
			r.things[t].count--
			r.things[u].count++
			return
		}
	}
}

// keyed returns the thing of a kind with a key, and whether it is new.
func (r *resolver) keyed(kind, key string) (int, bool) {
	k := [2]string{kind, key}
	if t, ok := r.byKey[k]; ok {
		return t, false
	}
	t := r.add(kind)
	r.byKey[k] = t
	return t, true
}

// numberKey is the same for all ways to write one document number.
func numberKey(text string) string {
	found, _ := new(scanner).scan(text)
	if len(found) == 1 && found[0].number != nil && found[0].number.key != "" {
		return found[0].number.key
	}
	return lex.Fold(text)
}
