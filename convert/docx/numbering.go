package docx

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
)

// level is a level of a multilevel list (w:lvl, ECMA-376 Part 1, 17.9.6).
type level struct {
	start   int
	format  string // ST_NumberFormat: "chineseCounting"
	pattern string // w:lvlText: "第%1条"
	suffix  string // w:suff: "tab" where empty, "space", "nothing"
	style   string // w:pStyle: the paragraph style bound to the level
	restart int    // w:lvlRestart: the level, counted from 1, that restarts this one; 0 never; -1 any higher
	legal   bool   // w:isLgl: every number in the pattern is decimal
	picture bool   // a picture serves as the bullet
	font    string // of a bullet
	hidden  bool
}

// abstractList is a list definition (w:abstractNum).
type abstractList struct {
	levels    [levels]*level // nil where not defined
	styleLink string         // the numbering style that this list defines
	linkedTo  string         // w:numStyleLink: the numbering style that defines this list
}

// list is an instance of a definition (w:num).
type list struct {
	abstract string
	levels   [levels]*level // w:lvlOverride/w:lvl
	starts   [levels]int    // w:startOverride
	hasStart [levels]bool
}

// numbering is the part numbering.xml, and the counters of the document being read.
type numbering struct {
	abstracts map[string]*abstractList
	lists     map[int]*list
	byStyle   map[string]*abstractList // by styleLink
	counters  map[*abstractList]*counter
}

func newNumbering() *numbering {
	return &numbering{
		abstracts: map[string]*abstractList{}, lists: map[int]*list{}, byStyle: map[string]*abstractList{},
		counters: map[*abstractList]*counter{},
	}
}

// readNumbering reads numbering.xml.
func (d *reader) readNumbering(x *xmlscan.Scanner) {
	n := d.numbers
	for x.Child(0) {
		for x.Child(1) {
			if x.Space != w {
				continue
			}
			switch string(x.Local) {
			case "abstractNum":
				id, _ := x.Attr(w, "abstractNumId")
				key := string(id)
				list := d.readAbstract(x)
				n.abstracts[key] = list
				if list.styleLink != "" {
					n.byStyle[list.styleLink] = list
				}
			case "num":
				value, _ := x.Attr(w, "numId")
				if id, ok := number(value); ok {
					n.lists[id] = d.readList(x)
				}
			}
		}
	}
}

func (d *reader) readAbstract(x *xmlscan.Scanner) *abstractList {
	list := &abstractList{}
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		switch string(x.Local) {
		case "lvl":
			if i, ok := levelIndex(x); ok {
				list.levels[i] = d.readLevel(x)
			}
		case "styleLink":
			list.styleLink = d.intern(val(x))
		case "numStyleLink":
			list.linkedTo = d.intern(val(x))
		}
	}
	return list
}

func (d *reader) readList(x *xmlscan.Scanner) *list {
	n := &list{}
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		switch string(x.Local) {
		case "abstractNumId":
			n.abstract = string(val(x))
		case "lvlOverride":
			if i, ok := levelIndex(x); ok {
				d.readOverride(x, n, i)
			}
		}
	}
	return n
}

func (d *reader) readOverride(x *xmlscan.Scanner, n *list, i int) {
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		switch string(x.Local) {
		case "startOverride":
			if start, ok := intVal(x); ok {
				n.starts[i], n.hasStart[i] = start, true
			}
		case "lvl":
			n.levels[i] = d.readLevel(x)
		}
	}
}

// levelIndex returns the attribute w:ilvl of the current tag, if it is one of a list's levels.
func levelIndex(x *xmlscan.Scanner) (int, bool) {
	value, _ := x.Attr(w, "ilvl")
	i, ok := number(value)
	return i, ok && 0 <= i && i < levels
}

func (d *reader) readLevel(x *xmlscan.Scanner) *level {
	l := &level{format: "decimal", restart: -1}
	d.readLevelBody(x, l)
	return l
}

func (d *reader) readLevelBody(x *xmlscan.Scanner, l *level) {
	chosen := false
	for depth := x.Depth(); x.Child(depth); {
		if x.Space == mc {
			// The only alternatives in a level are custom formats; the first that is understood counts.
			name := string(x.Local)
			if name == "AlternateContent" || !chosen && (name == "Fallback" || name == "Choice" && understood(x)) {
				chosen = name != "AlternateContent"
				d.readLevelBody(x, l)
			}
			continue
		}
		if x.Space == w {
			d.readLevelProperty(x, l)
		}
	}
}

func (d *reader) readLevelProperty(x *xmlscan.Scanner, l *level) {
	switch string(x.Local) {
	case "start":
		if n, ok := intVal(x); ok {
			l.start = n
		}
	case "numFmt":
		l.format = d.intern(val(x))
		if l.format == "custom" {
			custom, _ := x.Attr(w, "format")
			l.format = d.intern(custom)
		}
	case "lvlText":
		l.pattern = d.intern(val(x))
		if null, _ := x.Attr(w, "null"); string(null) == "1" || string(null) == "true" {
			l.pattern = ""
		}
	case "suff":
		l.suffix = d.intern(val(x))
	case "pStyle":
		l.style = d.intern(val(x))
	case "lvlRestart":
		if n, ok := intVal(x); ok {
			l.restart = n
		}
	case "isLgl":
		l.legal = onOff(x) == on
	case "lvlPicBulletId":
		l.picture = true
	case "rPr":
		p := d.readRunProperties(x)
		l.font, l.hidden = p.latin, p.hidden == on
	}
}

// definition returns the list with the number id and its definition, links by numbering styles followed; or
// false where the id stands for no list.
func (n *numbering) definition(id int, styles *styleSheet) (*list, *abstractList, bool) {
	instance, ok := n.lists[id]
	if !ok {
		return nil, nil, false
	}
	abstract, ok := n.abstracts[instance.abstract]
	// A list may be defined by a numbering style, which names a list again: once is what Word writes.
	for hops := 0; ok && abstract.linkedTo != "" && hops < 4; hops++ {
		if direct, found := n.byStyle[abstract.linkedTo]; found {
			abstract = direct
			break
		}
		s, found := styles.byID[abstract.linkedTo]
		if !found || n.lists[s.paragraph.number] == nil {
			break
		}
		abstract, ok = n.abstracts[n.lists[s.paragraph.number].abstract]
	}
	return instance, abstract, ok
}

// level returns the definition of a level, or nil.
func (n *list) level(abstract *abstractList, i int) *level {
	if n.levels[i] != nil {
		return n.levels[i]
	}
	return abstract.levels[i]
}

// levelOfStyle returns the level that is bound to a paragraph style.
func (n *list) levelOfStyle(abstract *abstractList, style string) (int, bool) {
	if style == "" {
		return 0, false
	}
	for i := range levels {
		if l := n.level(abstract, i); l != nil && l.style == style {
			return i, true
		}
	}
	return 0, false
}

// bulletText returns what a bullet looks like: the symbol fonts keep their signs at private code points.
func (l *level) bulletText() string {
	if l.picture {
		return "•"
	}
	var b strings.Builder
	for _, c := range l.pattern {
		b.WriteString(symbol(l.font, c, "•"))
	}
	return b.String()
}
