package outline

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/schema"
)

// The rules of the edits that this stage makes.
const (
	ruleSplit      = "outline.split"       // a glued paragraph divided
	ruleRunIn      = "outline.run-in"      // the closing 。 of a run-in heading
	ruleStop       = "outline.heading-end" // the closing 。 of a heading that stands alone
	ruleArticle    = "outline.article"     // the blank behind 第一条
	ruleTitle      = "outline.title-line"  // a line end inside a title
	ruleTitleBlank = "outline.title-blank"
	ruleAttachment = "outline.attachment-title"
	ruleSpread     = "outline.heading-blank" // 总　　则
	ruleLabel      = "label.canonical"
	ruleLabelBlank = "label.blank"
)

// editor collects the edits of the normalized text in order.
type editor struct{ edits []normalize.Edit }

// add appends an edit; one that touches an insertion is fused with it, because two edits at one place have
// no order.
func (e *editor) add(start, end int, text, rule string) {
	if n := len(e.edits); n > 0 && e.edits[n-1].End == start && (e.edits[n-1].Start == start || start == end) {
		last := &e.edits[n-1]
		last.End, last.New = end, last.New+text
		if !strings.Contains(last.Rule, rule) {
			last.Rule += "+" + rule
		}
		return
	}
	e.edits = append(e.edits, normalize.Edit{Start: start, End: end, New: text, Rule: rule})
}

// write makes the edits that the roles ask for and cuts the blocks out of the text they give.
func (w *work) write() (*schema.Document, *normalize.Text) {
	var e editor
	var moved strings.Builder
	images := 0
	for i := range w.units {
		images = w.moveImages(&moved, images, i)
		w.edit(&e, i)
		if u := &w.units[i]; moved.Len() > 0 && !w.joinedOn(i) {
			e.add(u.end, u.end, moved.String(), ruleTitle)
			moved.Reset()
		}
	}
	text := w.text.Text.Apply(e.edits)
	doc := &schema.Document{
		Schema: schema.Version, Parts: []schema.Part{}, Pages: []schema.Page{}, Blocks: []schema.Block{}, Furniture: []schema.Furniture{}, References: []schema.Reference{},
		Statistics: []schema.Statistic{}, NotStatistics: []schema.NotStatistic{}, Checks: []schema.Check{},
		Forms: []schema.Form{}, Corrections: []schema.Correction{}, Diagnostics: []schema.Diagnostic{},
	}
	b := w.blocks(doc, text)
	w.furniture(doc, text.Raw())
	w.diagnostics(doc, b)
	w.metadata(doc, b)
	if w.in.Seen != nil {
		marks(doc, text, w.in.Seen)
	}
	doc.SinglePart()
	(&record{w: w, doc: doc, m: &doc.Metadata, at: b}).parts()
	return doc, text
}

// edit makes the edits of unit i.
func (w *work) edit(e *editor, i int) {
	u := &w.units[i]
	if i > 0 {
		before := &w.units[i-1]
		switch {
		case u.joined && u.role == schema.Title:
			e.add(before.end, u.start, titleGlue(w.s[:before.end], w.s[u.start:u.end]), ruleTitle)
		case u.joined:
			e.add(before.end, u.start, u.glue, ruleAttachment)
		case u.para == before.para:
			e.add(before.end, u.start, "\n", ruleSplit)
		}
	}
	if u.mark != nil && (u.role == schema.Heading || u.role == schema.ListItem || u.role == schema.Contents) {
		w.editLabel(e, u)
	}
	if u.role == schema.Title {
		editBlanks(e, w.s, u.start, u.end, ruleTitleBlank)
	} else if u.toc && u.mark == nil {
		editBlanks(e, w.s, u.start, u.end, ruleSpread)
	} else if u.mark != nil && u.mark.Scheme == label.Chapter {
		editBlanks(e, w.s, u.start+u.mark.Len+u.mark.Blank, u.end, ruleSpread)
	}
	switch {
	case u.stop == 0:
	case u.split > 0 && u.mark.Scheme == label.Article:
		e.add(u.stop, u.split, "\n", ruleArticle)
	case u.split > 0:
		e.add(u.stop, u.split, "\n", ruleRunIn)
	case u.stop < u.end:
		e.add(u.stop, u.end, "", ruleStop)
	}
}

