package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

const (
	longestHeading = 80 // characters of a heading that stands alone
	longestBare    = 30 // of one without a number
)

// assign gives every unit that has no role yet its role and level: headings, list items, paragraphs.
func (w *work) assign() {
	o := w.decide()
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
		case u.mark == nil:
			u.role = schema.Paragraph
		case u.mark.depth > 0:
			w.clause(i)
		default:
			u.role = schema.ListItem
		}
	}
	for k := range o.Items {
		w.take(&o.Items[k])
	}
	w.remarks(o)
	w.bareHeadings(o.Top)
}

// decide finds which of the numbered units are headings.
func (w *work) decide() *structure.Outline {
	texts := make([]string, len(w.units))
	for i := range w.units {
		if w.plain(i) && !w.units[i].toc {
			texts[i] = w.of(i)
		}
	}
	numbers := structure.Keep(w.numbers, func(k int) bool {
		u := &w.units[w.numbers[k].Line]
		return u.role == "" && !u.joined && u.mark != nil && u.mark.depth == 0
	})
	last := -1
	if n := len(numbers); n > 0 {
		last = numbers[n-1].Line
	}
	return structure.Decide(texts, numbers, func(i int) bool {
		u := &w.units[i]
		switch u.role {
		case "", schema.Caption:
			return u.toc || u.joined
		case schema.ContactLine, schema.MetadataLine, schema.Note: // between headings they are part of the text
			return i > last
		}
		return true
	})
}

// take gives a unit what was decided about its number.
func (w *work) take(it *structure.Item) {
	u := &w.units[it.Line]
	switch it.Role {
	case structure.None:
		u.role, u.mark = schema.Paragraph, nil
		return
	case structure.Member:
		if it.Cut == structure.Unclear {
			w.note(it.Line, "heading.unclear", "info", "the text goes on behind the heading without a mark; it is left whole")
		}
		return
	}
	if w.inGlossary(it.Line) {
		return
	}
	u.role, u.level = schema.Heading, it.Level
	stop := u.start + it.Stop
	if it.Next > 0 {
		u.stop, u.split = stop, u.start+it.Next
		u.rebuilt = u.rebuilt || it.Cut == structure.AtSeam
	} else if stop < u.end {
		u.stop = stop
	}
}

// clause decides on a clause of a standard: with a title, or a paragraph that has a number.
func (w *work) clause(i int) {
	u := &w.units[i]
	u.role, u.level = schema.Heading, u.mark.depth
	if s := w.of(i); closed(s) || runes(s, longestHeading+1) > longestHeading {
		u.role, u.level = schema.ListItem, 0
	}
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
// have one. top is the level of headings 一、.
func (w *work) bareHeadings(top int) {
	numbered := false
	for i := range w.units {
		if m := w.units[i].mark; m != nil && structure.RankOf(m.Label) == structure.CJK && w.units[i].role == schema.Heading {
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
