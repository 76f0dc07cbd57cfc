package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
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
	pipes  int // the same for rows with pipes
	work   int // lines looked at for aligned columns
}

// piece of a row: bytes of the text, and columns of the print.
type field struct {
	start, end int
	from, to   int  // columns
	han        bool // nothing but Han characters
}

// textRow is a line of a table.
type textRow struct {
	part  int
	cells []field // by column; empty where the row has none
}

const (
	leastRows  = 3   // of a table without a ruled head
	mostFields = 64  // columns
	longestRow = 600 // bytes of a cell
)

// table writes the table that begins at part i, if one does, and returns the part behind it; else i.
func (f *tableFinder) table(i int) int {
	if !f.isLine(i) {
		return i
	}
	for _, kind := range [...]func(int) ([]textRow, int){f.piped, f.tabbed, f.aligned, f.stacked} {
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
		if line := strings.TrimSpace(f.lineOf(i)); line == "" || !lex.MayBePageMark(firstOf(line)) || !lex.PageMark(line) {
			return i
		}
		end = f.parts[i].End
	}
	return -1
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
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

// piped reads rows of Markdown: | 东县 | 120 |. The line of hyphens under the head is no row.
func (f *tableFinder) piped(i int) ([]textRow, int) {
	if i < f.pipes {
		return nil, i
	}
	var rows []textRow
	next, ruled, width := i, false, 0
	for at := i; at >= 0; at = f.follow(at) {
		cells, rule := f.splitPipes(at)
		if len(cells) < 2 || len(cells) > mostFields || width > 0 && len(cells) != width {
			break
		}
		width = len(cells)
		ruled = ruled || rule && len(rows) == 1
		if !rule {
			rows = append(rows, textRow{at, cells})
		}
		next = at + 1
	}
	if ruled && len(rows) >= 2 || len(rows) >= leastRows && hasFigures(f.text, rows) {
		return rows, next
	}
	f.pipes = next
	return nil, i
}

// splitPipes cuts a line at its pipes, and reports whether it is the line under a head: |:---|---:|.
func (f *tableFinder) splitPipes(i int) (cells []field, rule bool) {
	at, end := f.trim(f.parts[i].Start, f.parts[i].End)
	line := f.text[at:end]
	if strings.Count(line, "|") < 1 || line[0] != '|' && strings.Trim(line, "|:- \t") != "" && !strings.Contains(line, " | ") {
		return nil, false
	}
	if line[0] == '|' {
		at++
	}
	if end > at && f.text[end-1] == '|' {
		end--
	}
	rule = true
	for from := at; from <= end; {
		to := end
		for k := from; k < end; k++ {
			if f.text[k] == '|' && f.text[k-1] != '\\' {
				to = k
				break
			}
		}
		start, stop := f.trim(from, to)
		rule = rule && strings.Trim(f.text[start:stop], "-:") == "" && strings.Contains(f.text[start:stop], "--")
		cells = append(cells, field{start: start, end: stop})
		from = to + 1
	}
	return cells, rule
}

// trim takes the blanks from both ends of a span of the text.
func (f *tableFinder) trim(start, end int) (int, int) {
	l, ok := trim(f.text, start, end)
	if !ok {
		return start, start
	}
	return l.start, l.end
}

// tabbed reads rows whose cells are parted by tabs.
func (f *tableFinder) tabbed(i int) ([]textRow, int) {
	if i < f.tabs {
		return nil, i
	}
	var rows []textRow
	next := i
	for at := i; at >= 0; at = f.follow(at) {
		cells := f.splitTabs(at)
		if len(cells) < 2 || len(cells) > mostFields {
			break
		}
		if n := len(rows); n > 0 && len(cells) != len(rows[n-1].cells) && f.anyFigure(rows[n-1].cells) && !f.anyFigure(cells) {
			break // the head of another table
		}
		rows = append(rows, textRow{at, cells})
		next = at + 1
	}
	if len(rows) >= leastRows && hasFigures(f.text, rows) || len(rows) == 2 && isPair(f.text, rows) {
		if !isContents(f.text, rows) {
			return rows, next
		}
	}
	f.tabs = next
	return nil, i
}

func (f *tableFinder) splitTabs(i int) []field {
	p := f.parts[i]
	line := f.text[p.Start:p.End]
	if words := strings.TrimLeft(line, "\t \u3000"); words == "" || !strings.Contains(words, "\t") {
		return nil
	}
	var cells []field
	for from := p.Start; from <= p.End; {
		to := p.End
		if k := strings.IndexByte(f.text[from:p.End], '\t'); k >= 0 {
			to = from + k
		}
		start, end := f.trim(from, to)
		if end-start > longestRow {
			return nil
		}
		cells = append(cells, field{start: start, end: end})
		from = to + 1
	}
	return cells
}

// aligned reads rows whose columns are set one below the other with blanks. Some rows with one cell may stand between others.
func (f *tableFinder) aligned(i int) ([]textRow, int) {
	if line := strings.TrimSpace(f.lineOf(i)); strings.HasPrefix(line, "表") || strings.HasPrefix(line, "附表") {
		return nil, i // a caption
	}
	var rows []textRow
	single := 0 // rows with one cell at the end
	for at := i; at >= 0 && (f.work < 40*len(f.parts)+4000 || len(rows) < 2*leastRows); at = f.follow(at) {
		f.work++
		fields := f.splitBlanks(at)
		if len(fields) == 0 || len(fields) > mostFields || len(fields) == 1 && (single == 2 || len(rows) == 0 || fields[0].to-fields[0].from > 40 || !f.short(at)) {
			break
		}
		if single++; len(fields) > 1 {
			single = 0
		}
		rows = append(rows, textRow{at, fields})
	}
	for rows = rows[:len(rows)-single]; len(rows) >= leastRows; {
		tried := slices.Clone(rows)
		if lineUp(tried) && hasFigures(f.text, tried) && !isContents(f.text, tried) {
			return tried, tried[len(tried)-1].part + 1
		}
		// A row with one cell may be the heading between two tables.
		for len(rows) > 0 && len(rows[len(rows)-1].cells) > 1 {
			rows = rows[:len(rows)-1]
		}
		for len(rows) > 0 && len(rows[len(rows)-1].cells) == 1 {
			rows = rows[:len(rows)-1]
		}
	}
	return nil, i
}

// splitBlanks cuts a line where two columns or more are blank.
func (f *tableFinder) splitBlanks(i int) []field {
	p := f.parts[i]
	line := f.text[p.Start:p.End]
	if strings.IndexByte(line, '\t') >= 0 || len(line) > 4*longestRow || strings.Contains(line, "……") || strings.Contains(line, "....") {
		return nil // dots lead to a page: a table of contents
	}
	var out []field
	col, gap := 0, 2
	for at := p.Start; at < p.End; {
		r, n := utf8.DecodeRuneInString(f.text[at:p.End])
		w := structure.Columns(r)
		switch {
		case blank(r):
			gap += w
		case gap >= 2:
			out = append(out, field{at, at + n, col, col + w, han(r)})
			gap = 0
		default:
			last := &out[len(out)-1]
			last.end, last.to, last.han = at+n, col+w, last.han && han(r)
			gap = 0
		}
		at, col = at+n, col+w
	}
	return out
}

// lineUp deals the fields of all rows to columns, and reports whether they line up: columns are what remains apart where all
// rows lie over each other.
func lineUp(rows []textRow) bool {
	var all []field
	for _, r := range rows {
		all = append(all, r.cells...)
	}
	slices.SortFunc(all, func(a, b field) int { return a.from - b.from })
	var cols []field
	for _, c := range all {
		if n := len(cols); n > 0 && c.from < cols[n-1].to {
			cols[n-1].to = max(cols[n-1].to, c.to)
			continue
		}
		cols = append(cols, c)
	}
	if len(cols) < 2 || len(cols) > mostFields {
		return false
	}
	full := 0
	for r := range rows {
		cells := make([]field, len(cols))
		for _, c := range rows[r].cells {
			k := slices.IndexFunc(cols, func(col field) bool { return c.from < col.to })
			if cells[k].end > 0 {
				if c.from-cells[k].to > 2 || !c.han || !cells[k].han {
					return false
				}
				c.start, c.from = cells[k].start, cells[k].from // 张　三
			}
			cells[k] = c
		}
		if len(rows[r].cells)*2 > len(cols) {
			full++
		}
		rows[r].cells = cells
	}
	return full*2 > len(rows)
}

// stacked reads a table whose cells stand one below the other: heads, then rows of words and the figures of all other heads. Where
// the heads begin must be plain, and nothing of a row may be left over: an empty cell, of which nothing tells, would shift all
// figures behind it.
func (f *tableFinder) stacked(i int) ([]textRow, int) {
	if f.figureAt(i) || i > 0 && f.isLine(i-1) && f.short(i-1) && !f.isCaption(i-1) {
		return nil, i
	}
	var lines []int
	at := i
	more := func(n int) {
		for ; at >= 0 && len(lines) < n && f.short(at); at = f.follow(at) {
			lines = append(lines, at)
		}
	}
	for width := 2; width <= widestStack; width++ {
		if more(2 * width); f.stackRows(lines, width) < 2 {
			continue
		}
		more(longestStack)
		n := f.stackRows(lines, width)
		if n < leastRows || n*width < len(lines) && f.figureAt(lines[n*width]) || n*width+1 < len(lines) && f.figureAt(lines[n*width+1]) {
			return nil, i
		}
		rows := make([]textRow, n)
		for r := range rows {
			rows[r].part = lines[r*width]
			for _, k := range lines[r*width : (r+1)*width] {
				start, end := f.trim(f.parts[k].Start, f.parts[k].End)
				rows[r].cells = append(rows[r].cells, field{start: start, end: end})
			}
		}
		return rows, lines[n*width-1] + 1
	}
	return nil, i
}

// isCaption reports whether part i is a line that stands over a table: 表1 …, 单位：万元, a heading.
func (f *tableFinder) isCaption(i int) bool {
	line := strings.TrimSpace(f.lineOf(i))
	if _, ok := label.Parse(line); ok {
		return true
	}
	return strings.HasPrefix(line, "表") || strings.HasPrefix(line, "附表") || strings.HasSuffix(line, "表") || strings.Contains(line, "单位：") || strings.Contains(line, "单位:")
}

// Bounds of a table whose cells stand one below the other: columns, and cells.
const (
	widestStack  = 12
	longestStack = 600
)

// stackRows returns how many rows of a width the lines begin with: a head of words, then rows of words and figures.
func (f *tableFinder) stackRows(lines []int, width int) int {
	rows := 0
	for ; (rows+1)*width <= len(lines); rows++ {
		for c, k := range lines[rows*width : (rows+1)*width] {
			if f.figureAt(k) != (rows > 0 && c > 0) {
				return rows
			}
		}
	}
	return rows
}

// short reports whether part i may be a cell on a line of its own.
func (f *tableFinder) short(i int) bool {
	line := strings.TrimSpace(f.lineOf(i))
	if line == "" || len(line) > 60 || strings.ContainsAny(line, "。；！？\t|") || strings.HasSuffix(line, "：") || strings.HasSuffix(line, "，") {
		return false
	}
	return true
}

func (f *tableFinder) figureAt(i int) bool { return isFigure(strings.TrimSpace(f.lineOf(i))) }

// isFigure reports whether a cell holds a number and nothing else but its unit: 1,204, 12.5%, -3, 18件.
func isFigure(s string) bool {
	s = strings.TrimLeft(s, "+-−±¥$约≤≥<>＜＞")
	digits := 0
	for digits < len(s) && (s[digits] >= '0' && s[digits] <= '9' || digits > 0 && (s[digits] == ',' || s[digits] == '.')) {
		digits++
	}
	unit := strings.TrimSpace(s[digits:])
	if digits == 0 || strings.ContainsAny(unit, "0123456789") {
		return false
	}
	if unit == "" || strings.ContainsAny(unit, "年月日、.)）") {
		return unit == ""
	}
	n := utf8.RuneCountInString(unit)
	return n <= 2 || n <= 5 && (strings.Contains(unit, "/") || strings.HasSuffix(unit, "方米") || strings.HasSuffix(unit, "公里") || strings.HasSuffix(unit, "瓦时"))
}

// hasFigures reports whether figures stand beside the first column in two rows at least, and in two of five; or, where all rows
// have the same columns, in one row side by side, or in the first column as a running number.
func hasFigures(text string, rows []textRow) bool {
	with, most, running, even := 0, 0, 0, true
	for _, r := range rows {
		n := 0
		for _, c := range r.cells[1:] {
			if isFigure(text[c.start:c.end]) {
				n++
			}
		}
		if n > 0 {
			with++
		}
		most = max(most, n)
		if first := text[r.cells[0].start:r.cells[0].end]; isFigure(first) && len(first) <= 4 {
			running++
		}
		even = even && len(r.cells) == len(rows[0].cells)
	}
	return with >= 2 && with*5 >= len(rows)*2 || even && len(rows[0].cells) >= 3 && (most >= 3 || running >= 2 && running >= len(rows)-2)
}

// anyFigure reports whether a cell is a figure.
func (f *tableFinder) anyFigure(cells []field) bool {
	return slices.ContainsFunc(cells, func(c field) bool { return isFigure(f.text[c.start:c.end]) })
}

// isPair reports whether two rows are a head and a row of figures of the same columns, at least three.
func isPair(text string, rows []textRow) bool {
	a, b := rows[0].cells, rows[1].cells
	if len(a) != len(b) || len(a) < 3 {
		return false
	}
	for c := range a {
		if a[c].start == a[c].end || isFigure(text[a[c].start:a[c].end]) || c > 0 && !isFigure(text[b[c].start:b[c].end]) {
			return false
		}
	}
	return true
}

// headRow reports whether the first row is a head: it has no figure.
func headRow(text string, rows []textRow) bool {
	for _, c := range rows[0].cells {
		if s := text[c.start:c.end]; s != "" && isFigure(s) {
			return false
		}
	}
	return true
}

// isContents reports whether rows are a table of contents: headings, and pages that count up.
func isContents(text string, rows []textRow) bool {
	labels, last := 0, ""
	for _, r := range rows {
		n := len(r.cells)
		for n > 0 && r.cells[n-1].start == r.cells[n-1].end {
			n--
		}
		if n == 0 {
			return false
		}
		page := text[r.cells[n-1].start:r.cells[n-1].end]
		if lex.DigitRun(page) != len(page) || len(page) > 4 || len(page) < len(last) || len(page) == len(last) && page < last {
			return false
		}
		last = page
		if _, ok := label.Parse(text[r.cells[0].start:r.cells[n-1].end]); ok || strings.HasPrefix(text[r.cells[0].start:], "附件") {
			labels++
		}
	}
	return labels*2 >= len(rows)
}
