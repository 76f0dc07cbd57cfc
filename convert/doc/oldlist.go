package doc

import (
	"bytes"
	"strconv"

	"guiwen/convert/wordml"
)

// oldLists are the numbers of Word 6 and 95, which each paragraph describes for itself: paragraphs that follow each other
// with the same description are a list. They are numbered on behind the uses of lists.
type oldLists struct {
	first int // number of the first
	lists []oldList
	open  int // the list that the last paragraph belongs to, its index and one
	// outline is how headings are numbered (OLST): a list of nine levels for all of the document, numbered behind the others.
	outline []byte
}

// oldList is a list, described as ANLD has it ([MS-DOC] 2.9.2; a byte a character in Word 6 and 95).
type oldList struct {
	format, start  int
	before, behind string
	description    []byte
}

// maxOldLists bounds the lists: a document has fewer numbered paragraphs than that between others.
const maxOldLists = 1 << 14

const (
	oldNumber      = 10 // sprmPNLvlAnm: a number
	oldBullet      = 11
	oldDescription = 20 // bytes before the characters
	oldCharacters  = 32
	// Of the outline: bytes of a level, and where the characters of all levels stand.
	outlineLevel      = 16
	outlineText       = outlineLevel*listLevels + 4
	outlineCharacters = 64
)

// of returns the number of the list that a paragraph belongs to, whose text is of a code page; 0 where it is in none, which ends the list before it.
func (o *oldLists) of(p *paragraph, page int) int {
	if 0 < p.oldLevel && p.oldLevel <= listLevels && len(o.outline) >= outlineText+outlineCharacters {
		o.open = 0
		p.level, p.levelSet = p.oldLevel-1, true
		return o.first + maxOldLists
	}
	b := p.numbered
	if p.oldLevel != oldNumber && p.oldLevel != oldBullet || len(b) < oldDescription+oldCharacters {
		o.open = 0
		return 0
	}
	if o.open > 0 && bytes.Equal(o.lists[o.open-1].description, b) {
		return o.first + o.open - 1
	}
	if len(o.lists) >= maxOldLists {
		return 0
	}
	list := oldList{format: int(b[0]), start: u16(b[10:]), description: b}
	if p.oldLevel == oldBullet {
		list.format = bullet
	}
	characters := b[oldDescription : oldDescription+oldCharacters]
	before := min(int(b[1]), oldCharacters)
	behind := min(before+int(b[2]), oldCharacters)
	list.before, list.behind = decode(characters[:before], page), decode(characters[before:behind], page)
	o.lists = append(o.lists, list)
	o.open = len(o.lists)
	return o.first + o.open - 1
}

// bullet is the number format of lists without numbers.
const bullet = 23

// write writes the lists behind those of Word 97; abstract is the first number of a definition that is free. Their text is of a
// code page.
func (o *oldLists) write(x *xml, abstract, page int) {
	if len(o.outline) >= outlineText+outlineCharacters {
		o.writeOutline(x, abstract+maxOldLists, page)
	}
	for i, list := range o.lists {
		id := strconv.Itoa(abstract + i)
		x.raw("<w:abstractNum")
		x.attribute("w:abstractNumId", id)
		x.raw(`><w:lvl w:ilvl="0">`)
		x.number("start", list.start)
		x.value("numFmt", wordml.NumberFormat(list.format))
		text := list.before + "%1" + list.behind
		if list.format == bullet {
			text = list.before + list.behind
		}
		x.value("lvlText", text)
		x.raw("</w:lvl></w:abstractNum>")
	}
	for i := range o.lists {
		x.raw("<w:num")
		x.attribute("w:numId", strconv.Itoa(o.first+i))
		x.raw(">")
		x.number("abstractNumId", abstract+i)
		x.raw("</w:num>")
	}
}

// writeOutline writes the list of headings. A level may have the numbers of the levels above it in front of its own.
func (o *oldLists) writeOutline(x *xml, abstract, page int) {
	const previous = 4
	text := o.outline[outlineText : outlineText+outlineCharacters]
	x.raw("<w:abstractNum")
	x.attribute("w:abstractNumId", strconv.Itoa(abstract))
	x.raw(">")
	above := ""
	for i := range listLevels {
		level := o.outline[i*outlineLevel:]
		take := func(n byte) string {
			taken := text[:min(int(n), len(text))]
			text = text[len(taken):]
			return decode(taken, page)
		}
		before, behind := take(level[1]), take(level[2])
		pattern := before + "%" + strconv.Itoa(i+1) + behind
		if level[3]&previous != 0 {
			pattern = above + pattern
		}
		above = pattern
		x.raw("<w:lvl")
		x.attribute("w:ilvl", strconv.Itoa(i))
		x.raw(">")
		x.number("start", u16(level[10:]))
		x.value("numFmt", wordml.NumberFormat(int(level[0])))
		x.value("lvlText", pattern)
		x.raw("</w:lvl>")
	}
	x.raw("</w:abstractNum><w:num")
	x.attribute("w:numId", strconv.Itoa(o.first+maxOldLists))
	x.raw(">")
	x.number("abstractNumId", abstract)
	x.raw("</w:num>")
}
