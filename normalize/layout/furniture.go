package layout

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// The roles of furniture.
const (
	rolePageNumber = "page-number"
	roleHeader     = "header"
	roleFooter     = "footer"
	roleChrome     = "chrome"
	roleWatermark  = "watermark"
	roleLineArt    = "line-art"
)

// markFurniture gives every line that is no part of the document its role.
func (d *document) markFurniture() {
	for i := range d.lines {
		l := &d.lines[i]
		switch d.kind(l) {
		case source.Header:
			l.role = roleHeader
		case source.Footer:
			l.role = roleFooter
		case source.PageNumber:
			l.role = rolePageNumber
		case source.Chrome:
			l.role = roleChrome
		case source.Watermark:
			l.role = roleWatermark
		case source.Line, source.Paragraph, source.Heading, source.ListItem:
			if l.cols <= 40 && lex.MayBePageMark(l.first) && lex.PageMark(d.text(l)) {
				l.role = rolePageNumber
			} else if lineArt(d.text(l)) || picture(d.text(l)) {
				l.role = roleLineArt
			}
		}
	}
	d.markBareNumbers()
	d.markRunning()
	d.markChrome()
}

// lineArt reports whether s is drawn, not written: ————, ======, *****.
func lineArt(s string) bool {
	count := 0
	for _, r := range s {
		switch {
		case blank(r):
		case lex.IsHan(r):
			return false
		case strings.ContainsRune("-—–－―─━═=_＿*＊·•.…~～┄┅┈┉#+|│┃┌┐└┘├┤┬┴┼◆◇■□●○★☆▲△", r):
			count++
		default:
			return false
		}
	}
	return count >= 3
}

// picture reports whether s is nothing but a picture of Markdown or HTML: ![图片](a.png).
func picture(s string) bool {
	if strings.HasPrefix(s, "<img ") {
		return strings.IndexByte(s, '>') == len(s)-1
	}
	rest, ok := strings.CutPrefix(s, "![")
	if !ok {
		return false
	}
	i := strings.Index(rest, "](")
	return i >= 0 && strings.IndexByte(rest[i:], ')') == len(rest)-i-1
}

// markBareNumbers marks lines that are a number alone: at the end of a page, or where they count the pages of a
// text up, several lines apart from each other.
func (d *document) markBareNumbers() {
	type bare struct{ line, value int }
	var run []bare
	flush := func() {
		if len(run) >= 3 {
			for _, b := range run {
				d.lines[b.line].role = rolePageNumber
			}
		}
		run = run[:0]
	}
	for i := range d.lines {
		l := &d.lines[i]
		if l.role != "" || l.cols > 6 || !d.loose(i) {
			continue
		}
		v, ok := lex.PageNumber(d.text(l))
		if !ok {
			continue
		}
		if d.atPageEdge(i) {
			l.role = rolePageNumber
			continue
		}
		if n := len(run); n > 0 && (v != run[n-1].value+1 || i-run[n-1].line < 5) {
			flush()
		}
		run = append(run, bare{i, v})
	}
	flush()
}

// atPageEdge reports whether line i is the first or last of a page that is known.
func (d *document) atPageEdge(i int) bool {
	p := d.lines[i].page
	if p == 0 || d.pages < 2 && d.parts[d.lines[i].part].Box.IsZero() {
		return false
	}
	first := i == 0 || d.lines[i-1].page != p
	last := i+1 == len(d.lines) || d.lines[i+1].page != p
	if last && !first {
		return true
	}
	return first && !last && d.pages > 1
}

// markRunning marks running heads and feet (页眉页脚): what stands at the head or foot of at least three pages,
// and of two in five, at one place, digits aside.
func (d *document) markRunning() {
	if d.pages < 3 || d.batched() {
		return
	}
	type edge struct {
		text string
		foot bool
	}
	const depth = 2 // lines looked at from either end of a page
	lines := map[edge][]int{}
	var order []edge // of first appearance, so that the result does not hang on the order of a map
	add := func(e edge, k int) {
		if len(lines[e]) == 0 {
			order = append(order, e)
		}
		lines[e] = append(lines[e], k)
	}
	pages := 0
	for i := 0; i < len(d.lines); {
		j := i
		for j < len(d.lines) && d.lines[j].page == d.lines[i].page {
			j++
		}
		if d.lines[i].page > 0 {
			pages++
			for k, n := i, 0; k < j && n < depth; k++ {
				if d.candidate(k) {
					add(edge{d.pattern(k), false}, k)
					n++
				}
			}
			for k, n := j-1, 0; k >= i && n < depth; k-- {
				if d.candidate(k) {
					add(edge{d.pattern(k), true}, k)
					n++
				}
			}
		}
		i = j
	}
	for _, e := range order {
		at := lines[e]
		if len(at) < 3 || len(at)*5 < pages*2 || e.text == "" {
			continue
		}
		role := roleHeader
		if e.foot {
			role = roleFooter
		}
		for _, k := range at {
			if d.lines[k].role == "" && d.alike(k, at[len(at)-1]) {
				d.lines[k].role = role
			}
		}
	}
}

// batched reports whether the pages are papers of their own.
func (d *document) batched() bool {
	var b lex.Batch
	page, n := 0, 0
	for i := range d.lines {
		l := &d.lines[i]
		if l.page == 0 {
			continue
		}
		if l.page != page {
			page, n = l.page, 0
			b.Page()
		}
		if n++; n <= lex.HeadLines {
			b.Line(d.text(l))
		}
	}
	return b.Own()
}

// candidate reports whether line k may be a running head.
func (d *document) candidate(k int) bool {
	l := &d.lines[k]
	return l.role == "" && l.cols <= 100 && d.kind(l) != source.TableCell
}

// pattern is the shape of line k; "" where it is a number alone.
func (d *document) pattern(k int) string {
	if s := lex.Shape(d.text(&d.lines[k])); s != "#" {
		return s
	}
	return ""
}

// alike reports whether two lines with one text stand at one place in one size: the title of page one may be
// repeated as the running head of the others.
func (d *document) alike(i, j int) bool {
	a, b := d.parts[d.lines[i].part], d.parts[d.lines[j].part]
	if a.Box.IsZero() || b.Box.IsZero() {
		return d.lines[i].page != 1 || d.lines[i].page == d.lines[j].page
	}
	dy := a.Box.Y0 - b.Box.Y0
	return dy < 20 && dy > -20 && (a.Font.Size == 0 || b.Font.Size == 0 || a.Font.Size < b.Font.Size*1.15)
}
