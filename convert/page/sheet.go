package page

import (
	"math"
	"sort"

	"guiwen/normalize/source"
)

// Sheet is a page with what is on it.
type Sheet struct {
	Number        int     // 1-based
	Label         string  // that the file gives it; may be empty
	Width, Height float64 // points, as it is seen
	Canvas        *Canvas

	lines []line
	scan  bool
}

// Lay puts the characters of the canvas into lines and lets go of them.
func (s *Sheet) Lay() {
	s.lines = layLines(s)
	s.Canvas.glyphs, s.Canvas.rules = nil, nil
}

// scanCover is how much of a page pictures must cover to be its content.
const scanCover = 0.3

// outlined is how many filled curves a page without text must hold to be taken for text made outlines.
const outlined = 150

// isScan reports whether a page is a picture: nothing but furniture is text on it, and a picture covers much of
// it, or outlines of letters.
func (s *Sheet) isScan() bool {
	for i := range s.lines {
		switch s.lines[i].kind {
		case source.PageNumber, source.Header, source.Footer, source.Watermark:
		default:
			return false
		}
	}
	area := 0.0
	for _, b := range s.Canvas.images {
		area += b.Width() * b.Height()
	}
	return area >= scanCover*s.Width*s.Height || s.Canvas.curves >= outlined
}

// markFootnotes finds the foot notes of all pages.
func markFootnotes(sheets []*Sheet) {
	size := bodySize(sheets)
	for _, s := range sheets {
		for _, n := range footnotes(s.printed(size)) {
			for i, k := range n.lines {
				s.lines[k].kind = source.Note
				s.lines[k].goesOn = i > 0
			}
			s.lines[n.lines[0]].note = n.number
			ref := &s.lines[n.ref]
			ref.marks = append(ref.marks, source.Mark{Kind: source.NoteRef, Start: n.at.start, End: n.at.end, Note: n.lines[0]})
			sortMarks(ref.marks)
		}
	}
}

// printed returns the lines of a page's text from top to bottom. Body is the size of the text.
func (s *Sheet) printed(body float64) []printedLine {
	var list []printedLine
	for i := range s.lines {
		l := &s.lines[i]
		if l.kind == source.Line && l.dir == rightwards || l.cell != nil {
			small := l.cell == nil && l.font.Size > 0 && l.font.Size <= 0.9*body
			list = append(list, printedLine{i, l.text, l.marks, small})
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return s.lines[list[a].index].box.Y0 < s.lines[list[b].index].box.Y0 })
	return list
}

// bodySize is the size of most characters of a document's text.
func bodySize(sheets []*Sheet) (best float64) {
	votes := map[float64]int{}
	for _, s := range sheets {
		for i := range s.lines {
			if l := &s.lines[i]; l.kind == source.Line {
				votes[math.Round(l.font.Size*2)/2] += l.glyphs
			}
		}
	}
	most := 0
	for size, n := range votes {
		if n > most || n == most && size > best {
			best, most = size, n
		}
	}
	return best
}
