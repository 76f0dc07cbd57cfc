package rtf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiwen/convert/charset"
	"guiwen/convert/wordml"
)

// destinations are the words that say where the text of their group goes (RTF 1.9.1, "Destinations"). Those that are not known are
// left out where \* stands before them.
var destinations map[string]func(*reader)

func init() {
	to := func(where destination) func(*reader) { return func(r *reader) { r.state.where = where } }
	destinations = map[string]func(*reader){
		"fonttbl":    func(r *reader) { r.state.where, r.entry = inFonts, entry{} },
		"stylesheet": func(r *reader) { r.state.where, r.entry = inStyles, entry{} },
		"listtable":  to(inLists), "listoverridetable": to(inLists), "list": beginList, "listlevel": beginLevel, "listoverride": beginOverride,
		"lfolevel": func(r *reader) { r.lists.beginOverriddenLevel() }, "leveltext": captureLevel,
		"info": to(inInfo), "title": property("title"), "author": property("creator"), "subject": property("subject"), "keywords": property("keywords"),
		"doccomm": property("description"), "operator": property("lastModifiedBy"), "category": property("category"),
		"creatim": moment("created"), "revtim": moment("modified"), "printim": moment("lastPrinted"),
		"header": beginMargin("header", "default"), "headerr": beginMargin("header", "default"), "headerl": beginMargin("header", "even"),
		"headerf": beginMargin("header", "first"), "footer": beginMargin("footer", "default"), "footerr": beginMargin("footer", "default"),
		"footerl": beginMargin("footer", "even"), "footerf": beginMargin("footer", "first"),
		"footnote": beginNote, "annotation": beginComment, "atrfstart": commentEdge("commentRangeStart"), "atrfend": commentEdge("commentRangeEnd"),
		"atnref": func(r *reader) {
			s := r.story
			r.captureText(func(text string) { s.reference = strings.TrimSpace(text) })
		},
		"field": beginField, "fldinst": beginInstruction, "fldrslt": beginResult, "pict": beginPicture, "shppict": func(*reader) {},
		"shpinst": beginShape, "do": beginShape,
		"shptxt": beginBox, "dptxbxtext": beginBox, "listtext": captureLabel, "pntext": captureLabel, "nesttableprops": func(*reader) {},
		"upr": func(r *reader) { r.state.before, r.state.where = r.state.where, outside }, "ud": func(r *reader) { r.state.where = r.state.before },
	}
	for _, name := range strings.Fields(`colortbl filetbl revtbl nonshppict shprslt objdata objclass objname private pntxta pntxtb tc tcn xe
		rxe txe nonesttables listpicture listname levelnumbers panose falt fontemb template private1 atnid atnauthor atntime atndate atnparent atnicn
		ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn comment buptim version edmins nofpages nofwords nofchars company manager hlinkbase userprops`) {
		destinations[name] = to(outside)
	}
}

// entryWord takes a word in the table of fonts or styles.
func (r *reader) entryWord(name string) {
	n := r.number
	if r.state.where == inStyles && name == "f" {
		r.characterWord(name)
		return
	}
	switch name {
	case "f":
		r.entry.number = n
	case "fcharset":
		if page, ok := charset.PageOfFont(n); ok {
			r.entry.page = page
		}
	case "cpg":
		r.entry.page = n
	case "s":
		r.entry.number = n
	case "cs", "ds", "ts", "tsrowd":
		r.entry.other = true
	case "sbasedon":
		r.entry.based, r.entry.isBased = n, true
	default:
		r.paragraphWord(name)
	}
}

// endEntry enters what was read in its table.
func (r *reader) endEntry() {
	e := r.entry
	name := strings.TrimSpace(e.name)
	switch {
	case r.state.where == inFonts:
		r.fonts[e.number] = typeface{name, e.page}
	case !e.other && name != "":
		fmt.Fprintf(&r.out.Styles, `<w:style w:type="paragraph" w:styleId="s%d"><w:name w:val="%s"/>`, e.number, wordml.Escape(name))
		if e.isBased && e.based != e.number {
			fmt.Fprintf(&r.out.Styles, `<w:basedOn w:val="s%d"/>`, e.based)
		}
		p := r.state.paragraph
		p.style, p.list = -1, 0 // paragraphs say for themselves which list they are of
		r.out.Styles.WriteString(p.properties() + "</w:style>")
	}
	r.entry = entry{}
}

// beginMargin begins a header or footer.
func beginMargin(kind, pages string) func(*reader) {
	return func(r *reader) {
		r.begin(func(s *story) {
			id := r.out.AddMargin(kind, s.blocks)
			r.section.references += `<w:` + kind + `Reference w:type="` + pages + `" r:id="` + id + `"/>`
			r.facing = r.facing || pages == "even"
		})
	}
}

