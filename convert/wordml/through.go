package wordml

import (
	"context"

	"guiwen/normalize/source"
)

// Read reads the document that was written by a reader of Word documents. A document without text is input.no-text.
func (d *Document) Read(ctx context.Context, word source.Reader, name string, limits source.Limits) (*source.Document, error) {
	written := d.Bytes()
	limits.Bytes = max(limits.Bytes, int64(len(written)))
	doc, err := word(ctx, source.Input{Name: name, Data: written}, limits)
	if err == nil && len(doc.Parts) == 0 {
		return nil, source.Errorf(source.NoText, "no_text", "", "the document holds no text")
	}
	return doc, err
}
