package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
)

// loadSimple reads a Type 1 or TrueType font (ISO 32000-1, 9.6): codes of one byte.
func (f *file) loadSimple(d types.Dict) (*font, error) {
	name := fontName(f.name(d["BaseFont"]))
	descriptor := f.dict(d["FontDescriptor"])
	unicode, err := f.toUnicode(d)
	if err != nil {
		return nil, err
	}
	out := &font{Font: page.Font{Name: name, Bold: f.isBold(name, descriptor)}, scale: 1, simple: new([256]char)}
	widths, missing := f.simpleWidths(d, descriptor)
	var names *[256]string // asked for only where ToUnicode leaves a code out that the font has
	for code := range out.simple {
		text, ok := unicode.lookup(uint32(code))
		if !ok && (unicode == nil || d["Widths"] == nil || widths[code] > 0) {
			if names == nil {
				names = f.simpleEncoding(d, name, f.embedded(descriptor))
			}
			text = names[code]
		}
		text = symbolText(name, text)
		w := widths[code]
		if math.IsNaN(w) {
			w = missing
			if missing == 0 && d["Widths"] == nil {
				w = 1000 * page.Width(name, []rune(text + "\x00")[0])
			}
		}
		out.simple[code] = char{text: text, width: w / 1000, blank: code == ' '}
	}
	return out, nil
}

// simpleEncoding returns the text of every code by glyph names and encodings.
func (f *file) simpleEncoding(d types.Dict, name string, built *embedded) *[256]string {
	out := new([256]string)
	var base *baseEncoding
	var differences types.Array
	switch e := f.resolve(d["Encoding"]).(type) {
	case types.Name:
		base = encodingByName(string(e))
	case types.Dict:
		base = encodingByName(f.name(e["BaseEncoding"]))
		differences = f.array(e["Differences"])
	}
	own := base == nil // the font's own encoding underlies
	if own {
		base = standardBase(name, f.name(d["Subtype"]))
	}
	for code := range out {
		s := ""
		if own {
			s = built.text(code)
		}
		if r := base[code]; s == "" && r != 0 {
			s = string(r)
		}
		out[code] = s
	}
	code := 0
	for _, x := range differences {
		switch x := f.resolve(x).(type) {
		case types.Integer:
			code = int(x)
		case types.Name:
			if code >= 0 && code < 256 {
				out[code] = differenceText(string(x), built)
			}
			code++
		}
	}
	return out
}

// differenceText returns the text of a glyph name of Differences. Names that say nothing but a number (g12,
// glyph12, cid12) are looked up in the embedded font.
func differenceText(name string, built *embedded) string {
	if s, ok := glyphText(name); ok {
		return s
	}
	return built.glyph(name)
}

// standardBase is the encoding of a font that names none.
func standardBase(name, subtype string) *baseEncoding {
	switch {
	case strings.HasPrefix(name, "Symbol"):
		return &symbolEncoding
	case strings.HasPrefix(name, "ZapfDingbats"):
		return &dingbatsEncoding
	case name == "Wingdings", strings.HasPrefix(name, "Wingdings-"):
		return &wingdingsEncoding
	case subtype == "TrueType":
		return &winAnsiEncoding
	}
	return &standardEncoding
}

// simpleWidths returns the widths of all codes, in thousandths, NaN where not given, and the missing width.
func (f *file) simpleWidths(d, descriptor types.Dict) (out [256]float64, missing float64) {
	for i := range out {
		out[i] = math.NaN()
	}
	first := f.integer(d["FirstChar"], 0)
	for i, x := range f.array(d["Widths"]) {
		code := first + i
		if code < 0 || code > 255 {
			continue
		}
		if w, ok := f.number(x); ok {
			out[code] = clamp(w, -10_000, 10_000)
		}
	}
	if descriptor != nil {
		missing, _ = f.number(descriptor["MissingWidth"])
	}
	return out, clamp(missing, 0, 10_000)
}

// symbolText maps the private use code points U+F020 to U+F0FF, which stand for the codes of a symbol font, to
// the characters of the font that is named.
func symbolText(name, text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if r < 0xF020 || r > 0xF0FF || n != len(text) {
		return text
	}
	var e *baseEncoding
	switch {
	case strings.HasPrefix(name, "Symbol"):
		e = &symbolEncoding
	case name == "Wingdings", strings.HasPrefix(name, "Wingdings-"):
		e = &wingdingsEncoding
	default:
		return text
	}
	if s := e[r-0xF000]; s != 0 {
		return string(s)
	}
	return text
}

func clamp(v, lo, hi float64) float64 { return min(max(v, lo), hi) }

// loadType3 reads a font whose glyphs are content streams (9.6.5). They are not run: a glyph is what its
// code's name or ToUnicode says.
func (f *file) loadType3(d types.Dict) (*font, error) {
	out, err := f.loadSimple(d)
	if err != nil {
		return nil, err
	}
	m := page.MatrixOf(f.numbers(d["FontMatrix"]))
	if m == page.Identity {
		m = page.Matrix{A: 0.001, D: 0.001}
	}
	out.Name = fontName(f.name(d["Name"]))
	widths, _ := f.simpleWidths(d, nil)
	for code := range out.simple {
		w := widths[code]
		if math.IsNaN(w) {
			w = 0
		}
		out.simple[code].width = w * math.Abs(m.A)
	}
	height := 0.0
	if b := f.numbers(d["FontBBox"]); len(b) == 4 {
		height = math.Abs(b[3]-b[1]) * math.Abs(m.D)
	}
	switch {
	case height > 0.05 && height < 20:
		out.scale = height
	case math.Abs(m.D) > 0:
		out.scale = clamp(1000*math.Abs(m.D), 0.05, 20)
	}
	return out, nil
}
