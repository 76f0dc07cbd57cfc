package statistics

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/form"
	"guiwen/normalize/lex"
	"guiwen/normalize/table"
	"guiwen/schema"
)

// place is where a fact stands in a table.
type place struct {
	table *table.Table
	cell  *table.Cell
	paths table.Paths
	form  string // id of the official form it is a cell of, or ""
	code  string // of the cell in the form, or ""
}

// dimensions publishes the place of a figure.
func (p *place) dimensions() *schema.Dimensions {
	d := &schema.Dimensions{Row: p.paths.Row, Column: p.paths.Column}
	if d.Row == nil {
		d.Row = []string{}
	}
	if d.Column == nil {
		d.Column = []string{}
	}
	if p.form != "" {
		d.Form = &p.form
	}
	return d
}

// table reads block i by its heads. It returns false where the cells cannot be found in the block's text.
func (f *finder) table(i int) bool {
	b := &f.doc.Blocks[i]
	t, ok := table.Read(b, f.around(i), f.tableBefore(i))
	if !ok {
		return false
	}
	f.tables = append(f.tables, blockTable{block: i, table: t})
	f.headingsOf(b)
	first := len(f.facts)
	w := tableReader{finder: f, block: i, t: t, row: -1}
	for k := range t.Cells() {
		w.cell(&t.Cells()[k])
	}
	f.partsInTable(t, first)
	last := &f.tables[len(f.tables)-1]
	last.first, last.end = first, len(f.facts)
	return true
}

// blockTable is a table that was read, with its block.
type blockTable struct {
	block      int
	table      *table.Table
	first, end int // its facts
	form       *form.Match
}

// tableBefore returns the table in front of block i of which i may be a continuation: nothing but its caption stands between.
func (f *finder) tableBefore(i int) *table.Table {
	if len(f.tables) == 0 {
		return nil
	}
	last := f.tables[len(f.tables)-1]
	for k := last.block + 1; k < i; k++ {
		if f.doc.Blocks[k].Role != schema.Caption {
			return nil
		}
	}
	return last.table
}

// farthestNote is the number of blocks in front of a table in which its caption and notes stand, longestNote the number of characters
// of such a note where it is a paragraph.
const (
	farthestNote = 3
	longestNote  = 40
)

// around returns the title and notes of a table, the nearest last: the short blocks in front of it that are a caption or say the unit,
// and its caption.
func (f *finder) around(i int) []string {
	var lines []string
	b := &f.doc.Blocks[i]
	if b.Caption != nil {
		lines = append(lines, *b.Caption)
	}
	for k := i - 1; k >= max(0, i-farthestNote); k-- {
		p := &f.doc.Blocks[k]
		if p.Role != schema.Caption && !isTableNote(p) {
			break
		}
		lines = append(lines, p.Text)
	}
	slices.Reverse(lines)
	return lines
}

// isTableNote reports whether a block is a line that states the unit of a table: 单位：万元.
func isTableNote(b *schema.Block) bool {
	switch b.Role {
	case schema.Paragraph, schema.Note, schema.MetadataLine, schema.Subtitle, schema.ListItem, schema.Heading:
		return table.HasUnitNote(b.Text) && utf8.RuneCountInString(b.Text) <= longestNote
	}
	return false
}

// tableReader makes facts and remarks of the cells of a table.
type tableReader struct {
	*finder
	block int
	t     *table.Table
	row   int // the row whose names paths holds
	paths table.Paths
}

// cell reads a cell: a number under its heads is a fact, a number in a head a remark, text is running text.
func (w *tableReader) cell(c *table.Cell) {
	if c.Text == "" {
		return
	}
	f, i := w.finder, w.block
	start, end := c.Start, c.Start+len(c.Text)
	isHead := w.t.IsHead(c)
	covered := len(f.protected(&f.doc.Blocks[i], start, end)) > 0
	switch {
	case !c.Number || covered:
		f.cellText(i, start, end, isHead)
	case isHead:
		reason := reasonLabel
		if n, _, ok := table.Number(c.Text); ok && n.Places == 0 && 1949 <= n.Value.Coef && n.Value.Coef <= 2100 {
			reason = reasonDate
		}
		f.remarks = append(f.remarks, remark{i, span{start, end}, reason})
	case fieldReason(w.t, c) != "":
		f.remarks = append(f.remarks, remark{i, span{start, end}, fieldReason(w.t, c)})
	default:
		lines, at := strings.Split(c.Text, "\n"), c.Start
		for n, text := range lines {
			w.fact(c, cellLine{text, at, n, len(lines)})
			at += len(text) + len("\n")
		}
	}
}

// cellLine is a paragraph of a cell.
type cellLine struct {
	text  string
	start int // byte of the block's text
	n, of int // which of how many
}

