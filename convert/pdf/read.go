package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// Sniff reports whether data is a PDF file: %PDF- within the first 1024 bytes, as other readers have it.
func Sniff(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024+5)], []byte("%PDF-"))
}

// reading is one document being read.
type reading struct {
	file     *file
	fonts    map[types.Object]*font
	hides    *optionalContent
	printed  page.Overprint
	comments int    // of readers, left out
	repaired string // what was wrong with the file; "" where nothing
	book     page.Book
	notes    []source.Diagnostic
}

// Read reads a PDF file. It is a [source.Reader].
//
// The raw text is the lines of all pages in reading order, each followed by a line feed; a form feed stands
// between pages; foot notes stand behind the last page. Each line is a part of kind Line with page, box, font and size; page
// numbers, running heads and foot notes are parts of their kind.
//
// Errors: input.empty, input.corrupt, input.encrypted (a password is asked for), input.no-text (only pictures),
// limit.size, limit.depth.
func Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limits = limits.WithDefaults()
	if err := checkInput(in, limits); err != nil {
		return nil, err
	}
	b := &budget{ctx: ctx, limits: limits}
	r := &reading{fonts: map[types.Object]*font{}}
	if err := r.open(in.Data, b); err != nil {
		return nil, err
	}
	if err := r.readPages(); err != nil {
		return nil, err
	}
	r.remark(in.Data)
	return r.document()
}

// checkInput refuses what is not worth opening.
func checkInput(in source.Input, limits source.Limits) error {
	switch {
	case len(in.Data) == 0:
		return source.Errorf(source.Empty, "", "", "the file has no bytes")
	case int64(len(in.Data)) > limits.Bytes:
		return source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
	}
	return nil
}

// open parses the file's objects, with a rebuilt cross-reference table where the file's own cannot be used, and
// says in a coded error why it cannot.
func (r *reading) open(data []byte, b *budget) error {
	data, s, err := examineFile(data)
	if err != nil {
		return err
	}
	var cause error
	if s.trouble == "" {
		f, err := open(b.ctx, data, b)
		if err == nil {
			return r.opened(f)
		}
		if err := final(b.ctx, err); err != nil {
			return err
		}
		// What pdfcpu stumbles over first depends on the order of a map: its words are no part of any output.
		s.trouble, cause = "its objects cannot be parsed", err
	}
	rebuilt, ok := rebuild(data)
	if !ok {
		if !s.usable {
			return unreadable(s.trouble, cause)
		}
		rebuilt = data
	}
	f, err := open(b.ctx, rebuilt, b)
	if err == nil {
		r.repaired = s.trouble
		return r.opened(f)
	}
	if err := final(b.ctx, err); err != nil {
		return err
	}
	return unreadable(s.trouble, err)
}

// unreadable is the error for a file that cannot be parsed.
func unreadable(trouble string, cause error) error {
	return &source.Error{Code: source.Corrupt, Detail: "malformed_pdf", Message: "the file cannot be parsed: " + trouble, Err: cause}
}

// examineFile examines a file from its header on. What stands before the header either belongs to the offsets
// in the file or not; where it does, the header is moved to the front.
func examineFile(data []byte) ([]byte, *skeleton, error) {
	head := bytes.Index(data, []byte("%PDF-"))
	if head < 0 {
		return nil, nil, malformed("", "the file has no PDF header")
	}
	s, err := examine(data[head:])
	const version = "%PDF-1.7"
	if head < len(version) || err == nil && s.trouble == "" {
		return data[head:], s, err
	}
	if whole, err := examine(data); err == nil && whole.trouble == "" {
		moved := bytes.Clone(data)
		for i := range moved[:head] {
			moved[i] = '\n'
		}
		copy(moved, version)
		return moved, whole, nil
	}
	return data[head:], s, err
}

// final returns the error that no repair can cure; nil where one may.
func final(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return source.Errorf(source.Encrypted, "", "", "the document asks for a password")
	case errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature):
		return source.Errorf(source.Encrypted, "unsupported", "", "the document is encrypted in a way that guiwen does not know")
	}
	return nil
}

func (r *reading) opened(f *file) error {
	r.file = f
	r.hides = f.readOptionalContent()
	return nil
}

// readPages reads every page.
func (r *reading) readPages() error {
	pages, lost, err := r.file.pages()
	if err != nil {
		return err
	}
	if lost > 0 {
		r.note("pdf.lost-pages", source.Warning, 0, "%d pages that the page tree names do not exist", lost)
	}
	labels := r.file.labels(len(pages))
	for i := range pages {
		if err := r.file.budget.ctx.Err(); err != nil {
			return err
		}
		c, err := r.interpretSafely(&pages[i])
		if err != nil {
			return err
		}
		s := &page.Sheet{Number: pages[i].number, Label: labels[i], Width: pages[i].width, Height: pages[i].height, Canvas: c}
		s.Lay()
		r.book.Sheets = append(r.book.Sheets, s)
	}
	r.book.Finish()
	return nil
}

// interpretSafely is interpret with a panic of foreign code turned into an error.
func (r *reading) interpretSafely(p *leaf) (c *page.Canvas, err error) {
	defer func() {
		if v := recover(); v != nil {
			c, err = nil, source.Errorf(source.ReaderCrash, "", fmt.Sprintf("page %d", p.number), "the page cannot be read: %v%s", v, panicPlace())
		}
	}()
	return r.interpret(p)
}
