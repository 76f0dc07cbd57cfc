package docx

import (
	"bytes"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// graphic reads a drawing, a VML picture or an embedded object for the text in it; above says that it is set
// above the line it is anchored in.
func (s *story) graphic(above bool) {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space == mc {
			s.alternate(func() { s.graphic(above) })
			continue
		}
		switch string(s.x.Local) {
		case "txbxContent":
			if s.x.Space == w {
				s.textBox(above)
				continue
			}
		case "positionV":
			above = s.isAbove()
			continue
		case "textpath":
			s.wordArt()
		case "relIds":
			s.diagram()
		case "chart":
			if s.x.Space == cht {
				s.losses.charts++
			}
		case "blip", "imagedata":
			s.losses.pictures++
		case "OLEObject":
			s.losses.objects++
		}
		s.graphic(above)
	}
}

// isAbove reads the current wp:positionV: a box that is moved up from its own paragraph is read before it.
func (s *story) isAbove() bool {
	from, _ := s.x.Attr(xmlscan.Unknown, "relativeFrom")
	ownLine := string(from) == "paragraph" || string(from) == "line"
	above := false
	for depth := s.x.Depth(); s.x.Child(depth); {
		if string(s.x.Local) == "posOffset" {
			offset := s.x.Content()
			above = ownLine && len(offset) > 0 && offset[0] == '-'
		}
	}
	return above
}

// textBox reads the current w:txbxContent as paragraphs of their own.
func (s *story) textBox(above bool) {
	if s.code > 0 {
		return
	}
	s.count(s.p) // numbers count in the order of the anchors
	s.anchorBox(box{s.apart(s.blocks), above})
}

// wordArt reads the string of a VML text path (艺术字): in a header it is a watermark (水印).
func (s *story) wordArt() {
	value, _ := s.x.Attr(xmlscan.Unknown, "string")
	value = bytes.TrimSpace(value)
	if s.x.Space != v || isBlank(value) {
		return
	}
	part := source.Part{Kind: s.kind}
	switch {
	case s.kind == source.Header || s.kind == source.Footer:
		part.Kind = source.Watermark
	case s.cell != nil:
		part.Kind, part.Cell = source.TableCell, s.cell
	}
	content := &writer{}
	content.part(part, label{}, oneLine(value), nil)
	s.markBox(content)
	s.anchorBox(box{content: content})
}

// oneLine returns text with its line ends as blanks.
func oneLine(text []byte) []byte {
	return bytes.Map(func(c rune) rune {
		if c == '\n' || c == '\r' {
			return ' '
		}
		return c
	}, text)
}

// diagram reads the data of a diagram (SmartArt) that the current dgm:relIds points to.
func (s *story) diagram() {
	id, _ := s.x.Attr(r, "dm")
	part := s.links[string(id)].Part
	if s.x.Space != dgm || part == "" || s.code > 0 {
		return
	}
	content := &writer{}
	kind, cell := s.kind, s.cell
	err := s.readPart(part, func(x *xmlscan.Scanner) { readDiagram(x, content, kind, cell) })
	if err != nil {
		s.x.Fail(err)
	}
	s.markBox(content)
	s.anchorBox(box{content: content})
}

// readDiagram writes the texts of a diagram's points, one part for a paragraph, in the order of the file.
func readDiagram(x *xmlscan.Scanner, out *writer, kind source.Kind, cell *source.Cell) {
	if cell != nil {
		kind = source.TableCell
	}
	var text []byte
	inText := false
	for {
		switch x.Next() {
		case xmlscan.Start:
			inText = x.Space == a && string(x.Local) == "t"
			if x.Space == a && string(x.Local) == "p" {
				text = text[:0]
			}
		case xmlscan.Text:
			if inText {
				text = append(text, oneLine(x.Bytes())...)
			}
		case xmlscan.End:
			inText = false
			if x.Space == a && string(x.Local) == "p" && !isBlank(text) {
				out.part(source.Part{Kind: kind, Cell: cell}, label{}, text, nil)
				text = text[:0]
			}
		case xmlscan.EOF:
			return
		}
	}
}
