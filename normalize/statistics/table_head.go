package statistics

import (
	"strings"

	"guiwen/normalize/lex"
)

// Rows of heads a table may have, and a statistical form (统计报表) over the row that numbers its columns: above them stand
// its title, number, and who set it up.
const (
	maxHeads     = 6
	maxFormHeads = 20
)

var (
	unitColumns = lex.Class("unit-column")
	columnCodes = lex.Class("column-code")
	serialHeads = lex.Class("serial-head")
)

// findHeads finds the rows and columns that name the others: those its format calls heads, else the rows before the
// first with a number behind the first column, and the columns in which fewer than half the cells are numbers.
func (g *grid) findHeads() {
	for r := 0; r < min(len(g.at), maxFormHeads) && g.isHeadRow(r); r++ {
		if g.isCodeRow(r) {
			g.codes = r
		} else if r >= maxHeads {
			continue // heads only if a row of codes ends them
		}
		g.header = r + 1
	}
	if g.header == len(g.at) {
		g.header = min(1, len(g.at)-1) // a single row is a label and what it says
	}
	g.findNotes()
	for c := 0; c < g.width; c++ {
		if namesUnits(g.path(true, g.header, c)) && !g.mostlyNumbers(c) {
			g.units = c
		}
	}
	for c := 0; c < g.width; c++ {
		g.totalled = g.totalled || isTotal(g.path(true, g.header, c))
	}
	for g.stub < g.width-1 && (!g.mostlyNumbers(g.stub) || g.isSerial(g.stub)) {
		g.stub++
	}
}

// findNotes finds the rows of heads that name no columns: the title of a form, and fields like 填表单位：.
func (g *grid) findNotes() {
	g.notes = make([]bool, g.header)
	for r := range g.notes {
		for c, k := range g.at[r] {
			if k < 0 || c > 0 && g.at[r][c-1] == k || strings.TrimSpace(g.cells[k].text) == "" {
				continue
			}
			end := c + 1
			for end < g.width && g.at[r][end] == k {
				end++
			}
			g.notes[r] = g.width > 2 && 2*(end-c) > g.width || strings.Contains(g.cells[k].text, "：")
			if !g.notes[r] {
				break
			}
		}
	}
}

// noteText returns the texts of the rows that findNotes found, with ， in front of each.
func (g *grid) noteText() string {
	var text strings.Builder
	for k := range g.cells {
		if c := &g.cells[k]; c.row < len(g.notes) && g.notes[c.row] && c.text != "" {
			text.WriteString("，" + c.words())
		}
	}
	return text.String()
}

// namesUnits reports whether one of the heads on a path is that of a column of units: 计量单位, 单位 (not 填表单位, 单位：万元).
func namesUnits(path string) bool {
	for head := range strings.SplitSeq(path, "/") {
		if unitColumns.Is(strings.Join(strings.Fields(head), "")) {
			return true
		}
	}
	return false
}

// isHeadRow reports whether row r names columns.
func (g *grid) isHeadRow(r int) bool {
	all, numbers, filled := true, 0, 0
	for c, k := range g.at[r] {
		if k < 0 || g.cells[k].text == "" {
			continue
		}
		filled++
		all = all && g.cells[k].header
		if c > 0 && (g.cells[k].number || holdsNumber(g.cells[k].text)) {
			numbers++
		}
	}
	return all && filled > 0 || numbers == 0 || g.isCodeRow(r)
}

// holdsNumber reports whether one of several paragraphs of a cell is a number alone: the cell lists figures.
func holdsNumber(text string) bool {
	if !strings.Contains(text, "\n") {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if _, _, ok := cellNumber(line); ok && !isYear(line) {
			return true
		}
	}
	return false
}

// isCodeRow reports whether row r numbers the columns: 甲 乙 1 2 3.
func (g *grid) isCodeRow(r int) bool {
	next, least := int64(1), int64(3)
	for _, k := range g.at[r] {
		if k < 0 {
			continue
		}
		if columnCodes.Is(strings.TrimSpace(g.cells[k].text)) {
			least = 1
		}
		if !g.cells[k].number {
			continue
		}
		n, _, _ := cellNumber(g.cells[k].text)
		if n.value != (decimal{Coef: next, Scale: 0}) {
			return false
		}
		next++
	}
	return next > least
}

// mostlyNumbers reports whether at least half of the filled cells of column c below the heads are numbers.
func (g *grid) mostlyNumbers(c int) bool {
	numbers, filled := 0, 0
	for r := g.header; r < len(g.at); r++ {
		k := g.at[r][c]
		if k < 0 || strings.TrimSpace(g.cells[k].text) == "" {
			continue
		}
		filled++
		if g.cells[k].number {
			numbers++
		}
	}
	return filled > 0 && 2*numbers >= filled
}

// isSerial reports whether column c numbers the rows: running numbers, or whatever stands under a head like 序号.
func (g *grid) isSerial(c int) bool {
	if g.isRunning(c) {
		return true
	}
	head := g.path(true, g.header, c)
	return serialHeads.In(head) || strings.Contains(head, "No")
}

// isRunning reports whether the filled cells of column c below the heads are 1, 2, 3 … to at least 5: the codes (丙, 行次) of
// the rows of a form.
func (g *grid) isRunning(c int) bool {
	next := int64(1)
	for r := g.header; r < len(g.at); r++ {
		k := g.at[r][c]
		if k < 0 || strings.TrimSpace(g.cells[k].text) == "" {
			continue
		}
		n, _, ok := cellNumber(g.cells[k].text)
		if !ok || n.value != (decimal{Coef: next, Scale: 0}) {
			return false
		}
		next++
	}
	return next > 5
}

// path returns the heads over column c, from top to bottom, or those in front of row r, from left to right, each once,
// with / between them.
func (g *grid) path(over bool, r, c int) string { return g.pathOf(over, r, c, 0, 1) }

// pathOf is path for paragraph line of the of paragraphs of a cell: a head of as many stands line by line beside them.
func (g *grid) pathOf(over bool, r, c, line, of int) string {
	var parts []string
	last := -1
	add := func(k int) {
		if k < 0 || k == last {
			return
		}
		last = k
		if t := g.cells[k].line(line, of); t != "" {
			parts = append(parts, t)
		}
	}
	if over {
		for y := 0; y < min(r, g.header); y++ {
			if y != g.codes && !g.notes[y] {
				add(g.at[y][c])
			}
		}
	} else {
		for x := 0; x < min(c, g.stub); x++ {
			if x != g.units && !g.isSerial(x) {
				add(g.at[r][x])
			}
		}
	}
	return strings.Join(parts, "/")
}

// measureAt returns the unit of the number in row r and column c: of the row's unit column, the head over it, the head in
// front of it, or the note of the table.
func (g *grid) measureAt(r, c int) measure {
	for y := g.header - 1; y >= 0; y-- {
		if k := g.at[y][c]; k >= 0 {
			if m := unitIn(g.cells[k].words()); m.unit != nil {
				return m
			}
		}
	}
	if g.units >= 0 && g.at[r][g.units] >= 0 {
		if m := measureOf(g.cells[g.at[r][g.units]].words(), false); m.unit != nil {
			return m
		}
	}
	for x := g.stub - 1; x >= 0; x-- {
		if k := g.at[r][x]; k >= 0 {
			if m := unitIn(g.cells[k].words()); m.unit != nil {
				return m
			}
		}
	}
	return g.unit
}
