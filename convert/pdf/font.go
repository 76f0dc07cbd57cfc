package pdf

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
)

// font turns the codes of a shown string into characters with their widths.
type font struct {
	page.Font // its name is BaseFont without the prefix of a subset
	vertical  bool
	scale     float64 // height of an em in text space: 1, but for Type 3 fonts
	simple    *[256]char
	cid       *cidFont        // of a composite font, else nil
	seen      map[uint32]char // characters of a composite font met so far
}

// char is what a code stands for.
type char struct {
	text  string  // "" where the code cannot be mapped
	width float64 // advance in text space at size 1: downwards in vertical writing
	wide  float64 // horizontal width of a glyph in vertical writing
	blank bool    // the single-byte code 32, which word spacing widens
}

// next cuts the next character off s, which is not empty, and returns the bytes it takes.
func (f *font) next(s []byte) (char, int) {
	if f.simple != nil {
		return f.simple[s[0]], 1
	}
	code, n := f.cid.next(s)
	key := code<<2 | uint32(n-1)&3
	if code < 1<<30 {
		if c, ok := f.seen[key]; ok {
			return c, n
		}
	}
	c := f.cid.char(code, s[:n])
	c.blank = n == 1 && code == ' '
	if code < 1<<30 {
		f.seen[key] = c
	}
	return c, n
}

// fallbackFont stands for a font that is not named or cannot be read: Latin letters of usual width.
func fallbackFont() *font {
	f := &font{scale: 1, simple: new([256]char)}
	for i, r := range winAnsiEncoding {
		f.simple[i] = char{width: page.Width("", r), blank: i == ' '}
		if r != 0 {
			f.simple[i].text = string(r)
		}
	}
	return f
}

// loadFont reads a font dictionary. It never fails: what cannot be read falls back and is counted as
// damage.
func (f *file) loadFont(o types.Object) (*font, error) {
	d := f.dict(o)
	if d == nil {
		f.damage.fonts++
		out := fallbackFont()
		out.Guessed = true
		return out, nil
	}
	switch f.name(d["Subtype"]) {
	case "Type0":
		return f.loadComposite(d)
	case "Type3":
		return f.loadType3(d)
	default:
		return f.loadSimple(d)
	}
}

// fontName takes the subset prefix (ABCDEF+) off a name and mends names whose bytes are GBK or UTF-8.
func fontName(s string) string {
	if len(s) > 7 && s[6] == '+' {
		upper := true
		for _, c := range []byte(s[:6]) {
			upper = upper && 'A' <= c && c <= 'Z'
		}
		if upper {
			s = s[7:]
		}
	}
	for i := range len(s) {
		if s[i] >= 0x80 {
			return validName(s)
		}
	}
	return strings.TrimSpace(page.Clean(s))
}

// validName decodes a font name that is not ASCII: UTF-8 where it is valid, else GBK, which Chinese producers
// write.
func validName(s string) string {
	u := utf8Codes.text([]byte(s))
	if u == "" {
		var out strings.Builder
		for b := []byte(s); len(b) > 0; {
			n := gbk.next(b)
			out.WriteString(gbk.text(b[:n]))
			b = b[n:]
		}
		u = out.String()
	}
	return strings.TrimSpace(u)
}

// isBold judges by the name of a font and its descriptor (ISO 32000-1, table 123, ForceBold).
func (f *file) isBold(name string, descriptor types.Dict) bool {
	lower := strings.ToLower(name)
	if strings.Contains(lower, "bold") || strings.Contains(lower, "heavy") || strings.Contains(lower, "black") && !strings.Contains(lower, "blackadder") {
		return true
	}
	if descriptor == nil {
		return false
	}
	if w, ok := f.number(descriptor["FontWeight"]); ok && w >= 600 {
		return true
	}
	return f.integer(descriptor["Flags"], 0)&(1<<18) != 0
}

// toUnicode reads the ToUnicode CMap of a font; nil where there is none.
func (f *file) toUnicode(d types.Dict) (*unicodeMap, error) {
	sd := f.stream(d["ToUnicode"])
	if sd == nil {
		return nil, nil
	}
	data, err := f.decode(sd)
	if err != nil {
		return nil, f.forgive(err)
	}
	m := &parseCMap(data).unicode
	if err := f.budget.ctx.Err(); err != nil {
		return nil, err
	}
	return m, nil
}
