package doc

import (
	"context"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
)

// Characters that are no text ([MS-DOC] 2.4.3, 2.4.6, 2.6.1 sprmCFSpec).
const (
	charPicture   = 0x01
	charNote      = 0x02
	charComment   = 0x05
	charCell      = 0x07
	charDrawing   = 0x08
	charTab       = 0x09
	charLine      = 0x0b
	charPage      = 0x0c // also the end of a section
	charParagraph = 0x0d
	charColumn    = 0x0e
	charField     = 0x13
	charResult    = 0x14
	charFieldEnd  = 0x15
	charHyphen    = 0x1e
	charSymbol    = 0x28
)

// translation is a document that is being translated, and the package it is translated into.
type translation struct {
	ctx context.Context
	doc *document
	pack
	oldLists oldLists
	pictures map[int64]string // parts of pictures, by where those stand
	depth    int              // of text boxes in text boxes
	limit    int64            // bytes of a part
	long     bool             // a part is longer
	kept     int              // bytes of pictures and objects
}

// story is a text of its own that is being written: the body, a header, a note.
type story struct {
	*translation
	part     *part
	x        *xml
	of       text
	from, to int

	fields  []bool       // open fields, and whether their result has begun
	code    int          // how many of them have not come to their result
	loose   map[int]bool // beginnings of fields in this paragraph that have no end in it, and are none
	change  change       // that the writing stands in
	events  []int        // places where comments begin or end, and of notes
	piece   int          // where the last character was found, in the table of pieces,
	run     int          // and that of the properties of characters
	last    lastBlock
	face    lastFace
	inRun   bool
	textual string // the element of text that is open
	current *character
	pending bool // a missing character has been written
	// instruction is the text of the field that has begun last.
	instruction string
}

// change is a tracked change.
type change struct {
	inserted, deleted bool
	author            int
	time              uint32
}

// lastBlock is the paragraph that was looked at last: many share their properties with the one in front.
type lastBlock struct {
	known         bool
	format, piece int // where the properties stand, and the mark
	paragraph     *paragraph
}

// lastFace is how the characters looked that were looked at last.
type lastFace struct {
	known             bool
	run, piece, style int // where the properties stand, the character, and the style of its paragraph
	character         character
}

// block is a paragraph of a story: its text without the mark at its end, and its properties.
type block struct {
	from, to int
	mark     uint16
	*paragraph
}

// maxBlocks bounds the paragraphs of a story: each costs more memory than its mark in the file.
const maxBlocks = 1 << 21

func (t *translation) story(p *part, from, to int, of text) *story {
	s := &story{translation: t, part: p, x: p.x, of: of, from: from, to: min(to, len(t.doc.content.units))}
	if of == mainText {
		s.events = t.doc.events()
	}
	return s
}

// writeMargin writes the story of a header or footer as a part of its own and returns the name of the relationship to it.
func (t *translation) writeMargin(element string, story int) string {
	p := t.part(element)
	from, to := t.doc.sections.stories.within(story, t.doc.fib.start(headerText), t.doc.fib.lengths[headerText])
	t.story(p, from, to, headerText).write()
	return p.id
}

// boxesOf returns the boxes that are anchored in a text; nil for texts that have none.
func (t *translation) boxesOf(of text) *boxes {
	switch of {
	case mainText:
		return t.doc.boxes
	case headerText:
		return t.doc.marginal
	}
	return nil
}

// write writes the story as block content.
func (s *story) write() {
	blocks := s.split()
	if n := len(blocks); s.of == headerText && n > 1 && blocks[n-1].from == blocks[n-1].to {
		blocks = blocks[:n-1] // stands behind every header
	}
	s.blocks(blocks, 0)
}

