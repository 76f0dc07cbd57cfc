package layout

import "strings"

// barred reads rows of Markdown: | 东县 | 120 |. The line of hyphens under the head is no row.
func (f *tableFinder) barred(i int) ([]textRow, int) {
	if i < f.bars {
		return nil, i
	}
	rows, next := f.run(i, f.splitBars, func(rows []textRow, cells []field) bool { return len(rows) > 0 && len(cells) != len(rows[0].cells) })
	ruled := len(rows) > 1 && f.isRule(rows[1])
	kept := rows[:0]
	for _, r := range rows {
		if !f.isRule(r) {
			kept = append(kept, r)
		}
	}
	if ruled && len(kept) >= 2 || len(kept) >= leastRows && (hasFigures(f.text, kept) || isList(f.text, kept)) || len(kept) == 2 && isPair(f.text, kept) || len(kept) > 0 && isForm(f.text, kept) {
		return kept, next
	}
	f.bars = next
	return nil, i
}

// splitBars cuts a line at its bars.
func (f *tableFinder) splitBars(i int) []field {
	at, end := f.trim(f.parts[i].Start, f.parts[i].End)
	line := f.text[at:end]
	if !strings.Contains(line, "|") || line[0] != '|' && strings.Trim(line, "|:- \t") != "" && !strings.Contains(line, " | ") {
		return nil
	}
	if line[0] == '|' {
		at++
	}
	if end > at && f.text[end-1] == '|' {
		end--
	}
	return f.splitAt(at, end, '|')
}

// isRule reports whether a row is the line under a head: |:---|---:|.
func (f *tableFinder) isRule(r textRow) bool {
	for _, c := range r.cells {
		if s := f.text[c.start:c.end]; strings.Trim(s, "-:") != "" || !strings.Contains(s, "--") {
			return false
		}
	}
	return true
}
