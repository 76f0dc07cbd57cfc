package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/schema"
)

const (
	longestRunIn   = 45 // characters of a heading that shares its paragraph
	longestHeading = 80 // of one that stands alone
	longestBare    = 30 // of one without a number
)

// assign gives every unit that has no role yet its role and level: headings, list items, paragraphs.
func (w *work) assign() {
	for i := range w.units {
		u := &w.units[i]
		if u.role != "" || u.joined {
			continue
		}
		switch {
		case w.paragraph(i).Table != nil:
			u.role = schema.Table
		case w.kind(i) == source.Caption:
			u.role = schema.Caption
		case w.kind(i) == source.Note:
			u.role = schema.Note
		case w.kind(i) == source.Field:
			u.role = schema.MetadataLine
		case u.toc:
			u.role = schema.ListItem
			if u.mark == nil {
				u.role = schema.Paragraph
			}
		case u.mark != nil:
			w.numbered(i)
		default:
			u.role = schema.Paragraph
		}
	}
	w.demoteLists()
	w.bareHeadings()
	w.nestAttachments()
}

// numbered decides on a unit with a number: a heading alone on its line, a run-in heading, or a list item.
func (w *work) numbered(i int) {
	u := &w.units[i]
	r := rankOf(u.mark.Label)
	if u.mark.depth > 0 { // a clause of a standard: with a title, or a paragraph that has a number
		u.role, u.level = schema.Heading, u.mark.depth
		if s := w.of(i); closed(s) || runes(s, longestHeading+1) > longestHeading {
			u.role, u.level = schema.ListItem, 0
		}
		return
	}
	if r < 0 { // 一是, 第一，, 附件
		u.role = schema.ListItem
		if u.mark.Scheme == label.Appendix {
			u.mark, u.role = nil, schema.Paragraph
		}
		return
	}
	text := w.of(i)
	rest := text[u.mark.Len+u.mark.Blank:]
	if w.law && r > rankArticle && u.attachment == 0 && !(w.groups && r == rankCJK && !closed(rest)) { // 项 of an article
		u.role = schema.ListItem
		return
	}
	u.role, u.level = schema.Heading, w.levels.of[r]
	if r <= rankArticle {
		if r == rankArticle && rest != "" {
			u.stop = u.start + u.mark.Len
			u.split = u.stop + u.mark.Blank
		}
		return
	}
	n, mark, ok := sentence(rest, longestHeading)
	base := u.start + u.mark.Len + u.mark.Blank
	switch {
	case rest == "":
		u.role = schema.ListItem
	case ok && strings.ContainsAny(rest[:n], "；;"): // a list of its own
		u.role = schema.ListItem
	case ok && n > 0 && base+n+mark < u.end && fullStop(w.s[base+n:]) && !defines(rest[:n]):
		u.stop, u.split = base+n, base+n+mark
		u.split += blanks(w.s[u.split:u.end])
		if u.split == u.end {
			u.split = 0
		}
		u.long = runes(rest[:n], longestRunIn+1) > longestRunIn || states(rest, n)
	case ok && n > 0 && base+n+mark == u.end && fullStop(w.s[base+n:]) && !defines(rest[:n]):
		u.stop = base + n
		u.long = runes(rest[:n], longestRunIn+1) > longestRunIn || states(rest, n)
	case !closed(rest) && runes(rest, longestHeading+1) <= longestHeading && !strings.ContainsAny(rest, "。；"):
	case lastRune(rest) == '：' && runes(rest, longestBare+1) <= longestBare && !strings.ContainsAny(rest, "。；"):
	default:
		u.role = schema.ListItem
	}
	if u.role == schema.ListItem {
		u.level = 0
	}
}

// fullStop reports whether s begins with the mark that closes a heading: 。, or the dot that stands for it.
func fullStop(s string) bool { return strings.HasPrefix(s, "。") || strings.HasPrefix(s, ".") }

// states reports whether the sentence s[:n], with a number before it, is a statement or a task rather than a
// heading: it names a figure that something reaches, or what follows it names who answers for it.
func states(s string, n int) bool {
	rest := strings.TrimLeft(strings.TrimPrefix(s[n:], "。"), " ")
	for _, open := range [...]string{"〔责任", "（责任", "〔牵头", "（牵头", "【责任", "［责任", "[责任", "〔完成", "（完成"} {
		if strings.HasPrefix(rest, open) {
			return true
		}
	}
	prev := rune(0)
	for _, r := range s[:n] {
		if r == '%' || r == '％' || digit(prev) && strings.ContainsRune("个件项次人家万亿户名条起份亩所期场元", r) {
			return true
		}
		prev = r
	}
	return false
}

// defines reports whether s explains a word (“两新”：是指…): an entry of a glossary, no heading.
func defines(s string) bool {
	return strings.Contains(s, "：是指") || strings.Contains(s, "：指") || strings.HasPrefix(s, "“") && strings.Contains(s, "”：")
}

