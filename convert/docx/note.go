package docx

import (
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// noteList are the footnotes (脚注) or endnotes (尾注) that the body refers to, in the order of reference.
type noteList struct {
	part    string // relationship type and element: "footnotes"
	element string
	format  string // of their numbers
	order   []noteMark
	index   map[string]int // by w:id
	counted int            // notes with a number
}

// noteMark is a reference.
type noteMark struct {
	id   string
	mark string // the number as printed; empty where the text itself bears a mark of its own
}

// maxNotes bounds the notes of a document.
const maxNotes = 1 << 16

// refer takes down a reference and returns the index of the note among those of its kind; false for one that
// has been referred to before.
func (n *noteList) refer(id string, custom bool) (int, bool) {
	if i, ok := n.index[id]; ok {
		return i, false
	}
	if len(n.order) >= maxNotes {
		return 0, false
	}
	m := noteMark{id: id}
	if !custom {
		n.counted++
		m.mark, _ = formatNumber(n.counted, n.format)
	}
	n.index[id] = len(n.order)
	n.order = append(n.order, m)
	return len(n.order) - 1, true
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
	texts := make([]*writer, len(n.order))
	err := d.readPart(part, func(x *xmlscan.Scanner) {
		s := d.story(x, part, source.Note)
		for x.Child(0) {
			for x.Child(1) {
				if x.Space != w || string(x.Local) != n.element {
					continue
				}
				id, _ := x.Attr(w, "id")
				if i, ok := n.index[string(id)]; ok && texts[i] == nil {
					s.mark = n.order[i].mark
					texts[i] = s.apart(s.blocks)
				}
			}
		}
	})
	if err != nil {
		return err
	}
	for _, text := range texts {
		if text == nil {
			d.losses.missingNotes++
			continue
		}
		if err := d.add(text); err != nil {
			return err
		}
	}
	return nil
}
