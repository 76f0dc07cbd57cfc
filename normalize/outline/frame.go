package outline

import (
	"slices"
	"strings"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
)

// A frame (版式表格) is a table that only sets text in its place: the letterhead with its number and signatory, signature
// and date, the colophon, or a whole page. It holds lines, not data.

// ruleCell is the edit that sets the lines of a frame apart.
const ruleCell = "layout.cell"

// longestFrame is the number of lines of the largest frame that is no page.
const longestFrame = 24

// frameKind says what a frame holds.
type frameKind uint8

const (
	notFrame      frameKind = iota
	headFrame               // 发文机关标志、发文字号、签发人
	signedFrame             // 署名、成文日期
	colophonFrame           // 版记: the cells of a row are one line
	pageFrame               // all of the document
)

// cellLine is a line of a cell as a span of the text.
type cellLine struct{ start, end, row, cell int }

// unframe makes paragraphs of the lines of the frames of the text.
func (w *work) unframe() {
	t := w.text
	s := t.String()
	var kinds []frameKind
	var edits []normalize.Edit
	for i := range t.Paragraphs {
		if t.Paragraphs[i].Table == nil {
			continue
		}
		lines := cellLines(s, t.Paragraphs[i].Table)
		kind := frameAt(t, s, i, lines)
		if kind == notFrame {
			continue
		}
		if kinds == nil {
			kinds = make([]frameKind, len(t.Paragraphs))
		}
		kinds[i] = kind
		edits = append(edits, frameEdits(s, &t.Paragraphs[i], lines, kind)...)
	}
	if kinds == nil {
		return
	}
	w.text = t.Apply(edits)
	w.text.Paragraphs = framedParagraphs(w.text, kinds, w.in.Seen)
}

// cellLines returns the lines of the cells that are not empty, in the order of the text.
func cellLines(s string, table *layout.Table) []cellLine {
	var list []cellLine
	for r, row := range table.Rows {
		for c, cell := range row {
			for at := cell.Start; at < cell.End; {
				end := cell.End
				if i := strings.IndexByte(s[at:end], '\n'); i >= 0 {
					end = at + i
				}
				if end > at {
					list = append(list, cellLine{at, end, r, c})
				}
				at = end + 1
			}
		}
	}
	return list
}

// frameEdits are the edits that leave of the table p its lines alone, a line feed between them.
func frameEdits(s string, p *layout.Paragraph, lines []cellLine, kind frameKind) []normalize.Edit {
	var edits []normalize.Edit
	put := func(start, end int, text string) {
		if s[start:end] != text {
			edits = append(edits, normalize.Edit{Start: start, End: end, New: text, Rule: ruleCell})
		}
	}
	at := p.Start
	for i, l := range lines {
		between := "\n"
		switch {
		case i == 0:
			between = ""
		case kind == colophonFrame && l.row == lines[i-1].row && l.cell != lines[i-1].cell:
			between = " "
			if strings.HasSuffix(s[at:lines[i-1].end], "：") || strings.HasSuffix(s[:at], "：") {
				between = ""
			}
		}
		put(at, l.start, between)
		at = l.end
	}
	put(at, p.End, "")
	return edits
}

// framedParagraphs returns the paragraphs of t, where kinds says which are frames: those are taken apart. seen may be nil.
func framedParagraphs(t *layout.Text, kinds []frameKind, seen *source.Document) []layout.Paragraph {
	s := t.String()
	var list []layout.Paragraph
	for i, p := range t.Paragraphs {
		if kinds[i] == notFrame {
			list = append(list, p)
			continue
		}
		part := p.First
		for at := p.Start; at <= p.End; {
			line := p
			line.Table, line.Kind, line.Context = nil, source.Paragraph, layout.Body
			line.Start, line.End = at, p.End
			if k := strings.IndexByte(s[at:p.End], '\n'); k >= 0 {
				line.End = at + k
			}
			if seen != nil {
				part = partOf(seen, part, p.Last, t.RawOffset(at))
				describe(&line, &seen.Parts[part], part)
			}
			list = append(list, line)
			at = line.End + 1
		}
	}
	return list
}

// partOf returns the part from first to last that holds the raw offset.
func partOf(seen *source.Document, first, last, at int) int {
	for first < last && first+1 < len(seen.Parts) && seen.Parts[first+1].Start <= at {
		first++
	}
	return first
}

