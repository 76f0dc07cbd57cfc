package statistics

import (
	"sort"
)

// matcher finds the indicators of the figures of one document. It holds scratch space and serves one goroutine.
type matcher struct {
	c     *Catalogue
	zones []zone  // by word: where it stands, for the figure at hand
	seen  []int32 // the words with zones
	above []int32 // by word: the heading chain in which it stands
	chain int32
	hits  []hit
}

func newMatcher(c *Catalogue) *matcher {
	return &matcher{c: c, zones: make([]zone, len(c.vocabulary)), above: make([]int32, len(c.vocabulary))}
}

// under says that what follows stands under headings with these words.
func (m *matcher) under(headings []string) {
	m.chain++
	for _, h := range headings {
		for _, hit := range m.c.words.find(h, m.hits[:0]) {
			m.above[hit.word] = m.chain
		}
	}
}

// read finds the words of a block's text, but those behind a denial that makes another thing of them: 不予受理. It is called
// before match.
func (m *matcher) read(s string) {
	all := m.c.words.find(s, m.hits[:0])
	m.hits = all[:0]
	denial := int32(-1) // where the last one ends; words come in the order of their ends
	for _, h := range all {
		if m.c.denial[h.word] {
			denial = h.end
		}
		if h.start != denial {
			m.hits = append(m.hits, h)
		}
	}
}

// contextReach is the number of bytes in front of a sentence in which context is looked for.
const contextReach = 600

// match returns the index of the indicator that the figure stands for, or -1: of all patterns that hold, the one
// whose words are the longest and the nearest.
func (m *matcher) match(s string, f *figure, fr *frame) int {
	g := guardOf(s, f, fr)
	m.survey(fr, g)
	best, bestScore := -1, 0
	family := familyOf(f.unitName())
	changes := f.kind == kindPercent && fr.change
	for _, w := range m.seen {
		if m.zones[w]&(adjacent|before|after|counted) == 0 {
			continue
		}
		for _, k := range m.c.byWord[w] {
			p := &m.c.patterns[k]
			in := &m.c.indicators[p.indicator]
			fit := suits(f, family, in)
			if fit == 0 || changes && p.terms[0].zones != within['='] {
				continue
			}
			score := m.weigh(p, fr.anchored) * fit
			if (score > bestScore || score == bestScore && score > 0 && p.indicator < best) && m.meant(p, g) {
				best, bestScore = p.indicator, score
			}
		}
	}
	for _, w := range m.seen {
		m.zones[w] = 0
	}
	m.seen = m.seen[:0]
	return best
}

// around returns the words that end between two bytes of the text.
func (m *matcher) around(from, to int) []hit {
	lo := sort.Search(len(m.hits), func(i int) bool { return int(m.hits[i].end) > from })
	hi := lo
	for hi < len(m.hits) && int(m.hits[hi].end) <= to {
		hi++
	}
	return m.hits[lo:hi]
}

// survey notes in which zones of the figure each word stands.
func (m *matcher) survey(fr *frame, g guard) {
	lo, hi := int32(fr.sentence.start-contextReach), int32(min(fr.sentence.end, fr.clause.end+contextReach/2))
	lo = max(lo, int32(fr.clause.start-2*contextReach))
	first := sort.Search(len(m.hits), func(i int) bool { return m.hits[i].end > lo })
	for _, h := range m.hits[first:] {
		if h.end > hi {
			break
		}
		z := context
		switch {
		case int(h.start) >= fr.before.start && int(h.end) <= fr.before.end:
			z = before | clause | sentence
			if int(h.end) >= fr.core {
				z |= adjacent
			}
		case int(h.start) >= fr.after.start && int(h.end) <= fr.after.end:
			z = after | clause | sentence
			if int(h.end) <= g.noun.end && g.either {
				z |= counted
			}
			if int(h.end) == g.noun.end {
				z |= closing
			}
		case int(h.start) >= fr.clause.start && int(h.end) <= fr.clause.end:
			z = clause | sentence
		case int(h.start) >= fr.sentence.start:
			z = sentence
		}
		if m.zones[h.word] == 0 {
			m.seen = append(m.seen, h.word)
		}
		m.zones[h.word] |= z
	}
}

// isChange reports whether a text ends with a word of growth or decline, so that a percentage behind it says how much
// something changed, not what it is.
func isChange(before string) bool { return changes.Ends(before) > 0 }

// weigh returns the weight of a pattern, or 0 where a term does not hold or, of an anchored frame, none holds at its core.
func (m *matcher) weigh(p *pattern, anchored bool) int {
	total := 0
	for i := range p.terms {
		t := &p.terms[i]
		best := 0
		for _, w := range t.words {
			z := m.zones[w]
			if m.above[w] == m.chain {
				z |= heading
			}
			if z &= t.zones; z != 0 {
				best = max(best, int(m.c.runes[w])*nearness(z))
				anchored = anchored && z&adjacent == 0
			}
		}
		if (best > 0) == t.not {
			return 0
		}
		total += best
	}
	if anchored {
		return 0
	}
	return total
}

// nearness weighs a word by its nearest zone.
func nearness(z zone) int {
	switch {
	case z&(adjacent|counted) != 0:
		return 9
	case z&(before|after) != 0:
		return 8
	case z&clause != 0:
		return 5
	case z&sentence != 0:
		return 3
	case z&context != 0:
		return 2
	}
	return 1
}

// suits grades how well a figure's kind and unit, a measure word of a family, go with an indicator: 0 not at all, 3 as the catalogue has it.
func suits(f *figure, family int, in *Indicator) int {
	if f.kind != in.Kind && !(f.unit == nil && f.kind == kindOther && (f.number.places == 0 || f.number.scaled > 0)) {
		return 0
	}
	switch in.Kind {
	case kindPercent:
		if f.unit == nil || f.unitName() != in.Unit {
			return 0
		}
	case kindMoney:
		if f.unit != nil && f.unitName() != in.Unit {
			return 0
		}
	case kindCount:
		name := f.unitName()
		for _, u := range in.Units {
			if u == name {
				return 3
			}
		}
		if family&in.family == 0 {
			return 0
		}
		return 2
	}
	return 3
}
