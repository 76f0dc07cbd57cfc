package doc

import (
	"bytes"
	"compress/zlib"
	"io"
	"strconv"
	"strings"
)

// stored is a part of the package that is no text.
type stored struct {
	name string
	data []byte
}

const (
	pictureHead    = 68 // PICF ([MS-DOC] 2.9.192)
	picturePlaces  = 36
	metafileHead   = 34
	identifier     = 16
	maxMetafile    = 32 << 20
	floatingKey    = 1 << 40
	metafileMarked = 0x66 // the picture is behind its name
)

// inlinePicture writes the picture that the character stands for. Data of form fields and links is none.
func (s *story) inlinePicture() {
	c := s.current
	if c.data || !c.shown {
		return
	}
	head := slice(s.data, int64(c.picture), pictureHead)
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
		body := slice(s.data, int64(c.picture)+int64(u16(head[4:])), int64(u32(head))-int64(u16(head[4:])))
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
	if shape.picture <= len(s.drawings.pictures) {
		const delayAt, entryBytes = 28, 36
		r := s.drawings.pictures[shape.picture-1]
		switch {
		case r.kind != recordPicture || len(r.body) < entryBytes:
		case len(r.body) > entryBytes+recordBytes:
			id = s.pictureLink(floatingKey+int64(shape.picture), r.body[entryBytes:])
		default:
			at := int64(u32(r.body[delayAt:]))
			id = s.pictureLink(floatingKey+int64(shape.picture), slice(s.fib.data, at, int64(len(s.fib.data))))
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
		if data, ending := findPicture(b, 3); ending != "" {
			name = "media/image" + strconv.Itoa(len(s.stored)+1) + "." + ending
			s.stored = append(s.stored, stored{name, data})
		}
		s.pictures[key] = name
	}
	if name == "" {
		return ""
	}
	return s.part.link("image", name)
}

// findPicture returns the first picture among records, and the ending that its name has; "" for none. Shapes and entries of
// the list of pictures hold it at a depth of two.
func findPicture(b []byte, depth int) (data []byte, ending string) {
	const head = 36
	for r := range records(b) {
		switch {
		case recordFirstContent <= r.kind && r.kind <= recordLastContent:
			return r.picture()
		case r.kind == recordPicture && depth > 0 && len(r.body) > head:
			return findPicture(r.body[head:], depth-1)
		case r.kind != recordShape && r.kind != recordProperties && r.kind != recordMore && r.kind != recordEvenMore:
			return nil, ""
		}
	}
	return nil, ""
}

// endings are the kinds of pictures by the kinds of their records.
var endings = map[uint16]string{0xf01a: "emf", 0xf01b: "wmf", 0xf01c: "pict", 0xf01d: "jpeg", 0xf01e: "png", 0xf01f: "bmp", 0xf029: "tiff", 0xf02a: "jpeg"}

// picture returns the bytes of a picture without what the record adds to them.
func (r record) picture() (data []byte, ending string) {
	ending = endings[r.kind]
	head := identifier
	if r.instance&1 != 0 {
		head += identifier
	}
	metafile := ending == "emf" || ending == "wmf" || ending == "pict"
	if metafile {
		head += metafileHead
	} else {
		head++
	}
	if ending == "" || len(r.body) <= head {
		return nil, ""
	}
	data = r.body[head:]
	const packed = 0
	if metafile && r.body[head-2] == packed {
		return inflate(data), ending
	}
	return data, ending
}

// inflate returns data unpacked; of a picture that is larger than any that Word writes, what it is packed in.
func inflate(data []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return data
	}
	unpacked, err := io.ReadAll(io.LimitReader(z, maxMetafile))
	if err != nil || len(unpacked) == maxMetafile {
		return data
	}
	return unpacked
}

// object writes the embedded object whose field's result begins: what program it is of, and, of a workbook in a package,
// its bytes.
func (s *story) object() {
	c := s.current
	if !c.ole || !c.shown {
		return
	}
	storage := "_" + strconv.FormatUint(uint64(c.picture), 10)
	id := ""
	if data, _, ok := s.file.Stream("ObjectPool", storage, "Package"); ok && bytes.HasPrefix(data, []byte("PK")) {
		name := "embeddings/object" + strconv.Itoa(len(s.stored)+1) + ".xlsx"
		s.stored = append(s.stored, stored{name, data})
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
