package docx

import (
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// textProperties are the properties of a run (文字属性) that the reader looks at. Zero fields are not stated.
type textProperties struct {
	size   int // half-points
	bold   toggle
	hidden toggle
	strike toggle // 删除线
	double toggle // 双删除线
	// vertical and position set text above or below the line; position is in half-points, 0 also where it is not stated.
	vertical vertical
	position int
	placed   bool // position is stated
	// font is the East Asian font, latin the other one: Word chooses by character.
	font, latin string
}

// over returns p with what it does not state taken from base.
func (p textProperties) over(base textProperties) textProperties {
	if p.size == 0 {
		p.size = base.size
	}
	p.bold = p.bold.or(base.bold)
	p.hidden = p.hidden.or(base.hidden)
	p.strike = p.strike.or(base.strike)
	p.double = p.double.or(base.double)
	if p.vertical == unstated {
		p.vertical = base.vertical
	}
	if !p.placed {
		p.position, p.placed = base.position, base.placed
	}
	if p.font == "" {
		p.font = base.font
	}
	if p.latin == "" {
		p.latin = base.latin
	}
	return p
}

// within returns the properties that a character style p gives inside a paragraph style's base: toggle
// properties of two styles cancel each other (ECMA-376 Part 1, 17.7.3).
func (p textProperties) within(base textProperties) textProperties {
	merged := p.over(base)
	if p.bold == on && base.bold == on {
		merged.bold = off
	}
	if p.hidden == on && base.hidden == on {
		merged.hidden = off
	}
	if p.strike == on && base.strike == on {
		merged.strike = off
	}
	return merged
}

// struck reports whether a line goes through the text.
func (p textProperties) struck() bool { return p.strike == on || p.double == on }

// face returns what of p makes the font.
func (p textProperties) face() textProperties {
	return textProperties{size: p.size, bold: p.bold, hidden: p.hidden, font: p.font, latin: p.latin}
}

func verticalOf(value []byte) vertical {
	switch string(value) {
	case "superscript":
		return superscript
	case "subscript":
		return subscript
	case "baseline":
		return baseline
	}
	return unstated
}

func (p textProperties) partFont() source.Font {
	name := p.font
	if name == "" {
		name = p.latin
	}
	return source.Font{Name: name, Size: float64(p.size) / 2, Bold: p.bold == on}
}

// runProperties is what w:rPr says: text properties and, for a paragraph's mark, its revision.
type runProperties struct {
	textProperties
	style    string // character style
	deleted  bool   // the paragraph mark is deleted or moved away
	inserted bool   // the paragraph mark is inserted or moved here
}

// readRunProperties reads the current w:rPr.
func (d *reader) readRunProperties(x *xmlscan.Scanner) runProperties {
	var p runProperties
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		switch string(x.Local) {
		case "rStyle":
			p.style = d.intern(val(x))
		case "b":
			p.bold = onOff(x)
		case "vanish":
			p.hidden = onOff(x)
		case "strike":
			p.strike = onOff(x)
		case "dstrike":
			p.double = onOff(x)
		case "vertAlign":
			p.vertical = verticalOf(val(x))
		case "position":
			if n, ok := halfPoints(val(x)); ok && -4000 < n && n < 4000 {
				p.position, p.placed = n, true
			}
		case "sz":
			if n, ok := intVal(x); ok && 0 < n && n < 4000 {
				p.size = n
			}
		case "rFonts":
			p.font = d.readFont(x, "eastAsia", "eastAsiaTheme")
			p.latin = d.readFont(x, "ascii", "asciiTheme")
		case "del", "moveFrom":
			p.deleted = true
		case "ins", "moveTo":
			p.inserted = true
		case "rPrChange":
			if d.revisions == original {
				p = d.formerRunProperties(x, p)
			}
		}
	}
	return p
}

// formerRunProperties reads the current w:rPrChange: the properties before a tracked change of format. What says of
// the paragraph's mark that it is inserted or deleted stays.
func (d *reader) formerRunProperties(x *xmlscan.Scanner, now runProperties) runProperties {
	for depth := x.Depth(); x.Child(depth); {
		if x.Space == w && string(x.Local) == "rPr" {
			former := d.readRunProperties(x)
			former.inserted, former.deleted = now.inserted, now.deleted
			now = former
		}
	}
	return now
}

// readFont reads a font from two attributes of the current w:rFonts; a theme font wins over a named one.
func (d *reader) readFont(x *xmlscan.Scanner, script, themed string) string {
	if theme, ok := x.Attr(w, themed); ok {
		if name := d.theme.font(theme); name != "" {
			return name
		}
	}
	name, _ := x.Attr(w, script)
	return d.intern(name)
}

// intern returns b as a string, allocated once for the whole document.
func (d *reader) intern(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if s, ok := d.strings[string(b)]; ok {
		return s
	}
	s := string(b)
	d.strings[s] = s
	return s
}

