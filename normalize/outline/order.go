package outline

import (
	"cmp"
	"strings"

	"guiwen/normalize/lex"
)

// order fills in what an order or announcement (令, 公告) says in other places than other documents do: who signs it by his post,
// what its kind is, and the name that its number begins with. What is promulgated goes to everybody: it has no direction.
func (r *record) order() {
	w, m := r.w, r.m
	for _, i := range w.meta.signers {
		name := squeeze(r.block(i).Text)
		behind := 0
		for k, n := officeHolders.Index(name); n > 0; k, n = officeHolders.Index(name[behind:]) {
			behind += k + n
		}
		if behind > 0 && behind < len(name) {
			m.Signatories = append(m.Signatories, name[behind:])
			r.evidence("signatories", "normalized", w.meta.signers...)
		}
	}
	if m.IssuerMark == nil || w.meta.mark < 0 || !w.promulgates() {
		return
	}
	mark := squeeze(*m.IssuerMark)
	word := mark[len(mark)-carrierKinds.Ends(mark):]
	kind := cmp.Or(carrierKinds.Value(word), word)
	m.DocumentType = &kind
	r.evidence("documentType", "inferred", w.meta.mark)
	if n := m.DocumentNumber; n != nil && n.AgencyCode == nil && w.meta.number >= 0 {
		n.Text, n.AgencyCode = mark+strings.Trim(n.Text, "（）"), &mark
		r.evidence("documentNumber", "normalized", w.meta.mark, w.meta.number)
	}
	if len(w.title) > 0 && r.m.Title != nil && w.units[w.title[0]].element != 0 && !w.units[w.title[0]].above {
		r.evidence("title", "inferred", w.title...)
	}
}

// gazette reports whether the document is an issue of a gazette (公报), which carries texts of many kinds: it has an issue number and the
// day on which it came out, and the type, direction and date of none of them. It fills in what it has.
func (r *record) gazette() bool {
	w, m := r.w, r.m
	if m.IssuerMark == nil || w.meta.number < 0 || m.DocumentNumber == nil || !gazettes.In(squeeze(*m.IssuerMark)) {
		return false
	}
	s := squeeze(r.block(w.meta.number).Text)
	if n, ok := lex.ReadDocumentNumber(s); !ok || n.Form != lex.Issue {
		return false
	}
	m.DocumentNumber.Text = s // with the count of all issues: 2021年第3期（总第87期）
	m.DateWritten, m.Direction, m.DocumentType = nil, nil, nil
	delete(m.Evidence, "dateWritten")
	for i := range w.units[:min(len(w.units), frontLines)] {
		s := squeeze(w.of(i))
		at, n := findDate(s)
		if n > 0 && cameOut.Begins(s[at+n:]) > 0 && m.Publication.DatePublished == nil {
			iso, _ := date(s[at : at+n])
			m.Publication.DatePublished = &iso
			r.evidence("publication.datePublished", "normalized", i)
		}
	}
	return true
}

var (
	gazettes = lex.Class("gazette")
	cameOut  = lex.Class("came-out")
)

var directedKinds = lex.Class("directed-kind")
