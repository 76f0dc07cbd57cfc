package annex

import (
	"github.com/xuri/excelize/v2"
)

// frames makes the worksheets of the workbook, without rows: columns, view, print set-up, conditional formats,
// lists, charts.
func (b *book) frames() error {
	first := true
	for _, s := range b.sheets() {
		for _, p := range s.parts {
			var err error
			if first {
				err = b.file.SetSheetName("Sheet1", p.name)
				first = false
			} else {
				_, err = b.file.NewSheet(p.name)
			}
			if err != nil {
				return err
			}
			if err := s.frame(p); err != nil {
				return err
			}
		}
	}
	for _, do := range []func() error{b.defineLists, b.validate, b.highlight, b.drawCharts, b.properties} {
		if err := do(); err != nil {
			return err
		}
	}
	b.styles.name()
	return b.styles.err
}

// frame lays out one worksheet.
func (s *sheet) frame(p *part) error {
	f := s.book.file
	for i := range s.columns {
		if err := f.SetColWidth(p.name, columnName(i), columnName(i), s.columnWidth(i)); err != nil {
			return err
		}
	}
	last := max(len(s.columns), p.width, 1)
	if err := f.SetSheetDimension(p.name, "A1:"+reference(last-1, max(p.rows, 1))); err != nil {
		return err
	}
	// The filter comes first: setting it resets what the sheet says of its print set-up.
	if s.filtered && len(s.columns) > 0 {
		area := "A" + itoa(s.frozenRows) + ":" + reference(len(s.columns)-1, max(p.rows, s.frozenRows))
		if err := f.AutoFilter(p.name, area, nil); err != nil {
			return err
		}
	}
	if err := s.view(p); err != nil {
		return err
	}
	return s.print(p)
}

// view freezes the heads.
func (s *sheet) view(p *part) error {
	f := s.book.file
	grid := s.filtered
	if err := f.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &grid}); err != nil {
		return err
	}
	if s.frozenRows == 0 {
		return nil
	}
	corner := reference(s.frozenColumns, s.frozenRows+1)
	return f.SetPanes(p.name, &excelize.Panes{
		Freeze: true, XSplit: s.frozenColumns, YSplit: s.frozenRows, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}},
	})
}

// print sets A4, one page wide, margins of 2 cm, repeated heads and page numbers.
func (s *sheet) print(p *part) error {
	const inch = 2.54
	f := s.book.file
	orientation := "portrait"
	if s.landscape {
		orientation = "landscape"
	}
	paper, wide, high, fit, centered := 9, 1, 0, true, true
	margin, edge := 2/inch, 1/inch
	if err := f.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: s.tab()}); err != nil {
		return err
	}
	if err := f.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	}); err != nil {
		return err
	}
	if err := f.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &margin, Header: &edge, Footer: &edge, Horizontally: &centered,
	}); err != nil {
		return err
	}
	head := ""
	if s.filtered {
		head = say("print/head", faces()[headFace].font, p.name)
	}
	if err := f.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{
		OddHeader: head, OddFooter: say("print/foot", faces()[bodyFace].font),
	}); err != nil {
		return err
	}
	for _, row := range p.breaks {
		if err := f.InsertPageBreak(p.name, "A"+itoa(row)); err != nil {
			return err
		}
	}
	return s.printNames(p)
}

// tab is the colour of the sheet's tab: blue for what is printed and signed, red for checks when one fails.
func (s *sheet) tab() *string {
	color := "A6A6A6"
	switch {
	case s == s.book.form || s == s.book.staff || s == s.book.cover:
		color = "1F4E79"
	case s == s.book.checks && s.book.tally[failed] > 0:
		color = "C00000"
	}
	return &color
}

