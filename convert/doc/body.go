package doc

import "strconv"

// bytesEach is what the translation of a character takes at most, in most documents.
const bytesEach = 16

// mostAtOnce is the room that is made at first.
const mostAtOnce = 1 << 20

// write writes the document: the body and what stands beside it.
func (t *translation) write() {
	d := t.doc
	main := t.part("document")
	x := main.x
	x.b = make([]byte, 0, min(bytesEach*len(d.content.units), mostAtOnce))
	x.raw("<w:body>")
	t.story(main, 0, d.fib.lengths[mainText], mainText).write()
	t.writeUnplaced(main)
	if n := len(d.sections.list); n > 0 {
		d.sections.list[n-1].write(x, t.writeMargin)
	}
	x.raw("</w:body>")
	t.writeNotes(d.footnotes)
	t.writeNotes(d.endnotes)
	t.writeNotes(d.comments)
	numbering := t.part("numbering").x
	d.lists.write(numbering, d.fonts, len(d.styles.styles))
	t.oldLists.write(numbering, len(d.lists.definitions), d.fonts.page)
	d.styles.write(t.part("styles").x, d.fonts)
	d.sections.writeSettings(t.part("settings").x)
}

// writeUnplaced writes the texts of text boxes that no anchor leads to behind the body, so that they are not lost.
func (t *translation) writeUnplaced(main *part) {
	b := t.doc.boxes
	for i := range b.placed {
		from, to := b.texts.within(i, b.base, b.length)
		if b.placed[i] || to-from < 2 {
			continue
		}
		b.placed[i] = true
		t.story(main, from, to, b.of).write()
	}
}

// writeNotes writes the part of the notes or comments that are referred to.
func (t *translation) writeNotes(r *references) {
	if r.list.count == 0 {
		return
	}
	var owners []string
	if r.of == commentText {
		owners = t.doc.fib.readOwners(t.doc.fonts.page)
	}
	p := t.part(r.name + "s")
	for i := range min(r.list.count, r.texts.count) {
		from, to := r.texts.within(i, r.base, r.length)
		p.x.raw("<w:" + r.name)
		p.x.attribute("w:id", strconv.Itoa(i+1))
		if r.of == commentText {
			if owner := u16(r.list.item(i)[t.doc.fib.ownerAt():]); owner < len(owners) {
				p.x.attribute("w:author", owners[owner])
			}
		}
		p.x.raw(">")
		t.story(p, from, to, r.of).write()
		p.x.raw("</w:" + r.name + ">")
	}
}