// indent is a first-line indent (首行缩进); hanging is negative.
type indent struct {
	twips float64
	chars int // hundredths of a character; wins over twips where it is not zero
	set   bool
}

// points returns the indent for a font of size half-points.
func (i indent) points(size int) float64 {
	if i.chars != 0 && size > 0 {
		return float64(i.chars) / 100 * float64(size) / 2
	}
	return i.twips / 20
}

// paragraphProperties is what w:pPr says. The zero value states nothing.
type paragraphProperties struct {
	style      string
	align      source.Align
	outline    int // outline level 1–9, 10 for body text; 0 is not stated
	numbered   toggle
	number     int // w:numId, where numbered is stated; 0 takes the number away
	hasLevel   bool
	level      int // w:ilvl
	indent     indent
	mark       runProperties
	numberedBy string // the style that states the number
	breaks     bool   // a page or section ends before or with the paragraph
	dropCap    bool   // it is the large first letter (首字下沉) of the next one
	section    bool   // a section ends with it
}

// over returns p with what it does not state taken from base.
func (p paragraphProperties) over(base paragraphProperties) paragraphProperties {
	if p.align == source.AlignUnknown {
		p.align = base.align
	}
	if p.outline == 0 {
		p.outline = base.outline
	}
	if p.numbered == unset {
		p.numbered, p.number = base.numbered, base.number
		if !p.hasLevel {
			p.hasLevel, p.level, p.numberedBy = base.hasLevel, base.level, base.numberedBy
		}
	}
	if !p.indent.set {
		p.indent = base.indent
	}
	return p
}

// readParagraphProperties reads the current w:pPr. A section in it is handed to section.
func (d *reader) readParagraphProperties(x *xmlscan.Scanner, section func()) paragraphProperties {
	var p paragraphProperties
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		switch string(x.Local) {
		case "pStyle":
			p.style = d.intern(val(x))
		case "jc":
			p.align = alignment(val(x))
		case "outlineLvl":
			if n, ok := intVal(x); ok && 0 <= n && n <= 9 {
				p.outline = n + 1
			}
		case "numPr":
			d.readNumberProperties(x, &p)
		case "ind":
			readIndent(x, &p.indent)
		case "rPr":
			p.mark = d.readRunProperties(x)
		case "pageBreakBefore":
			p.breaks = onOff(x) == on
		case "framePr":
			kind, _ := x.Attr(w, "dropCap")
			p.dropCap = string(kind) == "drop" || string(kind) == "margin"
		case "pPrChange":
			if d.revisions == original {
				p = d.formerParagraphProperties(x, p)
			}
		case "sectPr":
			p.breaks, p.section = true, true
			if section != nil {
				section()
			}
		}
	}
	return p
}

// formerParagraphProperties reads the current w:pPrChange: the properties before a tracked change of format, which are
// all but those of the paragraph's mark.
func (d *reader) formerParagraphProperties(x *xmlscan.Scanner, now paragraphProperties) paragraphProperties {
	for depth := x.Depth(); x.Child(depth); {
		if x.Space == w && string(x.Local) == "pPr" {
			former := d.readParagraphProperties(x, nil)
			former.mark = now.mark
			now = former
		}
	}
	return now
}

// readNumberProperties reads the current w:numPr. A number that was set or changed in a tracked change (w:ins,
// w:numberingChange) was not there before, or stood there as it is written down; without anything written, none did.
func (d *reader) readNumberProperties(x *xmlscan.Scanner, p *paragraphProperties) {
	var none bool
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		n, ok := intVal(x)
		switch string(x.Local) {
		case "numId":
			if ok {
				p.numbered, p.number = on, n
			}
		case "ilvl":
			if ok {
				p.hasLevel, p.level = true, min(max(n, 0), levels-1)
			}
		case "ins":
			none = d.revisions == original
		case "numberingChange":
			former, _ := x.Attr(w, "original")
			none = d.revisions == original && len(former) == 0
		}
	}
	if none {
		p.numbered, p.number = on, 0
	}
}

func readIndent(x *xmlscan.Scanner, in *indent) {
	get := func(name string) (float64, bool) {
		value, _ := x.Attr(w, name)
		return twips(value)
	}
	if n, ok := get("firstLine"); ok {
		in.twips, in.set = n, true
	}
	if n, ok := get("hanging"); ok {
		in.twips, in.set = -n, true
	}
	if n, ok := get("firstLineChars"); ok {
		in.chars, in.set = int(n), true
	}
	if n, ok := get("hangingChars"); ok {
		in.chars, in.set = -int(n), true
	}
}

// alignment reads ST_Jc. distribute (分散对齐) sets a line from margin to margin and so is a justified one.
func alignment(value []byte) source.Align {
	switch string(value) {
	case "left", "start":
		return source.AlignLeft
	case "center":
		return source.AlignCenter
	case "right", "end":
		return source.AlignRight
	case "both", "distribute", "thaiDistribute":
		return source.AlignJustify
	}
	return source.AlignUnknown
}
