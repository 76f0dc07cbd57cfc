package table

import "strings"

// Rows of heads a table may have, and a statistical form (统计报表) over the row that numbers its columns: above them stand
// its title, number, and who set it up.
const (
	maxHeads     = 6
	maxFormHeads = 20
)

// findBands parts the rows into bands, each below its own heads.
func (t *Table) findBands(before *Table) {
	n := len(t.at)
	for r := 0; r < n; {
		b := t.headsAt(r, len(t.bands) == 0)
		b.end = n
		for k := b.body; k < n; k++ {
			if k > b.body && t.beginsBand(&b, k) {
				b.end = k
				if k-1 > r && k > b.body && t.isTitle(k-1) {
					b.end-- // the title of the next part
				}
				break
			}
		}
		t.addBand(b, before)
		r = b.end
	}
}

// addBand completes a band that ends, and notes it in its rows.
func (t *Table) addBand(b band, before *Table) {
	i := int32(len(t.bands))
	for r := b.note; r < b.end; r++ {
		row := &t.rows[r]
		row.band, row.above, row.partOf = i, -1, -1
		switch {
		case r < b.heads || r < b.body && t.isNote(r):
			row.kind = note
		case r < b.body:
			row.kind = head
		case t.isEmpty(r):
			row.kind = blank
		}
	}
	t.nameColumns(&b)
	if i > 0 {
		b.repeated = b.note == b.heads && equalColumns(b.columns, t.bands[i-1].columns)
	} else if b.body == b.heads && before != nil && before.width == t.width && len(before.bands) > 0 {
		b.columns = before.bands[len(before.bands)-1].columns
		b.repeated = true
	}
	for _, heads := range b.columns {
		b.totalled = b.totalled || len(heads) > 0 && IsTotal(heads[len(heads)-1])
	}
	t.findStub(&b)
	t.bands = append(t.bands, b)
}

func equalColumns(a, b [][]string) bool {
	if len(a) != len(b) {
		return false
	}
	for c := range a {
		if len(a[c]) != len(b[c]) {
			return false
		}
		for i := range a[c] {
			if a[c][i] != b[c][i] {
				return false
			}
		}
	}
	return true
}

// headsAt finds the heads that begin at row r; first says that it is the first row of the table.
func (t *Table) headsAt(r int, first bool) band {
	b := band{note: r, heads: r, body: r, end: len(t.at), codes: -1, units: -1}
	limit, last := r+maxHeads, min(len(t.at), r+maxFormHeads)
	if k := t.codeRow(r, last); k >= 0 && first {
		b.codes, b.body = k, k+1
		return b
	}
	for k := r; k < min(last, limit) && t.goesOnAsHead(&b, k); k++ {
		if b.heads == k && (t.isTitle(k) || t.isEmpty(k)) {
			b.heads = k + 1 // a note
		}
		b.body = k + 1
	}
	if b.heads > b.body {
		b.heads = b.body
	}
	if b.body == len(t.at) && first { // nothing but words: a single row is a label and what it says
		b.body = min(r+1, len(t.at)-1)
		b.heads = min(b.heads, b.body)
	}
	return b
}

// codeRow returns the row that numbers the columns of a form, if all rows in front of it may be heads, else -1.
func (t *Table) codeRow(r, last int) int {
	for ; r < last; r++ {
		if t.isCodeRow(r) {
			return r
		}
		if t.numbersIn(r) > 0 && !t.allHeads(r) {
			return -1
		}
	}
	return -1
}

// goesOnAsHead reports whether row k, behind the heads that b has by now, is one of them.
func (t *Table) goesOnAsHead(b *band, k int) bool {
	switch {
	case t.heads && t.allHeads(k):
		return true
	case t.numbersIn(k) > 0:
		return t.isYearRow(b, k)
	case !t.complete(b):
		return true
	}
	return t.isUnitRow(k) && !t.isTitle(k)
}

// complete reports whether every column but the first is named by a head of its own.
func (t *Table) complete(b *band) bool {
	if b.heads == b.body {
		return false
	}
	for c := 0; c < t.width; c++ {
		named := false
		for r := b.heads; r < b.body && !named; r++ {
			cell := t.cell(r, c)
			named = cell != nil && (cell.ColSpan == 1 || cell.Column == 0 || cell.RowSpan > 1 && cell.Row+cell.RowSpan >= b.body)
		}
		if !named && c > 0 {
			return false
		}
	}
	return true
}

