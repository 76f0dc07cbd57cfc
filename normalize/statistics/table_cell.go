package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// place is where a fact stands in a table.
type place struct {
	table       *grid
	row, column int // from 0
}

// captionOf returns the title and notes of a table: its caption, and the short blocks in front of it that are a caption
// or say the unit.
func (f *finder) captionOf(i int) string {
	b := &f.doc.Blocks[i]
	text := ""
	if b.Caption != nil {
		text = *b.Caption
	}
	for k := i - 1; k >= max(0, i-2); k-- {
		p := &f.doc.Blocks[k]
		if p.Role == schema.Caption || p.Role == schema.Paragraph && utf8.RuneCountInString(p.Text) <= 40 && unitNotes.In(p.Text) {
			text = p.Text + "，" + text
		} else {
			break
		}
	}
	return text
}

// cell reads cell k of the table in block i: a number under its heads is a fact, a number in a head a remark, text is
// running text.
func (f *finder) cell(i int, g *grid, k int) {
	c := &g.cells[k]
	if c.text == "" {
		return
	}
	b := &f.doc.Blocks[i]
	start, end := c.start, c.start+len(c.text)
	isHead := c.row < g.header || c.column < g.stub
	covered := len(f.protected(b, start, end)) > 0
	switch {
	case !c.number || covered:
		f.cellText(i, start, end, isHead)
	case isHead:
		reason := reasonLabel
		if n, _, ok := cellNumber(c.text); ok && n.places == 0 && 1949 <= n.value.Coef && n.value.Coef <= 2100 {
			reason = reasonDate
		}
		f.remarks = append(f.remarks, remark{i, span{start, end}, reason})
	case g.fieldReason(c) != "":
		f.remarks = append(f.remarks, remark{i, span{start, end}, g.fieldReason(c)})
	default:
		lines, at := strings.Split(c.text, "\n"), c.start
		for n, text := range lines {
			f.cellFact(i, g, c, cellLine{text, at, n, len(lines)})
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
func (g *grid) fieldReason(c *gridCell) string {
	if c.column == 0 || g.at[c.row][c.column-1] < 0 {
		return ""
	}
	label, ok := strings.CutSuffix(g.cells[g.at[c.row][c.column-1]].words(), "：")
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

// cellFact makes a fact of the number in a paragraph of a cell.
func (f *finder) cellFact(i int, g *grid, c *gridCell, l cellLine) {
	n, own, _ := cellNumber(l.text)
	m := own
	if m.unit == nil {
		m = g.measureAt(c.row, c.column)
	}
	value, ok := n.value.Shift(m.scaled)
	if !ok {
		f.remarks = append(f.remarks, remark{i, span{l.start, l.start + len(l.text)}, reasonTooLong})
		return
	}
	if own.unit == nil {
		n.scaled += m.scaled
	}
	rows, columns := g.pathOf(false, c.row, c.column, l.n, l.of), g.pathOf(true, c.row, c.column, l.n, l.of)
	path := strings.Trim(rows+"/"+columns, "/")
	text := strings.TrimSpace(l.text)
	lead := strings.Index(l.text, text)
	t := fact{figure: figure{start: l.start + lead, end: l.start + lead + len(text), number: n, value: value, unit: m.unit, kind: kindOther, bound: exact},
		block: i, indicator: -1, partOf: -1, open: -1, from: -1, status: schema.Result, label: path, cell: &place{g, c.row, c.column}}
	if m.unit != nil {
		t.kind = m.unit.Kind
	}
	t.mark = markAt(t.start+n.end, raised(text, n.end))
	t.quote = span{t.start, t.end}
	t.indicator, t.scope = f.tableMatch(g, &t, rows, columns)
	t.period = f.tablePeriod(g.caption, path)
	f.facts = append(f.facts, t)
}

// tableMatch finds indicator and scope by the heads, read as a sentence: the caption, the column, the row.
func (f *finder) tableMatch(g *grid, t *fact, rows, columns string) (int, scopeWord) {
	heads := strings.ReplaceAll(columns, "/", "，")
	s := g.caption + "，" + heads + "，"
	from := len(s)
	s = withoutTotal(s + strings.ReplaceAll(rows, "/", "，"))
	from = min(from, len(s))
	f.m.read(s)
	fr := frame{sentence: span{0, len(s)}, clause: span{0, len(s)}, before: span{from, len(s)}, after: span{len(s), len(s)}, open: -1, core: len(s)}
	probe := t.figure
	probe.start, probe.end = len(s), len(s)
	k := -1
	if !g.totalled || isTotal(columns) {
		k = f.m.match(s, &probe, &fr) // where a column sums up the row, the others count parts of the indicator
	}
	if k < 0 && columns != "" { // the row names the body, the column the indicator
		start := len(g.caption) + len("，")
		fr.before = span{start, from}
		fr.core = start + ownHead(heads)
		fr.anchored = true
		k = f.m.match(s, &probe, &fr)
	}
	scope, _ := f.m.scopeOf(s, &fr, len(s), scopeWord{})
	return k, scope
}

// ownHead returns where in the path of a column, with ， between its heads, the head begins that names what it counts: the last
// one that is more than a year or a word like 小计. The heads above it tell of what it is a part: 维持 in 已审结，维持.
func ownHead(path string) int {
	end := len(path)
	for {
		start := 0
		if k := strings.LastIndex(path[:end], "，"); k >= 0 {
			start = k + len("，")
		}
		if start == 0 || !isNeutralHead(path[start:end]) {
			return start
		}
		end = start - len("，")
	}
}

// isNeutralHead reports whether a head says nothing of what is counted.
func isNeutralHead(head string) bool {
	if head = strings.TrimSpace(head); head == "" || neutralHeads.Is(head) || withoutTotal(head) == "" {
		return true
	}
	return onlyYear(head) > 0 && utf8.RuneCountInString(head) <= longestYear
}

// longestYear is the number of characters of a head that is hardly more than a year: 2019年度, 2019年1—6月.
const longestYear = 10

// tablePeriod returns the year that the heads name, else the caption, else the section.
func (f *finder) tablePeriod(caption, path string) string {
	year := f.standing.baseYear(schema.Result)
	if y := onlyYear(caption); y > 0 {
		year = y
	}
	if y := onlyYear(path); y > 0 {
		year = y
	} else if v, n, end := plain(path, strings.LastIndex(path, "/")+1); n == 4 && end == len(path) && 1949 <= v && v <= 2100 {
		year = v
	}
	if at, n := previousYears.Index(path); at >= 0 && previousYears.Value(path[at:at+n]) != "compared" && year > 0 {
		year--
	}
	if year == 0 {
		return ""
	}
	return yearText(year)
}
