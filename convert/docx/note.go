package docx

import (
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// readNoteFormat reads the current w:footnotePr or w:endnotePr.
func readNoteFormat(d *reader, x *xmlscan.Scanner, f *noteFormat) {
	for depth := x.Depth(); x.Child(depth); {
		if x.Space != w {
			continue
		}
		switch string(x.Local) {
		case "numFmt":
			f.format = d.intern(val(x))
		case "numStart":
			if n, ok := intVal(x); ok {
				f.start = n
			}
		case "numRestart":
			f.restart = d.intern(val(x))
		}
	}
}

// countNotes gives the notes the numbers that Word prints, as far as the file tells: where the numbers begin anew on
// each page, the pages are those of the last printing, or else those that begin by a page break or a section.
func (d *reader) countNotes(n *noteList, of func(sectionNotes) noteFormat) {
	hard := make([]int, len(d.noteFormats)+1) // by section: page ends that sections made before it
	for i := 1; i < len(d.noteFormats); i++ {
		hard[i] = hard[i-1]
		if !d.noteFormats[i].continuous {
			hard[i]++
		}
	}
	count, section, page := 0, -1, -1
	for _, m := range n.order {
		if m.custom || m.gone {
			continue
		}
		f := n.format
		if m.section < len(d.noteFormats) {
			f = of(d.noteFormats[m.section])
		}
		at := m.pages.hard + hard[min(m.section, len(hard)-1)]
		if d.pages.rendered > 0 {
			at = m.pages.rendered
		}
		if section < 0 || f.restart == "eachSect" && m.section != section || f.restart == "eachPage" && at != page {
			count = f.start - 1
		}
		count, section, page = count+1, m.section, at
		m.number, _ = formatNumber(count, f.format)
	}
}

// readNotes reads the notes that were referred to and appends them in the order of reference. What the part
// holds beyond them (separators, notes without reference) is printed nowhere.
func (d *reader) readNotes(n *noteList) error {
	if len(n.order) == 0 {
		return nil
	}
	part, ok := d.related(n.part)
	if !ok {
		d.losses.missingNotes += len(n.order)
		return nil
	}
	texts := make(map[*noteMark]*writer, len(n.order))
	err := d.readPart(part, func(x *xmlscan.Scanner) {
		s := d.story(x, part, source.Note)
		for x.Child(0) {
			for x.Child(1) {
				if x.Space != w || string(x.Local) != n.element {
					continue
				}
				id, _ := x.Attr(w, "id")
				if m := n.index[string(id)]; m != nil && texts[m] == nil {
					texts[m] = s.note(m)
				}
			}
		}
	})
	if err != nil {
		return err
	}
	for _, m := range n.order {
		text := texts[m]
		if text == nil {
			d.losses.missingNotes++
			continue
		}
		if len(text.parts) > 0 {
			text.parts[0].NoteNumber = m.number
			m.first = len(d.out.parts)
		}
		if err := d.add(text); err != nil {
			return err
		}
	}
	return nil
}

// note reads the current note. One that only text that is gone refers to is gone with it.
func (s *story) note(m *noteMark) *writer {
	s.own = ""
	if m.custom {
		s.own = m.number
	}
	read := s.blocks
	if m.gone {
		read = func() { s.losing(s.blocks) }
	}
	return s.apart(read)
}

// losing reads with read what is gone.
func (s *story) losing(read func()) {
	if s.revisions == original {
		s.inserted(read)
		return
	}
	s.movedAway(read)
}

// linkNotes lets the marks that refer to notes lead to the parts of the notes.
func (d *reader) linkNotes() {
	for i := range d.out.parts {
		for k := range d.out.parts[i].Marks {
			if m := &d.out.parts[i].Marks[k]; m.Kind == source.NoteRef {
				m.Note = d.refs[m.Note].first
			}
		}
	}
}
