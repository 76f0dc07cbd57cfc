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
