package html

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// shown is what a page shows of characters besides their form.
type shown struct {
	script   string // "^" raised, "_" lowered; "^^" raised against what is raised
	struck   bool
	inserted bool
	target   string // the id that a link on this page leads to
}

// span is a run of the line in which characters are shown alike.
type span struct {
	start, end int // bytes of the raw text
	shown
}

// maxScript is how many characters a raised or lowered piece may have: editors set whole lines so by mistake.
const maxScript = 16

// settle writes the raised and lowered pieces at the end of a text in their forms, moves the spans with them, and returns the
// text and its marks.
func settle(text []byte, spans []span) ([]byte, []source.Mark) {
	if len(spans) == 0 {
		return text, nil
	}
	tail := string(text[spans[0].start:])
	base, done := spans[0].start, 0 // done bytes of tail are written
	text = text[:base]
	var marks []source.Mark
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && spans[j].start == spans[j-1].end && spans[i].side() == spans[j].side() {
			j++
		}
		group := spans[i:j]
		text = append(text, tail[done:group[0].start-base]...)
		piece := tail[group[0].start-base : group[len(group)-1].end-base]
		done = group[len(group)-1].end - base
		start := len(text)
		move(group, start-group[0].start)
		if group[0].side() != 0 && utf8.RuneCountInString(piece) <= maxScript && !strings.ContainsAny(piece, "。；！？") {
			text = append(text, write(group, piece)...)
			kind := source.Raised
			if group[0].side() == '_' {
				kind = source.Lowered
			}
			marks = append(marks, source.Mark{Kind: kind, Start: start, End: len(text), Note: -1})
		} else {
			text = append(text, piece...)
		}
		i = j
	}
	text = append(text, tail[done:]...)
	marks = spanMarks(text, spans, marks)
	slices.SortStableFunc(marks, func(a, b source.Mark) int { return cmp.Compare(a.Start, b.Start) })
	return text, marks
}

// side returns whether characters are raised (^), lowered (_) or neither (0).
func (s *span) side() byte {
	if s.script == "" {
		return 0
	}
	return s.script[0]
}

func move(spans []span, by int) {
	for i := range spans {
		spans[i].start += by
		spans[i].end += by
	}
}

// write returns the form of a raised or lowered piece, which begins where its first span begins, and moves the spans to
// where their characters are in it. A piece that is raised against another is parted from it: 10^(2^(3)).
func write(spans []span, text string) string {
	deep, flat := 0, 0
	for _, s := range spans {
		if len(s.script) > 1 {
			deep++
		} else {
			flat++
		}
	}
	if deep > 0 && flat > 0 {
		return writeDeep(spans, text)
	}
	small := source.Superscript
	if spans[0].side() == '_' {
		small = source.Subscript
	}
	out := small(text)
	start := spans[0].start
	if len(spans) == 1 {
		spans[0].end = start + len(out)
		return out
	}
	place := func(at int) int { // byte of text to byte of out
		n := utf8.RuneCountInString(text[:at])
		if utf8.RuneCountInString(out) != utf8.RuneCountInString(text) {
			n += len("^(")
		}
		for i := range out {
			if n == 0 {
				return i
			}
			n--
		}
		return len(out)
	}
	for i := range spans {
		s := &spans[i]
		s.start, s.end = start+place(s.start-start), start+place(s.end-start)
	}
	return out
}

func writeDeep(spans []span, text string) string {
	var b strings.Builder
	start := spans[0].start
	b.WriteString(spans[0].script[:1] + "(")
	for i := range spans {
		s := &spans[i]
		piece := text[s.start-start : s.end-start]
		s.start = start + b.Len()
		if len(s.script) > 1 {
			b.WriteString(s.script[len(s.script)-1:] + "(" + piece + ")")
		} else {
			b.WriteString(piece)
		}
		s.end = start + b.Len()
	}
	b.WriteString(")")
	return b.String()
}

// spanMarks appends the marks of what is struck or inserted.
func spanMarks(text []byte, spans []span, marks []source.Mark) []source.Mark {
	last := map[source.MarkKind]int{} // index of the last mark of a kind, plus one
	add := func(kind source.MarkKind, s span) {
		if i := last[kind]; i > 0 && strings.Trim(string(text[marks[i-1].End:s.start]), " ") == "" {
			marks[i-1].End = s.end
			return
		}
		marks = append(marks, source.Mark{Kind: kind, Start: s.start, End: s.end, Note: -1})
		last[kind] = len(marks)
	}
	for _, s := range spans {
		if s.struck {
			add(source.Struck, s)
		}
		if s.inserted {
			add(source.Inserted, s)
		}
	}
	return marks
}
