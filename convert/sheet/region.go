package sheet

import (
	"cmp"
	"slices"
	"strings"
)

// region is a table of a sheet with the lines over and under it.
type region struct {
	before, table, after []row
}

// prepare puts rows and cells in order, joins what is there twice, and takes out what merged cells cover.
func (s *Sheet) prepare() (covered []cell) {
	slices.SortStableFunc(s.rows, func(a, b row) int { return cmp.Compare(a.number, b.number) })
	s.rows = slices.DeleteFunc(s.rows, func(r row) bool { return len(r.cells) == 0 })
	slices.SortFunc(s.merges, func(a, b merge) int {
		return cmp.Or(cmp.Compare(a.rows.From, b.rows.From), cmp.Compare(a.columns.From, b.columns.From), cmp.Compare(b.rows.To, a.rows.To))
	})
	open := newSweep(s.merges)
	for i := range s.rows {
		r := &s.rows[i]
		slices.SortStableFunc(r.cells, func(a, b cell) int { return cmp.Compare(a.column, b.column) })
		open.advance(r.number)
		kept := r.cells[:0]
		for _, c := range r.cells {
			if open.covers(r.number, c.column) {
				covered = append(covered, c)
				continue
			}
			kept = append(kept, c)
		}
		r.cells = kept
	}
	s.rows = slices.DeleteFunc(s.rows, func(r row) bool { return len(r.cells) == 0 })
	return covered
}

// sweep goes down a sheet and knows the merged cells of each row.
type sweep struct {
	waiting []merge // sorted by their first rows
	open    []merge // sorted by their first columns; they do not overlap
	ends    int     // the row at which the next of them ends
}

func newSweep(merges []merge) *sweep { return &sweep{waiting: merges, ends: MaxRow + 1} }

// advance goes to a row. A merge that overlaps one in front of it is dropped, as spreadsheets drop it.
func (w *sweep) advance(row int) {
	if row >= w.ends {
		w.open = slices.DeleteFunc(w.open, func(m merge) bool { return m.rows.To <= row })
		w.ends = MaxRow + 1
		for _, m := range w.open {
			w.ends = min(w.ends, m.rows.To)
		}
	}
	for len(w.waiting) > 0 && w.waiting[0].rows.From <= row {
		m := w.waiting[0]
		w.waiting = w.waiting[1:]
		if m.rows.To <= row {
			continue
		}
		i := w.find(m.columns.From)
		if i > 0 && w.open[i-1].columns.To > m.columns.From || i < len(w.open) && w.open[i].columns.From < m.columns.To {
			continue
		}
		w.open = slices.Insert(w.open, i, m)
		w.ends = min(w.ends, m.rows.To)
	}
}

// find returns the index of the first open merge that begins at a column or behind it.
func (w *sweep) find(column int) int {
	i, _ := slices.BinarySearchFunc(w.open, column, func(m merge, column int) int { return cmp.Compare(m.columns.From, column) })
	return i
}

// at returns the merge over a cell of the row, if there is one.
func (w *sweep) at(column int) (merge, bool) {
	i := w.find(column + 1)
	if i == 0 || w.open[i-1].columns.To <= column {
		return merge{}, false
	}
	return w.open[i-1], true
}

// covers reports whether a cell shows the value of another one.
func (w *sweep) covers(row, column int) bool {
	m, ok := w.at(column)
	return ok && (m.rows.From != row || m.columns.From != column)
}

// regions parts the rows of a sheet at empty rows behind which a table begins anew: with a line of its own over it, or with heads, that is, a row
// of several cells without a number. No merged cell reaches over such a gap.
func (s *Sheet) regions() []region {
	var parts []region
	start, reach, merges := 0, 0, s.merges
	for i := 1; i <= len(s.rows); i++ {
		above := s.rows[i-1].number
		for ; len(merges) > 0 && merges[0].rows.From <= above; merges = merges[1:] {
			reach = max(reach, merges[0].rows.To)
		}
		if i < len(s.rows) && (s.rows[i].number <= above+1 || reach > s.rows[i].number || !s.beginsAt(i)) {
			continue
		}
		parts = append(parts, s.region(s.rows[start:i]))
		start = i
	}
	return parts
}

