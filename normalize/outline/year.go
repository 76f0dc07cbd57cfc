package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/schema"
)

// year finds the reporting year (报告年度): the one that the title names, the one that the document says it reports
// on (现将2018年度…情况报告如下), that a report on the work of a government looks back on, or else the one that the
// first paragraph of the body begins with. Two years that compete leave it open.
func (r *record) year() {
	w, m := r.w, r.m
	kind := ""
	if m.DocumentType != nil {
		kind = *m.DocumentType
	}
	if w.law || kind == "令" {
		return
	}
	set := func(y int, units ...int) {
		m.ReportingYear = &y
		r.evidence("reportingYear", "inferred", units...)
	}
	reports := kind == "" || kind == "报告" || kind == "公报"
	if m.Title != nil {
		if y := yearTold(*m.Title); y > 0 && (reports || tellsOfYear(*m.Title)) {
			set(y, w.title...)
			return
		}
	}
	if !reports {
		return
	}
	for i := w.body; i < len(w.units) && i < w.body+3; i++ {
		if y := reportedYear(w.of(i)); y > 0 {
			set(y, i)
			return
		}
	}
	if m.Genre != nil && *m.Genre == "work-report" { // given at the turn of two years
		for i := w.body; i < len(w.units); i++ {
			if w.units[i].role != schema.Heading || !strings.Contains(w.of(i), "回顾") {
				continue
			}
			if y := yearIn(w.of(i)); y > 0 {
				set(y, i)
				return
			}
		}
		return
	}
	if m.Title != nil && m.Genre == nil {
		return
	}
	for i := w.body; i < len(w.units) && i < w.body+2; i++ {
		s := w.of(i)
		if l, ok := label.Parse(s); ok {
			s = s[l.Len+l.Blank:]
		}
		y, n := lex.Year(s)
		if n > 0 && strings.HasPrefix(s[n+lex.Blanks(s[n:]):], "年") {
			set(y, i)
			return
		}
	}
}

// yearTold returns the year that a title tells of: not one that only its brackets say (（2023年修订）, （2021—2025年）), nor that of a plan.
func yearTold(title string) int {
	t := withoutBracket(title)
	if n := kindEnding.Ends(t); kindEnding.Value(t[len(t)-n:]) == "plan" && plansAhead.Ends(t) > 0 {
		return 0
	}
	return yearIn(t)
}

var plansAhead = lex.Class("plan-ahead")

// tellsOfYear reports whether the title of a notice or letter is about the work of the year it names: its plan,
// its summary; and not of a period (2021—2025年).
func tellsOfYear(title string) bool {
	for _, dash := range [...]string{"—2", "-2", "至2", "－2"} {
		if strings.Contains(title, dash) {
			return false
		}
	}
	for _, w := range [...]string{"工作要点", "工作总结", "工作计划", "工作安排", "工作任务", "工作情况", "工作报告", "情况报告", "年度报告", "年度计划", "年度工作"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// reportedYear returns the year of a sentence 现将…2018年度…报告如下, or 0.
func reportedYear(s string) int {
	at := strings.LastIndex(s, "现将")
	if at < 0 {
		return 0
	}
	s = s[at:]
	for _, end := range [...]string{"报告如下", "汇报如下", "总结如下", "通报如下", "公布如下"} {
		if i := strings.Index(s, end); i > 0 && !strings.ContainsAny(s[:i], "。；") {
			return yearIn(s[:i])
		}
	}
	return 0
}
