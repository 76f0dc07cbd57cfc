package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// metadata fills in the metadata of doc from its blocks, and what is left open from the file's own.
func (w *work) metadata(doc *schema.Document, at []blockOf) {
	m := &doc.Metadata
	m.Issuers, m.Signatories, m.Addressees = []schema.Issuer{}, []string{}, []string{}
	m.Attachments, m.Copies, m.Notes, m.Contacts = []schema.Attachment{}, []string{}, []string{}, []schema.Contact{}
	m.Publication.Topics = []string{}
	m.Evidence = map[string]schema.Evidence{}
	r := &record{w: w, doc: doc, m: m, at: at}
	r.title()
	r.marks()
	r.lines()
	r.margins()
	r.meta()
	r.attachments()
	r.delivered()
	r.order()
	r.numberOfTitle()
	if !r.gazette() {
		r.kind()
		r.year()
	}
	r.issuers()
	r.places()
	r.history()
}

// record writes metadata with its evidence.
type record struct {
	w   *work
	doc *schema.Document
	m   *schema.Metadata
	at  []blockOf

	relative   string // an issuer that a site names without its place (市政府办公室), and its unit
	relativeAt int
}

// block returns the block that unit i went to.
func (r *record) block(i int) *schema.Block { return &r.doc.Blocks[r.at[i].first] }

// evidence notes where a field comes from: nothing where it is verbatim.
func (r *record) evidence(field, origin string, units ...int) {
	e := schema.Evidence{Origin: origin, Blocks: []string{}}
	for _, i := range units {
		id := r.block(i).ID
		if n := len(e.Blocks); n == 0 || e.Blocks[n-1] != id {
			e.Blocks = append(e.Blocks, id)
		}
	}
	r.m.Evidence[field] = e
}

// verbatim reports whether the raw text of unit i holds value as it is.
func (r *record) verbatim(i int, value string) bool {
	u := r.w.units[i]
	raw := r.w.text.Raw()
	a, b := r.w.text.RawOffset(u.start), r.w.text.RawEnd(u.end)
	return a <= b && strings.Contains(raw[a:b], value)
}

// from notes the evidence of a value that stands in unit i, unless it is verbatim.
func (r *record) from(field, value string, i int) {
	if !r.verbatim(i, value) {
		r.evidence(field, "normalized", i)
	}
}

// numberOfTitle takes the document's own number out of the brackets that end its title: …信息公开表（云金罚决字〔2024〕6号).
func (r *record) numberOfTitle() {
	if r.m.Title == nil || r.m.DocumentNumber != nil || len(r.w.title) == 0 {
		return
	}
	t, ok := strings.CutSuffix(*r.m.Title, "）")
	open := strings.LastIndex(t, "（")
	if !ok || open <= 0 {
		return
	}
	n := documentNumber(t[open+len("（"):])
	if n == nil {
		return
	}
	t = t[:open]
	r.m.Title, r.m.DocumentNumber = &t, n
	r.evidence("title", "normalized", r.w.title...)
	r.from("documentNumber", n.Text, r.w.title[0])
}

func (r *record) title() {
	w := r.w
	if len(w.title) > 0 {
		t := strings.TrimRight(withoutNote(r.block(w.title[0]).Text), " 　")
		r.m.Title = &t
		if len(w.title) > 1 || !r.verbatim(w.title[0], t) {
			r.evidence("title", "normalized", w.title...)
		}
		return
	}
	if i := w.meta.mark; i >= 0 && len(w.meta.joint) == 0 { // minutes: the letterhead says what the paper is
		if mark := squeeze(r.block(i).Text); kindEnding.Ends(mark) > 0 && carrierKinds.Ends(mark) == 0 {
			r.m.Title = &mark
			r.evidence("title", "inferred", i)
			return
		}
	}
	for i := range w.units[:min(len(w.units), frontLines)] {
		if w.units[i].role != schema.MetadataLine {
			continue
		}
		for _, f := range fieldsOf(w.of(i)) {
			if f.fact == lex.TitleFact && f.value != "" {
				r.m.Title = &f.value
				r.evidence("title", "normalized", i)
				return
			}
		}
	}
	for _, name := range []string{"ArticleTitle", "title"} {
		if t := squeezeTitle(w.file.Field(name)); goodTitle(t) {
			r.m.Title = &t
			r.evidence("title", "metadata")
			return
		}
	}
	if t := squeezeTitle(w.file.Title); goodTitle(t) {
		r.m.Title = &t
		r.evidence("title", "metadata")
		return
	}
	if len(w.meta.embedded) > 0 { // the text that the document issues; its own title is lost
		i := w.meta.embedded[0]
		t := r.block(i).Text
		r.m.Title = &t
		r.evidence("title", "inferred", i)
		return
	}
	name := w.in.Name
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if t := squeezeTitle(name); goodTitle(t) && titleLike(t) {
		r.m.Title = &t
		r.evidence("title", "file-name")
		return
	}
	w.note(-1, "title.missing", "info", "no title was found in the text, in the file's metadata, or in its name")
	n := w.notes[len(w.notes)-1]
	r.doc.Diagnostics = append(r.doc.Diagnostics, n)
}

