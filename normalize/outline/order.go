package outline

import (
	"cmp"
	"strings"

	"guiwen/normalize/lex"
)

// order fills in what an order or announcement (令, 公告) says in other places than other documents do: who signs it by his post,
// what its kind is, and the name that its number begins with.
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
	if direction := directedKinds.Value(kind); direction != "" {
		m.Direction = &direction
		r.evidence("direction", "inferred", w.meta.mark)
	}
	if n := m.DocumentNumber; n != nil && n.AgencyCode == nil && w.meta.number >= 0 {
		n.Text, n.AgencyCode = mark+strings.Trim(n.Text, "（）"), &mark
		r.evidence("documentNumber", "normalized", w.meta.mark, w.meta.number)
	}
	if len(w.title) > 0 && r.m.Title != nil && w.units[w.title[0]].element != 0 && !w.units[w.title[0]].above {
		r.evidence("title", "inferred", w.title...)
	}
}

var directedKinds = lex.Class("directed-kind")
