package docx

import (
	"slices"
	"strings"

	"guiwen/convert/opc/xmlscan"
)

// A floating box stands in the place of its anchor, or, where it is set at the top of the first page, above everything:
// the letterhead of many templates is a box whose anchor is any paragraph of the page.

// readVertical reads the current wp:positionV.
func (s *story) readVertical() spot {
	from, _ := s.x.Attr(xmlscan.Unknown, "relativeFrom")
	p := spot{from: string(from)}
	for depth := s.x.Depth(); s.x.Child(depth); {
		switch string(s.x.Local) {
		case "posOffset":
			n, ok := number(s.x.Content())
			p.offset, p.known = float64(n)/emu, ok
		case "align":
			p.known = string(s.x.Content()) == "top"
		}
	}
	return p
}

// readShape reads what the current shape of VML says of itself: its place and size by the attribute style (ECMA-376 Part
// 4, 19.1.2.19), its alternative text.
func (s *story) readShape(g drawing) drawing {
	if alt, _ := s.x.Attr(xmlscan.Unknown, "alt"); !isBlank(alt) {
		g.alt = string(oneLine(alt))
	}
	style, _ := s.x.Attr(xmlscan.Unknown, "style")
	p := spot{from: "paragraph"}
	absolute := false
	length := func(value string) float64 {
		n, _ := twips([]byte(value))
		return n / 20
	}
	for _, item := range strings.Split(string(style), ";") {
		name, value, _ := strings.Cut(item, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "position":
			absolute = value == "absolute"
		case "margin-top":
			p.offset, p.known = length(value), true
		case "width":
			g.width = length(value)
		case "height":
			g.height = length(value)
		case "mso-position-vertical-relative":
			p.from = value
		}
	}
	p.known = p.known && absolute
	g.at = p
	return g
}

// hanBytes is the length of a Han character.
const hanBytes = 3

// longestPage bounds the bytes of text in front of an anchor on the first page: twice what GB/T 9704-2012 sets on one
// (22 lines of 28 characters).
const longestPage = 2 * 22 * 28 * hanBytes

// raise keeps a box that is set in the upper margin of the first page, and reports whether it is one.
func (s *story) raise(p spot, content *writer) bool {
	height, ok := p.height()
	if !ok || height > 1.5*topMargin || s.pageEnded || s.out != s.reader.out || s.cell != nil || len(s.out.text)+len(s.p.text) > longestPage {
		return false
	}
	if len(content.parts) > 0 {
		s.tops = append(s.tops, topBox{height, content})
		s.room(len(content.text))
	}
	return true
}

// setTops puts the boxes at the top of the first page in front of the text, the upper ones first.
func (d *reader) setTops() {
	if len(d.tops) == 0 {
		return
	}
	slices.SortStableFunc(d.tops, func(a, b topBox) int {
		switch {
		case a.height < b.height:
			return -1
		case a.height > b.height:
			return 1
		}
		return 0
	})
	all := &writer{}
	for _, b := range d.tops {
		all.append(b.content)
	}
	all.append(d.out)
	d.out, d.tops = all, nil
}
