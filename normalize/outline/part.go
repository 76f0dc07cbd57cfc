package outline

import (
	"slices"
	"strconv"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// A file may hold several texts (部件): an order, announcement or notice and what it promulgates, issues or forwards, and attachments.

var (
	carrierKinds = lex.Class("carrier-kind")
	titleOpener  = lex.Class("title-opener")
	forwarding   = lex.Class("forwarding")
)

// carrier settles the title of a document that carries another: 云州市人民政府令 is a letterhead, the title is that of the text it
// promulgates; 云州市人民政府公告 above 关于征收集体土地的公告 is none either.
func (w *work) carrier() {
	if len(w.title) > 0 && w.bareCarrier(w.title) {
		last := w.title[len(w.title)-1]
		switch {
		case last+1 < len(w.units) && w.ownTitleBelow(last) > 0:
			at := w.ownTitleBelow(last)
			w.units[at].role = schema.Subtitle
			w.title = w.linesFrom(at)
			w.meta.embedded = slices.DeleteFunc(w.meta.embedded, func(i int) bool { return i == at })
		case len(w.meta.embedded) > 0 || w.orderNumberBelow(last):
			for _, i := range w.title {
				w.units[i].role, w.units[i].joined = schema.Letterhead, false
			}
			w.meta.mark = w.title[0]
			if len(w.title) > 1 {
				w.meta.joint = w.title
			}
			w.title = nil
		}
	}
	if len(w.title) == 0 && w.meta.mark >= 0 && len(w.meta.embedded) > 0 && w.promulgates() {
		w.title = w.linesFrom(w.meta.embedded[0])
	}
}

// bareCarrier reports whether the lines say nothing but who orders or announces: 云州市人民政府令.
func (w *work) bareCarrier(lines []int) bool {
	s := w.squeezed(lines)
	n := carrierKinds.Ends(s)
	return n > 0 && (lex.Authorities(s[:len(s)-n]) != nil || officeHolders.Ends(s[:len(s)-n]) > 0)
}

// squeezed returns the text of units without blanks.
func (w *work) squeezed(lines []int) string {
	s := ""
	for _, i := range lines {
		s += squeeze(w.of(i))
	}
	return s
}

// linesFrom returns the lines of the title that begins at unit i.
func (w *work) linesFrom(i int) []int {
	lines := []int{i}
	for k := i + 1; k < len(w.units) && w.units[k].joined && w.units[k].role == w.units[i].role; k++ {
		lines = append(lines, k)
	}
	return lines
}

// ownTitleBelow returns the unit of a title 关于… that stands above the body behind unit i, or 0.
func (w *work) ownTitleBelow(i int) int {
	for k := i + 1; k < len(w.units) && k <= i+3; k++ {
		u := &w.units[k]
		if !u.above {
			return 0
		}
		if (u.element == structure.Title || u.element == structure.Subtitle) && !u.joined && titleOpener.Begins(w.of(k)) > 0 {
			return k
		}
	}
	return 0
}

// orderNumberBelow reports whether the number of an order stands below unit i: 第36号.
func (w *work) orderNumberBelow(i int) bool {
	return i+1 < len(w.units) && w.units[i+1].element == structure.Number && formOf(strings.Trim(w.of(i+1), "（）"), lex.Order) != nil
}

// promulgates reports whether the letterhead is that of an order or announcement.
func (w *work) promulgates() bool {
	marks := w.meta.joint
	if len(marks) == 0 {
		marks = []int{w.meta.mark}
	}
	return carrierKinds.Ends(w.squeezed(marks)) > 0
}

// parts tells the texts of the file apart: doc.Parts, and of each block the part it is of.
func (r *record) parts() {
	w, doc := r.w, r.doc
	type begin struct {
		unit, title int
		kind        schema.PartKind
	}
	begins := []begin{{0, -1, schema.TextPart}}
	for i := range w.units {
		u := &w.units[i]
		switch {
		case u.joined || i == 0:
		case u.role == schema.Title && slices.Contains(w.meta.embedded, i) && i > begins[len(begins)-1].unit:
			from := i
			for from > 1 && w.units[from-1].role == schema.DocumentNumberOf && !w.units[from-1].above {
				from--
			}
			begins = append(begins, begin{from, i, schema.TextPart})
		case u.role == schema.Heading && u.mark != nil && u.mark.Scheme == label.Appendix && u.attachment > 0:
			begins = append(begins, begin{i, i, schema.AttachmentPart})
		}
	}
	if len(begins) == 1 {
		return
	}
	doc.Parts = doc.Parts[:0]
	for k, b := range begins {
		first, last := r.at[b.unit].first, len(doc.Blocks)-1
		if k == 0 {
			first = 0
		}
		if k+1 < len(begins) {
			last = r.at[begins[k+1].unit].first - 1
		}
		if last < first {
			continue
		}
		p := schema.Part{ID: "p" + strconv.Itoa(len(doc.Parts)+1), Kind: b.kind, Issuers: []schema.Issuer{}, History: []schema.Act{},
			Blocks: schema.BlockRange{First: doc.Blocks[first].ID, Last: doc.Blocks[last].ID}}
		if k == 0 {
			r.carrierPart(&p, begins[1].kind == schema.TextPart && r.carries(begins[1].title), begins[1].unit)
		} else {
			r.carriedPart(&p, b.unit, b.title, last)
		}
		for n := first; n <= last; n++ {
			doc.Blocks[n].Part = p.ID
		}
		doc.Parts = append(doc.Parts, p)
	}
	if doc.Parts[0].Kind == schema.Carrier && len(doc.Parts) > 1 {
		doc.Parts[0].Relation = &schema.Relation{To: doc.Parts[1].ID, Kind: r.relation()}
	}
	r.partHistory()
}

// partHistory gives each part the acts that its blocks tell. What an order says is of the text that it promulgates.
func (r *record) partHistory() {
	doc := r.doc
	first := 0
	if rel := doc.Parts[0].Relation; rel != nil && rel.Kind == schema.Promulgates {
		first = 1
	}
	at := make(map[string]string, len(doc.Blocks))
	for i := range doc.Blocks {
		at[doc.Blocks[i].ID] = doc.Blocks[i].Part
	}
	for _, a := range r.m.History {
		k := first
		if a.Block != nil {
			k = max(k, slices.IndexFunc(doc.Parts, func(p schema.Part) bool { return p.ID == at[*a.Block] }))
		}
		doc.Parts[k].History = append(doc.Parts[k].History, a)
	}
}

// carries reports whether the document says that it orders, issues or forwards the text whose title is unit title. Else the two only
// stand in one file.
func (r *record) carries(title int) bool {
	w := r.w
	if len(w.title) == 0 || slices.Contains(w.meta.embedded, w.title[0]) || w.meta.mark >= 0 && w.promulgates() {
		return true
	}
	own := w.squeezed(w.title)
	if titleOpener.In(own) && issuing.In(own) {
		return true
	}
	name := squeeze(r.block(title).Text)
	if name == own {
		return false
	}
	for i := w.title[len(w.title)-1] + 1; i < title; i++ {
		if strings.Contains(squeeze(w.of(i)), name) {
			return true
		}
	}
	return false
}

var issuing = lex.Class("issue-verb")

// carrierPart fills in the first part: the document that the metadata are of. The second begins at unit next.
func (r *record) carrierPart(p *schema.Part, carries bool, next int) {
	m := r.m
	p.DocumentNumber, p.Issuers, p.DocumentType, p.DateWritten = m.DocumentNumber, m.Issuers, m.DocumentType, m.DateWritten
	if !carries {
		p.Title = m.Title
		return
	}
	p.Kind = schema.Carrier
	if len(r.w.title) > 0 && !slices.Contains(r.w.meta.embedded, r.w.title[0]) {
		p.Title = m.Title
	}
	switch i := r.w.meta.number; {
	case i >= next:
		p.DocumentNumber = nil
	case i >= 0: // as it is printed: the name of an order stands in the letterhead
		if n := anyNumber(r.block(i).Text); n != nil && p.DocumentNumber != nil {
			p.DocumentNumber = n
		}
	}
}

// carriedPart fills in a part behind the first, from its own lines.
func (r *record) carriedPart(p *schema.Part, from, title, last int) {
	w := r.w
	text := r.block(title).Text
	if p.Kind == schema.AttachmentPart {
		p.Relation = &schema.Relation{To: "p1", Kind: schema.Attaches}
		text = strings.TrimSpace(strings.TrimPrefix(text, w.units[title].mark.Text))
	}
	if text != "" {
		p.Title = &text
	}
	for i := from; i < len(w.units) && r.at[i].first <= last; i++ {
		u := &w.units[i]
		switch {
		case u.joined:
		case u.role == schema.DocumentNumberOf && p.DocumentNumber == nil:
			p.DocumentNumber = anyNumber(r.block(i).Text)
		case u.role == schema.Date && p.DateWritten == nil:
			if iso := onlyDate(r.block(i).Text); iso != "" {
				p.DateWritten = &iso
			}
		case u.role == schema.Signature:
			for _, name := range lex.Authorities(r.block(i).Text) {
				p.Issuers = append(p.Issuers, schema.Issuer{Name: name})
			}
		}
	}
	if p.Title != nil && p.Kind == schema.TextPart {
		if n := kindEnding.Ends(*p.Title); n > 0 && kindEnding.Value((*p.Title)[len(*p.Title)-n:]) != "plan" {
			kind := (*p.Title)[len(*p.Title)-n:]
			p.DocumentType = &kind
		}
	}
}

// relation is what the carrier does with the text that it carries.
func (r *record) relation() schema.RelationKind {
	switch {
	case r.m.Title == nil || len(r.w.title) > 0 && slices.Contains(r.w.meta.embedded, r.w.title[0]):
		return schema.Promulgates
	case forwarding.In(*r.m.Title):
		return schema.Forwards
	}
	return schema.Issues
}
