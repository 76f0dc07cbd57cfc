package docx

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/lex"
)

// style is a style (样式) of the document.
type style struct {
	id, name, base string
	paragraph      paragraphProperties
	text           textProperties
	resolved       bool // what the base states is merged in
}

// styleSheet is the part styles.xml.
type styleSheet struct {
	byID     map[string]*style
	plain    *style // the default paragraph style (正文)
	defaults style  // w:docDefaults
}

// maxBase bounds a chain of base styles; Word itself allows eleven.
const maxBase = 64

// readStyles reads styles.xml.
func (d *reader) readStyles(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			if x.Space != w {
				continue
			}
			switch string(x.Local) {
			case "docDefaults":
				d.readStyleBody(x, &d.styles.defaults)
			case "style":
				d.readStyle(x)
			}
		}
	}
}

func (d *reader) readStyle(x *xmlscan.Scanner) {
	id, _ := x.Attr(w, "styleId")
	kind, _ := x.Attr(w, "type")
	standard, _ := x.Attr(w, "default")
	s := &style{id: d.intern(id)}
	isPlain := string(kind) == "paragraph" && (string(standard) == "1" || string(standard) == "true" || string(standard) == "on")
	d.readStyleBody(x, s)
	if s.paragraph.numbered != unset {
		s.paragraph.numberedBy = s.id
	}
	if _, twice := d.styles.byID[s.id]; !twice {
		d.styles.byID[s.id] = s
		if isPlain && d.styles.plain == nil {
			d.styles.plain = s
		}
	}
}

// readStyleBody reads the properties inside w:style, w:docDefaults and its wrappers.
func (d *reader) readStyleBody(x *xmlscan.Scanner, s *style) {
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		switch string(x.Local) {
		case "name":
			s.name = d.intern(val(x))
		case "basedOn":
			s.base = d.intern(val(x))
		case "pPr":
			s.paragraph = d.readParagraphProperties(x, nil)
		case "rPr":
			s.text = d.readRunProperties(x).textProperties
		case "rPrDefault", "pPrDefault":
			d.readStyleBody(x, s)
		}
	}
}

// paragraph returns the paragraph style with the id, everything that it is based on merged in; the default
// style for an id that stands for none.
func (t *styleSheet) paragraph(id string) *style {
	if s, ok := t.byID[id]; ok {
		return t.resolve(s)
	}
	if t.plain != nil {
		return t.resolve(t.plain)
	}
	return &t.defaults
}

// character returns the text properties of a character style.
func (t *styleSheet) character(id string) textProperties {
	if s, ok := t.byID[id]; ok && id != "" {
		return t.chain(s, nil)
	}
	return textProperties{}
}

// resolve merges into s what its chain of bases states and, at last, the defaults. Chains that bite their tail
// end there.
func (t *styleSheet) resolve(s *style) *style {
	if !s.resolved {
		s.text = t.chain(s, &s.paragraph).over(t.defaults.text)
		s.paragraph = s.paragraph.over(t.defaults.paragraph)
		s.resolved = true
	}
	return s
}

// chain returns the text properties of s over those of its bases; it merges paragraph properties into p.
func (t *styleSheet) chain(s *style, p *paragraphProperties) textProperties {
	text := s.text
	for n := 0; n < maxBase && s.base != "" && !s.resolved; n++ {
		base, ok := t.byID[s.base]
		if !ok {
			break
		}
		text = text.over(base.text)
		if p != nil {
			*p = p.over(base.paragraph)
		}
		s = base
	}
	return text
}

// The names of built-in styles, in English and as the editions of Word and WPS for Chinese write them, by what they are for.
var (
	englishNames = map[string]string{"heading": "heading", "caption": "caption", "toc": "toc", "table of figures": "figures"}
	styleNames   = lex.Class("word-style")
)

// builtIn returns what the built-in style is for that name begins with (heading, caption, toc, figures), and what follows it; "" for none.
func builtIn(name string) (style, rest string) {
	if n := styleNames.Begins(name); n > 0 {
		return styleNames.Value(name[:n]), strings.TrimLeft(name[n:], blanks)
	}
	for word, style := range englishNames {
		if rest, ok := cutFold(name, word); ok {
			return style, strings.TrimLeft(rest, blanks)
		}
	}
	return "", name
}

const blanks = " \u00a0\u3000"

// levelOf returns the level, 1–9, that s is, or 0.
func levelOf(s string) int {
	if len(s) == 1 && '1' <= s[0] && s[0] <= '9' {
		return int(s[0] - '0')
	}
	return 0
}

// headingLevel returns the level, 1–9, that the name of a style stands for: "heading 1", "标题 1", "标题1"; or 0.
func headingLevel(name string) int {
	if style, rest := builtIn(name); style == "heading" {
		return levelOf(rest)
	}
	return 0
}

// isCaption reports whether a style of the name is that of captions (题注).
func isCaption(name string) bool {
	style, rest := builtIn(name)
	return style == "caption" && rest == ""
}

// isContentsStyle reports whether a paragraph style of the name is for lines of contents: "toc 1", "目录 1", "TOC
// Heading", "table of figures".
func isContentsStyle(name string) bool {
	style, rest := builtIn(name)
	if style == "toc" && levelOf(rest) == 0 {
		style, rest = builtIn(rest)
		return style == "heading" && rest == ""
	}
	return style == "toc" || style == "figures" && rest == ""
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return "", false
	}
	return s[len(prefix):], true
}