// editLabel writes the number of u in its canonical form, without blanks behind it but for the one that keeps
// digits apart and the one behind 第一章.
func (w *work) editLabel(e *editor, u *unit) {
	m := u.mark
	raw := w.s[u.start : u.start+m.Len]
	if m.Scheme == label.Ordinal || m.Depth > 0 {
		m.Text = raw
		return
	}
	if m.Scheme == label.Appendix { // the whole line, its colon too
		if raw != m.Text {
			e.add(u.start, u.end, m.Text, ruleLabel)
		}
		return
	}
	if raw != m.Text {
		e.add(u.start, u.start+m.Len, m.Text, ruleLabel)
	}
	at := u.start + m.Len
	if u.split == at+m.Blank && u.stop == at { // an article: the blank becomes a line end
		return
	}
	want := ""
	if m.Scheme == label.Chapter && m.Blank > 0 || m.Scheme == label.Article && m.Blank > 0 {
		want = " "
	}
	if r, _ := utf8.DecodeRuneInString(w.s[at+m.Blank : u.end]); m.Scheme == label.Arabic && lex.Digit(r) >= 0 {
		want = " "
	}
	if m.Scheme == label.Article && (u.stop > at+m.Blank || u.split == 0) && strings.ContainsRune("（【〔", firstRune(w.s[at+m.Blank:u.end])) {
		want = "" // the caption of an article stands right behind its number
	}
	if w.s[at:at+m.Blank] != want {
		e.add(at, at+m.Blank, want, ruleLabelBlank)
	}
}

// titleGlue returns what stands between two lines of a title: a space between Latin words.
func titleGlue(a, b string) string {
	r, _ := utf8.DecodeRuneInString(b)
	if l := lastRune(a); l < 0x2E80 && r < 0x2E80 && lex.Digit(l) < 0 {
		return " "
	}
	return ""
}

// editBlanks removes the blanks of a title (TTL-1), or those that spread a heading (总　　则), save those between
// Latin words and digits.
func editBlanks(e *editor, s string, start, end int, rule string) {
	for at := start; at < end; {
		n := lex.Blanks(s[at:end])
		if n == 0 {
			_, m := utf8.DecodeRuneInString(s[at:])
			at += m
			continue
		}
		before := lastRune(s[start:at])
		after, _ := utf8.DecodeRuneInString(s[at+n:])
		if (!latin(before) || !latin(after)) && (rule == ruleTitleBlank || lex.IsHan(before) && lex.IsHan(after)) || at == start || at+n >= end {
			e.add(at, at+n, "", rule)
		}
		at += n
	}
}

func latin(r rune) bool { return r < 0x2E80 && r > ' ' && lex.Digit(r) < 0 && r != '“' && r != '”' }

// block is where a unit went: the indices of its blocks in the document.
type blockOf struct{ first, last int }

// blocks cuts text into the blocks of doc, one unit after the other: the text has one line a block, a table one
// a row and one more.
func (w *work) blocks(doc *schema.Document, text *normalize.Text) []blockOf {
	s := text.String()
	out := make([]blockOf, len(w.units))
	count := len(w.units) + len(w.images)
	for i := range w.units {
		if w.units[i].split > 0 {
			count++
		}
	}
	doc.Blocks = make([]schema.Block, 0, count)
	var parents [10]int // per level: the last heading, as index of its block plus one
	pos := newPositions(text, count)
	ids := blockIDs(count)
	var numbers []schema.Number
	at, image := 0, 0
	add := func(role schema.Role, end int, level int, p *layout.Paragraph) *schema.Block {
		doc.Blocks = append(doc.Blocks, schema.Block{})
		n := len(doc.Blocks) - 1
		b := &doc.Blocks[n]
		b.ID, b.Role, b.Text = ids[n], role, s[at:end]
		b.At = pos.place(at, end, p)
		for l := 9; l >= 1; l-- {
			if parents[l] > 0 && (role != schema.Heading || l < level) {
				b.Parent = doc.Blocks[parents[l]-1].ID
				break
			}
		}
		at = end + 1
		return b
	}
	pictures := func(before int) { // those in front of the paragraph
		for ; image < len(w.images) && w.images[image] < before; image++ {
			p := &w.text.Paragraphs[w.images[image]]
			add(schema.Image, lineEnd(s, at), 0, p).Picture = w.picture(p)
		}
	}
	for i := range w.units {
		u := &w.units[i]
		if u.joined {
			out[i] = out[i-1]
			continue
		}
		pictures(u.para)
		out[i].first = len(doc.Blocks)
		if p := w.paragraph(i); p.Table != nil {
			caption := w.captionOf(doc, out, i)
			b := add(u.role, tableEnd(s, at, p.Table.Rows), u.level, p)
			w.tableBlock(b, p)
			b.Caption = caption
			out[i].last = len(doc.Blocks) - 1
			continue
		}
		b := add(u.role, lineEnd(s, at), u.level, w.paragraph(i))
		if u.mark != nil && (u.role == schema.Heading || u.role == schema.ListItem) && (u.mark.Value > 0 || u.mark.Scheme == label.Appendix) {
			if len(numbers) == cap(numbers) {
				numbers = make([]schema.Number, 0, min(len(w.units)-i, 512))
			}
			numbers = append(numbers, u.mark.schemaNumber())
			b.Number = &numbers[len(numbers)-1]
		}
		if n, ok := w.noteNumber(u); ok {
			b.Number = &n
		}
		if u.role == schema.Heading {
			b.Level, b.RunIn = u.level, u.split > 0
			for l := u.level; l <= 9; l++ {
				parents[l] = 0
			}
			parents[u.level] = len(doc.Blocks)
			if u.split > 0 {
				b = add(schema.Paragraph, lineEnd(s, at), 0, w.paragraph(i))
			}
		} else if outside(u.role) && !w.noteInText(i) {
			b.Parent = ""
		}
		if b.Role == schema.Paragraph || b.Role == schema.ListItem || b.Role == schema.Note {
			b.Items = items(b.Text)
		}
		out[i].last = len(doc.Blocks) - 1
	}
	pictures(len(w.text.Paragraphs))
	return out
}

