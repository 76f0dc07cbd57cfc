// Package source is what a reader (读取器) gives to the rest of guiwen: one raw text and spans over it.
//
// # Terminology
//
//   - raw text (原始文本): everything the reader saw, in reading order. Nothing is dropped from it: page
//     numbers, running heads and site chrome are in it too, marked by the Kind of their part.
//   - part (部分): a leaf of the document — a line, a paragraph, a cell — as a span of the raw text.
//   - offsets: all offsets in this package are bytes of [Document.Text], half-open. Code points, the unit of
//     the published document, are counted once, when the document is written.
//
// The package imports nothing of guiwen.
package source

import "context"

// Input is one file to be read.
type Input struct {
	// Name is the file's name, with slashes behind its folders where those are known. It serves as evidence of the format and, at last, of the
	// title; it is never opened.
	Name string
	// Data is the whole file. A reader must not change it nor keep it after it has returned.
	Data []byte
}

// Reader reads one format. It must be safe for concurrent use, return promptly once ctx is done (with
// ctx.Err() wrapped), keep within limits, and never panic. Every error is or wraps an *[Error].
//
// The same Data gives the same Document, always.
type Reader func(ctx context.Context, in Input, limits Limits) (*Document, error)

// Limits bounds what one document may cost. A zero field stands for the value of [DefaultLimits].
type Limits struct {
	Bytes    int64 // of the input
	Expanded int64 // bytes after decompression, over all parts of a container
	Text     int   // bytes of raw text
	Depth    int   // nesting of elements, objects, forms
	Entries  int   // members of a container
	Pages    int
}

// DefaultLimits are the limits that hold where none are given.
var DefaultLimits = Limits{
	Bytes:    256 << 20,
	Expanded: 512 << 20,
	Text:     16 << 20,
	Depth:    256,
	Entries:  10_000,
	Pages:    20_000,
}

// WithDefaults returns l with every zero field taken from [DefaultLimits].
func (l Limits) WithDefaults() Limits {
	d := DefaultLimits
	if l.Bytes > 0 {
		d.Bytes = l.Bytes
	}
	if l.Expanded > 0 {
		d.Expanded = l.Expanded
	}
	if l.Text > 0 {
		d.Text = l.Text
	}
	if l.Depth > 0 {
		d.Depth = l.Depth
	}
	if l.Entries > 0 {
		d.Entries = l.Entries
	}
	if l.Pages > 0 {
		d.Pages = l.Pages
	}
	return d
}

// Document is what a reader saw.
type Document struct {
	// Text is the raw text: valid UTF-8, everything seen, in reading order. Parts are separated in it by line
	// feeds (cells by a tab), as the reader sets them.
	Text string
	// Parts are the leaves of the document in text order; they do not overlap. What lies between two parts is
	// white space. A reader without any structure (plain text) gives one part a line.
	Parts []Part
	// Pages describes the pages of a paged format; nil where the format has none.
	Pages []Page
	Meta  Meta
	// Undecoded are the places of Text where U+FFFD stands for bytes of the file that have no meaning, in order.
	Undecoded []Undecoded
	// Notes are what the reader has to say about its own reading: losses, repairs, limits.
	Notes []Diagnostic
	// Encoding is the character encoding the bytes were decoded from (text and HTML): "UTF-8", "GB18030",
	// "UTF-16LE"; empty for formats that carry their own.
	Encoding string
	// Engine is the program that read the file, where that is not guiwen's own reader; nil else.
	Engine *Engine
	// PageBreaks says whether the raw text shows page ends by a form feed or parts carry page numbers; a
	// plain text without either may still hold page ends as blank lines.
	PageBreaks bool
}

// Engine is a program other than guiwen that read a file.
type Engine struct {
	Name    string
	Version string // "" where it does not tell
	Digest  string // SHA-256 of a model that its output depends on, or ""
}

// Kind tells what a part is in its own format. Readers state only what the format says; what a line means in
// an official document is decided later, from text and layout together.
type Kind uint8

// The kinds of parts.
const (
	Line       Kind = iota // a line of a format that knows only lines (text, PDF): may be a piece of a paragraph
	Paragraph              // a whole paragraph of a format that knows paragraphs (HTML p, w:p)
	Heading                // a paragraph its format calls a heading; Level says which
	ListItem               // a paragraph its format calls a list item
	TableCell              // a table cell; Part.Cell says where. Several parts may share a cell: they are its paragraphs
	Caption                // a caption of a table or picture
	Image                  // a picture: its text is the alternative text or name that stands for it, and may be empty
	Note                   // a footnote or end note
	Header                 // a running head (页眉): furniture
	Footer                 // a running foot (页脚): furniture
	PageNumber             // a page number (页码): furniture
	Chrome                 // what a web site sets round a document (导航、分享、打印…): furniture
	Watermark              // furniture
	Contents               // a line of a table of contents (目录): its text, leader and page number
	Field                  // a labelled field of a site's disclosure header (索引号、发文字号…): text is "name：value"
)

