package layout

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiwen/normalize/source"
)

// WithMarkup returns seen with the structure that HTML pasted into its lines states: tags of blocks part lines, tables become
// cells, and line ends that were written as \n part lines too. What is cut is left to the edits between parts. Tags inside a
// line are for the normalizer. Lines with a place on a page are not looked at.
func WithMarkup(seen *source.Document) *source.Document {
	m := &markup{}
	if isPasted(seen.Text) {
		m.read(seen.Text)
	}
	if escapes := strings.Count(seen.Text, `\n`); escapes >= 3 && escapes > strings.Count(seen.Text, "\n") {
		m.cutEscapes(seen.Text)
	}
	if len(m.cuts) == 0 {
		return seen
	}
	number := 0
	for _, p := range seen.Parts {
		if p.Cell != nil {
			number = max(number, p.Cell.Table)
		}
	}
	var parts []source.Part
	for _, p := range seen.Parts {
		if p.Kind != source.Line || !p.Box.IsZero() {
			parts = append(parts, p)
			continue
		}
		parts = m.cut(parts, seen.Text, p, number)
	}
	if len(parts) == 0 {
		return seen
	}
	return withParts(seen, parts)
}

// blockEnds are tags that plain text does not hold by chance.
var blockEnds = []string{"</p>", "</td>", "</tr>", "</div>", "</li>", "<br>", "<br/>", "<br />", "</h1>", "</h2>", "</h3>", "</table>"}

// isPasted reports whether tags of blocks stand in a text, or comments.
func isPasted(text string) bool {
	if strings.IndexByte(text, '<') < 0 {
		return false
	}
	for _, tag := range blockEnds {
		if strings.Contains(text, tag) || strings.Contains(text, strings.ToUpper(tag)) {
			return true
		}
	}
	return strings.Contains(text, "<!--") && strings.Contains(text, "-->")
}

// markupSpan is bytes of the text.
type markupSpan struct{ start, end int }

// markup is what the tags of a text say.
type markup struct {
	cuts  []markupSpan // tags of blocks, in order
	cells []markupCell // in order
	next  int          // cell that the next piece may stand in
	cutAt int          // cut that the next piece may hold

	depth  int // open tables
	table  int
	row    int
	column int
	busy   []int // by column: rows for which a cell from above covers it
}

type markupCell struct {
	markupSpan
	cell source.Cell
}

// read goes over the tags of a text.
func (m *markup) read(text string) {
	z := html.NewTokenizer(strings.NewReader(text))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			m.closeCell(len(text))
			return
		}
		start := at
		at += len(z.Raw())
		switch kind {
		case html.CommentToken:
			if strings.HasPrefix(text[start:], "<!--") {
				m.cuts = append(m.cuts, markupSpan{start, at})
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			t := z.Token()
			if isBlockTag(t.DataAtom) {
				m.cuts = append(m.cuts, markupSpan{start, at})
				m.tag(t, kind == html.EndTagToken, start, at)
			}
			if kind == html.StartTagToken && (t.DataAtom == atom.Script || t.DataAtom == atom.Style || t.DataAtom == atom.Textarea || t.DataAtom == atom.Title) {
				z.NextIsNotRawText()
			}
		}
	}
}

func isBlockTag(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Br, atom.Div, atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Ul, atom.Ol, atom.Li,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr, atom.Center, atom.Section, atom.Article, atom.Blockquote, atom.Html, atom.Body,
		atom.Head, atom.Dl, atom.Dt, atom.Dd, atom.Pre:
		return true
	}
	return false
}

// tag takes a tag of a table. Of tables inside a cell only the lines count.
func (m *markup) tag(t html.Token, ends bool, start, end int) {
	switch t.DataAtom {
	case atom.Table:
		switch {
		case !ends:
			if m.depth++; m.depth == 1 {
				m.table++
				m.row, m.column, m.busy = -1, 0, m.busy[:0]
			}
		case m.depth > 0:
			if m.depth--; m.depth == 0 {
				m.closeCell(start)
			}
		}
	case atom.Tr:
		if m.depth == 1 {
			m.closeCell(start)
			if !ends {
				m.newRow()
			}
		}
	case atom.Td, atom.Th:
		if m.depth == 1 {
			m.closeCell(start)
			if !ends && m.row >= 0 {
				m.newCell(t, end)
			}
		}
	}
}