// demoteLists makes list items of numbered sentences that head nothing: every member of the list is one
// sentence with its full stop, or none has anything below it.
func (w *work) demoteLists() {
	type list struct{ members, heading, content, short, runIn int }
	lists := map[int]*list{}
	for i := range w.units {
		u := &w.units[i]
		if u.mark == nil || u.role != schema.Heading && u.role != schema.ListItem || rankOf(u.mark.Label) <= rankArticle || u.mark.depth > 0 {
			continue
		}
		l := lists[u.mark.list]
		if l == nil {
			l = &list{}
			lists[u.mark.list] = l
		}
		l.members++
		if u.role == schema.Heading {
			l.heading++
			if u.split > 0 || w.heads(i) {
				l.content++
			}
			if !u.long {
				l.short++
				if u.split > 0 || u.stop == 0 {
					l.runIn++
				}
			}
		}
	}

	for i := range w.units {
		u := &w.units[i]
		if u.role != schema.Heading || u.mark == nil || rankOf(u.mark.Label) <= rankArticle || u.mark.depth > 0 {
			continue
		}
		l := lists[u.mark.list]
		alone := u.split == 0
		if alone && l.content == 0 && (u.stop > 0 || l.members >= 3) || alone && u.stop > 0 && l.heading*2 < l.members {
			u.role, u.level, u.stop = schema.ListItem, 0, 0
		}
		few := u.stop > 0 && l.members >= 3 && l.runIn*2 < l.members && l.content*3 < l.members*2 // most of them are sentences that head nothing
		if few || u.long && l.short*2 <= l.members {                                              // one of many long sentences, no heading
			u.role, u.level, u.stop, u.split = schema.ListItem, 0, 0, 0
		}
		if u.role == schema.Heading && w.inGlossary(i) {
			u.role, u.level, u.stop, u.split = schema.ListItem, 0, 0, 0
		}
	}
}

// heads reports whether something stands below the heading i: text without a number, or a deeper number.
func (w *work) heads(i int) bool {
	if i+1 >= len(w.units) {
		return false
	}
	next := &w.units[i+1]
	if next.mark == nil {
		return next.role == schema.Paragraph || next.role == schema.Table
	}
	if next.mark.Scheme == label.Appendix {
		return false
	}
	r := rankOf(next.mark.Label)
	return r < 0 || w.levels.order[r] > w.levels.order[rankOf(w.units[i].mark.Label)]
}

// inGlossary reports whether unit i is of a list behind a heading 名词解释.
func (w *work) inGlossary(i int) bool { return w.meta.glossary > 0 && i > w.meta.glossary }

// sectionNames are headings that documents set without a number.
var sectionNames = []string{"名词解释", "前言", "引言", "序言", "结束语", "结语", "附则", "附录", "后记", "编制说明", "名词注释", "注释"}

// sectionName reports whether s is such a heading.
func sectionName(s string) bool {
	_, ok := hasAny(s, sectionNames)
	return ok && runes(s, 8) <= 6 && !strings.HasSuffix(s, "注释：")
}

// bareHeadings finds headings without a number: a short line without a closing mark between paragraphs that
// have one.
func (w *work) bareHeadings() {
	top := w.levels.of[rankCJK]
	numbered := false
	for i := range w.units {
		if m := w.units[i].mark; m != nil && rankOf(m.Label) == rankCJK && w.units[i].role == schema.Heading {
			numbered = true
		}
	}
	level := 0
	for i := w.body; i < len(w.units); i++ {
		u := &w.units[i]
		if u.role == schema.Heading && u.level > 0 {
			level = u.level
		}
		if u.role != schema.Paragraph || u.mark != nil || u.toc {
			continue
		}
		s := w.of(i)
		p := w.paragraph(i)
		if sectionName(s) {
			u.role, u.level = schema.Heading, 1
			level = 1
			continue
		}
		if w.law {
			continue
		}
		if p.Kind == source.Heading && runes(s, longestHeading+1) <= longestHeading {
			u.role, u.level = schema.Heading, max(1, min(9, p.Level))
			continue
		}
		if i == 0 || !bare(s) || i+1 >= len(w.units) || w.units[i+1].role == schema.Signature || w.units[i+1].role == schema.Date {
			continue
		}
		next := w.of(i + 1)
		follows := w.units[i+1].role == schema.Paragraph && closed(next) && runes(next, 26) >= 25 || w.units[i+1].mark != nil && w.units[i+1].mark.Value == 1
		before := w.of(i - 1)
		if !follows || i > w.body && !closed(before) && w.units[i-1].role != schema.Heading {
			continue
		}
		u.role = schema.Heading
		switch {
		case !numbered:
			u.level = top
		default:
			u.level = min(9, level+1)
		}
	}
}

// bare reports whether s has the form of a heading without a number.
func bare(s string) bool {
	n := runes(s, longestBare+1)
	if n < 4 || n > longestBare || closed(s) || strings.ContainsAny(s, "，。；：！？,;:") || strings.HasPrefix(s, "——") || strings.HasPrefix(s, "（") {
		return false
	}
	if openEnd(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return han(r) || digit(r) || r == '“' || r == '《'
}
