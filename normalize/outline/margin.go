package outline

import "strings"

// margins reads what a document prints in its headers and footers alone: the letterhead and number of the first page, the
// colophon of the last. The text of both stays furniture, so that the evidence names no block.
func (r *record) margins() {
	raw := r.w.text.Raw()
	for _, f := range r.w.text.Furniture {
		if f.Role != "header" && f.Role != "footer" {
			continue
		}
		if s := strings.TrimSpace(raw[f.Start:f.End]); runes(s, 121) <= 120 {
			r.margin(s)
		}
	}
}

// margin fills in what the line s of a header or footer tells and the text leaves open.
func (r *record) margin(s string) {
	m := r.m
	t := squeeze(s)
	number := documentNumber(t)
	switch {
	case m.IssuerMark == nil && letterhead(t):
		m.IssuerMark = &t
		r.evidence("issuerMark", "source")
	case m.DocumentNumber == nil && number != nil:
		m.DocumentNumber = number
		r.evidence("documentNumber", "source")
	case len(m.Copies) == 0 && copies(colons(t)):
		m.Copies = copied(colons(t))
		r.evidence("copies", "source")
	case m.Printing == nil && printing(t):
		m.Printing = printed(t)
		r.evidence("printing", "source")
	}
}

// colons returns s with its half-width colons as full-width ones: furniture is not normalized.
func colons(s string) string { return strings.ReplaceAll(s, ":", "：") }
