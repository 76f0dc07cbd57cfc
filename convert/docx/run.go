package docx

import (
	"bytes"
	"strconv"

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
		s.inlines()
	case "sdt":
		s.control()
	case "moveTo", "sdtContent", "smartTag", "customXml", "bdo", "dir", "rubyBase":
		s.inlines()
	case "del":
		s.losses.deleted(s.discard())
	case "moveFrom":
		s.losses.moves++ // it stands where it was moved to
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
	if s.p.href != "" {
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
	case "tab", "ptab":
		s.emit([]byte("\t"), properties)
	case "br", "cr":
		s.lineBreak(properties)
	case "lastRenderedPageBreak":
		s.pageEnded = true
	case "noBreakHyphen":
		s.emit([]byte("-"), properties)
	case "sym":
		s.symbol(properties)
	case "fldChar":
		s.fieldCharacter()
	case "instrText":
		s.instruction(s.x.Content())
	case "ruby":
		s.ruby()
	case "drawing", "pict", "object":
		if properties.hidden == on {
			s.losses.hidden += s.discard()
			return
		}
		if s.code == 0 {
			s.fill()
		}
		s.graphic(drawing{})
	case "pgNum":
		s.p.page = true
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
	case "footnoteRef", "endnoteRef":
		s.emit([]byte(s.mark), properties)
	case "commentReference":
		s.losses.comments++
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
	s.fill()
	if properties.hidden == on {
		s.losses.hidden += countRunes(text)
		return
	}
	s.p.text = append(s.p.text, text...)
	s.room(len(s.p.text) + s.p.boxed)
	if !isBlank(text) {
		s.p.inContents = s.p.inContents || len(s.fields) > 0 && s.inContents()
		s.p.tally(properties, text)
	}
}

func (s *story) lineBreak(properties textProperties) {
	if kind, _ := s.x.Attr(w, "type"); string(kind) == "page" {
		s.pageEnded = true
	}
	if s.code == 0 && properties.hidden != on {
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

// noteReference takes down where a note is referred to. The mark itself is not put into the text, where "22项"
// with a note would read "22项1": the note bears it.
func (s *story) noteReference(notes *noteList) {
	if s.code > 0 || s.kind == source.Note {
		return
	}
	id, _ := s.x.Attr(w, "id")
	custom, _ := s.x.Attr(w, "customMarkFollows")
	index, ok := notes.refer(string(id), string(custom) == "1" || string(custom) == "true")
	if ok {
		s.p.anchors = append(s.p.anchors, anchor{len(s.p.text), index})
	}
}