// beginNote begins a footnote or, with \ftnalt, an endnote.
func beginNote(r *reader) {
	if r.state.where != inText {
		r.state.where = outside
		return
	}
	marked := r.story.marked
	r.story.marked = false
	r.begin(func(s *story) {
		r.notes++
		name, out := "footnote", &r.out.Footnotes
		if s.endnote {
			name, out = "endnote", &r.out.Endnotes
		}
		fmt.Fprintf(out, `<w:%s w:id="%d">%s</w:%s>`, name, r.notes, s.blocks, name)
		custom := ""
		if !marked {
			custom = ` w:customMarkFollows="1"`
		}
		r.story.raw(fmt.Sprintf(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:%sReference%s w:id="%d"/></w:r>`, name, custom, r.notes))
	})
	r.story.note = true
}

// beginComment begins a comment. It stands behind the text that it is about, and names the place by \atnref.
func beginComment(r *reader) {
	r.begin(func(s *story) {
		r.comments++
		id := s.reference
		if id == "" {
			id = "c" + strconv.Itoa(r.comments)
		}
		fmt.Fprintf(&r.out.Comments, `<w:comment w:id="%s">%s</w:comment>`, wordml.Escape(id), s.blocks)
		r.story.raw(`<w:r><w:commentReference w:id="` + wordml.Escape(id) + `"/></w:r>`)
	})
}

// commentEdge begins or ends what a comment is about.
func commentEdge(element string) func(*reader) {
	return func(r *reader) {
		s := r.story
		r.captureText(func(text string) { s.raw(`<w:` + element + ` w:id="` + wordml.Escape(strings.TrimSpace(text)) + `"/>`) })
	}
}

func beginField(r *reader) {
	if r.state.where != inText {
		return
	}
	s := r.story
	s.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`)
	r.state.ended = func() { s.raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`) }
}

func beginInstruction(r *reader) {
	if r.state.where == inText {
		r.state.where = inInstruction
	}
}

func beginResult(r *reader) {
	if r.state.where == inText {
		r.story.raw(`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	}
}

// beginShape begins a drawing, of which pictures and the text in boxes are read.
func beginShape(r *reader) {
	if r.state.where == inText {
		r.state.where, r.state.shape = outside, true
	}
}

// beginBox begins a text box. It stands in a shape that nothing else is read of.
func beginBox(r *reader) {
	r.begin(func(s *story) {
		r.story.raw(`<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + string(s.blocks) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`)
	})
}

// captureLabel keeps the number that the writer has rendered, for paragraphs whose list is not defined.
func captureLabel(r *reader) {
	s := r.story
	if r.state.where != inText {
		return
	}
	r.captureText(func(text string) { s.label = text })
}

// property captures a document property; elsewhere the word is none.
func property(name string) func(*reader) {
	return func(r *reader) {
		if r.state.where == inInfo {
			r.captureText(func(text string) { r.properties.add(name, text) })
		}
	}
}

// moment reads a time: \yr \mo \dy \hr \min.
func moment(name string) func(*reader) {
	return func(r *reader) {
		if r.state.where == inInfo {
			r.properties.time = [5]int{}
			r.state.ended = func() { r.properties.addTime(name) }
		}
	}
}

func beginList(r *reader) {
	if r.state.where == inLists {
		l := &list{}
		r.lists.current, r.lists.level, r.lists.over = l, nil, nil
		r.state.ended = func() { r.lists.byID[l.id] = l }
	}
}

func beginLevel(r *reader) {
	l := &r.lists
	if r.state.where != inLists {
		return
	}
	if l.current == nil || l.over != nil || len(l.current.levels) == maxLevels {
		r.state.where = outside // a level that an override defines anew: rare, and what it was before is printed
		return
	}
	l.current.levels = append(l.current.levels, level{start: 1})
	l.level = &l.current.levels[len(l.current.levels)-1]
}

func beginOverride(r *reader) {
	if r.state.where == inLists {
		o := &override{at: -1, starts: map[int]int{}}
		r.lists.over = o
		r.state.ended = func() {
			r.lists.over = nil
			o.list = r.lists.byID[o.id]
			if o.number > 0 && o.list != nil && r.lists.all[o.number] == nil {
				r.lists.all[o.number] = o
			}
		}
	}
}

// captureLevel reads the pattern of a level: its length, then characters, of which those below nine stand for the numbers of levels.
func captureLevel(r *reader) {
	l := r.lists.level
	if r.state.where != inLists || l == nil {
		r.state.where = outside
		return
	}
	r.captureText(func(text string) {
		var b strings.Builder
		_, length := utf8.DecodeRuneInString(text)
		for _, c := range strings.TrimSuffix(text[length:], ";") {
			switch {
			case c < maxLevels:
				fmt.Fprintf(&b, "%%%d", c+1)
			case c >= ' ':
				b.WriteRune(c)
			}
		}
		l.text = b.String()
	})
}

// beginPicture begins a picture.
func beginPicture(r *reader) {
	if r.state.where != inText && !r.state.shape {
		r.state.where = outside
		return
	}
	r.state.where = inPicture
	s := r.story
	s.picture = picture{extension: "bin", scaleX: 100, scaleY: 100}
	r.state.ended = func() {
		p := s.picture
		s.picture = picture{}
		const emu = 635 // a twip
		blip := ""
		if len(p.data) > 0 {
			blip = ` r:embed="` + r.out.AddMedium(p.extension, p.data) + `"`
		}
		s.raw(fmt.Sprintf(`<w:r><w:drawing><wp:inline><wp:extent cx="%d" cy="%d"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip%s/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
			p.width*p.scaleX/100*emu, p.height*p.scaleY/100*emu, blip))
	}
}