// describe gives a line what its format says of its part.
func describe(line *layout.Paragraph, p *source.Part, index int) {
	line.First, line.Last = index, index
	line.Align, line.Font, line.Indent, line.Label = p.Align, p.Font, p.Indent, p.Label
	line.Centered = p.Align == source.AlignCenter
	if p.Page > 0 {
		line.Page, line.Box = p.Page, p.Box
	}
}

// frameAt tells whether the table at paragraph i is a frame. s is the text.
func frameAt(t *layout.Text, s string, i int, lines []cellLine) frameKind {
	table := t.Paragraphs[i].Table
	if len(table.Rows) == 1 && len(table.Rows[0]) == 1 && len(lines) >= 3 && 2*(t.Paragraphs[i].End-t.Paragraphs[i].Start) >= len(s) {
		return pageFrame
	}
	if len(lines) == 0 || len(lines) > longestFrame || lines[len(lines)-1].end-lines[0].start > mastheadReach {
		return notFrame
	}
	switch {
	case inHead(t, s, i) && isHead(s, lines):
		return headFrame
	case isColophon(s, lines):
		return colophonFrame
	case isSigned(zonesOf(s, lines)) && proseBefore(t, s, i):
		return signedFrame
	}
	return notFrame
}

// columns returns in how many columns the lines stand.
func columns(lines []cellLine) int {
	most := 0
	for _, l := range lines {
		most = max(most, l.cell+1)
	}
	return most
}

// zonesOf returns the elements of the lines, each line by itself.
func zonesOf(s string, lines []cellLine) []structure.Zone {
	rows := make([]structure.Row, len(lines))
	for k, l := range lines {
		rows[k] = structure.Row{Text: s[l.start:l.end], Apart: k > 0}
	}
	return structure.Zones(rows, nil)
}

// inHead reports whether no prose stands above paragraph i.
func inHead(t *layout.Text, s string, i int) bool { return i < frontLines && !proseBefore(t, s, i) }

func proseBefore(t *layout.Text, s string, i int) bool {
	for _, p := range t.Paragraphs[:i] {
		text := s[p.Start:p.End]
		if p.Table == nil && closed(text) && addresseeLength(text) < len(text) && !bracketed(text) {
			return true
		}
	}
	return false
}

// isHead reports whether the lines are the head of a document (版头, GB/T 9704-2012, 7.2) and nothing else: names of bodies alone are one
// where they stand in one column, or with 文件 beside them.
func isHead(s string, lines []cellLine) bool {
	numbers, sure := 0, columns(lines) == 1
	kept := slices.DeleteFunc(slices.Clone(lines), func(l cellLine) bool {
		line := squeeze(s[l.start:l.end])
		ending := letterheadEndings.Is(line)
		sure = sure || ending
		return ending || lex.Authorities(line[:len(line)-carrierKinds.Ends(line)]) != nil
	})
	for _, z := range zonesOf(s, kept) {
		switch z.Element {
		case structure.Number:
			numbers++
			sure = true
		case structure.Signatory, structure.Urgency, structure.Secrecy:
			sure = true
		case structure.Letterhead, structure.CopyNumber, structure.Signature:
		default:
			return false
		}
	}
	return sure && numbers <= 1
}

// letterheadEndings is the class of what stands behind the names of bodies in a letterhead.
var letterheadEndings = lex.Class("letterhead-ending")

// letterhead reports whether s is the names of authorities and 文件 (GB/T 9704-2012, 7.2.4).
func letterhead(s string) bool {
	name := lex.WithoutLetterheadEnding(s)
	return name != s && lex.Authorities(name) != nil
}

// isSigned reports whether the elements are signatures and dates.
func isSigned(zones []structure.Zone) bool {
	bodies, dates := 0, 0
	for _, z := range zones {
		switch z.Element {
		case structure.Date:
			dates++
		case structure.Signature, structure.Signer, structure.Letterhead:
			bodies++
		default:
			return false
		}
	}
	return bodies > 0 && 0 < dates && dates <= 2 // more are a list of bodies
}

// isColophon reports whether the rows of the lines are a colophon (版记, GB/T 9704-2012, 7.4) and nothing else.
func isColophon(s string, lines []cellLine) bool {
	sure := false
	for k := 0; k < len(lines); {
		row := ""
		for r := lines[k].row; k < len(lines) && lines[k].row == r; k++ {
			row += s[lines[k].start:lines[k].end]
		}
		row = squeeze(row)
		switch {
		case copies(row), printing(row):
			sure = true
		case colophonLabels.Begins(row) > 0:
		default:
			return false
		}
	}
	return sure
}

// colophonLabels is the class of what the lines of a colophon begin with besides.
var colophonLabels = lex.Class("colophon-label")