// isUnitRow reports whether a row holds nothing but units in brackets below their heads: （万元）.
func (t *Table) isUnitRow(r int) bool {
	filled := false
	for c := 0; c < t.width; c++ {
		cell := t.cell(r, c)
		if cell == nil || cell.Row != r {
			continue
		}
		w := cell.Words()
		if !strings.HasPrefix(w, "（") && !strings.HasPrefix(w, "(") && !strings.HasSuffix(w, "%") || measureOf(w, true).Unit == nil {
			return false
		}
		filled = true
	}
	return filled
}

// isYearRow reports whether the numbers of a row are years that name columns: the first of the heads, or one below a group, whose
// columns hold other numbers further down.
func (t *Table) isYearRow(b *band, k int) bool {
	if t.complete(b) || k+1 >= len(t.at) {
		return false
	}
	years := 0
	for c := 0; c < t.width; c++ {
		cell := t.cell(k, c)
		if cell == nil || !cell.Number || cell.Row != k {
			continue
		}
		below := t.cell(k+1, c)
		if c == 0 || !isBareYear(cell.Text) || below != nil && isBareYear(below.Text) {
			return false
		}
		years++
	}
	return years > 0
}

// beginsBand reports whether row r, in the body of a band, begins new heads: a row of words that begins like the heads of the band or
// stands below a title of its own, with numbers below it.
func (t *Table) beginsBand(b *band, r int) bool {
	if t.numbersIn(r) > 0 {
		return t.repeatsHeads(b, r)
	}
	filled := 0
	for c := 0; c < t.width; c++ {
		cell := t.cell(r, c)
		if cell == nil || cell.Column != c {
			continue
		}
		if cell.Row != r || isGap(cell.Text) {
			return false
		}
		filled++
	}
	if filled < 2 || !t.numbersFollow(r) {
		return false
	}
	if t.heads && t.allHeads(r) {
		return true
	}
	return t.cell(r, 0) != nil && t.beginsLikeHeads(b, r) || t.isTitle(r-1) && r-1 >= b.body && t.covers(r)
}

// numbersFollow reports whether a row with numbers stands soon behind row r.
func (t *Table) numbersFollow(r int) bool {
	for k := r + 1; k < min(len(t.at), r+4); k++ {
		if t.numbersIn(k) > 0 {
			return true
		}
	}
	return false
}

// beginsLikeHeads reports whether the first cell of row r stands in the heads of the band too.
func (t *Table) beginsLikeHeads(b *band, r int) bool {
	w := t.words(r, 0)
	for k := b.heads; k < b.body; k++ {
		if cell := t.cell(k, 0); cell != nil && cell.Words() == w {
			return true
		}
	}
	return false
}

// repeatsHeads reports whether row r holds just what the first row of heads does: the head of a table that goes on over a page.
func (t *Table) repeatsHeads(b *band, r int) bool {
	if b.heads >= b.body {
		return false
	}
	same := 0
	for c := 0; c < t.width; c++ {
		if t.words(r, c) != t.words(b.heads, c) {
			return false
		}
		if t.words(r, c) != "" {
			same++
		}
	}
	return same > 1
}

// covers reports whether no column of row r is empty.
func (t *Table) covers(r int) bool {
	for c := 0; c < t.width; c++ {
		if t.cell(r, c) == nil {
			return false
		}
	}
	return true
}

// numbersIn returns how many cells of row r behind the first column are numbers.
func (t *Table) numbersIn(r int) int { return int(t.rows[r].numbers) }

func (t *Table) countNumbers(r int) (n int32) {
	for c := 1; c < t.width; c++ {
		if cell := t.cell(r, c); cell != nil && (cell.Column == c || cell.Column == 0) && (cell.Number || listsNumbers(cell.Text)) {
			n++
		}
	}
	return n
}

