package outline

import (
	"slices"
	"strings"

	"guiwen/normalize/lex/label"
	"guiwen/schema"
)

// closings are the formulas that the body of a document ends with (结束语).
var closings = []string{
	"特此报告", "专此报告", "以上报告", "特此通知", "特此通报", "特此公告", "特此通告", "特此函告", "特此函达", "特此函复", "特此请示", "特此批复", "特此说明", "专此函达", "专此", "此复", "此令", "此致",
	"以上意见", "妥否", "当否", "请予审议", "请审议", "请批示", "请予批复", "请审阅", "现予公布", "现予公告",
}

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
		if strings.HasPrefix(s, "名词解释") && runes(s, 8) <= 6 && w.meta.glossary == 0 {
			w.meta.glossary = i
		}
		if n := w.noteBelow(i); n > 0 {
			i += n - 1
			continue
		}
		if n := w.attachmentStart(i); n > 0 {
			attachment++
			w.attachmentsSeen++
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

// announced finds the further texts that a document issues: titles that its body names (现将《甲》《乙》印发给你们) and that stand on lines
// of their own below, a year or version in brackets aside.
func (w *work) announced() {
	if len(w.meta.embedded) == 0 {
		return
	}
	first := w.meta.embedded[0]
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
				break
			}
		}
	}
	slices.Sort(w.meta.embedded)
}

// mostAnnounced bounds the titles that a document may announce.
const mostAnnounced = 20

// attachmentStart reports whether an attachment begins at unit i: a line 附件1 and nothing else, text behind
// it. It returns how many units its heading takes, or 0.
func (w *work) attachmentStart(i int) int {
	u := &w.units[i]
	if !strings.HasPrefix(w.of(i), "附") {
		return 0
	}
	s := strings.TrimRight(w.of(i), "：:")
	l, ok := label.Parse(s)
	if !ok || l.Scheme != label.Appendix || l.Len < len(s) || i+1 >= len(w.units) || i == 0 {
		return 0
	}
	u.role, u.level = schema.Heading, 1
	u.mark = &mark{Label: l}
	u.mark.Len = len(w.of(i))
	u.mark.Text = strings.TrimRight(l.Text, "：")
	n := 1
	next := w.of(i + 1)
	if w.plain(i+1) && runes(next, 61) <= 60 && !closed(next) && !strings.Contains(next, "。") && (w.units[i+1].mark == nil || rankOf(w.units[i+1].mark.Label) < 0) {
		v := &w.units[i+1]
		v.joined, v.glue, v.mark = true, " ", nil
		v.attachment = u.attachment + 1
		if strings.HasPrefix(next, "名词解释") && w.meta.glossary == 0 {
			w.meta.glossary = i + 1
		}
		n = 2
	}
	return n
}

// noteBelow reports whether unit i is 附件： alone and the entries of the attachment note (附件说明) stand on lines
// of their own below it, the signature or nothing behind them. It returns how many units the note takes, or 0.
func (w *work) noteBelow(i int) int {
	s := w.of(i)
	if !strings.HasPrefix(s, "附") {
		return 0
	}
	if l, ok := label.Parse(s); !ok || l.Scheme != label.Appendix || l.Value > 0 || l.Len < len(s) || !strings.HasSuffix(l.Text, "：") {
		return 0
	}
	end := i + 1
	for ; end < len(w.units) && end-i <= mostAttachments && w.plain(end); end++ {
		l, ok := label.Parse(w.of(end))
		if !ok || l.Scheme != label.Arabic || l.Value != end-i || closed(w.of(end)) || runes(w.of(end), 81) > 80 {
			break
		}
	}
	if end == i+1 || end < len(w.units) && !body(w.of(end)) && onlyDate(w.of(end)) == "" {
		return 0
	}
	for k := i; k < end; k++ {
		w.units[k].role, w.units[k].mark = schema.AttachmentList, nil
		if k > i {
			w.meta.attachment = append(w.meta.attachment, k)
		}
	}
	return end - i
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
	case closing(s):
		u.role, u.mark = schema.Closing, nil
	case w.attachmentNote(i):
		u.role, u.mark = schema.AttachmentList, nil
		w.meta.attachment = append(w.meta.attachment, i)
	case copies(s) || printing(s):
		u.role, u.mark = schema.MetadataLine, nil
	case contact(s):
		u.role, u.mark = schema.ContactLine, nil
	case bracketed(s) && (strings.Contains(s, "公开") || strings.Contains(s, "此件")):
		u.role = schema.Note
	case bracketed(s) && (strings.Contains(s, "供稿") || strings.Contains(s, "来源")):
		u.role = schema.MetadataLine
	case photo(s) && !strings.ContainsAny(s, "；"), tableTitle(s), w.figureTitle(i):
		u.role = schema.Caption
	}
}

