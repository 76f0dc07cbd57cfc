package docx

import (
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// margin is a header (页眉) or footer (页脚) part.
type margin struct {
	part string
	kind source.Kind
}

// section reads the current w:sectPr: which headers and footers its pages show.
func (s *story) section() {
	if s.kind != source.Paragraph {
		return
	}
	var found []margin
	var when []string // default, first, even
	hasTitlePage := false
	notes := sectionNotes{footnotes: s.footnotes.format, endnotes: s.endnotes.format}
	for depth := s.x.Depth(); s.x.Child(depth); {
		if s.x.Space != w {
			continue
		}
		kind := source.Header
		switch string(s.x.Local) {
		case "titlePg":
			hasTitlePage = onOff(s.x) == on
			continue
		case "footnotePr":
			readNoteFormat(s.reader, s.x, &notes.footnotes)
			continue
		case "endnotePr":
			readNoteFormat(s.reader, s.x, &notes.endnotes)
			continue
		case "type":
			notes.continuous = string(val(s.x)) == "continuous"
			continue
		case "footerReference":
			kind = source.Footer
		case "headerReference":
		default:
			continue
		}
		id, _ := s.x.Attr(r, "id")
		pages, _ := s.x.Attr(w, "type")
		found = append(found, margin{s.links[string(id)].Part, kind})
		when = append(when, string(pages))
	}
	s.noteFormats = append(s.noteFormats, notes)
	for i, f := range found {
		if when[i] == "first" && !hasTitlePage || when[i] == "even" && !s.settings.evenAndOdd {
			continue // there, but never printed
		}
		s.addMargin(f)
	}
}

// addMargin adds a header or footer that has not been seen.
func (d *reader) addMargin(f margin) {
	if f.part == "" || d.seenMargins[f.part] || len(d.margins) >= d.limits.Entries {
		return
	}
	d.seenMargins[f.part] = true
	d.margins = append(d.margins, f)
}

// readMargins appends headers, then footers: they are furniture, wherever they are printed. Sections often have
// parts of their own with the same text; each text is given once.
func (d *reader) readMargins() error {
	for _, kind := range []source.Kind{source.Header, source.Footer} {
		seen := map[string]bool{}
		for _, f := range d.margins {
			if f.kind != kind {
				continue
			}
			text, err := d.readMargin(f)
			if err != nil {
				return err
			}
			if key := string(text.text); !seen[key] {
				seen[key] = true
				if err := d.add(text); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (d *reader) readMargin(f margin) (*writer, error) {
	var text *writer
	err := d.readPart(f.part, func(x *xmlscan.Scanner) {
		s := d.story(x, f.part, f.kind)
		text = s.apart(func() {
			for x.Child(0) {
				s.blocks()
			}
		})
	})
	if text == nil {
		text = &writer{}
	}
	return text, err
}

// settings is what the reader wants of settings.xml.
type settings struct {
	evenAndOdd bool // even pages have headers and footers of their own
}

func (d *reader) readSettings(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			if x.Space != w {
				continue
			}
			switch string(x.Local) {
			case "evenAndOddHeaders":
				d.settings.evenAndOdd = onOff(x) == on
			case "footnotePr":
				readNoteFormat(d, x, &d.footnotes.format)
			case "endnotePr":
				readNoteFormat(d, x, &d.endnotes.format)
			}
		}
	}
}