// printNames defines the rows that every page repeats, and what is printed.
func (s *sheet) printNames(p *part) error {
	f := s.book.file
	if s.repeatFrom > 0 {
		if err := f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: p.name,
			RefersTo: quoted(p.name) + "!$" + itoa(s.repeatFrom) + ":$" + itoa(s.repeatTo),
		}); err != nil {
			return err
		}
	}
	if s.printColumns > 0 {
		last := max(p.rows, 1)
		if s.printRows > 0 && p == s.parts[0] {
			last = s.printRows
		}
		return f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Area", Scope: p.name,
			RefersTo: quoted(p.name) + "!$A$1:$" + columnName(s.printColumns-1) + "$" + itoa(last),
		})
	}
	return nil
}

// defineLists names the lists of 说明 and the table of figures.
func (b *book) defineLists() error {
	for i, l := range b.lists() {
		col := columnName(firstList + i)
		if err := b.file.SetDefinedName(&excelize.DefinedName{
			Name: say("list/" + l.key), RefersTo: quoted(b.cover.name) + "!$" + col + "$3:$" + col + "$" + itoa(2+len(l.values)),
		}); err != nil {
			return err
		}
	}
	p := b.detail.parts[0]
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: say("list/figures"), RefersTo: quoted(p.name) + "!$A$1:$" + columnName(len(b.detail.columns)-1) + "$" + itoa(p.rows),
	})
}

// validate offers the lists in the columns that a clerk may correct.
func (b *book) validate() error {
	for _, v := range []struct {
		sheet  *sheet
		column string
		list   string
		strict bool
	}{
		{b.detail, "unit", "unit", false},
		{b.detail, "bound", "bound", true},
		{b.detail, "qualifier", "qualifier", false},
		{b.detail, "doubtful", "yes-no", true},
		{b.checks, "verdict", "verdict", true},
	} {
		at := v.sheet.column(v.column)
		col := columnName(at)
		for _, p := range v.sheet.parts {
			if p.rows < 2 {
				continue
			}
			dv := excelize.NewDataValidation(true)
			dv.SetSqref(col + "2:" + col + itoa(p.rows))
			dv.SetSqrefDropList(say("list/" + v.list))
			style := excelize.DataValidationErrorStyleInformation
			if v.strict {
				style = excelize.DataValidationErrorStyleStop
			}
			dv.SetError(style, v.sheet.columns[at].title, say("list/choose"))
			if err := b.file.AddDataValidation(p.name, dv); err != nil {
				return err
			}
		}
	}
	return nil
}

// highlight colours verdicts and doubtful figures.
func (b *book) highlight() error {
	red, err := b.conditional("9C0006", "FFC7CE")
	if err != nil {
		return err
	}
	amber, err := b.conditional("7F6000", "FFEB9C")
	if err != nil {
		return err
	}
	grey, err := b.conditional("595959", "EDEDED")
	if err != nil {
		return err
	}
	for _, h := range []struct {
		sheet  *sheet
		column string
		word   string
		style  int
		whole  bool // the whole row
	}{
		{b.checks, "verdict", verdictWord(failed), red, true},
		{b.checks, "verdict", verdictWord(remark), amber, true},
		{b.checks, "verdict", verdictWord(undecided), grey, false},
		{b.detail, "doubtful", say("yes"), amber, false},
	} {
		col := columnName(h.sheet.column(h.column))
		for _, p := range h.sheet.parts {
			if p.rows < 2 {
				continue
			}
			area := col + "2:" + col + itoa(p.rows)
			if h.whole {
				area = "A2:" + reference(len(h.sheet.columns)-1, p.rows)
			}
			style := h.style
			if err := b.file.SetConditionalFormat(p.name, area, []excelize.ConditionalFormatOptions{{
				Type: "formula", Criteria: "$" + col + `2="` + h.word + `"`, Format: &style,
			}}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) conditional(font, fill string) (int, error) {
	return b.file.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: font},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}},
	})
}

func (b *book) drawCharts() error {
	for _, c := range b.charts {
		if err := b.file.AddChart(b.years.parts[0].name, c.cell, c.chart); err != nil {
			return err
		}
	}
	return nil
}

// properties sets what the workbook says of itself.
func (b *book) properties() error {
	full := true
	if err := b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: "guiwen"})
}
