package table

import (
	"strings"

	"guiwen/normalize/lex/label"
)

// findStub finds the columns of a band that name its rows: the first ones in which fewer than half of the cells are numbers, and
// those that number rows; and among them those that are needed to tell rows apart. What stands in the others describes
// what the row names.
func (t *Table) findStub(b *band) {
	for c := 0; c < t.width; c++ {
		if len(b.columns[c]) > 0 && namesUnits(b.columns[c][len(b.columns[c])-1]) && t.holdsUnits(b, c) {
			b.units = c
		}
	}
	for b.stub < t.width-1 && (!t.mostlyNumbers(b, b.stub) || t.isSerial(b, b.stub) || b.stub == 0 && t.holdsYears(b)) {
		b.stub++
	}
	b.names, b.serial = make([]bool, b.stub), make([]bool, b.stub)
	for c := range b.serial {
		b.serial[c] = t.isSerial(b, c)
	}
	t.spreadNames(b)
	apart := false
	for c := 0; c < min(b.stub, maxNames) && !apart; c++ {
		if c != b.units && !b.serial[c] {
			b.names[c] = true
			apart = t.tellsApart(b, c)
		}
	}
}

// holdsUnits reports whether column c of a band holds the units of its rows. Under 单位 stand units, or the bodies that report: units
// stand beside words that they are the units of, bodies beside numbers alone.
func (t *Table) holdsUnits(b *band, c int) bool {
	if t.mostlyNumbers(b, c) {
		return false
	}
	for r := b.body; r < b.end; r++ {
		for other := range min(t.width, maxNames) {
			if cell := t.cell(r, other); other != c && cell != nil && !cell.Number && !isGap(cell.Text) {
				return true
			}
		}
	}
	return false
}

// maxNames is the number of columns in which the names of rows are looked for.
const maxNames = 8

// mostlyNumbers reports whether at least half of the filled cells of column c in the body of a band are numbers. Marks for what is
// not given do not count.
func (t *Table) mostlyNumbers(b *band, c int) bool {
	numbers, filled := 0, 0
	for r := b.body; r < b.end; r++ {
		cell := t.cell(r, c)
		if cell == nil || isGap(cell.Text) {
			continue
		}
		filled++
		if cell.Number {
			numbers++
		}
	}
	return filled > 0 && 2*numbers >= filled
}

// isSerial reports whether column c of a band numbers the rows: running numbers, or whatever stands under a head like 序号.
func (t *Table) isSerial(b *band, c int) bool {
	for _, h := range b.columns[c] {
		if isSerialHead(h) {
			return true
		}
	}
	next, ok := int64(1), true
	for r := b.body; r < b.end && ok; r++ {
		if cell := t.cell(r, c); cell != nil && (cell.Column == c || cell.Number) {
			if ok = isInteger(cell.Text, next); ok {
				next++
			}
		}
	}
	return ok && next > 5
}

// holdsYears reports whether the first column of a band names rows by years: 2019, 2020.
func (t *Table) holdsYears(b *band) bool {
	years := 0
	for r := b.body; r < b.end; r++ {
		if cell := t.cell(r, 0); cell != nil {
			if !isBareYear(cell.Text) {
				return false
			}
			years++
		}
	}
	return years > 1
}

// tellsApart reports whether no two rows of numbers of a band have the same names in the columns up to c.
func (t *Table) tellsApart(b *band, c int) bool {
	seen := make(map[string]bool, b.end-b.body)
	var key strings.Builder
	for r := b.body; r < b.end; r++ {
		if t.numbersIn(r) == 0 {
			continue
		}
		key.Reset()
		filled := false
		for x := 0; x <= c; x++ {
			if b.names[x] {
				if k := t.stubCell(b, r, x); k >= 0 {
					key.WriteString(t.cells[k].Text)
					filled = true
				}
				key.WriteByte('\t')
			}
		}
		if !filled { // a total, whose name stands where the others have their number
			key.WriteString(t.label(r))
		}
		if seen[key.String()] {
			return false
		}
		seen[key.String()] = true
	}
	return true
}

// spreadNames gives each name of a group of rows the rows below it, where spans were lost: 三、本年度办理结果 beside （一）予以公开, and below it
// nothing beside （二）部分公开. In a table with spans one may have been cut by the end of a page: there the names beside it must go on.
func (t *Table) spreadNames(b *band) {
	last := min(b.stub, maxNames) - 2
	for i := 0; i <= last; i++ {
		if t.spans {
			t.spread(b, last-i, func(r, c int) bool { return t.namesGoOn(b, r, c) })
		} else {
			t.spread(b, i, func(r, c int) bool { return c == 0 || t.at[r][c-1] == t.at[r-1][c-1] })
		}
	}
}

// spread gives the names in column c of a band to the rows below them that stand in the same group.
func (t *Table) spread(b *band, c int, same func(r, c int) bool) {
	if b.serial[c] || c == b.units {
		return
	}
	above := int32(-1) // the group that is open
	for r := b.body; r < b.end; r++ {
		switch more := t.namesBehind(b, r, c); {
		case t.cell(r, c) != nil && more:
			above = t.at[r][c]
		case t.cell(r, c) != nil:
			above = -1
		case more && above >= 0 && same(r, c):
			t.at[r][c] = above
		case more || t.numbersIn(r) > 0:
			above = -1
		}
	}
}

// namesBehind reports whether row r has a name in a column of the stub behind c.
func (t *Table) namesBehind(b *band, r, c int) bool {
	for c++; c < min(b.stub, maxNames); c++ {
		if c != b.units && t.cell(r, c) != nil {
			return true
		}
	}
	return false
}

