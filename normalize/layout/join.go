package layout

import (
	"math"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
)

// The rules of joins.
const (
	joinPage  = "join.page"  // over the end of a page (PARA-1)
	joinLine  = "join.line"  // over the end of a line
	joinField = "join.field" // a label and its value: 来源： / 新华社
)

// A join is how a line goes on with the line before: the rule, "" where it begins a paragraph, and whether the words alone say
// so.
type join struct {
	rule string
	weak bool
}

// findJoins decides of every line whether it goes on with the line before that is no furniture: what the format says is fixed, the
// rest is searched for (structure.Paragraphs).
func (d *document) findJoins() []join {
	kept := make([]int, 0, len(d.lines))
	for i := range d.lines {
		if d.lines[i].role == "" {
			kept = append(kept, i)
		}
	}
	lines := make([]structure.Line, len(kept))
	before := -1
	field := false // the line before is the value of a label, and complete
	for k, i := range kept {
		lines[k] = d.printed(i)
		if before >= 0 {
			lines[k].Break = d.breakBefore(before, i)
			lines[k].Fixed, lines[k].Firm, lines[k].Inside = d.fixed(before, i)
			switch {
			case field:
				lines[k].Fixed, field = structure.Apart, false
			case lines[k].Fixed == structure.Free && d.field(before, i):
				lines[k].Fixed, field = structure.Together, true
				lines[k-1].Fixed = structure.Apart
			}
		}
		before = i
	}
	joins := make([]join, len(d.lines))
	for k, j := range structure.Paragraphs(lines) {
		if j == structure.Begins {
			continue
		}
		rule := joinLine
		if lines[k].Break != structure.Plain && !lines[k].Inside {
			rule = joinPage
		}
		joins[kept[k]] = join{rule, j == structure.GoesOnHalf}
	}
	return joins
}

// printed is line i as the search for paragraphs sees it. Columns of a page are half an em.
func (d *document) printed(i int) structure.Line {
	l := &d.lines[i]
	p := structure.Line{Text: unmarked(d.text(l)), Indent: l.indent, Room: structure.Unplaced, Aside: l.isCell(d) || d.kind(l) == source.Image}
	if l.column >= 0 {
		p.Room = max(0, int(math.Floor(2*d.restOf(i)+0.5)))
		p.Centered = d.centered(i)
		p.Indent = max(0, int(math.Floor(2*d.indentOf(i, &d.geo)+0.5)))
	}
	return p
}

// breakBefore tells what lies between line j and the line i before it.
func (d *document) breakBefore(i, j int) structure.Break {
	a, b := &d.lines[i], &d.lines[j]
	switch {
	case j > i+1:
		return structure.PageMark
	case a.page != b.page || a.column != b.column:
		return structure.PageEnd
	case b.gap > 1:
		return structure.Gap
	}
	return structure.Plain
}

// fixed tells what the format says of lines i and j, the next: whether they are one paragraph, whether it calls them two, and
// whether the author set a line break inside of one.
func (d *document) fixed(i, j int) (fixed structure.Fixed, firm, inside bool) {
	a, b := &d.lines[i], &d.lines[j]
	for k := i + 1; k < j; k++ {
		if d.lines[k].role == roleChrome {
			return structure.Apart, false, false
		}
	}
	ka, kb := d.kind(a), d.kind(b)
	switch {
	case a.isCell(d) || b.isCell(d):
		return structure.Apart, false, false
	case a.part == b.part && ka != source.Line:
		return structure.Free, true, true
	case d.parts[b.part].Continues && b.part == a.part+1:
		return d.fixedInside(i, j), false, true
	case ka == source.Line && kb == source.Line:
	case ka == source.Paragraph && kb == source.Paragraph:
		firm = true
	default:
		return structure.Apart, false, false
	}
	switch {
	case d.sameLine(i, j) && !b.label || splitNumber(d.text(a), d.text(b)):
		return structure.Together, false, false
	case strings.HasPrefix(d.text(a), "#") && !closes(d.text(a)):
		return structure.Apart, false, false // a heading of Markdown ends with its line
	case b.cols >= 12 && d.text(a) == d.text(b):
		return structure.Apart, false, false // a title that is printed twice
	}
	return d.fixedByPlace(i, j), firm, false
}

