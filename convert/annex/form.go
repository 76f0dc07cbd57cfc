package annex

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// formSheet is 统计表 or 机构建设统计表: what a clerk prints and signs, a form for every issuer. Its columns
// depend on the years of all documents and are laid out when those are known.
func formSheet(b *book, name string) *sheet {
	return &sheet{book: b, name: name, frozenRows: 4, frozenColumns: 2, repeatFrom: 3, repeatTo: 4}
}

// institutional are the topics whose indicators stand in 机构建设统计表.
var institutional = []string{"法治机构建设", "行政执法队伍", "法律顾问"}

// uncoded heads the figures that the catalogue does not know.
const uncoded = "目录外指标"

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
	for _, s := range b.series.list {
		for _, f := range s.figures {
			l.undated = l.undated || f.year == 0
		}
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
	for _, s := range b.series.list {
		for _, f := range s.figures {
			if !told[s.issuer] {
				latest[s.issuer] = max(latest[s.issuer], f.year)
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
	for _, s := range b.series.list {
		for _, f := range s.figures {
			switch back := latest[s.issuer] - f.year; {
			case f.year == 0:
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

// writeForms writes 统计表 and 机构建设统计表.
func (b *book) writeForms() {
	l := b.layoutForms()
	for _, f := range []struct {
		sheet *sheet
		title string
		staff bool
	}{{b.form, "主要指标统计表", false}, {b.staff, "机构建设统计表", true}} {
		f.sheet.head = func(s *sheet) { b.formHead(s, f.title, &l) }
		groups := b.formGroups(f.staff)
		for i := range b.series.issuers {
			if len(groups[i]) == 0 {
				continue
			}
			b.writeForm(f.sheet, i, groups[i], &l)
			b.formFoot(f.sheet, &l)
		}
		if p := f.sheet.now(3); p.rows <= f.sheet.frozenRows {
			f.sheet.across(24, text("（本批公文未载此类指标）").in(look{face: bodyFace, align: "center"}))
			b.formFoot(f.sheet, &l)
		}
	}
}

// formHead writes title and column heads of a form sheet.
func (b *book) formHead(s *sheet, title string, l *formLayout) {
	s.across(36, text(title).in(look{face: titleFace, align: "center"}))
	s.across(16, text("金额以万元计；数值为原文所载，空白为原文未载").in(look{face: noteFace, align: "right"}))
	s.header()
	index := make([]cell, len(s.columns))
	for i := range index {
		at := look{face: indexFace, align: "center"}
		switch {
		case i == 0:
			index[i] = cell{look: &at}
		case i < formFirst:
			index[i] = text([]string{"甲", "乙", "丙", "丁"}[i-1]).in(at)
		case i == l.note:
			index[i] = text("戊").in(at)
		default:
			index[i] = count(i - formFirst + 1).in(look{face: indexFace, align: "center", format: "0"})
		}
	}
	s.addHigh(15, index...)
}

// formRow is a series in the order of a form.
type formRow struct {
	series *series
	depth  int  // 0, or below what it is a part of
	first  bool // of the parts of its parent
}

// formTopic is a group of rows.
type formTopic struct {
	name string
	rows []formRow
}

// formGroups orders the series for one of the two forms: by issuer, topic, place in the catalogue and
// appearance, parts behind what they are parts of.
func (b *book) formGroups(staff bool) [][]formTopic {
	out := make([][]formTopic, len(b.series.issuers))
	roots := make([][]int, len(b.series.issuers))
	parts := make([][]int, len(b.series.list))
	for i, s := range b.series.list {
		if s.parent >= 0 && b.series.list[s.parent].issuer == s.issuer {
			parts[s.parent] = append(parts[s.parent], i)
		} else {
			roots[s.issuer] = append(roots[s.issuer], i)
		}
	}
	for of, list := range roots {
		slices.SortStableFunc(list, func(x, y int) int { return b.compareSeries(b.series.list[x], b.series.list[y]) })
		for _, i := range list {
			topic := b.topic(b.series.list[i])
			if slices.Contains(institutional, topic) != staff {
				continue
			}
			if n := len(out[of]); n == 0 || out[of][n-1].name != topic {
				out[of] = append(out[of], formTopic{name: topic})
			}
			t := &out[of][len(out[of])-1]
			t.rows = b.descend(t.rows, parts, i, 0, true)
		}
	}
	return out
}

// descend appends a series and its parts.
func (b *book) descend(rows []formRow, parts [][]int, i, depth int, first bool) []formRow {
	rows = append(rows, formRow{b.series.list[i], depth, first})
	for k, part := range parts[i] {
		rows = b.descend(rows, parts, part, depth+1, k == 0)
	}
	return rows
}

// compareSeries orders series by the catalogue: by the first place of their topic, then their own.
func (b *book) compareSeries(x, y *series) int {
	if n := cmp.Compare(b.topicOrder(x), b.topicOrder(y)); n != 0 {
		return n
	}
	return cmp.Compare(b.catalogueOrder(x), b.catalogueOrder(y))
}

func (b *book) catalogueOrder(s *series) int {
	if s.catalogue < 0 {
		return len(b.o.Catalogue)
	}
	return s.catalogue
}

func (b *book) topicOrder(s *series) int {
	if s.catalogue < 0 {
		return len(b.o.Catalogue)
	}
	return b.topicAt[b.o.Catalogue[s.catalogue].Topic]
}

func (b *book) topic(s *series) string {
	if s.catalogue < 0 {
		return uncoded
	}
	return b.o.Catalogue[s.catalogue].Topic
}

// writeForm writes the form of one issuer.
func (b *book) writeForm(s *sheet, issuer int, topics []formTopic, l *formLayout) {
	if p := s.now(4); p.rows > s.frozenRows {
		s.breakPage()
	}
	b.writeBand(s, issuer, l)
	n := 0
	for i, t := range topics {
		s.across(20, text(topicNumber(i+1)+t.name).in(look{face: topicFace, align: "left"}))
		for _, r := range t.rows {
			n = b.writeSeries(s, r, l, n)
		}
	}
}

// writeBand writes the row that names the issuer and, where the heads do not, the years.
func (b *book) writeBand(s *sheet, issuer int, l *formLayout) {
	name := text("填报单位：" + named(b.series.issuers[issuer])).in(look{face: bandFace, align: "left"})
	if l.years != nil {
		s.across(24, name)
		return
	}
	cells := make([]cell, len(s.columns))
	for i := range cells {
		cells[i].look = name.look
	}
	cells[0], cells[0].wide = name, true
	for i, y := range l.of(issuer) {
		if y > 0 {
			cells[formFirst+i] = text(yearTitle(y)).in(look{face: bandFace, align: "right"})
		}
	}
	s.merge(s.addHigh(24, cells...), 0, formFirst-1)
}

// topicNumber numbers the groups of a form: 一、 二、 … 十一、
func topicNumber(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n]) + "、"
	case n < 20:
		return "十" + strings.TrimPrefix(string(digits[n-10]), "零") + "、"
	case n < 100:
		return string(digits[n/10]) + "十" + strings.TrimPrefix(string(digits[n%10]), "零") + "、"
	}
	return strconv.Itoa(n) + "、"
}

// writeSeries writes the row of a series, and a row more for every further value that a year has. n is the
// number of the last row; the new one is returned.
func (b *book) writeSeries(s *sheet, r formRow, l *formLayout, n int) int {
	years := l.of(r.series.issuer)
	values := make([][]figure, len(years))
	most := 0
	byYear := r.series.byYear()
	for i, y := range years {
		values[i] = byYear[y]
		most = max(most, len(values[i]))
	}
	for k := range most {
		n++
		b.writeFormRow(s, r, l, years, values, k, n)
	}
	return n
}

func (b *book) writeFormRow(s *sheet, r formRow, l *formLayout, years []int, values [][]figure, k, n int) {
	cells := make([]cell, len(s.columns))
	name := b.formName(r, k)
	cells[0] = count(n).in(look{face: figureFace, align: "center", format: "0"})
	cells[1] = text(name).in(look{face: bodyFace, wrap: true, indent: min(r.depth, 3) * 2})
	cells[2] = text(shownUnit(r.series))
	cells[3], cells[4] = text(r.series.scope), text(r.series.indicator)
	var notes yearNotes
	for i := range years {
		if k >= len(values[i]) {
			continue
		}
		f := values[i][k]
		cells[formFirst+i] = shownValue(r.series, f.value)
		cells[formFirst+i].link, cells[formFirst+i].quiet = f.at.link(), true
		notes = append(notes, yearNote{years[i], boundNote(f, k)})
	}
	if last := len(years) - 1; l.change >= 0 && last >= 1 && k < len(values[last]) && k < len(values[last-1]) {
		x, y := shown(r.series, values[last-1][k].value), shown(r.series, values[last][k].value)
		cells[l.change] = calculated("ROUND("+columnName(formFirst+last)+"§-"+columnName(formFirst+last-1)+"§,6)", round(y-x, 6)).
			in(look{face: figureFace, format: changeFormat(r.series, x, y)})
	}
	cells[l.note] = text(strings.Trim(r.series.part+"；"+notes.String(), "；"))
	s.add(cells...)
}

// formName is the name of a series in a form, with 其中 before the first of the parts.
func (b *book) formName(r formRow, k int) string {
	name := b.seriesName(r.series)
	if k > 0 {
		name += "（之" + strings.TrimSuffix(topicNumber(k+1), "、") + "）"
	}
	switch {
	case r.depth == 0:
		return name
	case r.first && k == 0:
		return "其中：" + name
	}
	return "　　　" + name
}

// boundNote says of a figure that is not exact in which way, and of a further value where it stands.
func boundNote(f figure, k int) string {
	note := ""
	if !f.exact {
		note = word(boundWords, f.bound)
		if f.qualifer != "" && f.qualifer != note {
			note += "（" + f.qualifer + "）"
		}
	}
	if k > 0 {
		note = strings.Trim(note+"，文件"+itoa(f.doc)+"另载", "，")
	}
	return note
}

// yearNote is what is to be said of the value of a year; the empty string if nothing.
type yearNote struct {
	year int
	note string
}

type yearNotes []yearNote

// String says what holds of all years once, else year by year.
func (n yearNotes) String() string {
	var words []string
	same := true
	for _, y := range n {
		same = same && y.note == n[0].note
		if y.note != "" {
			words = append(words, yearTitle(y.year)+"："+y.note)
		}
	}
	if same && len(n) > 0 {
		return n[0].note
	}
	return strings.Join(words, "；")
}

// changeFormat shows the change from x to y with the decimals of the finer of the two.
func changeFormat(s *series, x, y float64) string {
	if shownUnit(s) != s.unit {
		return moneyFormat
	}
	return decimalsFormat(max(decimals(x), decimals(y)))
}

// shownUnit is the unit in tables for people: money in 万元.
func shownUnit(s *series) string {
	if s.kind == "money" && s.unit == "元" {
		return "万元"
	}
	return s.unit
}

func shown(s *series, v float64) float64 {
	if s.kind == "money" && s.unit == "元" {
		return v / 10_000
	}
	return v
}

func shownValue(s *series, v float64) cell {
	c := number(shown(s, v))
	if s.kind == "money" && s.unit == "元" {
		return c.in(look{face: figureFace, format: moneyFormat})
	}
	return c
}

// formFoot writes who filled the form in, and what its reader should know.
func (b *book) formFoot(s *sheet, l *formLayout) {
	s.now(3)
	s.across(30, text("填表人：　　　　　　　　　　审核人：　　　　　　　　　　填报日期：　　　　年　　月　　日").in(look{face: signFace, align: "left"}))
	notes := "填表说明：1.本表由程序从公文正文摘出，每个数值的出处见“明细”；2.“其中”项缩进列于总项之下；3.“目录外指标”沿用原文称谓，没有代码。"
	if l.other {
		notes += "4.其他年份见“年度对比”和“明细”。"
	}
	s.across(32, text(notes).in(look{face: noteFace, align: "left", wrap: true}))
}
