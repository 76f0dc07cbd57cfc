package html

import (
	"strings"
	"unicode"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// fieldName returns the label of a disclosure header (GB/T 33480-2016 and sites' own words) that text is, wholly: "索 引 号：" is 索引号.
func fieldName(text string) (name string, fact lex.Fact) {
	if fact = lex.FieldLabel(text); fact == lex.NoFact || fact == lex.ToolFact {
		return "", lex.NoFact
	}
	return strings.Trim(squeeze(text), "【】[]：:"), fact
}

// squeeze removes white space of every kind.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

const (
	maxValue = 300  // bytes of the line after a label alone that is taken for its value
	maxLine  = 2000 // bytes of a line in which labels are looked for
)

// publishedName is the field of a date that stands without a label: what sites call it in their meta elements.
const publishedName = "PubDate"

// readFields finds the labelled values outside the body, makes Field parts of them and adds them to the metadata. Within a
// line (来源：… 发布日期：…) each gets a part of its own; a label alone takes the cell or short line behind it, and a tab stands
// between the two; a row of labels heads the row of values below it. Of values with the same label outside a table the first
// counts, because lists of other documents repeat them.
func readFields(doc *source.Document) {
	r := fieldReader{doc: doc, seen: map[string]bool{}, text: []byte(doc.Text)}
	for i := 0; i < len(doc.Parts); {
		p := doc.Parts[i]
		if p.Kind != source.Chrome {
			r.out = append(r.out, p)
			i++
			continue
		}
		n := r.columns(i)
		if n == 0 {
			n = r.label(i)
		}
		if n == 0 {
			n = 1
			r.line(p)
		}
		i += n
	}
	doc.Parts, doc.Text = r.out, string(r.text)
}

type fieldReader struct {
	doc  *source.Document
	text []byte // the raw text, in which a tab comes to stand between label and value
	out  []source.Part
	seen map[string]bool
	pair int // the part behind the last label without a colon and its value
}

// chrome returns the text of part i, and what stands between it and the part before, where it is a part outside the body.
func (r *fieldReader) chrome(i int) (text, gap string, ok bool) {
	if i >= len(r.doc.Parts) || r.doc.Parts[i].Kind != source.Chrome {
		return "", "", false
	}
	p := r.doc.Parts[i]
	if i > 0 {
		gap = r.doc.Text[r.doc.Parts[i-1].End:p.Start]
	}
	return r.doc.Text[p.Start:p.End], gap, true
}

// row returns the part behind the row of cells that begins at part i.
func (r *fieldReader) row(i int) int {
	for i++; ; i++ {
		if _, gap, ok := r.chrome(i); !ok || gap != "\t" {
			return i
		}
	}
}

// columns reads a row of labels from part i on and the row of values below it, and returns how many parts they are; 0 where
// there is none. They stay where they are: a label and its value do not stand side by side.
func (r *fieldReader) columns(i int) int {
	below := r.row(i)
	end := r.row(below)
	width := below - i
	if width < 2 || end-below != width {
		return 0
	}
	if _, gap, ok := r.chrome(below); !ok || strings.Count(gap, "\n") != 1 {
		return 0
	}
	for k := i; k < end; k++ {
		text, _, _ := r.chrome(k)
		if _, fact := fieldName(text); (fact != lex.NoFact) != (k < below) {
			return 0
		}
	}
	for k := range width {
		label, _, _ := r.chrome(i + k)
		value, _, _ := r.chrome(below + k)
		name, _ := fieldName(label)
		r.add(name, value)
	}
	r.out = append(r.out, r.doc.Parts[i:end]...)
	return end - i
}

// label reads part i as a label alone, with the value behind it, and returns how many parts they are; 0 where it is none.
func (r *fieldReader) label(i int) int {
	text, _, _ := r.chrome(i)
	name, fact := fieldName(text)
	if fact == lex.NoFact {
		return 0
	}
	p := r.doc.Parts[i]
	inRow := strings.HasPrefix(r.doc.Text[p.End:], "\t")
	if colon := strings.ContainsAny(text, "：:"); !colon && !inRow && !r.paired(i) || r.seen[name] && !inRow {
		r.out = append(r.out, p)
		return 1
	}
	value := r.valueOf(i, inRow)
	if value == "" {
		if inRow {
			p.Kind = source.Field
		}
		r.out = append(r.out, p) // a label that a script was to fill stays what it is
		return 1
	}
	r.add(name, value)
	next := r.doc.Parts[i+1]
	for j := p.End; j < next.Start; j++ {
		if r.text[j] == '\n' {
			r.text[j] = '\t'
		}
	}
	p.Kind, p.End = source.Field, next.End
	r.out = append(r.out, p)
	return 2
}

// valueOf returns the value of the label that part i is: the cell behind it or the short line below, which is no label
// itself; or "".
func (r *fieldReader) valueOf(i int, inRow bool) string {
	value, gap, ok := r.chrome(i + 1)
	if !ok || gap != "\t" && (inRow || strings.Count(gap, "\n") != 1) {
		return ""
	}
	if lex.FieldLabel(value) != lex.NoFact || !inRow && (len(value) > maxValue || startsWithLabel(value)) {
		return ""
	}
	return value
}

// paired reports whether the label without a colon that part i is has its value on the line below (<dt>索引号</dt><dd>…</dd>): another
// such pair stands next to it.
func (r *fieldReader) paired(i int) bool {
	isPair := func(i int) bool {
		text, _, ok := r.chrome(i)
		if _, fact := fieldName(text); !ok || fact == lex.NoFact {
			return false
		}
		return r.valueOf(i, false) != ""
	}
	if !isPair(i) || r.pair != i && !isPair(i+2) {
		return false
	}
	r.pair = i + 2
	return true
}

func (r *fieldReader) add(name, value string) {
	r.seen[name] = true
	if value = strings.TrimSpace(value); value != "" {
		r.doc.Meta.Fields = append(r.doc.Meta.Fields, source.MetaField{Name: name, Value: value})
	}
}

func startsWithLabel(text string) bool {
	fields := lex.Fields(text)
	return len(fields) > 0 && fields[0].Start == 0
}

// line splits a chrome line at the labels in it.
func (r *fieldReader) line(p source.Part) {
	text := r.doc.Text[p.Start:p.End]
	if len(text) > maxLine {
		r.out = append(r.out, p)
		return
	}
	at := 0
	for _, f := range lex.Fields(text) {
		if f.Label == "" {
			f.Label = publishedName
		}
		if f.Fact == lex.ToolFact || f.Value == f.ValueEnd || r.seen[f.Label] {
			continue
		}
		r.add(f.Label, text[f.Value:f.ValueEnd])
		r.piece(p, at, f.Start, source.Chrome)
		r.piece(p, f.Start, f.ValueEnd, source.Field)
		at = f.ValueEnd
	}
	r.piece(p, at, len(text), source.Chrome)
}

// piece adds the bytes [from, to) of p as a part, without white space at its ends.
func (r *fieldReader) piece(p source.Part, from, to int, kind source.Kind) {
	text := r.doc.Text[p.Start+from : p.Start+to]
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	from += len(text) - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if trimmed == "" {
		return
	}
	p.End = p.Start + from + len(trimmed)
	p.Start += from
	p.Kind = kind
	r.out = append(r.out, p)
}
