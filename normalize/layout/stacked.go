package layout

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// stacked reads a table whose cells stand one below the other: heads, then rows of words and the figures of all other heads. Where
// the heads begin must be plain, and nothing of a row may be left over: an empty cell, of which nothing tells, would shift all
// figures behind it.
func (f *tableFinder) stacked(i int) ([]textRow, int) {
	if f.figureAt(i) || i > 0 && f.isLine(i-1) && f.short(i-1) && !f.isCaption(i-1) {
		return nil, i
	}
	var lines []int
	at := i
	more := func(n int) {
		for ; at >= 0 && len(lines) < n && f.short(at); at = f.follow(at) {
			lines = append(lines, at)
		}
	}
	for width := 2; width <= widestStack; width++ {
		if more(2 * width); f.stackRows(lines, width) < 2 {
			continue
		}
		more(longestStack)
		n := f.stackRows(lines, width)
		if n < leastRows || n*width < len(lines) && f.figureAt(lines[n*width]) || n*width+1 < len(lines) && f.figureAt(lines[n*width+1]) {
			return nil, i
		}
		rows := make([]textRow, n)
		for r := range rows {
			rows[r].part = lines[r*width]
			for _, k := range lines[r*width : (r+1)*width] {
				start, end := f.trim(f.parts[k].Start, f.parts[k].End)
				rows[r].cells = append(rows[r].cells, field{start: start, end: end})
			}
		}
		return rows, lines[n*width-1] + 1
	}
	return nil, i
}

// The words of the lines over a table: 表1 …, …统计表, 单位：万元.
var (
	captionStarts = lex.Class("caption-start")
	captionEnds   = lex.Class("caption-end")
	unitNotes     = lex.Class("unit-note")
)

// isCaption reports whether part i is a line that stands over a table: 表1 …, 单位：万元, a heading.
func (f *tableFinder) isCaption(i int) bool {
	if _, ok := label.Parse(strings.TrimSpace(f.lineOf(i))); ok {
		return true
	}
	return f.isTableTitle(i)
}

// isTableTitle reports whether part i is the title of a table or the note of its unit.
func (f *tableFinder) isTableTitle(i int) bool {
	line := strings.TrimSpace(f.lineOf(i))
	if captionStarts.Begins(line) > 0 || captionEnds.Ends(line) > 0 {
		return true
	}
	colon := strings.IndexAny(line, "：:")
	return colon > 0 && unitNotes.In(line[:colon])
}

// Bounds of a table whose cells stand one below the other: columns, and cells.
const (
	widestStack  = 12
	longestStack = 600
)

// stackRows returns how many rows of a width the lines begin with: a head of words, then rows of words and figures.
func (f *tableFinder) stackRows(lines []int, width int) int {
	rows := 0
	for ; (rows+1)*width <= len(lines); rows++ {
		for c, k := range lines[rows*width : (rows+1)*width] {
			if f.figureAt(k) != (rows > 0 && c > 0) {
				return rows
			}
		}
	}
	return rows
}

// short reports whether part i may be a cell on a line of its own.
func (f *tableFinder) short(i int) bool {
	line := strings.TrimSpace(f.lineOf(i))
	if line == "" || len(line) > 60 || strings.ContainsAny(line, "。；！？\t|") || strings.HasSuffix(line, "：") || strings.HasSuffix(line, "，") {
		return false
	}
	return true
}
