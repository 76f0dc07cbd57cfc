package annex

import (
	"strconv"
)

// numbered is what a strip is told when its rows find their place.
type numbered struct {
	document int // number of the document, from 1
	running  int // number of the last group before
	looks    []drawnLook
	blocks   []place // of the document, for links
	figures  []place // likewise, in 明细
}

// drawnLook is a look with the number of its style.
type drawnLook struct {
	look
	style int
}

// lay writes the rows of a strip and returns the places of its groups.
func (s *sheet) lay(t *strip, n numbered) []place {
	for col, width := range t.need {
		s.need = widened(s.need, col, width)
	}
	places := make([]place, 0, min(t.groups, len(t.rows.in)))
	var rows []stripRow
	for range t.groups {
		n.running++
		list(&t.rows, &rows, func(r *stripRow) { r.code(&t.rows) })
		if t.rows.bad || len(rows) == 0 {
			t.rows.fail()
			return places
		}
		p := s.now(len(rows))
		places = append(places, place{p.name, p.rows + 1})
		for i := range rows {
			s.layRow(p, &rows[i], &n)
		}
	}
	return places
}

func (s *sheet) layRow(p *part, r *stripRow, n *numbered) {
	p.rows++
	p.width = max(p.width, len(r.cells))
	b := append(p.buf[:0], `<row r="`...)
	b = strconv.AppendInt(b, int64(p.rows), 10)
	b = append(b, `" ht="`...)
	b = strconv.AppendFloat(b, r.height, 'f', -1, 64)
	b = append(b, `">`...)
	for i := range r.cells {
		k := &r.cells[i]
		if k.look < 0 || k.look >= len(n.looks) {
			s.in.fail(errKept)
			return
		}
		l := &n.looks[k.look]
		c := cell{kind: k.kind, text: k.text, number: k.number}
		switch k.kind {
		case runningCell:
			c = count(n.running)
			s.need = widened(s.need, i, shownWidth(l.format, c.number))
		case documentCell:
			c = count(n.document)
			s.need = widened(s.need, i, shownWidth(l.format, c.number))
		case empty, textCell, numberCell:
		default:
			s.in.fail(errKept)
			return
		}
		if k.to != 0 {
			link, ok := k.to.link(n.blocks, n.figures)
			if !ok {
				s.in.fail(errKept)
				return
			}
			c.link = link
			c = s.link(p, i, c)
		}
		b = appendCell(b, i, p.rows, l.style, c)
	}
	p.buf = append(b, `</row>`...)
	s.in.fail(p.write())
}
