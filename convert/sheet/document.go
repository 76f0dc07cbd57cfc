package sheet

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// Document writes the document: the sheets in the order of their tabs; of each its name as a caption, if it was given one, and its tables with
// the lines over and under them as paragraphs. What merged cells do not show stands behind them as furniture. Hidden sheets, rows and columns are read and said; of an embedded workbook they are left out.
//
// Errors: what the book was cut by if it has no values, input.no-text, limit.size.
func (b *Book) Document(ctx context.Context) (*source.Document, error) {
	w := writer{book: b}
	w.doc.Parts = make([]source.Part, 0, b.cells+len(b.sheets))
	w.text.Grow(min(b.text, b.Limits.Text))
	for _, s := range b.sheets {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("reading a workbook: %w", err)
		}
		if s.Hidden && b.Embedded {
			continue
		}
		w.sheet(s)
	}
	if w.text.Len() > b.Limits.Text {
		return nil, source.Errorf(source.LimitSize, "text_bytes", "", "the workbook has more than %d bytes of text", b.Limits.Text)
	}
	if len(w.doc.Parts) == 0 {
		if b.Cut != nil {
			return nil, b.Cut
		}
		return nil, source.Errorf(source.NoText, "", "", "the workbook holds no values")
	}
	if b.Cut != nil {
		w.note("sheet.damaged-part", source.Warning, -1, "a part of the workbook is missing or damaged; what is in front of it was read: %s", strings.ToValidUTF8(b.Cut.Error(), "\ufffd"))
	}
	w.doc.Meta, w.doc.Text = b.Meta, w.text.String()
	return &w.doc, nil
}

// writer writes the document of a book.
type writer struct {
	book   *Book
	doc    source.Document
	text   strings.Builder
	tables int
}

func (w *writer) note(code string, severity source.Severity, offset int, format string, args ...any) {
	w.doc.Notes = append(w.doc.Notes, source.Diagnostic{Code: code, Severity: severity, Message: fmt.Sprintf(format, args...), Offset: offset})
}

// sheet writes one sheet.
func (w *writer) sheet(s *Sheet) {
	if w.book.Embedded {
		s.rows = slices.DeleteFunc(s.rows, func(r row) bool { return r.hidden })
	}
	covered := s.prepare()
	if len(s.rows) == 0 {
		return
	}
	start := w.text.Len()
	if start > 0 {
		start++
	}
	if s.isNamed() && !w.book.Embedded {
		w.separate('\n')
		w.line(strings.Join(strings.Fields(s.Name), " "), source.Part{Kind: source.Caption})
	}
	merges := newSweep(s.merges)
	for _, r := range s.regions() {
		w.lines(r.before, merges, len(r.table) > 0)
		w.table(s, r.table, merges)
		w.lines(r.after, merges, false)
	}
	for _, c := range covered {
		w.paragraphs(c, source.Part{Kind: source.Chrome}, '\n')
	}
	if len(covered) > 0 {
		w.note("sheet.covered-cells", source.Warning, start, "the sheet %q has %d values under merged cells, which do not show them; they are no part of the text", s.Name, len(covered))
	}
	w.sayHidden(s, start)
}

// isNamed reports whether the sheet has a name that a person gave it.
func (s *Sheet) isNamed() bool {
	return strings.TrimRight(strings.ToLower(s.Name), "0123456789 ()") != "sheet" && s.Name != ""
}

// sayHidden says what of a sheet is hidden.
func (w *writer) sayHidden(s *Sheet, start int) {
	if s.Hidden {
		w.note("sheet.hidden-sheet", source.Warning, start, "the sheet %q is hidden; it was read", s.Name)
	}
	if w.book.Embedded {
		return
	}
	rows, cells := 0, 0
	hidden := hiddenColumns(s.Columns)
	for _, r := range s.rows {
		if r.hidden {
			rows++
		}
		for _, c := range r.cells {
			if hidden[c.column] {
				cells++
			}
		}
	}
	if rows > 0 {
		w.note("sheet.hidden-rows", source.Warning, start, "the sheet %q has %d hidden rows; they were read", s.Name, rows)
	}
	if cells > 0 {
		w.note("sheet.hidden-columns", source.Warning, start, "the sheet %q has %d values in hidden columns; they were read", s.Name, cells)
	}
}

