package annex

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

// frames makes the worksheets of the workbook, without rows: columns, view, print set-up.
func (in *binder) frames(sheets []*sheet) error {
	first := true
	for _, s := range sheets {
		for _, p := range s.parts {
			var err error
			if first {
				err = in.file.SetSheetName("Sheet1", p.name)
				first = false
			} else {
				_, err = in.file.NewSheet(p.name)
			}
			if err != nil {
				return err
			}
			if err := s.frame(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// frame lays out one worksheet.
func (s *sheet) frame(p *part) error {
	f := s.in.file
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
	f := s.in.file
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
	f := s.in.file
	orientation := "portrait"
	if s.landscape {
		orientation = "landscape"
	}
	paper, wide, high, fit, centered := 9, 1, 0, true, true
	tab := cmp.Or(s.tab, plainTab)
	margin, edge := 2/inch, 1/inch
	if err := f.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &tab}); err != nil {
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

// The colours of tabs.
const (
	plainTab   = "A6A6A6"
	printedTab = "1F4E79" // what is printed and signed
	failingTab = "C00000" // checks, when one fails
)

// printNames defines the rows that every page repeats, and what is printed.
func (s *sheet) printNames(p *part) error {
	f := s.in.file
	if s.repeatFrom > 0 {
		if err := f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: p.name,
			RefersTo: quoted(p.name) + "!$" + itoa(s.repeatFrom) + ":$" + itoa(s.repeatTo),
		}); err != nil {
			return err
		}
	}
	if s.screen {
		const span = 12 // columns that the note runs over
		note := len(s.columns) + 1
		return f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Area", Scope: p.name,
			RefersTo: quoted(p.name) + "!$" + columnName(note) + "$1:$" + columnName(note+span) + "$1",
		})
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

// properties sets what the workbook says of itself.
func (in *binder) properties() error {
	full := true
	if err := in.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}); err != nil {
		return err
	}
	return in.file.SetAppProps(&excelize.AppProperties{Application: "guiwen"})
}
