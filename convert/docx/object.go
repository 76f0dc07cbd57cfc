package docx

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// maxObjects bounds the names that are kept of embedded objects.
const maxObjects = 1000

// object reads the current o:OLEObject: a workbook becomes tables behind the paragraph, of anything else the name is
// taken down, the program that it is of and the part that holds it.
func (s *story) object() {
	program, _ := s.x.Attr(xmlscan.Unknown, "ProgID")
	id, _ := s.x.Attr(r, "id")
	if part := s.links[string(id)].Part; strings.HasSuffix(strings.ToLower(part), ".xlsx") && s.workbook(part) {
		return
	}
	name := string(oneLine(program))
	if part := s.links[string(id)].Part; part != "" {
		name = part + " (" + name + ")"
	}
	if len(s.losses.objects) < maxObjects {
		s.losses.objects = append(s.losses.objects, name)
	}
}

// workbook reads an embedded workbook. It reports false where that cannot be read.
func (s *story) workbook(part string) bool {
	if s.chunks == nil || s.kind != source.Paragraph || s.code > 0 || s.gone() || !s.pkg.Has(part) || s.opened >= maxChunks {
		return false
	}
	s.opened++
	content, err := s.readChunk(part)
	if err != nil {
		if s.ctx.Err() != nil {
			s.x.Fail(err)
			return true
		}
		return false // it is named; a workbook that is too large does not cost the document around it
	}
	s.anchorBox(box{content: content})
	return true
}
