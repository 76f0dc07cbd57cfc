package ofd

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/page"
)

// readAnnotations reads the annotations (注释, 12) of all pages: what they draw, by the ID of the page. Their list is target,
// named by the part from.
func (r *reading) readAnnotations(from, target string) (map[string]objects, error) {
	list, ok := r.locate(from, target)
	if !ok {
		return nil, nil
	}
	var files []pageRef
	err := r.load(list, func(x *xmlscan.Scanner) {
		for x.Child(0) {
			for x.Child(1) {
				if string(x.Local) != "Page" || len(files) >= maxNamed {
					continue
				}
				of := pageRef{id: attr(x, "PageID")}
				for x.Child(2) {
					if string(x.Local) == "FileLoc" {
						of.target = content(x)
					}
				}
				files = append(files, of)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	drawn := map[string]objects{}
	for _, f := range files {
		part, ok := r.locate(list, f.target)
		if !ok {
			continue
		}
		err := r.load(part, func(x *xmlscan.Scanner) {
			for x.Child(0) {
				for x.Child(1) {
					if string(x.Local) == "Annot" {
						drawn[f.id] = append(drawn[f.id], r.readAnnotation(x)...)
					}
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return drawn, nil
}

// readAnnotation reads an annotation and returns what it draws on its page. What stands in watermarks and stamps is no part of the text; remarks,
// which no page shows, are counted.
func (r *reading) readAnnotation(x *xmlscan.Scanner) (drawn objects) {
	zone := page.InText
	switch strings.ToLower(attr(x, "Type")) {
	case "watermark", "stamp":
		zone = page.InWatermark
	}
	hidden := !flag(x, "Visible", true)
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "Remark":
			if content(x) != "" {
				r.comments++
			}
		case "Appearance":
			if o, ok := r.appearances.one(x); ok {
				o.hidden, o.zone = o.hidden || hidden, zone
				drawn = append(drawn, o)
			}
		}
	}
	return drawn
}

// readAttachments takes down the names of attachments (附件, 16). Their list is target, named by the part from.
func (r *reading) readAttachments(from, target string) error {
	list, ok := r.locate(from, target)
	if !ok {
		return nil
	}
	return r.load(list, func(x *xmlscan.Scanner) {
		for x.Child(0) {
			for x.Child(1) {
				if string(x.Local) == "Attachment" && len(r.attachments) < maxNamed {
					name := attr(x, "Name")
					if format := attr(x, "Format"); format != "" && !strings.HasSuffix(strings.ToLower(name), "."+strings.ToLower(format)) {
						name += "." + format
					}
					r.attachments = append(r.attachments, name)
				}
			}
		}
	})
}
