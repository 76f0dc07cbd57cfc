package ofd

import (
	"context"
	"fmt"

	"guiwen/convert/opc"
	"guiwen/normalize/source"
)

// Sniff reports whether data looks like an OFD file: an archive with OFD.xml in its root. It says yes to damaged archives too,
// so that [Read] can say what is wrong with them.
func Sniff(data []byte) bool { return opc.Sniff(data, "ofd.xml", "application/ofd") }

// Read reads an OFD file. It is a [source.Reader].
//
// The raw text is the lines of all pages in reading order, each followed by a line feed; a form feed stands
// between pages; foot notes stand behind the last page. Each line is a part of kind Line with page, box, font and size; page
// numbers, running heads, watermarks and foot notes are parts of their kind.
//
// Errors: input.empty, input.corrupt, input.encrypted, input.no-text (only pictures), limit.size, limit.depth.
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading an OFD file: %w", err)
	}
	limits = limits.WithDefaults()
	pkg, err := opc.Open(in.Data, limits)
	if err != nil {
		if pkg, err = opc.Salvage(in.Data, limits, err); err != nil {
			return nil, err
		}
	}
	r := &reading{pkg: pkg, budget: budget{ctx: ctx, limits: limits}}
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.document()
}

// read reads all documents of the file.
func (r *reading) read() error {
	if r.pkg.Has("Encryptions.xml") {
		return source.Errorf(source.Encrypted, "", "Encryptions.xml", "the document is encrypted for certain readers")
	}
	bodies, err := r.readEntry()
	if err != nil {
		return err
	}
	for _, b := range bodies {
		if err := r.readBody(b.root); err != nil {
			return err
		}
		if err := r.readSignatures(b.signatures); err != nil {
			return err
		}
	}
	r.book.Finish()
	r.remark()
	return nil
}

// document writes the document from the lines of all pages.
func (r *reading) document() (*source.Document, error) {
	var damage error
	switch {
	case r.pkg.Broken != nil:
		damage = r.pkg.Broken
	case r.lost+len(r.damaged)+len(r.missing) > 0 || r.book.Broken():
		damage = source.Errorf(source.Corrupt, "malformed_ofd", "", "the document is damaged and gives no text")
	}
	if err := r.book.Empty(damage); err != nil {
		return nil, err
	}
	doc, err := r.book.Document(r.budget.limits.Text)
	if err != nil {
		return nil, err
	}
	doc.Meta, doc.Notes = r.meta, r.notes
	return doc, nil
}
