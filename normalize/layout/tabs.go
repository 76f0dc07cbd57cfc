package layout

import "strings"

// tabbed reads rows whose cells are parted by tabs.
func (f *tableFinder) tabbed(i int) ([]textRow, int) {
	if i < f.tabs {
		return nil, i
	}
	rows, next := f.run(i, f.splitTabs, func(rows []textRow, cells []field) bool {
		n := len(rows) // another table begins with a head of its own
		return n > 0 && len(cells) != len(rows[n-1].cells) && f.anyFigure(rows[n-1].cells) && !f.anyFigure(cells)
	})
	if (len(rows) >= leastRows && (hasFigures(f.text, rows) || isList(f.text, rows)) || len(rows) == 2 && isPair(f.text, rows)) && !isContents(f.text, rows) {
		return rows, next
	}
	if len(rows) == 1 && isFormHead(f.text, rows[0]) && f.blankRow(i, len(rows[0].cells)) {
		return rows, next
	}
	f.tabs = next
	return nil, i
}

func (f *tableFinder) splitTabs(i int) []field {
	p := f.parts[i]
	if words := strings.TrimLeft(f.text[p.Start:p.End], "\t \u3000"); !strings.Contains(words, "\t") && !f.sameTabs(p.Start, p.End) {
		return nil
	}
	cells := f.splitAt(p.Start, p.End, '\t')
	for _, c := range cells {
		if c.end-c.start > longestRow {
			return nil
		}
	}
	return cells
}

// blankRow reports whether the line behind part i is a row of so many cells without a word: one of a form that is to be filled in.
func (f *tableFinder) blankRow(i, cells int) bool {
	rest := f.text[f.parts[i].End:]
	if i+1 < len(f.parts) {
		rest = f.text[f.parts[i].End:f.parts[i+1].Start]
	}
	_, rest, _ = strings.Cut(rest, "\n")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line) == "" && strings.Count(line, "\t") == cells-1
}

// sameTabs reports whether a line has several tabs, and as many as the line above it.
func (f *tableFinder) sameTabs(start, end int) bool {
	n := strings.Count(f.text[start:end], "\t")
	if n < 2 {
		return false
	}
	start = strings.LastIndexByte(f.text[:start], '\n') + 1
	if start == 0 {
		return false
	}
	above := f.text[strings.LastIndexByte(f.text[:start-1], '\n')+1 : start-1]
	return strings.Count(above, "\t") == n
}
