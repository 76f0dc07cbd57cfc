package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

var (
	credits        = lex.Class("credit")
	urgencyGrades  = lex.Class("urgency-grade")
	secrecyGrades  = lex.Class("secrecy-grade")
	relativeBodies = lex.Class("relative-body")
)

// lines reads the blocks that are fields of a site, notes, contacts, copies and printing.
func (r *record) lines() {
	for i := range r.w.units {
		if t := r.w.paragraph(i).Table; t != nil && i <= r.w.body && i < frontLines {
			for _, f := range r.w.headerFields(t.Rows) {
				r.field(i, f)
			}
			continue
		}
		switch r.w.units[i].role {
		case schema.MetadataLine:
			r.metadataLine(i)
		case schema.Note:
			if r.w.noteInText(i) || r.w.units[i].element == structure.Subtitle {
				continue
			}
			t := strings.Trim(r.block(i).Text, "（）()")
			r.m.Notes = append(r.m.Notes, t)
		case schema.ContactLine:
			r.contact(i)
		}
	}
	if iso := r.w.meta.published; iso != "" && r.m.Publication.DatePublished == nil {
		r.m.Publication.DatePublished = &iso
		for i := range r.w.units[:min(r.w.body, len(r.w.units))] {
			if r.w.units[i].role == schema.MetadataLine && onlyDate(r.w.of(i)) == iso {
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
	if name := strings.Trim(s, "（）()"); bracketed(s) && credits.Ends(name) > 0 {
		name = name[:len(name)-credits.Ends(name)]
		if p.Publisher == nil && name != "" {
			p.Publisher = &name
			r.evidence("publication.publisher", "normalized", i)
		}
		return
	}
	if copies(s) {
		r.m.Copies = append(r.m.Copies, copied(squeeze(s))...)
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
	list := fieldsOf(s)
	for _, f := range list {
		r.field(i, f)
	}
	if n := len(list); n > 0 && i+1 < r.w.body && i+1 < len(r.w.units) && r.w.units[i+1].role == schema.MetadataLine {
		last := list[n-1]
		next := strings.Trim(r.block(i+1).Text, " 　")
		if last.value == "" && last.fact != lex.OtherFact && last.fact != lex.ToolFact && !fieldLine(next) && runes(next, 41) <= 40 { // its value stands on the line below
			r.field(i+1, field{last.fact, next})
		}
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
	if urgencyGrades.Is(s) {
		return set(&r.m.Urgency, "urgency")
	}
	if r.w.units[i].element == structure.Secrecy {
		return set(&r.m.Classification, "classification")
	}
	if n := secrecyGrades.Begins(s); n > 0 && secrecyGrades.Value(s[:n]) == "state" && (n == len(s) || strings.HasPrefix(s[n:], "★")) {
		return set(&r.m.Classification, "classification")
	}
	if len(s) == 6 && strings.Trim(s, "0123456789") == "" {
		return set(&r.m.CopyNumber, "copyNumber")
	}
	return false
}

// field notes the value of one field.
func (r *record) field(i int, f field) {
	value := f.value
	if value == "" {
		return
	}
	p := &r.m.Publication
	set := func(to **string, name string) {
		if *to == nil {
			*to = &value
			r.from(name, value, i)
		}
	}
	switch f.fact {
	case lex.PublisherFact:
		set(&p.Publisher, "publication.publisher")
	case lex.PublishedFact:
		if day, ok := lex.DateOfField(value); ok && p.DatePublished == nil {
			iso := day.String()
			p.DatePublished = &iso
			r.evidence("publication.datePublished", "normalized", i)
		}
	case lex.WrittenFact:
		if day, ok := lex.DateOfField(value); ok && r.m.DateWritten == nil {
			iso := day.String()
			r.m.DateWritten = &iso
			r.evidence("dateWritten", "normalized", i)
		}
	case lex.IndexFact:
		set(&p.IndexNumber, "publication.indexNumber")
	case lex.ValidityFact:
		set(&p.Validity, "publication.validity")
	case lex.SiteFact:
		set(&p.Site, "publication.site")
	case lex.URLFact:
		if schema.IsAddress(value) {
			set(&p.URL, "publication.url")
		}
	case lex.TopicsFact:
		p.Topics = append(p.Topics, strings.FieldsFunc(value, func(c rune) bool { return lex.IsBlank(c) || strings.ContainsRune("；;\\/>", c) })...)
		r.from("publication.topics", value, i)
	case lex.NumberFact, lex.ToolFact: // 字号 is also what sets the size of letters
		n := firstNumber(value)
		if n == nil {
			if n = orderNumber(value); n != nil && (n.AgencyCode == nil || f.fact == lex.ToolFact) {
				n = nil // 第12号 does not say of what
			}
		}
		if n != nil && (r.m.DocumentNumber == nil || r.m.DocumentNumber.AgencyCode == nil) {
			r.m.DocumentNumber = n
			r.from("documentNumber", n.Text, i)
		}
	case lex.IssuerFact:
		if siteEnds.Ends(value) > 0 {
			return
		}
		if relativeBodies.Begins(value) > 0 {
			r.relative, r.relativeAt = value, i
			return
		}
		if len(r.m.Issuers) == 0 {
			names := lex.Authorities(strings.ReplaceAll(value, "，", "、"))
			if names == nil { // what the site calls so, even where it is no name of a kind that is known
				names = strings.FieldsFunc(value, func(c rune) bool { return lex.IsBlank(c) || c == '、' || c == '，' })
			}
			for _, name := range names {
				r.m.Issuers = append(r.m.Issuers, schema.Issuer{Name: name})
			}
			r.from("issuers", value, i)
		}
	}
}

// firstNumber reads the value of a field as a document number, its label written once more or not, or as the first of several:
// 云政发〔2020〕6号、7号.
func firstNumber(s string) *schema.DocumentNumber {
	if fact, at := opensField(s); fact == lex.NumberFact || fact == lex.ToolFact {
		s = s[at:]
	}
	if n := documentNumber(s); n != nil {
		return n
	}
	for i, r := range s {
		if r != '、' {
			continue
		}
		if further := lex.FurtherNumbers(s[i:]); further == len(s)-i {
			return documentNumber(s[:i])
		}
	}
	return nil
}

// printing reads 云州市人民政府办公室 2020年1月17日印发.
func (r *record) printing(i int, s string) {
	r.m.Printing = printed(s)
	r.evidence("printing", "normalized", i)
}

// copied returns the members of the line of copies s, blanks taken out.
func copied(s string) []string {
	_, names, _ := strings.Cut(s, "：")
	return strings.FieldsFunc(strings.Trim(names, "。"), isListMark)
}

// printed reads the line of the printing office s, blanks taken out.
func printed(s string) *schema.Printing {
	at, n := findDate(s)
	p := &schema.Printing{}
	if office := s[:at]; office != "" {
		p.Office = &office
	}
	if iso, _ := date(s[at : at+n]); iso != "" {
		p.Date = &iso
	}
	return p
}
