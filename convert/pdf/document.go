package pdf

import (
	"math"
	"strings"

	"guiwen/normalize/source"
)

// document writes the raw text and its parts from the lines of all pages.
func (r *reading) document() (*source.Document, error) {
	if err := r.empty(); err != nil {
		return nil, err
	}
	numberTables(r.seen)
	doc := &source.Document{PageBreaks: true, Pages: make([]source.Page, 0, len(r.seen)), Meta: r.file.meta(), Notes: r.notes}
	var b strings.Builder
	write := func(s *sheet, k int) {
		start := b.Len()
		b.WriteString(s.lines[k].text)
		s.lines[k].index = len(doc.Parts)
		doc.Parts = append(doc.Parts, s.lines[k].part(start, b.Len(), &s.page))
		if k+1 < len(s.lines) && s.lines[k].besides(&s.lines[k+1]) {
			b.WriteByte('\t')
		} else {
			b.WriteByte('\n')
		}
	}
	for i, s := range r.seen {
		if i > 0 {
			b.WriteByte('\f')
		}
		doc.Pages = append(doc.Pages, source.Page{Width: round(s.page.width), Height: round(s.page.height), Scan: s.scan})
		for k := range s.lines {
			if s.lines[k].kind != source.Note {
				write(s, k)
			}
		}
	}
	for _, s := range r.seen {
		for k := range s.lines {
			if s.lines[k].kind == source.Note {
				write(s, k)
			}
		}
	}
	r.linkNotes(doc)
	doc.Text = b.String()
	if limit := r.file.budget.limits.Text; len(doc.Text) > limit {
		return nil, source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", limit)
	}
	return doc, nil
}

// linkNotes sets the references to notes, which name a line of their page, to its part.
func (r *reading) linkNotes(doc *source.Document) {
	for _, s := range r.seen {
		for k := range s.lines {
			for i := range doc.Parts[s.lines[k].index].Marks {
				if m := &doc.Parts[s.lines[k].index].Marks[i]; m.Kind == source.NoteRef {
					m.Note = s.lines[m.Note].index
				}
			}
		}
	}
}

// part makes a part of a line.
func (l *line) part(start, end int, on *page) source.Part {
	// A line may begin left of the page or run over its edge; its box may not.
	x0, y0 := clamp(l.box.x0, 0, on.width), clamp(l.box.y0, 0, on.height)
	x1, y1 := clamp(l.box.x1, x0, on.width), clamp(l.box.y1, y0, on.height)
	p := source.Part{
		Start: start, End: end, Kind: l.kind, Page: on.number, Font: l.font,
		Box: source.Rect{X0: round(x0), Y0: round(y0), X1: round(x1), Y1: round(y1)},
	}
	if l.note != "" {
		p.NoteNumber, p.Label = l.note, leadingMark(l.text)
	}
	p.Continues = l.goesOn
	if !l.furniture() {
		p.Marks = shift(l.marks, start)
	}
	if l.cell != nil {
		p.Cell = &source.Cell{Table: l.table.number, Row: l.table.row + l.cell.row, Column: l.cell.column, RowSpan: l.cell.rowSpan, ColSpan: l.cell.columnSpan}
	}
	return p
}

// shift moves marks from offsets of a line to those of the raw text.
func shift(marks []source.Mark, by int) []source.Mark {
	if len(marks) == 0 {
		return nil
	}
	out := make([]source.Mark, len(marks))
	for i, m := range marks {
		m.Start, m.End = m.Start+by, m.End+by
		out[i] = m
	}
	return out
}

// besides reports whether next begins the cell beside that of l.
func (l *line) besides(next *line) bool {
	return l.cell != nil && next.cell != nil && l.table == next.table && l.cell != next.cell && l.cell.row == next.cell.row
}

// empty says why there is no document: nothing but pictures, text that cannot be read, damage, or nothing.
func (r *reading) empty() error {
	text, readable, scans := 0, 0, 0
	for _, s := range r.seen {
		if s.scan {
			scans++
		}
		for i := range s.lines {
			text += s.lines[i].glyphs
			readable += s.lines[i].glyphs - s.lines[i].unmapped
		}
	}
	switch {
	case len(r.seen) > 0 && scans == len(r.seen):
		return source.Errorf(source.NoText, "no_text_layer", "", "all %d pages are pictures without a text layer", scans)
	case readable > 0:
		return nil
	case r.file.damage.any() || r.repaired != "":
		return source.Errorf(source.Corrupt, "malformed_pdf", "", "the document is damaged and gives no text")
	case text > 0:
		return source.Errorf(source.NoText, "unmapped_glyphs", "", "the fonts of the document do not say what their %d glyphs stand for", text)
	}
	return source.Errorf(source.NoText, "no_text_layer", "", "the pages have no text")
}

// numberTables numbers the tables of all pages. A table that ends a page and one of the same columns that
// begins the next are one table.
func numberTables(sheets []*sheet) {
	number := 0
	var open *table // the table that ended the page before
	for _, s := range sheets {
		var last *table
		text := false // something but furniture came before
		for i := range s.lines {
			l := &s.lines[i]
			switch {
			case l.furniture():
				continue
			case l.cell == nil:
				text, open, last = true, nil, nil
				continue
			case l.table == last:
				continue
			}
			last = l.table
			if open != nil && !text && open.continues(last) {
				last.number, last.row = open.number, open.row+len(open.grid.vs)-1
			} else {
				number++
				last.number = number
			}
			open, text = nil, true
		}
		open = last
	}
}

func (l *line) furniture() bool {
	switch l.kind {
	case source.Header, source.Footer, source.PageNumber, source.Watermark:
		return true
	}
	return false
}

// continues reports whether t may be the next page of the table: it has the same columns.
func (t *table) continues(next *table) bool {
	a, b := t.grid.us, next.grid.us
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if math.Abs(a[i]-b[i]) > 3 {
			return false
		}
	}
	return true
}

// round cuts a measure to hundredths of a point, so that the last bits of arithmetic do not show.
func round(v float64) float64 { return math.Round(v*100) / 100 }