// blockIDs returns the names of count blocks, b1, b2 …, pieces of one string.
func blockIDs(count int) []string {
	var text []byte
	ends := make([]int, count)
	for i := range ends {
		text = strconv.AppendInt(append(text, 'b'), int64(i+1), 10)
		ends[i] = len(text)
	}
	all, ids, at := string(text), make([]string, count), 0
	for i, end := range ends {
		ids[i] = all[at:end]
		at = end
	}
	return ids
}

// captionOf returns the caption right above the table that unit i is, or nil.
func (w *work) captionOf(doc *schema.Document, at []blockOf, i int) *string {
	k := i - 1
	if k > 0 && w.units[k].role == schema.Note && w.unitLine(k) {
		k--
	}
	if k < 0 || w.units[k].role != schema.Caption || w.units[k].joined {
		return nil
	}
	t := doc.Blocks[at[k].last].Text
	return &t
}

// outside reports whether a block of the role stands under no heading: the parts that frame the body.
func outside(r schema.Role) bool {
	switch r {
	case schema.Signature, schema.Date, schema.Closing, schema.AttachmentList, schema.ContactLine, schema.Note, schema.MetadataLine, schema.Contents:
		return true
	}
	return false
}

func lineEnd(s string, at int) int {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s)
}

// tableEnd returns the end of the table of rows at at, the line feed of its last row included. A tab ends each cell; the
// line feeds of a cell are its own.
func tableEnd(s string, at int, rows [][]layout.Cell) int {
	for _, row := range rows {
		for range row {
			i := strings.IndexByte(s[at:], '\t')
			if i < 0 {
				return len(s)
			}
			at += i + 1
		}
		at = lineEnd(s, at) + 1
	}
	return min(at, len(s))
}

// tableBlock fills in the cells of a table from its text: a tab behind each cell, a line feed behind each row.
func (w *work) tableBlock(b *schema.Block, p *layout.Paragraph) {
	rest := b.Text
	for _, row := range p.Table.Rows {
		cells := make([]schema.Cell, 0, len(row))
		for _, c := range row {
			i := strings.IndexByte(rest, '\t')
			if i < 0 {
				break
			}
			cells = append(cells, schema.Cell{Text: rest[:i], ColSpan: c.ColSpan, RowSpan: c.RowSpan, Header: c.Header})
			rest = rest[i+1:]
		}
		rest = strings.TrimPrefix(rest, "\n")
		b.Rows = append(b.Rows, cells)
	}
}

// furniture lists what was taken out of the raw text.
func (w *work) furniture(doc *schema.Document, raw string) {
	c := cursor{s: raw}
	for _, f := range w.text.Furniture {
		start, end := c.codepoints(f.Start), c.codepoints(f.End)
		p := schema.Place{Start: &start, End: &end, Box: box(f.Box)}
		if f.Page > 0 {
			page := f.Page
			p.Page = &page
		}
		doc.Furniture = append(doc.Furniture, schema.Furniture{Role: f.Role, Text: raw[f.Start:f.End], At: p})
	}
}

// diagnostics lists the remarks with the blocks they are on.
func (w *work) diagnostics(doc *schema.Document, blocks []blockOf) {
	for i := range w.units {
		if w.units[i].rebuilt {
			w.note(i, "paragraphs.reconstructed", "warning", "the line breaks of this text are lost; where the block begins and ends is a reconstruction")
		}
	}
	for k, n := range w.notes {
		if i := w.noteAt[k]; i >= 0 {
			if strings.HasPrefix(n.Code, "label.") && (w.units[i].mark == nil || w.units[i].role != schema.Heading && w.units[i].role != schema.ListItem) {
				continue // the number proved to be something else
			}
			id := doc.Blocks[blocks[i].first].ID
			n.Block = &id
		}
		doc.Diagnostics = append(doc.Diagnostics, n)
	}
}
