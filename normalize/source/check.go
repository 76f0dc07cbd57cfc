package source

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Check reports the first invariant that the document breaks, or nil: the text is valid UTF-8;
// parts are sorted, not empty, not overlapping and cut between characters; only white space (or a byte order mark)
// lies outside them; cells, pages, labels, notes and metadata hold together. A document without parts has no text
// and should have been input.no-text. The suite of the readers holds them to it; what comes from outside of the program is held to it when it comes.
func (doc *Document) Check() error {
	if !utf8.ValidString(doc.Text) {
		return errors.New("the raw text is not valid UTF-8")
	}
	if len(doc.Parts) == 0 {
		return errors.New("a document without parts: want the error input.no-text")
	}
	last, table := 0, 0
	for i, p := range doc.Parts {
		if err := checkSpan(doc.Text, last, p); err != nil {
			return fmt.Errorf("part %d: %w", i, err)
		}
		last = p.End
		if err := checkPart(doc, p, table); err != nil {
			return fmt.Errorf("part %d %.40q: %w", i, doc.Text[p.Start:p.End], err)
		}
		if p.Cell != nil {
			table = max(table, p.Cell.Table)
		}
	}
	if err := checkBlank(doc.Text[last:]); err != nil {
		return fmt.Errorf("after the last part: %w", err)
	}
	for i, n := range doc.Notes {
		if err := checkNote(doc, n); err != nil {
			return fmt.Errorf("note %d: %w", i, err)
		}
	}
	return checkMeta(doc)
}

// checkSpan: the part begins at or after last, with only white space between, and is cut between characters.
func checkSpan(text string, last int, p Part) error {
	if p.Start < last || p.End < p.Start || p.End == p.Start && p.Kind != Image || p.End > len(text) {
		return fmt.Errorf("span [%d, %d) after %d in a text of %d bytes", p.Start, p.End, last, len(text))
	}
	if p.Start < len(text) && !utf8.RuneStart(text[p.Start]) || (p.End < len(text) && !utf8.RuneStart(text[p.End])) {
		return fmt.Errorf("span [%d, %d) cuts a character", p.Start, p.End)
	}
	return checkBlank(text[last:p.Start])
}

func checkBlank(gap string) error {
	for _, r := range gap {
		if !unicode.IsSpace(r) && r != '\ufeff' {
			return fmt.Errorf("%q is text outside every part", gap[:min(len(gap), 60)])
		}
	}
	return nil
}

// checkPart: what the part says of itself holds together. Tables are numbered from 1 in order of appearance; table is
// the highest number seen before.
func checkPart(doc *Document, p Part, table int) error {
	switch {
	case p.Kind > Field:
		return fmt.Errorf("unknown kind %d", p.Kind)
	case p.Level < 0 || p.Level > 9:
		return fmt.Errorf("level %d", p.Level)
	case p.Page < 0 || (p.Page > len(doc.Pages) && doc.Pages != nil):
		return fmt.Errorf("page %d of %d", p.Page, len(doc.Pages))
	case !strings.HasPrefix(doc.Text[p.Start:p.End], p.Label):
		return fmt.Errorf("label %q is not the beginning of the text", p.Label)
	case p.Box.X1 < p.Box.X0 || p.Box.Y1 < p.Box.Y0:
		return fmt.Errorf("box %v is turned inside out", p.Box)
	case p.Align > AlignJustify:
		return fmt.Errorf("unknown alignment %d", p.Align)
	case (p.Cell != nil) != (p.Kind == TableCell):
		return fmt.Errorf("kind %d with cell %v", p.Kind, p.Cell)
	}
	for _, f := range []float64{p.Box.X0, p.Box.X1, p.Box.Y0, p.Box.Y1, p.Font.Size, p.Indent} {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return fmt.Errorf("a measure is not finite: %v, size %v, indent %v", p.Box, p.Font.Size, p.Indent)
		}
	}
	if err := checkMarks(doc, p); err != nil {
		return err
	}
	if p.NoteNumber != "" && p.Kind != Note {
		return fmt.Errorf("kind %d with the number %q of a note", p.Kind, p.NoteNumber)
	}
	if g := p.Picture; g != nil && (p.Kind != Image || g.SHA256 != "" && len(g.SHA256) != 64) {
		return fmt.Errorf("kind %d with picture %+v", p.Kind, *g)
	}
	if c := p.Cell; c != nil {
		if c.Table < 1 || c.Table > table+1 || c.Row < 0 || c.Column < 0 || c.RowSpan < 1 || c.ColSpan < 1 {
			return fmt.Errorf("cell %+v after table %d", *c, table)
		}
	}
	return nil
}

// checkMarks: marks stand in order, inside their part, on whole characters; what is raised or lowered is never written
// with the digits of the line, or it would be read as part of the number beside it.
func checkMarks(doc *Document, p Part) error {
	last := p.Start
	for _, m := range p.Marks {
		if m.Start < last || m.End < m.Start || m.End > p.End {
			return fmt.Errorf("mark [%d, %d) of kind %d after %d in a part [%d, %d)", m.Start, m.End, m.Kind, last, p.Start, p.End)
		}
		last = m.Start
		for _, at := range [...]int{m.Start, m.End} {
			if at < len(doc.Text) && !utf8.RuneStart(doc.Text[at]) {
				return fmt.Errorf("mark [%d, %d) cuts a character", m.Start, m.End)
			}
		}
		text := doc.Text[m.Start:m.End]
		switch m.Kind {
		case Raised, Lowered:
			if strings.ContainsAny(text, "0123456789") && !strings.HasPrefix(text, "^(") && !strings.HasPrefix(text, "_(") {
				return fmt.Errorf("raised or lowered text %q holds plain digits", text)
			}
		case Commented:
			if m.Text == "" {
				return errors.New("a comment without text")
			}
		case NoteRef:
			if m.Note >= len(doc.Parts) || m.Note >= 0 && doc.Parts[m.Note].Kind != Note {
				return fmt.Errorf("a reference to the note in part %d, which is none", m.Note)
			}
		}
		if m.Kind > NoteRef {
			return fmt.Errorf("unknown mark %d", m.Kind)
		}
	}
	return nil
}

func checkNote(doc *Document, n Diagnostic) error {
	switch {
	case n.Code == "" || n.Message == "":
		return errors.New("no code or no message")
	case n.Severity != Info && n.Severity != Warning:
		return fmt.Errorf("%s: severity %q", n.Code, n.Severity)
	case n.Offset < -1 || n.Offset > len(doc.Text):
		return fmt.Errorf("%s: offset %d of %d", n.Code, n.Offset, len(doc.Text))
	case !utf8.ValidString(n.Message):
		return fmt.Errorf("%s: message %q is not valid UTF-8", n.Code, n.Message)
	}
	return nil
}

func checkMeta(doc *Document) error {
	m := doc.Meta
	values := []string{m.Title, m.Author, m.Language}
	for _, f := range m.Fields {
		if f.Name == "" {
			return fmt.Errorf("a metadata field without name: %q", f.Value)
		}
		values = append(values, f.Name, f.Value)
	}
	for _, v := range values {
		if !utf8.ValidString(v) {
			return fmt.Errorf("metadata %q is not valid UTF-8", v)
		}
		if v != strings.TrimSpace(v) {
			return fmt.Errorf("metadata %q is not trimmed", v)
		}
	}
	return nil
}
