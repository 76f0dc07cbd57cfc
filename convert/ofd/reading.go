package ofd

import (
	"context"
	"strings"

	"guiwen/convert/opc"
	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// reading is one file being read.
type reading struct {
	pkg     *opc.Package
	budget  budget
	printed page.Overprint
	book    page.Book
	meta    source.Meta
	notes   []source.Diagnostic

	bodies      int
	versions    int // of the bodies that have several
	lost        int // pages that are not in the file
	missing     []string
	damaged     []string // parts that are damaged, pages aside
	private     int      // characters of private use
	comments    int      // remarks on annotations
	appearances objectReader
	attachments []string
	signatures  []string
}

// scan reads a part. It reports whether all of it could be read; its error is one that ends the reading.
func (r *reading) scan(part string, read func(x *xmlscan.Scanner)) (whole bool, err error) {
	s, err := r.pkg.Scan(r.budget.ctx, part, nil)
	if err == nil {
		read(s.Scanner)
		err = s.Close()
	}
	if err != nil && (source.CodeOf(err) != source.Corrupt || r.budget.ctx.Err() != nil) {
		return false, err
	}
	return err == nil, nil
}

// load is scan for a part that is no page: damage is taken down by its name.
func (r *reading) load(part string, read func(x *xmlscan.Scanner)) error {
	whole, err := r.scan(part, read)
	if err == nil && !whole {
		r.damaged = append(r.damaged, part)
	}
	return err
}

// locate returns the name of the part that another part names: beside it as the standard has it, or from the root as some writers
// have it. A part that is not there is taken down.
func (r *reading) locate(from, target string) (string, bool) {
	name, ok := r.find(from, target)
	if !ok && strings.TrimSpace(target) != "" {
		r.missing = append(r.missing, target)
	}
	return name, ok
}

// find is locate for a part of which the text has no need.
func (r *reading) find(from, target string) (string, bool) {
	for _, base := range []string{from, ""} {
		if name, ok := opc.Resolve(base, strings.TrimSpace(target)); ok && r.pkg.Has(name) {
			return name, true
		}
	}
	return "", false
}

// budget counts what a document costs and looks at its context in time.
type budget struct {
	ctx    context.Context
	limits source.Limits
	text   int // bytes of text so far
	drawn  int // objects and pieces of paths so far
}

// draw takes n objects or pieces of paths.
func (b *budget) draw(n int) error {
	before := b.drawn
	b.drawn += n
	if b.drawn > maxDrawn {
		return source.Errorf(source.LimitSize, "page_content", "", "the pages show more than %d objects", maxDrawn)
	}
	if b.drawn>>11 != before>>11 {
		return b.ctx.Err()
	}
	return nil
}

// write takes n bytes of text.
func (b *budget) write(n int) error {
	b.text += n
	if b.text > b.limits.Text {
		return source.Errorf(source.LimitSize, "text_bytes", "", "the text is longer than %d bytes", b.limits.Text)
	}
	return nil
}
