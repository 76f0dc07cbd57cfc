package layout

import (
	"strings"

	"guiwen/normalize"
	"guiwen/normalize/source"
)

// Normalize returns t with its characters normalized: edit is called once for every paragraph, and for every
// paragraph of every cell of a table, in order. It appends to dst the edits that s asks for — sorted, not overlapping, in
// offsets of the whole text, where s begins at at — and must neither write a line feed nor, in a cell, a tab.
func Normalize(t *Text, edit func(dst []normalize.Edit, s string, at int, in Context) []normalize.Edit) *Text {
	s := t.String()
	var edits []normalize.Edit
	for i := range t.Paragraphs {
		p := &t.Paragraphs[i]
		if p.Table == nil {
			at := p.Start
			for p.Kind == source.Contents { // the tab in front of a page number is a separator
				i := strings.IndexByte(s[at:p.End], '\t')
				if i < 0 {
					break
				}
				edits = edit(edits, s[at:at+i], at, p.Context)
				at += i + len("\t")
			}
			edits = edit(edits, s[at:p.End], at, p.Context)
			continue
		}
		for _, row := range p.Table.Rows {
			for _, c := range row {
				for at := c.Start; at <= c.End; {
					end := c.End
					if i := strings.IndexByte(s[at:c.End], '\n'); i >= 0 {
						end = at + i
					}
					edits = edit(edits, s[at:end], at, InCell)
					at = end + 1
				}
			}
		}
	}
	return t.Apply(edits)
}

// Apply returns the text that edits, sorted and in offsets of t.String(), make of t, the paragraphs and cells
// moved with them. No edit may reach over the end of a paragraph or cell.
func (t *Text) Apply(edits []normalize.Edit) *Text {
	out := &Text{Text: t.Text.Apply(edits), Furniture: t.Furniture, Paragraphs: make([]Paragraph, len(t.Paragraphs))}
	m := mover{edits: edits}
	for i, p := range t.Paragraphs {
		p.Start = m.start(p.Start)
		if p.Table != nil {
			p.Table = m.table(p.Table)
		}
		p.End = m.end(p.End)
		out.Paragraphs[i] = p
	}
	return out
}

// mover moves offsets that only grow through a list of edits.
type mover struct {
	edits []normalize.Edit
	next  int
	shift int
}

// start moves the beginning of a span: what an edit inserts there belongs to the span.
func (m *mover) start(off int) int {
	for m.next < len(m.edits) && m.edits[m.next].End <= off && m.edits[m.next].Start < off {
		m.pass()
	}
	return off + m.shift
}

// end moves the end of a span: what an edit inserts there belongs to the span.
func (m *mover) end(off int) int {
	for m.next < len(m.edits) && m.edits[m.next].End <= off {
		m.pass()
	}
	return off + m.shift
}

func (m *mover) pass() {
	e := m.edits[m.next]
	m.shift += len(e.New) - (e.End - e.Start)
	m.next++
}

func (m *mover) table(t *Table) *Table {
	out := &Table{Rows: make([][]Cell, len(t.Rows))}
	for i, row := range t.Rows {
		out.Rows[i] = make([]Cell, len(row))
		for k, c := range row {
			c.Start = m.start(c.Start)
			c.End = m.end(c.End)
			out.Rows[i][k] = c
		}
	}
	return out
}