// Part is a leaf of the document: a span of the raw text with what the format says of it.
type Part struct {
	Start, End int // byte offsets into Document.Text
	Kind       Kind
	Align      Align // as the format states it
	// Continues says that the part stands in the same paragraph as the part before it, behind a line break
	// (Word's w:br).
	Continues bool
	Level     int     // of a Heading, 1–9; 0 where unknown
	Page      int     // 1-based; 0 where the format has no pages
	Box       Rect    // zero where the format has no layout
	Font      Font    // of most of its characters; zero where unknown
	Indent    float64 // of the first line against the following, points; 0 where unknown
	// Label is an automatic number (Word 自动编号) rendered as it prints: "一、". It is also the beginning of
	// the part's text, so that nothing seen is missing from the raw text.
	Label string
	Cell  *Cell
	Href  string
	// Style is the name of the paragraph style that the format gives the part: "heading 1", "标题 1", "Title";
	// empty where the format has no styles.
	Style string
	// Marks are what the format shows of characters of the part besides their form, in the order of their beginnings.
	Marks []Mark
	// Picture describes the picture of an Image.
	Picture *Picture
	// NoteNumber is the number of a Note as it is printed where it is referred to: "1", "①". It does not stand in the
	// part's text.
	NoteNumber string
}

// Mark is a property of characters that a format states and that changes what they mean.
//
// A reader writes raised and lowered characters in their Unicode forms where there are such (118¹件, CO₂, m²), else as
// ^(…) and _(…), so that nothing raised is ever read as part of the number beside it; the mark says so besides. Struck
// and deleted text stands in the raw text as it is: it is taken out later, by an edit.
type Mark struct {
	Kind       MarkKind
	Start, End int // bytes of Document.Text, inside the part; equal for a mark on a place
	// Note is the index in Document.Parts of the first part of the note that a NoteRef leads to, or -1.
	Note int
	Text string // of a Commented: the comment
}

// MarkKind tells what a mark says of its characters.
type MarkKind uint8

// The kinds of marks.
const (
	Raised    MarkKind = iota // 上标
	Lowered                   // 下标
	Struck                    // 删除线: shown as no longer valid
	Inserted                  // 修订: inserted in a tracked change
	Deleted                   // 修订: deleted in a tracked change
	Commented                 // 批注
	NoteRef                   // a place that a note belongs to
)

// Picture is what a format says of a picture. Zero fields are unknown.
type Picture struct {
	Name      string // of the file inside the container
	MediaType string
	SHA256    string // of its bytes, lower-case hexadecimal
	Alt       string
	Width     float64 // points
	Height    float64 // points
	FullPage  bool    // it covers the page, as a scan does
}

// Cell places a part in a table.
type Cell struct {
	Table            int // 1-based, in order of appearance
	Row, Column      int // 0-based, on the grid, after spans are laid out
	RowSpan, ColSpan int // at least 1
	Header           bool
}

// Rect is a box in points, origin at the top left of the page.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// IsZero reports whether the box is unknown.
func (r Rect) IsZero() bool { return r == Rect{} }

// Font is the type of most characters of a part.
type Font struct {
	Name string
	Size float64 // points
	Bold bool
}

// Align is the alignment of a paragraph.
type Align uint8

// The alignments. AlignUnknown is the zero value.
const (
	AlignUnknown Align = iota
	AlignLeft
	AlignCenter
	AlignRight
	AlignJustify
)

// Page is one page of a paged format.
type Page struct {
	Width, Height float64 // points, after rotation
	Scan          bool    // no text layer: the page is a picture
}

// Undecoded is a place where bytes could not be decoded.
type Undecoded struct {
	At    int    // byte offset of the U+FFFD that stands for them
	Bytes string // of the file
}

// Meta is what the file says of itself, apart from its text. Values are verbatim, white space trimmed.
type Meta struct {
	Title    string
	Author   string
	Language string
	// Fields are further named values in order of appearance: meta tags of government sites (ArticleTitle,
	// PubDate, ContentSource …), document properties. A name may occur more than once.
	Fields []MetaField
}

// MetaField is a named value.
type MetaField struct{ Name, Value string }

// Field returns the first value with the name, compared without regard to ASCII case, or "".
func (m Meta) Field(name string) string {
	for _, f := range m.Fields {
		if equalFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i < len(a); i++ {
		x, y := a[i], b[i]
		if 'A' <= x && x <= 'Z' {
			x += 'a' - 'A'
		}
		if 'A' <= y && y <= 'Z' {
			y += 'a' - 'A'
		}
		if x != y {
			return false
		}
	}
	return true
}

// Severity ranks a diagnostic.
type Severity string

// The severities. A document with a warning is reported `warned`, one with notices only is `ok`.
const (
	Info    Severity = "info"
	Warning Severity = "warning"
)

// Diagnostic is a coded remark of a reader.
type Diagnostic struct {
	Code     string // e.g. "html.body-guessed", "pdf.unmapped-glyphs"
	Severity Severity
	Message  string // English, one sentence, with counts and places
	Offset   int    // byte offset into Document.Text, or -1
	Page     int    // 1-based, or 0
}
