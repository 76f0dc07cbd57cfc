package annex

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"guiwen/schema"
)

// UnknownPlaceholder is a placeholder of a template that was not filled.
type UnknownPlaceholder struct {
	File        string // of the form that was filled; "" where it holds of all
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
// In a cell whose text changes its font, a value takes the font of the first brace of its placeholder.
//
// A form is filled for every body and year that the documents report of, and holds the figures of that body alone: create makes the file,
// of the name of body and year. Where no year is asked for, it is the year of the form. A document that does not tell both fills a form
// of its own. A form that asks for indicators is filled for those that tell one of them.
//
// An error is returned for a template that [CheckTemplate] refuses, for an error of docs, and if a file fails.
func Fill(template []byte, create func(name string) (io.WriteCloser, error), docs iter.Seq2[*schema.Document, error], o Options) ([]UnknownPlaceholder, error) {
	archive := newArchive(o)
	for doc, err := range docs {
		if err != nil {
			return nil, err
		}
		archive.add(doc)
	}
	// Filled for nobody it shows what it asks for.
	nobody, err := fillForm(template, io.Discard, archive.of(filing{}))
	if err != nil {
		return nil, err
	}
	asked := map[string]bool{}
	var report []UnknownPlaceholder
	for _, p := range nobody {
		if id, _, _, _, ok := parsePlaceholder(strings.TrimSpace(p.Placeholder)); ok && !slices.Contains(placeholderWords, id) {
			asked[id] = true
		}
	}
	taken := map[string]bool{}
	said := map[UnknownPlaceholder]bool{}
	for _, f := range sortedFilings(archive.filings) {
		facts := archive.of(f)
		if len(asked) > 0 && !facts.tells(asked) {
			continue
		}
		missing, err := fillFile(template, f.fileName(taken), create, facts)
		if err != nil {
			return nil, err
		}
		for _, m := range missing {
			if m.Reason == NotKnown {
				m.File = "" // it holds of all
			}
			if !said[m] {
				said[m] = true
				report = append(report, m)
			}
		}
	}
	if len(taken) == 0 {
		report = nobody
	}
	return report, nil
}

// fillFile fills a form into a file.
func fillFile(template []byte, name string, create func(string) (io.WriteCloser, error), facts *facts) ([]UnknownPlaceholder, error) {
	w, err := create(name)
	if err != nil {
		return nil, err
	}
	missing, err := fillForm(template, w, facts)
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	for i := range missing {
		missing[i].File = name
	}
	return missing, w.Close()
}

// fillForm is Fill when all documents were read.
func fillForm(template []byte, w io.Writer, facts *facts) (report []UnknownPlaceholder, err error) {
	defer damaged(&err)
	f, err := openForm(template)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	filling := templateFile{file: f, facts: facts}
	for _, sheet := range f.GetSheetList() {
		if err := filling.fill(sheet); err != nil {
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
	return filling.report, repack(w, filled.Bytes(), nil)
}

// CheckTemplate tells why [Fill] could not fill a template: it is no workbook, a damaged one, or one with macros,
// which an .xlsx file cannot hold.
func CheckTemplate(template []byte) error {
	_, err := fillForm(template, io.Discard, newArchive(Options{}).of(filing{}))
	return err
}

// damaged turns a panic of excelize, which trusts the packages it reads, into an error.
func damaged(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("reading the template: the workbook is damaged: %v", r)
	}
}

func openForm(template []byte) (*excelize.File, error) {
	f, err := excelize.OpenReader(bytes.NewReader(template), excelize.Options{UnzipSizeLimit: 512 << 20, UnzipXMLSizeLimit: 64 << 20})
	if err != nil {
		return nil, fmt.Errorf("reading the template: %w", err)
	}
	problem := ""
	f.Pkg.Range(func(name, _ any) bool {
		if n, ok := name.(string); ok && strings.EqualFold(path.Base(n), "vbaProject.bin") {
			problem = "it holds macros; save it as .xlsx without them"
		}
		return problem == ""
	})
	if problem == "" && len(f.GetSheetList()) == 0 {
		problem = "it has no sheet"
	}
	if problem != "" {
		return nil, errors.Join(fmt.Errorf("reading the template: %s", problem), f.Close())
	}
	return f, nil
}

// templateFile is a template while it is filled.
type templateFile struct {
	file   *excelize.File
	facts  *facts
	report []UnknownPlaceholder
}

// fill fills the cells of a sheet.
func (f *templateFile) fill(sheet string) error {
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
