package doc

import (
	"bytes"
	"compress/zlib"
	"io"
)

const (
	pictureHead    = 68 // PICF ([MS-DOC] 2.9.192)
	picturePlaces  = 36
	metafileHead   = 34
	identifier     = 16
	maxMetafile    = 32 << 20
	floatingKey    = 1 << 40 // keys of pictures of shapes, and of objects, lie above those of the places of pictures
	objectKey      = 2 << 40
	maxKept        = 128 << 20 // bytes of pictures and objects: they may lie one in the other
	maxObjects     = 10_000
	metafileMarked = 0x66 // the picture is behind its name
)

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
