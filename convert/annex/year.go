package annex

import "slices"

// yearSheet is 年度对比: indicator by issuer by year, with the change and charts.
func yearSheet(b *book) *sheet { return b.newSheet("year", 3) }

// yearFirst is the column of the first year in 年度对比.
const yearFirst = 6

// writeYears writes 年度对比.
func (b *book) writeYears() {
	years := b.series.span()
	fixed := columnsBySheet()["year"]
	columns := slices.Clone(fixed[:yearFirst])
	for range years {
		columns = append(columns, column{width: 11, look: looks["figure"]})
	}
	b.years.columns = append(columns, fixed[yearFirst:]...)
	b.years.head = func(s *sheet) { yearHead(s, years) }
	plots := plots{at: map[seriesKey]int{}}
	for i := range b.series.issuers {
		rows := b.series.of(i, b.codes.at)
		slices.SortStableFunc(rows, b.codes.compare)
		for _, s := range rows {
			b.writeYear(s, years, &plots)
		}
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
		cells[yearFirst+i] = count(y).in(look{face: headFace, align: "center", format: say("format/year")})
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
		name, scope := b.codes.name(s), s.scope
		if s.part != "" {
			name += "（" + s.part + "）"
		}
		cells[0], cells[1], cells[2] = text(named(b.series.issuers[s.issuer])), text(b.codes.topic(s)), text(name)
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
		for i := len(years) - 1; i > 0; i-- {
			if cells[yearFirst+i].kind == numberCell && years[i-1] == years[i]-1 {
				yearChange(s, cells, yearFirst+i-1, yearFirst+i, yearFirst+len(years))
				break
			}
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

// yearChange fills the columns change and change+1 (增减, 增减率) with the change from the column x to the column y.
// It is that of the last year that the row has, against the year before; where that is missing, there is none.
func yearChange(s *series, cells []cell, x, y, change int) {
	if cells[x].kind != numberCell || cells[y].kind != numberCell {
		return
	}
	a, z := cells[x].number, cells[y].number
	difference := columnName(y) + "§-" + columnName(x) + "§"
	if s.kind == "percent" && s.unit == "%" {
		cells[change] = calculated("ROUND(("+difference+")*100,6)", round((z-a)*100, 6)).
			in(look{face: figureFace, format: say("format/points")})
		return
	}
	cells[change] = calculated("ROUND("+difference+",6)", round(z-a, 6)).
		in(look{face: figureFace, format: `+#,##0.####;-#,##0.####;0`})
	if a != 0 {
		cells[change+1] = calculated("ROUND(("+difference+")/ABS("+columnName(x)+"§),6)", round((z-a)/max(a, -a), 6)).
			in(look{face: figureFace, format: `+0.0%;-0.0%;0.0%`})
	}
}
