package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/structure"
)

// A scrape that lost its line breaks glues paragraphs together. They are parted where the numbers of headings and articles stand,
// and at the seams of what frames the body: the title, the addressee, the signature.

// cut is a place where a unit is divided.
type cut struct{ at int }

// divide parts glued units, and finds the numbers that the units begin with.
func (w *work) divide() {
	w.recognizeContents()
	texts := make([]string, len(w.units))
	for i := range w.units {
		if w.plain(i) && !w.units[i].toc {
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
	title := ""
	for i := range w.units {
		if !w.plain(i) {
			out = append(out, w.units[i])
			continue
		}
		at := w.besideBegins(i)
		if s := w.of(i)[at:]; title == "" && i < 12 && titleLike(s) {
			title = squeeze(s)
			if at == 0 && i > 0 && w.plain(i-1) && !letterhead(w.of(i-1)) && issuerOf(title) == "" && issuerOf(squeeze(w.of(i-1))+title) != "" { // of two lines
				title = squeeze(w.of(i-1)) + title
			}
		}
		if at > 0 {
			left, right := w.units[i], w.units[i]
			left.end, right.start = left.start+len(strings.TrimRight(w.of(i)[:at], " 　")), right.start+at
			out = append(out, left, right)
			continue
		}
		out = w.divideUnit(out, i, title, numbers[i])
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
	s := w.of(i)
	switch {
	case !w.plain(i):
		return false
	case len(s) > 4*longestDate:
		return false
	case copies(s), printing(s), contact(s), onlyDate(s) != "", attachmentsAt(s), bracketed(s), closing(s):
		return true
	}
	return body(s) && i+1 < len(w.units) && (onlyDate(w.of(i+1)) != "" || body(w.of(i+1)))
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
		if it.Place == structure.AtStart || !apart[it.List] || it.Role == structure.None || it.Role == structure.Member && (it.Place == structure.Glued || attachmentsAt(w.of(it.Line))) {
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

// issuerBefore returns the body that a title names, or else the letterhead above unit i, or "".
func (w *work) issuerBefore(i int, title string) string {
	if name := issuerOf(title); name != "" {
		return name
	}
	for k := 0; k < i && k < 8; k++ {
		if w.plain(k) && len(w.of(k)) < 200 && letterhead(w.of(k)) {
			return strings.TrimSuffix(squeeze(w.of(k)), "文件")
		}
	}
	return ""
}

// signatureLines is how far from the end of a document its signature may stand, in units.
const signatureLines = 12

// divideUnit appends the pieces of unit i to out; numbers are the places where numbers begin inside of it.
func (w *work) divideUnit(out []unit, i int, title string, numbers []cut) []unit {
	u := w.units[i]
	s := w.s[u.start:u.end]
	cuts := numbers
	rebuilt := len(cuts) > 0
	if rebuilt || len(s) > 600 || i < 12 && addressed(s) && (title != "" || w.opensText(i)) {
		cuts = append(headCuts(s, title, firstCut(cuts, len(s))), cuts...)
	}
	if title == "" && i < 12 && len(s) > 40 {
		if head := gluedHead(s, firstCut(numbers, 0)); head != nil {
			for len(cuts) > 0 && cuts[0].at <= head[len(head)-1].at {
				cuts = cuts[1:]
			}
			cuts = append(head, cuts...)
			title, rebuilt = squeeze(s[:head[0].at]), true
		}
	}
	from := 0
	if n := len(cuts); n > 0 {
		from = cuts[n-1].at
	}
	cuts = append(cuts, tailCuts(s, from, func() string { return w.issuerBefore(i, title) })...)
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

func firstCut(cuts []cut, otherwise int) int {
	if len(cuts) > 0 {
		return cuts[0].at
	}
	return otherwise
}
