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
	if w.law || orderWords.Value(kind) == "order" {
		return
	}
	set := func(y int, units ...int) {
		m.ReportingYear = &y
		r.evidence("reportingYear", "inferred", units...)
	}
	worksReport := m.Genre != nil && *m.Genre == "work-report"
	if worksReport { // given at the turn of two years, of which its title names either
		for i := w.body; i < len(w.units); i++ {
			if w.units[i].role != schema.Heading || !says(reportParts, w.of(i), "back") {
				continue
			}
			if y := yearIn(w.of(i)); y > 0 {
				set(y, i)
				return
			}
		}
	}
	reports := kind == "" || reportingKinds.Is(kind)
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
	if worksReport {
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
		if n > 0 && yearEndings.Begins(s[n+lex.Blanks(s[n:]):]) > 0 {
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

// tellsOfYear reports whether the title of a notice or letter is about the work of the year it names: its plan,
// its summary; and not of a period (2021—2025年).
func tellsOfYear(title string) bool {
	for i := range title {
		if n := lex.RangeMark(title[i:]); n > 0 && strings.HasPrefix(title[i+n:], "2") {
			return false
		}
	}
	return yearWork.In(title)
}

// reportedYear returns the year of a sentence 现将…2018年度…报告如下, or 0.
func reportedYear(s string) int {
	at, _ := announces.LastIndex(s)
	if at < 0 {
		return 0
	}
	s = s[at:]
	if i, _ := reportsBelow.Index(s); i > 0 && !strings.ContainsAny(s[:i], "。；") {
		return yearIn(s[:i])
	}
	return 0
}

var (
	plansAhead     = lex.Class("plan-ahead")
	yearWork       = lex.Class("year-work")
	orderWords     = lex.Class("order-word")
	reportingKinds = lex.Class("reporting-kind")
	yearEndings    = lex.Class("year-ending")
)
