package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

const (
	longestHeading  = 80 // characters of a heading that stands alone
	longestBare     = 30 // of one without a number
	longestDoubtful = 20 // of one that holds a comma
	longestParallel = 45 // of one of several that hold commas
	fewestParallel  = 3
)

// assign gives every unit that has no role yet its role and level: headings, list items, paragraphs.
func (w *work) assign() {
	w.besideTables()
	o := w.decide()
	if w.in.Explain != nil {
		for _, line := range o.Explain() {
			w.in.Explain(line)
		}
	}
	for i := range w.units {
		u := &w.units[i]
		if u.role != "" || u.joined {
			continue
		}
		switch {
		case w.paragraph(i).Table != nil:
			u.role = schema.Table
		case u.toc:
			u.role = schema.Contents
		case w.kind(i) == source.Caption:
			u.role = schema.Caption
		case w.kind(i) == source.Note:
			u.role = schema.Note
		case w.kind(i) == source.Field:
			u.role = schema.MetadataLine
		case u.mark == nil:
			u.role = schema.Paragraph
		default:
			u.role = schema.ListItem
		}
	}
	for k := range o.Items {
		w.take(&o.Items[k])
	}
	w.remarks(o)
	w.nameLists()
	w.bareHeadings(o)
	w.plainLists()
	w.titleNotes()
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
		return u.role == "" && !u.joined && u.mark != nil
	})
	last := -1
	if n := len(numbers); n > 0 {
		last = numbers[n-1].Line
	}
	return structure.Decide(texts, numbers, func(i int) bool {
		u := &w.units[i]
		switch u.role {
		case schema.Box:
			return false
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

// inGlossary reports whether unit i is of a list behind a heading 名词解释.
func (w *work) inGlossary(i int) bool { return w.meta.glossary > 0 && i > w.meta.glossary }

// sectionName is the class of the headings that documents set without a number: 前言, 附则.
var sectionName = lex.Class("section-name")

// bareHeadings finds headings without a number: a short line without a closing mark between paragraphs that have one. One that
// holds a comma needs a second like it. o is the outline of the numbered ones.
func (w *work) bareHeadings(o *structure.Outline) {
	var certain, doubtful, parallel, questions, styled []int
	for i := w.body; i < len(w.units); i++ {
		u := &w.units[i]
		if u.role != schema.Paragraph || u.mark != nil || u.toc {
			continue
		}
		s, p := w.of(i), w.paragraph(i)
		switch {
		case len(s) <= 4*longestBare && sectionName.Is(squeeze(s)):
			u.role, u.level = schema.Heading, 1
		case w.law:
		case p.Kind == source.Heading && runes(s, longestHeading+1) <= longestHeading:
			u.role, u.level = schema.Heading, max(1, min(9, p.Level))
			styled = append(styled, i)
			if asks(s) {
				u.stop = u.end - len("？")
			}
		case !w.headsText(i):
		case bare(s), inBlackBrackets(s):
			certain = append(certain, i)
		case asks(s):
			questions = append(questions, i)
		case runes(s, longestDoubtful+1) <= longestDoubtful && bare(strings.Replace(strings.ReplaceAll(s, "、", ""), "，", "", 1)):
			doubtful = append(doubtful, i)
		case runes(s, longestParallel+1) <= longestParallel && bare(strings.NewReplacer("、", "", "，", "").Replace(s)):
			parallel = append(parallel, i)
		}
	}
	if len(questions) > 1 {
		doubtful = append(doubtful, questions...)
		for _, i := range questions {
			w.units[i].stop = w.units[i].end - len("？")
		}
	}
	if len(doubtful)+len(parallel) >= fewestParallel {
		doubtful = append(doubtful, parallel...)
	}
	if len(doubtful) > 1 {
		certain = append(certain, doubtful...)
		slices.Sort(certain)
	}
	all := append(styled, certain...) // the format says which of them are headings
	slices.Sort(all)
	above := w.above(o, all)
	if above {
		for i := all[0]; i < len(w.units); i++ {
			if u := &w.units[i]; u.role == schema.Heading && u.mark != nil && u.attachment == 0 {
				u.level = min(9, u.level+1)
			}
		}
	}
	w.levelBare(o, certain, above)
}

// levelBare makes headings of the units list: below the heading before them, or above all where above says so.
func (w *work) levelBare(o *structure.Outline, list []int, above bool) {
	numbered := slices.ContainsFunc(o.Items, func(it structure.Item) bool {
		return it.Role == structure.Heading && it.Rank == structure.CJK
	})
	level, next := 0, 0
	for i := w.body; i < len(w.units) && next < len(list); i++ {
		u := &w.units[i]
		if i != list[next] {
			if u.role == schema.Heading {
				level = u.level
			}
			continue
		}
		next++
		switch u.role = schema.Heading; {
		case above:
			u.level = 1
		case !numbered:
			u.level = o.Top
		default:
			u.level = min(9, level+1) // as its siblings below the same number
		}
	}
}

// above reports whether the headings without a number of list stand above the numbered ones: no list of these goes on
// across one of them.
func (w *work) above(o *structure.Outline, list []int) bool {
	if len(list) < 2 {
		return false
	}
	numbered := false
	for k := range o.Lists {
		l := &o.Lists[k]
		if !l.Heading || l.Parent >= 0 || w.units[o.Items[l.Items[0]].Line].attachment > 0 {
			continue
		}
		first, last := o.Items[l.Items[0]].Line, o.Items[l.Items[len(l.Items)-1]].Line
		if first < list[0] || slices.ContainsFunc(list, func(i int) bool { return first < i && i < last }) {
			return false
		}
		numbered = true
	}
	return numbered
}

// headsText reports whether text stands below unit i and none that goes on stands above it.
func (w *work) headsText(i int) bool {
	if i == 0 || i+1 >= len(w.units) || w.units[i+1].role == schema.Signature || w.units[i+1].role == schema.Date {
		return false
	}
	next := &w.units[i+1]
	follows := next.role == schema.Paragraph && closed(w.of(i+1)) && runes(w.of(i+1), 26) >= 25 || next.mark != nil && next.mark.Value == 1
	return follows && (i == w.body || closed(w.of(i-1)) || w.units[i-1].role == schema.Heading)
}

// inBlackBrackets reports whether all of s stands in one pair of black brackets, as headings do that have no number: 【主要目标】.
func inBlackBrackets(s string) bool {
	inner, ok := strings.CutPrefix(s, "【")
	at := strings.Index(inner, "】")
	return ok && at > 0 && at+len("】") == len(inner) && runes(inner, longestBare+1) <= longestBare && !strings.ContainsAny(inner, "，。；：")
}

// asks reports whether s is a question as a heading is: one sentence, and nobody who asks it (问：…).
func asks(s string) bool {
	head, ok := strings.CutSuffix(s, "？")
	return ok && bare(strings.NewReplacer("、", "", "，", "", "《", "", "》", "").Replace(head))
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
	return lex.IsHan(r) || lex.Digit(r) >= 0 || r == '“' || r == '《'
}
