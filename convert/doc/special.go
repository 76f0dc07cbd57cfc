package doc

import (
	"bytes"
	"strconv"
	"strings"
)

// breaks are the elements for characters that part lines.
var breaks = map[uint16]string{
	charTab: "<w:tab/>", charLine: "<w:br/>", charPage: `<w:br w:type="page"/>`, charColumn: `<w:br w:type="column"/>`, charHyphen: "<w:noBreakHyphen/>",
}

// special writes what a character stands for that is no text.
func (s *story) special(at int, u uint16) {
	if s.noteReference(at, u) {
		return
	}
	switch u {
	case charField:
		if s.loose[at] {
			return
		}
		s.fields = append(s.fields, false)
		s.code++
		s.instruction = ""
		s.element(`<w:fldChar w:fldCharType="begin">`)
		s.formField(at)
		s.x.raw("</w:fldChar>")
	case charResult:
		if n := len(s.fields); n > 0 && !s.fields[n-1] {
			s.fields[n-1] = true
			s.code--
		}
		s.element(`<w:fldChar w:fldCharType="separate"/>`)
		s.object()
	case charFieldEnd:
		if n := len(s.fields); n > 0 {
			if !s.fields[n-1] {
				s.code--
			}
			s.fields = s.fields[:n-1]
		}
		s.element(`<w:fldChar w:fldCharType="end"/>`)
	case charPicture:
		s.inlinePicture()
	case charDrawing:
		s.drawing(at)
	case charSymbol:
		s.symbolCharacter()
	default:
		if markup := breaks[u]; markup != "" {
			s.element(markup)
		}
	}
}

// isNote reports whether a note is referred to at a position.
func (s *story) isNote(at int) bool {
	return s.of == mainText && (has(s.doc.footnotes.at, at) || has(s.doc.endnotes.at, at))
}

// noteReference writes a reference to a note or comment, if there is one; it reports whether the character has no other
// meaning. A mark that Word does not count is the character itself.
func (s *story) noteReference(at int, u uint16) bool {
	if s.of != mainText {
		return u == charNote || u == charComment
	}
	for _, r := range []*references{s.doc.footnotes, s.doc.endnotes, s.doc.comments} {
		i, ok := r.at[at]
		if !ok {
			continue
		}
		own := u != charNote && u != charComment
		s.open("")
		s.x.raw("<w:" + r.name + "Reference")
		if own {
			s.x.attribute("w:customMarkFollows", "1")
		}
		s.x.attribute("w:id", strconv.Itoa(i+1))
		s.x.raw("/>")
		return !own
	}
	return u == charNote || u == charComment
}

// symbolCharacter writes a sign of a symbol font; without its properties the character is what it looks like.
func (s *story) symbolCharacter() {
	if s.current.symbol == 0 {
		s.plainText([]uint16{charSymbol})
		return
	}
	s.open("")
	s.x.raw("<w:sym")
	s.x.attribute("w:font", s.doc.fonts.name(s.current.symbolFont))
	s.x.attribute("w:char", strconv.FormatUint(uint64(s.current.symbol), 16))
	s.x.raw("/>")
}

// drawing writes the shapes that are anchored at a position.
func (s *story) drawing(at int) {
	b := s.boxesOf(s.of)
	if b == nil || s.depth > 0 {
		return
	}
	i, ok := b.at[at-b.from]
	if !ok {
		return
	}
	item := b.anchors.item(i)
	if s.doc.fib.old {
		for range min(u16(item[4:]), len(b.placed)-b.next) {
			s.box(b, b.next, place{})
			b.next++
		}
		return
	}
	id := u32(item)
	coordinate := func(at int) int { return int(int32(u32(item[at:]))) }
	p := place{known: true, top: coordinate(8), width: coordinate(12) - coordinate(4), height: coordinate(16) - coordinate(8)}
	p.from = anchorVerticals[u16(item[20:])>>3&3]
	shapes := s.doc.drawings.shapes[id]
	delete(s.doc.drawings.shapes, id) // a shape stands at one place
	if len(shapes) > 0 && 0 < shapes[0].relative && shapes[0].relative <= len(shapeVerticals) {
		p.from = shapeVerticals[shapes[0].relative-1]
	}
	if len(shapes) == 0 {
		shapes = []shape{{id: id}} // the drawing is damaged, its text is not
	}
	for _, shape := range shapes {
		texts := b.byShape[shape.id]
		delete(b.byShape, shape.id)
		for _, text := range texts {
			s.box(b, text, p)
		}
		if shape.picture > 0 {
			s.floatingPicture(shape, p, len(shapes) == 1)
		}
		if shape.lettered != "" {
			s.open("")
			s.x.raw("<w:pict><v:shape><v:textpath")
			s.x.attribute("string", strings.ReplaceAll(shape.lettered, "\r", " "))
			s.x.raw("/></v:shape></w:pict>")
		}
	}
}

