package ofd

import (
	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// paper is the page where the file does not say how large it is: A4 (GB/T 9704-2012, 5.2.1), millimetres.
var paper = page.Rect{X1: 210, Y1: 297}

// document is a document of the file (7.5).
type document struct {
	part        string
	box         page.Rect // of pages that do not say it, millimetres
	pages       []pageRef
	templates   map[string]template // by ID
	resources   resources
	annotations string             // target
	attachments string             // target
	notes       map[string]objects // appearances of annotations by the ID of their page
}

// template is a page that is drawn on others. It is read when it is asked for first.
type template struct {
	target string
	read   bool
	objects
}

// readBody reads one document of the file by its root; that of a document which is lost is "".
func (r *reading) readBody(root string) (err error) {
	d := &document{part: root, box: paper, templates: map[string]template{}, resources: newResources()}
	if d.part == "" {
		d.pages = r.guessPages()
	} else if err := r.readDocument(d); err != nil {
		return err
	}
	if d.notes, err = r.readAnnotations(d.part, d.annotations); err != nil {
		return err
	}
	if err := r.readAttachments(d.part, d.attachments); err != nil {
		return err
	}
	for _, p := range d.pages {
		if len(r.book.Sheets) >= r.budget.limits.Pages {
			return source.Errorf(source.LimitSize, "pages", "", "the document has more than %d pages", r.budget.limits.Pages)
		}
		if err := r.readPage(d, p); err != nil {
			return err
		}
	}
	return nil
}

// readDocument reads Document.xml and the resources that it names.
func (r *reading) readDocument(d *document) error {
	var resources []string
	err := r.load(d.part, func(x *xmlscan.Scanner) {
		for x.Child(0) {
			for x.Child(1) {
				switch string(x.Local) {
				case "CommonData":
					resources = d.readCommon(x)
				case "Pages":
					for x.Child(2) {
						if string(x.Local) == "Page" && len(d.pages) <= r.budget.limits.Pages {
							d.pages = append(d.pages, pageRef{attr(x, "ID"), attr(x, "BaseLoc")})
						}
					}
				case "Annotations":
					d.annotations = content(x)
				case "Attachments":
					d.attachments = content(x)
				case "Outlines":
					r.readOutline(x)
				}
			}
		}
	})
	if err != nil {
		return err
	}
	if len(d.pages) == 0 {
		d.pages = r.guessPages()
	}
	for _, target := range resources {
		if part, ok := r.find(d.part, target); ok {
			if err := r.readResources(&d.resources, part); err != nil {
				return err
			}
		}
	}
	return nil
}

// readCommon reads CommonData and returns the targets of the resources.
func (d *document) readCommon(x *xmlscan.Scanner) (resources []string) {
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "PageArea":
			if b, ok := readArea(x); ok {
				d.box = b
			}
		case "PublicRes", "DocumentRes":
			if len(resources) < maxNamed {
				resources = append(resources, content(x))
			}
		case "TemplatePage":
			if len(d.templates) < maxNamed {
				d.templates[attr(x, "ID")] = template{target: attr(x, "BaseLoc")}
			}
		}
	}
	return resources
}

// readOutline takes the titles of the outline (大纲, 7.8) into the metadata.
func (r *reading) readOutline(x *xmlscan.Scanner) {
	for depth := x.Depth(); x.Child(depth); {
		if string(x.Local) == "OutlineElem" {
			r.addField("OutlineElem", attr(x, "Title"))
			r.readOutline(x)
		}
	}
}

// points is how many points a millimetre has.
const points = 72 / 25.4

// readPage reads a page with its templates and annotations, and lays it.
func (r *reading) readPage(d *document, ref pageRef) error {
	part, ok := r.find(d.part, ref.target)
	if !ok {
		r.lost++
		return nil
	}
	p := pageContent{box: d.box}
	whole, err := r.scan(part, func(x *xmlscan.Scanner) { p.read(x) })
	if err != nil {
		return err
	}
	known := &d.resources
	if len(p.resources) > 0 {
		own := newResources()
		own.shared = known
		for _, target := range p.resources {
			if res, ok := r.find(part, target); ok {
				if err := r.readResources(&own, res); err != nil {
					return err
				}
			}
		}
		known = &own
	}
	s := &page.Sheet{
		Number: len(r.book.Sheets) + 1, Width: p.box.Width() * points, Height: p.box.Height() * points,
		Canvas: page.NewCanvas(&r.printed),
	}
	s.Canvas.Broken = !whole
	pen := &pen{
		budget: &r.budget, canvas: s.Canvas, resources: known, clip: page.Rect{X1: s.Width, Y1: s.Height},
		base: page.Matrix{A: points, D: points, E: -p.box.X0 * points, F: -p.box.Y0 * points},
	}
	if err := r.drawPage(d, pen, &p, ref); err != nil {
		return err
	}
	r.private += pen.private
	s.Lay()
	r.book.Sheets = append(r.book.Sheets, s)
	return nil
}

// drawPage draws the templates behind a page, the page, the templates before it, and its annotations.
func (r *reading) drawPage(d *document, pen *pen, p *pageContent, ref pageRef) error {
	for _, before := range []bool{false, true} {
		if before {
			if err := pen.drawAll(p.objects, pen.base); err != nil {
				return err
			}
		}
		for _, t := range p.templates {
			if t.foreground != before {
				continue
			}
			list, err := r.templateObjects(d, t.id)
			if err != nil {
				return err
			}
			if err := pen.drawAll(list, pen.base); err != nil {
				return err
			}
		}
	}
	return pen.drawAll(d.notes[ref.id], pen.base)
}

// templateObjects returns what a template page draws.
func (r *reading) templateObjects(d *document, id string) (objects, error) {
	t, ok := d.templates[id]
	if !ok || t.read {
		return t.objects, nil
	}
	t.read = true
	if part, ok := r.locate(d.part, t.target); ok {
		var p pageContent
		err := r.load(part, func(x *xmlscan.Scanner) { p.read(x) })
		if err != nil {
			return nil, err
		}
		t.objects = p.objects
		for _, target := range p.resources {
			if res, ok := r.find(part, target); ok {
				if err := r.readResources(&d.resources, res); err != nil {
					return nil, err
				}
			}
		}
	}
	d.templates[id] = t
	return t.objects, nil
}
