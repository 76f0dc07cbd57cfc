package doc

import "iter"

// record is a record of a drawing ([MS-ODRAW] 2.2.1).
type record struct {
	instance int
	kind     uint16
	body     []byte
}

// Kinds of records.
const (
	recordGroup        = 0xf000 // all that drawings share
	recordPictures     = 0xf001
	recordDrawing      = 0xf002
	recordShapes       = 0xf003
	recordShape        = 0xf004
	recordPicture      = 0xf007
	recordShapeID      = 0xf00a
	recordProperties   = 0xf00b
	recordMore         = 0xf121
	recordEvenMore     = 0xf122
	recordFirstContent = 0xf01a // of pictures themselves
	recordLastContent  = 0xf117
	recordBytes        = 8
)

// records gives the records that stand one behind the other; the last may be cut off.
func records(b []byte) iter.Seq[record] {
	return func(yield func(record) bool) {
		for len(b) >= recordBytes {
			r := record{instance: u16(b) >> 4, kind: uint16(u16(b[2:])), body: slice(b, recordBytes, int64(u32(b[4:])))}
			if !yield(r) {
				return
			}
			b = b[recordBytes+len(r.body):]
		}
	}
}

// shape is a shape of a drawing.
type shape struct {
	id       uint32
	picture  int    // its number, from 1
	lettered string // of word art
	alt      string
	relative int // what its place counts from, where that is stated: posrelv, and one
}

// drawing is what the drawings of the document hold: their shapes by the one that is anchored in the text, which is the
// shape itself or the group around it, and the pictures.
type drawing struct {
	shapes   map[uint32][]shape
	pictures []record
}

// maxGroups bounds groups in groups.
const maxGroups = 16

// readDrawings reads the drawings of the body and of the headers.
func readDrawings(f *fib) *drawing {
	d := &drawing{shapes: map[uint32][]shape{}}
	if f.old {
		return d
	}
	for b := f.find(drawings); len(b) >= recordBytes; {
		r := record{kind: uint16(u16(b[2:])), body: slice(b, recordBytes, int64(u32(b[4:])))}
		b = b[recordBytes+len(r.body):]
		switch r.kind {
		case recordGroup:
			d.readPictures(r.body)
		case recordDrawing:
			for top := range records(r.body) {
				if top.kind == recordShapes {
					d.readShapes(top.body, 0, maxGroups)
				}
			}
		default:
			return d
		}
		if len(b) > 0 {
			b = b[1:] // whether the next is of the body or of the headers
		}
	}
	return d
}

func (d *drawing) readPictures(b []byte) {
	for r := range records(b) {
		if r.kind != recordPictures {
			continue
		}
		for p := range records(r.body) {
			d.pictures = append(d.pictures, p)
		}
	}
}

// readShapes reads shapes and groups of them; anchor is the group around all, 0 for none.
func (d *drawing) readShapes(b []byte, anchor uint32, depth int) {
	if depth == 0 {
		return
	}
	for r := range records(b) {
		switch r.kind {
		case recordShape:
			s := readShape(r.body)
			at := anchor
			if at == 0 {
				at = s.id
			}
			d.shapes[at] = append(d.shapes[at], s)
		case recordShapes:
			inner := anchor
			if inner == 0 {
				for first := range records(r.body) {
					if first.kind == recordShape {
						inner = readShape(first.body).id
					}
					break
				}
			}
			d.readShapes(r.body, inner, depth-1)
		}
	}
}

// Properties of shapes ([MS-ODRAW] 2.3).
const (
	shapePicture     = 0x104
	shapeLettering   = 0x0c0
	shapeDescription = 0x381
	shapeRelative    = 0x392
)

func readShape(b []byte) shape {
	const complex, number, size = 0x8000, 0x3fff, 6
	var s shape
	for r := range records(b) {
		switch r.kind {
		case recordShapeID:
			s.id = u32(r.body)
		case recordProperties, recordMore, recordEvenMore:
			rest := slice(r.body, int64(r.instance*size), int64(len(r.body)))
			for i := 0; i < r.instance && (i+1)*size <= len(r.body); i++ {
				item := r.body[i*size:]
				id, value := u16(item), u32(item[2:])
				var data []byte
				if id&complex != 0 {
					data = slice(rest, 0, int64(value))
					rest = rest[len(data):]
				}
				switch id & number {
				case shapePicture:
					s.picture = int(value)
				case shapeLettering:
					s.lettered = decode16(data)
				case shapeDescription:
					s.alt = decode16(data)
				case shapeRelative:
					s.relative = int(value&0xff) + 1
				}
			}
		}
	}
	return s
}
