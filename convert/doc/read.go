// Package doc reads the binary documents of Word ([MS-DOC]): those of Word 97 to 2003, of Word 6 and 95, and those of the
// same format that Kingsoft's WPS saved as .wps.
//
// # How it reads
//
// The document is translated into WordprocessingML, part by part: text with the properties of its characters, paragraphs,
// styles, lists, tables, sections, headers, notes, comments, text boxes, fields, pictures and the summary. The reader of
// Word documents (convert/docx) reads that. So the same text gives the same document in both formats, numbers are counted,
// fields told from results and changes marked by one code, and what this package has to know is the binary format alone.
//
// # Terminology
//
//   - character position: the number of a character in the document; all its texts (body, notes, headers, comments, text
//     boxes) stand one behind the other.
//   - piece: text that stands together in the file, see [piece].
//   - property: what the specification calls sprm, a change to one property of characters, a paragraph, a row or a section.
//
// # Damage
//
// Where a chain of sectors breaks off, or a table points outside of the file, the rest is read and the document says so.
// Characters that the file does not hold stand as U+FFFD, so that nothing round them grows together.
package doc

import (
	"context"
	"errors"
	"fmt"

	"guiwen/convert/cfb"
	"guiwen/convert/docx"
	"guiwen/normalize/source"
)

// Sniff reports whether data is a binary Word document, whatever its name: a compound file with a stream WordDocument, or
// one whose directory is damaged and names such a stream.
func Sniff(data []byte) bool {
	if !cfb.Sniff(data) {
		return false
	}
	file, err := cfb.Open(data)
	if err != nil {
		_, ok := cfb.Salvage(data, signature)
		return ok
	}
	return file.Has("WordDocument")
}

// Read reads a binary Word document; it is a [source.Reader]. Documents inside of it stay closed; see [Through].
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return Through(docx.Read)(ctx, in, limits)
}

// Through returns a reader that lets read, a reader of Word packages, read what the document is translated into: one that
// reads its tracked changes in another way, or opens the documents inside of it.
func Through(read source.Reader) source.Reader {
	return func(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("reading a Word document: %w", err)
		}
		limits = limits.WithDefaults()
		if len(in.Data) == 0 {
			return nil, source.Errorf(source.Empty, "empty_file", "", "the file has no bytes")
		}
		if int64(len(in.Data)) > limits.Bytes {
			return nil, source.Errorf(source.LimitSize, "limit_input_bytes", "", "the file has %d bytes, more than %d", len(in.Data), limits.Bytes)
		}
		translated, damage, err := translate(ctx, in.Data, limits)
		if err != nil {
			return nil, err
		}
		limits.Bytes = int64(len(translated)) // the limit was for the file
		doc, err := read(ctx, source.Input{Name: in.Name, Data: translated}, limits)
		if err != nil {
			return nil, unplaced(err)
		}
		if isEmpty(doc) && (len(damage.things) > 0 || damage.characters > 0) {
			return nil, source.Errorf(source.Corrupt, "malformed_container", "", "the file is damaged, and no text of it could be read")
		}
		doc.Notes = append(damage.diagnostics(), doc.Notes...)
		return doc, nil
	}
}

// isEmpty reports whether nothing was read but what stands for missing characters.
func isEmpty(doc *source.Document) bool {
	for _, r := range doc.Text {
		if r != missing && r > ' ' {
			return false
		}
	}
	return true
}

// unplaced takes the place from an error: it would be one in the translation, which nobody has.
func unplaced(err error) error {
	var coded *source.Error
	if errors.As(err, &coded) {
		coded.Place = ""
	}
	return err
}

// translate turns a binary document into a package.
func translate(ctx context.Context, data []byte, limits source.Limits) ([]byte, *damage, error) {
	d, err := open(data, limits)
	if err != nil {
		return nil, nil, err
	}
	t := &translation{ctx: ctx, doc: d, oldLists: oldLists{first: len(d.lists.uses) + 1, outline: d.sections.outline()}, pictures: map[int64]string{}, limit: limits.Expanded / 4}
	t.write()
	if err := ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("reading a Word document: %w", err)
	}
	if t.long {
		return nil, nil, source.Errorf(source.LimitSize, "limit_expanded_bytes", "", "the document expands to more than %d bytes", t.limit)
	}
	return t.bytes(summary(d.file)), &d.damage, nil
}
