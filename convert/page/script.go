package page

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// Raised and lowered characters (上标、下标) are known by their size and by how far their baseline is from that of the line.
const (
	scriptSize   = 0.8  // their greatest size, in ems of the line
	scriptRise   = 0.18 // least height of a raised baseline above that of the line, in ems
	scriptDrop   = 0.07 // least depth of a lowered one
	scriptMost   = 0.8  // farther than that nothing is a script
	scriptLength = 8    // characters of the longest script
)

// side is where a glyph stands against its line.
type side int8

const (
	level side = iota
	raised
	lowered
)

// extent is where the text of a glyph stands in that of its line.
type extent struct{ start, end int }

// sidesOf tells which glyphs of a line are raised or lowered; nil where none is.
func sidesOf(glyphs []glyph) []side {
	em, base := mainSize(glyphs)
	var out []side
	for i := range glyphs {
		g := &glyphs[i]
		if g.size > scriptSize*em || g.flags&upright != 0 || blankText(g.text) || g.dir == askew {
			continue
		}
		rise := (base - g.v) / em
		at := level
		switch {
		case rise >= scriptRise && rise <= scriptMost:
			at = raised
		case rise <= -scriptDrop && rise >= -scriptMost:
			at = lowered
		}
		if at != level {
			if out == nil {
				out = make([]side, len(glyphs))
			}
			out[i] = at
		}
	}
	for i := 0; i < len(out); {
		j := groupEnd(out, i)
		if out[i] != level && !mayBeScript(textOf(glyphs[i:j])) && !besideNumber(glyphs, i, j) {
			clear(out[i:j])
		}
		i = j
	}
	return out
}

// besideNumber reports whether the glyphs from i to j are digits that touch a digit: whatever they are, they are no part of
// that number.
func besideNumber(glyphs []glyph, i, j int) bool {
	digits := func(s string) bool {
		return s != "" && strings.Trim(s, "0123456789") == ""
	}
	if text := textOf(glyphs[i:j]); !digits(text) || len(text) > scriptLength {
		return false
	}
	return i > 0 && digits(glyphs[i-1].text) || j < len(glyphs) && digits(glyphs[j].text)
}

// groupEnd returns the end of the run of glyphs that begins at i and stands on one side.
func groupEnd(sides []side, i int) int {
	j := i + 1
	for j < len(sides) && sides[j] == sides[i] {
		j++
	}
	return j
}

func textOf(glyphs []glyph) string {
	var b strings.Builder
	for i := range glyphs {
		b.WriteString(glyphs[i].text)
	}
	return b.String()
}

// mainSize returns the size of an em and the baseline of most of a line, larger characters weighing more: a cell may hold
// one digit and a long mark behind it.
func mainSize(glyphs []glyph) (em, base float64) {
	type kind struct{ size, v float64 }
	area, most := map[kind]float64{}, -1.0
	for i := range glyphs {
		g := &glyphs[i]
		if blankText(g.text) {
			continue
		}
		k := kind{math.Round(g.size*4) / 4, math.Round(g.v*2) / 2}
		area[k] += (g.u1 - g.u0 + 0.01) * g.size * g.size
		if a := area[k]; a > most || a == most && g.size > em {
			most, em, base = a, g.size, g.v
		}
	}
	return em, base
}

// mayBeScript reports whether text is what is set above or below a line: a number, sign or letter, or the mark of a note; no
// word or date that is only printed small.
func mayBeScript(text string) bool {
	hans, digits, other, n := 0, 0, 0, utf8.RuneCountInString(text)
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			hans++
		case '0' <= r && r <= '9':
			digits++
		case unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("*†‡+-−–=%°′″※\uFFFD", r):
			other++
		}
	}
	return hans+digits+other > 0 && n <= scriptLength && (hans == 0 || n <= 3) && (digits < n || n <= 3)
}

// markScripts returns the marks of the raised and lowered groups of a line.
func markScripts(sides []side, at []extent) []source.Mark {
	var marks []source.Mark
	for i := 0; i < len(sides); {
		j := groupEnd(sides, i)
		if sides[i] != level && at[i].start < at[j-1].end {
			m := source.Mark{Kind: source.Raised, Start: at[i].start, End: at[j-1].end, Note: -1}
			if sides[i] == lowered {
				m.Kind = source.Lowered
			}
			marks = append(marks, m)
		}
		i = j
	}
	return marks
}

// script returns the form of a group of glyphs.
func (s side) script(text string) string {
	if s == raised {
		return source.Superscript(text)
	}
	return source.Subscript(text)
}

// placeGroup gives each glyph of a group, whose text became the given form at start, its place.
func placeGroup(glyphs []glyph, at []extent, form string, start int) {
	text := textOf(glyphs)
	if utf8.RuneCountInString(text) != utf8.RuneCountInString(form) {
		for i := range at {
			at[i] = extent{start, start + len(form)}
		}
		return
	}
	for i := range glyphs {
		end := start
		for range utf8.RuneCountInString(glyphs[i].text) {
			_, n := utf8.DecodeRuneInString(form)
			form, end = form[n:], end+n
		}
		at[i] = extent{start, end}
		start = end
	}
}

// markStruck returns the marks of what a rule is drawn through.
func markStruck(glyphs []glyph, at []extent) []source.Mark {
	var marks []source.Mark
	open := false // the glyph before is struck, blanks aside
	for i := range glyphs {
		if at[i].start == at[i].end {
			continue
		}
		struck := glyphs[i].flags&struckOut != 0
		if n := len(marks); struck && open {
			marks[n-1].End = at[i].end
		} else if struck {
			marks = append(marks, source.Mark{Kind: source.Struck, Start: at[i].start, End: at[i].end, Note: -1})
		}
		open = struck
	}
	return marks
}

// sortMarks puts marks in the order of their beginnings.
func sortMarks(marks []source.Mark) {
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].Start < marks[j].Start })
}
