package review

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/schema"
	"guiwen/schema/message"
)

// edit is an edit with its place: the bytes [at, at+len(new)) of the normalized text stand for old.
type edit struct {
	at             int
	rule, old, new string
}

// editsOf lists the edits of a document in order. It reports false, with the edits up to there, where the log
// does not fit the text.
func editsOf(doc *schema.Document) ([]edit, bool) {
	text, n := doc.Text(), &doc.Normalization
	edits := make([]edit, 0, len(n.Ops)/2)
	at := 0
	for i := 1; i < len(n.Ops); i += 2 {
		next, ok := skip(text, at, n.Ops[i-1])
		k := n.Ops[i]
		if !ok || k < 0 || k >= len(n.Kinds) || !strings.HasPrefix(text[next:], n.Kinds[k][2]) {
			return edits, false
		}
		kind := &n.Kinds[k]
		edits = append(edits, edit{next, kind[0], kind[1], kind[2]})
		at = next + len(kind[2])
	}
	return edits, len(n.Ops)%2 == 0
}

// skip returns the byte offset n code points behind the byte offset at, and whether s is that long.
func skip(s string, at, n int) (int, bool) {
	if n < 0 {
		return at, false
	}
	for ; n > 0; n-- {
		if at >= len(s) {
			return at, false
		}
		_, m := utf8.DecodeRuneInString(s[at:])
		at += m
	}
	return at, true
}

// block is a block of the document with both of its texts.
type block struct {
	ID, Role, Class string
	Page            int
	Raw             []segment
	Text            []segment
	Rows            [][]tableCell // of a table, instead of Text
}

type tableCell struct {
	Text             []segment
	ColSpan, RowSpan int
	Header           bool
}

// segment is a piece of text with one way of being marked.
type segment struct {
	Text    string
	Class   string
	Title   string
	Anchors []string // ids that begin here
}

// mark is a span of a block's text that is marked, in bytes of it.
type mark struct {
	start, end   int
	class, title string
	anchor       string
}

// blocks makes both texts of every block.
func blocks(doc *schema.Document, edits []edit, o Options) []block {
	marks := marksOf(doc, o)
	out := make([]block, len(doc.Blocks))
	start, next := 0, 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		end := start + len(b.Text)
		// Edits of this block: those that begin in it or at its end, and the last before it if it reaches in.
		first := next
		for next < len(edits) && edits[next].at <= end {
			next++
		}
		from := first
		if first > 0 && edits[first-1].at+len(edits[first-1].new) > start {
			from--
		}
		v := block{ID: b.ID, Role: message.Term("Role", string(b.Role)), Class: string(b.Role), Raw: rawSegments(b.Text, start, edits[from:next], first-from)}
		if b.At.Page != nil {
			v.Page = *b.At.Page
		}
		list := append(marks[b.ID], editMarks(start, end, edits[from:next], o)...)
		v.Text = segments(b.Text, list)
		if b.Role == schema.Table {
			v.Rows = tableRows(b, v.Text)
		}
		out[i] = v
		start = end + 1
	}
	return out
}

// rawSegments is the raw text of a block: what was not changed, and what was, marked. The first reach edits began
// in an earlier block and show only what they leave out here.
func rawSegments(text string, start int, edits []edit, reach int) []segment {
	var out []segment
	at := 0
	for i, e := range edits {
		from, to := e.at-start, e.at-start+len(e.new)
		if from > at {
			out = append(out, segment{Text: text[at:min(from, len(text))]})
		}
		if i >= reach && e.old != "" {
			out = append(out, segment{Text: spelled(e.old), Class: "del", Title: e.rule})
		}
		at = min(max(at, to), len(text))
	}
	if at < len(text) {
		out = append(out, segment{Text: text[at:]})
	}
	return out
}

// editMarks marks what edits wrote into the block that takes the bytes [start, end) of the normalized text.
func editMarks(start, end int, edits []edit, o Options) []mark {
	var out []mark
	for _, e := range edits {
		m := mark{start: max(e.at, start) - start, end: min(e.at+len(e.new), end) - start, class: "edit"}
		was := say("edit/was", spelled(e.old))
		if e.old == "" {
			was = say("edit/new")
		}
		m.title = e.rule + "：" + was
		if name := ruleName(e.rule, o); name != "" {
			m.title = e.rule + "（" + name + "）：" + was
		}
		if m.end < m.start {
			continue
		}
		if m.start == m.end { // a deletion, or a line end that stands between the blocks
			m.class = "gone"
		}
		if e.new == "" {
			m.title = e.rule + say("edit/deleted", spelled(e.old))
		}
		out = append(out, m)
	}
	return out
}

