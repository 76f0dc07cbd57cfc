package page

import (
	"math"
	"strings"

	"guiwen/normalize/source"
)

// Book is the pages of a document in order.
type Book struct{ Sheets []*Sheet }

// Finish finds what only all pages together show: page numbers, running heads and foot notes. Every sheet has been laid.
func (b *Book) Finish() {
	markFurniture(b.Sheets)
	markFootnotes(b.Sheets)
	for _, s := range b.Sheets {
		s.scan = s.isScan()
	}
}

// Document writes the raw text and its parts from the lines of all pages. Foot notes stand behind the last page. A text of
// more than limit bytes is limit.size.
func (b *Book) Document(limit int) (*source.Document, error) {
	numberTables(b.Sheets)
	doc := &source.Document{PageBreaks: true, Pages: make([]source.Page, 0, len(b.Sheets))}
	var text strings.Builder
	write := func(s *Sheet, k int) {
		start := text.Len()
		text.WriteString(s.lines[k].text)
		s.lines[k].index = len(doc.Parts)
		doc.Parts = append(doc.Parts, s.lines[k].part(start, text.Len(), s))
		if k+1 < len(s.lines) && s.lines[k].besides(&s.lines[k+1]) {
			text.WriteByte('\t')
		} else {
			text.WriteByte('\n')
		}
	}
	for i, s := range b.Sheets {
		if i > 0 {
			text.WriteByte('\f')
		}
		doc.Pages = append(doc.Pages, source.Page{Width: round(s.Width), Height: round(s.Height), Scan: s.scan})
		for k := range s.lines {
			if s.lines[k].kind != source.Note {
				write(s, k)
			}
		}
	}
	for _, s := range b.Sheets {
		for k := range s.lines {
			if s.lines[k].kind == source.Note {
				write(s, k)
			}
		}
	}
	b.linkNotes(doc)
	doc.Text = text.String()
	if len(doc.Text) > limit {
		return nil, source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", limit)
	}
	return doc, nil
}

// linkNotes sets the references to notes, which name a line of their page, to its part.
func (b *Book) linkNotes(doc *source.Document) {
	for _, s := range b.Sheets {
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
func (l *line) part(start, end int, on *Sheet) source.Part {
	// A line may begin left of the page or run over its edge; its box may not.
	x0, y0 := clamp(l.box.X0, 0, on.Width), clamp(l.box.Y0, 0, on.Height)
	x1, y1 := clamp(l.box.X1, x0, on.Width), clamp(l.box.Y1, y0, on.Height)
	p := source.Part{
		Start: start, End: end, Kind: l.kind, Page: on.Number, Font: l.font,
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

// numberTables numbers the tables of all pages. A table that ends a page and one of the same columns that
// begins the next are one table.
func numberTables(sheets []*Sheet) {
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

// Broken reports whether a part of some page could not be read.
func (b *Book) Broken() bool {
	for _, s := range b.Sheets {
		if s.Canvas.Broken {
			return true
		}
	}
	return false
}
