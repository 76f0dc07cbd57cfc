package doc

import (
	"strconv"
	"strings"
)

// boxes are the shapes that are anchored in the body or in the headers, and the texts of text boxes.
type boxes struct {
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

// readBoxes reads the anchors and texts.
func (d *document) readBoxes() {
	d.readDrawings()
	read := func(anchors, texts structure, of, in text) boxes {
		b := boxes{base: d.fib.start(of), length: d.fib.lengths[of], from: d.fib.start(in), byShape: map[uint32][]int{}}
		if d.fib.old {
			b.anchors, b.texts = readPLC(d.fib.find(anchors-boxAnchors+oldBoxAnchors), oldAnchorBytes), readPLC(d.fib.find(texts), 0)
		} else {
			b.anchors, b.texts = readPLC(d.fib.find(anchors), anchorBytes), readPLC(d.fib.find(texts), textBytes)
		}
		b.at = b.anchors.byPosition()
		b.placed = make([]bool, b.texts.count)
		for i := range b.texts.count {
			const shapeAt = 14
			if !d.fib.old {
				id := u32(b.texts.item(i)[shapeAt:])
				b.byShape[id] = append(b.byShape[id], i)
			}
		}
		return b
	}
	d.boxes = read(boxAnchors, boxTexts, boxText, mainText)
	d.marginal = read(headerBoxAnchors, headerBoxTexts, headerBoxText, headerText)
}

// boxesOf returns the boxes that are anchored in a text, and the text that theirs is; nil for texts that have none.
func (d *document) boxesOf(of text) (*boxes, text) {
	switch of {
	case mainText:
		return &d.boxes, boxText
	case headerText:
		return &d.marginal, headerBoxText
	}
	return nil, 0
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

// drawing writes the shapes that are anchored at a position.
func (s *story) drawing(at int) {
	b, _ := s.boxesOf(s.of)
	if b == nil || s.depth > 0 {
		return
	}
	i, ok := b.at[at-b.from]
	if !ok {
		return
	}
	item := b.anchors.item(i)
	if s.fib.old {
		for range u16(item[4:]) {
			s.box(b, b.next, place{})
			b.next++
		}
		return
	}
	id := u32(item)
	coordinate := func(at int) int { return int(int32(u32(item[at:]))) }
	p := place{known: true, top: coordinate(8), width: coordinate(12) - coordinate(4), height: coordinate(16) - coordinate(8)}
	p.from = anchorVerticals[u16(item[20:])>>3&3]
	shapes := s.drawings.shapes[id]
	if len(shapes) > 0 && 0 < shapes[0].relative && shapes[0].relative <= len(shapeVerticals) {
		p.from = shapeVerticals[shapes[0].relative-1]
	}
	if len(shapes) == 0 {
		shapes = []shape{{id: id}} // the drawing is damaged, its text is not
	}
	for _, shape := range shapes {
		for _, text := range b.byShape[shape.id] {
			s.box(b, text, p)
		}
		if shape.picture > 0 {
			s.floatingPicture(shape, p, len(shapes) == 1)
		}
		if shape.lettered != "" {
			s.open("")
			s.x.raw("<w:pict><v:shape><v:textpath")
			s.x.attribute("string", strings.ReplaceAll(shape.lettered, "\r", " "))
			s.x.raw("/></v:shape></w:pict>")
		}
	}
}

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

// box writes the text of a text box, once.
func (s *story) box(b *boxes, i int, p place) {
	if i >= len(b.placed) || b.placed[i] {
		return
	}
	b.placed[i] = true
	from, to := b.texts.within(i, b.base, b.length)
	if from >= to {
		return
	}
	_, of := s.boxesOf(s.of)
	s.open("")
	p.begin(s.x, "")
	s.x.raw("<wps:wsp><wps:txbx><w:txbxContent>")
	s.depth++
	s.story(s.part, from, to, of).write()
	s.depth--
	s.x.raw("</w:txbxContent></wps:txbx></wps:wsp>" + endDrawing)
}

// writeUnplaced writes the texts of text boxes that no anchor leads to behind the body, so that they are not lost.
func (d *document) writeUnplaced() {
	b := &d.boxes
	for i := range b.placed {
		from, to := b.texts.within(i, b.base, b.length)
		if b.placed[i] || to-from < 2 {
			continue
		}
		b.placed[i] = true
		d.story(d.main, from, to, boxText).write()
	}
}
