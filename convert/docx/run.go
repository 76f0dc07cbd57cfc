package docx

import (
	"bytes"
	"strconv"
	"strings"

	"guiwen/normalize/source"
)

// inline reads the current element as a child of a paragraph: a run, or what wraps runs.
func (s *story) inline() {
	switch s.x.Space {
	case w:
	case m:
		s.math()
		return
	case mc:
		s.alternate(s.inlines)
		return
	default:
		return
	}
	switch string(s.x.Local) {
	case "r":
		s.run()
	case "hyperlink":
		s.hyperlink()
	case "ins":
		s.losses.insertions++
		s.inserted(s.inlines)
	case "moveTo":
		s.inserted(s.inlines)
	case "sdt", "sdtContent", "smartTag", "customXml", "bdo", "dir", "rubyBase":
		s.inlines()
	case "del":
		s.deleted(s.inlines)
	case "moveFrom":
		s.losses.moves++
		s.movedAway(s.inlines)
	case "commentRangeStart", "commentRangeEnd":
		s.commentRange()
	case "fldSimple":
		s.simpleField()
	case "subDoc":
		s.losses.chunks++
	}
}

func (s *story) inlines() {
	for depth := s.x.Depth(); s.x.Child(depth); {
		s.inline()
	}
}

func (s *story) hyperlink() {
	if id, ok := s.x.Attr(r, "id"); ok {
		s.link(s.links[string(id)].Target)
	}
	s.inlines()
}

// link takes the first target of the paragraph that leads to a document or a person; scripts do not.
func (s *story) link(target string) {
	if s.p.href != "" || s.gone() {
		return
	}
	for _, scheme := range []string{"http://", "https://", "ftp://", "mailto:"} {
		if _, ok := cutFold(target, scheme); ok {
			s.p.href = target
			return
		}
	}
}

// run reads the current w:r.
func (s *story) run() {
	properties := s.p.style.text
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space == w && string(s.x.Local) == "rPr" {
			direct := s.readRunProperties(s.x)
			base := s.p.style.text
			if direct.style != "" {
				base = s.styles.character(direct.style).within(base)
			}
			properties = direct.textProperties.over(base)
			continue
		}
		s.runContent(properties)
	}
	s.custom = nil
}

// runContent reads the current child of a run.
func (s *story) runContent(properties textProperties) {
	if s.x.Space == mc {
		s.alternate(func() {
			for depth := s.x.Depth(); s.x.Child(depth); {
				s.runContent(properties)
			}
		})
		return
	}
	if s.x.Space != w {
		return
	}
	switch string(s.x.Local) {
	case "t":
		s.emit(s.text(), properties)
	case "delText":
		s.deletedText(properties)
	case "tab", "ptab":
		s.tab(properties)
	case "br", "cr":
		s.lineBreak(properties)
	case "noBreakHyphen":
		s.emit([]byte("-"), properties)
	case "sym":
		s.symbol(properties)
	case "fldChar":
		s.fieldCharacter()
	case "instrText", "delInstrText":
		s.instruction(s.x.Content())
	case "ruby":
		s.ruby()
	case "drawing", "pict", "object":
		s.graphic(false)
	case "pgNum":
		s.p.page = true
	case "lastRenderedPageBreak":
		s.pages.rendered++
	default:
		s.noteContent(properties)
	}
}

// noteContent reads what in a run has to do with notes and comments.
func (s *story) noteContent(properties textProperties) {
	switch string(s.x.Local) {
	case "footnoteReference":
		s.noteReference(&s.footnotes)
	case "endnoteReference":
		s.noteReference(&s.endnotes)
	case "commentReference":
		s.commentReference()
	}
}

// text returns the content of the current w:t. Without xml:space="preserve" the white space round it is not
// meant; a line feed in it never is one.
func (s *story) text() []byte {
	preserve := s.x.Preserve()
	text := s.x.Content()
	if !preserve {
		text = bytes.Trim(text, " \t\r\n")
	}
	if bytes.IndexByte(text, '\n') >= 0 || bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte(" "))
		text = bytes.ReplaceAll(text, []byte("\n"), []byte(" "))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte(" "))
	}
	return text
}

