package docx

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// maxParts bounds the parts of a document: each costs more memory than the text of a short paragraph. It keeps what is
// read of any document below 128 MiB; see docs/limits.md.
const maxParts = 1 << 17

// paragraph is a paragraph (w:p) while it is being read.
type paragraph struct {
	properties paragraphProperties // merged with the style
	style      *style
	text       []byte
	breaks     []int // offsets in text at which a line or page break stands
	fonts      []fontCount
	boxes      []box
	boxed      int // bytes of text in boxes
	marks      []source.Mark
	last       [kinds]int // by kind: the index of its last mark and one; 0 where there is none
	shifts     []shift
	some       bool // it holds text that is part of the document
	href       string
	page       bool // it holds a PAGE field
	label      label
	isItem     bool // it has a number
	counted    bool // its number has been counted
	inContents bool // it holds text of a field TOC
	section    bool // a section ends with it
	listed     int  // how many LISTNUM fields it holds
}

// fontCount counts the characters of a paragraph with the same properties.
type fontCount struct {
	properties textProperties
	characters int
}

// box is a text box (文本框) anchored in a paragraph.
type box struct {
	content *writer
	above   bool
}

// startParagraph begins a paragraph, or goes on with the one whose mark is deleted.
func (s *story) startParagraph() {
	if s.pageKnown {
		s.endSection() // the paragraph before was its last
	}
	if s.p == nil {
		if n := len(s.spare); n > 0 {
			s.p, s.spare = s.spare[n-1], s.spare[:n-1]
		} else {
			s.p = &paragraph{}
		}
	}
	p := s.p
	if !s.joining {
		*p = paragraph{text: p.text[:0], breaks: p.breaks[:0], fonts: p.fonts[:0], boxes: p.boxes[:0], marks: p.marks[:0], shifts: p.shifts[:0]}
	}
	s.joining = false
	p.style = s.styles.paragraph("")
	p.properties = p.style.paragraph
	s.resumeComments()
}

// paragraph reads the current w:p.
func (s *story) paragraph() {
	if err := s.ctx.Err(); err != nil {
		s.x.Fail(err)
		return
	}
	s.startParagraph()
	p := s.p
	var direct paragraphProperties
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space == w && string(s.x.Local) == "pPr" {
			direct = s.readParagraphProperties(s.x, s.section)
			p.style = s.styles.paragraph(direct.style)
			p.properties = direct.over(p.style.paragraph)
			s.pageEnded = s.pageEnded || direct.breaks
			p.section = direct.section
			continue
		}
		s.inline()
	}
	s.closeFieldCodes()
	s.pauseComments()
	s.sections = len(s.noteFormats) // a section ends behind the paragraph that holds its properties
	if own := p.properties.mark; s.revisions.gone(own.deleted, own.inserted) {
		s.losses.marks++
	}
	if (s.markGone(p) || direct.dropCap) && p.some {
		// What the paragraph holds belongs to the next one, which keeps its own number and style.
		s.joining = true
		return
	}
	s.flush()
}

// markGone reports whether the mark of the paragraph is no part of the document that is read.
func (s *story) markGone(p *paragraph) bool {
	m := p.properties.mark
	return s.revisions.gone(m.deleted || s.change.deleted > 0, m.inserted || s.change.inserted > 0)
}

// endJoin ends a paragraph that waits for a next one where none follows.
func (s *story) endJoin() {
	if s.joining {
		s.joining = false
		s.flush()
	}
}

// flush writes the paragraph: its number and text, split at breaks, and its text boxes.
func (s *story) flush() {
	p := s.p
	s.p = nil
	s.count(p)
	p.writeShifts()
	for _, b := range p.boxes {
		if b.above {
			s.out.append(b.content)
		}
	}
	s.writePieces(p)
	for _, b := range p.boxes {
		if !b.above {
			s.out.append(b.content)
		}
	}
	if len(s.out.parts) > maxParts {
		s.x.Fail(source.Errorf(source.LimitSize, "limit_parts", "", "the document has more than %d paragraphs", maxParts))
	}
	s.room(0)
	s.spare = append(s.spare, p)
}

// room fails the scan if the text, with more bytes, exceeds its limit.
func (s *story) room(more int) {
	if len(s.out.text)+more > s.limits.Text {
		s.x.Fail(source.Errorf(source.LimitSize, "limit_output", "", "the text is longer than %d bytes", s.limits.Text))
	}
}

// anchorBox keeps a box until the paragraph is written.
func (s *story) anchorBox(b box) {
	if len(b.content.parts) == 0 {
		return
	}
	s.p.boxes = append(s.p.boxes, b)
	s.p.boxed += len(b.content.text)
	s.room(len(s.p.text) + s.p.boxed)
}

