package structure

import (
	"guiwen/normalize/lex"
)

// weigh weighs the lineEnd between lines i-1 and i.
func (p *page) weigh(i int) lineEnd {
	a, b := &p.line[i-1], &p.line[i]
	s := lineEnd{fixed: p.lines[i].Fixed, need: b.need}
	if s.fixed == Free && a.ending != stop {
		s.open = stillOpen(p.lines[i-1].Text)
		s.closed = s.open && closesFirst(p.lines[i].Text)
	}
	closed := s.closed
	if s.fixed == Free && (p.lines[i-1].Centered || p.lines[i].Centered) {
		if s.fixed = Apart; closed || hangs(b.first) {
			s.fixed = Together
		}
	}
	if s.fixed != Free {
		return s
	}
	marked := b.marked && !closed // （见 / 附件1）
	if b.numbered && p.numbered && p.lines[i].Indent < 2 && i > p.body {
		marked = marked && !p.indented // what numbers a paragraph is indented
	}
	c := p.weighBeginning(i, marked, closed)
	s.full, s.short = p.weighEnding(i, marked)
	s.full, s.short = s.full.plus(c), s.short.plus(c)
	if p.indented && i > p.body && p.lines[i].Indent < 2 && !(b.labelled && a.whole) && !marked {
		s.full.apart += breakNoIndent
		if (a.ending == unended || a.ending == pause) && (a.comma || a.inner) {
			s.short.apart += breakNoIndent // a ragged line
		}
	}
	if i <= p.body && p.lines[i-1].Room == Unplaced && p.lines[i].Indent < 2 && !marked {
		p.ends[i] = s
		if loose := p.loose(i, true); loose.join < loose.apart {
			s.short.apart += breakHead
		}
	}
	s.full, s.short = s.full.fair(), s.short.fair()
	return s
}

// weighBeginning weighs what line i begins with and what lies in front of it, however full the line before it is. marked says that
// a mark begins it that begins a paragraph, closed that it closes a bracket that is open.
func (p *page) weighBeginning(i int, marked, closed bool) (c costs) {
	a, b, l := &p.line[i-1], &p.line[i], &p.lines[i]
	switch {
	case hangs(b.first):
		c.apart += breakHanging
	case marked:
		c.join += joinMark
		c.apart += breakMark
	case closed: // 《…计划 / （2023年）》 is no title behind its end
	case i <= p.body && (p.isTitle(i-1) || p.isAddressee(i) && !a.comma && a.ending != pause && !p.isAddressee(i-1)):
		c.join += joinTitle
		c.apart += breakTitle
	case (b.labelled || b.whole) && (a.ending == stop || a.ending == closer || a.whole):
		c.join += joinLabel
		c.apart += breakLabel
	}
	if l.Indent >= 2 {
		c.apart += breakIndent
		if l.Indent == p.lines[i-1].Indent {
			c.join += joinSameIndent
		} else {
			c.join += joinIndent
		}
	}
	if l.Break == Gap && p.gapped {
		c.join += joinGap
		c.apart += breakGap
	}
	if a.whole {
		c.join += joinWhole
	}
	if closed {
		c.apart += breakEnclosed
	}
	if a.ending == unended || a.ending == pause || a.ending == closer {
		if beginsWithFigure(l.Text) {
			c.apart += breakFigure
		}
		if lex.Digit(a.last) >= 0 && lex.Digit(b.first) >= 0 {
			c.apart += breakNumber
		}
	}
	return c
}

// weighEnding weighs how the line before line i ends, where it is full and where it has room.
func (p *page) weighEnding(i int, marked bool) (full, short costs) {
	a, b := &p.line[i-1], &p.line[i]
	end := a.ending
	if a.whole {
		end = stop
	}
	switch end {
	case stop:
		short.join = joinBehindStop
		switch {
		case marked:
			full.join = joinBehindStop
		case p.lines[i].Indent >= 2:
			full.join = joinFullStop
		default:
			full = costs{joinFullStop, breakFullStop - p.openers[firstPair(p.lines[i].Text)]}
		}
	case colon:
		full = costs{joinBehindColon, breakSoft}
		short = full
		if lex.Digit(b.first) >= 0 && !marked {
			full.apart += breakValue
		}
	case soft:
		full.apart, short.apart = breakFull, breakSoft
	case pause:
		full.apart, short.apart = breakFull, breakFull
	default:
		full.apart, short.apart = breakFull, breakOpen
	}
	return full, short
}
