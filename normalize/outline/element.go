package outline

import (
	"slices"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// The elements (要素) that were found: units are made of them, and it is noted where they stand.

// roles are those of the elements.
var roles = [...]schema.Role{
	structure.CopyNumber: schema.MetadataLine, structure.Secrecy: schema.MetadataLine, structure.Urgency: schema.MetadataLine,
	structure.Letterhead: schema.Letterhead, structure.Number: schema.DocumentNumberOf, structure.Register: schema.MetadataLine,
	structure.Signatory: schema.Signatory, structure.Title: schema.Title, structure.Subtitle: schema.Subtitle, structure.Speaker: schema.Signature,
	structure.Addressee: schema.Addressee, structure.Closing: schema.Closing, structure.Contact: schema.ContactLine,
	structure.AttachmentNote: schema.AttachmentList, structure.Attendance: schema.MetadataLine, structure.Signature: schema.Signature,
	structure.Signer: schema.Signatory, structure.Date: schema.Date, structure.Note: schema.Note, structure.Credit: schema.MetadataLine,
	structure.Copies: schema.MetadataLine, structure.Printing: schema.MetadataLine, structure.Openness: schema.MetadataLine, structure.Handling: schema.MetadataLine, structure.Field: schema.MetadataLine,
}

// place makes units of the pieces.
func (w *work) place(pieces []piece) {
	out := make([]unit, 0, len(w.units)+len(pieces))
	next := 0
	for i := range w.units {
		u := w.units[i]
		at := u.start
		divided := false
		for ; next < len(pieces) && pieces[next].unit == i; next++ {
			p := pieces[next]
			if p.element == structure.Body || p.element == structure.Annex {
				continue
			}
			if n := len(out) - 1; n >= 0 && divided && sameLine(p.element) && out[n].element == p.element && out[n].end < u.start+p.from && lex.Blanks(w.s[out[n].end:]) >= u.start+p.from-out[n].end {
				_, out[n].end = w.trim(out[n].start, u.start+p.to)
				at = u.start + p.to
				continue
			}
			if from := u.start + p.from; from > at {
				out = w.part(out, u, at, from, divided)
				divided = true
			}
			v := u
			v.start, v.end = w.trim(u.start+p.from, u.start+p.to)
			v.element, v.above, v.role = p.element, p.above, roles[p.element]
			v.joined = !p.first && joins(p.element)
			v.rebuilt = u.rebuilt || v.start > u.start && lex.Blanks(w.s[u.start+p.from:]) == 0 && !blankBefore(w.s, v.start)
			at = u.start + p.to
			divided = true
			out = append(out, v)
		}
		out = w.part(out, u, at, u.end, divided)
	}
	w.units = out
}

// part appends what is left of unit u between two elements.
func (w *work) part(out []unit, u unit, from, to int, divided bool) []unit {
	v := u
	if v.start, v.end = w.trim(from, to); v.start < v.end {
		v.rebuilt = u.rebuilt || divided && !blankBefore(w.s, v.start)
		out = append(out, v)
	}
	return out
}

// trim takes the blanks off both ends of bytes from to to.
func (w *work) trim(from, to int) (int, int) {
	from += min(lex.Blanks(w.s[from:to]), to-from)
	return from, from + len(strings.TrimRight(w.s[from:to], " \t\u00a0\u3000"))
}

// blankBefore reports whether a blank or line feed stands in front of byte i.
func blankBefore(s string, i int) bool {
	r := lastRune(s[:i])
	return i == 0 || r == '\n' || lex.IsBlank(r)
}

// sameLine reports whether elements of the kind that stand side by side on a line are one block: two signatures, a contact and
// his telephone.
func sameLine(e structure.Element) bool {
	return e == structure.Signature || e == structure.Contact
}

// joins reports whether the lines of an element are one block.
func joins(e structure.Element) bool {
	switch e {
	case structure.Title, structure.Subtitle, structure.Addressee, structure.Signature, structure.Copies, structure.Closing, structure.Note, structure.Printing:
		return true
	}
	return false
}

// readElements notes where the elements stand, when the units are what they stay. It returns the first unit behind those above the
// body.
func (w *work) readElements() int {
	last := -1
	signed := false // the carrier's date was seen
	var signatures []int
	for i := range w.units {
		u := &w.units[i]
		if u.element == structure.NoElement {
			continue
		}
		if u.above {
			last = i
		}
		if u.joined {
			if u.element == structure.Title && u.above && len(w.title) > 0 && w.title[len(w.title)-1] == i-1 {
				w.title = append(w.title, i)
			}
			continue
		}
		switch u.element {
		case structure.Letterhead:
			if w.meta.mark < 0 {
				w.meta.mark = i
			}
			if u.above {
				w.meta.joint = append(w.meta.joint, i)
			}
		case structure.Number:
			if w.meta.number < 0 {
				w.meta.number = i
			}
		case structure.Signatory:
			if w.meta.signatory < 0 {
				w.meta.signatory = i
			}
		case structure.Title:
			switch {
			case u.apart:
				w.meta.embedded = append(w.meta.embedded, i)
				w.tail = min(w.tail, i)
			case len(w.title) == 1 && u.above && squeeze(w.of(w.title[0])) == squeeze(w.of(i)): // said again
				w.units[w.title[0]].role = schema.MetadataLine
				w.title[0] = i
			case len(w.title) == 0 && (u.above || !signed):
				w.title = []int{i}
			default:
				w.meta.embedded = append(w.meta.embedded, i)
				w.tail = min(w.tail, i)
			}
		case structure.Addressee:
			if w.meta.addressee < 0 {
				w.meta.addressee = i
			}
		case structure.AttachmentNote:
			if l, ok := label.Parse(w.of(i)); !ok || l.Len < len(w.of(i)) { // not 附件： alone
				w.meta.attachment = append(w.meta.attachment, i)
			}
		case structure.Signature:
			signatures = append(signatures, i)
		case structure.Signer:
			if officeHolders.In(squeeze(w.of(i))) {
				w.meta.signers = append(w.meta.signers, i)
			} else {
				u.role = schema.Signature
			}
		case structure.Date:
			if w.meta.date < 0 {
				w.meta.date = i
			}
			signed = true
		}
	}
	slices.Reverse(signatures) // the last one counts
	w.meta.signature = append(signatures, w.meta.signature...)
	if len(w.meta.joint) == 1 {
		w.meta.joint = nil
	}
	return last + 1
}