// mergesAt returns the merged cells that begin in a row.
func (s *Sheet) mergesAt(row int) []merge {
	i, _ := slices.BinarySearchFunc(s.merges, row, func(m merge, row int) int { return cmp.Compare(m.rows.From, row) })
	n := i
	for n < len(s.merges) && s.merges[n].rows.From == row {
		n++
	}
	return s.merges[i:n]
}

// beginsAt reports whether a table begins behind the gap in front of a row: the lines over it, then heads, then a row with a number.
func (s *Sheet) beginsAt(i int) bool {
	for end := min(i+farthestHead, len(s.rows)); i < end; i++ {
		r := s.rows[i]
		switch {
		case len(r.cells) == 1 || isFilling(r):
			if s.rows[i-1].number+1 < r.number || len(r.cells) == 1 && !r.cells[0].number {
				continue
			}
			return false
		default:
			return !slices.ContainsFunc(r.cells, func(c cell) bool { return c.number })
		}
	}
	return false
}

// farthestHead is how many rows behind a gap the heads of a table are looked for.
const farthestHead = 16

// isFilling reports whether a row is a line of blanks to be filled in, as over and under tables: each cell names what it holds.
func isFilling(r row) bool {
	return len(r.cells) > 0 && !slices.ContainsFunc(r.cells, func(c cell) bool { return c.number || !strings.ContainsAny(c.text, ":\uff1a") })
}

// region tells the lines over and under a table from its rows. A line is a cell alone in its row, or a row of blanks to be filled in, that no
// merged cell ties to the rows of the table.
func (s *Sheet) region(rows []row) region {
	isLine := func(r row) bool {
		if len(r.cells) == 1 {
			return true
		}
		return isFilling(r) && !slices.ContainsFunc(s.mergesAt(r.number), func(m merge) bool { return m.rows.To > r.number+1 })
	}
	first, last := 0, len(rows)
	for first < last && isLine(rows[first]) {
		first++
	}
	for last > first && isLine(rows[last-1]) && !(len(rows[last-1].cells) == 1 && (rows[last-1].cells[0].number || s.isColumn(rows, last-1))) {
		last--
	}
	if last-first < 2 {
		if whole := slices.ContainsFunc(rows[first:last], func(r row) bool { return len(r.cells) > 1 }); !whole {
			return s.column(rows)
		}
	}
	return region{rows[:first], rows[first:last], rows[last:]}
}

// isColumn reports whether a lone cell goes on in its column as the rows over it do: the name of a row without values. It is short and not merged.
func (s *Sheet) isColumn(rows []row, i int) bool {
	c, above := rows[i].cells[0], rows[i-1]
	if rows[i].number != above.number+1 || len(above.cells) < 2 || len(above.cells) > 1 && above.cells[0].column != c.column {
		return false
	}
	wide := slices.ContainsFunc(s.mergesAt(rows[i].number), func(m merge) bool { return m.columns.From <= c.column && c.column < m.columns.To })
	return !wide && len([]rune(c.text)) <= shortName && !strings.ContainsAny(c.text, ":\uff1a\u3002")
}

// shortName is how long the name of a row is at most, in characters.
const shortName = 12

// column takes rows of single cells: with numbers they are a table of one column under a head, else lines.
func (s *Sheet) column(rows []row) region {
	first := slices.IndexFunc(rows, func(r row) bool { return r.cells[0].number })
	if first < 1 {
		if first < 0 {
			return region{before: rows}
		}
		return region{table: rows}
	}
	return region{rows[:first-1], rows[first-1:], nil}
}
