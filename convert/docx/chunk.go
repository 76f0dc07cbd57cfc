package docx

import (
	"errors"
	"slices"

	"guiwen/normalize/source"
)

// maxChunks bounds the embedded documents that are read: each may cost its part of the limits.
const maxChunks = 32

// chunk reads the document that the current w:altChunk points to, in its place.
func (s *story) chunk() {
	id, _ := s.x.Attr(r, "id")
	part := s.links[string(id)].Part
	s.endJoin()
	if s.gone() {
		return
	}
	if s.chunks == nil || s.kind != source.Paragraph || part == "" || !s.pkg.Has(part) || s.opened >= maxChunks {
		s.losses.chunks++
		return
	}
	s.opened++
	content, err := s.readChunk(part)
	switch {
	case err != nil && s.ctx.Err() != nil, isLimit(err):
		s.x.Fail(err)
	case err != nil:
		s.losses.chunks++
	default:
		s.out.append(content)
		s.room(0)
	}
}

// isLimit reports whether an error is that the document costs too much.
func isLimit(err error) bool {
	var coded *source.Error
	return errors.As(err, &coded) && coded.Code == source.LimitSize
}

// readChunk reads an embedded document.
func (s *story) readChunk(part string) (*writer, error) {
	data, err := s.pkg.Part(s.ctx, part)
	if err != nil {
		return nil, err
	}
	in := source.Input{Name: part, Data: data}
	read := s.chunks(in)
	if read == nil {
		return nil, source.Errorf(source.Unsupported, "", part, "no reader takes the embedded document")
	}
	limits := s.limits
	limits.Expanded /= maxChunks
	limits.Text = max(limits.Text-len(s.out.text), 1)
	doc, err := read(s.ctx, in, limits)
	if err != nil {
		return nil, err
	}
	for _, n := range doc.Notes {
		n.Message, n.Offset, n.Page = part+": "+n.Message, -1, 0
		s.notes = append(s.notes, n)
	}
	return s.adopt(doc, part), nil
}

// adopt returns the text of an embedded document with its parts as parts of this one.
func (s *story) adopt(doc *source.Document, part string) *writer {
	cells := map[*source.Cell]*source.Cell{}
	tables := map[int]int{}
	for i := range doc.Parts {
		p := &doc.Parts[i]
		p.Page, p.Box = 0, source.Rect{}
		p.Marks = slices.DeleteFunc(p.Marks, func(m source.Mark) bool { return m.Kind == source.NoteRef }) // the notes get other places
		if p.Picture != nil {
			p.Picture.Name = part + "!" + p.Picture.Name
		}
		if p.Cell != nil {
			p.Cell = s.adoptCell(p.Cell, cells, tables)
		} else if s.cell != nil && p.Kind != source.Image {
			p.Kind, p.Level, p.Cell = source.TableCell, 0, s.cell
		}
	}
	return &writer{text: []byte(doc.Text), parts: doc.Parts}
}

// adoptCell returns the cell with a table number of this document.
func (s *story) adoptCell(c *source.Cell, cells map[*source.Cell]*source.Cell, tables map[int]int) *source.Cell {
	if known, ok := cells[c]; ok {
		return known
	}
	if tables[c.Table] == 0 {
		s.tables++
		tables[c.Table] = -s.tables
		if s.cell != nil {
			s.nested.enter(-s.tables, s.cell)
		}
	}
	adopted := *c
	adopted.Table = tables[c.Table]
	cells[c] = &adopted
	return &adopted
}
