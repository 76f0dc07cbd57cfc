package page

import (
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// Page numbers (页码) and running heads (页眉、页脚) are known by where they stand and by repetition over the
// pages. They stay in the raw text, as parts of their kind.

const (
	marginZone = 0.16 // the part of a page's height, from either edge, in which furniture stands
	edgeZone   = 0.09 // the part in which it needs less evidence
	edgeLines  = 3    // lines from either edge that may be furniture
)

// edge is a line near the upper or lower edge of a page.
type edge struct {
	sheet *Sheet
	line  *line
	foot  bool
	at    float64 // distance from the edge to the line's middle, over the height of the page
	apart bool    // a blank stripe lies between it and the text
	shape string  // its text with every number as #
}

// markFurniture gives the lines of all pages their kinds.
func markFurniture(sheets []*Sheet) {
	var edges []edge
	for _, s := range sheets {
		for i := range s.lines {
			l := &s.lines[i]
			switch {
			case l.cell != nil:
			case l.dir == askew || l.zone == InWatermark:
				l.kind = source.Watermark
			case l.zone == InHeader:
				l.kind = source.Header
			case l.zone == InFooter:
				l.kind = source.Footer
			}
		}
		edges = append(edges, edgesOf(s)...)
	}
	for i := range edges {
		if e := &edges[i]; (e.line.kind == source.Header || e.line.kind == source.Footer) && e.numbered(true) {
			e.line.kind = source.PageNumber
		}
	}
	markPageNumbers(edges, len(sheets))
	if !batched(sheets) {
		markRunning(edges, len(sheets))
	}
}

// batched reports whether the pages are papers of their own.
func batched(sheets []*Sheet) bool {
	var b lex.Batch
	for _, s := range sheets {
		b.Page()
		for i := range s.lines[:min(len(s.lines), lex.HeadLines)] {
			b.Line(s.lines[i].text)
		}
	}
	return b.Own()
}

// edgesOf returns the lines near the edges of a page, the outermost first.
func edgesOf(s *Sheet) []edge {
	var list []*line
	for i := range s.lines {
		if l := &s.lines[i]; l.cell == nil && l.kind != source.Watermark {
			list = append(list, l)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].box.Y0 < list[j].box.Y0 })
	var out []edge
	h := s.Height
	for i := 0; i < len(list) && i < edgeLines; i++ {
		l := list[i]
		if l.box.Y1 > marginZone*h {
			break
		}
		e := edge{sheet: s, line: l, at: (l.box.Y0 + l.box.Y1) / 2 / h, apart: i+1 == len(list) || below(list, i)-l.box.Y1 > 0.9*l.font.Size, shape: lex.Shape(l.text)}
		out = append(out, e)
	}
	for i := len(list) - 1; i >= 0 && i >= len(list)-edgeLines; i-- {
		l := list[i]
		if l.box.Y0 < (1-marginZone)*h {
			break
		}
		e := edge{sheet: s, line: l, foot: true, at: 1 - (l.box.Y0+l.box.Y1)/2/h, shape: lex.Shape(l.text)}
		e.apart = i == 0 || l.box.Y0-above(list, i) > 0.9*l.font.Size
		out = append(out, e)
	}
	return out
}

// below returns where the next row under line i begins.
func below(list []*line, i int) float64 {
	for _, l := range list[i+1:] {
		if l.box.Y0 > list[i].box.Y0+0.5*list[i].font.Size {
			return l.box.Y0
		}
	}
	return math.Inf(1)
}

// above returns where the row over line i ends.
func above(list []*line, i int) float64 {
	for k := i - 1; k >= 0; k-- {
		if list[k].box.Y1 < list[i].box.Y1-0.5*list[i].font.Size {
			return list[k].box.Y1
		}
	}
	return math.Inf(-1)
}

// markPageNumbers marks lines that are written as page numbers, and bare numbers that count the pages.
func markPageNumbers(edges []edge, pages int) {
	offsets := map[int]int{}
	for i := range edges {
		e := &edges[i]
		if e.line.kind != source.Line {
			continue
		}
		if e.numbered(false) {
			e.line.kind = source.PageNumber
		} else if v, ok := lex.PageNumber(e.line.text); ok {
			offsets[v-e.sheet.Number]++
		}
	}
	for i := range edges {
		e := &edges[i]
		v, ok := lex.PageNumber(e.line.text)
		if e.line.kind != source.Line || !ok {
			continue
		}
		n := offsets[v-e.sheet.Number]
		counted := n >= 2 && 3*n >= pages
		if counted || e.apart && e.foot && (e.at < edgeZone || v == e.sheet.Number) || e.apart && e.at < edgeZone && v == e.sheet.Number {
			e.line.kind = source.PageNumber
		}
	}
}

// numbered reports whether a line is written as a page number and nothing else; bare ones count only where
// the file says that they stand in a margin.
func (e *edge) numbered(bare bool) bool {
	if utf8.RuneCountInString(e.line.text) > 24 {
		return false
	}
	if label := e.sheet.Label; label != "" && !strings.ContainsAny(label, "0123456789") && strings.EqualFold(e.line.text, label) {
		return true
	}
	if _, ok := lex.PageNumber(e.line.text); ok {
		return bare
	}
	return lex.PageMark(e.line.text)
}

// markRunning marks what stands at one height of the head or foot of several pages: of three or more, and two in five or both
// sides of a leaf; of two, only at the very edge.
func markRunning(edges []edge, pages int) {
	if pages < 2 {
		return
	}
	type spot struct {
		shape string
		foot  bool
		at    int // in steps of the tolerance
	}
	const tolerance = 0.015 // of the height of the page
	counts := map[spot]int{}
	spotOf := func(e *edge) spot { return spot{e.shape, e.foot, int(e.at / tolerance)} }
	for i := range edges {
		if e := &edges[i]; e.line.kind == source.Line && utf8.RuneCountInString(e.shape) <= 80 {
			counts[spotOf(e)]++
		}
	}
	for i := range edges {
		e := &edges[i]
		if e.line.kind != source.Line {
			continue
		}
		n := 0
		for at, k := spotOf(e), -1; k <= 1; k++ {
			n += counts[spot{at.shape, at.foot, at.at + k}]
		}
		if n >= 3 && 5*n >= 2*pages || n >= 4 && e.apart && 5*n >= pages || pages == 2 && n == 2 && e.apart && e.at < edgeZone {
			if e.foot {
				e.line.kind = source.Footer
			} else {
				e.line.kind = source.Header
			}
		}
	}
}
