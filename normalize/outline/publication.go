package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/schema"
)

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
	pieces := rowFields(s)
	if len(pieces) == 0 {
		pieces = splitFields(s)
	}
	for _, piece := range pieces {
		r.field(i, piece)
	}
	if n := len(pieces); n > 0 && i+1 < r.w.body && i+1 < len(r.w.units) && r.w.units[i+1].role == schema.MetadataLine {
		what, value, ok := field(pieces[n-1])
		next := strings.Trim(r.block(i+1).Text, " 　")
		if ok && value == "" && what != "other" && !fieldLine(next) && runes(next, 41) <= 40 { // its value stands on the line below
			r.field(i+1, pieces[n-1]+next)
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

// splitFields divides 来源：云州日报 发布时间：2021-01-05 into its fields, with or without blanks between them.
func splitFields(s string) []string {
	var out []string
	start := 0
	value := valueStart(s)
	for at := 0; at < len(s); {
		n := blanks(s[at:])
		if n == 0 {
			_, m := utf8.DecodeRuneInString(s[at:])
			at += m
			if at > value && beginsField(s[at:]) { // a label may end like another: 信息来源
				out = append(out, s[start:at])
				start = at
				value = start + valueStart(s[start:])
			}
			continue
		}
		if _, _, ok := field(s[at+n:]); ok && at > start && strings.TrimRight(s[start:at], " 　") != "" {
			out = append(out, s[start:at])
			start = at + n
			value = start + valueStart(s[start:])
		}
		at += n
	}
	return append(out, s[start:])
}

// beginsField reports whether s begins with a field: a label and its colon.
func beginsField(s string) bool {
	const reach = 36 // bytes of the longest label
	head := s[:min(len(s), reach)]
	if !strings.ContainsAny(head, "：:") {
		return false
	}
	_, _, ok := field(head)
	return ok
}

// valueStart returns where in s, a field, its value begins, or 0.
func valueStart(s string) int {
	i := strings.IndexAny(s, "：:")
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
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
		if schema.IsAddress(value) {
			set(&p.URL, "publication.url")
		}
	case "topics":
		p.Topics = append(p.Topics, strings.FieldsFunc(value, func(c rune) bool { return blank(c) || strings.ContainsRune("；;\\/>", c) })...)
		r.from("publication.topics", value, i)
	case "number":
		n := documentNumber(value)
		if n == nil {
			if n = orderNumber(value); n != nil && n.AgencyCode == nil {
				n = nil // 第12号 does not say of what
			}
		}
		if n != nil && (r.m.DocumentNumber == nil || r.m.DocumentNumber.AgencyCode == nil) {
			r.m.DocumentNumber = n
			r.from("documentNumber", n.Text, i)
		}
	case "issuer":
		if endsIn(value, []string{"网", "网站", "平台"}) {
			return
		}
		if _, relative := hasAny(value, []string{"省政府", "市政府", "县政府", "区政府", "州政府", "本级", "本机关"}); relative {
			r.relative, r.relativeAt = value, i
			return
		}
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
	r.m.Printing = printed(s)
	r.evidence("printing", "normalized", i)
}

// copied returns the members of the line of copies s, blanks taken out.
func copied(s string) []string {
	return strings.FieldsFunc(strings.Trim(s[len("抄送："):], "。"), isListMark)
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
