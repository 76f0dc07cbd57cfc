package normalize

import (
	"slices"
	"sort"
	"strings"
)

// Edit is one change: the bytes [Start, End) of a text stand as New in the text made from it.
type Edit struct {
	Start, End int    // bytes of the text before the change, half-open
	New        string // what stands there after it
	Rule       string // id of the rule that asks for it
}

// Text is a raw text (原始文本), the text made from it, and the edits between the two. It is immutable; a
// further pass makes a further Text with [Text.Apply]. Undoing the edits gives the raw text back, exactly, by
// construction.
type Text struct {
	raw   string
	text  string
	edits []Edit
	at    []int // at[i] is the offset in text at which edits[i].New begins
}

// NewText returns the text that edits make of raw. Edits must be sorted by Start, must not overlap, and must
// keep to raw; NewText panics otherwise, because no input decides that. It keeps edits.
func NewText(raw string, edits []Edit) *Text {
	t := &Text{raw: raw, edits: edits, at: make([]int, len(edits))}
	n, last := len(raw), 0
	for _, e := range edits {
		if e.Start < last || e.End < e.Start || e.End > len(raw) {
			panic("normalize: edits are not sorted, overlap, or leave the text")
		}
		last = e.End
		n += len(e.New) - (e.End - e.Start)
	}
	if len(edits) == 0 {
		t.text = raw
		return t
	}
	var b strings.Builder
	b.Grow(n)
	last = 0
	for i, e := range edits {
		b.WriteString(raw[last:e.Start])
		t.at[i] = b.Len()
		b.WriteString(e.New)
		last = e.End
	}
	b.WriteString(raw[last:])
	t.text = b.String()
	return t
}

// Raw returns the raw text.
func (t *Text) Raw() string { return t.raw }

// String returns the text after all edits.
func (t *Text) String() string { return t.text }

// Edits returns the edits from the raw text to the text, sorted; the caller must not change them.
func (t *Text) Edits() []Edit { return t.edits }

// Apply returns the text that further edits, given in offsets of t.String(), make of t. Its edits lead from
// t.Raw() to the new text: where a later edit touches what an earlier one wrote, the two become one, named
// by both rules ("width.comma+outline.run-in").
func (t *Text) Apply(edits []Edit) *Text {
	if len(edits) == 0 {
		return t
	}
	return NewText(t.raw, t.compose(edits))
}

// RawOffset returns the offset in the raw text of what stands at the byte offset off of the text. Inside
// the text of an edit it is the edit's start; at the very end of an edit's text, the edit's end. It takes
// O(log n).
func (t *Text) RawOffset(off int) int {
	i := sort.Search(len(t.edits), func(i int) bool { return t.at[i] > off }) - 1
	return t.rawOffset(off, i, false)
}

// RawEnd is RawOffset for the end of a span: where edits without text (deletions) stand at off, it returns
// the place before them, and for an offset inside the text of an edit, the edit's end.
func (t *Text) RawEnd(off int) int {
	i := sort.Search(len(t.edits), func(i int) bool { return t.at[i] >= off }) - 1
	return t.rawOffset(off, i, true)
}

// rawOffset is RawOffset, or RawEnd, where i is the last edit whose text begins at or before off, or before it.
func (t *Text) rawOffset(off, i int, end bool) int {
	if i < 0 {
		return off
	}
	e := &t.edits[i]
	switch in := off - t.at[i]; {
	case in >= len(e.New):
		return e.End + in - len(e.New)
	case end:
		return e.End
	}
	return e.Start
}

// Walk gives raw offsets like [Text.RawOffset] and [Text.RawEnd] for places that mostly move forward, each in a time
// that grows with its distance from the one before.
type Walk struct {
	text *Text
	i    int // edits that begin before the last place
}

// Walk returns a walk that begins at the start of t.
func (t *Text) Walk() Walk { return Walk{text: t} }

// RawOffset is [Text.RawOffset].
func (w *Walk) RawOffset(off int) int { return w.text.rawOffset(off, w.to(off+1), false) }

