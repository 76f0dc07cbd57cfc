package docx

import (
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// vertical is how w:vertAlign sets text.
type vertical uint8

const (
	unstated vertical = iota
	baseline
	superscript
	subscript
)

// kinds is the number of kinds of marks.
const kinds = int(source.NoteRef) + 1

// place is the end of a paragraph while it is being read.
type place struct {
	text, marks int
	last        [kinds]int
}

// shift is text of a paragraph that is set above or below the line.
type shift struct {
	start, end int
	shifted
	revised, struck bool // by a change or a line through it: such text is written for itself
	up              bool // it is raised, not lowered; known at the end of the paragraph
}

// shifted is how text is set above or below the line: as superscript or subscript, or by a position of its own.
type shifted struct {
	vertical vertical
	position int // half-points above the line
	size     int // half-points, where the position counts
}

func (f shift) goesOn(next shift) bool {
	return f.shifted == next.shifted && !f.revised && !next.revised && f.struck == next.struck
}

// direction is +1 for text that is raised against text of size base, -1 for lowered, 0 for text that only stands a
// little higher. By its position alone, text is raised if it is smaller too: letters of another size are often moved a
// little, to stand in the middle of the line.
func (f shifted) direction(base int) int {
	switch {
	case f.vertical == superscript:
		return 1
	case f.vertical == subscript:
		return -1
	case f.size*10 > base*9 || max(f.position, -f.position)*6 < base:
		return 0
	case f.position > 0:
		return 1
	}
	return -1
}

// piece is text of a paragraph that is written anew.
type piece struct {
	start, end int // in the old text
	at, to     int // in the new text
}

// trimShift takes white space and the marks of a sentence from both ends of a shift: they belong to the sentence, though
// they were set with the raised text before them.
func trimShift(text []byte, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRune(text[start:end])
		if !isOutside(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRune(text[start:end])
		if !isOutside(r) && r != ',' && r != '.' && r != ';' {
			break
		}
		end -= n
	}
	return start, end
}

func isOutside(r rune) bool {
	switch r {
	case '，', '。', '；', '：', '、', '！', '？', ' ', '\t', '\u3000', '\u00a0':
		return true
	}
	return false
}

// visible counts the characters of text that are not white space.
func visible(text []byte) int {
	n := 0
	for _, r := range string(text) {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// cutter deals the marks of a paragraph out to its pieces, in order.
type cutter struct {
	marks  []source.Mark // not yet begun, in the order of their beginnings
	active []source.Mark
}

// cut returns the marks of the next piece, which is [start, end) of the paragraph, in offsets from its beginning. A mark
// on a place belongs to the first piece that reaches it.
func (c *cutter) cut(start, end int) []source.Mark {
	for len(c.marks) > 0 && (c.marks[0].Start < end || c.marks[0].Start == end && c.marks[0].End == end) {
		c.active = append(c.active, c.marks[0])
		c.marks = c.marks[1:]
	}
	var list []source.Mark
	rest := c.active[:0]
	for _, m := range c.active {
		if m.End > end {
			rest = append(rest, m)
		}
		if m.Start < m.End && m.End <= start {
			continue // it lies in a piece of blanks
		}
		m.Start, m.End = min(max(m.Start-start, 0), end-start), min(max(m.End-start, 0), end-start)
		list = append(list, m)
	}
	c.active = rest
	return list
}

// rest returns the marks that begin behind the last piece.
func (c *cutter) rest() []source.Mark { return c.marks }