// fixedInside tells what is fixed of a line break that the author set in a paragraph (Word's w:br): in a title or heading it only
// sets the lines.
func (d *document) fixedInside(i, j int) structure.Fixed {
	a, b := &d.lines[i], &d.lines[j]
	part := &d.parts[a.part]
	switch {
	case d.kind(b) == source.Note && !d.parts[b.part].Box.IsZero():
		return structure.Together // a line of a foot note of a page
	case closes(d.text(a)) || b.label:
		return structure.Apart
	case part.Kind == source.Heading || titleStyle(part.Style) || part.Align == source.AlignCenter && i < d.body && a.cols <= 80:
		return structure.Together
	}
	return structure.Free
}

// titleStyle reports whether a paragraph style of that name is for titles and headings.
func titleStyle(name string) bool {
	name = strings.ToLower(name)
	n := wordStyles.Begins(name)
	return wordStyles.Value(name[:n]) == "heading" || strings.HasPrefix(name, "title") || strings.HasPrefix(name, "heading") || strings.HasPrefix(name, "subtitle")
}

var wordStyles = lex.Class("word-style")

// fixedByPlace tells what the places of lines i and j on the page fix.
func (d *document) fixedByPlace(i, j int) structure.Fixed {
	a, b := &d.lines[i], &d.lines[j]
	if a.column < 0 || b.column < 0 {
		return structure.Free
	}
	if r := d.em(i) / d.em(j); r > 1.2 || r < 1/1.2 {
		return structure.Apart
	}
	ba, bb := d.box(i), d.box(j)
	if a.page == b.page && bb.Y0 < ba.Y0+(ba.Y1-ba.Y0)*0.4 && bb.X0 >= ba.X1-1 && bb.Y1 > ba.Y0 { // pieces of one line of print
		if (bb.X0-ba.X1)/d.em(j) < 1.5 {
			return structure.Together
		}
		return structure.Apart
	}
	return structure.Free
}

// sameLine reports whether lines i and j stand in one line of the file, with a page mark between them.
func (d *document) sameLine(i, j int) bool {
	a, b := &d.lines[i], &d.lines[j]
	return j > i+1 && a.part != b.part && d.parts[b.part].Box.IsZero() && strings.IndexByte(d.seen.Text[a.end:b.start], '\n') < 0
}

// splitNumber reports whether a line break cuts a number at the comma of its thousands: 1, / 200份.
func splitNumber(a, b string) bool {
	n := len(a)
	if n < 2 || a[n-1] != ',' || !digit(rune(a[n-2])) {
		return false
	}
	k := lex.DigitRun(b)
	return k == 3 && (len(b) == k || b[k] != '.' || len(b) > k+1 && digit(rune(b[k+1])))
}

// field reports whether line i is a label alone (来源：) near the head of a text and line j is its value.
func (d *document) field(i, j int) bool {
	a, b := &d.lines[i], &d.lines[j]
	if i > headLines || a.cols > 14 || b.cols > 40 || b.label || !d.loose(i) || !d.loose(j) {
		return false
	}
	name, ok := cutColon(d.text(a))
	if !ok || closes(d.text(b)) {
		return false
	}
	switch lex.FieldLabel(strings.TrimLeft(name, "•·●")) {
	case lex.NoFact, lex.ToolFact:
		return false
	}
	return true
}

// cutColon takes a colon from the end of s.
func cutColon(s string) (string, bool) {
	if t, ok := strings.CutSuffix(s, "："); ok {
		return t, true
	}
	return strings.CutSuffix(s, ":")
}
