package doc

import (
	"strconv"
)

// toggle is a property that is on or off, or not stated, or as the style has it, or as the style does not.
type toggle byte

const (
	unset toggle = iota
	off
	on
	asStyle
	notAsStyle
)

func readFlag(b []byte) toggle {
	if len(b) == 0 {
		return unset
	}
	switch b[0] {
	case 0:
		return off
	case 0x80:
		return asStyle
	case 0x81:
		return notAsStyle
	}
	return on
}

// isOn reads a property that no style has: against a style, it is on.
func isOn(b []byte) bool { return b[0] == 1 || b[0] == 0x81 }

// within returns the flag as a style's base gives it.
func (f toggle) within(base toggle) toggle {
	switch {
	case f == unset, f == asStyle:
		return base
	case f == notAsStyle && base == on:
		return off
	case f == notAsStyle:
		return on
	}
	return f
}

// character is what the properties of characters say, as far as the reader looks at them. The zero value states nothing.
type character struct {
	bold, strike, double, hidden toggle
	special, data, object, ole   bool
	inserted, deleted            bool
	script                       byte // 1 raised, 2 lowered, 3 neither: one more than sprmCIss says
	placed                       bool
	position                     int // half-points
	size                         int
	font, fontEast               int // number and one
	style                        int // number and one
	symbol                       uint16
	symbolFont                   int    // number and one
	picture                      uint32 // place in the stream of data, where shown
	shown                        bool
	author                       int
	time                         uint32
}

// characterProperties reads the properties by their numbers.
var characterProperties = map[uint16]func(*character, []byte){
	sprmCDeleted:       func(c *character, b []byte) { c.deleted = isOn(b) },
	sprmCInserted:      func(c *character, b []byte) { c.inserted = isOn(b) },
	sprmCAuthor:        func(c *character, b []byte) { c.author = u16(b) },
	sprmCAuthorDeleted: func(c *character, b []byte) { c.author = u16(b) },
	sprmCTime:          func(c *character, b []byte) { c.time = u32(b) },
	sprmCTimeDeleted:   func(c *character, b []byte) { c.time = u32(b) },
	sprmCPicture:       func(c *character, b []byte) { c.picture, c.shown, c.special = u32(b), true, true },
	sprmCObjectPlace:   func(c *character, b []byte) { c.picture, c.shown = u32(b), true },
	sprmCData:          func(c *character, b []byte) { c.data = isOn(b) },
	sprmCOle:           func(c *character, b []byte) { c.ole = isOn(b) },
	sprmCObject:        func(c *character, b []byte) { c.object = isOn(b) },
	sprmCSpecial:       func(c *character, b []byte) { c.special = isOn(b) },
	sprmCStyle:         func(c *character, b []byte) { c.style = u16(b) + 1 },
	sprmCBold:          func(c *character, b []byte) { c.bold = readFlag(b) },
	sprmCStrike:        func(c *character, b []byte) { c.strike = readFlag(b) },
	sprmCDoubleStrike:  func(c *character, b []byte) { c.double = readFlag(b) },
	sprmCVanish:        func(c *character, b []byte) { c.hidden = readFlag(b) },
	sprmCIss:           func(c *character, b []byte) { c.script = [...]byte{3, 1, 2, 0}[b[0]&3] },
	sprmCPosition:      func(c *character, b []byte) { c.position, c.placed = i16(b), true },
	sprmCSize:          func(c *character, b []byte) { c.size = u16(b) },
	sprmCFont:          func(c *character, b []byte) { c.font = u16(b) + 1 },
	sprmCFontEast:      func(c *character, b []byte) { c.fontEast = u16(b) + 1 },
	sprmCPlain: func(c *character, _ []byte) {
		*c = character{style: c.style, special: c.special, data: c.data, object: c.object, ole: c.ole, inserted: c.inserted, deleted: c.deleted,
			author: c.author, time: c.time, picture: c.picture, shown: c.shown, symbol: c.symbol, symbolFont: c.symbolFont}
	},
	sprmCSymbol: func(c *character, b []byte) {
		if len(b) == 3 { // Word 6 and 95 have a byte for the sign
			c.symbol = 0xf000 | uint16(b[2])
		} else if len(b) >= 4 {
			c.symbol = uint16(u16(b[2:]))
		}
		c.symbolFont, c.special = u16(b)+1, true
	},
}

// apply reads a list of properties over what is stated so far.
func (c *character) apply(list []byte, old bool) {
	for op, operand := range properties(list, old) {
		if set := characterProperties[op]; set != nil && (len(operand) > 0 || op == sprmCPlain) {
			set(c, operand)
		}
	}
}

// write writes the element w:rPr, without its properties of a paragraph's mark if mark is "".
func (c *character) write(x *xml, t *fonts, mark string) {
	if mark == "" && *c == (character{}) {
		return
	}
	x.raw("<w:rPr>")
	x.raw(mark)
	if c.style > 0 && c.style != defaultCharacterStyle+1 {
		x.value("rStyle", strconv.Itoa(c.style-1))
	}
	if c.font > 0 || c.fontEast > 0 {
		x.raw("<w:rFonts")
		x.attribute("w:ascii", t.name(c.font))
		x.attribute("w:eastAsia", t.name(c.fontEast))
		x.raw("/>")
	}
	x.toggle("b", c.bold)
	x.toggle("strike", c.strike)
	x.toggle("dstrike", c.double)
	x.toggle("vanish", c.hidden)
	if c.size > 0 {
		x.value("sz", strconv.Itoa(c.size))
	}
	if c.placed {
		x.value("position", strconv.Itoa(c.position))
	}
	if name := [...]string{"", "superscript", "subscript", "baseline"}[c.script&3]; name != "" {
		x.value("vertAlign", name)
	}
	x.raw("</w:rPr>")
}

// defaultCharacterStyle is the number of the character style of plain text ([MS-DOC] 2.9.271).
const defaultCharacterStyle = 10