// tableTitle reports whether s is the title of a table or figure: 表1 …, 图2 ….
func tableTitle(s string) bool {
	rest, ok := strings.CutPrefix(s, "表")
	if !ok {
		rest, ok = strings.CutPrefix(s, "图")
	}
	n := 0
	for n < len(rest) && ('0' <= rest[n] && rest[n] <= '9' || rest[n] == '-') {
		n++
	}
	return ok && n > 0 && n < len(rest) && blanks(rest[n:]) > 0 && !closed(s) && runes(s, 61) <= 60
}

// closing reports whether s is a closing formula.
func closing(s string) bool {
	if len(s) > 4*30 {
		return false
	}
	_, ok := hasAny(s, closings)
	return ok && runes(s, 31) <= 30 && (final(lastRune(s)) || runes(s, 8) <= 6)
}

// attachmentNote reports whether unit i is of the attachment note (附件说明): 附件：1. …, or the next number
// behind one.
func (w *work) attachmentNote(i int) bool {
	s := w.of(i)
	n := len(w.meta.attachment)
	if !strings.HasPrefix(s, "附") && (n == 0 || w.meta.attachment[n-1] != i-1) {
		return false
	}
	l, ok := label.Parse(s)
	if !ok {
		return false
	}
	if l.Scheme == label.Appendix {
		return l.Len+l.Blank < len(s) && !closed(s) && !strings.Contains(s, "。")
	}
	if n == 0 || w.meta.attachment[n-1] != i-1 || l.Scheme != label.Arabic || closed(s) {
		return false
	}
	return l.Value == w.attachmentNumber(i-1)+1
}

// attachmentNumber is the number of the entry of the attachment note at unit i.
func (w *work) attachmentNumber(i int) int {
	s := w.of(i)
	l, _ := label.Parse(s)
	if l.Scheme == label.Appendix {
		if m, ok := label.Parse(s[l.Len+l.Blank:]); ok && m.Scheme == label.Arabic {
			return m.Value
		}
		return max(1, l.Value)
	}
	return l.Value
}

// copies reports whether s lists who gets copies (抄送机关).
func copies(s string) bool {
	if !strings.HasPrefix(s, "抄") {
		return false
	}
	s = squeeze(s)
	return strings.HasPrefix(s, "抄送：") || strings.HasPrefix(s, "抄报：")
}

// printing reports whether s is the line of the printing office (印发机关和印发日期).
func printing(s string) bool {
	if !strings.HasSuffix(s, "印发") && !strings.HasSuffix(s, "印") {
		return false
	}
	t := squeeze(s)
	at, n := findDate(t)
	return n > 0 && at > 0 && (t[at+n:] == "印发" || t[at+n:] == "印")
}

// contact reports whether s tells whom to ask.
func contact(s string) bool {
	if !strings.Contains(s, "：") {
		return false
	}
	t := strings.TrimLeft(squeeze(s), "（(")
	for _, l := range contactLabels {
		if strings.HasPrefix(t, l+"：") || strings.HasPrefix(t, l+":") {
			return true
		}
	}
	i := strings.Index(t, "：")
	return i > 0 && i < 60 && endsIn(t[:i], contactLabels) && !strings.ContainsAny(t, "，。；") && runes(t, 41) <= 40
}

// longestDate is the number of bytes of the longest line that is a date and nothing else, its blanks included.
const longestDate = 120
