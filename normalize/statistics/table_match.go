package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/table"
)

// tableMatch finds indicator and scope by the heads, read as a sentence: the caption, the column, the row.
func (f *finder) tableMatch(g *table.Table, t *fact, rows, columns string) (int, scopeWord) {
	heads := strings.ReplaceAll(columns, "/", "，")
	s := g.Caption() + "，" + heads + "，"
	from := len(s)
	s = table.WithoutTotal(s + strings.ReplaceAll(rows, "/", "，"))
	from = min(from, len(s))
	f.m.read(s)
	fr := frame{sentence: span{0, len(s)}, clause: span{0, len(s)}, before: span{from, len(s)}, after: span{len(s), len(s)}, open: -1, core: len(s)}
	probe := t.figure
	probe.start, probe.end = len(s), len(s)
	k := -1
	if !g.HasTotalColumn(t.cell.cell) || isTotalPath(columns) {
		k = f.m.match(s, &probe, &fr) // where a column sums up the row, the others count parts of the indicator
	}
	if k < 0 && columns != "" { // the row names the body, the column the indicator
		start := len(g.Caption()) + len("，")
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
	if head = strings.TrimSpace(head); head == "" || neutralHeads.Is(head) || table.WithoutTotal(head) == "" {
		return true
	}
	return onlyYear(head) > 0 && utf8.RuneCountInString(head) <= longestYear
}

// longestYear is the number of characters of a head that is hardly more than a year: 2019年度, 2019年1—6月.
const longestYear = 10

// tablePeriod returns the year that the heads name, else the caption, else the section.
func (f *finder) tablePeriod(caption, path string) string {
	year := f.sectionYear()
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