// emit adds text to the paragraph, unless it is hidden or stands in the instruction of a field.
func (s *story) emit(text []byte, properties textProperties) {
	if len(text) == 0 || s.code > 0 {
		return
	}
	if properties.hidden == on {
		s.losses.hidden += countRunes(text)
		return
	}
	if text = s.noteMarks(text, &properties); len(text) == 0 {
		return
	}
	p, start := s.p, len(s.p.text)
	p.text = append(p.text, text...)
	end := len(p.text)
	s.room(end + p.boxed)
	s.markRevisions(start, end)
	if s.script != unstated {
		properties.vertical = s.script
	}
	if properties.vertical != unstated || properties.position != 0 {
		s.shift(properties, start, end)
	}
	gone := s.gone()
	if s.change.deleted > 0 {
		s.losses.changedCharacters += countRunes(text)
	}
	if properties.struck() {
		s.strike(start, end, gone)
	}
	if !isBlank(text) {
		p.some = p.some || !gone
		p.tally(properties, text)
	}
}

// strike marks text as struck; blanks are struck only with the text round them.
func (s *story) strike(start, end int, gone bool) {
	if !gone && !isBlank(s.p.text[start:end]) {
		s.losses.struckCharacters += countRunes(s.p.text[start:end])
	}
	s.p.mark(source.Struck, start, end)
}

// deletedText reads w:delText, which stands in a deletion; where it does not, it is deleted all the same.
func (s *story) deletedText(properties textProperties) {
	if s.change.deleted > 0 {
		s.emit(s.text(), properties)
		return
	}
	s.deleted(func() { s.emit(s.text(), properties) })
}

// tab writes a tab. One that is gone is a blank, which can be taken out with the text round it.
func (s *story) tab(properties textProperties) {
	if s.gone() {
		s.emit([]byte(" "), properties)
		return
	}
	s.emit([]byte("\t"), properties)
}

func (s *story) lineBreak(properties textProperties) {
	if kind, _ := s.x.Attr(w, "type"); string(kind) == "page" {
		s.pages.hard++
	}
	switch {
	case s.code > 0 || properties.hidden == on:
	case s.gone():
		s.emit([]byte(" "), properties)
	default:
		s.p.breaks = append(s.p.breaks, len(s.p.text))
	}
}

// symbol reads w:sym: a character of a symbol font.
func (s *story) symbol(properties textProperties) {
	font, _ := s.x.Attr(w, "font")
	code, _ := s.x.Attr(w, "char")
	n, err := strconv.ParseUint(string(code), 16, 16)
	if err != nil || n < 0x20 || 0xd800 <= n && n < 0xe000 || n >= 0xfffe {
		return
	}
	text := symbol(string(font), rune(n), "")
	if text == "" {
		s.losses.symbols++
		text = "□"
	}
	s.emit([]byte(text), properties)
}

// ruby reads the base of a phonetic guide (拼音指南) and leaves the guide out.
func (s *story) ruby() {
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space != w {
			continue
		}
		switch string(s.x.Local) {
		case "rubyBase":
			s.inlines()
		case "rt":
			s.losses.ruby += s.discard()
		}
	}
}

// noteReference takes down where a note is referred to. A mark that Word counts is not put into the text, where "22项"
// with a note would read "22项1": the note bears it.
func (s *story) noteReference(notes *noteList) {
	if s.code > 0 || s.kind == source.Note {
		return
	}
	id, _ := s.x.Attr(w, "id")
	custom, _ := s.x.Attr(w, "customMarkFollows")
	at := noteMark{id: string(id), custom: isTrue(custom), gone: s.gone(), section: s.sections, pages: s.pages}
	m, again := notes.refer(at)
	if m == nil {
		return
	}
	if at.custom {
		s.custom = m
		if again {
			s.custom = &at
		}
	}
	s.refs = append(s.refs, m)
	s.p.marks = append(s.p.marks, source.Mark{Kind: source.NoteRef, Start: len(s.p.text), End: len(s.p.text), Note: len(s.refs) - 1})
}

// noteMarks deals with marks of notes that stand in the text because Word does not count them. At the place of
// reference they are raised, whatever their format; from the text of the note they are taken, since the note bears them.
func (s *story) noteMarks(text []byte, properties *textProperties) []byte {
	if s.custom != nil {
		s.custom.number += strings.TrimSpace(string(text))
		properties.vertical = superscript
	}
	if s.own != "" && !isBlank(text) {
		text = bytes.TrimPrefix(bytes.TrimLeft(text, " "), []byte(s.own))
		s.own = ""
	}
	return text
}
