package doc

import (
	"math/bits"
	"strconv"

	"guiwen/convert/wordml"
)

// section is a section (节): its end and what its properties say ([MS-DOC] 2.8.26, 2.6.4).
type section struct {
	end                        int // character position
	continuous, titlePage      bool
	width, height, left, right int // twips; 0 where not stated
	top, bottom                int
	notes                      [2]noteNumbers
	margins                    [storiesEach]int // stories of headers and footers, their index and one
	has                        byte             // which stories there are, in Word 6 and 95
	outline                    []byte           // how headings are numbered, in Word 6 and 95
}

// noteNumbers is how footnotes or endnotes are counted.
type noteNumbers struct {
	set     bool
	format  int
	start   int
	restart int // 0 never, 1 in each section, 2 on each page
}

// sectionProperties reads the properties by their numbers.
var sectionProperties = map[uint16]func(*section, []byte){
	sprmSBreak:       func(s *section, b []byte) { s.continuous = b[0] == 0 },
	sprmSTitlePage:   func(s *section, b []byte) { s.titlePage = b[0] != 0 },
	sprmSWidth:       func(s *section, b []byte) { s.width = u16(b) },
	sprmSHeight:      func(s *section, b []byte) { s.height = u16(b) },
	sprmSLeft:        func(s *section, b []byte) { s.left = u16(b) },
	sprmSRight:       func(s *section, b []byte) { s.right = u16(b) },
	sprmSTop:         func(s *section, b []byte) { s.top = i16(b) },
	sprmSBottom:      func(s *section, b []byte) { s.bottom = i16(b) },
	sprmSFootRestart: func(s *section, b []byte) { s.notes[0].restart, s.notes[0].set = int(b[0]), true },
	sprmSEndRestart:  func(s *section, b []byte) { s.notes[1].restart, s.notes[1].set = int(b[0]), true },
	sprmSFootStart:   func(s *section, b []byte) { s.notes[0].start, s.notes[0].set = u16(b), true },
	sprmSEndStart:    func(s *section, b []byte) { s.notes[1].start, s.notes[1].set = u16(b), true },
	sprmSOldMargins:  func(s *section, b []byte) { s.has = b[0] },
	sprmSOldOutline:  func(s *section, b []byte) { s.outline = b },
	sprmSFootFormat:  func(s *section, b []byte) { s.notes[0].format, s.notes[0].set = u16(b), true },
	sprmSEndFormat:   func(s *section, b []byte) { s.notes[1].format, s.notes[1].set = u16(b), true },
}

// sections are the sections and what the document says for all of them.
type sections struct {
	list       []section
	facing     bool           // even pages have headers of their own
	separators byte           // which separators of notes the header text holds, in Word 6 and 95
	notes      [2]noteNumbers // of footnotes and endnotes, where a section states no others
	stories    plc            // of headers and footers
}

func readSections(f *fib) *sections {
	d := &sections{stories: readPLC(f.find(headerTexts), 0)}
	d.readDocument(f.find(documentProps))
	const size = 12
	table := readPLC(f.find(sectionTable), size)
	for i := range table.count {
		s := section{end: table.position(i + 1), width: 12240, height: 15840, notes: d.notes, left: 1800, right: 1800, top: 1440, bottom: 1440}
		at := int64(u32(table.item(i)[2:]))
		if at != 0xffffffff {
			list := slice(f.data, at+2, int64(u16(slice(f.data, at, 2))))
			for op, operand := range properties(list, f.old) {
				if set := sectionProperties[op]; set != nil && len(operand) > 0 {
					set(&s, operand)
				}
			}
		}
		d.list = append(d.list, s)
	}
	d.readMargins(f.old)
	return d
}

// outline returns how headings are numbered in Word 6 and 95: as the first section says that says it.
func (d *sections) outline() []byte {
	for i := range d.list {
		if d.list[i].outline != nil {
			return d.list[i].outline
		}
	}
	return nil
}