// allHeads reports whether the format calls all filled cells of row r heads, and tells heads from other cells.
func (t *Table) allHeads(r int) bool {
	filled := false
	for _, k := range t.at[r] {
		if k >= 0 && t.cells[k].Text != "" {
			if !t.cells[k].Head {
				return false
			}
			filled = true
		}
	}
	return filled
}

// isEmpty reports whether row r has no text.
func (t *Table) isEmpty(r int) bool {
	for c := 0; c < t.width; c++ {
		if t.cell(r, c) != nil {
			return false
		}
	}
	return true
}

// isTitle reports whether row r is one cell that stands over more than half of the columns, or one cell alone where there are no spans.
func (t *Table) isTitle(r int) bool {
	if r < 0 || t.width < 2 {
		return false
	}
	var only *Cell
	for c := 0; c < t.width; c++ {
		cell := t.cell(r, c)
		if cell == nil || cell == only {
			continue
		}
		if only != nil {
			return false
		}
		only = cell
	}
	if only == nil || only.Number || only.Row != r {
		return false
	}
	return 2*only.ColSpan > t.width || only.Column == 0 && !t.spans
}

// isNote reports whether row r, among heads, names no columns: the title of a form, and fields like 填表单位：.
func (t *Table) isNote(r int) bool {
	found := false
	for c := 0; c < t.width; c++ {
		cell := t.cell(r, c)
		if cell == nil || cell.Column != c && cell.Row == r {
			continue
		}
		if cell.Row != r || !(t.width > 2 && 2*cell.ColSpan > t.width || isField(cell.Text)) {
			return false
		}
		found = true
	}
	return found
}

// isField reports whether a cell is a label with what it says: 填表单位：, 表号：云法统1号.
func isField(text string) bool {
	return strings.ContainsRune(text, '：') && !strings.HasPrefix(text, "（")
}

// isCodeRow reports whether row r numbers the columns: 甲 乙 1 2 3.
func (t *Table) isCodeRow(r int) bool {
	if first := t.cell(r, 0); first != nil && !first.Number && !columnCodes.Is(strings.TrimSpace(first.Text)) && !isSerialHead(first.Text) {
		return false
	}
	next, least := int64(1), int64(3)
	for c := 0; c < t.width; c++ {
		cell := t.cell(r, c)
		if cell == nil || cell.Column != c {
			continue
		}
		if columnCodes.Is(strings.TrimSpace(cell.Text)) {
			least = 1
		}
		if !cell.Number {
			continue
		}
		if !isInteger(cell.Text, next) {
			return false
		}
		next++
	}
	return next > least
}

// nameColumns writes the paths of the columns of a band.
func (t *Table) nameColumns(b *band) {
	b.columns = make([][]string, t.width)
	if b.body == b.heads {
		return
	}
	if !t.spans {
		t.spreadGroups(b)
	}
	for c := range b.columns {
		last := int32(-1)
		for r := b.heads; r < b.body; r++ {
			k := t.headCell(b, r, c)
			if k < 0 || k == last || r == b.codes || t.isNote(r) {
				continue
			}
			last = k
			b.columns[c] = append(b.columns[c], t.cells[k].Words())
		}
	}
}

// headCell returns the cell that names column c in row r of the heads, or -1.
func (t *Table) headCell(b *band, r, c int) int32 {
	if k := t.at[r][c]; k >= 0 && !isBlank(t.cells[k].Text) {
		return k
	}
	return -1
}

// spreadGroups gives each head of a group the columns beside it, where spans were lost: 收入, and behind it nothing, over 税收 and 非税.
// The place of an empty cell goes to the cell in front of it.
func (t *Table) spreadGroups(b *band) {
	below := func(r, c int) bool {
		for r++; r < b.body; r++ {
			if t.cell(r, c) != nil {
				return true
			}
		}
		return false
	}
	for r := b.heads; r < b.body-1; r++ {
		for c := 1; c < t.width; c++ {
			left := t.headCell(b, r, c-1)
			if left < 0 || t.cell(r, c) != nil || !below(r, c) || !below(r, c-1) {
				continue
			}
			if r > b.heads && t.at[r-1][c] != t.at[r-1][c-1] && t.cell(r-1, c) != nil {
				continue // another group above
			}
			t.at[r][c] = left
		}
	}
}
