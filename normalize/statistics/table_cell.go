package statistics

import (
	"strings"
	"unicode/utf8"

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
		if p.Role == schema.Caption || p.Role == schema.Paragraph && utf8.RuneCountInString(p.Text) <= 40 && strings.Contains(p.Text, "单位") {
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
	case f.rules:
		f.remarks = append(f.remarks, remark{i, span{start, end}, reasonProvision})
	case isHead:
		reason := reasonLabel
		if n, _, _ := cellNumber(c.text); n.places == 0 && 1949 <= n.value.coef && n.value.coef <= 2100 {
			reason = reasonDate
		}
		f.remarks = append(f.remarks, remark{i, span{start, end}, reason})
	default:
		f.cellFact(i, g, k)
	}
}

// cellText reads a cell of words. In a head, its figures name what is measured and measure nothing.
func (f *finder) cellText(i, start, end int, isHead bool) {
	if !isHead {
		f.prose(i, start, end)
		return
	}
	b := &f.doc.Blocks[i]
	c := scan{s: b.Text[start:end], protected: f.protected(b, start, end), provision: f.rules}
	c.run()
	for _, it := range c.items {
		reason := it.reason
		if reason == "" {
			reason = reasonHeading
		}
		f.remarks = append(f.remarks, remark{i, it.shifted(start), reason})
	}
}

// cellFact makes a fact of the number in cell k.
func (f *finder) cellFact(i int, g *grid, k int) {
	c := &g.cells[k]
	n, own, _ := cellNumber(c.text)
	m := own
	if m.unit == nil {
		m = g.measureAt(c.row, c.column)
	}
	value, ok := n.value.shift(m.scaled)
	if !ok {
		f.remarks = append(f.remarks, remark{i, span{c.start, c.start + len(c.text)}, reasonTooLong})
		return
	}
	if own.unit == nil {
		n.scaled += m.scaled
	}
	rows, columns := g.path(false, c.row, c.column), g.path(true, c.row, c.column)
	path := strings.Trim(rows+"/"+columns, "/")
	text := strings.TrimSpace(c.text)
	lead := strings.Index(c.text, text)
	t := fact{figure: figure{start: c.start + lead, end: c.start + lead + len(text), number: n, value: value, unit: m.unit, kind: kindOther, bound: exact},
		block: i, indicator: -1, partOf: -1, open: -1, label: path, cell: &place{g, c.row, c.column}}
	if m.unit != nil {
		t.kind = m.unit.kind
	}
	t.quote = span{t.start, t.end}
	t.indicator, t.scope = f.tableMatch(g, &t, rows, columns)
	t.period = f.tablePeriod(path)
	f.facts = append(f.facts, t)
}

// tableMatch finds indicator and scope by the heads, read as a sentence: the caption, the column, the row.
func (f *finder) tableMatch(g *grid, t *fact, rows, columns string) (int, string) {
	s := g.caption + "，" + strings.ReplaceAll(columns, "/", "，") + "，"
	from := len(s)
	s += strings.ReplaceAll(rows, "/", "，")
	for _, w := range [...]string{"合计", "总计"} {
		s = strings.TrimSuffix(s, w)
	}
	from = min(from, len(s))
	f.m.read(s)
	fr := frame{sentence: span{0, len(s)}, clause: span{0, len(s)}, before: span{from, len(s)}, after: span{len(s), len(s)}, open: -1, core: len(s)}
	probe := t.figure
	probe.start, probe.end = len(s), len(s)
	k := -1
	if !g.totalled || isTotal(columns) {
		k = f.m.match(&probe, &fr) // where a column sums up the row, the others count parts of the indicator
	}
	if k < 0 && columns != "" { // the row names the body, the column the indicator
		fr.before = span{max(0, from-len(columns)-len("，")), from}
		fr.core = from
		k = f.m.match(&probe, &fr)
	}
	return k, f.m.scopeOf(s, &fr, len(s), "")
}

// tablePeriod returns the year that the heads name, else the section's.
func (f *finder) tablePeriod(path string) string {
	year := f.sectionYear()
	if y := onlyYear(path); y > 0 {
		year = y
	} else if v, n, end := plain(path, strings.LastIndex(path, "/")+1); n == 4 && end == len(path) && 1949 <= v && v <= 2100 {
		year = v
	}
	if strings.Contains(path, "上年") && !strings.Contains(path, "比上年") && !strings.Contains(path, "较上年") && year > 0 {
		year--
	}
	if year == 0 {
		return ""
	}
	return yearText(year)
}
