package docx

import "guiwen/normalize/source"

// writer collects the raw text and its parts. A text box has a writer of its own, which is appended behind or
// before the paragraph that it is anchored in.
type writer struct {
	text    []byte
	parts   []source.Part
	between byte // what separates the next part from what stands before it; 0 at the beginning
}

// separate writes the separator that is due and sets the next one.
func (t *writer) separate() {
	if t.between != 0 {
		t.text = append(t.text, t.between)
	}
	t.between = '\n'
}

// nextCell separates a table cell from the one before it, or the first of a row from what stands before the
// row. Cells are separated even if they are empty, so that columns stay columns.
func (t *writer) nextCell(first bool) {
	if !first {
		t.between = '\t'
	} else if t.between != 0 {
		t.text = append(t.text, t.between)
		t.between = 0
	}
}

// endCell ends a cell: where nothing was written, its separator is still due.
func (t *writer) endCell() {
	if t.between == '\t' {
		t.text = append(t.text, '\t')
		t.between = 0
	}
}

// part adds a part with the text, which must not be empty. p is the part without its span; the marks are in offsets from
// the beginning of text.
func (t *writer) part(p source.Part, label label, text []byte, marks []source.Mark) {
	t.separate()
	p.Start = len(t.text)
	p.Label = label.text
	t.text = append(t.text, label.text...)
	if len(text) > 0 {
		t.text = append(t.text, label.suffix...)
		for i := range marks {
			marks[i].Start += len(t.text)
			marks[i].End += len(t.text)
		}
		p.Marks = marks
		t.text = append(t.text, text...)
	}
	p.End = len(t.text)
	t.parts = append(t.parts, p)
}

// carry puts comments and references to notes that stand at no text behind the last part.
func (t *writer) carry(marks []source.Mark) {
	if len(t.parts) == 0 {
		return
	}
	last := &t.parts[len(t.parts)-1]
	for _, m := range marks {
		if m.Kind == source.Commented || m.Kind == source.NoteRef {
			m.Start, m.End = last.End, last.End
			last.Marks = append(last.Marks, m)
		}
	}
}

// append adds everything that another writer has collected.
func (t *writer) append(other *writer) {
	if len(other.parts) == 0 {
		return
	}
	t.separate()
	shift := len(t.text)
	t.text = append(t.text, other.text...)
	for _, p := range other.parts {
		p.Start += shift
		p.End += shift
		for i := range p.Marks {
			p.Marks[i].Start += shift
			p.Marks[i].End += shift
		}
		t.parts = append(t.parts, p)
	}
}

// numberTables gives the tables of the parts their numbers in order of appearance. While they are read, tables
// without text count too, and text boxes change the order.
func numberTables(parts []source.Part) {
	final := map[int]int{}
	for _, p := range parts {
		c := p.Cell
		if c == nil || c.Table > 0 {
			continue // parts of one cell share it
		}
		number, ok := final[c.Table]
		if !ok {
			number = len(final) + 1
			final[c.Table] = number
		}
		c.Table = number
	}
}
