package annex

import (
	"cmp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// yearSheet is 年度对比: indicator by issuer by year, with the change and charts.
func yearSheet(b *book) *sheet {
	return &sheet{
		book: b, name: "年度对比", landscape: true, filtered: true, frozenRows: 1, frozenColumns: 3, repeatFrom: 1, repeatTo: 1,
	}
}

// yearFirst is the column of the first year in 年度对比.
const yearFirst = 6

// writeYears writes 年度对比.
func (b *book) writeYears() {
	years := b.series.span()
	wrapped := look{face: bodyFace, wrap: true}
	center := look{face: bodyFace, align: "center", wrap: true}
	columns := []column{
		{"发文机关", 22, wrapped},
		{"主题", 20, wrapped},
		{"指标名称", 36, wrapped},
		{"代码", 18, look{face: codeFace, wrap: true}},
		{"口径", 12, center},
		{"单位", 8, center},
	}
	for range years {
		columns = append(columns, column{"", 11, look{face: figureFace}})
	}
	columns = append(columns, column{"增减", 14, look{face: figureFace}}, column{"增减率", 10, look{face: figureFace}})
	b.years.columns = columns
	b.years.head = func(s *sheet) { yearHead(s, years) }
	var rows []int
	for i, s := range b.series.list {
		if s.indicator != "" || len(s.byYear()) > 1 {
			rows = append(rows, i)
		}
	}
	slices.SortStableFunc(rows, func(i, k int) int {
		x, y := b.series.list[i], b.series.list[k]
		return cmp.Or(cmp.Compare(x.issuer, y.issuer), b.compareSeries(x, y))
	})
	plots := plots{at: map[seriesKey]int{}}
	for _, i := range rows {
		b.writeYear(b.series.list[i], years, &plots)
	}
	b.years.now(0)
	b.plot(plots, len(years))
}

// yearHead writes the column heads; a year is a number there, because charts count along it.
func yearHead(s *sheet, years []int) {
	cells := make([]cell, len(s.columns))
	for i, c := range s.columns {
		cells[i] = text(c.title).in(look{face: headFace, align: "center", wrap: true})
	}
	for i, y := range years {
		cells[yearFirst+i] = count(y).in(look{face: headFace, align: "center", format: `0"年"`})
	}
	s.addHigh(26, cells...)
}

// writeYear writes the row of a series, and one more for every further value that a year has.
func (b *book) writeYear(s *series, years []int, plots *plots) {
	values := s.byYear()
	most := 0
	for _, y := range years {
		most = max(most, len(values[y]))
	}
	for k := range most {
		cells := make([]cell, len(b.years.columns))
		name, scope := b.seriesName(s), s.scope
		if s.part != "" {
			name += "（" + s.part + "）"
		}
		cells[0], cells[1], cells[2] = text(named(b.series.issuers[s.issuer])), text(b.topic(s)), text(name)
		cells[3], cells[4], cells[5] = text(s.indicator), text(scope), text(shownUnit(s))
		filled := 0
		for i, y := range years {
			if k < len(values[y]) {
				f := values[y][k]
				cells[yearFirst+i] = yearValue(s, f.value)
				cells[yearFirst+i].link, cells[yearFirst+i].quiet = f.at.link(), true
				filled++
			}
		}
		if n := len(years); n >= 2 {
			yearChange(s, cells, yearFirst+n-2, yearFirst+n-1)
		}
		at := b.years.add(cells...)
		if k == 0 && filled >= 2 {
			plots.add(s, at, filled)
		}
	}
}

// yearValue is a value as 年度对比 shows it: money in 万元, a percentage as such.
func yearValue(s *series, v float64) cell {
	if s.kind == "percent" && s.unit == "%" {
		return number(percent(v)).in(look{face: figureFace, format: percentFormat(max(decimals(v), 1))})
	}
	return shownValue(s, v)
}

// percent is v percent as a fraction; the decimal point is moved, so that 92.8 gives 0.928 and nothing beside.
func percent(v float64) float64 { return round(v/100, decimals(v)+2) }

func percentFormat(decimals int) string {
	f := numberFormat(0)
	if decimals > 0 {
		f = decimalsFormat(decimals)
	}
	return f[len("#,##"):] + "%"
}

// yearChange fills the columns 增减 and 增减率 with the change from the column x to the column y.
func yearChange(s *series, cells []cell, x, y int) {
	if cells[x].kind != numberCell || cells[y].kind != numberCell {
		return
	}
	a, z := cells[x].number, cells[y].number
	change := y + 1
	difference := columnName(y) + "§-" + columnName(x) + "§"
	if s.kind == "percent" && s.unit == "%" {
		cells[change] = calculated("ROUND(("+difference+")*100,6)", round((z-a)*100, 6)).
			in(look{face: figureFace, format: `+0.0#"个百分点";-0.0#"个百分点";0`})
		return
	}
	cells[change] = calculated("ROUND("+difference+",6)", round(z-a, 6)).
		in(look{face: figureFace, format: `+#,##0.####;-#,##0.####;0`})
	if a != 0 {
		cells[change+1] = calculated("ROUND(("+difference+")/ABS("+columnName(x)+"§),6)", round((z-a)/max(a, -a), 6)).
			in(look{face: figureFace, format: `+0.0%;-0.0%;0.0%`})
	}
}

// plots collects the rows that charts may show: for an indicator, scope, unit and part of the year, a row of
// every issuer that has two years.
type plots struct {
	at   map[seriesKey]int
	list []plotRows
}

type plotRows struct {
	series *series
	rows   []place
	issuer []int
	points int
}

func (p *plots) add(s *series, at place, points int) {
	key := s.seriesKey
	key.issuer = 0
	i, ok := p.at[key]
	if !ok {
		i = len(p.list)
		p.at[key] = i
		p.list = append(p.list, plotRows{series: s})
	}
	r := &p.list[i]
	r.rows, r.issuer, r.points = append(r.rows, at), append(r.issuer, s.issuer), r.points+points
}

// chart is a chart of 年度对比 with the cell it is placed at.
type chart struct {
	cell  string
	chart *excelize.Chart
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
		return cmp.Or(cmp.Compare(y.points, x.points), b.compareSeries(x.series, y.series))
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
	for _, c := range s.columns {
		total += c.width
	}
	left := 0.0
	for left < total/2 {
		left += s.columns[half].width
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
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: b.chartTitle(r.series), Font: &excelize.Font{Family: "黑体", Size: 12}}}},
		Legend:     excelize.ChartLegend{Position: "bottom"},
		Dimension:  excelize.ChartDimension{Width: uint(max(width, 320)), Height: chartHeight},
		Format:     excelize.GraphicOptions{Positioning: "oneCell"},
		XAxis:      excelize.ChartAxis{Font: excelize.Font{Family: "宋体", Size: 9, Color: "404040"}, NumFmt: excelize.ChartNumFmt{CustomNumFmt: `0"年"`}},
		YAxis:      excelize.ChartAxis{MajorGridLines: true, Minimum: &zero, Font: excelize.Font{Family: "宋体", Size: 9, Color: "404040"}, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		VaryColors: &vary, GapWidth: &gap,
	}
	for i, at := range r.rows[:min(len(r.rows), mostLines)] {
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
	title := b.seriesName(s)
	if s.scope != "" {
		title += "（" + s.scope + "）"
	}
	if u := shownUnit(s); u != "" {
		title += "／" + u
	}
	return title
}
