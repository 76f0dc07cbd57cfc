// Package xlsx reads workbooks of the Office Open XML family (ECMA-376 Part 1, 18 SpreadsheetML): .xlsx, .xlsm, .xltx, and the newer .et of
// Kingsoft. A sheet is read once from its beginning to its end; formulas are not computed: the values that the file keeps are read.
package xlsx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"guiwen/convert/opc"
	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/sheet"
	"guiwen/normalize/source"
)

// Sniff reports whether data looks like a workbook: a package with a main part of SpreadsheetML. It says yes to damaged packages too, so that
// [Read] can say what is wrong with them.
func Sniff(data []byte) bool { return opc.Sniff(data, mainPart, "spreadsheetml.") }

const mainPart = "xl/workbook.xml"

// Read reads a workbook. It is a [source.Reader].
//
// Errors: input.empty, input.corrupt, input.encrypted, input.no-text (no values), limit.size, limit.depth.
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, false)
}

// Embedded is Read for a workbook that stands inside of a document: what is hidden is not read, and sheets have no captions.
func Embedded(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	return read(ctx, in, limits, true)
}

func read(ctx context.Context, in source.Input, limits source.Limits, embedded bool) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading a workbook: %w", err)
	}
	limits = limits.WithDefaults()
	pkg, err := opc.Open(in.Data, limits)
	if err != nil {
		if pkg, err = opc.Salvage(in.Data, limits, err); err != nil {
			return nil, err
		}
	}
	r := &reading{ctx: ctx, pkg: pkg, book: &sheet.Book{Limits: limits, Embedded: embedded}}
	r.book.Cut = pkg.Broken
	if err := r.read(); err != nil {
		return nil, err
	}
	doc, err := r.book.Document(ctx)
	if err != nil {
		return nil, err
	}
	doc.Notes = append(doc.Notes, pkg.Notes...)
	return doc, nil
}

// rel is the namespace of the names of relationships.
const rel xmlscan.Space = 1

var spaces = map[string]xmlscan.Space{
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": rel,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             rel,
}

// reading is the reading of one workbook.
type reading struct {
	ctx     context.Context
	pkg     *opc.Package
	book    *sheet.Book
	strings []string // the shared ones
	styles  []*sheet.Style
	tabs    []tab
}

// tab is a sheet as the main part names it.
type tab struct {
	name, part string
	hidden     bool
	titles     sheet.Range
}

// cut takes down why a part could not be read whole, the first time.
func (r *reading) cut(err error) {
	if r.book.Cut == nil {
		r.book.Cut = err
	}
}

// scan reads a part. Damage is taken down, other errors are returned.
func (r *reading) scan(part string, read func(x *xmlscan.Scanner)) error {
	x, err := r.pkg.Scan(r.ctx, part, spaces)
	if err == nil {
		read(x.Scanner)
		err = x.Close()
	}
	var damage *opc.Damage
	switch code := source.CodeOf(err); {
	case err == nil:
	case r.ctx.Err() != nil:
		return fmt.Errorf("reading a workbook: %w", r.ctx.Err())
	case errors.As(err, &damage), code == source.Corrupt:
		r.cut(source.Errorf(source.Corrupt, "malformed_workbook", part, "a part of the workbook is damaged: %w", err))
	default:
		return err
	}
	return nil
}

func (r *reading) read() error {
	main := r.mainPart()
	links, err := r.pkg.Relationships(r.ctx, main)
	if err != nil {
		r.cut(err)
	}
	parts := map[string]string{}
	others := map[string]string{}
	for _, l := range links {
		parts[l.ID] = l.Part
		if l.Type != "worksheet" {
			others[l.Type] = l.Part
		}
	}
	if err := r.scan(main, func(x *xmlscan.Scanner) { r.readMain(x, parts) }); err != nil {
		return err
	}
	for _, p := range []struct {
		kind, usual string
		read        func(x *xmlscan.Scanner)
	}{{"sharedStrings", "xl/sharedStrings.xml", r.readStrings}, {"styles", "xl/styles.xml", r.readStyles}} {
		name := others[p.kind]
		if name == "" && r.pkg.Has(p.usual) {
			name = p.usual
		}
		if name == "" {
			continue
		}
		if err := r.scan(name, p.read); err != nil {
			return err
		}
	}
	if err := r.readProperties(); err != nil {
		return err
	}
	return r.readSheets()
}

// mainPart returns the name of the main part.
func (r *reading) mainPart() string {
	links, err := r.pkg.Relationships(r.ctx, "")
	if err == nil {
		for _, l := range links {
			if l.Type == "officeDocument" && r.pkg.Has(l.Part) {
				return l.Part
			}
		}
	}
	return mainPart
}

// readSheets reads the sheets in the order of their tabs; where the main part is lost, all that the package holds.
func (r *reading) readSheets() error {
	if len(r.tabs) == 0 {
		for _, name := range r.pkg.Names() {
			if strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml") {
				r.tabs = append(r.tabs, tab{part: name})
			}
		}
	}
	for _, t := range r.tabs {
		if t.hidden && r.book.Embedded || t.part == "" {
			continue
		}
		s, err := r.book.Sheet(t.name)
		if err != nil {
			return err
		}
		s.Hidden, s.Titles = t.hidden, t.titles
		var failed error
		err = r.scan(t.part, func(x *xmlscan.Scanner) { failed = r.readSheet(x, s) })
		if err := cmpError(failed, err); err != nil {
			return err
		}
	}
	return nil
}

// cmpError returns the first error that is one.
func cmpError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// coreNames are the core properties (ECMA-376 Part 2, 8.3.4) that are kept.
var coreNames = map[string]bool{"title": true, "creator": true, "subject": true, "created": true, "modified": true, "lastModifiedBy": true}

func (r *reading) readProperties() error {
	const part = "docProps/core.xml"
	if !r.pkg.Has(part) {
		return nil
	}
	return r.scan(part, func(x *xmlscan.Scanner) {
		for x.Child(0) {
			for x.Child(1) {
				name := string(x.Local)
				if value := string(bytes.TrimSpace(x.Content())); coreNames[name] && value != "" {
					switch name {
					case "title":
						r.book.Meta.Title = value
					case "creator":
						r.book.Meta.Author = value
					}
					r.book.Meta.Fields = append(r.book.Meta.Fields, source.MetaField{Name: name, Value: value})
				}
			}
		}
	})
}
