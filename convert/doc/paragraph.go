package doc

import (
	"encoding/binary"
	"strconv"
)

// paragraph is what the properties of a paragraph say, as far as the reader looks at them.
type paragraph struct {
	style     int
	align     int // as sprmPJc has it, and one
	outline   int // and one
	breaks    toggle
	listed    bool // list is stated
	list      int
	levelSet  bool
	level     int
	depth     int // of tables around it
	rowEnd    bool
	cellEnd   bool // of a table in a table
	indentSet bool
	indent    int  // of the first line, twips
	chars     int  // of the first line, hundredths of a character
	dropCap   bool // it is the large first letter of the next one
	numbered  []byte
	oldLevel  int
	row       rowProperties
}

// paragraphProperties reads the properties by their numbers.
var paragraphProperties = map[uint16]func(*paragraph, []byte){
	sprmPStyle:           func(p *paragraph, b []byte) { p.style = u16(b) },
	sprmPJc80:            func(p *paragraph, b []byte) { p.align = int(b[0]) + 1 },
	sprmPJc:              func(p *paragraph, b []byte) { p.align = int(b[0]) + 1 },
	sprmPPageBreakBefore: func(p *paragraph, b []byte) { p.breaks = readFlag(b) },
	sprmPOutline:         func(p *paragraph, b []byte) { p.outline = int(b[0]) + 1 },
	sprmPDropCap:         func(p *paragraph, b []byte) { p.dropCap = b[0]&7 == 1 || b[0]&7 == 2 },
	sprmPLevel:           func(p *paragraph, b []byte) { p.level, p.levelSet = int(b[0]), true },
	sprmPList:            func(p *paragraph, b []byte) { p.list, p.listed = readList(i16(b)), true },
	sprmPFirstLine80:     func(p *paragraph, b []byte) { p.indent, p.indentSet = i16(b), true },
	sprmPFirstLine:       func(p *paragraph, b []byte) { p.indent, p.indentSet = i16(b), true },
	sprmPFirstLineChars:  func(p *paragraph, b []byte) { p.chars = i16(b) },
	sprmPOldList:         func(p *paragraph, b []byte) { p.numbered = b },
	sprmPOldLevel:        func(p *paragraph, b []byte) { p.oldLevel = int(b[0]) },
	sprmPDepth:           func(p *paragraph, b []byte) { p.depth = int(int32(binary.LittleEndian.Uint32(b))) },
	sprmPDepthMore:       func(p *paragraph, b []byte) { p.depth += int(int32(binary.LittleEndian.Uint32(b))) },
	sprmPInnerCell:       func(p *paragraph, b []byte) { p.cellEnd = b[0] == 1 },
	sprmPInnerTtp:        func(p *paragraph, b []byte) { p.rowEnd = b[0] == 1 },
	sprmPTtp:             func(p *paragraph, b []byte) { p.rowEnd = b[0] == 1 },
	sprmPInTable: func(p *paragraph, b []byte) {
		switch {
		case b[0] == 0:
			p.depth = 0
		case p.depth == 0:
			p.depth = 1
		}
	},
}

// readList returns the number of a list. A negative one stands for a list whose indents have been taken away; -2047 and
// 2047 for none that the table of lists holds.
func readList(n int) int {
	const none = 0x7ff
	if n < 0 {
		n = -n
	}
	if n >= none {
		return 0
	}
	return n
}

// apply reads a list of properties over what is stated so far. further returns the list at a place in the stream of data that one
// leads to; such a list leads to none.
func (p *paragraph) apply(list []byte, old bool, further func(at uint32) []byte) {
	for op, operand := range properties(list, old) {
		switch op {
		case sprmPHuge, sprmPHuge97, sprmPTableProps:
			if further != nil {
				p.apply(further(u32(operand)), old, nil)
			}
		default:
			if set := paragraphProperties[op]; set != nil && len(operand) > 0 {
				set(p, operand)
			} else {
				p.row.read(op, operand, old)
			}
		}
	}
	p.depth = min(max(p.depth, 0), maxTables)
}

// maxTables bounds the nesting of tables: Word itself writes no more.
const maxTables = 16

// alignments are the names of alignments by their numbers ([MS-DOC] 2.6.2, sprmPJc).
var alignments = [...]string{"left", "center", "right", "both", "distribute", "distribute", "", "both", "both"}

// write writes the content of an element w:pPr but for what the paragraph's mark and a section add.
func (p *paragraph) write(x *xml) {
	if 0 < p.align && p.align <= len(alignments) && alignments[p.align-1] != "" {
		x.value("jc", alignments[p.align-1])
	}
	if 0 < p.outline && p.outline <= 10 {
		x.value("outlineLvl", strconv.Itoa(p.outline-1))
	}
	x.toggle("pageBreakBefore", p.breaks)
	if p.dropCap {
		x.raw(`<w:framePr w:dropCap="drop"/>`)
	}
	if p.listed || p.levelSet {
		x.raw("<w:numPr>")
		if p.levelSet {
			x.value("ilvl", strconv.Itoa(p.level))
		}
		if p.listed {
			x.value("numId", strconv.Itoa(p.list))
		}
		x.raw("</w:numPr>")
	}
	if p.indentSet || p.chars != 0 {
		x.raw("<w:ind")
		switch {
		case p.indent < 0:
			x.attribute("w:hanging", strconv.Itoa(-p.indent))
		case p.indentSet:
			x.attribute("w:firstLine", strconv.Itoa(p.indent))
		}
		if p.chars != 0 {
			x.attribute("w:firstLineChars", strconv.Itoa(p.chars))
		}
		x.raw("/>")
	}
}