// namesGoOn reports whether the first name of row r behind column c is that of the row above or has the number behind it.
func (t *Table) namesGoOn(b *band, r, c int) bool {
	for c++; c < min(b.stub, maxNames); c++ {
		own, above := t.cell(r, c), t.cell(r-1, c)
		if own == nil || c == b.units {
			continue
		}
		if above == nil || own == above {
			return above != nil
		}
		n, ok := label.Parse(own.Words())
		m, before := label.Parse(above.Words())
		return ok && before && n.Scheme == m.Scheme && n.Value == m.Value+1
	}
	return false
}

// maxSections is the number of sections that may stand in one another.
const maxSections = 4

// findSections finds the rows without numbers that name those below them: in one cell over the table, or beside empty cells if they are marked
// as one: a number that no row of numbers has, a colon, names that would be there twice, a unit that only the others have.
func (t *Table) findSections() {
	for i := range t.bands {
		b := &t.bands[i]
		var open []int32
		marked := t.sectionSigns(b)
		from := b.body
		if b.repeated && i > 0 && len(t.bands[i-1].columns) > 0 {
			open = t.openAt(b.note - 1)
		}
		for r := from; r < b.end; r++ {
			row := &t.rows[r]
			if row.kind == blank {
				continue
			}
			if t.isSection(b, r, marked) {
				row.kind = section
				open = t.close(open, r)
				if len(open) > 0 {
					row.above = open[len(open)-1]
				}
				if len(open) < maxSections {
					open = append(open, int32(r))
				}
				continue
			}
			if len(open) > 0 {
				row.above = open[len(open)-1]
			}
		}
	}
}

// openAt returns the sections that row r stands under, the outermost first.
func (t *Table) openAt(r int) []int32 {
	for r >= 0 && (t.rows[r].kind == note || t.rows[r].kind == head || t.rows[r].kind == blank) {
		r--
	}
	if r < 0 {
		return nil
	}
	var open []int32
	k := t.rows[r].above
	if t.rows[r].kind == section {
		k = int32(r)
	}
	for ; k >= 0; k = t.rows[k].above {
		open = append([]int32{k}, open...)
	}
	return open
}

// close ends the sections that the section of row r does not stand in: those from the one whose number is of its scheme on; all where
// it has no number.
func (t *Table) close(open []int32, r int) []int32 {
	scheme := schemeOf(t.label(r))
	if scheme == "" {
		return nil
	}
	for i, k := range open {
		if s := schemeOf(t.label(int(k))); s == scheme || s == "" {
			return open[:i]
		}
	}
	return open
}

func schemeOf(s string) label.Scheme {
	if l, ok := label.Parse(s); ok {
		return l.Scheme
	}
	return ""
}

// signs are what tells sections from rows whose numbers are not given.
type signs struct {
	schemes map[label.Scheme]bool // of rows with numbers
	twice   map[string]bool       // names of rows with numbers that are there several times
	units   bool                  // most names of rows with numbers state a unit
}

func (t *Table) sectionSigns(b *band) signs {
	s := signs{schemes: map[label.Scheme]bool{}, twice: map[string]bool{}}
	seen := make(map[string]int)
	units, n := 0, 0
	for r := b.body; r < b.end; r++ {
		if t.numbersIn(r) == 0 {
			continue
		}
		w := t.label(r)
		n++
		s.schemes[schemeOf(w)] = true
		if seen[w]++; seen[w] > 1 && !IsTotal(w) {
			s.twice[w] = true
		}
		if hasBrackets(w) && unitIn(w).Unit != nil {
			units++
		}
	}
	s.units = 2*units > n
	return s
}

func hasBrackets(s string) bool { return strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")") }

// isSection reports whether row r names the rows below it.
func (t *Table) isSection(b *band, r int, s signs) bool {
	var only *Cell
	for c := 0; c < t.width; c++ {
		cell := t.cell(r, c)
		if cell == nil || cell == only {
			continue
		}
		if only != nil || cell.Number || cell.Row != r {
			return false
		}
		only = cell
	}
	if only == nil || only.Column >= max(b.stub, 1) || !t.numbersFollow(r) || strings.ContainsAny(only.Text, "。；") {
		return false
	}
	if t.width > 1 && only.ColSpan == t.width {
		return true
	}
	w := only.Words()
	if last := strings.TrimRight(w, "：:"); last != w && last != "" {
		return true
	}
	if scheme := schemeOf(w); scheme != "" && !s.schemes[scheme] {
		return true
	}
	if s.units && unitIn(w).Unit == nil {
		return true
	}
	for k := r + 1; k < b.end && t.numbersIn(k) > 0; k++ {
		if s.twice[t.label(k)] {
			return true
		}
	}
	return false
}

// findParts finds the rows that are said to be a part of one above them: #肉牛 of 大牲畜.
func (t *Table) findParts() {
	whole := int32(-1)
	for r := range t.rows {
		row := &t.rows[r]
		switch {
		case row.kind == blank:
		case row.kind != data:
			whole = -1
		case isPart(t.rowName(r)):
			row.partOf = whole
		default:
			whole = int32(r)
		}
	}
}

// rowName returns the innermost name of a row.
func (t *Table) rowName(r int) string {
	b := &t.bands[t.rows[r].band]
	for c := b.stub - 1; c >= 0; c-- {
		if b.names[c] {
			if k := t.stubCell(b, r, c); k >= 0 {
				return t.cells[k].Words()
			}
		}
	}
	return ""
}
