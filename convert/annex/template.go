package annex

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"

	"guiwen/schema"
)

// Why a placeholder was not filled.
const (
	// NotKnown: the catalogue has no such indicator, and no word of the table of words is meant. The placeholder
	// stays in the form.
	NotKnown = "not-known"
	// NoValue: no document tells the value. The cell is left blank.
	NoValue = "no-value"
	// Ambiguous: the documents tell different values, and the placeholder does not say which. The cell is left
	// blank; a year or a scope tells them apart.
	Ambiguous = "ambiguous"
	// Unwritable: the value is longer than a cell, or holds characters that a cell cannot. The cell is left blank.
	Unwritable = "unwritable"
)

// UnknownPlaceholder is a placeholder of a template that was not filled.
type UnknownPlaceholder struct {
	Sheet       string
	Cell        string // "C12"
	Placeholder string // "norm.issued@2019"
	Reason      string // NotKnown, NoValue, Ambiguous or Unwritable
}

// Fill fills a form of the archive's own: an .xlsx workbook whose cells hold placeholders. A placeholder stands in
// double braces and is one of
//
//	{{title}} {{issuer}} {{period}} {{document-number}} {{date}} {{source}} {{sha256}} {{producer}}
//	{{norm.issued}}              the figure of an indicator for the reporting year of its document
//	{{norm.issued@2019}}         … for a year
//	{{norm.issued@2019/市本级}}   … for a year and a scope; {{norm.issued/市本级}} for a scope
//	{{puni.fines#万元}}           … divided by 10,000
//	{{norm.issued#figure}}       … as written (2100余件); also #unit, #qualifier, #quote, #scope
//
// A cell that holds one placeholder and nothing else becomes a number if the value is one; it keeps its format.
// Inside other text the value is written in full, without separators. Nothing is guessed: where documents
// disagree the cell stays blank and the report says so. The report is in the order of sheets, rows and columns.
// Formulas of the form are kept and are calculated when it is opened.
//
// An error is returned for a template that is no workbook, for an error of docs, and if w fails.
func Fill(template []byte, w io.Writer, docs iter.Seq2[*schema.Document, error], o Options) ([]UnknownPlaceholder, error) {
	f, err := excelize.OpenReader(bytes.NewReader(template), excelize.Options{UnzipSizeLimit: 512 << 20, UnzipXMLSizeLimit: 64 << 20})
	if err != nil {
		return nil, fmt.Errorf("reading the template: %w", err)
	}
	defer f.Close()
	facts := newFacts(o)
	for doc, err := range docs {
		if err != nil {
			return nil, err
		}
		facts.add(doc)
	}
	form := form{file: f, facts: facts}
	for _, sheet := range f.GetSheetList() {
		if err := form.fill(sheet); err != nil {
			return nil, fmt.Errorf("filling the template: %w", err)
		}
	}
	if err := f.UpdateLinkedValue(); err != nil {
		return nil, fmt.Errorf("filling the template: %w", err)
	}
	full := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}); err != nil {
		return nil, fmt.Errorf("filling the template: %w", err)
	}
	filled, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("filling the template: %w", err)
	}
	return form.report, repack(w, filled.Bytes(), nil)
}

// form is a template while it is filled.
type form struct {
	file   *excelize.File
	facts  *facts
	report []UnknownPlaceholder
}

// fill fills the cells of a sheet.
func (f *form) fill(sheet string) error {
	rows, err := f.file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	for r, row := range rows {
		for c, value := range row {
			if !strings.Contains(value, "{{") {
				continue
			}
			cell := reference(c, r+1)
			if formula, err := f.file.GetCellFormula(sheet, cell); err != nil || formula != "" {
				continue // a formula may build such text; it is not ours to change
			}
			if err := f.fillCell(sheet, cell, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// fillCell fills the placeholders of one cell.
func (f *form) fillCell(sheet, cell, value string) error {
	var b strings.Builder
	rest, found := value, false
	for {
		before, inside, after, ok := cutPlaceholder(rest)
		b.WriteString(before)
		if !ok {
			break
		}
		found = true
		v, reason := f.facts.resolve(strings.TrimSpace(inside))
		if reason == "" && !writable(v.text) {
			reason = Unwritable
		}
		if reason != "" {
			f.report = append(f.report, UnknownPlaceholder{sheet, cell, inside, reason})
			v = fact{}
		}
		switch {
		case reason == NotKnown:
			b.WriteString("{{" + inside + "}}")
		case reason == "" && v.isNumber && before == "" && after == "" && rest == value:
			return f.file.SetCellFloat(sheet, cell, v.number, -1, 64)
		case v.isNumber:
			b.WriteString(plain(v.number))
		default:
			b.WriteString(v.text)
		}
		rest = after
	}
	if !found {
		return nil
	}
	if b.String() == "" {
		return f.file.SetCellValue(sheet, cell, nil)
	}
	return f.file.SetCellStr(sheet, cell, b.String())
}

// cutPlaceholder splits s round its first {{…}}; without one, all of s is before.
func cutPlaceholder(s string) (before, inside, after string, ok bool) {
	open := strings.Index(s, "{{")
	if open < 0 {
		return s, "", "", false
	}
	end := strings.Index(s[open:], "}}")
	if end < 0 {
		return s, "", "", false
	}
	return s[:open], s[open+2 : open+end], s[open+end+2:], true
}

// writable reports whether excelize writes s as it is: it cuts what is longer than a cell and replaces what XML
// cannot hold.
func writable(s string) bool {
	return utf16Len(s) <= maxUnits && !strings.ContainsFunc(s, unwritable)
}