var (
	numberLabels  = lex.Class("number-label")
	neutralHeads  = lex.Class("neutral-head")
	previousYears = lex.Class("previous-year")
)

// labelReasons are by the values of the class number-label.
var labelReasons = map[string]string{"phone": reasonPhone, "date": reasonDate, "code": reasonCode}

// fieldReason returns why the number in a cell is none of the table's, where the cell in front of it is the label of a field
// such as 联系电话： or 单位编码：; else "".
func fieldReason(t *table.Table, c *table.Cell) string {
	before := t.At(c.Row, c.Column-1)
	if before == nil {
		return ""
	}
	label, ok := strings.CutSuffix(before.Words(), "：")
	if !ok {
		return ""
	}
	return labelReasons[numberLabels.Value(label[len(label)-numberLabels.Ends(label):])]
}

// cellText reads a cell of words. In a head, its figures name what is measured and measure nothing.
func (f *finder) cellText(i, start, end int, isHead bool) {
	b := &f.doc.Blocks[i]
	if !isHead {
		for start < end {
			stop := end
			if k := strings.IndexByte(b.Text[start:end], '\n'); k >= 0 {
				stop = start + k
			}
			if stop > start {
				f.prose(i, start, stop)
			}
			start = stop + 1
		}
		return
	}
	c := scan{s: b.Text[start:end], protected: f.protected(b, start, end), lays: f.standing.stance == rules}
	c.run()
	for _, it := range c.items {
		reason := it.reason
		if reason == "" {
			reason = reasonHeading
		}
		f.remarks = append(f.remarks, remark{i, it.shifted(start), reason})
	}
}

// pathsOf returns the heads of a cell. Cells of a row share the names of the row.
func (w *tableReader) pathsOf(c *table.Cell, l cellLine) table.Paths {
	if l.of > 1 {
		return w.t.PathsOf(c, l.n, l.of)
	}
	if w.row != c.Row {
		w.row, w.paths = c.Row, w.t.PathsOf(c, 0, 1)
	}
	p := w.paths
	p.Column = w.t.ColumnOf(c)
	return p
}

// fact makes a fact of the number in a paragraph of a cell.
func (w *tableReader) fact(c *table.Cell, l cellLine) {
	f := w.finder
	read, own, _ := table.Number(l.text)
	n, m := numberOf(read, 0), own
	if m.Unit == nil {
		m = w.t.MeasureOf(c)
	}
	value, ok := n.value.Shift(m.Power)
	if !ok {
		f.remarks = append(f.remarks, remark{w.block, span{l.start, l.start + len(l.text)}, reasonTooLong})
		return
	}
	if own.Unit == nil {
		n.scaled += m.Power
	}
	paths := w.pathsOf(c, l)
	rows, columns := strings.Join(paths.Name, "/"), strings.Join(paths.Column, "/")
	path := strings.Trim(rows+"/"+columns, "/")
	text := strings.TrimSpace(l.text)
	lead := strings.Index(l.text, text)
	t := fact{figure: figure{start: l.start + lead, end: l.start + lead + len(text), number: n, value: value, unit: m.Unit, per: m.Per, kind: kindOther, bound: exact},
		block: w.block, indicator: -1, partOf: -1, open: -1, from: -1, status: schema.Result, label: path, cell: &place{table: w.t, cell: c, paths: paths}}
	if m.Unit != nil && m.Per == "" {
		t.kind = m.Unit.Kind
	}
	t.mark = markAt(t.start+n.end, lex.Raised(text, n.end))
	t.quote = span{t.start, t.end}
	t.indicator, t.scope = f.tableMatch(w.t, &t, rows, columns)
	t.period = f.tablePeriod(w.t.Caption(), path)
	f.facts = append(f.facts, t)
}

// partsInTable notes of the facts from first on, those of a table, which are parts (其中) of the fact above them.
func (f *finder) partsInTable(t *table.Table, first int) {
	byPlace := f.byPlace(first, len(f.facts))
	for k := first; k < len(f.facts); k++ {
		p := f.facts[k].cell
		if p == nil {
			continue
		}
		row := t.PartOf(p.cell)
		if row < 0 || f.facts[k].kind == kindPercent {
			continue
		}
		if whole, ok := byPlace[form.Place{Row: row, Column: p.cell.Column}]; ok && sameMeasure(&f.facts[whole], &f.facts[k]) {
			f.facts[k].partOf = whole
		}
	}
}

// byPlace returns the facts of a table, from first to end, by row and column.
func (f *finder) byPlace(first, end int) map[form.Place]int {
	m := make(map[form.Place]int, end-first)
	for k := first; k < end; k++ {
		if p := f.facts[k].cell; p != nil {
			m[form.Place{Row: p.cell.Row, Column: p.cell.Column}] = k
		}
	}
	return m
}
