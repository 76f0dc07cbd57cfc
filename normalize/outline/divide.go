package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// A scrape that lost its line breaks glues paragraphs together. They are parted where the numbers of headings and articles stand,
// and at the seams of what frames the body: the title, the addressee, the signature.

// cut is a place where a unit is divided.
type cut struct{ at int }

// divide parts glued units, and finds the numbers that the units begin with.
func (w *work) divide() {
	texts := make([]string, len(w.units))
	for i := range w.units {
		if w.plain(i) && !w.units[i].toc && w.units[i].element == structure.NoElement && w.units[i].role != schema.Box {
			texts[i] = w.of(i)
		}
	}
	marks := structure.Marks(texts)
	o := structure.Collect(texts, marks, nil)
	if slices.ContainsFunc(marks, func(m structure.Mark) bool { return m.Place != structure.AtStart }) {
		o = structure.Decide(texts, marks, w.frames) // whether these divide their units depends on what their lists are
	}
	w.passTables(o)
	numbers := w.numbersInside(o)
	starts := make([]int, len(o.Items)) // of each item, in w.s
	for k := range o.Items {
		starts[k] = w.units[o.Items[k].Line].start + o.Items[k].At
	}
	out := make([]unit, 0, len(w.units)+len(w.units)/8)
	for i := range w.units {
		if !w.plain(i) {
			out = append(out, w.units[i])
			continue
		}
		out = w.divideUnit(out, i, numbers[i])
	}
	w.units = out
	w.number(o, starts)
}

// passTables drops the numbers of lists that are cells of a table.
func (w *work) passTables(o *structure.Outline) {
	for k := range o.Lists {
		cells := 0
		for _, i := range o.Lists[k].Items {
			if it := &o.Items[i]; it.Place == structure.AtStart && w.cell(it.Line) {
				cells++
			}
		}
		if 2*cells <= len(o.Lists[k].Items) {
			continue
		}
		for _, i := range o.Lists[k].Items {
			if w.cell(o.Items[i].Line) {
				o.Items[i].Role = structure.None
			}
		}
	}
}

// frames reports whether unit i looks like a part that frames the body: it stands below no heading.
func (w *work) frames(i int) bool {
	if w.units[i].toc || w.units[i].role != "" {
		return true
	}
	return w.units[i].element != structure.NoElement
}

// numbersInside returns, by unit, the places inside of it where a number shows that it is glued: a heading or article, or a
// member of a list whose other members stand on lines of their own. A list inside a sentence stays where it is.
func (w *work) numbersInside(o *structure.Outline) map[int][]cut {
	apart := make([]bool, len(o.Lists))
	for k := range o.Lists {
		l := &o.Lists[k]
		atStart := 0
		for _, i := range l.Items {
			if o.Items[i].Place == structure.AtStart {
				atStart++
			}
		}
		apart[k] = l.Heading || atStart >= 2 && 2*atStart >= len(l.Items) || inParagraphs(o, l)
	}
	cuts := map[int][]cut{}
	for k := range o.Items {
		it := &o.Items[k]
		if it.Place == structure.AtStart || !apart[it.List] || it.Role == structure.None || it.Role == structure.Member && (it.Place == structure.Glued || noteBegins(w.of(it.Line))) {
			continue
		}
		cuts[it.Line] = append(cuts[it.Line], cut{it.At})
	}
	return cuts
}

// inParagraphs reports whether the list, 一、 inside of a text, has whole paragraphs for items: three or more behind full stops.
func inParagraphs(o *structure.Outline, l *structure.List) bool {
	if l.Rank != structure.CJK || len(l.Items) < 3 {
		return false
	}
	stops := 0
	for _, i := range l.Items {
		if o.Items[i].Place == structure.BehindStop {
			if r := lastRune(strings.TrimRight(o.Texts[o.Items[i].Line][:o.Items[i].At], " 　")); final(r) {
				stops++
			}
		}
	}
	return stops+1 >= len(l.Items)
}

// divideUnit appends the pieces of unit i to out; numbers are the places where numbers begin inside of it.
func (w *work) divideUnit(out []unit, i int, cuts []cut) []unit {
	u := w.units[i]
	s := w.s[u.start:u.end]
	rebuilt := len(cuts) > 0
	if len(cuts) == 0 {
		return append(out, u)
	}
	at := 0
	add := func(end int) {
		for at < end && blankAt(s, at) > 0 {
			at += blankAt(s, at)
		}
		if at < end {
			last := u.start + at + len(strings.TrimRight(s[at:end], " \t\u00a0\u3000"))
			out = append(out, unit{start: u.start + at, end: last, para: u.para, rebuilt: rebuilt || at > 0 || u.rebuilt})
		}
		at = end
	}
	for _, c := range cuts {
		if c.at <= at {
			continue
		}
		add(c.at)
	}
	add(len(s))
	return out
}

func blankAt(s string, at int) int {
	r, n := utf8.DecodeRuneInString(s[at:])
	if lex.IsBlank(r) {
		return n
	}
	return 0
}

// noteBegins reports whether an attachment note (附件：1. …) begins at s, whose numbers are its own.
func noteBegins(s string) bool {
	l, ok := label.Parse(s)
	if !ok || l.Scheme != label.Appendix || !strings.HasSuffix(l.Text, "：") {
		return false
	}
	m, ok := label.Parse(strings.TrimLeft(s[l.Len:], " "))
	return ok && m.Scheme == label.Arabic && m.Value == 1
}
