package external

import (
	"guiwen/normalize/source"
)

// Protocol names the lines; the first line of an answer bears it. Within a version, members are only added.
const Protocol = "guiwen/parts/1"

// line is a line of an answer. The first has Protocol, the others one of Text (a part), Page, Note, Meta and Error.
type line struct {
	Protocol string  `json:"protocol,omitempty"`
	Engine   *engine `json:"engine,omitempty"`

	Error *failure `json:"error,omitempty"`
	Meta  *meta    `json:"meta,omitempty"`
	Note  *note    `json:"note,omitempty"`
	Sheet *sheet   `json:"sheet,omitempty"`

	part
}

// engine is the program that read the file.
type engine struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	Digest  string `json:"digest,omitempty"`
}

// failure says that there is no document, and why.
type failure struct {
	Code    source.Code `json:"code"`
	Message string      `json:"message"`
}

// meta is what the file says of itself.
type meta struct {
	Title    string      `json:"title,omitempty"`
	Author   string      `json:"author,omitempty"`
	Language string      `json:"language,omitempty"`
	Fields   [][2]string `json:"fields,omitempty"`
}

// note is a remark on the reading: a warning makes the document `warned`.
type note struct {
	Code     string          `json:"code"`
	Severity source.Severity `json:"severity"`
	Message  string          `json:"message"`
	Page     int             `json:"page,omitempty"`
}

// sheet is a page of paper, in the order of the pages.
type sheet struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Scan   bool    `json:"scan,omitempty"`
}

// part is a part of the document: its text and what the format says of it. Lengths are points, offsets code points of the text.
type part struct {
	Text       *string     `json:"text,omitempty"`
	Kind       string      `json:"kind,omitempty"` // "" is a paragraph
	Level      int         `json:"level,omitempty"`
	Label      string      `json:"label,omitempty"` // an automatic number; text begins with it
	Align      string      `json:"align,omitempty"`
	Continues  bool        `json:"continues,omitempty"`
	Page       int         `json:"page,omitempty"`
	Box        *[4]float64 `json:"box,omitempty"` // left, top, right, bottom
	Font       string      `json:"font,omitempty"`
	Size       float64     `json:"size,omitempty"`
	Bold       bool        `json:"bold,omitempty"`
	Indent     float64     `json:"indent,omitempty"`
	Cell       *cell       `json:"cell,omitempty"`
	Href       string      `json:"href,omitempty"`
	Style      string      `json:"style,omitempty"`
	Marks      []mark      `json:"marks,omitempty"`
	NoteNumber string      `json:"noteNumber,omitempty"`
}

type cell struct {
	Table   int  `json:"table"`
	Row     int  `json:"row"`
	Column  int  `json:"column"`
	RowSpan int  `json:"rowSpan,omitempty"`
	ColSpan int  `json:"colSpan,omitempty"`
	Header  bool `json:"header,omitempty"`
}

type mark struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text,omitempty"`
}

// The words for closed lists, in the order of their constants.
var (
	kinds = []string{"line", "paragraph", "heading", "list-item", "table-cell", "caption", "image", "note", "header", "footer", "page-number",
		"chrome", "watermark", "contents", "field"}
	aligns = []string{"", "left", "center", "right", "justify"}
	marks  = []string{"raised", "lowered", "struck", "inserted", "deleted", "commented", "note-ref"}
)
