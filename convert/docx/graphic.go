package docx

import (
	"bytes"
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// graphic reads a drawing, a VML picture or an embedded object for what is in it; g is what is known of it.
func (s *story) graphic(g drawing) {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space == mc {
			s.alternate(func() { s.graphic(g) })
			continue
		}
		switch string(s.x.Local) {
		case "txbxContent":
			if s.x.Space == w {
				s.textBox(g.at)
				continue
			}
		case "positionV":
			g.at = s.readVertical()
			continue
		case "shape", "rect", "roundrect", "group":
			if s.x.Space == v {
				g = s.readShape(g)
			}
		case "textpath":
			s.wordArt()
		case "relIds":
			s.diagram()
		case "chart":
			if s.x.Space == cht {
				s.chart()
			}
		case "extent":
			if s.x.Space == wp {
				g.readExtent(s.x)
			}
		case "docPr":
			g.readDescription(s.x)
		case "wgp", "wpc":
			g.width, g.height = 0, 0 // of the group, not of what is in it
		case "blip":
			id, _ := s.x.Attr(r, "embed")
			s.picture(g, id)
		case "imagedata":
			id, _ := s.x.Attr(r, "id")
			s.picture(g, id)
		case "OLEObject":
			s.object()
		}
		s.graphic(g)
	}
}

// textBox reads the current w:txbxContent as paragraphs of their own.
func (s *story) textBox(at spot) {
	if s.code > 0 {
		return
	}
	s.count(s.p) // numbers count in the order of the anchors
	content := s.apart(s.blocks)
	if !s.raise(at, content) {
		s.anchorBox(box{content, at.above()})
	}
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

// diagram reads the data of a diagram (SmartArt) that the current dgm:relIds points to.
func (s *story) diagram() {
	id, _ := s.x.Attr(r, "dm")
	part := s.links[string(id)].Part
	if s.x.Space != dgm || part == "" || s.code > 0 {
		return
	}
	var points []string
	err := s.readPart(part, func(x *xmlscan.Scanner) { points = readDiagram(x) })
	if err != nil {
		s.x.Fail(err)
	}
	content := &writer{}
	s.writeDiagram(content, points)
	s.markBox(content)
	s.anchorBox(box{content: content})
}

// writeDiagram writes the texts of a diagram: labels as the text that stands for a picture, sentences as paragraphs.
func (s *story) writeDiagram(out *writer, points []string) {
	part := source.Part{Kind: s.kind, Cell: s.cell}
	prose := false
	for _, text := range points {
		prose = prose || endsSentence([]byte(text))
	}
	switch {
	case s.cell != nil:
		part.Kind = source.TableCell
	case s.kind == source.Paragraph && !prose && len(points) > 0:
		points = []string{strings.Join(points, " ")}
		part.Kind, part.Picture = source.Image, &source.Picture{}
	}
	for _, text := range points {
		out.part(part, label{}, []byte(text), nil)
	}
}

// readDiagram returns the texts of a diagram's points, one for a paragraph, in the order of the file.
func readDiagram(x *xmlscan.Scanner) (points []string) {
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
				points = append(points, string(text))
				text = text[:0]
			}
		case xmlscan.EOF:
			return points
		}
	}
}
