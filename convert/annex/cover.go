package annex

import (
	"slices"
	"strings"
)

// coverSheet is 说明: what this is, where it comes from, how it is read.
func coverSheet(b *book) *sheet {
	center := look{face: bodyFace, align: "center", wrap: true}
	wrapped := look{face: bodyFace, wrap: true}
	return &sheet{
		book: b, name: "说明", landscape: true, printColumns: 10,
		columns: []column{
			{"文件", 7, center},
			{"来源文件名", 26, wrapped},
			{"标题", 40, wrapped},
			{"发文机关", 22, wrapped},
			{"发文字号", 20, wrapped},
			{"报告期", 9, center},
			{"统计数据", 10, look{face: figureFace, format: "#,##0", align: "center"}},
			{"待核", 8, look{face: figureFace, format: "#,##0", align: "center"}},
			{"校验不符", 10, look{face: figureFace, format: "#,##0", align: "center"}},
			{"SHA-256", 36, wrapped},
			{"", 3, look{face: signFace}},
			{"限定", 10, center},
			{"限定词", 10, center},
			{"结论", 10, center},
			{"是否", 8, center},
			{"单位", 10, center},
		},
	}
}

// The columns of 说明 that hold the lists of 数据有效性, beside what is printed.
const firstList = 11

// valueList is a list that cells of other sheets are chosen from.
type valueList struct {
	name   string // defined name
	values []string
}

func (b *book) lists() []valueList {
	bounds := make([]string, len(boundWords))
	for i, w := range boundWords {
		bounds[i] = w[1]
	}
	units := slices.Clone(b.units)
	slices.Sort(units)
	if len(units) == 0 {
		units = []string{"件"}
	}
	return []valueList{
		{"限定表", bounds},
		{"限定词表", []string{"余", "多", "近", "约", "左右", "以上", "以下", "不少于", "不超过", "超过"}},
		{"结论表", verdicts},
		{"是否表", []string{yes, no}},
		{"单位表", units},
	}
}

// sheetWords says what each sheet is for.
var sheetWords = [][2]string{
	{"统计表", "供打印、签署的附表：按主题分组，一行一指标，各年并列"},
	{"机构建设统计表", "同上，限于机构、队伍、人员指标"},
	{"明细", "每个数字一行：数值、单位、限定词、口径、时期、章节、原文摘录，“段落”链接到原文"},
	{"勾稽校验", "合计、占比、增减等关系逐条验算，不符者列前标红；差额、结论为公式，改动“明细”数值即重算"},
	{"年度对比", "指标、机关、年度对照；原文缺某年者留空，不作零"},
	{"引用文件", "公文引用的文件、法条、会议、标准、案件"},
	{"未计入数字", "有意不作统计数据的数字及其理由"},
	{"标准化记录", "文字规范化的规则、处数和例子"},
	{"原文", "规范化后的全文，一行一块；过长的块续在下行"},
}

// writeCover writes 说明.
func (b *book) writeCover() {
	s := b.cover
	lists, longest := b.lists(), 0
	for _, l := range lists {
		longest = max(longest, len(l.values))
	}
	s.beside = func(row int, cells []cell) []cell { return besideCover(s, lists, row, cells) }
	for _, r := range b.coverRows() {
		at := s.addHigh(r.height, r.cells...)
		for _, m := range r.merges {
			s.merge(at, m[0], m[1])
		}
	}
	b.writeDocuments()
	p := s.parts[0]
	for s.printRows = p.rows; p.rows < listHead+longest; {
		s.write(p, 0, nil)
	}
}

// listHead is the row of 说明 that names the lists; their values stand below, beside whatever is printed there.
const listHead = 2

// besideCover adds the row's values of the lists.
func besideCover(s *sheet, lists []valueList, row int, cells []cell) []cell {
	for i, l := range lists {
		k := row - listHead - 1
		if k < -1 || k >= len(l.values) {
			continue
		}
		for len(cells) < firstList+i {
			cells = append(cells, cell{look: &look{face: signFace}})
		}
		c := text(s.columns[firstList+i].title).in(look{face: headFace, align: "center"})
		if k >= 0 {
			c = text(l.values[k]).in(look{face: bodyFace, align: "center"})
		}
		cells = append(cells, c)
	}
	return cells
}

// coverRow is a row of the upper part of 说明.
type coverRow struct {
	height float64
	cells  []cell
	merges [][2]int // columns joined
}

// band is a row with one cell over the columns from to to.
func (r coverRow) band(from, to int, c cell) coverRow {
	for len(r.cells) <= to {
		r.cells = append(r.cells, cell{look: &look{face: signFace}})
	}
	for i := from; i <= to; i++ {
		r.cells[i] = cell{look: c.look}
	}
	r.cells[from] = c
	r.cells[from].wide = to > from
	r.merges = append(r.merges, [2]int{from, to})
	return r
}

