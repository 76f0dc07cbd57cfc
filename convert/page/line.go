package page

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// line is a line of text (行) on a page.
type line struct {
	text   string
	box    Rect // page coordinates
	font   source.Font
	dir    direction
	kind   source.Kind
	zone   Zone      // that most of its glyphs say they are
	cell   *gridCell // it stands in, else nil
	table  *table
	index  int           // of its part
	marks  []source.Mark // offsets into text
	note   string        // the number of the note that it begins
	goesOn bool          // it goes on the note of the line before
	// Counts of glyphs, blanks aside.
	glyphs, invisible, unmapped, guessed int
}

// newLine makes a line of glyphs that stand side by side, sorted along the line.
func newLine(glyphs []glyph) (line, bool) {
	sides := sidesOf(glyphs)
	text, at := spell(glyphs, sides)
	if text == "" {
		return line{}, false
	}
	l := line{text: text, dir: glyphs[0].dir, marks: append(markScripts(sides, at), markStruck(glyphs, at)...)}
	sortMarks(l.marks)
	first := true
	votes := map[source.Font]int{}
	zones := [InWatermark + 1]int{}
	for i := range glyphs {
		g := &glyphs[i]
		if blankText(g.text) {
			continue
		}
		if first {
			l.box, first = g.box(), false
		} else {
			l.box = l.box.Union(g.box())
		}
		votes[source.Font{Name: g.font.Name, Size: math.Round(g.size*100) / 100, Bold: g.flags&emboldened != 0}]++
		zones[g.zone]++
		l.glyphs++
		if g.flags&invisible != 0 {
			l.invisible++
		}
		if g.flags&unmapped != 0 {
			l.unmapped++
		}
		if g.font.Guessed && g.text[0] >= utf8.RuneSelf {
			l.guessed++ // of ASCII the guess is safe
		}
	}
	l.font = mostVotes(votes)
	for z, n := range zones {
		if n > zones[l.zone] {
			l.zone = Zone(z)
		}
	}
	return l, true
}

// mostVotes returns the font of most glyphs; of equals the larger, then the first by name.
func mostVotes(votes map[source.Font]int) (best source.Font) {
	most := 0
	for f, n := range votes {
		switch {
		case n < most:
			continue
		case n == most && (f.Size < best.Size || f.Size == best.Size && (f.Name > best.Name || f.Name == best.Name && !f.Bold)):
			continue
		}
		best, most = f, n
	}
	return best
}

// spell writes the text of glyphs that stand side by side. Blanks that were printed count once; a gap counts
// as one between Latin letters and figures where it is wider than the gaps of the line, and beside Han
// characters only where it is nearly an em: justified Chinese text has gaps everywhere. It returns also where each glyph is in
// the text. Sides are those of [sidesOf].
func spell(glyphs []glyph, sides []side) (string, []extent) {
	narrow, wide := usualGaps(glyphs)
	var b strings.Builder
	var last *glyph // the last one that is not blank
	blank := false
	at := make([]extent, len(glyphs))
	for i := 0; i < len(glyphs); i++ {
		g := &glyphs[i]
		at[i] = extent{b.Len(), b.Len()}
		if blankText(g.text) {
			if last != nil && !covered(glyphs, i) {
				blank = true
				if strings.ContainsRune(g.text, 0x3000) {
					b.WriteString("\u3000")
					blank = false
				}
			}
			continue
		}
		if last != nil && (blank || gapSpeaks(last, g, narrow, wide)) && !strings.HasSuffix(b.String()[max(0, b.Len()-3):], "\u3000") {
			b.WriteByte(' ')
		}
		start := b.Len()
		if sides != nil && sides[i] != level {
			j := groupEnd(sides, i)
			form := sides[i].script(textOf(glyphs[i:j]))
			b.WriteString(form)
			placeGroup(glyphs[i:j], at[i:j], form, start)
			i = j - 1
			g = &glyphs[i]
		} else {
			b.WriteString(printed(glyphs, i, last))
			at[i] = extent{start, b.Len()}
		}
		last, blank = g, false
	}
	text := strings.TrimRightFunc(b.String(), unicode.IsSpace)
	for i := len(at) - 1; i >= 0 && at[i].end > len(text); i-- {
		at[i] = extent{min(at[i].start, len(text)), len(text)}
	}
	return text, at
}

// printed returns the text of glyph i, which stands behind last. A soft hyphen that is printed between digits is a dash:
// 2021—2025年.
func printed(glyphs []glyph, i int, last *glyph) string {
	g := &glyphs[i]
	if g.text != "\u00AD" || last == nil || g.u1-g.u0 < 0.15*g.size || !endsInDigit(last.text) {
		return g.text
	}
	for _, next := range glyphs[i+1:] {
		if !blankText(next.text) {
			if c := next.text[0]; c < '0' || c > '9' {
				return g.text
			}
			break
		}
	}
	return "—"
}

func endsInDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// covered reports whether the blank glyph i lies under its neighbours: a blank that was left over when text
// was set.
func covered(glyphs []glyph, i int) bool {
	g := &glyphs[i]
	mid := (g.u0 + g.u1) / 2
	for _, k := range [2]int{i - 1, i + 1} {
		if k < 0 || k >= len(glyphs) || blankText(glyphs[k].text) {
			continue
		}
		if n := &glyphs[k]; n.u0+0.05*n.size < mid && mid < n.u1-0.05*n.size {
			return true
		}
	}
	return false
}

// gapSpeaks reports whether the gap between a and b stands for a blank.
func gapSpeaks(a, b *glyph, narrow, wide float64) bool {
	size := min(a.size, b.size)
	gap := b.u0 - a.u1
	ra, _ := utf8.DecodeLastRuneInString(a.text)
	rb, _ := utf8.DecodeRuneInString(b.text)
	if fullWidth(ra) || fullWidth(rb) {
		return gap > wide+0.9*max(a.size, b.size)
	}
	return gap > max(0.17*size, narrow+0.13*size)
}

// usualGaps returns the median gap between neighbouring Latin glyphs and between all others, not less than 0.
func usualGaps(glyphs []glyph) (narrow, wide float64) {
	var n, w []float64
	for i := 1; i < len(glyphs); i++ {
		a, b := &glyphs[i-1], &glyphs[i]
		if blankText(a.text) || blankText(b.text) {
			continue
		}
		ra, _ := utf8.DecodeLastRuneInString(a.text)
		rb, _ := utf8.DecodeRuneInString(b.text)
		if fullWidth(ra) || fullWidth(rb) {
			w = append(w, b.u0-a.u1)
		} else {
			n = append(n, b.u0-a.u1)
		}
	}
	return medianGap(n), medianGap(w)
}

// medianGap is the median of at least four gaps; fewer say nothing.
func medianGap(gaps []float64) float64 {
	if len(gaps) < 4 {
		return 0
	}
	sort.Float64s(gaps)
	return max(0, gaps[len(gaps)/2])
}

// fullWidth reports whether r is set on an em: Han characters and the marks that go with them.
func fullWidth(r rune) bool {
	return r >= 0x2E80 && r < 0xE000 || r >= 0xF900 && r < 0xFB00 || r >= 0xFE30 && r < 0xFE70 || r >= 0xFF00 && r < 0xFFF0 || r >= 0x20000 && r < 0x40000 ||
		r == '—' || r == '…' || r == '“' || r == '”' || r == '‘' || r == '’' || r == '·'
}
