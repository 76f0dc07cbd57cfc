package outline

import (
	"strings"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/lex"
	"guiwen/normalize/source"
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
	if len(lines) == 0 || len(lines) > longestFrame {
		return notFrame
	}
	texts := make([]string, len(lines))
	for k, l := range lines {
		texts[k] = s[l.start:l.end]
	}
	switch {
	case isHead(texts) && inHead(t, s, i):
		return headFrame
	case isColophon(texts, lines):
		return colophonFrame
	case isSigned(texts) && proseBefore(t, s, i):
		return signedFrame
	}
	return notFrame
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

// isHead reports whether the lines are the head of a document (版头, GB/T 9704-2012, 7.2) and nothing else.
func isHead(lines []string) bool {
	numbers, sure := 0, false
	for _, line := range lines {
		s := squeeze(line)
		switch {
		case anyNumber(s) != nil:
			numbers++
			sure = true
		case letterhead(s), letterheadEndings.Is(s), signatoryLabels.Begins(s) > 0:
			sure = true
		case body(s), headMark(s):
		default:
			return false
		}
	}
	return sure && numbers <= 1
}

var (
	letterheadEndings = lex.Class("letterhead-ending")
	signatoryLabels   = lex.Class("signatory-label")
	secrecyGrades     = lex.Class("secrecy-grade")
	urgencyGrades     = lex.Class("urgency-grade")
)

// letterhead reports whether s is the names of authorities and 文件 (GB/T 9704-2012, 7.2.4).
func letterhead(s string) bool {
	name := lex.WithoutLetterheadEnding(s)
	return name != s && lex.Authorities(name) != nil
}

// headMark reports whether s is 份号, 密级 or 紧急程度.
func headMark(s string) bool {
	return secrecyGrades.Begins(s)+urgencyGrades.Begins(s) > 0 && runes(s, 13) <= 12 || len(s) == 6 && strings.Trim(s, "0123456789") == ""
}

// isSigned reports whether the lines are signatures and dates.
func isSigned(lines []string) bool {
	bodies, dates := 0, 0
	for _, line := range lines {
		switch s := squeeze(line); {
		case onlyDate(s) != "":
			dates++
		case body(strings.Trim(s, "（）()盖章")):
			bodies++
		default:
			return false
		}
	}
	return bodies > 0 && 0 < dates && dates <= 2 // more are a list of bodies
}

// colophonLabels begin lines of the colophon (版记).
var colophonLabels = []string{"抄送：", "抄报：", "主送：", "分送：", "发送：", "主题词：", "校对：", "打字："}

// isColophon reports whether the lines are a colophon (GB/T 9704-2012, 7.4) and nothing else.
func isColophon(lines []string, at []cellLine) bool {
	sure, label := false, -1 // row that a label opens
	for k, line := range lines {
		s := squeeze(line)
		_, labelled := hasAny(s, colophonLabels)
		printed := strings.HasSuffix(s, "印发") && onlyDate(strings.TrimSuffix(s, "印发")) != ""
		switch {
		case copies(s), printing(s), printed:
			sure = true
		case labelled, at[k].row == label, body(s), strings.HasPrefix(s, "共印"), strings.HasPrefix(s, "（共印"):
		default:
			return false
		}
		if labelled {
			label = at[k].row
		}
	}
	return sure
}
