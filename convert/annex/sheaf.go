package annex

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/klauspost/compress/s2"

	"guiwen/schema"
)

// sheaf is what the workbook shows of one document, before its place among the others is known. It is made where the document
// is: nothing in it depends on other documents. Words in it are not trusted more than the document's.
type sheaf struct {
	summary                  summary
	producer                 string
	coded, edited            int // figures with an indicator, edits
	units                    []string
	looks                    lookTable
	source, detail, excluded strip
	figures                  []filedFigure
	checks                   []checkRow
	citations                []citation
	rules                    []ruleUse
}

// Sheaf returns what the workbook shows of a document, compressed, for [Merge]. Of the options the catalogue counts.
func Sheaf(doc *schema.Document, o Options) ([]byte, error) {
	b := &book{o: o}
	b.index()
	return b.sheaf(doc)
}

// Sheaves returns a function that is [Sheaf] with the options.
func Sheaves(o Options) func(doc *schema.Document) ([]byte, error) {
	b := &book{o: o}
	b.index()
	return b.sheaf
}

func (b *book) sheaf(doc *schema.Document) ([]byte, error) {
	x := &coder{}
	b.bind(doc).code(x)
	return s2.Encode(nil, x.out), nil
}

// bind makes the sheaf of a document.
func (b *book) bind(doc *schema.Document) *sheaf {
	e := newEntry(doc, 0)
	h := &sheaf{producer: doc.Source.Producer, looks: lookTable{at: map[look]int{}}}
	for _, s := range []struct {
		key   string
		strip *strip
	}{{"source", &h.source}, {"detail", &h.detail}, {"excluded", &h.excluded}} {
		s.strip.columns, s.strip.looks = columnsBySheet()[s.key], &h.looks
	}
	h.addSource(e)
	h.summary = summarized(e)
	b.addFigures(h, e)
	h.addChecks(e)
	h.citations = e.citations()
	h.addExcluded(e)
	h.addEdits(e)
	return h
}

// code keeps a sheaf.
func (h *sheaf) code(x *coder) {
	h.summary.code(x)
	x.text(&h.producer)
	x.number(&h.coded)
	x.number(&h.edited)
	list(x, &h.units, x.text)
	list(x, &h.looks.list, func(l *look) { l.code(x) })
	for _, t := range []*strip{&h.source, &h.detail, &h.excluded} {
		t.code(x)
	}
	list(x, &h.figures, func(f *filedFigure) { f.code(x) })
	list(x, &h.checks, func(c *checkRow) { c.code(x) })
	list(x, &h.citations, func(c *citation) { c.code(x) })
	list(x, &h.rules, func(r *ruleUse) { r.code(x) })
}

