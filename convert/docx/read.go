// Package docx reads Word documents (ECMA-376, ISO/IEC 29500, Transitional and Strict; GB/T 9704 documents made
// with Word or WPS): .docx, .docm, .dotx, .dotm.
//
// # What becomes text
//
// The raw text is what a reader of the printed document sees: paragraphs and cells in the order of the file, a
// line feed between paragraphs, a tab between the cells of a row. Automatic numbers are rendered and stand at the
// beginning of their paragraph, with a blank where Word sets a tab. Tracked insertions and deletions are text, and
// marked; a deleted paragraph mark joins two paragraphs, and deleted rows and cells follow their table as paragraphs
// ([ReadOriginal] and [ReadMarked] read the other versions of the document). Text that is raised, lowered, struck or
// commented is marked; raised and lowered text stands in forms of its own (m², 118¹件, ^(注)). Text boxes follow the
// paragraph that they are anchored in. Of a field, the result is text, never the instruction. Notes follow the body,
// without the numbers that Word counts, headers and footers follow the notes, each once; they are furniture. Paragraphs
// without text have no part.
//
// A line break or page break inside a paragraph (w:br) ends the part: the rest is a further part of the same kind
// whose Continues is set. A part is always one line of the raw text.
//
// What the file holds and the text does not is counted in the notes of the document.
package docx

import (
	"context"
	"fmt"
	"strings"

	"guiwen/convert/opc"
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// reader is the state of reading one document.
type reader struct {
	ctx     context.Context
	limits  source.Limits
	pkg     *opc.Package
	main    string // name of the main part
	links   []opc.Relationship
	strings map[string]string

	theme    theme
	styles   *styleSheet
	numbers  *numbering
	settings settings

	revisions   revisions
	out         *writer
	tables      int
	footnotes   noteList
	endnotes    noteList
	noteFormats []sectionNotes // of the sections, in order
	sections    int            // sections that have ended
	pages       pages
	refs        []*noteMark // the notes that marks of the text lead to
	comments    map[string]*comment
	repeated    int // bytes of comments that further marks bear
	margins     []margin
	seenMargins map[string]bool
	losses      losses
	notes       []source.Diagnostic // of damaged parts
	meta        source.Meta
}

// Read reads a Word document; it is a [source.Reader]. A document whose only content is pictures is
// input.no-text; one that is simply empty is a Document without parts.
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, accepted)
}

func read(ctx context.Context, in source.Input, limits source.Limits, as revisions) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading a Word document: %w", err)
	}
	limits = limits.WithDefaults()
	pkg, err := opc.Open(in.Data, limits)
	if err != nil {
		if pkg, err = opc.Salvage(in.Data, limits, err); err != nil {
			return nil, err
		}
	}
	d := &reader{
		ctx: ctx, limits: limits, pkg: pkg, strings: map[string]string{},
		revisions: as, comments: map[string]*comment{},
		styles: &styleSheet{byID: map[string]*style{}}, numbers: newNumbering(), out: &writer{},
		footnotes:   noteList{part: "footnotes", element: "footnote", format: noteFormat{format: "decimal", start: 1}, index: map[string]*noteMark{}},
		endnotes:    noteList{part: "endnotes", element: "endnote", format: noteFormat{format: "lowerRoman", start: 1}, index: map[string]*noteMark{}},
		seenMargins: map[string]bool{},
	}
	for _, step := range []func() error{d.findMain, d.readDefinitions, d.readBody, d.readAllNotes, d.readMargins, d.readMeta} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return d.document()
}

// findMain finds the main part by the relationships of the package.
func (d *reader) findMain() error {
	links, err := d.pkg.Relationships(d.ctx, "")
	if err = d.tolerate(err, "_rels/.rels"); err != nil {
		return err
	}
	escapes := false
	for _, l := range links {
		if l.Type == "officeDocument" && d.main == "" {
			d.main = l.Part
			escapes = l.Part == ""
		}
	}
	const usual = "word/document.xml"
	if d.main == "" && !escapes && d.pkg.Has(usual) {
		d.main = usual
	}
	if d.main == "" || !d.pkg.Has(d.main) {
		if d.pkg.Broken != nil {
			return d.pkg.Broken
		}
		return source.Errorf(source.Corrupt, "malformed_container", "_rels/.rels", "the package names no main part that it holds")
	}
	return d.checkType()
}