func (m *markup) newRow() {
	if m.row >= 0 {
		for i := range m.busy {
			m.busy[i] = max(m.busy[i]-1, 0)
		}
	}
	m.row, m.column = m.row+1, 0
}

func (m *markup) newCell(t html.Token, start int) {
	for m.column < len(m.busy) && m.busy[m.column] > 0 {
		m.column++
	}
	c := source.Cell{Table: m.table, Row: m.row, Column: m.column, RowSpan: spanOf(t, "rowspan"), ColSpan: spanOf(t, "colspan"), Header: t.DataAtom == atom.Th}
	for k := m.column; k < m.column+c.ColSpan; k++ {
		for len(m.busy) <= k {
			m.busy = append(m.busy, 0)
		}
		m.busy[k] = max(m.busy[k], c.RowSpan)
	}
	m.column += c.ColSpan
	m.cells = append(m.cells, markupCell{markupSpan{start, -1}, c})
}

// closeCell ends the open cell.
func (m *markup) closeCell(end int) {
	if n := len(m.cells); n > 0 && m.cells[n-1].end < 0 {
		m.cells[n-1].end = end
	}
}

// spanOf returns a span as an attribute states it, at most a hundred.
func spanOf(t html.Token, key string) int {
	for _, a := range t.Attr {
		if a.Key == key {
			if n, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil && n > 0 {
				return min(n, 100)
			}
		}
	}
	return 1
}

// cutEscapes cuts at line ends that were written as \n or \r\n.
func (m *markup) cutEscapes(text string) {
	var cuts []markupSpan
	k := 0
	for at := 0; ; {
		i := strings.Index(text[at:], `\n`)
		if i < 0 {
			break
		}
		start, end := at+i, at+i+2
		if strings.HasSuffix(text[:start], `\r`) {
			start -= 2
		}
		for ; k < len(m.cuts) && m.cuts[k].start < start; k++ {
			cuts = append(cuts, m.cuts[k])
		}
		if n := len(cuts); n == 0 || cuts[n-1].end <= start {
			cuts = append(cuts, markupSpan{start, end})
		}
		at = end
	}
	m.cuts = append(cuts, m.cuts[k:]...)
}

// cut appends the pieces of a part that no cut takes away.
func (m *markup) cut(parts []source.Part, text string, p source.Part, tables int) []source.Part {
	at := p.Start
	add := func(end int) {
		l, ok := trim(text, at, max(end, at))
		if !ok {
			return
		}
		q := p
		q.Start, q.End, q.Marks = l.start, l.end, marksIn(p.Marks, l.start, l.end)
		for m.next < len(m.cells) && m.cells[m.next].end <= q.Start {
			m.next++
		}
		if m.next < len(m.cells) && m.cells[m.next].start <= q.Start {
			c := m.cells[m.next].cell
			c.Table += tables
			q.Kind, q.Cell = source.TableCell, &c
		}
		parts = append(parts, q)
	}
	for m.cutAt < len(m.cuts) && m.cuts[m.cutAt].start < p.End {
		c := m.cuts[m.cutAt]
		if c.end > p.Start {
			add(min(c.start, p.End))
			at = max(at, c.end)
		}
		if c.end > p.End {
			return parts // it goes on in the next line
		}
		m.cutAt++
	}
	if at < p.End {
		for m.next < len(m.cells) && m.cells[m.next].end <= at {
			m.next++
		}
		if at == p.Start && (m.next == len(m.cells) || m.cells[m.next].start > at) {
			return append(parts, p) // whole, with its indent
		}
		add(p.End)
	}
	return parts
}
