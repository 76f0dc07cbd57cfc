package page

import "sort"

// splitGap is the width, in ems, of a gap that parts a row into lines of their own: the number of a document and
// its signatory, a date at the right margin.
const splitGap = 3.0

// otherSize is how many times as large as its neighbour text must be to be of another size.
const otherSize = 1.6

// layLines puts the glyphs of a page into lines in reading order: the text of the page's main direction with
// its tables, then what runs in other directions, then what stands askew. Watermarks follow, laid by themselves. The order of the
// content stream is not trusted.
func layLines(s *Sheet) []line {
	var printed, marks [askew + 1][]glyph
	for _, g := range s.Canvas.glyphs {
		switch {
		case g.text == "":
		case g.zone == InWatermark:
			marks[g.dir] = append(marks[g.dir], g)
		default:
			printed[g.dir] = append(printed[g.dir], g)
		}
	}
	main := rightwards
	for d := rightwards; d < askew; d++ {
		if len(printed[d]) > len(printed[main]) {
			main = d
		}
	}
	for d := rightwards; d < askew; d++ {
		s.Canvas.slopes[d].straighten(printed[d])
	}
	rules := rulesIn(s.Canvas.rules, main)
	strike(printed[main], levelRules(rules))
	return append(layDirections(printed, main, rules), layDirections(marks, rightwards, nil)...)
}

// layDirections lays out the glyphs of all directions, the main one first.
func layDirections(by [askew + 1][]glyph, main direction, rules []rule) []line {
	tables, rest := findTables(rules, by[main])
	for d := rightwards; d < askew; d++ {
		if d != main {
			by[d] = takeTurned(tables, main, by[d])
		}
	}
	out := layDirection(rest, tables)
	for d := rightwards; d < askew; d++ {
		if d != main {
			out = append(out, layDirection(by[d], nil)...)
		}
	}
	return append(out, layAskew(by[askew])...)
}

// levelRules returns the rules that run along the text, those joined that touch.
func levelRules(rules []rule) []levelRule {
	var flat []rule
	for _, r := range rules {
		if !r.vertical {
			flat = append(flat, r)
		}
	}
	var out []levelRule
	for _, r := range joinRules(flat) {
		out = append(out, levelRule{r.at, r.from, r.to, r.width})
	}
	return out
}

// layDirection lays out the glyphs of one direction that stand in no table, and its tables.
func layDirection(glyphs []glyph, tables []*table) []line {
	list := gather(glyphs)
	for _, t := range tables {
		list = append(list, t.fragment())
	}
	var out []line
	for _, r := range arrange(list, 0) {
		out = appendRow(out, r)
	}
	return out
}

// appendRow makes lines of a row: one, or several where wide gaps part it.
func appendRow(out []line, r row) []line {
	if r.list[0].table != nil {
		return append(out, r.list[0].table.lines()...)
	}
	var open []glyph
	var last fragment
	for i, f := range r.list {
		if i > 0 && parts(last, f) {
			if l, ok := newLine(open); ok {
				out = append(out, l)
			}
			open = nil
		}
		open = append(open, f.glyphs...)
		last = f
	}
	if l, ok := newLine(open); ok {
		out = append(out, l)
	}
	return out
}

// parts reports whether b, behind a in a row, is a line of its own. Single characters far apart are one word
// spread out (通　　知); text of quite another size is part of a line only where it touches the rest.
func parts(a, b fragment) bool {
	em, small := max(a.size, b.size), min(a.size, b.size)
	gap := b.u0 - a.u1
	if len(a.glyphs)+len(b.glyphs) <= 2 {
		return false
	}
	return gap > splitGap*em || em > otherSize*small && gap > small
}

// layAskew makes lines of glyphs that run along no axis, in the order they were shown: stamps and watermarks.
func layAskew(glyphs []glyph) []line {
	sort.SliceStable(glyphs, func(i, j int) bool { return glyphs[i].order < glyphs[j].order })
	var out []line
	for i := 0; i < len(glyphs); {
		j := i + 1
		for j < len(glyphs) && glyphs[j].order == glyphs[j-1].order+1 && glyphs[j].font == glyphs[i].font && near(&glyphs[j-1], &glyphs[j]) {
			j++
		}
		if l, ok := newLine(glyphs[i:j]); ok {
			out = append(out, l)
		}
		i = j
	}
	return out
}

// near reports whether b may follow a in a word.
func near(a, b *glyph) bool {
	du, dv := b.u0-a.u1, b.v-a.v
	reach := 2 * a.size
	return du < reach && du > -reach-(a.u1-a.u0) && dv < reach && dv > -reach
}
