package annex

import (
	"strconv"
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// referenceSheet is 引用文件: every thing that the documents refer to.
func referenceSheet(b *book) *sheet { return b.newSheet("reference", 1) }

func (b *book) addReferences(e *entry) {
	titles := e.referenceTitles()
	for i := range e.References {
		r := &e.References[i]
		b.totals.references++
		where, section := cell{}, ""
		if len(r.Mentions) > 0 {
			where, section = e.where(r.Mentions[0].Block), e.section(r.Mentions[0].Block)
		}
		b.references.add(
			count(b.totals.references), count(e.number), text(r.ID), text(message.Term("ReferenceKind", r.Kind)),
			text(referenceTitle(r, titles)), optional(r.DocumentNumber), text(strings.Join(r.Issuers, "、")), optional(r.Alias),
			count(len(r.Mentions)).in(look{face: figureFace, align: "center", format: "0"}), where, text(section), b.cited(e.number, r.ID),
		)
	}
}

// cited shows the number of the document of the batch that a reference means; blank where it means none.
func (b *book) cited(number int, reference string) cell {
	if to := b.cites(number, reference); to != nil {
		return count(*to)
	}
	return cell{}
}

// cites is the number of the document that a reference of the document with the number means, or nil.
func (b *book) cites(number int, reference string) *int {
	if b.o.Cites == nil {
		return nil
	}
	to := b.o.Cites(number-1, reference)
	if to < 0 {
		return nil
	}
	to++
	return &to
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

func itoa(n int) string { return strconv.Itoa(n) }