// marksOf lists the marked spans of figures, references, numbers not taken and what the source marks, by block, in bytes.
func marksOf(doc *schema.Document, o Options) map[string][]mark {
	text := make(map[string]string, len(doc.Blocks))
	for i := range doc.Blocks {
		text[doc.Blocks[i].ID] = doc.Blocks[i].Text
	}
	spans := make(map[string][]pointMark)
	for i := range doc.Statistics {
		s := &doc.Statistics[i]
		spans[s.Block] = append(spans[s.Block], pointMark{s.Start, s.End, mark{class: "stat", anchor: "fig-" + s.ID,
			title: s.ID + " " + figureName(s, o) + " " + figureValue(s) + value(s.Unit)}})
	}
	for i := range doc.NotStatistics {
		n := &doc.NotStatistics[i]
		spans[n.Block] = append(spans[n.Block], pointMark{n.Start, n.End, mark{class: "not", title: say("mark/excluded", message.Term("Reason", n.Reason))}})
	}
	for i := range doc.References {
		r := &doc.References[i]
		for _, m := range r.Mentions {
			spans[m.Block] = append(spans[m.Block], pointMark{m.Start, m.End, mark{class: "ref", title: r.ID + " " + referenceTitle(r)}})
		}
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		for _, m := range b.Marks {
			title := say("mark/source", message.Term("MarkKind", string(m.Kind)))
			if m.Text != nil {
				title += "“" + *m.Text + "”"
			}
			class := "source"
			if m.Start == m.End {
				class = "gone source"
			}
			spans[b.ID] = append(spans[b.ID], pointMark{m.Start, m.End, mark{class: class, title: title}})
		}
	}
	out := make(map[string][]mark, len(spans))
	for id, list := range spans {
		if s, ok := text[id]; ok {
			out[id] = inBytes(s, list)
		}
	}
	return out
}

// pointMark is a mark whose place is still in code points.
type pointMark struct {
	start, end int
	mark
}

// inBytes turns code points into bytes, with one walk through s. Spans that leave s are dropped.
func inBytes(s string, list []pointMark) []mark {
	points := make([]int, 0, 2*len(list))
	for _, p := range list {
		points = append(points, p.start, p.end)
	}
	slices.Sort(points)
	offsets := make(map[int]int, len(points))
	at, n := 0, 0
	for _, p := range points {
		next, ok := skip(s, at, p-n)
		if !ok {
			continue
		}
		at, n = next, p
		offsets[p] = at
	}
	var out []mark
	for _, p := range list {
		start, okStart := offsets[p.start]
		end, okEnd := offsets[p.end]
		if okStart && okEnd && start <= end {
			p.mark.start, p.mark.end = start, end
			out = append(out, p.mark)
		}
	}
	return out
}

// mostActive is the number of marks that one piece of text may bear; deeper ones are not shown.
const mostActive = 8

// segments cuts text at the ends of all marks. A mark without text stands between two pieces, as an empty one.
func segments(text string, marks []mark) []segment {
	slices.SortStableFunc(marks, func(x, y mark) int { return cmp.Compare(x.start, y.start) })
	cuts := []int{0, len(text)}
	for _, m := range marks {
		cuts = append(cuts, m.start, m.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	var active []mark
	next := 0
	for i, at := range cuts {
		active = slices.DeleteFunc(active, func(m mark) bool { return m.end <= at })
		var anchors []string
		for next < len(marks) && marks[next].start <= at {
			m := marks[next]
			next++
			if m.anchor != "" {
				anchors = append(anchors, m.anchor)
			}
			switch {
			case m.start == m.end:
				out = append(out, segment{Class: m.class, Title: m.title})
			case len(active) < mostActive:
				active = append(active, m)
			}
		}
		if i+1 < len(cuts) {
			s := segment{Text: text[at:cuts[i+1]], Anchors: anchors}
			s.Class, s.Title = joined(active)
			out = append(out, s)
		}
	}
	return out
}

// joined is the classes and titles of the marks that a piece bears.
func joined(active []mark) (class, title string) {
	var classes, titles []string
	for _, m := range active {
		if !slices.Contains(classes, m.class) {
			classes = append(classes, m.class)
		}
		titles = append(titles, m.title)
	}
	return strings.Join(classes, " "), strings.Join(titles, "\n")
}

// tableRows deals the pieces of a table's text to its cells: the text is the cells, a tab after each, a line feed
// after each row. It returns nil where the cells do not make the text.
func tableRows(b *schema.Block, pieces []segment) [][]tableCell {
	var text strings.Builder
	for _, row := range b.Rows {
		for _, c := range row {
			text.WriteString(c.Text + "\t")
		}
		text.WriteString("\n")
	}
	if len(b.Rows) == 0 || strings.TrimSuffix(text.String(), "\n") != strings.TrimSuffix(b.Text, "\n") {
		return nil
	}
	d := dealer{pieces: pieces}
	rows := make([][]tableCell, len(b.Rows))
	for i, row := range b.Rows {
		for _, c := range row {
			rows[i] = append(rows[i], tableCell{d.take(len(c.Text)), max(c.ColSpan, 1), max(c.RowSpan, 1), c.Header})
			d.take(1)
		}
		d.take(1)
	}
	return rows
}

// dealer gives pieces of text out by length.
type dealer struct{ pieces []segment }

// take gives the next n bytes of text.
func (d *dealer) take(n int) []segment {
	var out []segment
	for len(d.pieces) > 0 && (n > 0 || d.pieces[0].Text == "") {
		p := d.pieces[0]
		if len(p.Text) > n {
			d.pieces[0].Text, d.pieces[0].Anchors = p.Text[n:], nil
			p.Text = p.Text[:n]
		} else {
			d.pieces = d.pieces[1:]
		}
		n -= len(p.Text)
		out = append(out, p)
	}
	return out
}