// squeezeTitle takes the site's name from behind a page title and the blanks out of it.
func squeezeTitle(s string) string {
	for _, sep := range []string{"_", "|", "｜"} {
		if i := strings.Index(s, sep); i > 0 && runes(s[:i], 9) >= 8 {
			s = s[:i]
		}
	}
	if i := strings.LastIndex(s, "-"); i > 0 && (siteEnds.Ends(s) > 0 || governedBy(s) != s) && runes(s[:i], 9) >= 8 {
		s = s[:i]
	}
	return squeeze(s)
}

// goodTitle reports whether s may stand as the title of a document: at least six Han characters.
func goodTitle(s string) bool {
	n := 0
	for _, c := range s {
		if lex.IsHan(c) {
			n++
		}
	}
	return n >= 6
}

// marks reads the parts of the head: letterhead, number, signatory, addressee, date.
func (r *record) marks() {
	w, m := r.w, r.m
	if len(w.meta.joint) > 0 {
		r.joint()
	} else if i := w.meta.mark; i >= 0 {
		t := r.block(i).Text
		m.IssuerMark = &t
		r.from("issuerMark", t, i)
	}
	if i := w.meta.number; i >= 0 {
		m.DocumentNumber = anyNumber(r.block(i).Text)
		if m.DocumentNumber != nil {
			r.from("documentNumber", m.DocumentNumber.Text, i)
		}
	}
	if i := w.meta.signatory; i >= 0 {
		r.signatories(i)
	}
	if i := w.meta.addressee; i >= 0 {
		r.addressees(i)
	}
	if i := w.meta.date; i >= 0 {
		if iso := onlyDate(r.block(i).Text); iso != "" {
			m.DateWritten = &iso
			r.evidence("dateWritten", "normalized", i)
		}
	}
}

// delivered finds when a report was given before a congress (——2023年1月9日在…会议上), where nothing else dates it.
func (r *record) delivered() {
	w := r.w
	if r.m.DateWritten != nil {
		return
	}
	for i := 0; i < w.body && i < len(w.units); i++ {
		if w.units[i].role != schema.Subtitle || w.units[i].joined || !gatherings.In(w.of(i)) && onlyDate(w.of(i)) == "" {
			continue
		}
		if iso, n := date(strings.TrimLeft(r.block(i).Text, "—-－ （(")); n > 0 {
			r.m.DateWritten = &iso
			r.evidence("dateWritten", "inferred", i)
			return
		}
	}
}

// signatories reads 签发人：张三 李四; a blank inside a name of two characters only aligns it.
func (r *record) signatories(i int) {
	s := r.block(i).Text
	_, after, ok := strings.Cut(s, "：")
	if !ok {
		return
	}
	words := strings.FieldsFunc(after, func(c rune) bool { return lex.IsBlank(c) || c == '、' || c == '，' })
	for k := 0; k < len(words); k++ {
		name := words[k]
		if runes(name, 2) == 1 && k+1 < len(words) && runes(words[k+1], 2) == 1 {
			name += words[k+1]
			k++
		}
		r.m.Signatories = append(r.m.Signatories, name)
		r.from("signatories", name, i)
	}
}

// addressees reads 省人民政府，省委办公厅：. A salutation (各位代表：) names no body.
func (r *record) addressees(i int) {
	s := strings.TrimSuffix(r.block(i).Text, "：")
	if lex.IsSalutation(s) {
		if lex.NamesPersons(s) { // 刘某某代表
			r.m.Addressees = append(r.m.Addressees, squeeze(s))
		}
		return
	}
	for _, group := range strings.FieldsFunc(s, func(c rune) bool { return c == '，' || c == '；' }) {
		for _, name := range addresseeNames(squeeze(group)) {
			if name != "" {
				r.m.Addressees = append(r.m.Addressees, name)
			}
		}
	}
	if len(r.m.Addressees) > 0 && !r.verbatim(i, s) {
		r.evidence("addressees", "normalized", i)
	}
}

// joint writes the mark of a letterhead of several lines (联合行文), in their order.
func (r *record) joint() {
	var names []string
	ending := ""
	for _, i := range r.w.meta.joint {
		s := squeeze(r.block(i).Text)
		name := lex.WithoutLetterheadEnding(s)
		if ending == "" {
			ending = s[len(name):]
		}
		names = append(names, lex.Authorities(name)...)
	}
	mark := strings.TrimSpace(strings.Join(names, " ") + " " + ending)
	r.m.IssuerMark = &mark
	r.evidence("issuerMark", "normalized", r.w.meta.joint...)
}
