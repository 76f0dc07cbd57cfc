package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"sort"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

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
	printed  overprint
	comments int    // of readers, left out
	repaired string // what was wrong with the file; "" where nothing
	seen     []*sheet
	notes    []source.Diagnostic
}

// sheet is a page with the lines on it.
type sheet struct {
	page   page
	label  string // page label
	canvas *canvas
	lines  []line
	scan   bool
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
		s := &sheet{page: pages[i], canvas: c, label: labels[i]}
		s.lines = layLines(s)
		s.canvas.glyphs, s.canvas.rules = nil, nil
		r.seen = append(r.seen, s)
	}
	markFurniture(r.seen)
	markFootnotes(r.seen)
	for _, s := range r.seen {
		s.scan = s.isScan()
	}
	return nil
}

// scanCover is how much of a page pictures must cover to be its content.
const scanCover = 0.3

// outlined is how many filled curves a page without text must hold to be taken for text made outlines.
const outlined = 150

// isScan reports whether a page is a picture: nothing but furniture is text on it, and a picture covers much of
// it, or outlines of letters.
func (s *sheet) isScan() bool {
	for i := range s.lines {
		switch s.lines[i].kind {
		case source.PageNumber, source.Header, source.Footer, source.Watermark:
		default:
			return false
		}
	}
	area := 0.0
	for _, b := range s.canvas.images {
		area += b.width() * b.height()
	}
	return area >= scanCover*s.page.width*s.page.height || s.canvas.curves >= outlined
}

// interpretSafely is interpret with a panic of foreign code turned into an error.
func (r *reading) interpretSafely(p *page) (c *canvas, err error) {
	defer func() {
		if v := recover(); v != nil {
			c, err = nil, source.Errorf(source.ReaderCrash, "", fmt.Sprintf("page %d", p.number), "the page cannot be read: %v%s", v, panicPlace())
		}
	}()
	return r.interpret(p)
}

// markFootnotes finds the foot notes of all pages.
func markFootnotes(sheets []*sheet) {
	size := bodySize(sheets)
	for _, s := range sheets {
		for _, n := range footnotes(s.printed(size)) {
			for i, k := range n.lines {
				s.lines[k].kind = source.Note
				s.lines[k].goesOn = i > 0
			}
			s.lines[n.lines[0]].note = n.number
			ref := &s.lines[n.ref]
			ref.marks = append(ref.marks, source.Mark{Kind: source.NoteRef, Start: n.at.start, End: n.at.end, Note: n.lines[0]})
			sortMarks(ref.marks)
		}
	}
}

// printed returns the lines of a page's text from top to bottom. Body is the size of the text.
func (s *sheet) printed(body float64) []printedLine {
	var list []printedLine
	for i := range s.lines {
		l := &s.lines[i]
		if l.kind == source.Line && l.dir == rightwards || l.cell != nil {
			small := l.cell == nil && l.font.Size > 0 && l.font.Size <= 0.9*body
			list = append(list, printedLine{i, l.text, l.marks, small})
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return s.lines[list[a].index].box.y0 < s.lines[list[b].index].box.y0 })
	return list
}

// bodySize is the size of most characters of a document's text.
func bodySize(sheets []*sheet) (best float64) {
	votes := map[float64]int{}
	for _, s := range sheets {
		for i := range s.lines {
			if l := &s.lines[i]; l.kind == source.Line {
				votes[math.Round(l.font.Size*2)/2] += l.glyphs
			}
		}
	}
	most := 0
	for size, n := range votes {
		if n > most || n == most && size > best {
			best, most = size, n
		}
	}
	return best
}
