package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/label"
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
	r.meta()
	r.attachments()
	r.kind()
	r.issuers()
	r.year()
}

// record writes metadata with its evidence.
type record struct {
	w   *work
	doc *schema.Document
	m   *schema.Metadata
	at  []blockOf
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

func (r *record) title() {
	w := r.w
	if len(w.title) > 0 {
		t := r.block(w.title[0]).Text
		r.m.Title = &t
		if len(w.title) > 1 || !r.verbatim(w.title[0], t) {
			r.evidence("title", "normalized", w.title...)
		}
		return
	}
	for i := range w.units[:min(len(w.units), frontLines)] {
		if what, value, ok := field(w.of(i)); ok && what == "title" && value != "" && w.units[i].role == schema.MetadataLine {
			r.m.Title = &value
			r.evidence("title", "normalized", i)
			return
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
	if i := strings.LastIndex(s, "-"); i > 0 && (strings.HasSuffix(s, "网") || strings.HasSuffix(s, "网站") || strings.HasSuffix(s, "政府")) && runes(s[:i], 9) >= 8 {
		s = s[:i]
	}
	return squeeze(s)
}

// goodTitle reports whether s may stand as the title of a document: at least six Han characters.
func goodTitle(s string) bool {
	n := 0
	for _, c := range s {
		if han(c) {
			n++
		}
	}
	return n >= 6
}

// marks reads the parts of the head: letterhead, number, signatory, addressee, date.
func (r *record) marks() {
	w, m := r.w, r.m
	if i := w.meta.mark; i >= 0 {
		t := r.block(i).Text
		m.IssuerMark = &t
		r.from("issuerMark", t, i)
	}
	if i := w.meta.number; i >= 0 {
		m.DocumentNumber = documentNumber(r.block(i).Text)
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

// signatories reads 签发人：张三 李四; a blank inside a name of two characters only aligns it.
func (r *record) signatories(i int) {
	s := r.block(i).Text
	_, after, ok := strings.Cut(s, "：")
	if !ok {
		return
	}
	words := strings.FieldsFunc(after, func(c rune) bool { return blank(c) || c == '、' || c == '，' })
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
	if strings.HasSuffix(s, "代表") || strings.HasSuffix(s, "同志") || strings.HasSuffix(s, "同志们") {
		return
	}
	for _, name := range strings.FieldsFunc(s, isListMark) {
		if name = squeeze(name); name != "" {
			r.m.Addressees = append(r.m.Addressees, name)
		}
	}
	if len(r.m.Addressees) > 0 && !r.verbatim(i, s) {
		r.evidence("addressees", "normalized", i)
	}
}

// lines reads the blocks that are fields of a site, notes, contacts, copies and printing.
func (r *record) lines() {
	for i := range r.w.units {
		switch r.w.units[i].role {
		case schema.MetadataLine:
			r.metadataLine(i)
		case schema.Note:
			t := strings.Trim(r.block(i).Text, "（）()")
			r.m.Notes = append(r.m.Notes, t)
		case schema.ContactLine:
			r.contact(i)
		}
	}
	if iso := r.w.meta.published; iso != "" && r.m.Publication.DatePublished == nil {
		r.m.Publication.DatePublished = &iso
		for i := range r.w.units[:min(r.w.body, len(r.w.units))] {
			if r.w.units[i].role == schema.MetadataLine && dateTime(r.w.of(i)) == iso {
				r.evidence("publication.datePublished", "normalized", i)
				break
			}
		}
	}
}

// metadataLine reads one line, which may hold several fields set apart by blanks.
func (r *record) metadataLine(i int) {
	s := r.block(i).Text
	p := &r.m.Publication
	if bracketed(s) && strings.Contains(s, "供稿") {
		name := strings.TrimSuffix(strings.Trim(s, "（）()"), "供稿")
		if p.Publisher == nil && name != "" {
			p.Publisher = &name
			r.evidence("publication.publisher", "normalized", i)
		}
		return
	}
	if copies(s) {
		t := squeeze(s)
		r.m.Copies = append(r.m.Copies, strings.FieldsFunc(strings.Trim(t[len("抄送："):], "。"), isListMark)...)
		r.evidence("copies", "normalized", i)
		return
	}
	if printing(s) {
		r.printing(i, squeeze(s))
		return
	}
	if r.stamp(i, squeeze(s)) {
		return
	}
	for _, piece := range splitFields(s) {
		r.field(i, piece)
	}
}

// stamp reads what stands alone above a letterhead: 份号, 密级和保密期限, 紧急程度 (GB/T 9704-2012, 7.2.1–7.2.3).
func (r *record) stamp(i int, s string) bool {
	set := func(to **string, field string) bool {
		if *to == nil {
			*to = &s
			r.from(field, s, i)
		}
		return true
	}
	if i >= r.w.body {
		return false
	}
	switch s {
	case "特急", "加急", "特提", "平急":
		return set(&r.m.Urgency, "urgency")
	}
	for _, level := range []string{"绝密", "机密", "秘密"} {
		if rest, ok := strings.CutPrefix(s, level); ok && (rest == "" || strings.HasPrefix(rest, "★")) {
			return set(&r.m.Classification, "classification")
		}
	}
	if len(s) == 6 && strings.Trim(s, "0123456789") == "" {
		return set(&r.m.CopyNumber, "copyNumber")
	}
	return false
}

// splitFields divides 来源：云州日报 发布时间：2021-01-05 into its fields.
func splitFields(s string) []string {
	var out []string
	start := 0
	for at := 0; at < len(s); {
		n := blanks(s[at:])
		if n == 0 {
			_, m := utf8.DecodeRuneInString(s[at:])
			at += m
			continue
		}
		if _, _, ok := field(s[at+n:]); ok && at > start {
			out = append(out, s[start:at])
			start = at + n
		}
		at += n
	}
	return append(out, s[start:])
}

// field notes the value of one field.
func (r *record) field(i int, s string) {
	what, value, ok := field(s)
	if !ok || value == "" {
		return
	}
	p := &r.m.Publication
	set := func(to **string, name string) {
		if *to == nil {
			*to = &value
			r.from(name, value, i)
		}
	}
	switch what {
	case "publisher":
		set(&p.Publisher, "publication.publisher")
	case "published":
		if iso, n := date(value); n > 0 && p.DatePublished == nil {
			p.DatePublished = &iso
			r.evidence("publication.datePublished", "normalized", i)
		}
	case "written":
		if iso, n := date(value); n > 0 && r.m.DateWritten == nil {
			r.m.DateWritten = &iso
			r.evidence("dateWritten", "normalized", i)
		}
	case "index":
		set(&p.IndexNumber, "publication.indexNumber")
	case "validity":
		set(&p.Validity, "publication.validity")
	case "site":
		set(&p.Site, "publication.site")
	case "url":
		set(&p.URL, "publication.url")
	case "topics":
		p.Topics = append(p.Topics, strings.FieldsFunc(value, func(c rune) bool { return blank(c) || strings.ContainsRune("；;，,、\\/>", c) })...)
		r.from("publication.topics", value, i)
	case "number":
		if n := documentNumber(value); n != nil && r.m.DocumentNumber == nil {
			r.m.DocumentNumber = n
			r.from("documentNumber", n.Text, i)
		}
	case "issuer":
		if len(r.m.Issuers) == 0 {
			for _, name := range strings.FieldsFunc(value, func(c rune) bool { return blank(c) || c == '、' || c == '，' }) {
				r.m.Issuers = append(r.m.Issuers, schema.Issuer{Name: name})
			}
			r.from("issuers", value, i)
		}
	}
}

// printing reads 云州市人民政府办公室 2020年1月17日印发.
func (r *record) printing(i int, s string) {
	at, n := findDate(s)
	p := &schema.Printing{}
	if office := s[:at]; office != "" {
		p.Office = &office
	}
	if iso, _ := date(s[at : at+n]); iso != "" {
		p.Date = &iso
	}
	r.m.Printing = p
	r.evidence("printing", "normalized", i)
}

// contact reads a line that tells whom to ask; a line with a telephone number alone goes on the contact before.
func (r *record) contact(i int) {
	s := strings.Trim(r.block(i).Text, "（）()")
	for _, f := range contactFields(s) {
		name, value := f[0], f[1]
		if value == "" {
			continue
		}
		list := &r.m.Contacts
		if strings.HasSuffix(name, "电话") || strings.HasSuffix(name, "手机") || strings.HasSuffix(name, "传真") {
			if len(*list) == 0 {
				*list = append(*list, schema.Contact{Phones: []string{}})
			}
			c := &(*list)[len(*list)-1]
			c.Phones = append(c.Phones, strings.FieldsFunc(value, func(c rune) bool { return blank(c) || strings.ContainsRune("，、；,;", c) })...)
			continue
		}
		if strings.HasSuffix(name, "邮箱") || strings.HasSuffix(name, "邮编") || strings.HasSuffix(name, "地址") || strings.HasSuffix(name, "编码") {
			continue
		}
		role := name
		person := squeeze(value)
		*list = append(*list, schema.Contact{Role: &role, Name: &person, Phones: []string{}})
	}
	e := r.m.Evidence["contacts"]
	r.m.Evidence["contacts"] = schema.Evidence{Origin: "normalized", Blocks: append(e.Blocks, r.block(i).ID)}
}

// isListMark reports whether c sets the members of a list of names apart.
func isListMark(c rune) bool { return c == '，' || c == '、' || c == '；' }

// contactFields divides a contact line into names and values.
func contactFields(s string) [][2]string {
	var out [][2]string
	for s != "" {
		name, rest, ok := strings.Cut(s, "：")
		if !ok {
			break
		}
		end := len(rest)
		if k := strings.Index(rest, "："); k >= 0 {
			for _, l := range contactLabels {
				if j := strings.LastIndex(rest[:k], l); j > 0 && j+len(l) == k {
					end = j
					break
				}
			}
		}
		out = append(out, [2]string{squeeze(strings.Trim(name, "，；。 ")), strings.Trim(rest[:end], "，；。 　")})
		s = rest[end:]
	}
	return out
}

// mostAttachments bounds the entries of an attachment note that are looked for in the file.
const mostAttachments = 200

// attachments reads the attachment note, and looks which of them stand in the file.
func (r *record) attachments() {
	w := r.w
	for _, i := range w.meta.attachment {
		s := r.block(i).Text
		l, _ := label.Parse(s)
		if l.Scheme == label.Appendix {
			value := l.Value
			s = s[l.Len+l.Blank:]
			if inner, ok := label.Parse(s); ok && inner.Scheme == label.Arabic {
				value = inner.Value
				s = s[inner.Len+inner.Blank:]
			}
			r.attachment(value, s)
		} else {
			r.attachment(l.Value, s[l.Len+l.Blank:])
		}
	}
	if len(w.meta.attachment) > 0 {
		r.evidence("attachments", "normalized", w.meta.attachment...)
	}
	listed := len(r.m.Attachments)
	for i := range w.units {
		u := &w.units[i]
		if u.role != schema.Heading || u.mark == nil || u.mark.Scheme != label.Appendix {
			continue
		}
		text := r.block(i).Text
		title := strings.TrimSpace(strings.TrimPrefix(text, u.mark.Text))
		known := false
		for k := range r.m.Attachments[:min(listed, mostAttachments)] {
			a := &r.m.Attachments[k]
			if a.Number != nil && *a.Number == u.mark.Value || a.Number == nil && u.mark.Value <= 1 || squeeze(a.Title) == squeeze(title) {
				a.Present, known = true, true
			}
		}
		if !known && title != "" {
			r.attachment(u.mark.Value, title)
			r.m.Attachments[len(r.m.Attachments)-1].Present = true
			r.evidence("attachments", "normalized", i)
		}
	}
}

func (r *record) attachment(value int, title string) {
	a := schema.Attachment{Title: strings.Trim(title, " 　《》")}
	if value > 0 {
		a.Number = &value
	}
	r.m.Attachments = append(r.m.Attachments, a)
}
