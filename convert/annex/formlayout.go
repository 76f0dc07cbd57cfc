package annex

import (
	"slices"
	"strconv"
)

// formYears is the number of year columns that fit a printed form.
const formYears = 4

// formFirst is the column of the first year in a form.
const formFirst = 5

// formLayout is the columns of the forms. All issuers share the heads, which every page repeats. Where they report
// of the same years, the heads name those; else they say 上年 and 本年, and each form says which years that are.
type formLayout struct {
	undated bool  // the first of the year columns is for figures without a year
	years   []int // oldest first; nil where issuers report of different years
	span    int   // number of years that columns are for
	latest  []int // 本年 by issuer
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

// relativeYears name the columns where issuers report of different years, the latest last.
var relativeYears = [formYears]string{"前三年", "前二年", "上年", "本年"}

// titles are the heads of the year columns.
func (l *formLayout) titles() []string {
	var titles []string
	if l.undated {
		titles = append(titles, yearTitle(0))
	}
	for i := range l.span {
		if l.years != nil {
			titles = append(titles, yearTitle(l.years[i]))
		} else {
			titles = append(titles, relativeYears[formYears-l.span+i])
		}
	}
	return titles
}

// layoutForms finds the columns that the figures need.
func (b *book) layoutForms() formLayout {
	l := formLayout{change: -1, latest: b.reportingYears()}
	l.years, l.span, l.other = b.sharedYears(l.latest)
	for i := range b.series.logs {
		l.undated = l.undated || slices.Contains(b.series.logs[i].years, 0)
	}
	if l.span == 0 {
		l.undated = true
	}
	columns := []column{
		{"序号", 6, look{face: bodyFace, align: "center"}},
		{"指标名称", 38, look{face: bodyFace, wrap: true}},
		{"计量单位", 9, look{face: bodyFace, align: "center", wrap: true}},
		{"口径", 11, look{face: bodyFace, align: "center", wrap: true}},
		{"代码", 21, look{face: codeFace, wrap: true}},
	}
	for _, title := range l.titles() {
		columns = append(columns, column{title, 13, look{face: figureFace}})
	}
	if l.span >= 2 {
		l.change = len(columns)
		columns = append(columns, column{"增减", 11, look{face: figureFace}})
	}
	l.note = len(columns)
	columns = append(columns, column{"备注", 19, look{face: bodyFace, wrap: true}})
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

// sharedYears returns the years that columns are for, if all issuers have the same latest year, and how many
// columns it takes to hold the years back from each issuer's latest, formYears at most. other says that
// there are figures for years without a column.
func (b *book) sharedYears(latest []int) (years []int, span int, other bool) {
	same := true
	for _, y := range latest {
		same = same && y == latest[0]
	}
	for i := range b.series.logs {
		for _, y := range b.series.logs[i].years {
			switch back := latest[i] - y; {
			case y == 0:
			case back < 0 || back >= formYears:
				other = true
			default:
				span = max(span, back+1)
			}
		}
	}
	if same {
		for k := span - 1; k >= 0; k-- {
			years = append(years, latest[0]-k)
		}
	}
	return years, span, other
}

func yearTitle(year int) string {
	if year == 0 {
		return "未注明年份"
	}
	return strconv.Itoa(year) + "年"
}
