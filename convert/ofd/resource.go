package ofd

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/page"
)

// resources are what objects refer to by its ID (7.9).
type resources struct {
	shared     *resources // of the document, for those of a page
	fonts      map[string]*page.Font
	params     map[string]param
	composites map[string]*composite
	reader     objectReader
}

// param is a drawing parameter (绘制参数, 8.2), as far as rules want it.
type param struct {
	relative string // what it is founded on
	width    float64
	known    bool // it says how wide lines are
}

// composite is what a composite object draws (复合图元, 13).
type composite struct {
	objects
	open bool // it is being drawn
}

func newResources() resources {
	return resources{fonts: map[string]*page.Font{}, params: map[string]param{}, composites: map[string]*composite{}}
}

// readResources adds those of a part.
func (r *reading) readResources(to *resources, part string) error {
	return r.load(part, func(x *xmlscan.Scanner) {
		for x.Child(0) {
			for x.Child(1) {
				kind := string(x.Local)
				for x.Child(2) {
					if len(to.fonts)+len(to.params)+len(to.composites) < maxResources {
						to.add(x, kind)
					}
				}
			}
		}
	})
}

// add adds the resource that the scanner stands at.
func (r *resources) add(x *xmlscan.Scanner, kind string) {
	id := attr(x, "ID")
	switch kind {
	case "Fonts":
		name := attr(x, "FontName")
		if name == "" {
			name = attr(x, "FamilyName")
		}
		lower := strings.ToLower(name)
		bold := flag(x, "Bold", false) || strings.Contains(lower, "bold") || strings.Contains(lower, "heavy")
		r.fonts[id] = &page.Font{Name: page.Clean(name), Bold: bold}
	case "DrawParams":
		p := param{relative: attr(x, "Relative")}
		p.width, p.known = parseNumber(attr(x, "LineWidth"))
		r.params[id] = p
	case "CompositeGraphicUnits":
		c := &composite{}
		for depth := x.Depth(); x.Child(depth); {
			if string(x.Local) == "Content" {
				c.objects = r.reader.all(x, c.objects)
			}
		}
		r.composites[id] = c
	}
}

// unnamed stands for a font that the file does not name.
var unnamed = page.Font{}

func (r *resources) font(id string) *page.Font {
	for ; r != nil; r = r.shared {
		if f, ok := r.fonts[id]; ok {
			return f
		}
	}
	return &unnamed
}

func (r *resources) composite(id string) *composite {
	for ; r != nil; r = r.shared {
		if c, ok := r.composites[id]; ok {
			return c
		}
	}
	return nil
}

// lineWidth returns how wide lines are by a drawing parameter, millimetres.
func (r *resources) lineWidth(id string) float64 {
	const usual = 0.353 // 8.2, table 16
	for steps := 0; id != "" && steps < 16; steps++ {
		p, ok := r.param(id)
		if !ok {
			break
		}
		if p.known {
			return p.width
		}
		id = p.relative
	}
	return usual
}

func (r *resources) param(id string) (p param, ok bool) {
	for ; r != nil; r = r.shared {
		if p, ok = r.params[id]; ok {
			return p, true
		}
	}
	return p, false
}
