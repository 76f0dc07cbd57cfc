package layout

import (
	"strings"
	"unicode/utf8"

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
			if l.cols <= 40 && counts(l.first) && pageNumber(d.text(l)) {
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

// counts reports whether a page number can begin with r.
func counts(r rune) bool {
	switch r {
	case '第', '共', 'p', 'P', '=', '[', '【', '*', '#':
		return true
	}
	return digit(r) || '０' <= r && r <= '９' || dash(r)
}

// pageNumber reports whether s can be nothing but a page number (页码, GB/T 9704-2012, 7.5): — 1 —, 第1页,
// 第 1 页 共 9 页, 1/9, Page 1 of 9.
func pageNumber(s string) bool {
	var b [48]byte
	k := squeeze(b[:0], s)
	if inner := strings.Trim(k, "-—–=[]【】*#"); len(inner) < len(k) && len(inner) > 2 && (inner[0]|0x20 == 'p' || strings.HasPrefix(inner, "第")) {
		k = inner // --- Page 2 ---, [Page 6]
	}
	if n := dashes(k); n > 0 {
		k = k[n:]
		d := digitRun(k)
		m := dashes(k[d:])
		return d > 0 && d <= 4 && m > 0 && d+m == len(k)
	}
	if rest, ok := strings.CutPrefix(k, "第"); ok {
		d := digitRun(rest)
		if d == 0 || d > 4 || !strings.HasPrefix(rest[d:], "页") {
			return false
		}
		rest = strings.TrimLeft(rest[d+len("页"):], "/,，、|")
		return rest == "" || total(rest)
	}
	if rest, ok := strings.CutPrefix(k, "共"); ok { // 共 9 页 第 1 页
		d := digitRun(rest)
		if d == 0 || !strings.HasPrefix(rest[d:], "页") {
			return false
		}
		rest = strings.TrimLeft(rest[d+len("页"):], "/,，、|")
		return strings.HasPrefix(rest, "第") && pageNumber(rest)
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(k), "page"); ok {
		d := digitRun(rest)
		rest = rest[d:]
		of, ok := strings.CutPrefix(rest, "of")
		return d > 0 && (rest == "" || ok && digitRun(of) == len(of) && of != "")
	}
	if d := digitRun(k); d > 0 && d <= 4 && d < len(k) && k[d] == '/' {
		a, b := k[:d], k[d+1:]
		return digitRun(b) == len(b) && b != "" && len(b) <= 4 && b[0] != '0' && (len(a) < len(b) || len(a) == len(b) && a <= b)
	}
	return false
}

// total reports whether s is 共9页 or 共9.
func total(s string) bool {
	rest, ok := strings.CutPrefix(s, "共")
	if !ok {
		return false
	}
	d := digitRun(rest)
	return d > 0 && (rest[d:] == "页" || rest[d:] == "")
}

// squeeze appends s without blanks to b, full-width digits narrowed.
func squeeze(b []byte, s string) string {
	for _, r := range s {
		switch {
		case blank(r):
		case '０' <= r && r <= '９':
			b = append(b, byte(r-'０'+'0'))
		case r == '／':
			b = append(b, '/')
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// dashes returns the length of the dashes and dots that s begins with.
func dashes(s string) int {
	n := 0
	for n < len(s) {
		r, m := utf8.DecodeRuneInString(s[n:])
		if !dash(r) {
			break
		}
		n += m
	}
	return n
}

// dash reports whether r is a dash or dot, or what recognition takes for one.
func dash(r rune) bool {
	switch r {
	case '-', '—', '–', '－', '―', '─', '━', '‐', '‑', '−', '·', '•', '~', '～', '一':
		return true
	}
	return false
}

// digitRun returns the length of the ASCII digits that s begins with.
func digitRun(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// lineArt reports whether s is drawn, not written: ————, ======, *****.
func lineArt(s string) bool {
	count := 0
	for _, r := range s {
		switch {
		case blank(r):
		case han(r):
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
		v, ok := bareNumber(d.text(l))
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

// bareNumber reads a line that is an Arabic or small Roman number and nothing else.
func bareNumber(s string) (int, bool) {
	var b [16]byte
	k := squeeze(b[:0], s)
	if len(k) > 4 || digitRun(k) != len(k) || k == "" || k[0] == '0' {
		return 0, false
	}
	v := 0
	for _, c := range []byte(k) {
		v = v*10 + int(c-'0')
	}
	return v, true
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
	if d.pages < 3 {
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

// candidate reports whether line k may be a running head.
func (d *document) candidate(k int) bool {
	l := &d.lines[k]
	return l.role == "" && l.cols <= 100 && d.kind(l) != source.TableCell
}

// pattern is the text of line k without blanks, each run of digits as one #.
func (d *document) pattern(k int) string {
	var b strings.Builder
	digit := false
	for _, r := range d.text(&d.lines[k]) {
		if blank(r) {
			continue
		}
		if '0' <= r && r <= '9' || '０' <= r && r <= '９' {
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		b.WriteRune(r)
	}
	if b.String() == "#" {
		return ""
	}
	return b.String()
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
