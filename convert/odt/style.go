package odt

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guiwen/convert/wordml"
)

// style is a style of paragraphs or of text (style:style). Empty fields are those of its parent.
type style struct {
	name, family, parent string
	shown                string // name for people
	automatic            bool
	list                 string // list style
	outline              int    // level; 0 stands for none

	align, indent, left, breakBefore            string
	font, asian, size, weight, position, struck string
	display                                     string
}

// readStyle reads the attributes of a style.
func readStyle(start xml.StartElement, automatic bool) *style {
	s := &style{automatic: automatic}
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "name":
			s.name = a.Value
		case "display-name":
			s.shown = a.Value
		case "family":
			s.family = a.Value
		case "parent-style-name":
			s.parent = a.Value
		case "list-style-name":
			s.list = a.Value
		case "default-outline-level":
			s.outline, _ = strconv.Atoi(a.Value)
		}
	}
	if s.shown == "" {
		s.shown = s.name
	}
	return s
}

// readProperties takes the attributes of style:paragraph-properties or style:text-properties.
func (s *style) readProperties(start xml.StartElement) {
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "text-align":
			s.align = a.Value
		case "text-indent":
			s.indent = a.Value
		case "margin-left":
			s.left = a.Value
		case "break-before":
			s.breakBefore = a.Value
		case "font-name":
			s.font = a.Value
		case "font-name-asian":
			s.asian = a.Value
		case "font-size":
			s.size = a.Value
		case "font-weight":
			s.weight = a.Value
		case "text-position":
			s.position = a.Value
		case "text-line-through-style", "text-line-through-type":
			s.struck = a.Value
		case "display":
			s.display = a.Value
		}
	}
}

// maxParents bounds how far styles are followed to their parents.
const maxParents = 32

// styles are those of a document, by family and name.
type styles map[string]*style

func styleKey(family, name string) string { return family + "\x00" + name }

// resolve returns what a style and its parents say together.
func (all styles) resolve(family, name string) style {
	var got style
	for n := 0; n < maxParents; n++ {
		s := all[styleKey(family, name)]
		if s == nil {
			break
		}
		if n == 0 {
			got.list, got.outline = s.list, s.outline
		}
		if got.list == "" {
			got.list = s.list
		}
		if got.outline == 0 {
			got.outline = s.outline
		}
		if got.name == "" && !s.automatic {
			got.name, got.shown = s.name, s.shown
		}
		for _, p := range []struct {
			to   *string
			from string
		}{
			{&got.align, s.align}, {&got.indent, s.indent}, {&got.left, s.left}, {&got.font, s.font}, {&got.asian, s.asian}, {&got.size, s.size},
			{&got.weight, s.weight}, {&got.position, s.position}, {&got.struck, s.struck}, {&got.display, s.display},
		} {
			if *p.to == "" {
				*p.to = p.from
			}
		}
		name = s.parent
	}
	return got
}

// over returns the style with the fields of another set over its own: what a run is in its paragraph.
func (s style) over(above style) style {
	for _, p := range []struct {
		to   *string
		from string
	}{
		{&s.font, above.font}, {&s.asian, above.asian}, {&s.size, above.size}, {&s.weight, above.weight}, {&s.position, above.position},
		{&s.struck, above.struck}, {&s.display, above.display},
	} {
		if p.from != "" {
			*p.to = p.from
		}
	}
	return s
}

// alignments are the values of fo:text-align, and what they are called in a package.
var alignments = map[string]string{"start": "left", "left": "left", "end": "right", "right": "right", "center": "center", "justify": "both"}

// paragraphProperties returns the inside of w:pPr but for numbers.
func (s style) paragraphProperties() string {
	var b strings.Builder
	if s.name != "" {
		b.WriteString(`<w:pStyle w:val="` + wordml.Escape(s.name) + `"/>`)
	}
	first, left := twips(s.indent), twips(s.left)
	if first != 0 || left != 0 {
		fmt.Fprintf(&b, `<w:ind w:left="%d" w:firstLine="%d"/>`, left, first)
	}
	if align := alignments[s.align]; align != "" {
		b.WriteString(`<w:jc w:val="` + align + `"/>`)
	}
	return b.String()
}

// runProperties returns w:rPr.
func (s style) runProperties() string {
	var b strings.Builder
	b.WriteString("<w:rPr>")
	if s.font != "" || s.asian != "" {
		fmt.Fprintf(&b, `<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s"/>`, wordml.Escape(s.font), wordml.Escape(s.font), wordml.Escape(s.asian))
	}
	for _, p := range []struct {
		on  bool
		xml string
	}{
		{s.weight == "bold" || s.weight >= "600" && s.weight <= "900", "<w:b/>"},
		{s.struck != "" && s.struck != "none", "<w:strike/>"},
		{s.display == "none" || s.display == "true", "<w:vanish/>"},
		{strings.HasPrefix(s.position, "super"), `<w:vertAlign w:val="superscript"/>`},
		{strings.HasPrefix(s.position, "sub"), `<w:vertAlign w:val="subscript"/>`},
	} {
		if p.on {
			b.WriteString(p.xml)
		}
	}
	if points, ok := strings.CutSuffix(s.size, "pt"); ok {
		if n, err := strconv.ParseFloat(points, 64); err == nil && n > 0 && n < 2000 {
			fmt.Fprintf(&b, `<w:sz w:val="%d"/>`, int(2*n+.5))
		}
	}
	b.WriteString("</w:rPr>")
	return b.String()
}

// units are how many twips a unit of length has.
var units = map[string]float64{"cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440, "pt": 20, "pc": 240, "px": 15}

// twips returns a length in twentieths of a point; 0 if it is none.
func twips(length string) int {
	if len(length) < 3 {
		return 0
	}
	unit, ok := units[length[len(length)-2:]]
	n, err := strconv.ParseFloat(length[:len(length)-2], 64)
	if !ok || err != nil || n > 1e6 || n < -1e6 {
		return 0
	}
	return int(n * unit)
}

// named returns the styles of a family that people have given names, sorted by name.
func (all styles) named(family string) []*style {
	var list []*style
	for _, s := range all {
		if s.family == family && !s.automatic && s.name != "" {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *style) int { return strings.Compare(a.name, b.name) })
	return list
}
