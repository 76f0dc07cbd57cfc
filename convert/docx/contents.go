package docx

import (
	"strings"

	"guiwen/normalize/source"
)

// A table of contents (目录) is what Word says is one: the result of a field TOC, paragraphs of the styles toc 1 to
// toc 9, and a content control of the gallery Table of Contents (ECMA-376 Part 1, 17.16.5.68, 17.5.2.11).

// contentsControl reads the properties of a content control and reports whether it holds a table of contents.
func (s *story) contentsControl() bool {
	found := false
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space != w || string(s.x.Local) != "docPartObj" {
			continue
		}
		for inner := s.x.Depth(); s.x.Child(inner); {
			if s.x.Space == w && string(s.x.Local) == "docPartGallery" && string(val(s.x)) == "Table of Contents" {
				found = true
			}
		}
	}
	return found
}

// structured reads the current w:sdt as block content.
func (s *story) structured() {
	outer := s.inGallery
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space == w && string(s.x.Local) == "sdtPr" {
			s.inGallery = s.contentsControl() || outer
			continue
		}
		s.block()
	}
	s.inGallery = outer
}

// inContents reports whether a field TOC is open, so that what is read is its result.
func (s *story) inContents() bool {
	for i := range s.fields {
		if s.fields[i].contents {
			return true
		}
	}
	return false
}

// contentsKind makes a line of contents of the part, where the paragraph is one.
func (s *story) contentsKind(part *source.Part, p *paragraph) {
	stated := isContentsStyle(p.style.name) || s.inGallery && !endsSentence(p.text)
	if !stated && !p.inContents {
		return
	}
	if !stated {
		s.byField = append(s.byField, fieldContents{len(s.out.parts), part.Kind, part.Level})
	}
	part.Kind, part.Level = source.Contents, 0
}

// endsSentence reports whether text is prose that somebody wrote where only a table of contents is to stand.
func endsSentence(text []byte) bool {
	return strings.HasSuffix(strings.TrimRight(string(text), " \t\u3000"), "。")
}

// endFields gives the parts back their kinds where the field that made contents of them never ends: else all of the
// document would be its table of contents.
func (s *story) endFields() {
	if s.inContents() {
		for _, c := range s.byField {
			for i := c.index; i == c.index || i < len(s.out.parts) && s.out.parts[i].Continues; i++ {
				s.out.parts[i].Kind, s.out.parts[i].Level = c.kind, c.level
			}
		}
		s.losses.openFields++
	}
	s.byField = nil
}