// split divides the story into its paragraphs.
func (s *story) split() []block {
	var list []block
	start := s.from
	units := s.doc.content.units
	for at := s.from; at < s.to && len(list) < maxBlocks; at++ {
		switch u := units[at]; {
		case u > charParagraph:
			continue
		case u == charParagraph, u == charCell, u == charPage && s.sectionEnd(at+1) >= 0:
			list = append(list, s.block(start, at, u))
			start = at + 1
		}
	}
	s.long = s.long || len(list) == maxBlocks
	if start < s.to {
		list = append(list, s.block(start, s.to, 0))
	}
	return list
}

// sectionEnd returns the section that ends at a position, or -1.
func (s *story) sectionEnd(at int) int {
	if s.of != mainText {
		return -1
	}
	i, found := slices.BinarySearchFunc(s.doc.sections.list, at, func(x section, at int) int { return x.end - at })
	if !found {
		return -1
	}
	return i
}

// block returns a paragraph with its properties, which are those of its mark.
func (s *story) block(from, to int, mark uint16) block {
	b := block{from: from, to: to, mark: mark, paragraph: &paragraph{}}
	at := min(to, len(s.doc.content.units)-1)
	if s.piece = s.doc.content.at(at, s.piece); s.piece < 0 {
		return b
	}
	p := s.doc.content.pieces[s.piece]
	fc := uint32(p.fc + (at-p.start)*p.width())
	i := search(s.doc.paragraphs, fc, s.last.format)
	if s.last.known && s.last.format == i && s.last.piece == s.piece {
		b.paragraph = s.last.paragraph
		return b
	}
	if i >= 0 && fc < s.doc.paragraphs[i].to {
		r := s.doc.paragraphs[i]
		b.style = int(r.style)
		if styles := s.doc.styles.styles; b.style < len(styles) { // in Word 6 and 95, styles number their paragraphs
			b.numbered, b.oldLevel = styles[b.style].paragraph.numbered, styles[b.style].paragraph.oldLevel
		}
		b.apply(r.list, s.doc.fib.old, s.doc.further)
	}
	if own := s.doc.content.properties(p); own != nil {
		b.apply(s.doc.shared(own), s.doc.fib.old, s.doc.further)
	}
	s.last = lastBlock{i >= 0 && fc < s.doc.paragraphs[i].to, i, s.piece, b.paragraph}
	return b
}

// blocks writes paragraphs that stand in depth tables, and the tables among them.
func (s *story) blocks(list []block, depth int) {
	for i := 0; i < len(list); {
		if list[i].depth <= depth || depth >= maxTables {
			s.paragraphBlock(&list[i])
			i++
			continue
		}
		k := i
		for k < len(list) && list[k].depth > depth {
			k++
		}
		s.table(list[i:k], depth+1)
		i = k
	}
}

// paragraphBlock writes a paragraph.
func (s *story) paragraphBlock(b *block) {
	if s.ctx.Err() != nil || s.tooLong() {
		return
	}
	x := s.x
	p := *b.paragraph
	x.raw("<w:p><w:pPr>")
	if b.style != 0 {
		x.number("pStyle", b.style)
	}
	if n := s.oldLists.of(&p, s.doc.fonts.page); n > 0 {
		p.listed, p.list = true, n
	}
	p.write(x)
	if b.mark != 0 {
		c := s.properties(b.to, b.style)
		mark := ""
		if c.inserted {
			mark += "<w:ins/>"
		}
		if c.deleted {
			mark += "<w:del/>"
		}
		c.write(x, s.doc.fonts, mark)
	}
	if b.mark == charPage {
		if i := s.sectionEnd(b.to + 1); i >= 0 && i < len(s.doc.sections.list)-1 {
			s.doc.sections.list[i].write(x, s.writeMargin)
		}
	}
	x.raw("</w:pPr>")
	s.loose = looseFields(s.doc.content.units[b.from:b.to], b.from)
	s.runs(b.from, b.to, b.style)
	for i := range s.fields { // an instruction ends with its paragraph
		s.fields[i] = true
	}
	s.code = 0
	x.raw("</w:p>")
}

