package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// aligned reads rows whose columns are set one below the other with blanks. Some rows with one cell may stand between others.
func (f *tableFinder) aligned(i int) ([]textRow, int) {
	if i < f.blank || captionStarts.Begins(strings.TrimSpace(f.lineOf(i))) > 0 {
		return nil, i
	}
	var rows []textRow
	single := 0 // rows with one cell at the end
	figure := false
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
		figure = figure || f.anyFigure(fields)
	}
	if !figure && len(rows) > 0 {
		f.blank = rows[len(rows)-1].part + 1
		return nil, i
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
		w := columns(r)
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
