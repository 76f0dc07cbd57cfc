package annex

import (
	"strings"

	"guiwen/schema"
)

// citation is a reference as it is kept until all documents were read.
type citation struct {
	Document       int // its number, from 1
	Reference      schema.Reference
	Title          string // as shown
	Issuers, Alias string
	Mentions       int
	Block          string // of the first mention
	Start, End     int
	Section        string

	block int    // the place of Block in the document, from 1; 0 where it has none
	at    string // the place of Block in 原文, once it has one
}

func (c *citation) code(x *coder) {
	r := &c.Reference
	for _, s := range []*string{&r.ID, &r.Kind, &c.Title, &c.Issuers, &c.Alias, &c.Block, &c.Section, &c.at} {
		x.text(s)
	}
	x.word(&r.Title)
	x.word(&r.DocumentNumber)
	for _, n := range []*int{&c.Document, &c.Mentions, &c.Start, &c.End, &c.block} {
		x.number(n)
	}
}

// citations are the references of e.
func (e *entry) citations() []citation {
	titles := e.referenceTitles()
	list := make([]citation, len(e.References))
	for i := range e.References {
		r := &e.References[i]
		v := citation{
			Reference: schema.Reference{ID: r.ID, Kind: r.Kind, Title: r.Title, DocumentNumber: r.DocumentNumber},
			Title:     referenceTitle(r, titles), Issuers: strings.Join(r.Issuers, "、"), Alias: value(r.Alias), Mentions: len(r.Mentions),
		}
		if len(r.Mentions) > 0 {
			m := &r.Mentions[0]
			v.Block, v.Start, v.End, v.Section = m.Block, m.Start, m.End, e.section(m.Block)
			if k, ok := e.blocks[m.Block]; ok {
				v.block = k + 1
			}
		}
		list[i] = v
	}
	return list
}

// citations are the references of a batch in the order of its documents.
type citations struct {
	linker Linker // may be nil
	kept   records
}

func newCitations(o Options) citations {
	c := citations{}
	c.kept.spool.dir = o.TempDir
	if o.NewLinker != nil {
		c.linker = o.NewLinker()
	}
	return c
}

func (c *citations) close() { c.kept.spool.close() }

// add keeps the references of a document, of which the metadata counts.
func (c *citations) add(number int, doc *schema.Document, cited []citation) error {
	if c.linker != nil {
		c.linker.Add(number-1, doc)
	}
	if len(cited) == 0 {
		return nil
	}
	for i := range cited {
		cited[i].Document = number
	}
	return c.kept.add(func(x *coder) { list(x, &cited, func(c *citation) { c.code(x) }) })
}

// each gives the references back with the number of the document that each means, or nil. It is called once, when all
// documents were added.
func (c *citations) each(do func(r *citation, to *int)) error {
	var cited []citation
	return c.kept.each(func(x *coder) {
		list(x, &cited, func(c *citation) { c.code(x) })
		if len(cited) == 0 {
			return
		}
		var links map[string]int
		if c.linker != nil {
			references := make([]schema.Reference, len(cited))
			for i := range cited {
				references[i] = cited[i].Reference
			}
			links = c.linker.Links(cited[0].Document-1, references)
		}
		for i := range cited {
			var to *int
			if d, ok := links[cited[i].Reference.ID]; ok {
				d++
				to = &d
			}
			do(&cited[i], to)
		}
	})
}

// referenceTitles are the titles of e's references by id.
func (e *entry) referenceTitles() map[string]string {
	titles := make(map[string]string, len(e.References))
	for i := range e.References {
		titles[e.References[i].ID] = value(e.References[i].Title)
	}
	return titles
}

// referenceTitle names what is referred to: a title in 《》, an article of a law, a meeting.
func referenceTitle(r *schema.Reference, titles map[string]string) string {
	title := value(r.Title)
	switch {
	case r.Article != nil:
		if title == "" && r.Of != nil {
			title = titles[*r.Of]
		}
		return marked(title) + articleWords(r.Article)
	case r.Meeting != nil && title == "":
		return meetingWords(r.Meeting)
	case r.Kind == "document":
		return marked(title)
	}
	return title
}

func marked(title string) string {
	if title == "" || strings.HasPrefix(title, "《") {
		return title
	}
	return "《" + title + "》"
}

// articleWords writes a place in a law: 第32条之1第2款第3项.
func articleWords(a *schema.LawArticle) string {
	var b strings.Builder
	for _, p := range []struct {
		n   *int
		key string
	}{{a.Article, "article"}, {a.Suffix, "suffix"}, {a.Paragraph, "paragraph"}, {a.Item, "item"}, {a.Subitem, "subitem"}} {
		if p.n != nil {
			b.WriteString(say("place/"+p.key, *p.n))
		}
	}
	return b.String()
}

// meetingWords writes a meeting: 云州市人民政府第3届第50次常务会议（2019-05-06）.
func meetingWords(m *schema.Meeting) string {
	s := value(m.Body)
	if m.Term != nil {
		s += say("place/term", *m.Term)
	}
	if m.Ordinal != nil {
		s += say("place/session", *m.Ordinal)
	}
	s += value(m.Kind)
	if d := value(m.Date); d != "" {
		s += "（" + d + "）"
	}
	return s
}
