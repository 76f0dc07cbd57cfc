package rtf

import (
	"fmt"
	"strings"

	"guiwen/convert/wordml"
)

// character is what a run of text looks like.
type character struct {
	font      int // its number
	fontName  string
	asian     int // number of the font of Han, and one; 0 stands for the same font
	asianName string
	script    script // that the next words are about
	size      int    // half points
	position  int    // half points above the line

	bold, raised, lowered, struck, hidden bool
	inserted, deleted                     bool
}

// script is a kind of characters that has a font of its own (RTF 1.9.1, "Associated Character Properties").
type script uint8

const (
	anyScript   script = iota
	asianScript        // \dbch
	otherScript        // \hich, \rtlch
)

// paragraph is what a paragraph looks like.
type paragraph struct {
	style, outline int // -1 where there is none
	align          string
	first, left    int // twips
	list, level    int // number of the list; 0 stands for none
	inTable        bool
	depth          int // of tables, where it is said
}

var noParagraph = paragraph{style: -1, outline: -1}

// tables returns in how many tables the paragraph stands.
func (p paragraph) tables() int {
	if !p.inTable && p.depth <= 1 {
		return 0
	}
	return max(p.depth, 1)
}

// properties returns w:pPr.
func (p paragraph) properties() string {
	var b strings.Builder
	b.WriteString("<w:pPr>")
	if p.style >= 0 {
		fmt.Fprintf(&b, `<w:pStyle w:val="s%d"/>`, p.style)
	}
	if p.list > 0 {
		fmt.Fprintf(&b, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, p.level, p.list)
	}
	if p.first != 0 || p.left != 0 {
		fmt.Fprintf(&b, `<w:ind w:left="%d" w:firstLine="%d"/>`, p.left, p.first)
	}
	if p.align != "" {
		b.WriteString(`<w:jc w:val="` + p.align + `"/>`)
	}
	if p.outline >= 0 && p.outline < 9 {
		fmt.Fprintf(&b, `<w:outlineLvl w:val="%d"/>`, p.outline)
	}
	b.WriteString("</w:pPr>")
	return b.String()
}

// story is a text of its own: the body, a note, a header, a text box.
type story struct {
	blocks []byte // what is done
	runs   []byte // of the paragraph that has begun
	open   bool   // the last run is open
	last   character
	tables []*table // one in the other, the outermost first
	label  string   // number of the paragraph as the writer has rendered it

	picture   picture
	note      bool // it is a note
	endnote   bool
	marked    bool   // a note's mark was set, whose note follows
	reference string // of a comment, to the text that it is about
}

// run opens a run that looks so, if the open one does not.
func (s *story) run(c character) {
	if s.open && s.last == c {
		return
	}
	s.close()
	s.open, s.last = true, c
	switch {
	case c.deleted:
		s.runs = append(s.runs, `<w:del>`...)
	case c.inserted:
		s.runs = append(s.runs, `<w:ins>`...)
	}
	s.runs = append(s.runs, "<w:r><w:rPr>"...)
	if c.fontName != "" || c.asianName != "" {
		name, asian := wordml.Escape(c.fontName), wordml.Escape(c.asianName)
		s.runs = append(s.runs, `<w:rFonts w:ascii="`+name+`" w:eastAsia="`+asian+`" w:hAnsi="`+name+`"/>`...)
	}
	for _, p := range []struct {
		on  bool
		xml string
	}{
		{c.bold, "<w:b/>"}, {c.struck, "<w:strike/>"}, {c.hidden, "<w:vanish/>"},
		{c.raised, `<w:vertAlign w:val="superscript"/>`}, {c.lowered, `<w:vertAlign w:val="subscript"/>`},
	} {
		if p.on {
			s.runs = append(s.runs, p.xml...)
		}
	}
	if c.position != 0 {
		s.runs = fmt.Appendf(s.runs, `<w:position w:val="%d"/>`, c.position)
	}
	if c.size > 0 {
		s.runs = fmt.Appendf(s.runs, `<w:sz w:val="%d"/>`, c.size)
	}
	s.runs = append(s.runs, "</w:rPr>"...)
}

// close closes the open run.
func (s *story) close() {
	if !s.open {
		return
	}
	s.open = false
	s.runs = append(s.runs, "</w:r>"...)
	switch {
	case s.last.deleted:
		s.runs = append(s.runs, "</w:del>"...)
	case s.last.inserted:
		s.runs = append(s.runs, "</w:ins>"...)
	}
}

// raw writes what is no text between runs.
func (s *story) raw(xml string) {
	s.close()
	s.runs = append(s.runs, xml...)
}

// text writes text.
func (s *story) text(c character, text string) {
	s.run(c)
	name := "w:t"
	if c.deleted {
		name = "w:delText"
	}
	s.element(name, text)
}

// instruction writes the instruction of a field.
func (s *story) instruction(c character, text string) {
	s.run(c)
	s.element("w:instrText", text)
}

func (s *story) element(name, text string) {
	text = strings.Map(func(c rune) rune {
		if c < ' ' {
			return -1 // nothing that prints
		}
		return c
	}, text)
	s.runs = append(s.runs, "<"+name+` xml:space="preserve">`+wordml.Escape(text)+"</"+name+">"...)
}

// mark writes an element of a run that is no text: a tab, a break.
func (s *story) mark(c character, xml string) {
	s.run(c)
	s.runs = append(s.runs, xml...)
}

// end ends the paragraph and the tables that have begun.
func (s *story) end(p paragraph, known *lists) {
	if len(s.runs) > 0 {
		s.paragraph(p, known)
	}
	s.leave(0)
}

// paragraph ends a paragraph that looks like p.
func (s *story) paragraph(p paragraph, known *lists) {
	s.enter(p.tables())
	if id, ok := known.rendered(p.list, p.level, s.label); ok {
		p.list, p.level = id, 0
	}
	s.block("<w:p>" + p.properties())
	s.label = ""
	s.close()
	s.block(string(s.runs) + "</w:p>")
	s.runs = s.runs[:0]
}

// block writes into the innermost open cell, or behind what is done.
func (s *story) block(xml string) {
	if n := len(s.tables); n > 0 {
		s.tables[n-1].cell = append(s.tables[n-1].cell, xml...)
		return
	}
	s.blocks = append(s.blocks, xml...)
}

// enter opens tables until there are n, or closes them.
func (s *story) enter(n int) {
	n = min(n, maxTables)
	s.leave(n)
	for len(s.tables) < n {
		s.tables = append(s.tables, &table{})
	}
}

// leave closes tables until there are n.
func (s *story) leave(n int) {
	for len(s.tables) > n {
		t := s.tables[len(s.tables)-1]
		s.tables = s.tables[:len(s.tables)-1]
		if len(t.cell) > 0 || len(t.cells) > 0 {
			t.endRow(row{}) // its end is missing
		}
		s.block(string(t.written()))
	}
}

// endCell ends a cell of the table at a depth, and the paragraph in it, which looks like p.
func (s *story) endCell(p paragraph, known *lists, depth int) {
	p.inTable, p.depth = true, depth
	s.paragraph(p, known)
	t := s.tables[len(s.tables)-1]
	t.cells = append(t.cells, t.cell)
	t.cell = nil
}

// endRow ends a row of the table at a depth.
func (s *story) endRow(depth int, shape row) {
	if len(s.tables) < depth {
		return // a row without cells
	}
	s.leave(depth)
	s.tables[depth-1].endRow(shape)
}
