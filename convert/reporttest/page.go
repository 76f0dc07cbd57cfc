package reporttest

import (
	"strings"

	"guiwen/schema"
)

// The page of GB/T 9704-2012, 5.2.3.
const (
	perLine = 28 // characters
	perPage = 22 // lines
)

// row is a printed row of a line.
type row struct {
	line int     // index of its line
	x    float64 // characters from the left margin
	text string
	size float64 // points
	last bool
}

// The sizes of print: 2号 for the title, 3号 for all else (GB/T 9704-2012, 7.3.1 and 5.2.2).
const (
	titleSize = 22.0
	bodySize  = 16.0
)

// rows breaks lines into rows of width characters as a printer does: paragraphs indented by two, no row begins with
// a closing mark.
func rows(lines []Line, width float64) []row {
	var all []row
	for i, l := range lines {
		all = l.rows(all, i, width, bodySize)
	}
	return all
}

// formalRows does so too, with the title in its larger size and an empty row below it.
func formalRows(lines []Line, width float64) []row {
	var all []row
	for i, l := range lines {
		if l.Role != schema.Title {
			all = l.rows(all, i, width, bodySize)
			continue
		}
		all = l.rows(all, i, width*bodySize/titleSize, titleSize)
		if i+1 < len(lines) && lines[i+1].Role != schema.Title {
			all = append(all, row{line: i, last: true})
		}
	}
	return all
}

// rows appends the rows of line i; width and the x of rows are in characters of its size.
func (l Line) rows(all []row, i int, width, size float64) []row {
	x := 0.0
	switch l.Set {
	case Indented:
		x = 2
	case Centered:
		x = max(0, (width-em(l.Text))/2)
	case Right:
		x = max(0, width-em(l.Text)-4)
	}
	if l.Broken {
		x = 0
	}
	for {
		n := fit(l.Text, width-x)
		if l.Set == Centered && n < len(l.Text) {
			n = fit(l.Text, em(l.Text)/2+1)
			x = (width - em(l.Text[:n])) / 2
		}
		all = append(all, row{i, x, strings.TrimRight(l.Text[:n], " "), size, n == len(l.Text)})
		if n == len(l.Text) {
			break
		}
		l.Text = strings.TrimLeft(l.Text[n:], " ")
		if x = 0; l.Set == Centered {
			x = max(0, (width-em(l.Text))/2)
		}
	}
	return all
}

// fit returns how many bytes of s stand on a row of width characters.
func fit(s string, width float64) int {
	w := 0.0
	for i, r := range s {
		w += em(string(r))
		if w > width && i > 0 && !strings.ContainsRune("，。；：、）》”！？%", r) {
			return i
		}
	}
	return len(s)
}

// em is the width of s in characters: ASCII is half as wide.
func em(s string) float64 {
	w := 0.0
	for _, r := range s {
		if r < 0x80 {
			w += 0.5
		} else {
			w++
		}
	}
	return w
}

// pageEnds returns the lines as they are after a scan: divided where a page ends, after first rows on the first
// page and 22 on the others. foot gives what stands between the pages, nil for nothing.
func pageEnds(lines []Line, first int, foot func(page int) []Line) []Line {
	var out []Line
	page, left := 1, first
	fresh := true // the next row begins a line
	for _, r := range rows(lines, perLine) {
		if left == 0 {
			if foot != nil {
				out = append(out, foot(page)...)
			}
			page, left = page+1, perPage
			if !fresh {
				l := lines[r.line]
				out = append(out, Line{Text: r.text, Set: l.Set, Role: l.Role, Broken: true})
				left, fresh = left-1, r.last
				continue
			}
		}
		if fresh {
			l := lines[r.line]
			l.Text = r.text
			out = append(out, l)
		} else {
			out[len(out)-1].Text += r.text
		}
		left, fresh = left-1, r.last
	}
	return out
}
