// Package wordxml reads Word 2003 XML documents (WordprocessingML 2003): what Word 2003 to 2010 saved as "XML document", and what
// systems of offices export from templates, often under the name .doc.
//
// The vocabulary is the forerunner of that of .docx: other namespaces, names with hyphens, notes and headers inside of the text. The
// document is written over into a package of today's, which the reader of Word documents reads, so that one reader decides what becomes text.
package wordxml

import (
	"context"

	"guiwen/convert/charset"
	"guiwen/convert/structured"
	"guiwen/normalize/source"
)

// Sniff reports whether data is a Word 2003 XML document.
func Sniff(data []byte) bool { return structured.Is(data, "word-xml") }

// Through returns the reader of Word 2003 XML documents that stands on a reader of Word documents. The errors are that reader's, those of
// [charset.Decode], and limit.depth.
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
		}
		decoded, err := charset.Decode(in.Data, "")
		if err != nil {
			return nil, err
		}
		written, err := modernize(ctx, decoded.String, limits, elements())
		if err != nil {
			return nil, err
		}
		return written.Read(ctx, word, in.Name, limits)
	}
}