// count counts the number of the paragraph, once: before what is anchored in it.
func (s *story) count(p *paragraph) {
	if p.counted || s.markGone(p) {
		return
	}
	p.counted = true
	label, _, isItem := s.number(p.properties, p.style.id)
	if isBlank(p.text) && (p.section || p.properties.mark.hidden.or(p.style.text.hidden) == on) {
		return // a hidden paragraph, or one that is the end of a section and no more, counts and shows no number
	}
	p.label, p.isItem = label, isItem
}

// writePieces writes the paragraph as parts. A break ends a part, because a part is one line of the raw text;
// the number belongs to the first.
func (s *story) writePieces(p *paragraph) {
	if isBlank(p.text) && p.label.text == "" {
		s.out.carry(p.marks)
		return
	}
	part := s.describe(p)
	number := p.label
	slices.SortStableFunc(p.marks, func(a, b source.Mark) int { return a.Start - b.Start })
	marks := cutter{marks: p.marks}
	start := 0
	for i := 0; i <= len(p.breaks); i++ {
		end := len(p.text)
		if i < len(p.breaks) {
			end = p.breaks[i]
		}
		if piece := p.text[start:end]; !isBlank(piece) {
			s.out.part(part, number, piece, s.throughLabel(p, number, marks.cut(start, end)))
			number, part.Continues = label{}, true
		}
		start = end
	}
	if number.text != "" {
		s.out.part(part, number, nil, nil) // a number without text is printed too
	}
	s.out.carry(marks.rest())
}

// throughLabel lets marks at the beginning of a paragraph cover its number too, where the paragraph's own mark has the
// same property: a number looks like the mark of its paragraph. In the marks, the number stands before 0.
func (s *story) throughLabel(p *paragraph, number label, marks []source.Mark) []source.Mark {
	if number.text == "" {
		return marks
	}
	own := p.properties.mark
	struck := own.textProperties.over(p.style.text).struck()
	for i := range marks {
		m := &marks[i]
		if m.Start > 0 || m.End == 0 {
			continue
		}
		switch {
		case m.Kind == source.Struck && struck:
			struck = false
		case m.Kind == source.Inserted && own.inserted:
		case m.Kind == source.Deleted && own.deleted:
		default:
			continue
		}
		m.Start = -number.width()
	}
	if struck {
		through := source.Mark{Kind: source.Struck, Start: -number.width(), End: -len(number.suffix), Note: -1}
		marks = append([]source.Mark{through}, marks...)
	}
	slices.SortStableFunc(marks, func(a, b source.Mark) int { return a.Start - b.Start })
	return marks
}

// describe returns the part of the paragraph without its span.
func (s *story) describe(p *paragraph) source.Part {
	font := p.font()
	part := source.Part{
		Kind: s.kind, Align: p.properties.align, Indent: p.properties.indent.points(font.size),
		Font: font.partFont(), Href: p.href, Style: p.style.name,
	}
	switch {
	case s.kind == source.Header || s.kind == source.Footer:
		if p.page && isPageNumber(p.text) {
			part.Kind = source.PageNumber
		}
	case s.kind != source.Paragraph:
	case s.cell != nil:
		part.Kind, part.Cell = source.TableCell, s.cell
	default:
		part.Kind, part.Level = p.kind()
		s.contentsKind(&part, p)
	}
	return part
}

// kind tells what the body's paragraph says it is.
func (p *paragraph) kind() (source.Kind, int) {
	if outline := p.properties.outline; 1 <= outline && outline <= 9 {
		return source.Heading, outline
	} else if n := headingLevel(p.style.name); outline == 0 && n > 0 {
		return source.Heading, n
	}
	switch {
	case isCaption(p.style.name):
		return source.Caption, 0
	case p.isItem:
		return source.ListItem, 0
	}
	return source.Paragraph, 0
}

// font returns the properties of most characters; of two, those that come first.
func (p *paragraph) font() textProperties {
	best, most := p.properties.mark.textProperties.over(p.style.text), 0
	for _, f := range p.fonts {
		if f.characters > most {
			best, most = f.properties, f.characters
		}
	}
	return best
}

// tally counts the visible characters of text for the properties.
func (p *paragraph) tally(properties textProperties, text []byte) {
	n := countRunes(text)
	properties = properties.face()
	for i := len(p.fonts) - 1; i >= 0; i-- {
		if p.fonts[i].properties == properties {
			p.fonts[i].characters += n
			return
		}
	}
	if len(p.fonts) < 64 { // what nobody has in one paragraph
		p.fonts = append(p.fonts, fontCount{properties, n})
	}
}

// isPageNumber reports whether a paragraph with a PAGE field holds nothing else: "— 1 —", "第1页 共3页".
func isPageNumber(text []byte) bool {
	return len(bytes.TrimFunc(text, lex.InPageMark)) == 0
}

func countRunes(b []byte) int { return utf8.RuneCount(b) }
