// Package xls reads the workbooks of Excel 5, 95 and 97 to 2003 (BIFF5 and BIFF8, [MS-XLS]): .xls, and the .et that Kingsoft wrote then.
// Formulas are not computed: the values that the file keeps are read.
package xls

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"guiwen/convert/cfb"
	"guiwen/convert/charset"
	"guiwen/convert/sheet"
	"guiwen/normalize/source"
)

// streams are the names of the stream of records: BIFF8 first, which files for both kinds of programs hold besides BIFF5.
var streams = []string{"Workbook", "Book"}

// others are what the compound files of other programs hold, which may have workbooks inside.
var others = []string{"WordDocument", "PowerPoint Document", "VisioDocument", "__properties_version1.0"}

// Sniff reports whether data is a compound file with a workbook for its main stream.
func Sniff(data []byte) bool {
	if !cfb.Sniff(data) {
		return false
	}
	file, err := cfb.Open(data)
	return err == nil && streamOf(file) != ""
}

// streamOf returns the name of the main stream, or "". One that the directory has lost is looked for everywhere, unless the file is another
// program's.
func streamOf(file *cfb.File) string {
	root := file.Names()
	for _, name := range streams {
		if slices.ContainsFunc(root, func(other string) bool { return strings.EqualFold(name, other) }) {
			return name
		}
	}
	if slices.ContainsFunc(others, func(name string) bool { return file.Has(name) }) {
		return ""
	}
	for _, name := range streams {
		if file.Has(name) {
			return name
		}
	}
	return ""
}

// Read reads a workbook. It is a [source.Reader].
//
// Errors: input.empty, input.corrupt, input.encrypted, input.no-text (no values), input.unsupported (BIFF4 and older), limit.size.
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading a workbook: %w", err)
	}
	limits = limits.WithDefaults()
	switch {
	case len(in.Data) == 0:
		return nil, source.Errorf(source.Empty, "", "", "the file has no bytes")
	case int64(len(in.Data)) > limits.Bytes:
		return nil, source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
	}
	file, err := cfb.Open(in.Data)
	if err != nil {
		return nil, err
	}
	name := streamOf(file)
	data, missing, ok := file.Stream(name)
	if !ok {
		return nil, source.Errorf(source.Corrupt, "malformed_workbook", "", "the file holds no workbook")
	}
	r := newReading(ctx, name, data, limits)
	if missing > 0 {
		r.cut("%d bytes of the workbook are not in the file", missing)
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	r.readProperties(file)
	return r.book.Document(ctx)
}

// reading is the reading of one workbook.
type reading struct {
	ctx  context.Context
	data []byte // all records
	name string // of their stream
	book *sheet.Book

	wide    bool // BIFF8: strings are of Unicode
	page    int  // code page of strings in BIFF5
	tabs    []tab
	strings []string
	fonts   []source.Font
	codes   map[int]string // of formats
	looks   []look
	styles  []*sheet.Style
	scanned int // bytes of records of sheets
}

func newReading(ctx context.Context, name string, data []byte, limits source.Limits) *reading {
	return &reading{ctx: ctx, data: data, name: name, page: charset.PageLatin, book: &sheet.Book{Limits: limits}, codes: map[int]string{}}
}

// read reads all records.
func (r *reading) read() error {
	if err := r.readGlobals(); err != nil {
		return err
	}
	return r.readSheets()
}

// tab is a sheet as the workbook names it.
type tab struct {
	name   string
	at     int // where its records begin
	hidden bool
	titles sheet.Range
}

// look is an XF record: what cells look like, by the numbers of font and format.
type look struct {
	font, format int
	align        source.Align
}

// cut takes down why not all of the workbook could be read, the first time.
func (r *reading) cut(format string, args ...any) {
	if r.book.Cut == nil {
		r.book.Cut = source.Errorf(source.Corrupt, "malformed_workbook", r.name, format, args...)
	}
}

// style returns the style of an XF.
func (r *reading) style(xf int) *sheet.Style {
	if xf >= len(r.styles) {
		return nil
	}
	if r.styles[xf] == nil {
		l := r.looks[xf]
		code, ok := r.codes[l.format]
		if !ok {
			code = sheet.Builtin(l.format)
		}
		s := &sheet.Style{Format: r.book.Format(code), Align: l.align}
		if l.font > 4 {
			l.font-- // there is no font of the number 4
		}
		if l.font < len(r.fonts) {
			s.Font = r.fonts[l.font]
		}
		r.styles[xf] = s
	}
	return r.styles[xf]
}

// readSheets reads the sheets in the order of their tabs.
func (r *reading) readSheets() error {
	if len(r.tabs) == 0 {
		r.cut("the workbook names no sheets")
	}
	for _, t := range r.tabs {
		s, err := r.book.Sheet(t.name)
		if err != nil {
			return err
		}
		s.Hidden, s.Titles = t.hidden, t.titles
		if err := r.readSheet(t.at, s); err != nil {
			return err
		}
	}
	return nil
}

// readProperties reads what the file says of itself.
func (r *reading) readProperties(file *cfb.File) {
	stream, _, ok := file.Stream(cfb.Summary)
	if !ok {
		return
	}
	set := cfb.ReadProperties(stream)
	text := func(id uint32) string {
		if set[id].Wide {
			return ""
		}
		value, _ := charset.DecodePage(set[id].Bytes, int(uint16(set[cfb.CodePage].Int)))
		return strings.TrimSpace(strings.ToValidUTF8(strings.Trim(value, "\x00"), "\ufffd"))
	}
	r.book.Meta.Title, r.book.Meta.Author = text(cfb.Title), text(cfb.Author)
}
