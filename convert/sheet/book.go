// Package sheet is what workbooks (工作簿) of all file formats have in common: the values as their formats show them, and how the sheets become
// parts of a document. The readers of the files (convert/xlsx, convert/xls, convert/delimited) fill a [Book].
package sheet

import (
	"strings"

	"guiwen/normalize/source"
)

// Bounds of one workbook. Cells beyond them are a limit, not a loss.
const (
	MaxSheets  = 1024
	MaxRow     = 1 << 20
	MaxColumn  = 1 << 14
	maxCells   = 300_000
	maxMerges  = 200_000
	maxFormats = 1 << 16
)

// Book is a workbook that is being read. The zero value with its limits is ready for use; it is not safe for concurrent use.
type Book struct {
	Limits source.Limits
	Meta   source.Meta
	// Epoch1904 says that days are counted from 1904.
	Epoch1904 bool
	// Embedded says that the workbook stands in a document, which shows of it what is not hidden.
	Embedded bool
	// Cut says that a part of the file is missing or damaged, and why; nil if it is whole.
	Cut error

	sheets  []*Sheet
	formats map[string]*Format
	cells   int
	text    int
}

// Sheet is one table of cells. Rows and columns count from 0.
type Sheet struct {
	Name    string
	Hidden  bool
	Columns []Range // those that are hidden
	// Titles are the rows that are printed on each page again: heads. The zero value says none.
	Titles Range
	book   *Book
	rows   []row
	merges []merge
	places map[int]int // of rows in rows, once they come out of order
}

// Range is a run of rows or columns, the end not included.
type Range struct{ From, To int }

// row is a row with values.
type row struct {
	number int
	hidden bool
	cells  []cell
}

// cell is a value where it stands.
type cell struct {
	column int
	text   string
	number bool // a number, a date or a truth value
	style  *Style
}

// merge is a rectangle of cells that show the value of their first.
type merge struct{ rows, columns Range }

// Style is how cells look.
type Style struct {
	Format *Format
	Align  source.Align
	Font   source.Font
}

// Sheet adds a sheet. The error, limit.size, says that there are too many.
func (b *Book) Sheet(name string) (*Sheet, error) {
	if len(b.sheets) >= MaxSheets {
		return nil, source.Errorf(source.LimitSize, "sheets", name, "the workbook has more than %d sheets", MaxSheets)
	}
	s := &Sheet{Name: clean(name), book: b}
	b.sheets = append(b.sheets, s)
	return s, nil
}

// Format returns the format with a code, which is read once.
func (b *Book) Format(code string) *Format {
	if f := b.formats[code]; f != nil {
		return f
	}
	f := ParseFormat(code)
	if b.formats == nil {
		b.formats = map[string]*Format{}
	}
	if len(b.formats) < maxFormats {
		b.formats[code] = f
	}
	return f
}

// Row says that a row begins, and whether it is hidden. Rows should come in their order, each once.
func (s *Sheet) Row(number int, hidden bool) {
	if r := s.row(number); hidden {
		r.hidden = true
	}
}

// row returns a row, new if there is none of the number.
func (s *Sheet) row(number int) *row {
	last := len(s.rows) - 1
	switch {
	case last >= 0 && s.rows[last].number == number:
		return &s.rows[last]
	case (last < 0 || s.rows[last].number < number) && s.places == nil:
		s.rows = append(s.rows, row{number: number})
		return &s.rows[last+1]
	case s.places == nil:
		s.places = map[int]int{}
		for i, r := range s.rows {
			s.places[r.number] = i
		}
	}
	i, ok := s.places[number]
	if !ok {
		i = len(s.rows)
		s.rows = append(s.rows, row{number: number})
		s.places[number] = i
	}
	return &s.rows[i]
}

// Text adds text. The errors, here and of the others, are limit.size.
func (s *Sheet) Text(number, column int, text string, style *Style) error {
	if style != nil && style.Format != nil {
		text = style.Format.Text(text)
	}
	return s.add(number, cell{column: column, text: text, style: style})
}

// Number adds a number, or a point of time, as its format shows it.
func (s *Sheet) Number(number, column int, v float64, style *Style) error {
	text := ""
	if style != nil && style.Format != nil {
		text = style.Format.Number(v, s.book.Epoch1904)
	} else {
		text = generalText(v)
	}
	return s.add(number, cell{column: column, text: text, number: true, style: style})
}

// Value adds a value that is shown as it stands in the file: a number of a text file, a truth value, an error.
func (s *Sheet) Value(number, column int, text string, style *Style) error {
	return s.add(number, cell{column: column, text: text, number: true, style: style})
}

func (s *Sheet) add(number int, c cell) error {
	if c.text = clean(c.text); c.text == "" || number < 0 || number >= MaxRow || c.column < 0 || c.column >= MaxColumn {
		return nil
	}
	b := s.book
	b.cells++
	b.text += len(c.text) + 1
	if b.cells > maxCells {
		return source.Errorf(source.LimitSize, "cells", s.Name, "the workbook has more than %d cells with values", maxCells)
	}
	if b.text > b.Limits.Text+1 {
		return source.Errorf(source.LimitSize, "text_bytes", s.Name, "the workbook has more than %d bytes of text", b.Limits.Text)
	}
	r := s.row(number)
	r.cells = append(r.cells, c)
	return nil
}

// Merge says that a rectangle of cells is one.
func (s *Sheet) Merge(rows, columns Range) {
	ok := rows.From >= 0 && columns.From >= 0 && rows.From < rows.To && columns.From < columns.To && rows.To <= MaxRow && columns.To <= MaxColumn
	if ok && len(s.merges) < maxMerges && (rows.To-rows.From > 1 || columns.To-columns.From > 1) {
		s.merges = append(s.merges, merge{rows, columns})
	}
}

// clean returns text without blanks round it and round the ends of its lines, with line feeds for its breaks and without characters that are none.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if strings.ContainsAny(text, "\r\x00") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text)
	}
	return strings.TrimSpace(text)
}
