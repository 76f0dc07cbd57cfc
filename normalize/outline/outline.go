// Package outline finds the structure (层次结构) of an official document in its normalized paragraphs: which is
// a heading of which level, a list item, the title, the addressee, the signature … (GB/T 9704-2012, clause 7),
// and the metadata (GB/T 33480-2016) that they hold.
//
// # Terminology
//
//   - number (层次序号): 一、（一）1.（1）①, 第一章, 第一条 at the beginning of a paragraph. It is believed for its
//     place in a sequence, not for its form.
//   - run-in heading (段首标题): a heading that shares its paragraph: （一）压实主体责任。市委…
//   - glued text (粘连文本): a paragraph that holds several, their line breaks lost.
//   - unit (单元): what becomes a block; a run-in heading is one unit until it is written.
//
// The stage is pure and takes linear time. All offsets in it are bytes of the normalized text; the blocks it
// writes count code points of the raw text.
package outline

import (
	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// Input is what the structure is found from.
type Input struct {
	// Text is the laid text after the normalization of its characters.
	Text *layout.Text
	// Seen is what the reader saw. What the file says of itself completes the metadata where the text is silent.
	// May be nil.
	Seen *source.Document
	// Name is the file's name; last evidence of the title.
	Name string
	// Explain is called with lines that tell why lists are headings or items. May be nil.
	Explain func(line string)
}

// Build returns the document in blocks and the text of those blocks, each followed by a line feed, with the
// edits that lead to it from the raw text. Blocks, Furniture, Metadata and Diagnostics of the document are
// filled in; Source, Normalization and what later stages find are not.
func Build(in Input) (*schema.Document, *normalize.Text) {
	w := newWork(in)
	w.zones()
	w.divide()
	w.front()
	w.back()
	w.assign()
	return w.write()
}

// work is a document on its way to blocks.
type work struct {
	in     Input
	file   source.Meta
	text   *layout.Text
	s      string // text.String()
	units  []unit
	images []int  // paragraphs that are pictures
	marks  []mark // of units
	// numbers are the marks that the search found where units begin; each has the index of its unit for its line.
	numbers []structure.Mark
	law     bool // 法律法规体: chapters and articles
	parted  bool // texts without line ends were parted by what they announce
	body    int  // index of the first unit of the body
	tail    int  // index of the first unit behind the main document's body
	title   []int

	notes  []schema.Diagnostic
	noteAt []int // unit of each note, or -1
	meta   found
}

// unit is a piece of the normalized text that becomes a block, or two: a heading and the paragraph it runs
// into.
type unit struct {
	start, end int
	para       int // index into text.Paragraphs
	role       schema.Role
	element    structure.Element // what it is of the ends of the document, where that is told
	above      bool              // of an element: it stands above the body
	level      int
	mark       *mark // its number, where it is believed
	split      int   // of a run-in heading: where the paragraph behind it begins; else 0
	stop       int   // of a heading: where its text ends, its closing 。 behind it; else 0
	joined     bool  // the line break in front of it goes: it continues the unit before
	glue       string
	rebuilt    bool // its bounds are a reconstruction
	toc        bool // a line of a table of contents
	apart      bool // what the document announces parted it from the unit before
	annex      bool // the word and number of an attachment whose title stood on the same line
	attachment int  // 0 in the main document, else which attachment it is in
}

// newWork takes the paragraphs in, Markdown residue removed.
func newWork(in Input) *work {
	w := &work{in: in, text: in.Text}
	if in.Seen != nil {
		w.file = in.Seen.Meta
	}
	w.unframe()
	if edits := markdown(w.text); len(edits) > 0 {
		w.text = w.text.Apply(edits)
	}
	w.s = w.text.String()
	w.units = w.withoutImages(w.text.Paragraphs)
	return w
}

// of returns the text of unit i.
func (w *work) of(i int) string { return w.s[w.units[i].start:w.units[i].end] }

// paragraph returns the paragraph that unit i is of.
func (w *work) paragraph(i int) *layout.Paragraph { return &w.text.Paragraphs[w.units[i].para] }

// kind returns the kind that the format gave unit i.
func (w *work) kind(i int) source.Kind { return w.paragraph(i).Kind }

// plain reports whether unit i is running text: no table, picture, caption or note of its format.
func (w *work) plain(i int) bool {
	switch w.kind(i) {
	case source.Line, source.Paragraph, source.Heading, source.ListItem:
		return true
	}
	return false
}

// note records a diagnostic on unit i, or on the document where i is negative.
func (w *work) note(i int, code, severity, message string) {
	w.notes = append(w.notes, schema.Diagnostic{Code: code, Severity: severity, Message: message})
	w.noteAt = append(w.noteAt, i)
}
