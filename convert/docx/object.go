package docx

import "guiwen/convert/opc/xmlscan"

// maxObjects bounds the names that are kept of embedded objects.
const maxObjects = 1000

// object takes down the name of the current o:OLEObject: the program that it is of and the part that holds it.
func (s *story) object() {
	program, _ := s.x.Attr(xmlscan.Unknown, "ProgID")
	id, _ := s.x.Attr(r, "id")
	name := string(oneLine(program))
	if part := s.links[string(id)].Part; part != "" {
		name = part + " (" + name + ")"
	}
	if len(s.losses.objects) < maxObjects {
		s.losses.objects = append(s.losses.objects, name)
	}
}