func (s *summary) code(x *coder) {
	for _, t := range []*string{&s.name, &s.title, &s.issuer, &s.number, &s.period, &s.sha256} {
		x.text(t)
	}
	for _, n := range []*int{&s.year, &s.figures, &s.doubtful, &s.failed, &s.warnings} {
		x.number(n)
	}
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

// Merge writes the workbook of documents to w, of which sheaves are what [Sheaf] made of each. It walks them once and keeps none.
// Nothing is written to w before the last was read.
func Merge(w io.Writer, sheaves iter.Seq2[[]byte, error], o Options) error {
	b, err := newBook(o)
	if err != nil {
		return err
	}
	defer b.close()
	for data, err := range sheaves {
		if err != nil {
			return err
		}
		h, err := unbind(data)
		if err != nil {
			return err
		}
		if b.add(h); b.err != nil {
			return fmt.Errorf("%s: %w", h.summary.name, b.err)
		}
	}
	b.finish()
	return b.pack(w)
}

// add writes the rows of a document to the sheets that list documents one after another, and keeps what the
// others need.
func (b *book) add(h *sheaf) {
	if b.o.Producer == "" {
		b.o.Producer = strings.Clone(h.producer)
	}
	number := len(b.docs) + 1
	n := numbered{document: number, looks: make([]drawnLook, len(h.looks.list))}
	for i, l := range h.looks.list {
		if int(l.face) >= len(faces()) {
			b.fail(errKept)
			return
		}
		n.looks[i] = drawnLook{l, b.styles.id(l)}
	}
	n.blocks = b.source.lay(&h.source, numbered{document: number, looks: n.looks})
	n.running = b.totals.figures
	written := b.detail.lay(&h.detail, n)
	n.running = b.totals.excluded
	b.excluded.lay(&h.excluded, n)
	for _, t := range []*strip{&h.source, &h.detail, &h.excluded} {
		b.fail(t.rows.err())
	}
	if len(written) != len(h.figures) {
		b.fail(errKept)
	}
	if b.err != nil {
		return
	}
	if len(n.blocks) > 0 {
		h.summary.first = n.blocks[0]
	}
	b.totals.figures += len(written)
	b.totals.coded += h.coded
	b.totals.doubtful += h.summary.doubtful
	b.totals.excluded += h.excluded.groups
	b.totals.edits += h.edited
	b.addUnits(h.units)
	b.series.file(h.summary.issuer, number, h.figures, written)
	for i := range h.checks {
		b.keepCheck(&h.checks[i], number, h.summary.issuer, written, n.blocks)
	}
	b.keepReferences(h, number, n.blocks)
	for i := range h.rules {
		b.ruled.add(&h.rules[i])
	}
	b.docs = append(b.docs, h.summary.cloned())
}

// fail keeps the first error.
func (b *book) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// addUnits adds the units of a document to the list that people choose from.
func (b *book) addUnits(units []string) {
	for _, u := range units {
		if !b.hasUnit[u] && len(b.units) < mostUnits {
			u = strings.Clone(u)
			b.hasUnit[u] = true
			b.units = append(b.units, u)
		}
	}
}

// numbered is what a strip is told when its rows find their place.
type numbered struct {
	document int // number of the document, from 1
	running  int // number of the last group before
	looks    []drawnLook
	blocks   []place // of the document, for links
}

// drawnLook is a look with the number of its style.
type drawnLook struct {
	look
	style int
}

// lay writes the rows of a strip and returns the places of its groups.
func (s *sheet) lay(t *strip, n numbered) []place {
	for col, width := range t.need {
		s.need = widened(s.need, col, width)
	}
	places := make([]place, 0, min(t.groups, len(t.rows.in)))
	var rows []stripRow
	for range t.groups {
		n.running++
		list(&t.rows, &rows, func(r *stripRow) { r.code(&t.rows) })
		if t.rows.bad || len(rows) == 0 {
			t.rows.fail()
			return places
		}
		p := s.now(len(rows))
		places = append(places, place{p.name, p.rows + 1})
		for i := range rows {
			s.layRow(p, &rows[i], &n)
		}
	}
	return places
}

func (s *sheet) layRow(p *part, r *stripRow, n *numbered) {
	p.rows++
	p.width = max(p.width, len(r.cells))
	b := append(p.buf[:0], `<row r="`...)
	b = strconv.AppendInt(b, int64(p.rows), 10)
	b = append(b, `" ht="`...)
	b = strconv.AppendFloat(b, r.height, 'f', -1, 64)
	b = append(b, `">`...)
	for i := range r.cells {
		k := &r.cells[i]
		if k.look < 0 || k.look >= len(n.looks) || k.to < 0 || k.to > len(n.blocks) {
			s.book.fail(errKept)
			return
		}
		l := &n.looks[k.look]
		c := cell{kind: k.kind, text: k.text, number: k.number}
		switch k.kind {
		case runningCell:
			c = count(n.running)
			s.need = widened(s.need, i, shownWidth(l.format, c.number))
		case documentCell:
			c = count(n.document)
			s.need = widened(s.need, i, shownWidth(l.format, c.number))
		case empty, textCell, numberCell:
		default:
			s.book.fail(errKept)
			return
		}
		if k.to > 0 {
			c.link = n.blocks[k.to-1].link()
			c = s.link(p, i, c)
		}
		b = appendCell(b, i, p.rows, l.style, c)
	}
	p.buf = append(b, `</row>`...)
	s.book.fail(p.write())
}