// tooLong reports whether the translation is longer than a document may become.
func (s *story) tooLong() bool {
	s.long = s.long || len(s.x.b) > int(min(s.limit, math.MaxInt32))
	return s.long
}

// properties returns the properties of the character at a position, in a paragraph of the style.
func (s *story) properties(at, style int) character {
	c, _ := s.propertiesFrom(at, at+1, style)
	return c
}

// propertiesFrom returns the properties of the character at a position, and up to where, at most to, others share them.
func (s *story) propertiesFrom(at, to, style int) (character, int) {
	var c character
	if s.piece = s.doc.content.at(at, s.piece); s.piece < 0 {
		return c, to
	}
	p := s.doc.content.pieces[s.piece]
	to = min(to, p.end)
	fc := uint32(p.fc + (at-p.start)*p.width())
	i := search(s.doc.characters, fc, s.run)
	s.run = max(i, 0)
	inside := i >= 0 && fc < s.doc.characters[i].to
	switch {
	case inside:
		to = min(to, at+max(int(s.doc.characters[i].to-fc)/p.width(), 1))
	case i+1 < len(s.doc.characters):
		to = min(to, at+max(int(s.doc.characters[i+1].from-fc)/p.width(), 1))
	}
	if s.face.known && s.face.run == i && s.face.piece == s.piece && s.face.style == style {
		return s.face.character, to
	}
	if inside {
		c.apply(s.doc.characters[i].list, s.doc.fib.old)
	}
	if own := s.doc.content.properties(p); own != nil {
		c.apply(s.doc.shared(own), s.doc.fib.old)
	}
	s.doc.styles.resolve(&c, style)
	s.face = lastFace{inside, i, s.piece, style, c}
	return c, to
}

// runs writes text of a paragraph.
func (s *story) runs(from, to, style int) {
	next, _ := slices.BinarySearch(s.events, from)
	for at := from; at < to; {
		if next < len(s.events) && s.events[next] == at {
			s.remarkBounds(at)
			next++
		}
		end := to
		if next < len(s.events) {
			end = min(end, s.events[next])
		}
		c, until := s.propertiesFrom(at, end, style)
		own := s.doc.content.units[at] >= ' ' && s.isNote(at)
		if own || s.current == nil || c != *s.current {
			s.endRun()
			s.enter(change{c.inserted, c.deleted, c.author, c.time})
			s.current = &c
		}
		if own {
			s.noteReference(at, s.doc.content.units[at])
			if c.script == 0 && c.style == 0 {
				until = at + 1 // nothing tells the mark from the text behind it
			}
		}
		s.text(at, until)
		if own {
			s.endRun()
		}
		at = until
	}
	s.endRun()
	s.current = nil
	s.enter(change{})
	if next < len(s.events) && s.events[next] == to {
		s.remarkBounds(to)
	}
}

