package annex

import (
	"fmt"
	"io"

	"guiwen/schema"
)

// book is the workbook while it is written.
type book struct {
	*binder
	o Options

	cover, form, staff, detail, checks, years, rollup, other, references, excluded, edits, source *sheet

	docs      []summary
	inputs    inputTotals
	without   []Input // inputs that have no document of their own
	codes     indicators
	series    *seriesTable
	official  *officialForms
	kept      [4]records[checkRow] // of checks, in the order of verdicts
	cited     citations
	tally     map[string]int
	totals    totals
	ruled     ruleTable
	units     []string // in order of appearance
	hasUnit   map[string]bool
	reporting map[int][]body // the bodies whose documents report on a year
	charts    []chart
}

// totals are the numbers that 说明 states.
type totals struct {
	figures, coded, other, doubtful, references, excluded, edits int
}

// summary is what 说明 says of one document.
type summary struct {
	name, title, issuer, number, period, sha256 string
	year                                        int // 报告期; 0 where not told
	figures, doubtful, failed, warnings         int
	first                                       place // of its text in 原文
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

// sheets lists the sheets in the order of the workbook.
func (b *book) sheets() []*sheet {
	list := []*sheet{b.cover, b.form, b.staff, b.detail, b.checks, b.years, b.rollup, b.other}
	return append(append(list, b.official.list()...), b.references, b.excluded, b.edits, b.source)
}

// close removes what was kept on disk.
func (b *book) close() {
	for _, s := range b.sheets() {
		s.close()
	}
	for i := range b.kept {
		b.kept[i].spool.close()
	}
	b.cited.close()
	b.file.Close()
}

// add writes the rows of a document to the sheets that list documents one after another, and keeps what the
// others need.
func (b *book) add(doc *schema.Document) {
	if b.o.Producer == "" {
		b.o.Producer = doc.Source.Producer
	}
	e := newEntry(doc, len(b.docs)+1)
	b.addSource(e)
	sum := summary{
		name: doc.Source.Name, issuer: e.issuer, sha256: doc.Source.SHA256, figures: len(doc.Statistics),
		title: value(doc.Metadata.Title), period: reportingYear(doc.Metadata),
	}
	if len(e.rows) > 0 {
		sum.first = e.rows[0]
	}
	if y := doc.Metadata.ReportingYear; y != nil {
		sum.year = *y
	}
	if n := doc.Metadata.DocumentNumber; n != nil {
		sum.number = n.Text
	}
	for _, d := range doc.Diagnostics {
		if d.Severity == "warning" {
			sum.warnings++
		}
	}
	b.noteBody(e)
	sum.doubtful = b.addFigures(e)
	sum.failed = b.addChecks(e)
	b.official.add(e)
	b.keepReferences(e)
	b.addExcluded(e)
	b.addEdits(e)
	b.docs = append(b.docs, sum)
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
	if err := b.readInputs(); err != nil && b.err == nil {
		b.err = err
	}
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
