package doc

import "strconv"

// style is a style of the document ([MS-DOC] 2.9.258, STD).
type style struct {
	name      string
	kind      int
	base      int
	paragraph paragraph
	character character
}

// Kinds of styles.
const (
	paragraphStyle = 1
	characterStyle = 2
)

const (
	noStyle   = 0xfff // stands for no base
	maxStyles = 0xffe
	maxBase   = 16 // longer chains of bases are not followed; Word allows eleven
)

// builtInNames are the English names of styles that every edition of Word has under names of its own, by their numbers
// ([MS-DOC] 2.9.262): those that mean something to a reader.
var builtInNames = map[int]string{
	0: "Normal", 1: "heading 1", 2: "heading 2", 3: "heading 3", 4: "heading 4", 5: "heading 5", 6: "heading 6", 7: "heading 7", 8: "heading 8", 9: "heading 9",
	19: "toc 1", 20: "toc 2", 21: "toc 3", 22: "toc 4", 23: "toc 5", 24: "toc 6", 25: "toc 7", 26: "toc 8", 27: "toc 9",
	29: "footnote text", 30: "annotation text", 31: "header", 32: "footer", 34: "caption", 35: "table of figures", 43: "endnote text",
	62: "Title", 63: "Closing", 64: "Signature", 66: "Body Text", 74: "Subtitle", 75: "Salutation", 76: "Date", 77: "Body Text First Indent", 79: "Note Heading",
	90: "Plain Text",
}

// sheet is the style sheet.
type sheet struct {
	styles []style
	plain  character // fonts of text that states none
}

// readSheet reads the style sheet. A style that is cut off ends it.
func readSheet(f *fib, t *fonts, damage *damage) *sheet {
	d := &sheet{}
	b := f.find(styleSheet)
	head := u16(b)
	if len(b) < 2+head || head < 4 {
		damage.note("the style sheet")
		return d
	}
	count, base := min(u16(b[2:]), maxStyles), u16(b[4:])
	if head >= 16 {
		d.plain = character{font: u16(b[14:]) + 1, fontEast: u16(b[14:]) + 1}
		if head >= 18 {
			d.plain.fontEast = u16(b[16:]) + 1
		}
	}
	b = b[2+head:]
	d.styles = make([]style, count)
	for i := range d.styles {
		n := u16(b)
		if len(b) < 2+n {
			damage.note("the end of the style sheet")
			return d
		}
		if n >= base && base >= 6 {
			d.styles[i].read(b[2:2+n], base, f.old, t)
		}
		b = b[min(2+n, len(b)):]
	}
	return d
}

// read reads a definition; base is the length of what stands in front of the name.
func (s *style) read(b []byte, base int, old bool, t *fonts) {
	const nibble, rest = 0xf, 4
	s.kind, s.base = u16(b[2:])&nibble, u16(b[2:])>>rest
	sti := u16(b) & 0xfff
	at := base
	if old {
		n := int(at8(b, at))
		s.name = decode(slice(b, int64(at)+1, int64(n)), t.page)
		at += 1 + n + 1
	} else {
		n := u16(b[min(at, len(b)):])
		s.name = decode16(slice(b, int64(at)+2, 2*int64(n)))
		at += 2 + 2*n + 2
	}
	if name := builtInNames[sti]; name != "" {
		s.name = name
	}
	next := func() []byte {
		at += at & 1
		n := u16(b[min(at, len(b)):])
		list := slice(b, int64(at)+2, int64(n))
		at += 2 + n
		return list
	}
	if s.kind == paragraphStyle {
		if list := next(); len(list) > 2 {
			s.paragraph.apply(list[2:], old, nil)
		}
	}
	if s.kind == paragraphStyle || s.kind == characterStyle {
		s.character.apply(next(), old)
	}
}

func at8(b []byte, i int) byte {
	if i >= len(b) {
		return 0
	}
	return b[i]
}

// flagOf returns what a style and its bases say of a flag.
func (d *sheet) flagOf(number int, of func(*character) toggle) toggle {
	var stated [maxBase]toggle
	n := 0
	for ; n < maxBase && number >= 0 && number < len(d.styles) && d.styles[number].kind != 0; n++ {
		stated[n] = of(&d.styles[number].character)
		number = d.styles[number].base
	}
	f := off
	for n--; n >= 0; n-- {
		f = stated[n].within(f)
	}
	return f
}

// resolve turns flags that contradict the style of the characters into plain ones: the style of the paragraph with that of
// the characters, where two that are on cancel each other.
func (d *sheet) resolve(c *character, paragraph int) {
	for _, of := range []func(*character) *toggle{
		func(c *character) *toggle { return &c.bold }, func(c *character) *toggle { return &c.strike }, func(c *character) *toggle { return &c.hidden },
	} {
		f := of(c)
		if *f != notAsStyle {
			continue
		}
		get := func(c *character) toggle { return *of(c) }
		first, second := d.flagOf(paragraph, get), off
		if c.style > 0 {
			second = d.flagOf(c.style-1, get)
		}
		*f = on
		if (first == on) != (second == on) {
			*f = off
		}
	}
}

// write writes the part of the styles.
func (d *sheet) write(x *xml, t *fonts) {
	x.raw("<w:docDefaults><w:rPrDefault>")
	plain := d.plain
	plain.size = plainSize
	plain.write(x, t, "")
	x.raw("</w:rPrDefault></w:docDefaults>")
	for i := range d.styles {
		s := &d.styles[i]
		if s.kind != paragraphStyle && s.kind != characterStyle {
			continue
		}
		x.raw("<w:style")
		kind := "paragraph"
		if s.kind == characterStyle {
			kind = "character"
		}
		x.attribute("w:type", kind)
		x.attribute("w:styleId", strconv.Itoa(i))
		if i == 0 {
			x.attribute("w:default", "1")
		}
		x.raw(">")
		x.value("name", s.name)
		if s.base != noStyle && s.base != i {
			x.number("basedOn", s.base)
		}
		x.raw("<w:pPr>")
		s.paragraph.write(x)
		x.raw("</w:pPr>")
		d.resolveStyle(s)
		own := s.character
		own.style = 0
		own.write(x, t, "")
		x.raw("</w:style>")
	}
}

// plainSize is the size of characters where no style states one, in half-points ([MS-DOC] 2.6.1, sprmCHps).
const plainSize = 20

// resolveStyle turns flags of a style that contradict its base into plain ones.
func (d *sheet) resolveStyle(s *style) {
	for _, f := range []struct {
		toggle *toggle
		of     func(*character) toggle
	}{
		{&s.character.bold, func(c *character) toggle { return c.bold }}, {&s.character.strike, func(c *character) toggle { return c.strike }},
		{&s.character.hidden, func(c *character) toggle { return c.hidden }},
	} {
		if *f.toggle == notAsStyle {
			*f.toggle = notAsStyle.within(d.flagOf(s.base, f.of))
		}
	}
}
