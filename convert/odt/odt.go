// Package odt reads text documents of OpenDocument (ODF 1.3, ISO/IEC 26300): .odt, .ott, and .fodt, which is the same in one XML file.
//
// The document is written over into a package of WordprocessingML, which the reader of Word documents reads, so that one reader decides what becomes
// text. Styles are looked up here: what a paragraph and a run look like stands directly at them afterwards.
package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"guiwen/convert/opc"
	"guiwen/convert/structured"
	"guiwen/normalize/source"
)

const textType = "application/vnd.oasis.opendocument.text"

// Sniff reports whether data is a text document of OpenDocument.
func Sniff(data []byte) bool {
	if structured.Is(data, "flat-odf") {
		head := data[:min(len(data), 64<<10)]
		return bytes.Contains(head, []byte(textType)) || bytes.Contains(data, []byte("<office:text"))
	}
	const mimetype = "mimetype"
	i := bytes.Index(data[:min(len(data), 256)], []byte(mimetype+textType))
	return bytes.HasPrefix(data, []byte("PK")) && i >= 0
}

// Through returns the reader of OpenDocument texts that stands on a reader of Word documents. The errors are that reader's, those of [opc.Open], and
// input.encrypted for a document with a password.
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
		w := newWriter(ctx, limits)
		notes, err := w.readFile(in.Data)
		if err != nil {
			return nil, err
		}
		doc, err := w.doc.Read(ctx, word, in.Name, limits)
		if err != nil {
			return nil, err
		}
		doc.Notes = append(doc.Notes, notes...)
		return doc, nil
	}
}

// readFile reads a package or a file of one piece.
func (w *writer) readFile(data []byte) ([]source.Diagnostic, error) {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, w.readPart(bytes.NewReader(data), "the file")
	}
	pkg, err := opc.Open(data, w.limits)
	if err != nil {
		if pkg, err = opc.Salvage(data, w.limits, err); err != nil {
			return nil, err
		}
	}
	if manifest, err := pkg.Part(w.ctx, "META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, source.Errorf(source.Encrypted, "encrypted", "META-INF/manifest.xml", "the document asks for a password")
	}
	notes := pkg.Notes
	for _, name := range []string{"meta.xml", "styles.xml", "content.xml"} {
		if !pkg.Has(name) && name != "content.xml" {
			continue
		}
		part, err := pkg.Part(w.ctx, name)
		switch {
		case err != nil && (name == "content.xml" || w.ctx.Err() != nil || source.CodeOf(err) == source.LimitSize):
			return nil, err
		case err != nil:
			notes = append(notes, source.Diagnostic{Code: "odt.damaged-part", Severity: source.Warning, Message: "the part " + name + " is damaged and was not read", Offset: -1})
			continue
		}
		if err := w.readPart(bytes.NewReader(part), name); err != nil {
			return nil, err
		}
	}
	return notes, nil
}

// readPart reads one XML file. What breaks off inside of the body is a document that breaks off.
func (w *writer) readPart(in io.Reader, name string) error {
	w.in = xml.NewDecoder(in)
	for {
		token, err := w.next()
		if err == nil {
			if start, ok := token.(xml.StartElement); ok {
				err = w.top(start)
			}
		}
		switch {
		case err == nil:
			continue
		case errors.Is(err, io.EOF):
			return w.finish(name)
		case w.damage != nil && w.inBody:
			w.doc.Broken = true
			w.endBlocks()
			return nil
		case w.damage != nil:
			return source.Errorf(source.Corrupt, "malformed_xml", name, "the XML is damaged: %s", strings.ToValidUTF8(w.damage.Error(), "\ufffd"))
		}
		return err
	}
}

// finish ends a part.
func (w *writer) finish(name string) error {
	if w.inBody || name == "meta.xml" || name == "styles.xml" {
		return nil
	}
	return source.Errorf(source.Corrupt, "malformed_xml", name, "the document has no text")
}