// box writes the text of a text box, once.
func (s *story) box(b *boxes, i int, p place) {
	if i >= len(b.placed) || b.placed[i] {
		return
	}
	b.placed[i] = true
	from, to := b.texts.within(i, b.base, b.length)
	if from >= to {
		return
	}
	s.open("")
	p.begin(s.x, "")
	s.x.raw("<wps:wsp><wps:txbx><w:txbxContent>")
	s.depth++
	s.story(s.part, from, to, b.of).write()
	s.depth--
	s.x.raw("</w:txbxContent></wps:txbx></wps:wsp>" + endDrawing)
}

// inlinePicture writes the picture that the character stands for. Data of form fields and links is none.
func (s *story) inlinePicture() {
	c := s.current
	if c.data || !c.shown {
		return
	}
	head := slice(s.doc.data, int64(c.picture), pictureHead)
	p := place{}
	id := ""
	if len(head) >= picturePlaces && s.textElement() == "t" {
		scaled := func(size, scale int) int {
			if scale == 0 {
				scale = 1000
			}
			return size * scale / 1000
		}
		p.width, p.height = scaled(i16(head[28:]), u16(head[32:])), scaled(i16(head[30:]), u16(head[34:]))
		body := slice(s.doc.data, int64(c.picture)+int64(u16(head[4:])), int64(u32(head))-int64(u16(head[4:])))
		if u16(head[6:]) == metafileMarked && len(body) > 0 {
			body = body[min(1+int(body[0]), len(body)):]
		}
		id = s.pictureLink(int64(c.picture), body)
	}
	s.writePicture(p, "", id)
}

// floatingPicture writes the picture of a shape; alone says that the shape's place is the picture's.
func (s *story) floatingPicture(shape shape, p place, alone bool) {
	if !alone {
		p.width, p.height = 0, 0
	}
	id := ""
	if shape.picture <= len(s.doc.drawings.pictures) {
		const delayAt, entryBytes = 28, 36
		r := s.doc.drawings.pictures[shape.picture-1]
		switch {
		case r.kind != recordPicture || len(r.body) < entryBytes:
		case len(r.body) > entryBytes+recordBytes:
			id = s.pictureLink(floatingKey+int64(shape.picture), r.body[entryBytes:])
		default:
			at := int64(u32(r.body[delayAt:]))
			id = s.pictureLink(floatingKey+int64(shape.picture), slice(s.doc.fib.data, at, int64(len(s.doc.fib.data))))
		}
	}
	s.writePicture(p, shape.alt, id)
}

func (s *story) writePicture(p place, alt, id string) {
	s.open("")
	p.begin(s.x, alt)
	s.x.raw("<pic:pic><a:blip")
	s.x.attribute("r:embed", id)
	s.x.raw("/></pic:pic>" + endDrawing)
}

// pictureLink stores the picture in records and returns the name of a relationship to it; "" where there is none. key is
// where it stands, so that it is stored once.
func (s *story) pictureLink(key int64, b []byte) string {
	name, known := s.pictures[key]
	if !known {
		if s.kept > maxKept {
			b = nil // no document has as many
		}
		if data, ending := findPicture(b, 3); ending != "" {
			s.kept += len(data)
			name = s.store("media/image", "."+ending, data)
		}
		s.pictures[key] = name
	}
	if name == "" {
		return ""
	}
	return s.part.link("image", name)
}

// object writes the embedded object whose field's result begins: what program it is of, and, of a workbook in a package,
// its bytes.
func (s *story) object() {
	c := s.current
	if !c.ole || !c.shown {
		return
	}
	id, key := "", objectKey+int64(c.picture)
	name, known := s.pictures[key]
	if !known && len(s.pictures) < maxObjects {
		data, _, ok := s.doc.file.Stream("ObjectPool", "_"+strconv.FormatUint(uint64(c.picture), 10), "Package")
		if s.kept += len(data); ok && bytes.HasPrefix(data, []byte("PK")) && s.kept <= maxKept {
			name = s.store("embeddings/object", ".xlsx", data)
		}
		s.pictures[key] = name
	}
	if name != "" {
		id = s.part.link("package", name)
	}
	s.x.raw("<w:object><o:OLEObject")
	s.x.attribute("ProgID", s.program())
	s.x.attribute("r:id", id)
	s.x.raw("/></w:object>")
}

// program returns the second word of the instruction that has just ended: EMBED Excel.Sheet.8.
func (s *story) program() string {
	words := strings.Fields(s.instruction)
	if len(words) < 2 {
		return ""
	}
	return words[1]
}
