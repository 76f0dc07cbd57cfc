package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// order is a 令: it promulgates the text that follows its date, whose title is what the document is known by.
type order struct {
	title  int    // unit of the first line of that text's title
	issuer string // 云州市人民政府, of 云州市人民政府令
	kind   string // 令
}

var orderWord, issueVerb, stateName, officeHolder = lex.Class("order-word"), lex.Class("issue-verb"), lex.Class("state-name"), lex.Class("office-holder")

// decreeWord returns the length of the word for an order (令) that a title ends with, or 0: an announcement is none.
func decreeWord(title string) int {
	n := orderWord.Ends(title)
	if orderWord.Value(title[len(title)-n:]) != "order" {
		return 0
	}
	return n
}

// findOrder tells an order from its title, its number and the title of what it promulgates; nil for other
// documents.
func (w *work) findOrder() *order {
	if len(w.title) == 0 || w.meta.number < 0 || len(w.meta.embedded) == 0 {
		return nil
	}
	name := ""
	for _, i := range w.title {
		name += squeeze(w.of(i))
	}
	issuer := name[:len(name)-decreeWord(name)]
	if issuer == name {
		return nil
	}
	at := w.meta.embedded[0]
	title := ""
	for i := at; i < len(w.units) && (i == at || w.units[i].joined) && w.units[i].role == schema.Title; i++ {
		title += squeeze(w.of(i))
	}
	for i := w.title[0]; i < at; i++ { // the order names what it promulgates
		if issueVerb.In(w.of(i)) && strings.Contains(squeeze(w.of(i)), "《"+title+"》") {
			return &order{at, issuer[stateName.Begins(issuer):], name[len(issuer):]}
		}
	}
	return nil
}

// signers finds who signs an order (总理 李克强): the lines between the text of the order and its date.
func (w *work) signers() {
	if len(w.title) == 0 || decreeWord(w.of(w.title[len(w.title)-1])) == 0 {
		return
	}
	for i := w.body; i < len(w.units) && i < w.body+12; i++ {
		if w.units[i].role != schema.Date {
			continue
		}
		for k := i - 1; k >= w.body && i-k <= 4; k-- {
			u := &w.units[k]
			if u.role != "" || u.mark != nil || u.joined || !w.plain(k) || !speaker(w.of(k)) {
				break
			}
			u.role = schema.Signatory
			w.meta.signers = append([]int{k}, w.meta.signers...)
		}
		return
	}
}

// order fills in what an order says in other places than other documents do: its title is that of the text it
// promulgates, its number begins with its name.
func (r *record) order() {
	w, m := r.w, r.m
	for _, i := range w.meta.signers {
		words := strings.FieldsFunc(r.block(i).Text, lex.IsBlank)
		if len(words) < 2 {
			continue
		}
		m.Signatories = append(m.Signatories, strings.Join(words[1:], ""))
		r.evidence("signatories", "normalized", w.meta.signers...)
	}
	o := w.findOrder()
	if o == nil {
		return
	}
	title := r.block(o.title).Text
	m.Title = &title
	r.evidence("title", "inferred", o.title)
	direction := "下行文"
	m.DocumentType, m.Direction = &o.kind, &direction
	r.evidence("documentType", "inferred", w.title...)
	r.evidence("direction", "inferred", w.title...)
	name := ""
	for _, i := range w.title {
		if t := squeeze(r.block(i).Text); name != t {
			name += t
		}
	}
	if n := m.DocumentNumber; n != nil && n.AgencyCode == nil {
		n.Text, n.AgencyCode = name+n.Text, &name
		r.evidence("documentNumber", "normalized", append(append([]int(nil), w.title...), w.meta.number)...)
	}
	if len(m.Issuers) == 0 && o.issuer != "" && officeHolder.Ends(o.issuer) == 0 {
		m.Issuers = append(m.Issuers, schema.Issuer{Name: o.issuer})
		r.evidence("issuers", "inferred", w.title...)
	}
}