// RawEnd is [Text.RawEnd].
func (w *Walk) RawEnd(off int) int { return w.text.rawOffset(off, w.to(off), true) }

// to walks to the last edit whose text begins before off and returns it, or -1.
func (w *Walk) to(off int) int {
	at := w.text.at
	for w.i < len(at) && at[w.i] < off {
		w.i++
	}
	for w.i > 0 && at[w.i-1] >= off {
		w.i--
	}
	return w.i - 1
}

// Offset returns the offset in the text of what stands at the byte offset raw of the raw text; for an offset
// inside an edit, where the edit's text begins. It takes O(log n).
func (t *Text) Offset(raw int) int {
	i := sort.Search(len(t.edits), func(i int) bool { return t.edits[i].Start > raw }) - 1
	if i < 0 {
		return raw
	}
	if e := t.edits[i]; raw < e.End {
		return t.at[i]
	}
	return t.at[i] + len(t.edits[i].New) + raw - t.edits[i].End
}

// compose merges t's edits (raw to middle) with next (middle to text) into one list from raw to text.
func (t *Text) compose(next []Edit) []Edit {
	out := make([]Edit, 0, len(t.edits)+len(next))
	i, j := 0, 0
	for i < len(t.edits) || j < len(next) {
		if j == len(next) {
			out = append(out, t.edits[i:]...)
			break
		}
		b := next[j]
		if i < len(t.edits) && t.at[i]+len(t.edits[i].New) <= b.Start {
			out = append(out, t.edits[i])
			i++
			continue
		}
		if i == len(t.edits) || t.at[i] >= b.End { // edit i, which does not lie before b, lies behind it
			out = append(out, Edit{t.RawOffset(b.Start), t.rawUpTo(i, b.End), b.New, b.Rule})
			j++
			continue
		}
		// A group of edits of both passes that hang together in the middle text becomes one edit.
		first := i
		lo := min(t.at[i], b.Start)
		hi := lo
		firstNext := j
		for {
			grown := false
			for i < len(t.edits) && (i == first || t.at[i] < hi) {
				hi = max(hi, t.at[i]+len(t.edits[i].New))
				i++
				grown = true
			}
			for j < len(next) && (j == firstNext || next[j].Start < hi) {
				hi = max(hi, next[j].End)
				j++
				grown = true
			}
			if !grown {
				break
			}
		}
		out = append(out, t.fuse(t.edits[first:i], t.at[first:i], next[firstNext:j], lo, hi))
	}
	return out
}

// rawUpTo returns the raw offset of the middle offset off, where edits before i lie before off and edit i
// does not begin before it.
func (t *Text) rawUpTo(i, off int) int {
	return t.rawOffset(off, i-1, true)
}

// fuse makes one edit of a group that covers [lo, hi) of the middle text.
func (t *Text) fuse(first []Edit, at []int, next []Edit, lo, hi int) Edit {
	start := first[0].Start - (at[0] - lo)
	n := len(first) - 1
	end := first[n].End + hi - (at[n] + len(first[n].New))
	var b strings.Builder
	last := lo
	for _, e := range next {
		b.WriteString(t.text[last:e.Start])
		b.WriteString(e.New)
		last = e.End
	}
	b.WriteString(t.text[last:hi])
	return Edit{start, end, b.String(), joinRules(first, next)}
}

// joinRules names every rule of both lists once, in order, with a plus sign between.
func joinRules(first, next []Edit) string {
	if len(first) == 1 && len(next) == 1 && !strings.Contains(first[0].Rule, "+") && !strings.Contains(next[0].Rule, "+") {
		if first[0].Rule == next[0].Rule {
			return first[0].Rule
		}
		return first[0].Rule + "+" + next[0].Rule
	}
	var names []string
	for _, list := range [2][]Edit{first, next} {
		for _, e := range list {
			for _, name := range strings.Split(e.Rule, "+") {
				if !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return strings.Join(names, "+")
}
