package docx

import (
	"slices"

	"guiwen/normalize/source"
)

// mark marks text of the paragraph; the mark before goes on where it ends there.
func (p *paragraph) mark(kind source.MarkKind, start, end int) {
	if i := p.last[kind] - 1; i >= 0 {
		if m := &p.marks[i]; m.End == start && m.Start < m.End {
			m.End = end
			return
		}
	}
	p.marks = append(p.marks, source.Mark{Kind: kind, Start: start, End: end, Note: -1})
	p.last[kind] = len(p.marks)
}

func (p *paragraph) place() place { return place{len(p.text), len(p.marks), p.last} }

// insert puts text into the paragraph at a place where it once ended; what points behind it moves on.
func (s *story) insert(at place, text string) {
	p, n := s.p, len(text)
	p.text = slices.Insert(p.text, at.text, []byte(text)...)
	for _, i := range at.last { // a mark from before the place may have gone on over it
		if i > 0 && p.marks[i-1].End > at.text {
			p.marks[i-1].End += n
		}
	}
	for i := at.marks; i < len(p.marks); i++ {
		p.marks[i].Start += n
		p.marks[i].End += n
	}
	for i := len(p.shifts) - 1; i >= 0 && p.shifts[i].end > at.text; i-- {
		if f := &p.shifts[i]; f.start >= at.text {
			f.start += n
		}
		p.shifts[i].end += n
	}
	for i := len(p.breaks) - 1; i >= 0 && p.breaks[i] > at.text; i-- {
		p.breaks[i] += n
	}
	for i := range s.open {
		if o := &s.open[i]; o.at > at.text {
			o.at += n
		}
	}
}

// shift takes down that text of the paragraph is set above or below the line. Whether it is raised can be told at the
// end of the paragraph only.
func (s *story) shift(properties textProperties, start, end int) {
	by := shifted{vertical: properties.vertical}
	if by.vertical == baseline || by.vertical == unstated {
		if properties.position == 0 || properties.size == 0 {
			return
		}
		by = shifted{position: properties.position, size: properties.size}
	}
	next := shift{start: start, end: end, shifted: by, revised: s.change != change{}, struck: properties.struck()}
	p := s.p
	if n := len(p.shifts); n > 0 && p.shifts[n-1].end == start && p.shifts[n-1].goesOn(next) {
		p.shifts[n-1].end = end
		return
	}
	p.shifts = append(p.shifts, next)
}

// writeShifts writes raised and lowered text in the forms that tell it from what it stands at, and marks it. A
// paragraph that is raised as a whole is raised against nothing.
func (p *paragraph) writeShifts() {
	if len(p.shifts) == 0 {
		return
	}
	base := p.font().size
	var kept []shift
	raised, lowered := 0, 0
	for _, f := range p.shifts {
		d := f.direction(base)
		if d == 0 {
			continue
		}
		f.up = d > 0
		if f.up {
			raised += visible(p.text[f.start:f.end])
		} else {
			lowered += visible(p.text[f.start:f.end])
		}
		kept = append(kept, f)
	}
	if all := visible(p.text); raised == all || lowered == all {
		return
	}
	p.rewrite(kept)
}

// rewrite writes the shifts anew and moves what points into the text.
func (p *paragraph) rewrite(shifts []shift) {
	old := p.text
	out := make([]byte, 0, len(old)+len(shifts)*len("^()"))
	var pieces []piece
	var marks []source.Mark
	last := 0
	for _, f := range shifts {
		for _, span := range p.withinLines(f.start, f.end) {
			start, end := trimShift(old, span[0], span[1])
			if start == end {
				continue
			}
			out = append(out, old[last:start]...)
			at := len(out)
			kind := source.Raised
			if f.up {
				out = append(out, source.Superscript(string(old[start:end]))...)
			} else {
				kind = source.Lowered
				out = append(out, source.Subscript(string(old[start:end]))...)
			}
			last = end
			pieces = append(pieces, piece{start, end, at, len(out)})
			marks = append(marks, source.Mark{Kind: kind, Start: at, End: len(out), Note: -1})
		}
	}
	out = append(out, old[last:]...)
	p.move(pieces)
	p.text, p.marks = out, append(p.marks, marks...)
}

// withinLines cuts the span of a shift at the breaks of the paragraph.
func (p *paragraph) withinLines(start, end int) [][2]int {
	var list [][2]int
	for i, _ := slices.BinarySearch(p.breaks, start+1); i < len(p.breaks) && p.breaks[i] < end; i++ {
		if p.breaks[i] > start {
			list = append(list, [2]int{start, p.breaks[i]})
			start = p.breaks[i]
		}
	}
	return append(list, [2]int{start, end})
}

// move moves what points into the text: a place inside a piece goes to its beginning, the end of a mark to its end.
func (p *paragraph) move(pieces []piece) {
	moved := func(off int, isEnd bool) int {
		i, exact := slices.BinarySearchFunc(pieces, off, func(q piece, off int) int { return q.end - off })
		if exact {
			return pieces[i].to
		}
		if i < len(pieces) && pieces[i].start < off {
			if isEnd {
				return pieces[i].to
			}
			return pieces[i].at
		}
		if i == 0 {
			return off
		}
		return off + pieces[i-1].to - pieces[i-1].end
	}
	for i := range p.marks {
		m := &p.marks[i]
		isPlace := m.Start == m.End
		m.Start, m.End = moved(m.Start, false), moved(m.End, true)
		if isPlace {
			m.Start = m.End
		}
	}
	for i := range p.breaks {
		p.breaks[i] = moved(p.breaks[i], false)
	}
}
