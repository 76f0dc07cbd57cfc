package statistics

import "strings"

// findHeads finds the rows and columns that name the others: those its format calls heads, else the rows before the
// first with a number behind the first column, and the columns in which fewer than half the cells are numbers.
func (g *grid) findHeads() {
	for g.header < len(g.at) && g.header < 6 && g.isHeadRow(g.header) {
		if g.isCodeRow(g.header) {
			g.codes = g.header
		}
		g.header++
	}
	if g.header == len(g.at) {
		g.header = min(1, len(g.at))
	}
	for c := 0; c < g.width; c++ {
		if head := g.path(true, g.header, c); strings.Contains(head, "单位") && !strings.Contains(head, "单位：") && !g.mostlyNumbers(c) {
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

// isHeadRow reports whether row r names columns.
func (g *grid) isHeadRow(r int) bool {
	all, numbers, filled := true, 0, 0
	for c, k := range g.at[r] {
		if k < 0 || g.cells[k].text == "" {
			continue
		}
		filled++
		all = all && g.cells[k].header
		if c > 0 && g.cells[k].number {
			numbers++
		}
	}
	return all && filled > 0 || numbers == 0 || g.isCodeRow(r)
}

// isCodeRow reports whether row r numbers the columns: 甲 乙 1 2 3.
func (g *grid) isCodeRow(r int) bool {
	next, least := int64(1), int64(3)
	for _, k := range g.at[r] {
		if k < 0 {
			continue
		}
		if t := strings.TrimSpace(g.cells[k].text); t == "甲" || t == "乙" {
			least = 1
		}
		if !g.cells[k].number {
			continue
		}
		n, _, _ := cellNumber(g.cells[k].text)
		if n.value != (decimal{next, 0}) {
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

// isSerial reports whether column c holds running numbers under a head like 序号.
func (g *grid) isSerial(c int) bool {
	head := g.path(true, g.header, c)
	for _, w := range [...]string{"序号", "编号", "代码", "行次", "名次", "No"} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}

// path returns the heads over column c, from top to bottom, or those in front of row r, from left to right, each once,
// with / between them.
func (g *grid) path(over bool, r, c int) string {
	var parts []string
	last := -1
	add := func(k int) {
		if k < 0 || k == last {
			return
		}
		last = k
		if t := strings.TrimSpace(g.cells[k].text); t != "" {
			parts = append(parts, t)
		}
	}
	if over {
		for y := 0; y < min(r, g.header); y++ {
			if y != g.codes {
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
			if m := unitIn(g.cells[k].text); m.unit != nil {
				return m
			}
		}
	}
	if g.units >= 0 && g.at[r][g.units] >= 0 {
		if m := measureOf(g.cells[g.at[r][g.units]].text, false); m.unit != nil {
			return m
		}
	}
	for x := g.stub - 1; x >= 0; x-- {
		if k := g.at[r][x]; k >= 0 {
			if m := unitIn(g.cells[k].text); m.unit != nil {
				return m
			}
		}
	}
	return g.unit
}
