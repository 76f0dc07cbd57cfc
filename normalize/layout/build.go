package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize"
	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
)

// builder writes laid text by deciding on each piece of raw text in turn: kept, or an edit.
type builder struct {
	raw   string
	edits []normalize.Edit
	at    int // raw text decided on so far
	out   int // length of the laid text so far
}

// keep keeps the raw text up to end.
func (b *builder) keep(end int) {
	b.out += end - b.at
	b.at = end
}

// replace lets text stand for the raw text up to end.
func (b *builder) replace(end int, text, rule string) {
	e := normalize.Edit{Start: b.at, End: end, New: text, Rule: rule}
	b.out += len(text)
	b.at = end
	if n := len(b.edits); n > 0 && b.edits[n-1].End == e.Start && mergeable(b.edits[n-1], e) {
		e.Start, e.New, e.Rule = b.edits[n-1].Start, b.edits[n-1].New+e.New, b.edits[n-1].Rule
		b.edits = b.edits[:n-1]
	}
	if b.raw[e.Start:e.End] != e.New {
		b.edits = append(b.edits, e)
	}
}

// mergeable reports whether two edits that touch may be one: both only set white space. An edit that only
// inserts must not stand beside another: the two would have no order.
func mergeable(a, b normalize.Edit) bool {
	return !strings.HasPrefix(a.Rule, "furniture.") && !strings.HasPrefix(b.Rule, "furniture.")
}

// separate makes of the raw text up to end one line feed; where it holds one, that one is kept.
func (b *builder) separate(end int) {
	i := strings.IndexByte(b.raw[b.at:end], '\n')
	if i < 0 {
		b.replace(end, "\n", "layout.break")
		return
	}
	b.replace(b.at+i, "", "layout.blank")
	b.keep(b.at + 1)
	b.replace(end, "", "layout.blank")
}

// lineFeed makes of the raw text up to end one line feed inside a cell.
func (b *builder) lineFeed(end int, rule string) {
	if i := strings.IndexByte(b.raw[b.at:end], '\n'); i >= 0 {
		b.replace(b.at+i, "", rule)
		b.keep(b.at + 1)
		b.replace(end, "", rule)
		return
	}
	b.replace(end, "\n", rule)
}

// build puts the lines together to paragraphs and writes the laid text.
func (d *document) build() *Text {
	b := &builder{raw: d.seen.Text, edits: make([]normalize.Edit, 0, len(d.lines))}
	t := &Text{Paragraphs: make([]Paragraph, 0, d.kept())}
	d.joins = d.findJoins()
	pending := 0 // furniture lines since the last line that was kept, from this index on
	for i := 0; i < len(d.lines); {
		if d.lines[i].role != "" {
			i++
			continue
		}
		d.skip(b, t, pending, i, "\n", "layout.blank")
		if d.lines[i].isCell(d) {
			i = d.table(b, t, i)
		} else {
			i = d.paragraph(b, t, i)
		}
		pending = i
	}
	d.skip(b, t, pending, len(d.lines), "\n", "layout.blank")
	t.Text = normalize.NewText(d.seen.Text, b.edits)
	guess(t)
	return t
}

// kept counts the lines that are no furniture: there are no more paragraphs than that.
func (d *document) kept() int {
	n := 0
	for i := range d.lines {
		if d.lines[i].role == "" {
			n++
		}
	}
	return n
}

// skip decides on the raw text between the paragraph before and line i: from is the first line behind that
// paragraph, all lines from there to i are furniture. sep is what separates: a line feed, a space or nothing.
func (d *document) skip(b *builder, t *Text, from, i int, sep, rule string) {
	done := b.at == 0 && b.out == 0 && len(t.Paragraphs) == 0 && sep == "\n" // nothing to separate from
	between := func(end int) {
		switch {
		case done:
			b.replace(end, "", rule)
		case sep == "\n" && (from == i || strings.IndexByte(b.raw[b.at:end], '\n') >= 0):
			b.separate(end)
			done = true
		case sep != "\n" && end > b.at:
			b.replace(end, sep, rule)
			done = true
		default:
			b.replace(end, "", rule)
		}
	}
	for ; from < i; from++ {
		l := &d.lines[from]
		between(l.start)
		t.Furniture = append(t.Furniture, Furniture{l.start, l.end, l.role, l.page, d.parts[l.part].Box})
		b.replace(l.end, "", "furniture."+l.role)
	}
	end := len(b.raw)
	if i < len(d.lines) {
		end = d.lines[i].start
	}
	from = i
	between(end)
	if !done {
		b.replace(end, sep, "layout.break")
	}
}

