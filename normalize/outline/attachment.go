package outline

import (
	"strconv"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/schema"
)

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
			for rest := ""; s != ""; s = rest {
				s, rest = nextEntry(s, value+1)
				r.attachment(value, s)
				value++
			}
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
		for _, a := range r.m.Attachments[min(listed, len(r.m.Attachments)):min(len(r.m.Attachments), mostAttachments)] {
			known = known || squeeze(a.Title) == squeeze(title)
		}
		if !known && title != "" {
			r.attachment(u.mark.Value, title)
			r.m.Attachments[len(r.m.Attachments)-1].Present = true
			r.evidence("attachments", "normalized", i)
		}
	}
}

// nextEntry parts the entries of an attachment note that lost its line ends (参会回执2.座位安排): behind the first the number of the next
// stands. A figure in front of it is no part of a decimal.
func nextEntry(s string, next int) (entry, rest string) {
	if next < 2 {
		return s, ""
	}
	number := strconv.Itoa(next)
	for at := 0; ; {
		i := strings.Index(s[at:], number)
		if i < 0 {
			return s, ""
		}
		i += at
		at = i + len(number)
		l, ok := label.Parse(s[i:])
		if !ok || l.Scheme != label.Arabic || l.Value != next || l.Len+l.Blank == len(s)-i || lex.Digit(lastRune(s[:i])) >= 0 || strings.ContainsRune(".．", lastRune(s[:i])) {
			continue
		}
		if i > 0 && strings.Count(s[:i], "《") == strings.Count(s[:i], "》") && strings.Count(s[:i], "（") == strings.Count(s[:i], "）") {
			return strings.TrimRight(s[:i], " 　；"), s[i+l.Len+l.Blank:]
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
