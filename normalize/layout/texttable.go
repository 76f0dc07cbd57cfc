package layout

import (
	"slices"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// WithTables returns seen with the tables that stand in its lines as cells: rows with tabs, with | of Markdown, columns that
// blanks line up, and one cell a line. Lines with a place on a page are not looked at. Seen itself is not changed.
func WithTables(seen *source.Document) *source.Document {
	f := tableFinder{text: seen.Text, parts: seen.Parts}
	for _, p := range seen.Parts {
		if p.Cell != nil {
			f.number = max(f.number, p.Cell.Table)
		}
	}
	for i := 0; i < len(f.parts); {
		if next := f.table(i); next > i {
			i = next
			continue
		}
		f.out = append(f.out, f.parts[i])
		i++
	}
	if !f.found {
		return seen
	}
	return withParts(seen, f.out)
}

// withParts returns a copy of seen with other parts. References to notes follow them.
func withParts(seen *source.Document, parts []source.Part) *source.Document {
	for i := range parts {
		for k, m := range parts[i].Marks {
			if m.Kind != source.NoteRef || m.Note < 0 || m.Note >= len(seen.Parts) {
				continue
			}
			at := seen.Parts[m.Note].Start
			parts[i].Marks = slices.Clone(parts[i].Marks)
			parts[i].Marks[k].Note = slices.IndexFunc(parts, func(p source.Part) bool { return p.End > at })
		}
	}
	out := *seen
	out.Parts = parts
	return &out
}

// tableFinder goes over the parts of a document.
type tableFinder struct {
	text   string
	parts  []source.Part
	out    []source.Part
	number int // of the last table
	found  bool
	tabs   int // the part behind rows with tabs that are no table
	bars   int // the same for rows with bars
	blank  int // the same for rows without a figure whose columns blanks might line up
	work   int // lines looked at for aligned columns
}

// table writes the table that begins at part i, if one does, and returns the part behind it; else i.
func (f *tableFinder) table(i int) int {
	if !f.isLine(i) {
		return i
	}
	for _, kind := range [...]func(int) ([]textRow, int){f.barred, f.tabbed, f.aligned, f.stacked} {
		if rows, next := kind(i); len(rows) > 0 {
			f.write(rows, i, next)
			return next
		}
	}
	return i
}

// isLine reports whether part i is a line that may be a row.
func (f *tableFinder) isLine(i int) bool {
	p := &f.parts[i]
	return p.Kind == source.Line && p.Box.IsZero() && p.Cell == nil
}

func (f *tableFinder) lineOf(i int) string { return f.text[f.parts[i].Start:f.parts[i].End] }

// follow returns the part behind part i if it is the next line, page marks between them left out; else -1.
func (f *tableFinder) follow(i int) int {
	end := f.parts[i].End
	for i++; i < len(f.parts) && f.isLine(i); i++ {
		if strings.Count(f.text[end:f.parts[i].Start], "\n") > 1 {
			return -1
		}
		if line := strings.TrimSpace(f.lineOf(i)); line == "" || !lex.PageMark(line) {
			return i
		}
		end = f.parts[i].End
	}
	return -1
}

// run returns the rows that split makes of part i and those that follow, as long as they have two cells or more and ends does not
// say that they are over, and the part behind them.
func (f *tableFinder) run(i int, split func(int) []field, ends func(rows []textRow, cells []field) bool) (rows []textRow, next int) {
	next = i
	for at := i; at >= 0; at = f.follow(at) {
		cells := split(at)
		if len(cells) < 2 || len(cells) > mostFields || ends(rows, cells) {
			break
		}
		rows = append(rows, textRow{at, cells})
		next = at + 1
	}
	return rows, next
}

// splitAt cuts a span of the text at a sign that parts cells.
func (f *tableFinder) splitAt(start, end int, sign byte) (cells []field) {
	for from := start; from <= end; {
		to := from
		for to < end && (f.text[to] != sign || sign == '|' && f.text[to-1] == '\\') {
			to++
		}
		a, b := f.trim(from, to)
		cells = append(cells, field{start: a, end: b})
		from = to + 1
	}
	return cells
}

// write makes cells of rows and keeps the page marks between them.
func (f *tableFinder) write(rows []textRow, i, next int) {
	f.number++
	f.found = true
	head := headRow(f.text, rows)
	for r, row := range rows {
		for ; i < row.part; i++ {
			if line := strings.TrimSpace(f.lineOf(i)); lex.PageMark(line) {
				f.out = append(f.out, f.parts[i])
			}
		}
		i = max(i, row.part+1)
		for c, cell := range row.cells {
			if cell.start == cell.end {
				continue
			}
			p := f.parts[row.part]
			p.Start, p.End, p.Kind = cell.start, cell.end, source.TableCell
			p.Marks = marksIn(p.Marks, cell.start, cell.end)
			p.Cell = &source.Cell{Table: f.number, Row: r, Column: c, RowSpan: 1, ColSpan: 1, Header: head && r == 0}
			f.out = append(f.out, p)
		}
	}
}

// marksIn returns the marks that lie in a span, cut to it.
func marksIn(marks []source.Mark, start, end int) []source.Mark {
	var in []source.Mark
	for _, m := range marks {
		if m.Start < end && m.End > start || m.Start == m.End && m.Start >= start && m.Start <= end {
			m.Start, m.End = max(m.Start, start), min(m.End, end)
			in = append(in, m)
		}
	}
	return in
}

// trim takes the blanks from both ends of a span of the text.
func (f *tableFinder) trim(start, end int) (int, int) {
	l, ok := trim(f.text, start, end)
	if !ok {
		return start, start
	}
	return l.start, l.end
}

// figureAt reports whether part i is a figure.
func (f *tableFinder) figureAt(i int) bool { return isFigure(strings.TrimSpace(f.lineOf(i))) }

// anyFigure reports whether a cell is a figure.
func (f *tableFinder) anyFigure(cells []field) bool {
	return slices.ContainsFunc(cells, func(c field) bool { return isFigure(f.text[c.start:c.end]) })
}
