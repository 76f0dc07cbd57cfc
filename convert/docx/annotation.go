package docx

// noteList are the footnotes (脚注) or endnotes (尾注) that the body refers to, in the order of reference.
type noteList struct {
	part    string // relationship type and element: "footnotes"
	element string
	format  noteFormat // where a section states no other
	order   []*noteMark
	index   map[string]*noteMark // by w:id
}

// noteMark is a reference.
type noteMark struct {
	id      string
	custom  bool   // the text bears a mark of its own, which is not counted
	gone    bool   // it stands in text that is no part of the document that is read
	number  string // as printed
	section int    // sections that end before it
	pages   pages  // page ends before it
	first   int    // the first part of the note; -1 before it is read
}

// noteFormat is how notes are counted.
type noteFormat struct {
	format  string // of their numbers
	start   int
	restart string // eachSect, eachPage, or continuous
}

// sectionNotes is what a section says of its notes.
type sectionNotes struct {
	footnotes, endnotes noteFormat
	continuous          bool // the section begins on the page where the one before it ends
}

// pages counts the ends of pages before a place: those that Word wrote down when it last printed the document, and those
// that its author set.
type pages struct{ rendered, hard int }

// maxNotes bounds the notes of a document.
const maxNotes = 1 << 16

// refer takes down a reference. It returns the first one to the same note, and whether that was another; nil if there are
// too many.
func (n *noteList) refer(m noteMark) (first *noteMark, again bool) {
	if before := n.index[m.id]; before != nil {
		return before, true
	}
	if len(n.order) >= maxNotes {
		return nil, false
	}
	m.first = -1
	n.index[m.id] = &m
	n.order = append(n.order, &m)
	return &m, false
}

// comment is a comment (批注) of the document.
type comment struct {
	text string // with its author in front: "李某：请核实"
	said bool   // it has marked something
}

// openComment is a comment whose range has begun and not ended.
type openComment struct {
	id string
	at int // where in the paragraph it begins
}

// maxOpenComments bounds the comments over one place: each marks every paragraph that it reaches over. maxRepeated bounds
// the bytes of comments that are said again for a further paragraph; what lies behind bears no mark.
const (
	maxOpenComments = 64
	maxRepeated     = 4 << 20
)
