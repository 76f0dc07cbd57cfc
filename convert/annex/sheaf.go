package annex

import (
	"github.com/klauspost/compress/s2"

	"guiwen/schema"
)

// sheaf is what the workbook shows of one document, before its place among the others is known. It is made where the document
// is: nothing in it depends on other documents. Words in it are not trusted more than the document's.
type sheaf struct {
	summary         summary
	producer        string
	coded, edited   int // figures with an indicator, edits
	units           []string
	looks           lookTable
	source, detail  strip
	other, excluded strip
	figures         []filedFigure
	forms           filledForms
	checks          []checkRow
	citations       []citation
	rules           []ruleUse
}

// Sheaf returns what the workbook shows of a document, compressed, for [Merge]. Of the options catalogue and forms count.
func Sheaf(doc *schema.Document, o Options) ([]byte, error) { return Sheaves(o)(doc) }

// Sheaves returns a function that is [Sheaf] with the options.
func Sheaves(o Options) func(doc *schema.Document) ([]byte, error) {
	m := &maker{newIndicators(o.Catalogue), newFormIndex(o)}
	return func(doc *schema.Document) ([]byte, error) {
		x := &coder{}
		m.sheaf(doc).code(x)
		return s2.Encode(nil, x.out), nil
	}
}

// maker makes sheaves.
type maker struct {
	codes indicators
	forms formIndex
}

// sheaf makes the sheaf of a document.
func (m *maker) sheaf(doc *schema.Document) *sheaf {
	e := newEntry(doc, 0)
	h := &sheaf{producer: doc.Source.Producer, looks: lookTable{at: map[look]int{}}}
	for _, s := range []struct {
		key   string
		strip *strip
	}{{"source", &h.source}, {"detail", &h.detail}, {"other", &h.other}, {"excluded", &h.excluded}} {
		s.strip.columns, s.strip.looks = columnsBySheet()[s.key], &h.looks
	}
	h.addSource(e)
	h.summary = summarized(e)
	m.addFigures(h, e)
	h.forms = m.forms.filled(e)
	h.addChecks(e)
	h.citations = e.citations()
	h.addExcluded(e)
	h.addEdits(e)
	return h
}

func (h *sheaf) strips() []*strip { return []*strip{&h.source, &h.detail, &h.other, &h.excluded} }

// code keeps a sheaf.
func (h *sheaf) code(x *coder) {
	h.summary.code(x)
	x.text(&h.producer)
	x.number(&h.coded)
	x.number(&h.edited)
	list(x, &h.units, x.text)
	list(x, &h.looks.list, func(l *look) { l.code(x) })
	for _, t := range h.strips() {
		t.code(x)
	}
	list(x, &h.figures, func(f *filedFigure) { f.code(x) })
	h.forms.code(x)
	list(x, &h.checks, func(c *checkRow) { c.code(x) })
	list(x, &h.citations, func(c *citation) { c.code(x) })
	list(x, &h.rules, func(r *ruleUse) { r.code(x) })
}

func (l *look) code(x *coder) {
	f := int(l.face)
	x.number(&f)
	l.face = face(f)
	x.text(&l.format)
	x.text(&l.align)
	x.flag(&l.top)
	x.flag(&l.wrap)
	x.number(&l.indent)
}

// mostBytes is more than any sheaf has.
const mostBytes = 1 << 30

// unbind reads a sheaf.
func unbind(data []byte) (*sheaf, error) {
	if n, err := s2.DecodedLen(data); err != nil || n > mostBytes {
		return nil, errKept
	}
	raw, err := s2.Decode(nil, data)
	if err != nil {
		return nil, errKept
	}
	h, x := &sheaf{}, reader(string(raw))
	h.code(x)
	return h, x.err()
}
