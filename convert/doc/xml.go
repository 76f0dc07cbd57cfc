package doc

import (
	"strconv"
	"unicode/utf8"
)

// xml is a part that is being written.
type xml struct{ b []byte }

func (x *xml) raw(s string) { x.b = append(x.b, s...) }

// escapes stand for the characters that markup is made of.
var escapes = [128]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// char writes a character of text; those that XML has no place for are left out.
func (x *xml) char(r rune) {
	switch {
	case r < 0x20 && r != '\t', r >= 0xfffe && r <= 0xffff:
	case r < 0x80 && escapes[r] != "":
		x.b = append(x.b, escapes[r]...)
	default:
		x.b = utf8.AppendRune(x.b, r)
	}
}

func (x *xml) text(s string) {
	for _, r := range s {
		x.char(r)
	}
}

// attribute writes an attribute, if it has a value.
func (x *xml) attribute(name, value string) {
	if value == "" {
		return
	}
	x.raw(" ")
	x.raw(name)
	x.raw(`="`)
	x.text(value)
	x.raw(`"`)
}

// value writes an element whose content is its attribute w:val.
func (x *xml) value(name, value string) {
	x.raw("<w:")
	x.raw(name)
	x.raw(` w:val="`)
	x.text(value)
	x.raw(`"/>`)
}

// number writes an element whose content is a number.
func (x *xml) number(name string, n int) { x.value(name, strconv.Itoa(n)) }

// toggle writes a property that is on or off.
func (x *xml) toggle(name string, f toggle) {
	switch f {
	case on:
		x.raw("<w:")
		x.raw(name)
		x.raw("/>")
	case off:
		x.value(name, "0")
	}
}
