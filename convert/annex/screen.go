package annex

import (
	"github.com/xuri/excelize/v2"
)

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
