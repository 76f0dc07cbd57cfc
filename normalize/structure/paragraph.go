package structure

import (
	"math"
	"slices"

	"guiwen/normalize/lex"
)

// Join says how a line stands to the one before.
type Join uint8

// The joins.
const (
	Begins     Join = iota // it begins a paragraph
	GoesOn                 // it goes on with the line before
	GoesOnHalf             // it goes on, and nothing but the words says so
)

// width is how lines of a text are set: so many columns to the right margin, and so many that the first line of a paragraph
// lost in front (首行缩进 that was dropped: 4 or 0). The zero width is that of a text that is not wrapped.
type width struct{ columns, dropped int }

// Paragraphs tells of every line whether it begins a paragraph or goes on with the line before. The lines of a text share their
// margins: the widths that explain all of them best are searched for, then the best cut into paragraphs for these. Its time is
// linear in the number of lines.
func Paragraphs(lines []Line) []Join {
	joins := make([]Join, len(lines))
	if len(lines) < 2 {
		return joins
	}
	p := newPage(lines)
	widths := p.bestWidths()
	if slices.Contains(widths, width{}) {
		p.weighLoose(min(len(lines), probe), len(lines))
	}
	p.cut(len(lines), widths, joins)
	return joins
}

// bestWidths returns the widths, one or two, that explain the lines best. A text may change its width between two
// paragraphs, and may be wrapped in a part only.
func (p *page) bestWidths() []width {
	n := min(len(p.lines), probe)
	loose := []width{{}}
	seen := p.seen
	if len(seen) == 0 {
		return loose
	}
	var single []width
	for _, w := range seen {
		single = append(single, width{w, 0}, width{w, 4})
	}
	best, least := loose, p.cut(n, loose, nil)
	try := func(widths []width, prior float64) {
		if !p.explains(widths, n) {
			return
		}
		for _, w := range widths {
			if w.dropped > 0 {
				prior += droppedIndents
			}
		}
		if c := p.cut(n, widths, nil) + prior; c < least {
			best, least = widths, c
		}
	}
	if p.open < enoughOpen {
		for _, w := range single {
			try([]width{w}, guessedPrior)
		}
		return best
	}
	for _, w := range single {
		try([]width{w}, wrappedPrior)
		try([]width{w, {}}, wrappedPrior+secondWidth)
		for _, x := range single {
			if x.columns >= w.columns+6 {
				try([]width{w, x}, wrappedPrior+secondWidth)
			}
		}
	}
	return best
}

// explains reports whether widths may be those of the first n lines: hardly a line is longer, of those that break off at least
// half are full, and they are of sentences, not the names of a list; in a text that is wrapped in a part only there are several.
func (p *page) explains(widths []width, n int) bool {
	most, loose := 0, false
	for _, w := range widths {
		most = max(most, w.columns)
		loose = loose || w.columns == 0
	}
	beyond, full, sentences, stops, all, open := 0, 0, 0, 0, 0, 0
	for i := range n - 1 {
		l, m := &p.lines[i], &p.line[i]
		if l.Aside || l.Room != Unplaced {
			continue
		}
		all++
		w := m.columns - m.hanging + shortIndent(l)
		if w > most+3 {
			beyond++
		}
		if !p.breaksOff(i) {
			if m.ending == stop {
				stops++
			}
			continue
		}
		open++
		if slices.ContainsFunc(widths, func(x width) bool { return x.columns > 0 && x.columns-8 <= w && w <= x.columns+2 }) {
			full++
			if m.pauses || m.inner {
				sentences++
			}
		}
	}
	if loose {
		return sentences >= leastWrapped && sentences*2 >= full && most >= narrowestPart
	}
	return beyond*12 <= all && full*2 >= open && (stops+sentences)*4 >= full
}

// state is how the line that was looked at last stands: it begins a paragraph or goes on with one (role 0 and 1), at one of
// the widths.
const mostStates = 4

type step struct{ from [mostStates]int8 }

// cut finds the cheapest cut of the first n lines into paragraphs where lines are set in one of the widths, writes it to joins
// unless that is nil, and returns its cost.
func (p *page) cut(n int, widths []width, joins []Join) float64 {
	const first, rest = 0, 1
	k := len(widths)
	at := func(role, w int) int { return role*2 + w }
	inf := math.Inf(1)
	cost := [mostStates]float64{inf, inf, inf, inf}
	for w := range widths {
		cost[at(first, w)] = 0
	}
	var steps []step
	if joins != nil {
		steps = make([]step, n)
	}
	for i := 1; i < n; i++ {
		next := [mostStates]float64{inf, inf, inf, inf}
		var s step
		for role := range 2 {
			for w := range k {
				c := cost[at(role, w)]
				if math.IsInf(c, 1) {
					continue
				}
				join, apart := p.price(i, role == first, widths[w])
				if to := at(rest, w); c+join < next[to] {
					next[to], s.from[to] = c+join, int8(at(role, w))
				}
				for x := range k {
					d := c + apart
					if x != w {
						d += otherWidth
					}
					if to := at(first, x); d < next[to] {
						next[to], s.from[to] = d, int8(at(role, w))
					}
				}
			}
		}
		cost = next
		if joins != nil {
			steps[i] = s
		}
	}
	best := 0
	for s := range cost {
		if cost[s] < cost[best] {
			best = s
		}
	}
	least := cost[best]
	if joins != nil {
		for i, s := n-1, best; i > 0; i-- {
			if s/2 == rest {
				joins[i] = GoesOn
				from := int(steps[i].from[s])
				if loose := &p.ends[i].loose[from/2]; p.ends[i].fixed == Free && p.lines[i-1].Room == Unplaced &&
					(widths[from%2].columns == 0 && loose.half || p.open < enoughOpen && !loose.sure) {
					joins[i] = GoesOnHalf
				}
			}
			s = int(steps[i].from[s])
		}
	}
	return least
}

const never = 1e6

// price returns what it costs that line i goes on with line i-1, and that it begins a paragraph, where line i-1 is the first of
// its paragraph or not and set in the width w.
func (p *page) price(i int, first bool, w width) (join, apart float64) {
	s := &p.ends[i]
	switch s.fixed {
	case Apart:
		return never, 0
	case Together:
		return 0, never
	}
	a, m := &p.lines[i-1], &p.line[i-1]
	room := a.Room
	if room == Unplaced {
		if w.columns == 0 {
			if first {
				return s.loose[0].join, s.loose[0].apart
			}
			return s.loose[1].join, s.loose[1].apart
		}
		room = w.columns - m.columns
		switch indent := shortIndent(a); {
		case indent > 0:
			room -= indent
		case first:
			room -= w.dropped
		}
		if room+m.hanging < -1 {
			join, apart = beyondMargin, beyondMargin
		}
	}
	if room < s.need+fullTolerance {
		join, apart = join+s.full.join, apart+s.full.apart
	} else {
		join += joinWithRoom + joinRoomShare*float64(min(joinRoomMost, room-s.need)) + s.short.join
		apart += s.short.apart
	}
	if !first && m.ending == unended && lex.IsHan(m.last) {
		apart += breakCarried
	}
	if a.Indent > 4 && a.Room == Unplaced && first {
		if right := w.columns - m.columns - a.Indent; right-a.Indent <= 2 && a.Indent-right <= 2 {
			join += joinCentered
		}
	}
	return join, apart
}
