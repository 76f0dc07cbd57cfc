package doc

import (
	"cmp"
	"slices"

	"guiwen/convert/cfb"
	"guiwen/normalize/source"
)

// document is what a file holds: its text and the tables that say what the text is.
type document struct {
	file   *cfb.File
	fib    *fib
	data   []byte // the stream of data: pictures, long lists of properties
	damage damage

	content    *content
	characters []run
	paragraphs []run
	fonts      *fonts
	styles     *sheet
	lists      *lists
	sections   *sections

	footnotes, endnotes, comments *references
	boxes                         *boxes
	marginal                      *boxes // those of headers
	drawings                      *drawing

	patience int // bytes of properties that many places share and that are still read
}

// enoughProperties is how many bytes of shared properties are read at least, and how many more for each byte of the file: a few
// bytes can claim a long list for each paragraph.
const (
	enoughProperties = 16 << 20
	propertiesEach   = 4
)

// shared returns a list of properties that many places may share, or nil once that has gone on for too long.
func (d *document) shared(list []byte) []byte {
	if d.patience -= len(list); d.patience < 0 {
		d.damage.note("properties that too much of the text claims")
		return nil
	}
	return list
}

// further returns a list of properties in the stream of data.
func (d *document) further(at uint32) []byte {
	return d.shared(slice(d.data, int64(at)+2, int64(u16(slice(d.data, int64(at), 2)))))
}

// open reads the tables of a document.
func open(data []byte, limits source.Limits) (*document, error) {
	d := &document{patience: enoughProperties + propertiesEach*len(data)}
	file, err := cfb.Open(data)
	if err != nil {
		file = &cfb.File{}
		d.damage.note("the directory of the file")
	}
	d.file = file
	var broken error
	if d.fib, broken = readFIB(file, data, &d.damage); broken != nil {
		return nil, cmp.Or(err, broken)
	}
	f := d.fib
	d.data, _, _ = d.file.Stream("Data")
	if f.old {
		d.data = f.data
	}
	if d.content, err = f.readContent(limits, &d.damage); err != nil {
		return nil, err
	}
	d.characters = f.readRuns(characterTable, false, &d.damage, "the properties of characters")
	d.paragraphs = f.readRuns(paragraphTable, true, &d.damage, "the properties of paragraphs")
	d.fonts = readFonts(f)
	d.styles = readSheet(f, d.fonts, &d.damage)
	d.lists = readLists(f, &d.damage)
	d.sections = readSections(f)
	d.footnotes = f.readReferences("footnote", footnoteRefs, noteBytes, footnoteTexts, footnoteText)
	d.endnotes = f.readReferences("endnote", endnoteRefs, noteBytes, endnoteTexts, endnoteText)
	d.comments = f.readComments()
	d.boxes = f.readBoxes(boxAnchors, boxTexts, mainText, boxText)
	d.marginal = f.readBoxes(headerBoxAnchors, headerBoxTexts, headerText, headerBoxText)
	d.drawings = readDrawings(f)
	return d, nil
}

// events returns the positions of the body where notes are referred to, and comments begin or end.
func (d *document) events() []int {
	var list []int
	for _, r := range []*references{d.footnotes, d.endnotes} {
		for at := range r.at {
			list = append(list, at)
		}
	}
	for _, bounds := range []map[int][]int{d.comments.inRange, d.comments.ends} {
		for at := range bounds {
			list = append(list, at)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
