package annex

import (
	"iter"

	"guiwen/schema"
)

// Indicator is an entry of the indicator catalogue (指标目录). The order of a catalogue is the order in which
// the sheets list its indicators.
type Indicator struct {
	ID    string // "norm.issued"
	Name  string // 制发规范性文件件数
	Topic string // 规范性文件与立法
	Unit  string // 件; for money 元
}

// Rule explains a rule of normalization to the reader of the sheet 标准化记录.
type Rule struct {
	ID   string // "width.comma"
	Name string // 半角逗号改为全角
}

// Options says how a workbook is made. The zero value serves: figures then carry the document's own words.
type Options struct {
	// Producer is the program and version that is named as maker: "guiwen 0.1.0". Empty: that of the first
	// document.
	Producer string
	// Title heads the workbook. Empty: 统计数据附表.
	Title     string
	Catalogue []Indicator
	Rules     []Rule
	// Forms are the official forms, in the order of their sheets.
	Forms []Form
	// Locate finds the cell of a form that a figure stands at, by the id of the form, the code and the heads of row and column: the
	// part of the form, its row and column, -1 where the part has none. May be nil where there are no forms.
	Locate func(form, code string, row, column []string) (part, line, value int, ok bool)
	// NewLinker makes what finds out which document of the batch a reference means. May be nil.
	NewLinker func() Linker
	// Inputs goes through what the documents were made of, and what was not converted. May be nil: then 说明 lists the
	// documents alone.
	Inputs iter.Seq2[Input, error]
	// TempDir is where rows are kept until the workbook is put together, once they outgrow memory. Empty: the
	// system's folder for such.
	TempDir string

	rowLimit  int // rows a sheet holds; tests lower it
	linkLimit int // hyperlinks a sheet holds; tests lower it
}

// Form is an official form (统计报表) as it is printed.
type Form struct {
	ID, Title string
	Parts     []FormPart
}

// FormPart is a table of a form.
type FormPart struct {
	Title   string
	Rows    []FormLine // none: the rows are those of the table that was read
	Columns []FormLine // none: likewise
}

// FormLine is a row or column of a form.
type FormLine struct {
	Heads []string // its label, in front of it the heads over a column
	Unit  string   // of the printed values; "" where it is not one for all
	Depth int      // how many rows stand over a row
	Group bool     // it only heads rows below
	Bare  bool     // its wording is not known for sure, and is not printed for itself
	Same  bool     // another wording of the row in front of it
}

// Input is an input of a batch.
type Input struct {
	Name   string // path
	Status string // ok, warned, quarantined, skipped
	Code   string // of the failure
	Reason string // in words
	CopyOf string // path of the input with the same bytes that was converted
	SHA256 string
}

// Linker finds out which documents of a batch refer to which. Documents are given by their place in docs, from 0.
type Linker interface {
	// Add makes a document known. Of its metadata title and number are given as written, empty where it has none.
	Add(document int, doc *schema.Document)
	// Links returns what the references of a document mean, when all documents were added: documents by id of the
	// reference. Of a reference id, kind, title and document number are given.
	Links(document int, references []schema.Reference) map[string]int
}

func (o Options) withDefaults() Options {
	if o.Title == "" {
		o.Title = say("title")
	}
	if o.rowLimit == 0 {
		o.rowLimit = maxRows
	}
	if o.linkLimit == 0 {
		o.linkLimit = maxLinks
	}
	return o
}
