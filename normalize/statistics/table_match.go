package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/table"
	"guiwen/schema"
)

// tableMatch finds indicator and scope by the heads, read as a sentence: the caption, the column, the row. An indicator must be said by row
// and column together: the one names it, and the other is no more than a year, a total, a body or a word like 数量; or it takes both.
func (f *finder) tableMatch(g *table.Table, t *fact, rows, columns string) (int, scopeWord) {
	h := f.readHeads(g, rows, columns)
	scope, _ := f.m.scopeOf(h.text, &h.frame, len(h.text), scopeWord{})
	byRow, byColumn := -1, -1
	if !g.HasTotalColumn(t.cell.cell) || isTotalPath(columns) { // where a column sums up the row, the others count parts of the indicator
		byRow = f.rowMatch(t, h)
	}
	if columns != "" {
		byColumn = f.columnMatch(t, h)
	}
	if byRow >= 0 && (isNeutralPath(columns) || f.rowMatch(t, f.readHeads(g, rows, "")) != byRow) {
		return byRow, scope
	}
	if byColumn >= 0 && (isNeutralPath(rows) || namesBody(rows) || f.columnMatch(t, f.readHeads(g, "", columns)) != byColumn) {
		return byColumn, scope
	}
	return -1, scope
}

// heads are the caption, the column and the row of a number as a sentence, the row in front of the figure.
type heads struct {
	text        string
	frame       frame
	column      int // byte at which the heads of the column begin
	row         int // and the names of the row
	columnsSaid string
}

func (f *finder) readHeads(g *table.Table, rows, columns string) heads {
	h := heads{columnsSaid: strings.ReplaceAll(columns, "/", "，"), column: len(g.Caption()) + len("，")}
	s := g.Caption() + "，" + h.columnsSaid + "，"
	h.row = len(s)
	s = table.WithoutTotal(s + strings.ReplaceAll(rows, "/", "，"))
	h.row = min(h.row, len(s))
	f.m.read(s)
	h.text = s
	h.frame = frame{sentence: span{0, len(s)}, clause: span{0, len(s)}, before: span{h.row, len(s)}, after: span{len(s), len(s)}, open: -1, core: len(s)}
	return h
}

// rowMatch returns the indicator that the name of the row says, or -1. The heads are the last that were read.
func (f *finder) rowMatch(t *fact, h heads) int {
	probe := t.figure
	probe.start, probe.end = len(h.text), len(h.text)
	return f.m.match(h.text, &probe, &h.frame)
}

// columnMatch returns the indicator that the heads of the column say, or -1. The heads are the last that were read.
func (f *finder) columnMatch(t *fact, h heads) int {
	h.frame.before = span{h.column, max(h.row, h.column)}
	h.frame.core = h.column + ownHead(h.columnsSaid)
	h.frame.anchored = true
	return f.rowMatch(t, h)
}

// isNeutralPath reports whether no head of a path says more than a year, a total, or that something is counted.
func isNeutralPath(path string) bool {
	for head := range strings.SplitSeq(path, "/") {
		if !isNeutralHead(table.WithoutBrackets(head)) && !table.IsTotal(head) {
			return false
		}
	}
	return true
}

// namesBody reports whether the last head of a path is the name of a body or place.
func namesBody(path string) bool {
	head := path[strings.LastIndexByte(path, '/')+1:]
	if _, ok := lex.ReadAuthority(head); ok {
		return true
	}
	return head != "" && lex.PlaceName(head) == len(head)
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
