package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// grid is a table (表) on its grid, after spans are laid out.
type grid struct {
	cells    []gridCell
	at       [][]int // by row and column: index into cells, or -1
	width    int
	header   int    // rows of heads
	stub     int    // columns of row heads
	units    int    // column that names units, or -1
	totalled bool   // a column is called 合计 or 总计
	codes    int    // row that numbers the columns, or -1
	notes    []bool // by row of heads: it names no columns
	unit     measure
	caption  string
}

// gridCell is a cell with its place in the block's text.
type gridCell struct {
	row, column int // of its upper left corner
	text        string
	start       int // byte of the block's text
	header      bool
	number      bool // holds nothing but numbers with or without a unit, one a paragraph
}

// maxGrid is the number of places a grid may have; larger tables are read as running text.
const maxGrid = 4_000_000

// table reads block i by its heads. It returns false where the cells cannot be found in the block's text.
func (f *finder) table(i int) bool {
	g, ok := layOut(&f.doc.Blocks[i])
	if !ok {
		return false
	}
	g.findHeads()
	g.caption = f.captionOf(i) + g.noteText()
	g.unit = unitNote(g.caption)
	if g.unit.unit == nil {
		for k := range g.cells {
			if c := &g.cells[k]; c.row < g.header && c.column < max(g.stub, 1) && g.unit.unit == nil {
				g.unit = unitNote(c.words())
			}
		}
	}
	f.headingsOf(&f.doc.Blocks[i])
	first := len(f.facts)
	for k := range g.cells {
		f.cell(i, g, k)
	}
	f.totals(g, first)
	return true
}

// layOut puts the cells of a table on its grid.
func layOut(b *schema.Block) (*grid, bool) {
	width, ok := columnsOf(b.Rows)
	if !ok {
		return nil, false
	}
	g := &grid{units: -1, codes: -1, width: width}
	g.at = make([][]int, len(b.Rows))
	for r := range g.at {
		g.at[r] = make([]int, g.width)
		for c := range g.at[r] {
			g.at[r][c] = -1
		}
	}
	pos := 0
	for r, row := range b.Rows {
		column := 0
		for _, c := range row {
			if pos+len(c.Text) > len(b.Text) || b.Text[pos:pos+len(c.Text)] != c.Text {
				return nil, false
			}
			for g.at[r][column] >= 0 {
				column++
			}
			g.place(r, column, c, pos)
			pos += len(c.Text) + len("\t")
		}
		pos += len("\n")
	}
	return g, true
}

// columnsOf returns the number of columns of a table. A cell stands in the first column of its row that no cell above
// reaches down to, so that rows under long cells may be wider than their own cells add up to. It returns false for a table
// without cells and for one that has more than maxGrid places.
func columnsOf(rows [][]schema.Cell) (int, bool) {
	limit := maxGrid / max(len(rows), 1)
	var reach []int // by column: the row that a cell above ends before
	for r, row := range rows {
		column := 0
		for _, c := range row {
			for column < len(reach) && reach[column] > r {
				column++
			}
			if c.ColSpan > limit-column {
				return 0, false
			}
			end := column + max(c.ColSpan, 1)
			for len(reach) < end {
				reach = append(reach, 0)
			}
			last := r + min(max(c.RowSpan, 1), len(rows)-r)
			for x := column; x < end; x++ {
				reach[x] = max(reach[x], last)
			}
		}
	}
	return len(reach), 0 < len(reach) && len(reach) <= limit
}

// place writes a cell to all the places it spans.
func (g *grid) place(r, column int, c schema.Cell, pos int) {
	k := len(g.cells)
	g.cells = append(g.cells, gridCell{row: r, column: column, text: c.Text, start: pos, header: c.Header, number: allNumbers(c.Text)})
	for y := r; y < r+min(len(g.at)-r, max(c.RowSpan, 1)); y++ {
		for x := column; x < column+max(c.ColSpan, 1); x++ {
			if g.at[y][x] < 0 {
				g.at[y][x] = k
			}
		}
	}
}

// allNumbers reports whether a cell holds nothing but numbers with or without a unit, one a paragraph, and no year.
func allNumbers(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if _, _, ok := cellNumber(line); !ok || isYear(line) {
			return false
		}
	}
	return true
}

// words returns the text of a cell in one line: a head is often broken to fit its column.
func (c *gridCell) words() string {
	return withoutNote(strings.TrimSpace(strings.ReplaceAll(c.text, "\n", "")))
}

