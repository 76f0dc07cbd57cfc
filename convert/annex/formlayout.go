package annex

import (
	"slices"
	"strings"
)

// formYears is the number of year columns that fit a printed form.
const formYears = 4

// formFirst is the column of the first year in a form.
const formFirst = 5

// formLayout is the columns of the forms. All issuers share the heads, which every page repeats. Where they report
// of few years, the heads name those; else they say 前年, 上年, 本年, which are years that follow each other, and each form says
// which years that are.
type formLayout struct {
	undated bool  // the first of the year columns is for figures without a year
	years   []int // oldest first; nil where issuers report of too many different years
	latest  []int // the year that each issuer's latest document reports on
	span    int   // number of years that columns are for
	other   bool  // some years stand in 年度对比 only
	change  int   // column of 增减, or -1
	note    int   // column of 备注
}

// of returns the year of each year column in the form of an issuer; 0 is the column without year.
func (l *formLayout) of(issuer int) []int {
	var years []int
	if l.undated {
		years = append(years, 0)
	}
	if l.years != nil {
		return append(years, l.years...)
	}
	for k := l.span - 1; k >= 0; k-- {
		years = append(years, l.latest[issuer]-k)
	}
	return years
}

// titles are the heads of the year columns: the years, or 前三年 … 本年, the latest last, where issuers report of different ones.
func (l *formLayout) titles() []string {
	relative := strings.Fields(say("form/years"))
	var titles []string
	if l.undated {
		titles = append(titles, yearTitle(0))
	}
	for i := range l.span {
		if l.years != nil {
			titles = append(titles, yearTitle(l.years[i]))
		} else {
			titles = append(titles, relative[formYears-l.span+i])
		}
	}
	return titles
}

// layoutForms finds the columns that the figures need.
func (b *book) layoutForms() formLayout {
	l := formLayout{change: -1}
	b.layoutYears(&l)
	for i := range b.series.logs {
		l.undated = l.undated || slices.Contains(b.series.logs[i].years, 0)
	}
	if l.span == 0 {
		l.undated = true
	}
	fixed := columnsBySheet()["form"]
	change, note := fixed[formFirst], fixed[formFirst+1]
	columns := slices.Clone(fixed[:formFirst])
	for _, title := range l.titles() {
		columns = append(columns, column{title: title, width: 13, look: looks["figure"]})
	}
	if n := len(l.years); n >= 2 && l.years[n-1] == l.years[n-2]+1 || n == 0 && l.span >= 2 {
		l.change = len(columns)
		columns = append(columns, change)
	}
	l.note = len(columns)
	columns = append(columns, note)
	b.form.columns, b.staff.columns = columns, columns
	wide := len(columns) > formFirst+3
	b.form.landscape, b.staff.landscape = wide, wide
	return l
}

// reportingYears is the year that each issuer's latest document reports on; where no document says, the latest
// year of the figures.
func (b *book) reportingYears() []int {
	latest := make([]int, len(b.series.issuers))
	told := make([]bool, len(latest))
	for _, d := range b.docs {
		if i, ok := b.series.issuerAt[d.issuer]; ok && d.year > 0 {
			latest[i], told[i] = max(latest[i], d.year), true
		}
	}
	for i := range b.series.logs {
		if !told[i] {
			for _, y := range b.series.logs[i].years {
				latest[i] = max(latest[i], y)
			}
		}
	}
	return latest
}

// layoutYears finds the years that columns are for: the last that the documents of each issuer tell of, formYears at most, where those of all
// issuers have room under the same heads; else the years before the one that its latest document reports on.
func (b *book) layoutYears(l *formLayout) {
	l.latest = b.reportingYears()
	var all []int
	for i := range b.series.logs {
		var years []int
		for _, y := range b.series.logs[i].years {
			switch {
			case y > l.latest[i]:
				l.other = true
			case y > 0:
				years = append(years, y)
			}
		}
		slices.Sort(years)
		if n := len(years) - formYears; n > 0 {
			l.other, years = true, years[n:]
		}
		all = append(all, years...)
		for _, y := range years {
			if back := l.latest[i] - y; back < formYears {
				l.span = max(l.span, back+1)
			}
		}
	}
	slices.Sort(all)
	if all = slices.Compact(all); len(all) <= formYears {
		l.years, l.span = all, len(all)
		return
	}
	l.other = true
}