// looseFields returns the beginnings of fields in a paragraph, whose text begins at a position, that no mark follows: what is damaged, else
// the text behind them would be an instruction.
func looseFields(units []uint16, from int) map[int]bool {
	var open []int // beginnings without a mark yet
	for i, u := range units {
		switch {
		case u == charField:
			open = append(open, from+i)
		case len(open) > 0 && (u == charResult || u == charFieldEnd):
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return nil
	}
	loose := make(map[int]bool, len(open))
	for _, at := range open {
		loose[at] = true
	}
	return loose
}

// enter ends the tracked change that the writing stands in and begins another.
func (s *story) enter(c change) {
	if !c.inserted && !c.deleted {
		c = change{}
	}
	if c == s.change {
		return
	}
	for _, open := range []struct {
		is   bool
		name string
	}{{s.change.deleted, "</w:del>"}, {s.change.inserted, "</w:ins>"}, {c.inserted, "<w:ins>"}, {c.deleted, "<w:del>"}} {
		if open.is {
			s.x.raw(open.name)
		}
	}
	s.change = c
}

// remarkBounds writes the ends and beginnings of the texts that comments are on.
func (s *story) remarkBounds(at int) {
	if !has(s.doc.comments.ends, at) && !has(s.doc.comments.inRange, at) {
		return
	}
	s.endRun()
	s.current = nil
	s.enter(change{})
	for _, i := range s.doc.comments.ends[at] {
		s.x.raw("<w:commentRangeEnd")
		s.x.attribute("w:id", strconv.Itoa(i+1))
		s.x.raw("/>")
	}
	for _, i := range s.doc.comments.inRange[at] {
		s.x.raw("<w:commentRangeStart")
		s.x.attribute("w:id", strconv.Itoa(i+1))
		s.x.raw("/>")
	}
}

// open begins a run with the properties of the characters that are read, and in it an element of text, "" for none.
func (s *story) open(element string) {
	if !s.inRun {
		s.x.raw("<w:r>")
		s.current.write(s.x, s.doc.fonts, "")
		s.inRun = true
	}
	if element != s.textual {
		s.endText()
		if element != "" {
			s.x.raw("<w:" + element + ` xml:space="preserve">`)
		}
		s.textual = element
	}
}

func (s *story) endText() {
	if s.textual != "" {
		s.x.raw("</w:" + s.textual + ">")
		s.textual = ""
	}
}

func (s *story) endRun() {
	s.endText()
	if s.inRun {
		s.x.raw("</w:r>")
		s.inRun = false
	}
}

// element writes an element into the run.
func (s *story) element(markup string) {
	s.open("")
	s.x.raw(markup)
}

// text writes characters that share their properties.
func (s *story) text(from, to int) {
	units := s.doc.content.units
	for at := from; at < to; {
		if u := units[at]; u < ' ' || s.current.special && u == charSymbol {
			s.special(at, u)
			at++
			continue
		}
		end := at + 1
		for end < to && units[end] >= ' ' && !(s.current.special && units[end] == charSymbol) {
			end++
		}
		s.plainText(units[at:end])
		if len(s.fields) > 0 && !s.fields[len(s.fields)-1] && len(s.instruction) < maxInstruction {
			s.instruction += string(utf16.Decode(units[at:min(end, at+maxInstruction)]))
		}
		at = end
	}
}

// plainText writes characters that stand for themselves.
func (s *story) plainText(units []uint16) {
	s.open(s.textElement())
	if s.doc.content.old {
		s.oldText(units)
		return
	}
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		switch {
		case r == missing:
			if s.pending {
				continue
			}
			s.pending = true
		case utf16.IsSurrogate(r) && i+1 < len(units):
			if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != missing {
				r = pair
				i++
				break
			}
			r = missing
		case utf16.IsSurrogate(r):
			r = missing
		default:
			s.pending = false
		}
		s.x.char(r)
	}
}

// oldText writes characters of Word 6 and 95.
func (s *story) oldText(units []uint16) {
	page := s.doc.fonts.pageOf(s.current.eastern())
	for len(units) > 0 {
		n := 0
		for n < len(units) && units[n] == missing {
			n++
		}
		if n > 0 {
			s.x.char(missing)
		}
		units = units[n:]
		if n = slices.Index(units, missing); n < 0 {
			n = len(units)
		}
		s.x.text(decode(bytesOf(units[:n]), page))
		units = units[n:]
	}
}

// bytesOf returns the bytes of characters of Word 6 and 95.
func bytesOf(units []uint16) []byte {
	b := make([]byte, 0, 2*len(units))
	for _, u := range units {
		if high := byte(u >> 8); high >= ' ' {
			b = append(b, high)
		}
		if low := byte(u); low >= ' ' {
			b = append(b, low)
		}
	}
	return b
}

// textElement is the element that text stands in: that of instructions inside of a field before its result.
func (s *story) textElement() string {
	if s.code > 0 {
		return "instrText"
	}
	return "t"
}

// eastern returns the number and one of the font that tells the code page.
func (c *character) eastern() int {
	if c.fontEast > 0 {
		return c.fontEast
	}
	return c.font
}
