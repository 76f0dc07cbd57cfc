package outline

import (
	"slices"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// back gives the parts behind the body their roles: closing, attachment note, signature, date, contacts,
// notes, copies and printing; and finds where attachments begin.
func (w *work) back() {
	attachment := 0
	for i := w.body; i < len(w.units); i++ {
		u := &w.units[i]
		u.attachment = attachment
		if u.role != "" || u.toc || !w.plain(i) {
			continue
		}
		s := w.of(i)
		if glossaryTitles.Begins(s) > 0 && runes(s, 8) <= 6 && w.meta.glossary == 0 {
			w.meta.glossary = i
		}
		if w.noteBelow(i) {
			i++
			continue
		}
		if n := w.attachmentStart(i); n > 0 {
			attachment++
			u.attachment = attachment
			if w.tail > i {
				w.tail = i
			}
			i += n - 1
			continue
		}
		w.backRole(i)
	}
	w.announced()
	w.carrier()
}

var glossaryTitles = lex.Class("glossary-title")

// announced finds the further texts that a document issues: titles that its body names (现将《甲》《乙》印发给你们) and that stand on lines
// of their own below, a year or version in brackets aside.
func (w *work) announced() {
	first := w.meta.date
	if len(w.meta.embedded) > 0 {
		first = w.meta.embedded[0]
	}
	if first < 0 {
		return
	}
	var titles []string
	for i := w.body; i < first && len(titles) < mostAnnounced; i++ {
		for s := w.of(i); ; {
			_, rest, ok := strings.Cut(s, "《")
			title, after, closed := strings.Cut(rest, "》")
			if !ok || !closed {
				break
			}
			titles = append(titles, squeeze(title))
			s = after
		}
	}
	for i := first + 1; i < len(w.units) && len(titles) > 0; i++ {
		u := &w.units[i]
		if u.role != "" || u.mark != nil || u.joined || !w.plain(i) || u.end-u.start > 300 {
			continue
		}
		s := squeeze(w.of(i))
		for _, t := range titles {
			if rest, ok := strings.CutPrefix(s, t); ok && (rest == "" || bracketed(rest)) {
				u.role = schema.Title
				w.meta.embedded = append(w.meta.embedded, i)
				w.subtitleBelow(i)
				break
			}
		}
	}
	slices.Sort(w.meta.embedded)
}

// subtitleBelow makes the note in brackets with its dates below the title of unit i its subtitle (题注).
func (w *work) subtitleBelow(i int) {
	if i+1 == len(w.units) || !w.plain(i+1) {
		return
	}
	if u, s := &w.units[i+1], w.of(i+1); u.role == "" && u.mark == nil && bracketed(s) && namesYear(s) {
		u.role = schema.Subtitle
	}
}

// mostAnnounced bounds the titles that a document may announce.
const mostAnnounced = 20

// attachmentStart reports whether an attachment begins at unit i: a line 附件1 and nothing else, text behind
// it. It returns how many units its heading takes, or 0.
func (w *work) attachmentStart(i int) int {
	u := &w.units[i]
	if attachmentWords.Begins(w.of(i)) == 0 {
		return 0
	}
	s := strings.TrimRight(w.of(i), "：:")
	l, ok := label.Parse(s)
	if u.annex && !ok {
		for l = range label.Annexes(s) {
			ok = true
		}
	}
	if !ok || l.Scheme != label.Appendix || l.Len < len(s) || i+1 >= len(w.units) || i == 0 {
		return 0
	}
	u.role, u.level = schema.Heading, 1
	u.mark = &mark{Label: &l}
	u.mark.Len = len(w.of(i))
	u.mark.Text = strings.TrimRight(l.Text, "：")
	n := 1
	next := w.of(i + 1)
	if w.plain(i+1) && runes(next, 61) <= 60 && !closed(next) && !strings.Contains(next, "。") && (w.units[i+1].mark == nil || structure.RankOf(*w.units[i+1].mark.Label) < 0) {
		v := &w.units[i+1]
		v.joined, v.glue, v.mark = true, " ", nil
		v.attachment = u.attachment + 1
		if glossaryTitles.Begins(next) > 0 && w.meta.glossary == 0 {
			w.meta.glossary = i + 1
		}
		n = 2
	}
	return n
}

// noteBelow makes unit i, 附件： alone, and the title on the line below it the attachment note (附件说明), where the text of that
// title begins soon behind it.
func (w *work) noteBelow(i int) bool {
	s := w.of(i)
	if attachmentWords.Begins(s) == 0 {
		return false
	}
	l, ok := label.Parse(s)
	if !ok || l.Scheme != label.Appendix || l.Value > 0 || l.Len < len(s) || !strings.HasSuffix(l.Text, "：") || !w.attachmentFollows(i+1) {
		return false
	}
	w.units[i].role, w.units[i+1].role = schema.AttachmentList, schema.AttachmentList
	w.units[i].mark, w.units[i+1].mark = nil, nil
	w.meta.attachment = append(w.meta.attachment, i+1)
	return true
}

// attachmentFollows reports whether unit i is the title of an attachment that begins soon behind it, below the word 附件.
func (w *work) attachmentFollows(i int) bool {
	const near = 12
	if i >= len(w.units) || !w.plain(i) || closed(w.of(i)) || runes(w.of(i), 61) > 60 {
		return false
	}
	for k := i + 1; k+1 < len(w.units) && k < i+near; k++ {
		if l, ok := label.Parse(w.of(k)); ok && l.Scheme == label.Appendix && l.Len == len(w.of(k)) {
			return squeeze(w.of(k+1)) == squeeze(w.of(i))
		}
	}
	return false
}

// backRole gives unit i a role of the back matter where its words say so.
func (w *work) backRole(i int) {
	u := &w.units[i]
	s := w.of(i)
	n := runes(s, 121)
	if n > 120 {
		return
	}
	switch {
	case photo(s) && !strings.ContainsAny(s, "；"), tableTitle(s), w.figureTitle(i):
		u.role = schema.Caption
	}
}

// tableTitle reports whether s is the title of a table or figure: 表1 …, 图2 ….
func tableTitle(s string) bool {
	rest, ok := captioned(s)
	n := 0
	for n < len(rest) && ('0' <= rest[n] && rest[n] <= '9' || rest[n] == '-') {
		n++
	}
	return ok && n > 0 && n < len(rest) && lex.Blanks(rest[n:]) > 0 && !closed(s) && runes(s, 61) <= 60
}

// captioned returns what stands behind the word that s begins with, where that word and a number head a table or picture: 表, 图.
func captioned(s string) (rest string, ok bool) {
	n := annexNouns.Begins(s)
	return s[n:], annexNouns.Value(s[:n]) == "captioned"
}

var annexNouns = lex.Class("annex-noun")

// longestCopiesLabel is the number of bytes within which the colon of 抄送 stands, blanks between its characters included.
const longestCopiesLabel = 60

// copies reports whether s lists who gets copies (抄送机关).
func copies(s string) bool {
	head, _, ok := strings.Cut(s[:min(len(s), longestCopiesLabel)], "：")
	return ok && copiesLabels.Is(squeeze(head))
}

// printing reports whether s is the line of the printing office (印发机关和印发日期).
func printing(s string) bool {
	if printedEndings.Ends(s) == 0 {
		return false
	}
	t := squeeze(s)
	at, n := findDate(t)
	return n > 0 && at > 0 && printedEndings.Is(t[at+n:])
}

var printedEndings = lex.Class("printed-ending")

// longestDate is the number of bytes of the longest line that is a date and nothing else, its blanks included.
const longestDate = 120
