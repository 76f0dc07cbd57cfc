package ofd

import (
	"math"
	"unicode/utf8"

	"guiwen/convert/page"
)

// vector is a direction or distance in the millimetres of an object.
type vector struct{ x, y float64 }

func (v vector) dot(w vector) float64 { return v.x*w.x + v.y*w.y }

// glyphs parts the text of a code into glyphs: a character each, or what a glyph map puts together. A glyph that stands for
// nothing of its own is "". Maps are those of the text object by their position, which counts from its first code; first is that of
// the text. The next position is returned.
func (c *textCode) glyphs(maps map[int]glyphMap, first int) (out []string, next int) {
	runes := []rune(c.text)
	out = make([]string, 0, len(runes))
	for i := 0; i < len(runes); {
		m := maps[first+i]
		if m.codes < 2 || m.codes > len(runes)-i || m.glyphs < 1 || m.glyphs >= m.codes {
			out = append(out, page.Clean(string(runes[i])))
			i++
			continue
		}
		out = append(out, page.Clean(string(runes[i:i+m.codes])))
		for range m.glyphs - 1 {
			out = append(out, "")
		}
		i += m.codes
	}
	return out, first + len(runes)
}

// layout is where the glyphs of a text code stand against each other.
type layout struct {
	size    float64
	along   vector // where the baseline of a glyph goes
	across  vector // down the line
	upright bool   // the glyphs stand one below the other
	shift   vector // from the place of a glyph to the beginning of its baseline or axis
	widths  []float64
	steps   []vector // to the next glyph
}

// layCode finds where the glyphs of a text code stand. Where it does not say at all how far they are apart, they follow each other
// as wide as they are.
func layCode(c *textCode, glyphs []string, o *object, font string, along vector) layout {
	l := layout{size: o.size, along: along, across: vector{-along.y, along.x}, widths: make([]float64, len(glyphs)), steps: make([]vector, len(glyphs))}
	if l.size <= 0 {
		l.size = 3.5278 // 10 points: no size is given
	}
	dxs, dys := deltas(c.dxs, len(glyphs)), deltas(c.dys, len(glyphs))
	var sum vector
	for i := range glyphs {
		l.widths[i] = natural(glyphs[i], font) * l.size * math.Abs(o.stretch)
		l.steps[i] = vector{along.x * l.widths[i], along.y * l.widths[i]}
		if len(dxs)+len(dys) > 0 {
			l.steps[i] = vector{at(dxs, i), at(dys, i)}
		}
		if i+1 < len(glyphs) {
			sum.x, sum.y = sum.x+math.Abs(l.steps[i].dot(along)), sum.y+math.Abs(l.steps[i].dot(l.across))
		}
	}
	if sum.y > sum.x && sum.y > 0 {
		l.stand()
		return l
	}
	pitch := l.pitch(glyphs)
	for i := range glyphs {
		if i+1 < len(glyphs) {
			l.widths[i] = l.fitted(l.widths[i], l.steps[i].dot(along), pitch, glyphs[i])
		}
	}
	return l
}

// pitch is how far most of the narrow glyphs are from the next one, if those are as far apart as in a font whose characters
// are equally wide: as the Latin letters and figures of Chinese fonts are. It is 0 where they are not.
func (l *layout) pitch(glyphs []string) (best float64) {
	const grain = 0.02 // of an em
	votes := map[int]int{}
	all, most := 0, 0
	for i := range glyphs[:max(0, len(glyphs)-1)] {
		step := l.steps[i].dot(l.along)
		if l.widths[i] >= 0.95*l.size || step <= 0 || step > 0.7*l.size {
			continue
		}
		all++
		k := int(math.Round(step / l.size / grain))
		if votes[k]++; votes[k] > most {
			most, best = votes[k], step
		}
	}
	if most < 3 || 2*most < all {
		return 0
	}
	return best
}

// stand turns the layout into vertical writing: each glyph is an em high, and the axis of the column runs through the middles of them.
func (l *layout) stand() {
	half := 0.0
	for _, w := range l.widths {
		half = max(half, w/2)
	}
	const above = 0.86 // of an em, over the baseline
	l.shift = vector{l.along.x*half - l.across.x*above*l.size, l.along.y*half - l.across.y*above*l.size}
	l.upright = true
	l.along, l.across = l.across, vector{-l.along.x, -l.along.y}
	for i := range l.widths {
		l.widths[i] = l.size
		if step := l.steps[i].dot(l.along); step > 0 && step < l.size {
			l.widths[i] = step
		}
	}
}

// fitted is the width of a glyph that was guessed, knowing how far the next one stands: a font may be narrower than
// guessed, or a little wider. In Chinese fonts Latin glyphs fill half an em, or the one pitch of all, and signs like × an em, whatever
// they are in others.
func (l *layout) fitted(guess, step, pitch float64, text string) float64 {
	const near = 0.015 // of an em
	switch {
	case step <= 0:
		return guess
	case step <= guess+0.12*l.size, math.Abs(step-l.size/2) <= near*l.size, math.Abs(step-pitch) <= near*l.size:
		return step
	case text != "" && text[0] >= utf8.RuneSelf && step <= (1+near)*l.size:
		return step
	}
	return guess
}

// natural is the width of a glyph in ems.
func natural(text, font string) (w float64) {
	for _, r := range text {
		w += page.Width(font, r)
	}
	return w
}

// at returns distance i. Writers leave out those that are like the last one.
func at(list []float64, i int) float64 {
	if len(list) == 0 {
		return 0
	}
	return list[min(i, len(list)-1)]
}
