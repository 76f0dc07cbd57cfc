package annex

import "github.com/xuri/excelize/v2"

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
	kept      [4]records // of checks, in the order of verdicts
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

// chart is a chart of 年度对比 with the cell it is placed at.
type chart struct {
	cell  string
	chart *excelize.Chart
}

// inputTotals counts the inputs of the batch.
type inputTotals struct{ all, copies, refused, skipped int }
