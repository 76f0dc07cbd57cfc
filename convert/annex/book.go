package annex

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// book is the workbook while it is written.
type book struct {
	o      Options
	file   *excelize.File
	styles *styles
	err    error // the first error in writing rows

	cover, form, staff, detail, checks, years, references, excluded, edits, source *sheet

	docs      []summary
	inputs    inputTotals
	without   []Input // inputs that have no document of their own
	series    *seriesTable
	kept      [4]records // of checks, in the order of verdicts
	cited     citations
	tally     map[string]int
	totals    totals
	ruled     ruleTable
	units     []string // in order of appearance
	hasUnit   map[string]bool
	charts    []chart
	indicator map[string]int // position in o.Catalogue by id
	topicAt   map[string]int // first position in o.Catalogue by topic
}

// totals are the numbers that 说明 states.
type totals struct {
	figures, coded, doubtful, references, excluded, edits int
}

// summary is what 说明 says of one document.
type summary struct {
	name, title, issuer, number, period, sha256 string
	year                                        int // 报告期; 0 where not told
	figures, doubtful, failed, warnings         int
	first                                       place // of its text in 原文, once it has one
}

func newBook(o Options) (*book, error) {
	o = o.withDefaults()
	b := &book{o: o, file: excelize.NewFile(), series: newSeriesTable(), tally: map[string]int{}, hasUnit: map[string]bool{}}
	b.styles = &styles{file: b.file, ids: map[look]int{}}
	b.index()
	for i := range b.kept {
		b.kept[i].spool.dir = o.TempDir
	}
	b.cited = newCitations(o)
	b.ruled.at = map[string]int{}
	b.cover, b.form, b.staff = coverSheet(b), formSheet(b, "form"), formSheet(b, "staff")
	b.detail, b.checks, b.years = detailSheet(b), checkSheet(b), yearSheet(b)
	b.references, b.excluded = referenceSheet(b), excludedSheet(b)
	b.edits, b.source = editSheet(b), sourceSheet(b)
	return b, b.file.SetDefaultFont(faces()[bodyFace].font)
}

// index finds the entries of the catalogue by id, and its topics.
func (b *book) index() {
	b.indicator, b.topicAt = map[string]int{}, map[string]int{}
	for i, ind := range b.o.Catalogue {
		if _, known := b.indicator[ind.ID]; !known {
			b.indicator[ind.ID] = i
		}
		if _, known := b.topicAt[ind.Topic]; !known {
			b.topicAt[ind.Topic] = i
		}
	}
}

// sheets lists the sheets in the order of the workbook.
func (b *book) sheets() []*sheet {
	return []*sheet{
		b.cover, b.form, b.staff, b.detail, b.checks, b.years, b.references, b.excluded, b.edits, b.source,
	}
}

// close removes what was kept on disk.
func (b *book) close() {
	for _, s := range b.sheets() {
		for _, p := range s.parts {
			p.spool.close()
		}
	}
	for i := range b.kept {
		b.kept[i].spool.close()
	}
	b.cited.close()
	b.file.Close()
}

// summarized is what 说明 says of a document, but for what its figures and checks come to.
func summarized(e *entry) summary {
	sum := summary{
		name: e.Source.Name, issuer: e.issuer, sha256: e.Source.SHA256, figures: len(e.Statistics),
		title: value(e.Metadata.Title), period: reportingYear(e.Metadata),
	}
	if y := e.Metadata.ReportingYear; y != nil {
		sum.year = *y
	}
	if n := e.Metadata.DocumentNumber; n != nil {
		sum.number = n.Text
	}
	for _, d := range e.Diagnostics {
		if d.Severity == "warning" {
			sum.warnings++
		}
	}
	return sum
}

// cloned is s without the sheaf that its texts are parts of.
func (s summary) cloned() summary {
	for _, t := range []*string{&s.name, &s.title, &s.issuer, &s.number, &s.period, &s.sha256} {
		*t = strings.Clone(*t)
	}
	return s
}

// finish writes the sheets that need all documents.
func (b *book) finish() {
	b.writeReferences()
	b.addDisagreements()
	b.writeChecks()
	b.writeForms()
	b.writeYears()
	b.writeEdits()
	b.fail(b.readInputs())
	b.writeCover()
	for _, s := range b.sheets() {
		s.now(0) // a sheet without rows still has its head
	}
}

// named is the name of an issuer, or what stands for one that the document does not tell.
func named(issuer string) string {
	if issuer == "" {
		return say("issuer/unknown")
	}
	return issuer
}
