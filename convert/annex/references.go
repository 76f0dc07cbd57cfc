package annex

import (
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// referenceSheet is 引用文件: every thing that the documents refer to.
func referenceSheet(b *book) *sheet { return b.newSheet("reference", 1) }

// keepReferences keeps the references of e until it is known what they mean.
func (b *book) keepReferences(e *entry) {
	if err := b.cited.add(e); err != nil && b.err == nil {
		b.err = err
	}
}

// writeReferences writes 引用文件.
func (b *book) writeReferences() {
	err := b.cited.each(func(r *citation, to *int) {
		b.totals.references++
		where, cited := cell{}, cell{}
		if r.Block != "" {
			where = text(r.Block)
			if r.At != "" {
				where = linked(r.Block, r.At)
			}
		}
		if to != nil {
			cited = count(*to)
		}
		b.references.add(
			count(b.totals.references), count(r.Document), text(r.Reference.ID), text(message.Term("ReferenceKind", r.Reference.Kind)),
			text(r.Title), optional(r.Reference.DocumentNumber), text(r.Issuers), text(r.Alias),
			count(r.Mentions).in(look{face: figureFace, align: "center", format: "0"}), where, text(r.Section), cited,
		)
	})
	if err != nil && b.err == nil {
		b.err = err
	}
}

// citation is a reference as it is kept until all documents were read.
type citation struct {
	Document       int // its number, from 1
	Reference      schema.Reference
	Title          string // as shown
	Issuers, Alias string
	Mentions       int
	Block, At      string // of the first mention, and its place in 原文
	Start, End     int
	Section        string
}

// citations are the references of a batch in the order of its documents.
type citations struct {
	linker Linker // may be nil
	kept   records[[]citation]
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

// add keeps the references of a document.
func (c *citations) add(e *entry) error {
	if c.linker != nil {
		c.linker.Add(e.number-1, e.Document)
	}
	if len(e.References) == 0 {
		return nil
	}
	titles := e.referenceTitles()
	list := make([]citation, len(e.References))
	for i := range e.References {
		r := &e.References[i]
		v := citation{
			Document: e.number, Reference: schema.Reference{ID: r.ID, Kind: r.Kind, Title: r.Title, DocumentNumber: r.DocumentNumber},
			Title: referenceTitle(r, titles), Issuers: strings.Join(r.Issuers, "、"), Alias: value(r.Alias), Mentions: len(r.Mentions),
		}
		if len(r.Mentions) > 0 {
			m := &r.Mentions[0]
			v.Block, v.Start, v.End, v.Section = m.Block, m.Start, m.End, e.section(m.Block)
			if k, ok := e.blocks[m.Block]; ok && k < len(e.rows) {
				v.At = e.rows[k].link()
			}
		}
		list[i] = v
	}
	return c.kept.add(list)
}

// each gives the references back with the number of the document that each means, or nil. It is called once, when all
// documents were added.
func (c *citations) each(do func(r *citation, to *int)) error {
	return c.kept.each(func(list []citation) {
		var links map[string]int
		if c.linker != nil {
			references := make([]schema.Reference, len(list))
			for i := range list {
				references[i] = list[i].Reference
			}
			links = c.linker.Links(list[0].Document-1, references)
		}
		for i := range list {
			var to *int
			if d, ok := links[list[i].Reference.ID]; ok {
				d++
				to = &d
			}
			do(&list[i], to)
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
