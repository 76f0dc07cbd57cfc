package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
)

// annotations runs the appearances of the annotations that print text on a page (ISO 32000-1, 12.5): free text,
// stamps and form fields. Comments, whose text stands in a window of its own, are counted.
func (ip *interpreter) annotations() (comments int, err error) {
	f := ip.file
	list := f.array(ip.leaf.dict["Annots"])
	const most = 10_000
	for i, o := range list {
		if i == most {
			f.damage.content++
			break
		}
		a := f.dict(o)
		if a == nil || f.integer(a["F"], 0)&(2|32) != 0 || ip.hides.hidden(f, a["OC"]) {
			continue
		}
		switch f.name(a["Subtype"]) {
		case "FreeText", "Widget", "Stamp", "Watermark":
			if err := ip.appearance(a); err != nil {
				return comments, err
			}
		case "Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Ink", "Line", "Square", "Circle", "Polygon":
			if len(f.bytes(a["Contents"])) > 0 {
				comments++
			}
		}
	}
	return comments, nil
}

// appearance runs the normal appearance of an annotation in its rectangle (12.5.5, algorithm 8.1).
func (ip *interpreter) appearance(a types.Dict) error {
	f := ip.file
	o := f.dict(a["AP"])["N"]
	sd := f.stream(o)
	if sd == nil {
		states := f.dict(o)
		state, ok := states[f.name(a["AS"])]
		if !ok {
			return nil
		}
		o = state
		if sd = f.stream(state); sd == nil {
			return nil
		}
	}
	place, ok := f.box(a["Rect"])
	if !ok {
		return nil
	}
	box, ok := f.box(sd.Dict["BBox"])
	if !ok {
		return nil
	}
	b := page.MatrixOf(f.numbers(sd.Dict["Matrix"])).Bounds(box)
	if b.Empty() {
		return nil
	}
	sx, sy := place.Width()/b.Width(), place.Height()/b.Height()
	fit := page.Matrix{A: sx, D: sy, E: place.X0 - b.X0*sx, F: place.Y0 - b.Y0*sy}
	ip.reset()
	ip.ctm = fit.Before(ip.ctm)
	ip.current = &content{resources: ip.leaf.resources}
	err := ip.form(o, sd)
	ip.current = nil
	return err
}
