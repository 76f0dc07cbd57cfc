package pdf

import (
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// embedded is the font program of a descriptor, read when it is first asked: most fonts say in the PDF file
// itself what their codes stand for.
type embedded struct {
	file       *file
	descriptor types.Dict
	read       bool
	program    fontProgram
}

// fontProgram is what a font program says of its glyphs.
type fontProgram struct {
	codes [256]string       // text by code, of the program's own encoding
	gids  map[uint32]string // text by glyph number
}

func (f *file) embedded(descriptor types.Dict) *embedded {
	return &embedded{file: f, descriptor: descriptor}
}

// load reads the program once. A limit that is exceeded fails the file.
func (e *embedded) load() *fontProgram {
	if e.read {
		return &e.program
	}
	e.read = true
	f := e.file
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		sd := f.stream(e.descriptor[key])
		if sd == nil {
			continue
		}
		data, err := f.decode(sd)
		if err != nil {
			if err := f.forgive(err); err != nil {
				f.failed = err
			}
			return &e.program
		}
		e.program = readProgram(data)
		break
	}
	return &e.program
}

// readProgram reads a font program by its first bytes; descriptors often call it by a wrong name.
func readProgram(data []byte) fontProgram {
	switch {
	case len(data) < 4:
		return fontProgram{}
	case string(data[:4]) == "\x00\x01\x00\x00", string(data[:4]) == "true", string(data[:4]) == "OTTO", string(data[:4]) == "ttcf":
		return readSfnt(data)
	case data[0] == 1 && data[1] <= 1:
		return readCFF(data)
	case data[0] == '%' || data[0] == 0x80:
		return readType1(data)
	}
	return fontProgram{}
}

func (e *embedded) text(code int) string { return e.load().codes[code] }

func (e *embedded) gid(gid uint32) string { return e.load().gids[gid] }

// glyph returns the text of a glyph name that holds nothing but a glyph number: g12, glyph12, cid12.
func (e *embedded) glyph(name string) string {
	digits := strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
	switch strings.ToLower(name[:len(name)-len(digits)]) {
	case "g", "gid", "glyph", "cid", "index", "gl":
	default:
		return ""
	}
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil {
		return ""
	}
	return e.gid(uint32(n))
}
