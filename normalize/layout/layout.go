// Package layout finds the paragraphs (自然段) of what a reader saw and takes out what is on the page but not in
// the document: page numbers, running heads, what a web site sets round a text.
//
// # Terminology
//
//   - raw text (原始文本): what the reader saw, before any character is normalized.
//   - line (行): a piece of raw text without a line break, trimmed: a whole part, or a line inside one.
//   - laid text (分段文本): the raw text with exactly one paragraph a line, each followed by a line feed.
//   - furniture (版面附属): text that is deleted from the laid text, with its role; the edit keeps it.
//
// All offsets are bytes, half-open. The stage is pure: the same document gives the same text.
package layout

import (
	"guiwen/normalize"
	"guiwen/normalize/source"
)

// Text is a text in paragraphs with the edits that lead to it from the raw text. Every paragraph stands in
// t.String() as a line of its own, followed by a line feed; nothing else is in it.
type Text struct {
	*normalize.Text
	Paragraphs []Paragraph
	Furniture  []Furniture
}

// Paragraph is a paragraph, heading, list item or table of a [Text], with what its format says of it.
type Paragraph struct {
	// Start and End are offsets into the text; the line feed at End does not belong to the paragraph. The text
	// of a table is its cells, a tab after each, a line feed after each row, so that it ends in a line feed of
	// its own.
	Start, End int
	Kind       source.Kind
	Level      int // of a heading of the format, 1–9; 0 where unknown
	Align      source.Align
	Font       source.Font
	Indent     float64 // of the first line, points; 0 where unknown
	Label      string  // automatic number (Word 自动编号), which the text begins with
	Href       string
	Page       int         // 1-based, of its first line; 0 where unknown
	Box        source.Rect // union of the boxes of its lines on that page; zero where unknown
	Centered   bool        // set between the margins, by the format's word or by geometry
	First      int         // index of its first part in source.Document.Parts
	Last       int         // index of its last part
	Joins      int         // how many line or page ends were joined in it
	Weak       bool        // one of those joins rests on the words alone
	Context    Context
	Table      *Table // nil but for a table
}

// Table holds the cells of a paragraph that is a table; cells hidden under a span are not listed.
type Table struct{ Rows [][]Cell }

// Cell is a cell of a table as a span of the text, without the tab after it.
type Cell struct {
	Start, End       int
	RowSpan, ColSpan int // at least 1
	Header           bool
}

// Furniture is a piece of raw text that was taken out.
type Furniture struct {
	Start, End int    // bytes of the raw text
	Role       string // "page-number", "header", "footer", "chrome", "watermark", "line-art"
	Page       int    // 1-based; 0 where unknown
	Box        source.Rect
}

// Context is what layout guesses of a paragraph for those who normalize its characters: blanks between Han
// stand for different things in a title, a name and a cell.
type Context uint8

// The contexts.
const (
	Body   Context = iota
	Title          // may be a title: blanks between Han are line breaks of the print
	Name           // a name field (签发人：克 克): blanks align
	InCell         // a table cell: blanks align
)

// Paragraphs lays out what a reader saw. It never fails: a document without parts is taken as one part.
func Paragraphs(seen *source.Document) *Text {
	d := newDocument(seen)
	d.measure()
	d.markFurniture()
	return d.build()
}
