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
// paragraph that they are anchored in, or stand above everything where they are set at the top of the first page. Of a
// field, the result is text; of one without a result, what Word draws in its place, where that is known. Notes follow the
// body, without the numbers that Word counts, headers and footers follow the notes, each once; they are furniture.
// Paragraphs without text have no part.
//
// A table inside of a cell stands in that cell. A picture is a part of its own, without text; the values that a chart
// keeps are a table. Lines that Word states to be a table of contents are [source.Contents].
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
	chunks  Chunks // may be nil
	opened  int    // embedded documents that were read
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
	nested      nesting
	auto        autonumbers
	tops        []topBox
	page        pageSize          // of the section that has ended, or the last one
	pageKnown   bool              // a section has ended, its pictures are not judged yet
	onPage      []*source.Picture // since the last section
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
// Documents inside of it stay closed; see [Chunks].
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, accepted, nil)
}

// Chunks finds the reader of a document that stands inside of a Word document (w:altChunk, ECMA-376 Part 1, 17.17.2.1), or
// nil where nobody reads it. Its methods read Word documents with what is inside of them; what those embed themselves is
// for the readers that it returns.
type Chunks func(in source.Input) source.Reader

// Read reads a Word document as [Read] does.
func (c Chunks) Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, accepted, c)
}

// ReadOriginal reads a Word document as [ReadOriginal] does.
func (c Chunks) ReadOriginal(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, original, c)
}

// ReadMarked reads a Word document as [ReadMarked] does.
func (c Chunks) ReadMarked(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, marked, c)
}

func read(ctx context.Context, in source.Input, limits source.Limits, as revisions, chunks Chunks) (*source.Document, error) {
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
		ctx: ctx, limits: limits, chunks: chunks, pkg: pkg, strings: map[string]string{},
		revisions: as, comments: map[string]*comment{},
		styles: &styleSheet{byID: map[string]*style{}}, numbers: newNumbering(), out: &writer{},
		footnotes:   noteList{part: "footnotes", element: "footnote", format: noteFormat{format: "decimal", start: 1}, index: map[string]*noteMark{}},
		endnotes:    noteList{part: "endnotes", element: "endnote", format: noteFormat{format: "lowerRoman", start: 1}, index: map[string]*noteMark{}},
		seenMargins: map[string]bool{}, page: plainPage,
	}
	for _, step := range []func() error{d.findMain, d.readDefinitions, d.readBody, d.readAllNotes, d.readMargins, d.readMeta, d.describePictures} {
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
	d.endSection()
	d.setTops()
	if err := d.bounded(); err != nil {
		return err
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
	if isBlank(d.out.text) && d.losses.pictures > 0 {
		return nil, source.Errorf(source.NoText, "no_text", d.main, "the document holds %d pictures and no text", d.losses.pictures)
	}
	d.nested.resolve(d.out.parts)
	numberTables(d.out.parts)
	d.linkNotes()
	notes := append(append(d.pkg.Notes, d.notes...), d.losses.diagnostics(d.revisions)...)
	return &source.Document{Text: text, Parts: d.out.parts, Meta: d.meta, Notes: notes}, nil
}
