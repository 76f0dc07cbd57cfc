package annex

import (
	"fmt"
	"io"
	"iter"
	"strings"
)

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
	return b.bind(w)
}

func newBook(o Options) (*book, error) {
	o = o.withDefaults()
	b := &book{
		binder: newBinder(o), o: o, codes: newIndicators(o.Catalogue), series: newSeriesTable(), tally: map[string]int{}, reporting: map[int][]body{}, hasUnit: map[string]bool{},
	}
	for i := range b.kept {
		b.kept[i].spool.dir = o.TempDir
	}
	b.cited = newCitations(o)
	b.official = newOfficialForms(b.binder, o)
	b.ruled.at = map[string]int{}
	b.cover, b.form, b.staff = coverSheet(b), formSheet(b, "form"), formSheet(b, "staff")
	b.detail, b.checks, b.years = detailSheet(b), checkSheet(b), yearSheet(b)
	b.rollup, b.other, b.references, b.excluded = rollupSheet(b), otherSheet(b), referenceSheet(b), excludedSheet(b)
	b.edits, b.source = editSheet(b), sourceSheet(b)
	return b, b.err
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
	n.figures = written
	n.running = b.totals.other
	b.other.lay(&h.other, n)
	n.running = b.totals.excluded
	b.excluded.lay(&h.excluded, n)
	for _, t := range h.strips() {
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
	b.totals.other += h.other.groups
	b.totals.excluded += h.excluded.groups
	b.totals.edits += h.edited
	b.addUnits(h.units)
	b.noteBody(&h.summary)
	b.series.file(h.summary.issuer, number, h.figures, written)
	for i := range h.checks {
		b.keepCheck(&h.checks[i], number, h.summary.issuer, written, n.blocks)
	}
	b.fail(b.official.add(&h.summary, number, &h.forms, written))
	b.keepReferences(h, number, n.blocks)
	for i := range h.rules {
		b.ruled.add(&h.rules[i])
	}
	b.docs = append(b.docs, h.summary.cloned())
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

// finish writes the sheets that need all documents.
func (b *book) finish() {
	b.writeReferences()
	b.addDisagreements()
	b.writeChecks()
	b.writeForms()
	b.writeYears()
	b.writeRollup()
	b.writeEdits()
	b.fail(b.readInputs())
	b.writeCover()
	for _, s := range b.sheets() {
		s.now(0) // a sheet without rows still has its head
	}
}

// bind puts frames, rows and what stands over them together and writes the workbook.
func (b *book) bind(w io.Writer) error {
	if b.err != nil {
		return b.err
	}
	sheets := b.sheets()
	if err := b.frames(sheets); err != nil {
		return fmt.Errorf("laying out the workbook: %w", err)
	}
	for _, do := range []func() error{b.defineLists, b.validate, b.highlight, b.drawCharts} {
		if err := do(); err != nil {
			return fmt.Errorf("laying out the workbook: %w", err)
		}
	}
	return b.pack(w, sheets, b.o.Title)
}