// paragraph writes the paragraph that begins at line i and returns the line behind it.
func (d *document) paragraph(b *builder, t *Text, i int) int {
	l := &d.lines[i]
	part := d.parts[l.part]
	p := Paragraph{
		Start: b.out, Kind: part.Kind, Level: part.Level, Align: part.Align, Font: part.Font, Indent: part.Indent, Label: part.Label,
		Href: part.Href, Page: part.Page, Box: part.Box, Centered: d.centered(i), First: l.part, Last: l.part,
	}
	if p.Page == 0 {
		p.Page = l.page
	}
	if part.Kind == source.TableCell {
		p.Kind = source.Paragraph
	}
	if d.seen.Text[part.Start:l.start] != "" && p.Label != "" && !strings.HasPrefix(d.text(l), p.Label) {
		p.Label = "" // a later line of a part with an automatic number
	}
	if part.Kind == source.Note && p.Label != "" {
		d.unnumber(b, l, p.Label)
		p.Label = ""
	}
	b.keep(l.end)
	last, next := i, i+1
	for {
		j := next
		for j < len(d.lines) && d.lines[j].role != "" && d.lines[j].role != roleChrome {
			j++
		}
		if j == len(d.lines) || d.lines[j].role != "" || d.joins[j].rule == "" {
			break
		}
		d.skip(b, t, next, j, d.glue(last, j), d.joins[j].rule)
		l := &d.lines[j]
		b.keep(l.end)
		p.Last, p.Joins, p.Weak = l.part, p.Joins+1, p.Weak || d.joins[j].weak
		if q := d.parts[l.part]; q.Page == p.Page && !q.Box.IsZero() {
			p.Box = union(p.Box, q.Box)
		}
		last, next = j, j+1
	}
	p.End = b.out
	t.Paragraphs = append(t.Paragraphs, p)
	return next
}

// unnumber takes the number of a note, which line l begins with, out of its text: it is a field of the note.
func (d *document) unnumber(b *builder, l *line, label string) {
	text := d.text(l)
	end := len(label)
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !blank(r) {
			break
		}
		end += n
	}
	if strings.HasPrefix(text, label) && end < len(text) {
		b.replace(l.start+end, "", "layout.note-number")
	}
}

// glue returns what stands between line i and line j when they are joined: nothing between Han, a space between Latin words.
func (d *document) glue(i, j int) string {
	a, b := d.lines[i].last, d.lines[j].first
	if splitNumber(d.text(&d.lines[i]), d.text(&d.lines[j])) {
		return ""
	}
	if letter(b) && (letter(a) || strings.ContainsRune(".,;:)", a)) || digit(b) && strings.ContainsRune(",;", a) {
		return " "
	}
	return ""
}

func letter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func digit(r rune) bool { return '0' <= r && r <= '9' }

func union(a, b source.Rect) source.Rect {
	if a.IsZero() {
		return b
	}
	return source.Rect{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}

var signatoryLabels = lex.Class("signatory-label")

// guess tells those who normalize characters which paragraphs may be titles and names.
func guess(t *Text) {
	s := t.String()
	for i := range t.Paragraphs {
		p := &t.Paragraphs[i]
		text := s[p.Start:p.End]
		switch {
		case p.Table != nil:
			p.Context = InCell
		case signatoryLabels.Begins(text) > 0 && len(text) < 120:
			p.Context = Name
		case i < 15 && len(text) < 240 && mayBeTitle(text):
			p.Context = Title
		}
	}
}

// documentKind is the class of words that titles of official documents end with (文种).
var documentKind = lex.Class("document-kind")

// mayBeTitle reports whether s has the form of a title: no number, no sentence, and the name of a kind of document at its end.
func mayBeTitle(s string) bool {
	_, numbered := label.Parse(s)
	return !numbered && documentKind.Ends(s) > 0 && !strings.ContainsAny(s, "。；！？：")
}