// readDocument reads of the properties of the document (DOP) how notes are counted.
func (d *sections) readDocument(b []byte) {
	d.notes = [2]noteNumbers{{start: 1}, {start: 1, format: 2}}
	if len(b) < 56 {
		return
	}
	const nibble = 0xf
	d.facing, d.separators = b[0]&1 != 0, b[1]
	read := func(n *noteNumbers, restart, format int) {
		n.restart, n.start = restart&3, max(restart>>2, 1)
		n.format = format & nibble
	}
	read(&d.notes[0], u16(b[2:]), u16(b[54:])>>2)
	read(&d.notes[1], u16(b[52:]), u16(b[54:])>>6)
	const formats97 = 492
	if len(b) >= formats97+4 { // Word 97 has more formats
		d.notes[0].format, d.notes[1].format = u16(b[formats97:]), u16(b[formats97+2:])
	}
}

// The stories of the header text: six that are no headers, then six for each section ([MS-DOC] 2.8.22).
const (
	storiesBefore = 6
	storiesEach   = 6
)

// marginKinds are the stories of a section in their order.
var marginKinds = [storiesEach]struct{ element, pages string }{
	{"header", "even"}, {"header", "default"}, {"footer", "even"}, {"footer", "default"}, {"header", "first"}, {"footer", "first"},
}

// readMargins finds the headers and footers of the sections. Word 97 writes all six stories of a section, those that are
// empty are as in the section before; Word 6 and 95 write only those that a section says it has.
func (d *sections) readMargins(old bool) {
	stories := d.stories
	next := storiesBefore
	if old {
		next = bits.OnesCount8(d.separators)
	}
	for i := range d.list {
		s := &d.list[i]
		for k := range storiesEach {
			if old && s.has>>k&1 == 0 {
				continue
			}
			if next < stories.count && stories.position(next) < stories.position(next+1) {
				s.margins[k] = next + 1
			}
			next++
		}
	}
}

// write writes the properties of the section; margin writes the story of a header or footer and returns the name of a
// relationship to it.
func (s *section) write(x *xml, margin func(element string, story int) string) {
	x.raw("<w:sectPr>")
	for k, story := range s.margins {
		if story == 0 {
			continue
		}
		kind := marginKinds[k]
		id := margin(kind.element, story-1)
		x.raw("<w:" + kind.element + "Reference")
		x.attribute("w:type", kind.pages)
		x.attribute("r:id", id)
		x.raw("/>")
	}
	s.notes[0].write(x, "footnotePr")
	s.notes[1].write(x, "endnotePr")
	if s.continuous {
		x.value("type", "continuous")
	}
	x.raw("<w:pgSz")
	x.attribute("w:w", strconv.Itoa(s.width))
	x.attribute("w:h", strconv.Itoa(s.height))
	x.raw("/><w:pgMar")
	x.attribute("w:top", strconv.Itoa(s.top))
	x.attribute("w:bottom", strconv.Itoa(s.bottom))
	x.attribute("w:left", strconv.Itoa(s.left))
	x.attribute("w:right", strconv.Itoa(s.right))
	x.raw("/>")
	if s.titlePage {
		x.raw("<w:titlePg/>")
	}
	x.raw("</w:sectPr>")
}

// write writes how notes are counted, where that is stated.
func (n noteNumbers) write(x *xml, element string) {
	if !n.set {
		return
	}
	n.writeAll(x, element)
}

func (n noteNumbers) writeAll(x *xml, element string) {
	x.raw("<w:" + element + ">")
	x.value("numFmt", wordml.NumberFormat(n.format))
	x.number("numStart", n.start)
	x.value("numRestart", [...]string{"continuous", "eachSect", "eachPage", "continuous"}[n.restart&3])
	x.raw("</w:" + element + ">")
}

// writeSettings writes the part of the settings.
func (d *sections) writeSettings(x *xml) {
	if d.facing {
		x.raw("<w:evenAndOddHeaders/>")
	}
	d.notes[0].writeAll(x, "footnotePr")
	d.notes[1].writeAll(x, "endnotePr")
}
