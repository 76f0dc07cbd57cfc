package reference

import (
	"strconv"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// URI returns a stable name for what ref refers to, after the naming convention of Akoma Ntoso (akn/cn/…): the
// same referent has the same name in every document that cites it. of is the law of a place in a law, or nil. It
// returns "" where the text does not say enough. The name is an IRI: Chinese stands in it as it is and is
// percent-encoded only where a protocol asks for it.
//
// The grammar of the names is in docs/references.md.
func URI(ref, of *schema.Reference) string {
	switch ref.Kind {
	case kindDocument:
		switch {
		case ref.DocumentNumber != nil:
			return "/akn/cn/doc/" + segment(*ref.DocumentNumber)
		case ref.Title != nil:
			title := withoutState(*ref.Title)
			if isAct(title) {
				return "/akn/cn/act/" + segment(title)
			}
			return "/akn/cn/doc/" + segment(title)
		}
	case kindLawArticle:
		if of == nil || ref.Article == nil {
			return ""
		}
		if law, at := URI(of, nil), eID(ref.Article); law != "" && at != "" {
			return law + "/~" + at
		}
	case kindStandard:
		if ref.DocumentNumber != nil {
			return "/akn/cn/standard/" + segment(*ref.DocumentNumber)
		}
	case kindCase:
		if ref.DocumentNumber != nil {
			return "/akn/cn/judgment/" + segment(*ref.DocumentNumber)
		}
	case kindMeeting:
		return meetingURI(ref.Meeting)
	case kindBody:
		if ref.Title != nil {
			return "/akn/ontology/organization/cn/" + segment(*ref.Title)
		}
	}
	return ""
}

// isAct reports whether a title is that of a law or regulation, which is cited by its title; 办法 is neither.
func isAct(title string) bool {
	kind := lex.EnactmentOf(title)
	return kind == "law" || kind == "regulation"
}

// eID names a place in a law: art_32-1__para_2__item_3.
func eID(a *schema.LawArticle) string {
	if a.Article == nil {
		return ""
	}
	id := "art_" + strconv.Itoa(*a.Article)
	if a.Suffix != nil {
		id += "-" + strconv.Itoa(*a.Suffix)
	}
	for _, p := range [...]struct {
		name  string
		value *int
	}{{"para", a.Paragraph}, {"item", a.Item}, {"subitem", a.Subitem}} {
		if p.value != nil {
			id += "__" + p.name + "_" + strconv.Itoa(*p.value)
		}
	}
	return id
}

// meetingURI names a meeting as an event.
func meetingURI(m *schema.Meeting) string {
	if m == nil || m.Body == nil || m.Kind == nil || m.Ordinal == nil {
		return ""
	}
	name := *m.Body
	if m.Term != nil {
		name += "-" + strconv.Itoa(*m.Term)
	}
	return "/akn/ontology/event/cn/" + segment(name+"-"+*m.Kind+"-"+strconv.Itoa(*m.Ordinal))
}

// segment makes a path segment of a number or title: brackets become hyphens, 第 and 号 of numbers go, slashes
// and marks that a path cannot hold go too.
func segment(s string) string {
	var b strings.Builder
	for i, r := range lex.TrimUnit(s) {
		switch r {
		case '〔', '〕', '（', '）', '(', ')', '/', ' ', '、', '—', '，':
			r = '-'
		case '《', '》', '〈', '〉', '“', '”', '?', '#', '\t', '\n':
			continue
		}
		if ordinalSignAt(s, i) > 0 || r == '-' && (b.Len() == 0 || strings.HasSuffix(b.String(), "-")) {
			continue
		}
		b.WriteRune(r)
	}
	return strings.TrimSuffix(b.String(), "-")
}
