package docx

import (
	"guiwen/convert/opc"
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// story is a text of its own in the document (ECMA-376 Part 1, 11.1): the body, a header, the footnotes.
type story struct {
	*reader
	x     *xmlscan.Scanner
	links map[string]opc.Relationship // relationships of the part, by id
	kind  source.Kind                 // of its parts: Paragraph for the body, else Note, Header, Footer
	out   *writer
	cell  *source.Cell // of the body's table cell that is being read
	own   string       // the mark that the note being read bears in its own text, until it has been met

	p       *paragraph
	spare   []*paragraph
	joining bool // the last paragraph's mark is deleted: the next one continues it
	fields  []field
	code    int // how many of fields are in their instruction
	change  change
	open    []openComment
	script  vertical  // of the math that is being read
	custom  *noteMark // the reference whose mark is the text that follows in the run
}

// blocks reads the children of the current element as block content: paragraphs, tables and what wraps them.
func (s *story) blocks() {
	for depth := s.x.Depth(); s.x.Child(depth); {
		s.block()
	}
}

// content reads block content that is complete in itself: nothing is joined to what follows.
func (s *story) content() {
	s.blocks()
	s.endJoin()
}

// block reads the current element as block content. What it does not know is skipped by the caller's next
// step.
func (s *story) block() {
	switch s.x.Space {
	case w:
	case mc:
		s.alternate(s.blocks)
		return
	case m:
		s.startParagraph()
		s.math()
		s.flush()
		return
	default:
		return
	}
	switch string(s.x.Local) {
	case "p":
		s.paragraph()
	case "tbl":
		s.endJoin()
		s.table()
	case "sdt", "sdtContent", "customXml", "smartTag", "bdo", "dir":
		s.blocks()
	case "ins", "moveTo":
		s.inserted(s.blocks)
	case "del":
		s.deleted(s.blocks)
	case "moveFrom":
		s.movedAway(s.blocks)
	case "commentRangeStart", "commentRangeEnd":
		s.commentRange()
	case "altChunk":
		s.losses.chunks++
	case "sectPr":
		s.section()
	}
}

// alternate reads mc:AlternateContent (ECMA-376 Part 3): the first choice that is understood, or the fallback,
// never both. read is given the chosen element.
func (s *story) alternate(read func()) {
	if string(s.x.Local) != "AlternateContent" {
		return
	}
	chosen := false
	for depth := s.x.Depth(); s.x.Child(depth); {
		if chosen || s.x.Space != mc {
			continue
		}
		switch string(s.x.Local) {
		case "Choice":
			chosen = understood(s.x)
		case "Fallback":
			chosen = true
		}
		if chosen {
			read()
		}
	}
}

// understood reports whether the current mc:Choice requires only namespaces that the reader knows.
func understood(x *xmlscan.Scanner) bool {
	requires, _ := x.Attr(xmlscan.Unknown, "Requires")
	some := false
	for len(requires) > 0 {
		var prefix []byte
		prefix, requires = cutField(requires)
		if len(prefix) == 0 {
			continue
		}
		if space, ok := x.Prefix(prefix); !ok || space == xmlscan.Unknown {
			return false
		}
		some = true
	}
	return some
}

// cutField cuts b at its first white space.
func cutField(b []byte) (first, rest []byte) {
	for i, c := range b {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			return b[:i], b[i+1:]
		}
	}
	return b, nil
}

// apart runs read with a state of its own, as for a text box: its text goes to the writer it returns, its
// fields and paragraphs have nothing to do with those around it.
func (s *story) apart(read func()) *writer {
	outer := *s
	box := &writer{}
	s.out, s.p, s.joining, s.fields, s.code = box, nil, false, nil, 0
	s.open, s.custom = nil, nil
	read()
	s.endJoin()
	s.out, s.p, s.joining, s.fields, s.code = outer.out, outer.p, outer.joining, outer.fields, outer.code
	s.open, s.custom = outer.open, outer.custom
	return box
}

// discard skips the current element and returns how many characters of text it holds.
func (s *story) discard() (characters int) {
	depth := s.x.Depth()
	inText := false
	for {
		switch s.x.Next() {
		case xmlscan.Start:
			inText = s.x.Space == w && (string(s.x.Local) == "t" || string(s.x.Local) == "delText")
		case xmlscan.Text:
			if inText {
				characters += countRunes(s.x.Bytes())
			}
		case xmlscan.End:
			inText = false
			if s.x.Depth() < depth {
				return characters
			}
		case xmlscan.EOF:
			return characters
		}
	}
}