// line returns paragraph n of a cell that has as many as are asked for, else its words.
func (c *gridCell) line(n, of int) string {
	if of > 1 && strings.Count(c.text, "\n") == of-1 {
		return withoutNote(strings.TrimSpace(strings.Split(c.text, "\n")[n]))
	}
	return c.words()
}

// isYear reports whether a cell holds nothing but a year: 2019年.
func isYear(text string) bool {
	text = strings.TrimSpace(text)
	p := lex.ReadPeriod(text)
	return p.Length == len(text) && p.From.Year > 0 && p.From.Month == 0 && p.To == (lex.Day{})
}

// measure is a unit with the multiplier in front of it: 万元 is 元, 4.
type measure struct {
	unit   *unit
	scaled int
}

// measureOf reads a whole text as a unit: 万元, 万箱, %, 亿千瓦时. A word that is no known unit, of at most four
// characters, is taken as written.
func measureOf(s string, known bool) measure {
	s = strings.Trim(s, " （）()[]：")
	var m measure
	at := 0
	for {
		p, w := lex.Multiplier(s[at:])
		if w == 0 {
			break
		}
		m.scaled, at = m.scaled+p, at+w
	}
	if u, w := lex.UnitAt(s[at:]); u != nil && at+w == len(s) {
		m.unit = u
		return m
	}
	if strings.HasSuffix(s, "%") || strings.HasSuffix(s, "％") {
		return measure{unit: percentUnit}
	}
	if rest := s[at:]; !known && rest != "" && utf8.RuneCountInString(rest) <= 4 && strings.IndexFunc(rest, func(r rune) bool { return !lex.IsHan(r) }) < 0 {
		m.unit = &unit{Word: rest, Name: rest, Kind: kindOther}
		return m
	}
	return measure{}
}

var (
	unitNotes  = lex.Class("unit-note")
	countHeads = lex.Class("count-head")
	rateNouns  = lex.Class("rate-noun")
)

// unitNote reads the note 单位：万元 in a text.
func unitNote(s string) measure {
	k, n := unitNotes.Index(s)
	if k < 0 {
		return measure{}
	}
	rest := s[k+n:]
	if w := colon(rest, 0); w > 0 {
		rest = strings.TrimSpace(rest[w:])
	} else {
		return measure{}
	}
	if k := strings.IndexAny(rest, "、，,/；;）) \t\n"); k >= 0 {
		if strings.HasPrefix(rest[k:], "、") || strings.HasPrefix(rest[k:], "，") || rest[k] == ',' {
			return measure{} // 单位：万元、%: which is which, the heads must say
		}
		rest = rest[:k]
	}
	return measureOf(rest, false)
}

// unitIn reads the unit in brackets that ends a head (金额（万元）), or % in it (较上年±%).
func unitIn(head string) measure {
	head = strings.TrimSpace(head)
	for _, b := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		if open := strings.LastIndex(head, b[0]); open >= 0 && strings.HasSuffix(head, b[1]) {
			if m := measureOf(head[open+len(b[0]):len(head)-len(b[1])], true); m.unit != nil {
				return m
			}
		}
	}
	if n := countHeads.Ends(head); n > 0 { // 制发件数, 人数
		return measureOf(countHeads.Value(head[len(head)-n:]), true)
	}
	if strings.HasSuffix(head, "%") || strings.HasSuffix(head, "％") || rateNouns.Ends(head) > 0 {
		return measure{unit: percentUnit}
	}
	return measure{}
}

// cellNumber reads a cell that holds a number and nothing else but its unit.
func cellNumber(text string) (number, measure, bool) {
	s := strings.TrimSpace(text)
	sign, at := int64(1), 0
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−") || strings.HasPrefix(s, "－") {
		sign = -1
		_, at = utf8.DecodeRuneInString(s)
	} else if strings.HasPrefix(s, "+") {
		at = 1
	}
	if at >= len(s) {
		return number{}, measure{}, false
	}
	if r, _ := utf8.DecodeRuneInString(s[at:]); lex.Digit(r) < 0 {
		return number{}, measure{}, false
	}
	n, ok := numberAt(s, at)
	if !ok {
		return number{}, measure{}, false
	}
	n.value.Coef *= sign
	n.start = 0
	rest := strings.TrimSpace(s[n.end+raised(s, n.end):]) // 120¹: the mark of a note
	if rest == "" {
		return n, measure{}, true
	}
	if u, w := lex.UnitAt(rest); u != nil && w+raised(rest, w) == len(rest) {
		return n, measure{unit: u}, true
	}
	return number{}, measure{}, false
}
