// Package rtf reads Rich Text Format documents (.rtf, RTF 1.9.1), whatever their name: what Word, WPS and systems of offices export, often under the
// name .doc.
//
// The format is Word's model of a document in another writing: runs and paragraphs with properties, tables by rows, lists by a list table, notes, headers,
// fields, tracked changes. It is written over into a package of WordprocessingML, which the reader of Word documents reads, so that one reader
// decides what becomes text.
package rtf

import (
	"bytes"
	"context"
	"fmt"

	"guiwen/normalize/source"
)

// Sniff reports whether data is a Rich Text Format document.
func Sniff(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(data, []byte(`{\rtf`))
}

// Through returns the reader of Rich Text Format documents that stands on a reader of Word documents. The errors are that reader's, input.corrupt for
// a file without a document, limit.depth and limit.size.
func Through(word source.Reader) source.Reader {
	return func(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		limits = limits.WithDefaults()
		switch {
		case len(in.Data) == 0:
			return nil, source.Errorf(source.Empty, "", "", "the file has no bytes")
		case int64(len(in.Data)) > limits.Bytes:
			return nil, source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
		case !Sniff(in.Data):
			return nil, source.Errorf(source.Corrupt, "no_rtf", "", `the file does not begin with {\rtf`)
		}
		r := newReader(ctx, in.Data, limits)
		if err := r.read(); err != nil {
			return nil, err
		}
		doc, err := r.out.Read(ctx, word, in.Name, limits)
		if err != nil {
			return nil, err
		}
		if r.undecodable > 0 {
			doc.Notes = append(doc.Notes, source.Diagnostic{
				Code: "charset.undecodable", Severity: source.Warning, Offset: -1,
				Message: fmt.Sprintf("%d bytes are no characters in the code pages that the file names; U+FFFD stands for each", r.undecodable),
			})
		}
		return doc, nil
	}
}
