package doc

import (
	"strconv"
)

// references are the places in the body that refer to texts elsewhere: footnotes, endnotes, comments.
type references struct {
	name    string // of the element: "footnote"
	at      map[int]int
	list    plc
	texts   plc
	base    int // where the texts begin
	length  int
	inRange map[int][]int // comments: where the text that they are on begins
	ends    map[int][]int
}

func (d *document) readReferences() {
	read := func(name string, refs structure, size int, texts structure, of text) references {
		r := references{name: name, list: readPLC(d.fib.find(refs), size), texts: readPLC(d.fib.find(texts), 0), base: d.fib.start(of), length: d.fib.lengths[of]}
		r.at = r.list.byPosition()
		return r
	}
	const note, comment, oldComment = 2, 30, 20
	d.foot = read("footnote", footnoteRefs, note, footnoteTexts, footnoteText)
	d.end = read("endnote", endnoteRefs, note, endnoteTexts, endnoteText)
	size := comment
	if d.fib.old {
		size = oldComment
	}
	d.remarks = read("comment", commentRefs, size, commentTexts, commentText)
	d.readRanges()
}

// readRanges reads which text the comments are on: a comment names a mark by its tag, the marks stand in tables of their
// beginnings and ends.
func (d *document) readRanges() {
	const begin, tagAt = 4, 26
	starts, ends := readPLC(d.fib.find(commentStarts), begin), readPLC(d.fib.find(commentEnds), 0)
	tags := d.readTags(d.fib.find(commentMarks))
	d.remarks.inRange, d.remarks.ends = map[int][]int{}, map[int][]int{}
	if d.fib.old {
		return
	}
	for i := range d.remarks.list.count {
		tag := u32(d.remarks.list.item(i)[tagAt:])
		k, ok := tags[tag]
		if !ok || k >= starts.count || tag == 0xffffffff {
			continue
		}
		last := u16(starts.item(k))
		if last > ends.count {
			continue
		}
		from, to := starts.position(k), ends.position(last)
		if from < to {
			d.remarks.inRange[from] = append(d.remarks.inRange[from], i)
			d.remarks.ends[to] = append(d.remarks.ends[to], i)
		}
	}
}

// readTags reads the tags of the marks of comments ([MS-DOC] 2.9.281): strings without characters, each with the tag beside
// it.
func (d *document) readTags(b []byte) map[uint32]int {
	tags := map[uint32]int{}
	const head, tagAt = 6, 2
	if len(b) < head {
		return tags
	}
	count, extra := u16(b[2:]), u16(b[4:])
	b = b[head:]
	for i := range count {
		n := 2 + 2*u16(b)
		if len(b) < n+extra || extra < tagAt+4 {
			break
		}
		tags[u32(b[n+tagAt:])] = i
		b = b[n+extra:]
	}
	return tags
}

// writeNotes writes the part of the notes that are referred to.
func (d *document) writeNotes(r *references) {
	if r.list.count == 0 {
		return
	}
	x := &xml{}
	p := d.part(r.name+"s", x)
	of := footnoteText
	if r.name == "endnote" {
		of = endnoteText
	}
	for i := range min(r.list.count, r.texts.count) {
		from, to := r.texts.within(i, r.base, r.length)
		x.raw("<w:" + r.name)
		x.attribute("w:id", strconv.Itoa(i+1))
		x.raw(">")
		s := d.story(p, from, to, of)
		s.write()
		x.raw("</w:" + r.name + ">")
	}
}

// writeComments writes the part of the comments.
func (d *document) writeComments() {
	r := &d.remarks
	if r.list.count == 0 {
		return
	}
	owners := d.readOwners()
	x := &xml{}
	p := d.part("comments", x)
	for i := range min(r.list.count, r.texts.count) {
		from, to := r.texts.within(i, r.base, r.length)
		x.raw("<w:comment")
		x.attribute("w:id", strconv.Itoa(i+1))
		if owner := u16(r.list.item(i)[r.ownerAt(d):]); owner < len(owners) {
			x.attribute("w:author", owners[owner])
		}
		x.raw(">")
		s := d.story(p, from, to, commentText)
		s.write()
		x.raw("</w:comment>")
	}
}

// ownerAt returns where a reference to a comment says whose it is: behind the initials.
func (r *references) ownerAt(d *document) int {
	if d.fib.old {
		return 10
	}
	return 20
}

// readOwners reads the names of those who wrote comments.
func (d *document) readOwners() []string {
	var names []string
	for b := d.fib.find(commentOwners); len(b) > 1; {
		if d.fib.old {
			n := int(b[0])
			names = append(names, decode(slice(b, 1, int64(n)), d.page))
			b = b[min(1+n, len(b)):]
			continue
		}
		n := 2 * u16(b)
		names = append(names, decode16(slice(b, 2, int64(n))))
		b = b[min(2+n, len(b)):]
	}
	return names
}
