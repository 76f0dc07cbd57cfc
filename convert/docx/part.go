package docx

import (
	"errors"
	"fmt"

	"guiwen/convert/opc"
	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// story returns a story over a scanner of a part.
func (d *reader) story(x *xmlscan.Scanner, part string, kind source.Kind) *story {
	links := d.links
	if part != d.main {
		// Damage here costs nothing but the targets of links.
		links, _ = d.pkg.Relationships(d.ctx, part)
	}
	byID := make(map[string]opc.Relationship, len(links))
	for _, l := range links {
		byID[l.ID] = l
	}
	return &story{reader: d, x: x, links: byID, kind: kind, out: d.out}
}

// related returns the part that the main part has a relationship of the type to; in a package that was salvaged,
// where relationships may be lost, a part of the usual name serves.
func (d *reader) related(kind string) (string, bool) {
	for _, l := range d.links {
		if l.Type == kind && l.Part != "" && d.pkg.Has(l.Part) {
			return l.Part, true
		}
	}
	usual := "word/" + kind + ".xml"
	return usual, d.pkg.Broken != nil && d.pkg.Has(usual)
}

// readPart reads a part that is not the main one with read. Damage in it is noted, and what was read before it
// is kept; limits and attacks end the reading.
func (d *reader) readPart(part string, read func(*xmlscan.Scanner)) error {
	x, err := d.pkg.Scan(d.ctx, part, spaces)
	if err != nil {
		return d.tolerate(err, part)
	}
	read(x.Scanner)
	return d.tolerate(d.located(x.Close()), part)
}

// add appends a story that stands behind the body.
func (d *reader) add(text *writer) error {
	d.out.append(text)
	return d.bounded()
}

// bounded holds the text against its limits.
func (d *reader) bounded() error {
	if len(d.out.text) > d.limits.Text || len(d.out.parts) > maxParts {
		return source.Errorf(source.LimitSize, "limit_output", "", "the text is longer than %d bytes", d.limits.Text)
	}
	return nil
}

// tolerate turns damage in a part that the text can do without into a warning; other errors stay. An empty part
// says that the damage has been noted.
func (d *reader) tolerate(err error, part string) error {
	var coded *source.Error
	if !errors.As(err, &coded) || coded.Code != source.Corrupt || coded.Detail == "dtd_forbidden" {
		return err
	}
	if part != "" {
		d.notes = append(d.notes, source.Diagnostic{
			Code: "docx.damaged-part", Severity: source.Warning, Offset: -1,
			Message: fmt.Sprintf("%s is damaged and not read to its end: %s", part, coded.Message),
		})
	}
	return nil
}

// located wraps the error of a context, so that it tells what was done.
func (d *reader) located(err error) error {
	if err != nil && errors.Is(err, d.ctx.Err()) {
		return fmt.Errorf("reading a Word document: %w", err)
	}
	return err
}
