// Package convert turns the bytes of one file into its canonical document. It is the only package that knows
// every stage; the stages know the types they take and give, and not each other.
package convert

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"guiwen/convert/doc"
	"guiwen/convert/docx"
	"guiwen/convert/external"
	"guiwen/convert/pdf"
	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/outline"
	"guiwen/normalize/reference"
	"guiwen/normalize/source"
	"guiwen/normalize/statistics"
	"guiwen/schema"
)

// Version is the version of the program; Producer is how documents name it.
const (
	Version  = "0.2.0"
	Producer = "guiwen " + Version
)

// Options decide what a document becomes. The zero value is the official profile with built-in readers and
// catalogue.
type Options struct {
	Profile    string           // of normalization; "" is "official"
	Rules      map[string]bool  // rules of normalization turned on or off by id
	PDFEngine  string           // "" or "own", or "ledongthuc"
	Indicators string           // a catalogue (TSV) instead of the built-in one
	Redact     []string         // what to mask: "contacts"
	Revisions  layout.Revisions // of tracked changes; "" is accepted
	Limits     source.Limits
	// Readers are programs that read formats instead of guiwen, by the name of the format.
	Readers map[string]external.Program
	// Explain is called with lines that tell why numbered lists are headings or items; it may be nil and changes nothing.
	Explain func(line string) `json:"-"`
}

// Converter converts documents. It is safe for concurrent use.
type Converter struct {
	options    Options
	formats    []Format
	programs   map[string]external.Program // for formats that have no reader here
	normalizer *normalize.Normalizer
	indicators *statistics.Catalogue
}

// New returns a converter. The error names an option that is not known or a catalogue that is not valid.
func New(o Options) (*Converter, error) {
	if o.Profile == "" {
		o.Profile = "official"
	}
	n, err := normalize.New(normalize.Options{Profile: o.Profile, Rules: o.Rules})
	if err != nil {
		return nil, err
	}
	c := &Converter{options: o, formats: Formats(), programs: map[string]external.Program{}, normalizer: n, indicators: statistics.Default()}
	if o.Indicators != "" {
		if c.indicators, err = statistics.ParseCatalogue(strings.NewReader(o.Indicators)); err != nil {
			return nil, fmt.Errorf("indicators: %w", err)
		}
	}
	for _, what := range o.Redact {
		if what != "contacts" {
			return nil, fmt.Errorf("%q cannot be redacted; contacts can", what)
		}
	}
	if err := c.readRevisions(o.Revisions); err != nil {
		return nil, err
	}
	switch o.PDFEngine {
	case "", "own":
	case "ledongthuc":
		for i := range c.formats {
			if c.formats[i].Name == "pdf" {
				c.formats[i].Read = pdf.ReadLedongthuc
			}
		}
	default:
		return nil, fmt.Errorf("there is no PDF engine %q", o.PDFEngine)
	}
	if err := c.outside(o.Readers); err != nil {
		return nil, err
	}
	return c, nil
}

// readRevisions lets the reader of Word documents read the version of them that is asked for.
func (c *Converter) readRevisions(r layout.Revisions) error {
	chunks := docx.Chunks(embedded)
	var read source.Reader
	switch r {
	case "", layout.Accepted:
		read = chunks.Read
	case layout.Original:
		read = chunks.ReadOriginal
	case layout.Marked:
		read = chunks.ReadMarked
	default:
		return fmt.Errorf("tracked changes cannot be read as %q; accepted, original and marked are known", r)
	}
	for i := range c.formats {
		switch c.formats[i].Name {
		case "docx":
			c.formats[i].Read = read
		case "doc":
			c.formats[i].Read = doc.Through(read)
		}
	}
	return nil
}

// Read returns what the reader of a file saw, and what [Detect] says of the file. The format is known also where the reading fails.
func (c *Converter) Read(ctx context.Context, in source.Input) (seen *source.Document, f Format, mismatch string, err error) {
	f, mismatch, err = c.detect(in)
	if err != nil {
		return nil, f, "", err
	}
	seen, err = f.Read(ctx, in, c.options.Limits.WithDefaults())
	return seen, f, mismatch, err
}

