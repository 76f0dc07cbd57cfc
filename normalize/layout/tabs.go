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
	f.tabs = next
	return nil, i
}

func (f *tableFinder) splitTabs(i int) []field {
	p := f.parts[i]
	if words := strings.TrimLeft(f.text[p.Start:p.End], "\t \u3000"); !strings.Contains(words, "\t") {
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