// hiddenColumns returns which columns stand in one of the ranges.
func hiddenColumns(ranges []Range) (hidden [MaxColumn]bool) {
	var begins [MaxColumn + 1]int
	for _, r := range ranges {
		if from, to := max(r.From, 0), min(r.To, MaxColumn); from < to {
			begins[from]++
			begins[to]--
		}
	}
	open := 0
	for c := range hidden {
		open += begins[c]
		hidden[c] = open > 0
	}
	return hidden
}

// lines writes each row as a paragraph. Over a table, the nearest line that can be its title is its caption, and so are those that are set as
// titles, across columns or in their middle; over the first table stands the title of the document.
func (w *writer) lines(rows []row, merges *sweep, overTable bool) {
	nearest := -1
	for i, r := range rows {
		if len(r.cells) == 1 && canBeTitle(r.cells[0].text) {
			nearest = i
		}
	}
	for i, r := range rows {
		merges.advance(r.number)
		c := r.cells[0]
		if len(r.cells) > 1 {
			c = joined(r)
		}
		part := source.Part{Kind: source.Paragraph}
		if overTable && len(r.cells) == 1 {
			m, merged := merges.at(c.column)
			set := merged && m.columns.To-m.columns.From > 1 || c.style != nil && c.style.Align == source.AlignCenter
			if w.tables > 0 && (set || i == nearest) {
				part.Kind = source.Caption
			}
		}
		w.paragraphs(c, part, '\n')
	}
}

// longestTitle is how long the title of a table is at most, in characters.
const longestTitle = 60

// canBeTitle reports whether a line can be the title of a table: it is short, no sentence and names no field.
func canBeTitle(text string) bool {
	return !strings.ContainsAny(text, ":\uff1a\u3002\n") && utf8.RuneCountInString(text) <= longestTitle
}

// joined returns the cells of a row as one, as they stand in a line.
func joined(r row) cell {
	texts := make([]string, len(r.cells))
	for i, c := range r.cells {
		texts[i] = strings.Join(strings.Fields(c.text), " ")
	}
	return cell{column: r.cells[0].column, text: strings.Join(texts, "\t")}
}

// table writes rows as a table. Rows and columns in which nothing begins are drawn together, as they show nothing.
func (w *writer) table(s *Sheet, rows []row, merges *sweep) {
	if len(rows) == 0 {
		return
	}
	w.tables++
	columns, numbers := placesOf(rows)
	for i, r := range rows {
		merges.advance(r.number)
		for k, c := range r.cells {
			place := &source.Cell{Table: w.tables, Row: i, Column: columns.before(c.column), RowSpan: 1, ColSpan: 1, Header: s.Titles.From <= r.number && r.number < s.Titles.To}
			if m, ok := merges.at(c.column); ok && m.rows.From == r.number && m.columns.From == c.column {
				place.RowSpan = max(numbers.before(m.rows.To)-i, 1)
				place.ColSpan = max(columns.before(m.columns.To)-place.Column, 1)
			}
			separator := byte('\t')
			if k == 0 {
				separator = '\n'
			}
			w.paragraphs(c, source.Part{Kind: source.TableCell, Cell: place}, separator)
		}
	}
}

// places are the numbers of rows or columns that are used, sorted.
type places []int

// before returns how many used ones stand in front of a number.
func (p places) before(number int) int {
	i, _ := slices.BinarySearch(p, number)
	return i
}

// placesOf returns the columns and the rows in which a cell begins.
func placesOf(rows []row) (columns, numbers places) {
	used := map[int]bool{}
	for _, r := range rows {
		numbers = append(numbers, r.number)
		for _, c := range r.cells {
			if !used[c.column] {
				used[c.column] = true
				columns = append(columns, c.column)
			}
		}
	}
	slices.Sort(columns)
	return columns, numbers
}

// paragraphs writes the lines of a cell, the first behind a separator.
func (w *writer) paragraphs(c cell, part source.Part, separator byte) {
	if c.style != nil {
		part.Align, part.Font = c.style.Align, c.style.Font
	}
	for text := range strings.SplitSeq(c.text, "\n") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		w.separate(separator)
		w.line(text, part)
		separator = '\n'
	}
}

// separate writes what stands between two parts.
func (w *writer) separate(separator byte) {
	if w.text.Len() > 0 {
		w.text.WriteByte(separator)
	}
}

// line writes a part.
func (w *writer) line(text string, part source.Part) {
	part.Start = w.text.Len()
	w.text.WriteString(text)
	part.End = w.text.Len()
	w.doc.Parts = append(w.doc.Parts, part)
}
