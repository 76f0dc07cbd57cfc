package outline

import (
	"fmt"
	"strings"

	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// mark is the number of a unit.
type mark struct{ *label.Label }

// number gives the units their numbers: what the search over the numbers found where a unit begins, and 一是, 第一， at the
// beginning of paragraphs. starts are the places of the items in the text.
func (w *work) number(o *structure.Outline, starts []int) {
	w.law = o.Law
	marks := make([]structure.Mark, len(o.Items))
	unitAt := make([]int, len(o.Items))
	i := 0
	for k := range o.Items {
		for i+1 < len(w.units) && w.units[i+1].start <= starts[k] {
			i++
		}
		marks[k] = o.Items[k].Mark
		if unitAt[k] = i; w.units[i].start != starts[k] || o.Items[k].Role == structure.None || w.whole(o, k, i) {
			unitAt[k] = -1
		}
	}
	w.numbers = structure.Keep(marks, func(k int) bool { return unitAt[k] >= 0 })
	w.marks = make([]mark, len(w.numbers), len(w.numbers)+64)
	n := 0
	for k := range marks {
		if i := unitAt[k]; i >= 0 {
			w.numbers[n].Line, w.numbers[n].At = i, 0
			w.marks[n] = mark{Label: w.numbers[n].Label}
			w.units[i].mark = &w.marks[n]
			n++
		}
	}
	for i := range w.units {
		if w.units[i].mark != nil || !w.plain(i) || w.units[i].element != structure.NoElement {
			continue
		}
		s := w.of(i)
		if l, ok := label.Parse(s); ok && (w.units[i].toc && l.Scheme != label.Appendix || l.Scheme == label.Ordinal && !enumerates(s, l)) {
			w.units[i].mark = &mark{Label: &l}
		}
	}
}

// whole reports whether the list of item k, a member that unit i begins with, stands in that one paragraph: it is an enumeration
// inside the paragraph, and its first number is none of the paragraph's own.
func (w *work) whole(o *structure.Outline, k, i int) bool {
	l := &o.Lists[o.Items[k].List]
	if l.Heading || len(l.Items) < 2 {
		return false
	}
	for _, m := range l.Items {
		if m != k && (o.Items[m].Line != o.Items[k].Line || o.Items[m].Place == structure.AtStart) {
			return false
		}
	}
	return w.units[i].end > w.units[i].start
}

// cell reports whether unit i is a cell of a table that a scrape took apart, a cell a line: a bar stands at its end,
// or a figure alone below it, or below the deeper numbers that follow it at once (一、本年新收申请数量 / 0).
func (w *work) cell(i int) bool {
	const deepest = 4
	var above structure.Rank
	s := w.of(i)
	if strings.HasSuffix(s, "|") || strings.HasSuffix(s, "｜") {
		return true
	}
	for k := i; k < i+deepest && k+1 < len(w.units); k++ {
		if s := w.of(k); len(s) > 120 || closed(s) || !w.plain(k) {
			return false
		}
		l, ok := label.Parse(s)
		if r := structure.RankOf(l); !ok || k > i && r <= above {
			return false // a number that does not go deeper begins a list of cells below a heading
		} else {
			above = r
		}
		if next := w.of(k + 1); len(next) <= 12 && strings.Trim(next, "0123456789.") == "" {
			return true
		}
	}
	return false
}

// remarks notes the numbers that do not follow the one before them. Nothing is changed: the document says so.
func (w *work) remarks(o *structure.Outline) {
	var through [structure.Ranks]int // the last number of each rank, wherever it stood
	last := make([]int, len(o.Lists))
	for k := range o.Items {
		it := &o.Items[k]
		r := it.Rank
		before, sibling := last[it.List], last[it.List] > 0
		if !sibling && it.Value > 1 && it.Value == through[r]+1 {
			before = through[r]
		}
		last[it.List], through[r] = it.Value, it.Value
		expected := before + 1
		if it.Value == expected || it.Value == 1 || it.Suffix > 0 {
			continue
		}
		switch {
		case it.Value > expected:
			w.note(it.Line, "label.missing", "info", fmt.Sprintf("%s follows where number %d is expected", it.Label.Text, expected))
		case sibling && it.Value == before:
			w.note(it.Line, "label.repeated", "info", fmt.Sprintf("%s stands twice", it.Label.Text))
		default:
			w.note(it.Line, "label.out-of-order", "info", fmt.Sprintf("%s follows where number %d is expected", it.Label.Text, expected))
		}
	}
}

// schemaNumber turns a mark into the number of a block.
func (m *mark) schemaNumber() schema.Number {
	return schema.Number{Text: m.Text, Scheme: schema.Scheme(m.Scheme), Value: m.Value}
}
