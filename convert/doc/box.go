package doc

import "strconv"

// boxes are the shapes that are anchored in the body or in the headers, and the texts of text boxes.
type boxes struct {
	of      text // that the texts are
	anchors plc
	at      map[int]int
	texts   plc
	base    int
	length  int
	from    int              // where the text begins that they are anchored in
	byShape map[uint32][]int // texts by their shape
	placed  []bool           // texts that have been written
	next    int              // the next text, in Word 6 and 95, which give them in their order
}

const (
	anchorBytes    = 26
	oldAnchorBytes = 6
	textBytes      = 22
)

// readBoxes reads the anchors in a text, and the texts of the boxes there.
func (f *fib) readBoxes(anchors, texts structure, in, of text) *boxes {
	b := &boxes{of: of, base: f.start(of), length: f.lengths[of], from: f.start(in), byShape: map[uint32][]int{}}
	if f.old {
		b.anchors, b.texts = readPLC(f.find(anchors-boxAnchors+oldBoxAnchors), oldAnchorBytes), readPLC(f.find(texts), 0)
	} else {
		b.anchors, b.texts = readPLC(f.find(anchors), anchorBytes), readPLC(f.find(texts), textBytes)
	}
	b.at = b.anchors.byPosition()
	b.placed = make([]bool, b.texts.count)
	for i := range b.texts.count {
		const shapeAt = 14
		if !f.old {
			id := u32(b.texts.item(i)[shapeAt:])
			b.byShape[id] = append(b.byShape[id], i)
		}
	}
	return b
}

// emu is the number of English metric units in a twip.
const emu = 635

// place is where a shape stands and how large it is, in twips.
type place struct {
	known         bool
	from          string
	top           int
	width, height int
}

// verticals are what the height of a shape counts from, as its anchor and as its own property say it.
var (
	anchorVerticals = [...]string{"margin", "page", "paragraph", "paragraph"}
	shapeVerticals  = [...]string{"margin", "page", "paragraph", "line"}
)

// begin writes the beginning of a drawing at a place.
func (p place) begin(x *xml, alt string) {
	x.raw("<w:drawing><wp:anchor>")
	if p.known {
		x.raw("<wp:positionV")
		x.attribute("relativeFrom", p.from)
		x.raw("><wp:posOffset>" + strconv.Itoa(p.top*emu) + "</wp:posOffset></wp:positionV>")
	}
	if p.width > 0 && p.height > 0 {
		x.raw("<wp:extent")
		x.attribute("cx", strconv.Itoa(p.width*emu))
		x.attribute("cy", strconv.Itoa(p.height*emu))
		x.raw("/>")
	}
	x.raw("<wp:docPr")
	x.attribute("descr", alt)
	x.raw("/><a:graphic><a:graphicData>")
}

const endDrawing = "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
