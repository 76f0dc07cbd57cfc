package external

import (
	"encoding/json"
	"io"
	"sort"

	"guiwen/normalize/source"
)

// Write writes a document as an answer that [Parse] understands: what a program that stands on a reader of guiwen says, and what shows people what a reader saw.
func Write(w io.Writer, doc *source.Document) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	first := line{Protocol: Protocol}
	if e := doc.Engine; e != nil {
		first.Engine = &engine{e.Name, e.Version, e.Digest}
	}
	lines := []line{first}
	if m := doc.Meta; m.Title != "" || m.Author != "" || m.Language != "" || m.Fields != nil {
		l := &meta{Title: m.Title, Author: m.Author, Language: m.Language}
		for _, f := range m.Fields {
			l.Fields = append(l.Fields, [2]string{f.Name, f.Value})
		}
		lines = append(lines, line{Meta: l})
	}
	for _, p := range doc.Pages {
		lines = append(lines, line{Sheet: &sheet{p.Width, p.Height, p.Scan}})
	}
	for _, n := range doc.Notes {
		lines = append(lines, line{Note: &note{n.Code, n.Severity, n.Message, n.Page}})
	}
	for _, l := range lines {
		if err := out.Encode(l); err != nil {
			return err
		}
	}
	for _, p := range doc.Parts {
		if err := out.Encode(line{part: spoken(doc, p)}); err != nil {
			return err
		}
	}
	return nil
}

// spoken is a part as a line says it.
func spoken(doc *source.Document, p source.Part) part {
	text := doc.Text[p.Start:p.End]
	s := part{
		Text: &text, Kind: kinds[p.Kind], Level: p.Level, Label: p.Label, Align: aligns[p.Align], Continues: p.Continues, Page: p.Page,
		Font: p.Font.Name, Size: p.Font.Size, Bold: p.Font.Bold, Indent: p.Indent, Href: p.Href, Style: p.Style, NoteNumber: p.NoteNumber,
	}
	if b := p.Box; !b.IsZero() {
		s.Box = &[4]float64{b.X0, b.Y0, b.X1, b.Y1}
	}
	if c := p.Cell; c != nil {
		s.Cell = &cell{c.Table, c.Row, c.Column, c.RowSpan, c.ColSpan, c.Header}
	}
	if len(p.Marks) > 0 {
		offsets := codePoints(text)
		at := func(offset int) int { return sort.SearchInts(offsets, offset-p.Start) }
		for _, m := range p.Marks {
			s.Marks = append(s.Marks, mark{marks[m.Kind], at(m.Start), at(m.End), m.Text})
		}
	}
	return s
}
