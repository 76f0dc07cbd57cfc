package annex

import (
	"cmp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// plots collects the rows that charts may show: for an indicator, scope, unit and part of the year, a row of
// every issuer that has two years.
type plots struct {
	at   map[seriesKey]int
	list []plotRows
}

type plotRows struct {
	series *series // one of them, without its figures
	rows   []place // of the first mostLines issuers
	points int     // of all
}

func (p *plots) add(s *series, at place, points int) {
	key := s.seriesKey
	key.issuer = 0
	i, ok := p.at[key]
	if !ok {
		i = len(p.list)
		p.at[key] = i
		p.list = append(p.list, plotRows{series: &series{seriesKey: key, catalogue: s.catalogue, kind: s.kind, large: s.large}})
	}
	r := &p.list[i]
	r.points += points
	if len(r.rows) < mostLines {
		r.rows = append(r.rows, at)
	}
}

const (
	mostCharts = 8
	mostLines  = 6 // of one chart: more cannot be told apart
)

// plot makes charts of the indicators that have most points, two beside each other below the table.
func (b *book) plot(p plots, years int) {
	if len(b.years.parts) != 1 || years < 2 {
		return
	}
	list := p.list
	slices.SortStableFunc(list, func(x, y plotRows) int {
		return cmp.Or(cmp.Compare(y.points, x.points), b.codes.compare(x.series, y.series))
	})
	list = list[:min(len(list), mostCharts)]
	part := b.years.parts[0]
	row := part.rows + 3
	if len(list) > 0 {
		part.breaks = append(part.breaks, row-1)
	}
	width, half := b.years.chartColumns()
	for i, r := range list {
		at := reference(0, row)
		if i%2 == 1 {
			at = reference(half, row)
			row += chartRows
			if i%4 == 3 && i+1 < len(list) {
				part.breaks = append(part.breaks, row-1)
			}
		}
		b.charts = append(b.charts, chart{at, b.chartOf(r, years, width)})
	}
}

const (
	chartRows   = 18  // of the height of an empty row, with one between
	chartHeight = 330 // pixels
)

// chartColumns divides the width of the table in two: how wide a chart may be, in pixels, and the column at
// which the second begins.
func (s *sheet) chartColumns() (pixels, half int) {
	total := 0.0
	for i := range s.columns {
		total += s.columnWidth(i)
	}
	left := 0.0
	for left < total/2 {
		left += s.columnWidth(half)
		half++
	}
	return int(min(left, total-left)*7.6) - 12, half
}

// chartOf draws the rows of an indicator: years along, a line for every issuer, gaps where a year is missing.
func (b *book) chartOf(r plotRows, years, width int) *excelize.Chart {
	first, last := columnName(yearFirst), columnName(yearFirst+years-1)
	name := b.years.parts[0].name
	zero, vary, gap, format := 0.0, false, uint(80), "#,##0.##"
	if r.series.kind == "percent" {
		format = "0.0#%"
	}
	c := &excelize.Chart{
		Type: excelize.Col, ShowBlanksAs: "gap",
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: b.chartTitle(r.series), Font: &excelize.Font{Family: faces()[headFace].font, Size: 12}}}},
		Legend:     excelize.ChartLegend{Position: "bottom"},
		Dimension:  excelize.ChartDimension{Width: uint(max(width, 320)), Height: chartHeight},
		Format:     excelize.GraphicOptions{Positioning: "oneCell"},
		XAxis:      excelize.ChartAxis{Font: excelize.Font{Family: faces()[bodyFace].font, Size: 9, Color: "404040"}, NumFmt: excelize.ChartNumFmt{CustomNumFmt: say("format/year")}},
		YAxis:      excelize.ChartAxis{MajorGridLines: true, Minimum: &zero, Font: excelize.Font{Family: faces()[bodyFace].font, Size: 9, Color: "404040"}, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		VaryColors: &vary, GapWidth: &gap,
	}
	for i, at := range r.rows {
		row := "$" + itoa(at.row)
		c.Series = append(c.Series, excelize.ChartSeries{
			Name:       quoted(name) + "!$A" + row,
			Categories: quoted(name) + "!$" + first + "$1:$" + last + "$1",
			Values:     quoted(name) + "!$" + first + row + ":$" + last + row,
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{palette[i]}},
		})
	}
	return c
}

// palette are colours that differ in print without colour, too.
var palette = [mostLines]string{"1F4E79", "C55A11", "7F9F7F", "8064A2", "BFBFBF", "C00000"}

func (b *book) chartTitle(s *series) string {
	title := b.codes.name(s)
	if s.scope != "" {
		title += "（" + s.scope + "）"
	}
	if u := shownUnit(s); u != "" {
		title += "／" + u
	}
	return title
}
