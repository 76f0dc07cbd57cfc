package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/structure"
)

// aligned reads rows whose columns are set one below the other with blanks. Some rows with one cell may stand between others. The
// title of a first part stands in the table where the titles of others do.
func (f *tableFinder) aligned(i int) ([]textRow, int) {
	if rows, next := f.alignedFrom(i); len(rows) > 0 || f.work > 40*len(f.parts) {
		return rows, next
	}
	title := f.splitBlanks(i)
	if len(title) != 1 || !f.short(i) || f.isTableTitle(i) {
		return nil, i
	}
	first := f.follow(i)
	if first < 0 || len(f.splitBlanks(first)) < 2 {
		return nil, i
	}
	rows, next := f.alignedFrom(first)
	if len(rows) == 0 || rows[0].part != first || !f.hasParts(rows) {
		return nil, i
	}
	cells := make([]field, len(rows[0].cells))
	cells[0] = title[0]
	return append([]textRow{{i, cells}}, rows...), next
}

// hasParts reports whether a table has parts below titles of their own, each with heads that begin like the first: its second
// part begins with a row of one cell, and one that begins as the table does.
func (f *tableFinder) hasParts(rows []textRow) bool {
	word := func(c field) string { return f.text[c.start:c.end] }
	head := word(rows[0].cells[0])
	for r := 2; r < len(rows); r++ {
		if word(rows[r].cells[0]) == head && filled(rows[r-1]) == 1 && head != "" {
			return true
		}
	}
	return false
}

// filled returns how many cells of a row have text.
func filled(r textRow) int {
	n := 0
	for _, c := range r.cells {
		if c.end > c.start {
			n++
		}
	}
	return n
}

// alignedFrom reads the rows from part i on.
func (f *tableFinder) alignedFrom(i int) ([]textRow, int) {
	if i < f.blank || captionStarts.Begins(strings.TrimSpace(f.lineOf(i))) > 0 {
		return nil, i
	}
	rows, figure := f.alignedRun(i)
	if !figure && len(rows) > 0 {
		next := rows[len(rows)-1].part + 1
		if len(rows) >= leastRows && len(rows[0].cells) > 2 && isList(f.text, rows) && lineUp(rows, false) {
			return rows, next
		}
		f.blank = next
		return nil, i
	}
	single := 0 // rows with one cell at the end
	for single < len(rows) && len(rows[len(rows)-1-single].cells) == 1 {
		single++
	}
	for rows = rows[:len(rows)-single]; len(rows) >= 2; {
		tried := slices.Clone(rows)
		if len(rows) < leastRows && !(lineUp(tried, false) && len(tried[0].cells) > 3 && isPair(f.text, tried)) {
			break
		}
		if lineUp(tried, f.hasParts(rows)) && hasFigures(f.text, tried) && !isContents(f.text, tried) {
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

// alignedRun returns the lines from part i on that may be rows, up to the title of another table, and whether one holds a figure.
func (f *tableFinder) alignedRun(i int) (rows []textRow, figure bool) {
	single := 0 // rows with one cell at the end
	for at := i; at >= 0 && (f.work < 40*len(f.parts)+4000 || len(rows) < 2*leastRows); at = f.follow(at) {
		f.work++
		fields := f.splitBlanks(at)
		if len(fields) == 0 || len(fields) > mostFields || captionStarts.Begins(strings.TrimSpace(f.lineOf(at))) > 0 {
			break
		}
		if len(fields) == 1 && (single == 2 || len(rows) == 0 || fields[0].to-fields[0].from > 40 || !f.short(at) || f.isTableTitle(at)) {
			break
		}
		if single++; len(fields) > 1 {
			single = 0
		}
		rows = append(rows, textRow{at, fields})
		figure = figure || f.anyFigure(fields)
	}
	return rows, figure
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
			out = append(out, field{at, at + n, col, col + w, lex.IsHan(r)})
			gap = 0
		default:
			last := &out[len(out)-1]
			last.end, last.to, last.han = at+n, col+w, last.han && lex.IsHan(r)
			gap = 0
		}
		at, col = at+n, col+w
	}
	return out
}

// lineUp deals the fields of all rows to columns, and reports whether they line up: columns are what remains apart where all
// rows lie over each other. Half of the rows must fill more than half of the columns; in a table of parts, two.
func lineUp(rows []textRow, parts bool) bool {
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
		if len(rows[r].cells)*2 > len(cols) || parts && len(rows[r].cells) > 1 {
			full++
		}
		rows[r].cells = cells
	}
	return full*2 >= len(rows)
}
