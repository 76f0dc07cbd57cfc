package external

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// maxLine bounds a line of an answer, in bytes.
const maxLine = 16 << 20

// Parse reads an answer. Its errors are *[source.Error]: the one that the program gives, reader.crash for an answer that breaks the rules,
// limit.size for one that is too long.
func Parse(in io.Reader, limits source.Limits) (*source.Document, error) {
	limits = limits.WithDefaults()
	a := answer{limits: limits}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	for n := 1; lines.Scan(); n++ {
		data := bytes.TrimSpace(lines.Bytes())
		if len(data) == 0 {
			continue
		}
		var l line
		d := json.NewDecoder(bytes.NewReader(data))
		if err := d.Decode(&l); err != nil {
			return nil, broken(n, "it is no JSON: %v", err)
		}
		if err := a.add(l); err != nil {
			var coded *source.Error
			if errors.As(err, &coded) {
				return nil, err
			}
			return nil, broken(n, "%v", err)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, source.Errorf(source.LimitSize, "line", "", "the reader answered with a line of more than %d bytes", maxLine)
	case err != nil:
		return nil, fmt.Errorf("reading the answer: %w", err)
	case !a.begun:
		return nil, source.Errorf(source.ReaderCrash, "answer", "", "the reader gave no answer")
	}
	if err := a.end(); err != nil {
		return nil, err
	}
	return &a.doc, nil
}

func broken(n int, format string, args ...any) error {
	return source.Errorf(source.ReaderCrash, "answer", fmt.Sprintf("line %d of the answer", n), format, args...)
}

// answer is what was read so far.
type answer struct {
	limits source.Limits
	begun  bool
	doc    source.Document
	text   []byte
}

// add takes a line in.
func (a *answer) add(l line) error {
	switch {
	case !a.begun:
		if l.Protocol != Protocol {
			return fmt.Errorf("the first line must have the protocol %q", Protocol)
		}
		a.begun = true
		if e := l.Engine; e != nil {
			a.doc.Engine = &source.Engine{Name: e.Name, Version: e.Version, Digest: e.Digest}
		}
	case l.Error != nil:
		return l.Error.err()
	case l.Meta != nil:
		a.doc.Meta = source.Meta{Title: l.Meta.Title, Author: l.Meta.Author, Language: l.Meta.Language}
		for _, f := range l.Meta.Fields {
			a.doc.Meta.Fields = append(a.doc.Meta.Fields, source.MetaField{Name: f[0], Value: f[1]})
		}
	case l.Note != nil:
		return a.addNote(*l.Note)
	case l.Sheet != nil:
		if len(a.doc.Pages) >= a.limits.Pages {
			return source.Errorf(source.LimitSize, "pages", "", "the document has more than %d pages", a.limits.Pages)
		}
		a.doc.Pages = append(a.doc.Pages, source.Page{Width: l.Sheet.Width, Height: l.Sheet.Height, Scan: l.Sheet.Scan})
	case l.Text != nil:
		return a.addPart(l.part)
	default:
		return errors.New("the line has none of text, sheet, note, meta and error")
	}
	return nil
}

// err is the failure as an error of the closed list; another code is a crash.
func (f failure) err() error {
	known := slices.ContainsFunc(source.Codes(), func(c source.CodeInfo) bool { return c.Code == f.Code })
	if !known || !strings.HasPrefix(string(f.Code), "input.") {
		return fmt.Errorf("the failure %q is none that a reader may give (%s)", f.Code, f.Message)
	}
	return source.Errorf(f.Code, "external", "", "%s", f.Message)
}

func (a *answer) addNote(n note) error {
	if n.Code == "" || n.Severity != source.Info && n.Severity != source.Warning {
		return errors.New("a note wants a code, and the severity info or warning")
	}
	a.doc.Notes = append(a.doc.Notes, source.Diagnostic{Code: n.Code, Severity: n.Severity, Message: n.Message, Page: n.Page, Offset: -1})
	return nil
}

// addPart writes the text of a part down, a part for each of its lines.
func (a *answer) addPart(p part) error {
	made, err := p.source()
	if err != nil {
		return err
	}
	text, spans, err := p.written()
	if err != nil {
		return err
	}
	if len(a.text)+len(text) > a.limits.Text {
		return source.Errorf(source.LimitSize, "text", "", "the document has more than %d bytes of text", a.limits.Text)
	}
	if len(a.doc.Parts) > 0 {
		a.text = append(a.text, between(a.doc.Parts[len(a.doc.Parts)-1], made)...)
	}
	base := len(a.text)
	a.text = append(a.text, text...)
	for at := 0; at <= len(text); {
		end := at + strings.IndexFunc(text[at:]+"\n", isLineEnd)
		line := made
		line.Start, line.End = base+at, base+end
		for _, m := range spans {
			if m.Start >= at && m.End <= end {
				m.Start, m.End = m.Start+base, m.End+base
				line.Marks = append(line.Marks, m)
			}
		}
		if at < end || at == 0 && made.Kind == source.Image {
			a.doc.Parts = append(a.doc.Parts, line)
			made.Continues, made.Label = true, ""
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		at = end + max(size, 1)
	}
	return nil
}

// isLineEnd reports whether a character ends a line (UAX #14, class BK and its kin).
func isLineEnd(r rune) bool {
	return r >= '\n' && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// between is what stands between two parts: a tab between the cells of a row, else a line feed.
func between(last, next source.Part) string {
	if last.Cell != nil && next.Cell != nil && last.Cell.Table == next.Cell.Table && last.Cell.Row == next.Cell.Row && last.Cell.Column != next.Cell.Column {
		return "\t"
	}
	return "\n"
}

// written returns the text of a part, with raised and lowered characters in their own forms, and its marks as bytes of it.
func (p part) written() (string, []source.Mark, error) {
	ordered := slices.Clone(p.Marks)
	slices.SortStableFunc(ordered, func(a, b mark) int { return a.Start - b.Start })
	offsets := codePoints(*p.Text)
	var text strings.Builder
	var spans []source.Mark
	last := 0
	for _, m := range ordered {
		kind := source.MarkKind(slices.Index(marks, m.Kind))
		if slices.Index(marks, m.Kind) < 0 || m.Start < last || m.End < m.Start || m.End >= len(offsets) {
			return "", nil, fmt.Errorf("the mark %q from %d to %d is unknown, lies in another or outside of the text", m.Kind, m.Start, m.End)
		}
		text.WriteString((*p.Text)[offsets[last]:offsets[m.Start]])
		marked := (*p.Text)[offsets[m.Start]:offsets[m.End]]
		switch kind {
		case source.Raised:
			marked = source.Superscript(marked)
		case source.Lowered:
			marked = source.Subscript(marked)
		}
		spans = append(spans, source.Mark{Kind: kind, Start: text.Len(), End: text.Len() + len(marked), Text: m.Text, Note: -1})
		text.WriteString(marked)
		last = m.End
	}
	text.WriteString((*p.Text)[offsets[last]:])
	return text.String(), spans, nil
}

// codePoints returns the byte offset of each code point of text, and its length.
func codePoints(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}

// source returns the part without its place.
func (p part) source() (source.Part, error) {
	kind := source.Paragraph
	if p.Kind != "" {
		i := slices.Index(kinds, p.Kind)
		if i < 0 {
			return source.Part{}, fmt.Errorf("there is no kind of part %q", p.Kind)
		}
		kind = source.Kind(i)
	}
	align := slices.Index(aligns, p.Align)
	if align < 0 {
		return source.Part{}, fmt.Errorf("there is no alignment %q", p.Align)
	}
	if (kind == source.TableCell) != (p.Cell != nil) {
		return source.Part{}, errors.New("a table-cell, and nothing else, has a cell")
	}
	made := source.Part{
		Kind: kind, Level: p.Level, Label: p.Label, Align: source.Align(align), Continues: p.Continues, Page: p.Page, Indent: p.Indent,
		Font: source.Font{Name: p.Font, Size: p.Size, Bold: p.Bold}, Href: p.Href, Style: p.Style, NoteNumber: p.NoteNumber,
	}
	if b := p.Box; b != nil {
		made.Box = source.Rect{X0: b[0], Y0: b[1], X1: b[2], Y1: b[3]}
	}
	if c := p.Cell; c != nil {
		made.Cell = &source.Cell{Table: c.Table, Row: c.Row, Column: c.Column, RowSpan: max(c.RowSpan, 1), ColSpan: max(c.ColSpan, 1), Header: c.Header}
	}
	return made, nil
}

// end ends the document, and holds it to what every reader promises.
func (a *answer) end() error {
	if len(a.doc.Parts) == 0 {
		return source.Errorf(source.NoText, "no_text", "", "the reader found no text")
	}
	a.doc.Text = string(append(a.text, '\n'))
	a.doc.PageBreaks = a.doc.Pages != nil
	if err := a.doc.Check(); err != nil {
		return source.Errorf(source.ReaderCrash, "answer", "", "the reader's answer makes no document: %v", err)
	}
	return nil
}
