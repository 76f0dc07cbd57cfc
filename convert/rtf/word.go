package rtf

// characters are the words that stand for a character.
var characters = map[string]string{
	"emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c",
}

// marks are the words that stand for an element of a run.
var marks = map[string]string{
	"tab": "<w:tab/>", "line": "<w:br/>", "page": `<w:br w:type="page"/>`, "column": `<w:br w:type="column"/>`, "softpage": "", "lbr": "<w:br/>",
}

// textWord takes a word where text stands.
func (r *reader) textWord(name string) {
	if r.state.where == inCapture {
		if text, ok := characters[name]; ok {
			r.put(text)
		} else if name == "tab" {
			r.put("\t")
		}
	}
	if r.documentWord(name) || r.characterWord(name) || r.paragraphWord(name) || r.rowWord(name) || r.state.where != inText {
		return
	}
	if text, ok := characters[name]; ok {
		r.put(text)
		return
	}
	if xml, ok := marks[name]; ok {
		r.story.mark(r.character(), xml)
		return
	}
	switch name {
	case "par":
		r.story.paragraph(r.state.paragraph, &r.lists)
		r.grown()
	case "sect":
		if len(r.story.runs) > 0 {
			r.story.paragraph(r.state.paragraph, &r.lists)
		}
		r.story.leave(0)
		r.story.block("<w:p><w:pPr>" + r.section.properties() + "</w:pPr></w:p>")
		r.section = section{width: r.section.width, height: r.section.height}
	case "cell":
		r.story.endCell(r.state.paragraph, &r.lists, 1)
		r.grown()
	case "nestcell":
		r.story.endCell(r.state.paragraph, &r.lists, max(r.state.paragraph.depth, 2))
	case "row":
		r.story.endRow(1, *r.state.row)
	case "nestrow":
		r.story.endRow(max(r.state.paragraph.depth, 2), *r.state.row)
	case "chftn":
		if r.story.note {
			r.story.mark(r.character(), "<w:footnoteRef/>")
		} else {
			r.story.marked = true
		}
	case "ftnalt":
		r.story.endnote = true
	case "chpgn":
		r.story.raw(`<w:fldSimple w:instr="PAGE"/>`)
	}
}

// documentWord takes a word that is about the whole document or a section of it, and reports whether it was one.
func (r *reader) documentWord(name string) bool {
	switch name {
	case "ansicpg":
		if r.number > 0 {
			r.page = r.number
		}
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "deff":
		r.defaultFont = r.number
	case "uc":
		r.state.uc = max(r.number, 0)
	case "facingp":
		r.facing = true
	case "titlepg":
		r.section.title = true
	case "paperw", "pgwsxn":
		r.section.width = r.number
	case "paperh", "pghsxn":
		r.section.height = r.number
	default:
		return false
	}
	return true
}

// characterWord takes a word about how text looks, and reports whether it was one.
func (r *reader) characterWord(name string) bool {
	c := &r.state.character
	on := !r.has || r.number != 0
	switch name {
	case "plain":
		*c = character{font: r.defaultFont}
	case "f":
		c.font = r.number
	case "fs":
		c.size = r.number
	case "dbch":
		c.script = asianScript
	case "hich", "rtlch":
		c.script = otherScript
	case "loch", "ltrch":
		c.script = anyScript
	case "af":
		if c.script == asianScript {
			c.asian = r.number + 1
		}
	case "afs":
		if c.script == asianScript {
			c.size = r.number
		}
	case "b":
		c.bold = on
	case "super":
		c.raised, c.lowered = on, false
	case "sub":
		c.raised, c.lowered = false, on
	case "nosupersub":
		c.raised, c.lowered = false, false
	case "up":
		c.position = r.numberOr(6)
	case "dn":
		c.position = -r.numberOr(6)
	case "strike", "striked":
		c.struck = on
	case "v":
		c.hidden = on
	case "revised":
		c.inserted = on
	case "deleted":
		c.deleted = on
	default:
		return false
	}
	return true
}

// numberOr returns the number of the word, or what it stands for without one.
func (r *reader) numberOr(usual int) int {
	if r.has {
		return r.number
	}
	return usual
}

// alignments are the words for alignments.
var alignments = map[string]string{"ql": "left", "qr": "right", "qc": "center", "qj": "both", "qd": "distribute"}

// paragraphWord takes a word about how a paragraph looks, and reports whether it was one.
func (r *reader) paragraphWord(name string) bool {
	p := &r.state.paragraph
	if align, ok := alignments[name]; ok {
		p.align = align
		return true
	}
	switch name {
	case "pard":
		*p = noParagraph
	case "s":
		p.style = r.number
	case "outlinelevel":
		p.outline = r.number
	case "ls":
		p.list = r.number
	case "ilvl":
		p.level = min(max(r.number, 0), maxLevels-1)
	case "fi":
		p.first = r.number
	case "li":
		p.left = r.number
	case "intbl":
		p.inTable = true
	case "itap":
		p.depth = r.number
	default:
		return false
	}
	return true
}

// rowWord takes a word of a row's definition, and reports whether it was one.
func (r *reader) rowWord(name string) bool {
	d := r.state.row
	switch name {
	case "trowd":
		r.state.row = &row{}
	case "trleft":
		d.left = r.number
	case "trhdr":
		d.header = true
	case "cellx":
		d.next.edge = r.number
		d.cells = append(d.cells, d.next)
		d.next = cellShape{}
	case "clvmgf":
		d.next.topOfMerged = true
	case "clvmrg":
		d.next.merged = true
	case "clmgf":
		d.next.leftOfMerged = true
	case "clmrg":
		d.next.joined = true
	default:
		return false
	}
	return true
}
