package docx

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// readComments reads the part that holds the comments.
func (d *reader) readComments(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			if x.Space != w || string(x.Local) != "comment" {
				continue
			}
			id, _ := x.Attr(w, "id")
			author, _ := x.Attr(w, "author")
			key, text := string(id), string(oneLine(author))
			if text != "" {
				text += "："
			}
			if _, twice := d.comments[key]; !twice && len(d.comments) < maxNotes {
				d.comments[key] = &comment{text: text + plainText(x)}
			}
		}
	}
}

// plainText returns the text of the current element, a line feed between its paragraphs.
func plainText(x *xmlscan.Scanner) string {
	var text []byte
	inText := false
	for depth := x.Depth(); ; {
		switch x.Next() {
		case xmlscan.Start:
			inText = x.Space == w && string(x.Local) == "t"
			if x.Space == w && string(x.Local) == "p" && len(text) > 0 && text[len(text)-1] != '\n' {
				text = append(text, '\n')
			}
		case xmlscan.Text:
			if inText {
				text = append(text, oneLine(x.Bytes())...)
			}
		case xmlscan.End:
			inText = false
			if x.Depth() < depth {
				return strings.TrimSpace(string(text))
			}
		case xmlscan.EOF:
			return strings.TrimSpace(string(text))
		}
	}
}

// commentRange reads the current w:commentRangeStart or w:commentRangeEnd; it reports whether there was one.
func (s *story) commentRange() bool {
	if s.x.Space != w {
		return false
	}
	id, _ := s.x.Attr(w, "id")
	switch string(s.x.Local) {
	case "commentRangeStart":
		if len(s.open) < maxOpenComments {
			at := 0
			if s.p != nil {
				at = len(s.p.text)
			}
			s.open = append(s.open, openComment{string(id), at})
		}
	case "commentRangeEnd":
		for i, o := range s.open {
			if o.id == string(id) {
				s.closeComment(o)
				s.open = append(s.open[:i], s.open[i+1:]...)
				break
			}
		}
	default:
		return false
	}
	return true
}

// commentReference reads the current w:commentReference. A comment without a range is one on this place.
func (s *story) commentReference() {
	id, _ := s.x.Attr(w, "id")
	c := s.comments[string(id)]
	if c == nil {
		s.losses.missingNotes++
		return
	}
	s.losses.comments++
	if !c.said {
		s.comment(string(id), len(s.p.text), len(s.p.text))
	}
}

// closeComment marks the text of the paragraph that a comment reaches over, if it is being read.
func (s *story) closeComment(o openComment) {
	if p := s.p; p != nil && o.at < len(p.text) {
		s.comment(o.id, o.at, len(p.text))
	}
}

// comment marks text of the paragraph by a comment.
func (s *story) comment(id string, start, end int) {
	c := s.comments[id]
	if c == nil || c.text == "" || c.said && s.repeated+len(c.text) > maxRepeated {
		return
	}
	if c.said {
		s.repeated += len(c.text)
	}
	c.said = true
	s.p.marks = append(s.p.marks, source.Mark{Kind: source.Commented, Start: start, End: end, Note: -1, Text: c.text})
}

// resumeComments lets the comments that are open go on in the paragraph that begins.
func (s *story) resumeComments() {
	for i := range s.open {
		s.open[i].at = len(s.p.text)
	}
}

// pauseComments marks what the comments that are open reach over in the paragraph that ends.
func (s *story) pauseComments() {
	for i := range s.open {
		s.closeComment(s.open[i])
		s.open[i].at = len(s.p.text)
	}
}
