package ofd

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// pageContent is what a page holds (7.7).
type pageContent struct {
	box       page.Rect // millimetres
	templates []templateUse
	resources []string // targets
	objects   []object
}

// objects is what is drawn.
type objects []object

// templateUse names a template page that is drawn on a page.
type templateUse struct {
	id         string
	foreground bool
}

// read reads the XML of a page or template page.
func (p *pageContent) read(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			switch string(x.Local) {
			case "Area":
				if b, ok := readArea(x); ok {
					p.box = b
				}
			case "Template":
				if len(p.templates) < maxNamed {
					p.templates = append(p.templates, templateUse{attr(x, "TemplateID"), strings.EqualFold(attr(x, "ZOrder"), "Foreground")})
				}
			case "PageRes":
				if len(p.resources) < maxNamed {
					p.resources = append(p.resources, content(x))
				}
			case "Content":
				p.objects = new(objectReader).all(x, p.objects)
			}
		}
	}
}

// kind is what an object is.
type kind uint8

const (
	block kind = iota // a layer, a page block, the appearance of an annotation
	text
	path
	picture
	compound // a composite object
)

// object is a graphic object (图元, 8.1), measures in millimetres.
type object struct {
	kind     kind
	boundary page.Rect
	placed   bool // it has a boundary
	ctm      page.Matrix
	hidden   bool
	zone     page.Zone
	objects  objects // of a block

	font      string // ID
	size      float64
	stretch   float64 // HScale
	turned    float64 // CharDirection, degrees clockwise
	heavy     bool
	invisible bool
	codes     []textCode
	maps      map[int]glyphMap // by position

	param          string // ID of the drawing parameter
	lineWidth      float64
	hasWidth       bool
	stroked, laid  bool // its lines are drawn, its inside is filled
	data, resource string
}

// textCode is characters with their places (TextCode, 11.3).
type textCode struct {
	text     string
	x, y     float64
	hasX     bool
	hasY     bool
	dxs, dys string // as written
}

// glyphMap says that some characters are shown by glyphs of another number (CGTransform, 11.4).
type glyphMap struct{ codes, glyphs int }

// objectReader reads objects, and counts them: a tag of a few bytes takes some hundred in memory.
type objectReader struct{ seen int }

// all adds the objects inside of the current element.
func (r *objectReader) all(x *xmlscan.Scanner, list []object) []object {
	for depth := x.Depth(); x.Child(depth); {
		if o, ok := r.one(x); ok {
			list = append(list, o)
		}
	}
	return list
}

// count counts an object or a part of one, and ends the scan where there are too many.
func (r *objectReader) count(x *xmlscan.Scanner) bool {
	if r.seen++; r.seen > maxObjects {
		x.Fail(source.Errorf(source.LimitSize, "page_content", "", "a page holds more than %d objects", maxObjects))
		return false
	}
	return true
}

// one reads the object that the scanner stands at. An object that breaks off is none.
func (r *objectReader) one(x *xmlscan.Scanner) (o object, ok bool) {
	if !r.count(x) {
		return o, false
	}
	switch string(x.Local) {
	case "Layer", "PageBlock", "Appearance":
		o.kind = block
	case "TextObject":
		o.kind = text
	case "PathObject":
		o.kind = path
	case "ImageObject":
		o.kind = picture
	case "CompositeObject":
		o.kind = compound
	default:
		return o, false
	}
	o.readFrame(x)
	switch o.kind {
	case block:
		// What a block holds stands also where the block itself breaks off.
		o.objects = r.all(x, nil)
		return o, len(o.objects) > 0
	case text:
		r.text(x, &o)
	case path:
		o.readPath(x)
	case picture, compound:
		o.resource = attr(x, "ResourceID")
		x.Skip()
	}
	return o, x.Err() == nil
}

// readFrame reads the attributes that all objects have.
func (o *object) readFrame(x *xmlscan.Scanner) {
	o.boundary, o.placed = box(attr(x, "Boundary"))
	o.ctm = page.MatrixOf(numbers(attr(x, "CTM"), 6))
	o.hidden = !flag(x, "Visible", true)
	o.param = attr(x, "DrawParam")
	o.lineWidth, o.hasWidth = parseNumber(attr(x, "LineWidth"))
	o.invisible = attr(x, "Alpha") == "0"
}

// text reads a text object (11.2).
func (r *objectReader) text(x *xmlscan.Scanner, o *object) {
	o.font = attr(x, "Font")
	o.size = number(x, "Size", 0)
	o.stretch = number(x, "HScale", 1)
	o.turned = number(x, "CharDirection", 0)
	o.heavy = number(x, "Weight", 400) >= 600
	o.invisible = o.invisible || !flag(x, "Fill", true) && !flag(x, "Stroke", false)
	for depth := x.Depth(); x.Child(depth) && r.count(x); {
		switch string(x.Local) {
		case "TextCode":
			c := textCode{dxs: attr(x, "DeltaX"), dys: attr(x, "DeltaY")}
			c.x, c.hasX = parseNumber(attr(x, "X"))
			c.y, c.hasY = parseNumber(attr(x, "Y"))
			c.text = unwrapped(string(x.Content()))
			o.codes = append(o.codes, c)
		case "CGTransform":
			if o.maps == nil {
				o.maps = map[int]glyphMap{}
			}
			o.maps[int(number(x, "CodePosition", 0))] = glyphMap{int(number(x, "CodeCount", 1)), int(number(x, "GlyphCount", 1))}
		}
	}
}

// unwrapped takes off line breaks, with the blanks beside them, that writers of XML put round text.
func unwrapped(s string) string {
	if t := strings.TrimLeft(s, " \t\r\n"); strings.ContainsAny(s[:len(s)-len(t)], "\r\n") {
		s = t
	}
	if t := strings.TrimRight(s, " \t\r\n"); strings.ContainsAny(s[len(t):], "\r\n") {
		s = t
	}
	return s
}

// readPath reads a path object (9.1).
func (o *object) readPath(x *xmlscan.Scanner) {
	o.stroked, o.laid = flag(x, "Stroke", true), flag(x, "Fill", false)
	for depth := x.Depth(); x.Child(depth); {
		if string(x.Local) == "AbbreviatedData" {
			o.data = content(x)
		}
	}
}

// readArea returns the physical box of a page.
func readArea(x *xmlscan.Scanner) (b page.Rect, ok bool) {
	for depth := x.Depth(); x.Child(depth); {
		if string(x.Local) == "PhysicalBox" {
			if b, ok = box(content(x)); ok {
				ok = b.Width() > 1 && b.Height() > 1
			}
		}
	}
	return b, ok
}