// checkType refuses packages of other kinds, and notes macros.
func (d *reader) checkType() error {
	kind, err := d.pkg.ContentType(d.ctx, d.main)
	if err = d.tolerate(err, "[Content_Types].xml"); err != nil {
		return err
	}
	if strings.Contains(kind, "spreadsheetml") || strings.Contains(kind, "presentationml") {
		return source.Errorf(source.Unsupported, "unsupported_type", d.main, "the package is not a Word document but %s", kind)
	}
	if strings.Contains(kind, "macroenabled") {
		d.losses.macros++
	}
	return nil
}

// readDefinitions reads what the body refers to: relationships, theme, styles, lists, settings.
func (d *reader) readDefinitions() error {
	links, err := d.pkg.Relationships(d.ctx, d.main)
	if err = d.tolerate(err, "the relationships of "+d.main); err != nil {
		return err
	}
	d.links = links
	for _, l := range links {
		switch {
		case l.External && l.Type != "hyperlink":
			d.losses.remote++
		case !l.External && l.Part == "" && l.Type != "hyperlink" && !strings.HasPrefix(l.Target, "#"):
			d.losses.escaping++
		}
	}
	for _, definition := range []struct {
		part string
		read func(*xmlscan.Scanner)
	}{
		{"theme", d.readTheme}, {"styles", d.readStyles}, {"numbering", d.readNumbering}, {"settings", d.readSettings},
		{"comments", d.readComments},
	} {
		part, ok := d.related(definition.part)
		if !ok {
			continue
		}
		if err := d.readPart(part, definition.read); err != nil {
			return err
		}
	}
	return nil
}

// readBody reads the main part.
func (d *reader) readBody() error {
	x, err := d.pkg.Scan(d.ctx, d.main, spaces)
	if err != nil {
		return err
	}
	s := d.story(x.Scanner, d.main, source.Paragraph)
	some := false
	for x.Child(0) {
		for x.Child(1) {
			if x.Space == w && string(x.Local) == "body" {
				some = true
				s.content()
			}
		}
	}
	if err := d.salvaged(x.Close()); err != nil {
		return d.located(err)
	}
	if !some {
		return source.Errorf(source.Corrupt, "malformed_xml", d.main, "the main part has no body")
	}
	return nil
}

func (d *reader) readAllNotes() error {
	d.countNotes(&d.footnotes, func(s sectionNotes) noteFormat { return s.footnotes })
	d.countNotes(&d.endnotes, func(s sectionNotes) noteFormat { return s.endnotes })
	if err := d.readNotes(&d.footnotes); err != nil {
		return err
	}
	return d.readNotes(&d.endnotes)
}

// readMeta reads the document properties.
func (d *reader) readMeta() error {
	links, err := d.pkg.Relationships(d.ctx, "")
	if err != nil {
		return d.tolerate(err, "") // has been said before
	}
	for _, l := range links {
		names := coreNames
		switch l.Type {
		case "core-properties":
		case "extended-properties":
			names = appNames
		default:
			continue
		}
		if l.Part == "" || !d.pkg.Has(l.Part) {
			continue
		}
		if err := d.readPart(l.Part, func(x *xmlscan.Scanner) { readProperties(x, names, &d.meta) }); err != nil {
			return err
		}
	}
	return nil
}

// document puts together what was read.
func (d *reader) document() (*source.Document, error) {
	text := string(d.out.text)
	if len(d.out.parts) == 0 && d.losses.pictures > 0 {
		return nil, source.Errorf(source.NoText, "no_text", d.main, "the document holds %d pictures and no text", d.losses.pictures)
	}
	numberTables(d.out.parts)
	d.linkNotes()
	notes := append(append(d.pkg.Notes, d.notes...), d.losses.diagnostics(d.revisions)...)
	return &source.Document{Text: text, Parts: d.out.parts, Meta: d.meta, Notes: notes}, nil
}
