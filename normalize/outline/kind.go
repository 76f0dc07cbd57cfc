package outline

import (
	"slices"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// Kinds of documents (文种): the fifteen of 党政机关公文处理工作条例 第八条, and those of rules.
var ruleKinds = lex.Class("rule-kind")

// kind tells the type (文种), the genre and the direction of a document from its title.
func (r *record) kind() {
	w := r.w
	if w.law {
		genre := "law"
		r.m.Genre = &genre
		r.evidence("genre", "inferred")
	}
	if r.m.Title == nil {
		r.kindOfText()
		return
	}
	t := withoutBracket(*r.m.Title)
	if n := kindEnding.Ends(t); n > 0 && r.m.DocumentType == nil {
		name := t[len(t)-n:]
		value := kindEnding.Value(name)
		if official := value == "official" && !(w.law && carrierKinds.Is(name) && directedKinds.Is(name)); official || ruleKinds.Is(name) {
			r.m.DocumentType = &name
			r.evidence("documentType", "inferred", w.title...)
			if direction := directedKinds.Value(name); official && direction != "" && (!manyWays.Is(name) || r.goesDown()) {
				r.m.Direction = &direction
				r.evidence("direction", "inferred", w.title...)
			}
		} else if value == "law" && w.law {
			law := lawType
			r.m.DocumentType = &law
			r.evidence("documentType", "inferred", w.title...)
		}
	}
	if n := writs.Ends(t); n > 0 && r.m.DocumentType == nil {
		name := t[len(t)-n:]
		r.m.DocumentType = &name
		r.evidence("documentType", "inferred", w.title...)
	}
	if genre := genreOf(t); genre != "" && r.m.Genre == nil {
		r.m.Genre = &genre
		r.evidence("genre", "inferred", w.title...)
	}
}

// goesDown reports whether the document is sent to bodies below: 各县（区）人民政府.
func (r *record) goesDown() bool { return slices.ContainsFunc(r.m.Addressees, lex.IsGeneric) }

// The types of a law, which no title ends in, and of a report, which may have lost its title.
const (
	lawType    = "法律"
	reportType = "报告"
)

// kindOfText tells that a document without a title is a report: it says so (现将…情况报告如下).
func (r *record) kindOfText() {
	w := r.w
	for i := w.body; i < len(w.units) && i < w.body+3; i++ {
		s := w.of(i)
		if at, _ := announces.LastIndex(s); at >= 0 && says(reportsBelow, s[at:], "report") {
			kind, direction := reportType, directedKinds.Value(reportType)
			r.m.DocumentType, r.m.Direction = &kind, &direction
			r.evidence("documentType", "inferred", i)
			r.evidence("direction", "inferred", i)
			return
		}
	}
	if i := r.yearlyReport(); i >= 0 {
		kind, direction, genre := reportType, directedKinds.Value(reportType), "rule-of-law-report"
		r.m.DocumentType, r.m.Direction, r.m.Genre = &kind, &direction, &genre
		for _, field := range []string{"documentType", "direction", "genre"} {
			r.evidence(field, "inferred", i)
		}
	}
}

// yearlyReport tells a yearly report on the rule of law that lost its title by what such reports are made of
// (法治政府建设与责任落实督察工作规定 第二十四条): a year and the rule of law in the first paragraph, a part on what falls short,
// a part on the year to come. It returns the unit of that paragraph, or -1.
func (r *record) yearlyReport() int {
	w := r.w
	if w.law || w.body >= len(w.units) {
		return -1
	}
	s := w.of(w.body)
	if y, _ := lex.YearWord(s); y == 0 || !ruleOfLaw.In(s) {
		return -1
	}
	short, next := false, false
	for i := w.body; i < len(w.units); i++ {
		if u := &w.units[i]; u.role != schema.Heading || u.level != 1 || u.attachment > 0 {
			continue
		}
		t := w.of(i)
		short = short || says(reportParts, t, "short")
		next = next || says(reportParts, t, "next")
	}
	if short && next {
		return w.body
	}
	return -1
}

// genreOf tells the genre from a title, or "".
func genreOf(t string) string {
	ending := genreEndings.Value(t[len(t)-genreEndings.Ends(t):])
	switch {
	case (ending == "report" || ending == "work-report" || ending == "account") && ruleOfLaw.In(t):
		return "rule-of-law-report"
	case ending == "work-report":
		return "work-report"
	case ending == "statistical-bulletin":
		return "statistical-bulletin"
	case ending == "report" && openness.In(t):
		return "openness-report"
	case ending == "report":
		return "report"
	case ending == "notice":
		return "notice"
	}
	return ""
}

var (
	genreEndings = lex.Class("genre-ending")
	ruleOfLaw    = lex.Class("rule-of-law-government")
	openness     = lex.Class("openness-subject")
	manyWays     = lex.Class("many-ways")
)