// Convert turns the bytes of one file into its canonical document. Its error is or wraps a *source.Error, or
// is that of ctx: each stage is begun only while ctx is not done.
func (c *Converter) Convert(ctx context.Context, in source.Input) (*schema.Document, error) {
	seen, format, mismatch, err := c.Read(ctx, in)
	if err != nil {
		return nil, err
	}
	var doc *schema.Document
	for _, stage := range []func(){
		func() { seen = layout.WithTables(layout.WithPageMarks(layout.WithMarkup(seen))) },
		func() { doc = c.structure(in, format, seen) },
		func() {
			var notes []schema.Diagnostic
			doc.References, notes = reference.Find(doc)
			doc.Diagnostics = append(doc.Diagnostics, notes...)
		},
		func() {
			found := statistics.Find(doc, c.indicators)
			doc.Statistics, doc.NotStatistics, doc.Checks, doc.Forms = found.Statistics, found.NotStatistics, found.Checks, found.Forms
			doc.Diagnostics = append(doc.Diagnostics, found.Diagnostics...)
		},
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		stage()
	}
	doc.Diagnostics = append(remarks(format, mismatch, seen), doc.Diagnostics...)
	if slices.Contains(c.options.Redact, "contacts") {
		redactContacts(doc)
	}
	if err := doc.Verify(); err != nil {
		return nil, source.Errorf(source.ReaderCrash, "verify", "", "the document breaks its own promises: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return doc, nil
}

// structure makes of what the reader saw a document with its blocks, metadata and edits.
func (c *Converter) structure(in source.Input, format Format, seen *source.Document) *schema.Document {
	laid := layout.WithoutHidden(layout.Paragraphs(seen), seen, c.options.Revisions)
	norm, findings := c.normalize(laid)
	doc, text := outline.Build(outline.Input{Text: norm, Seen: seen, Name: path.Base(in.Name), Explain: c.options.Explain})
	doc.Schema = schema.Version
	doc.Source = c.source(in, format, seen)
	doc.Pages = pages(seen)
	doc.Normalization = editLog(text)
	doc.Normalization.Undecoded = undecoded(seen)
	doc.Diagnostics = append(doc.Diagnostics, place(findings, doc, text.Raw())...)
	return doc
}

// finding is a remark of the normalizer on a place of the raw text, in bytes.
type finding struct {
	at            int
	rule, message string
}

// normalize normalizes every paragraph and cell of a laid text.
func (c *Converter) normalize(laid *layout.Text) (*layout.Text, []finding) {
	var list []finding
	text := layout.Normalize(laid, func(dst []normalize.Edit, s string, at int, in layout.Context) []normalize.Edit {
		dst, found := c.normalizer.Paragraph(dst, s, at, normalize.Context{
			Title: in == layout.Title, NameField: in == layout.Name, Cell: in == layout.InCell,
		})
		for _, f := range found {
			list = append(list, finding{laid.RawOffset(at + f.Start), f.Rule, f.Message})
		}
		return dst
	})
	return layout.WithoutEmpty(text), list
}

// place turns findings, which stand in the order of the raw text, into diagnostics of the blocks they lie in.
func place(findings []finding, d *schema.Document, raw string) []schema.Diagnostic {
	offsets := schema.NewOffsets(raw)
	var list []schema.Diagnostic
	b := 0
	for _, f := range findings {
		at := offsets.CodePoint(f.at)
		for b < len(d.Blocks) && (d.Blocks[b].At.End == nil || *d.Blocks[b].At.End <= at) {
			b++
		}
		g := schema.Diagnostic{Code: f.rule, Severity: string(source.Info), Message: f.message}
		if b < len(d.Blocks) && *d.Blocks[b].At.Start <= at {
			g.Block = &d.Blocks[b].ID
		}
		list = append(list, g)
	}
	return list
}

// detect is [Detect] over the converter's own formats.
func (c *Converter) detect(in source.Input) (Format, string, error) {
	f, mismatch, err := Detect(in)
	if err != nil {
		if f, ok := c.byProgram(in, err); ok {
			return f, "", nil
		}
		return f, "", err
	}
	for _, own := range c.formats {
		if own.Name == f.Name {
			return own, mismatch, nil
		}
	}
	return f, mismatch, nil
}

func (c *Converter) source(in source.Input, f Format, seen *source.Document) schema.Source {
	sum := sha256.Sum256(in.Data)
	s := schema.Source{
		Name: in.Name, MediaType: f.MediaType, Bytes: int64(len(in.Data)), SHA256: hex.EncodeToString(sum[:]),
		Reader: f.Name, Producer: Producer, Profile: c.options.Profile,
	}
	if seen.Encoding != "" {
		s.Encoding = &seen.Encoding
	}
	if seen.Pages != nil {
		n := len(seen.Pages)
		s.Pages = &n
	}
	if e := seen.Engine; e != nil {
		s.Engine = &schema.Engine{Name: e.Name, Version: known(e.Version), Digest: known(e.Digest)}
	}
	return s
}

// known returns a value, or nil for an empty one.
func known(value string) *string {
	if value == "" {
		return nil
	}
	return &value
}

// pages describes the pages of a paged format.
func pages(seen *source.Document) []schema.Page {
	list := make([]schema.Page, len(seen.Pages))
	for i, p := range seen.Pages {
		list[i] = schema.Page{Number: i + 1, Width: p.Width, Height: p.Height, Text: schema.NativeText}
		if p.Scan {
			list[i].Text = schema.NoText
		}
	}
	return list
}

// remarks are what reader and detection have to say.
func remarks(f Format, mismatch string, seen *source.Document) []schema.Diagnostic {
	list := []schema.Diagnostic{}
	if mismatch != "" {
		list = append(list, schema.Diagnostic{
			Code: "input.type-mismatch", Severity: string(source.Warning),
			Message: fmt.Sprintf("the name's extension says %s, the content is %s; it was read as %s", mismatch, f.Name, f.Name),
		})
	}
	for _, n := range seen.Notes {
		message := n.Message
		if n.Page > 0 {
			message = fmt.Sprintf("page %d: %s", n.Page, message)
		}
		list = append(list, schema.Diagnostic{Code: n.Code, Severity: string(n.Severity), Message: message})
	}
	return list
}

// undecoded keeps the bytes that the reader could not decode.
func undecoded(seen *source.Document) []schema.Undecoded {
	if len(seen.Undecoded) == 0 {
		return nil
	}
	offsets := schema.NewOffsets(seen.Text)
	list := make([]schema.Undecoded, len(seen.Undecoded))
	for i, u := range seen.Undecoded {
		list[i] = schema.Undecoded{At: offsets.CodePoint(u.At), Hex: hex.EncodeToString([]byte(u.Bytes))}
	}
	return list
}

// editLog writes down the edits between raw and normalized text.
func editLog(t *normalize.Text) schema.Normalization {
	log := schema.NewEditLog(t.Raw())
	for _, e := range t.Edits() {
		log.Add(e.Start, e.End, e.New, e.Rule)
	}
	return log.Normalization()
}