func (b *book) coverRows() []coverRow {
	last := b.cover.printColumns - 1
	plain, wrapped := look{face: bodyFace}, look{face: bodyFace, wrap: true}
	made := "本附表由程序（" + b.o.Producer + "）从公文正文摘出；每个数字附有原文摘录和出处，可逐一核对"
	rows := []coverRow{
		coverRow{height: 40}.band(0, last, text(b.o.Title).in(look{face: titleFace, align: "center"})),
		coverRow{height: 18}.band(0, last, text(made).in(look{face: noteFace, align: "center"})),
		coverRow{height: 26}.band(0, last, text("一、概况").in(look{face: bandFace})),
	}
	for _, t := range b.coverTotals() {
		left := text(t.name).in(plain)
		left.link, left.quiet = quoted(t.sheet)+"!A1", true
		r := coverRow{height: 18}.band(0, 1, left).band(2, 2, t.value.in(look{face: figureFace, format: "#,##0"})).
			band(3, last, text(t.note).in(wrapped))
		rows = append(rows, r)
	}
	rows = append(rows, coverRow{height: 26}.band(0, last, text("二、各表").in(look{face: bandFace})))
	for _, w := range sheetWords {
		rows = append(rows, coverRow{height: 18}.
			band(0, 1, linked(w[0], quoted(w[0])+"!A1").in(look{face: linkFace})).band(2, last, text(w[1]).in(wrapped)))
	}
	return append(rows, coverRow{height: 26}.band(0, last, text("三、来源文件").in(look{face: bandFace})))
}

// coverTotal is a line of the totals: counted by a formula over the sheet that it tells of.
type coverTotal struct {
	name, sheet string
	value       cell
	note        string
}

func (b *book) coverTotals() []coverTotal {
	t := b.totals
	all := b.tally[failed] + b.tally[passed] + b.tally[remark] + b.tally[undecided]
	verdict := func(v string) cell {
		return calculated(b.overParts(b.checks, `COUNTIF(%!$`+columnName(checkVerdict)+`:$`+columnName(checkVerdict)+`,"`+v+`")`), float64(b.tally[v]))
	}
	rowsOf := func(s *sheet, n int) cell { return calculated(b.overParts(s, "COUNT(%!$A:$A)"), float64(n)) }
	return []coverTotal{
		{"公文", "说明", count(len(b.docs)), "份"},
		{"统计数据", "明细", count(t.figures), "条，其中对应指标目录" + itoa(t.coded) + "条"},
		{"待核", "明细", count(t.doubtful), "条：缺单位、缺称谓，或所在校验不符"},
		{"勾稽校验", "勾稽校验", rowsOf(b.checks, all), "条"},
		{"　其中：" + failed, "勾稽校验", verdict(failed), "条，须对照原件核实"},
		{"　　　　" + remark, "勾稽校验", verdict(remark), "条，文件之间所载不同"},
		{"　　　　" + undecided, "勾稽校验", verdict(undecided), "条"},
		{"　　　　" + passed, "勾稽校验", verdict(passed), "条"},
		{"引用", "引用文件", count(t.references), "项"},
		{"未计入数字", "未计入数字", count(t.excluded), "处"},
		{"规范化", "标准化记录", count(t.edits), "处，均可还原"},
	}
}

// overParts adds a formula up over the parts of a sheet; % stands for the name of the part.
func (b *book) overParts(s *sheet, formula string) string {
	s.now(0)
	terms := make([]string, len(s.parts))
	for i, p := range s.parts {
		terms[i] = strings.ReplaceAll(formula, "%", quoted(p.name))
	}
	return strings.Join(terms, "+")
}

// writeDocuments writes the list of source files and the lines to be signed.
func (b *book) writeDocuments() {
	s := b.cover
	head := make([]cell, s.printColumns)
	for i := range head {
		head[i] = text(s.columns[i].title).in(look{face: headFace, align: "center", wrap: true})
	}
	at := s.addHigh(24, head...)
	s.repeatFrom, s.repeatTo = at.row, at.row
	for i, d := range b.docs {
		number := count(i + 1)
		if d.first.row > 0 {
			number.link = d.first.link()
		}
		s.add(number.in(look{face: bodyFace, align: "center", format: "0"}), text(d.name), text(d.title), text(d.issuer), text(d.number),
			yearText(d.period), count(d.figures), count(d.doubtful), count(d.failed), text(d.sha256))
	}
	s.across(36, text("填表人：　　　　　　　　　　　　审核人：　　　　　　　　　　　　填报日期：　　　　年　　月　　日").in(look{face: signFace, align: "left"}))
}

func yearText(s string) cell {
	return periodCell(&s)
}
