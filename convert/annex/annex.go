// Package annex writes the statistics annex (统计表附件) of a batch: one Excel workbook made from canonical
// documents alone.
//
// # Terminology
//
//   - figure (统计数据): a schema.Statistic; it is one row of the sheet 明细.
//   - series (指标序列): the figures of one issuer that may be compared over the years: the same indicator, scope,
//     unit and part of the year. It is one row of 统计表 and of 年度对比.
//   - frame: a worksheet without its rows; excelize makes it. The rows are streamed past it, so that a workbook
//     of any size needs the memory of its index only.
//
// The same documents give the same bytes: nothing here depends on time, place or the order of a map.
//
// The package imports nothing of guiwen but the schema.
package annex

import (
	"io"
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

// Write writes the workbook of docs to w. It walks docs once, keeps none of them, and stops at the first error
// that docs yields, or that writing meets. Nothing is written to w before the last document was read.
func Write(w io.Writer, docs iter.Seq2[*schema.Document, error], o Options) error {
	sheaf := Sheaves(o)
	return Merge(w, func(yield func([]byte, error) bool) {
		for doc, err := range docs {
			var data []byte
			if err == nil {
				data, err = sheaf(doc)
			}
			if !yield(data, err) || err != nil {
				return
			}
		}
	}, o)
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
