package statistics

import (
	"sort"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// announce sees to what a paragraph tells of those behind it: 2024年，将重点做好以下工作：
func (st *standing) announce(m *matcher, s string, items []item) {
	st.s, st.items, st.marks = s, items, m.cuesOf(s, st.marks[:0])
	st.carried = noCue
	if !strings.HasSuffix(s, "：") || st.stance == rules {
		return
	}
	from := max(strings.LastIndex(s, "。"), 0)
	y := st.yearOf(from, len(s))
	ahead := st.isAhead(y, from, len(s))
	for _, m := range st.marks {
		ahead = ahead || int(m.start) >= from && m.cue == targetCue
	}
	if ahead {
		st.plan, st.year = targetCue, max(y, st.year)
	}
	st.opened = st.opened || announcing.Ends(s[:len(s)-len("：")]) > 0
}

var announcing = lex.Class("announcing")

// isAhead reports whether a year that is named between two bytes of the text lies ahead of it: it is later than the text, or the text says 将, or 到2025年.
func (st *standing) isAhead(year, from, to int) bool {
	if year == 0 {
		return false
	}
	last := max(st.reported, st.written)
	if last == 0 || year > st.reported && year <= last {
		for _, m := range st.marks {
			if int(m.start) >= from && int(m.end) <= to && (m.cue == planCue && last > 0 || m.cue == targetCue) {
				return true
			}
		}
		return st.until(from, to)
	}
	return year > last
}

// until reports whether a date between two bytes is that up to which something is planned: 到2025年.
func (st *standing) until(from, to int) bool {
	for n := len(st.items) - 1; n >= 0 && st.items[n].end > from; n-- {
		if it := &st.items[n]; it.end <= to && it.start >= from && it.reason == reasonDate && untilYear.Ends(st.s[:it.start]) > 0 {
			return isHead(st.s, it.start)
		}
	}
	return false
}

var untilYear = lex.Class("until-year")

// cuesOf appends the cues among the words of a text to out; the longer word hides the shorter.
func (m *matcher) cuesOf(s string, out []mark) []mark {
	for _, h := range m.hits {
		c := m.c.cue[h.word]
		if c == noCue {
			continue
		}
		for n := len(out); n > 0 && out[n-1].start >= h.start; n = len(out) {
			out = out[:n-1]
		}
		if n := len(out); n > 0 && out[n-1].end >= h.end {
			continue
		}
		if quoted(s[:h.start]) {
			continue
		}
		out = append(out, mark{c, h.start, h.end})
	}
	return out
}

// statusOf returns the status of a figure of the text at hand that has a name.
func (st *standing) statusOf(fig *figure, fr *frame, of *name) schema.Status {
	s := st.s
	if st.stance == rules {
		return schema.Rule
	}
	from := fr.sentence.start
	c, weak := noCue, false
	for n := len(st.marks) - 1; n >= 0; n-- {
		m := st.marks[n]
		if int(m.end) > fig.start || m.cue == hidesCue {
			continue
		}
		if int(m.start) < from {
			break
		}
		near := int(m.start) >= fr.clause.start
		weak = m.cue == planCue
		if c = st.reading(m.cue, near); c != noCue {
			break
		}
	}
	if c == noCue {
		c = st.behindCue(fig, fr)
	}
	if c == noCue || weak || c == resultCue && st.stance != reports {
		if y := st.yearOf(from, fig.start); y > 0 {
			switch {
			case st.isAhead(y, from, fig.start):
				c = targetCue
			case y < st.now && (c == noCue || weak):
				c = resultCue
				if st.carried == noCue {
					st.carried = resultCue
				}
			}
		}
	}
	switch {
	case c == targetCue:
		st.carried = targetCue
		return schema.Target
	case c == ruleCue:
		return schema.Rule
	case c == resultCue:
		return schema.Result
	}
	if st.carried != noCue {
		c = st.carried
	} else {
		c = st.plan
	}
	switch c {
	case targetCue:
		return schema.Target
	case ruleCue:
		return schema.Rule
	case resultCue:
		return schema.Result
	}
	switch st.stance {
	case plans:
		return schema.Target
	case directs:
		if !st.opened {
			return schema.Result // what it is about stands in front of what it directs
		}
		if actions.Begins(of.label) > 0 || strings.Contains(s[fr.clause.start:fig.start], of.subject) && actions.Begins(strings.TrimSpace(s[fr.before.start:fig.start])) > 0 {
			return schema.Target
		}
		return schema.Rule
	}
	return schema.Result
}

// reading returns what a cue says in a text of the stance; near says that it stands in the figure's own clause.
func (st *standing) reading(c cue, near bool) cue {
	switch c {
	case planCue:
		if st.stance == reports && st.plan != targetCue || st.plan == resultCue {
			return noCue
		}
		return targetCue
	case limitCue:
		switch {
		case !near || st.stance == reports:
			return noCue
		case st.plan == targetCue || st.carried == targetCue || st.stance == plans:
			return targetCue
		}
		return ruleCue
	case trendCue:
		if st.stance == reports || st.plan == targetCue || st.carried == targetCue {
			return noCue
		}
		return resultCue
	case ruleCue:
		if st.stance == reports && !near {
			return noCue
		}
	case allowCue:
		if st.stance == reports || st.plan == targetCue {
			return noCue
		}
		return ruleCue
	}
	return c
}

// behindCue returns what stands behind a figure that makes a rule of it: 5个工作日内, 1000人以上的.
func (st *standing) behindCue(fig *figure, fr *frame) cue {
	if st.stance != directs && st.stance != plans || st.plan == targetCue || st.carried == targetCue {
		return noCue
	}
	if behindCues.Begins(st.s[fig.end:fr.sentence.end]) > 0 {
		return ruleCue
	}
	return noCue
}

// yearOf returns the year of the last date between two bytes of the text at hand that is no base of a comparison, or 0.
func (st *standing) yearOf(from, to int) int {
	last := sort.Search(len(st.items), func(i int) bool { return st.items[i].end > to }) - 1
	for n := last; n >= 0 && n > last-timeReach; n-- {
		it := &st.items[n]
		if it.reason != reasonDate {
			continue
		}
		if it.start < from {
			break
		}
		if isBase(st.s, it.start, it.end) {
			continue
		}
		if y, _ := periodOfDate(st.s[it.start:it.end], 0); y > 0 {
			return y
		}
	}
	return 0
}
