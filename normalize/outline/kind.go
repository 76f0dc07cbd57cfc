package outline

import (
	"strings"

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
			if direction := directedKinds.Value(name); official && direction != "" {
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

// lawType is the type of a law, which no title ends in.
const lawType = "法律"

// withoutBracket takes what stands in brackets from the end of a title.
func withoutBracket(t string) string {
	if i := strings.LastIndexAny(t, "（("); i > 0 && (strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")")) {
		return t[:i]
	}
	return t
}

// kindOfText tells that a document without a title is a report: it says so (现将…情况报告如下).
func (r *record) kindOfText() {
	w := r.w
	for i := w.body; i < len(w.units) && i < w.body+3; i++ {
		s := w.of(i)
		if at := strings.LastIndex(s, "现将"); at >= 0 && strings.Contains(s[at:], "报告如下") {
			kind, direction := "报告", "上行文"
			r.m.DocumentType, r.m.Direction = &kind, &direction
			r.evidence("documentType", "inferred", i)
			r.evidence("direction", "inferred", i)
			return
		}
	}
	if i := r.yearlyReport(); i >= 0 {
		kind, direction, genre := "报告", "上行文", "rule-of-law-report"
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
	if y, n := lex.Year(s); y == 0 || !strings.HasPrefix(s[n:], "年") || !strings.Contains(s, "法治政府建设") {
		return -1
	}
	short, next := false, false
	for i := w.body; i < len(w.units); i++ {
		if u := &w.units[i]; u.role != schema.Heading || u.level != 1 || u.attachment > 0 {
			continue
		}
		t := w.of(i)
		short = short || strings.Contains(t, "不足") || strings.Contains(t, "问题") || strings.Contains(t, "差距") || strings.Contains(t, "短板")
		next = next || strings.Contains(t, "下一") || strings.Contains(t, "下步") || strings.Contains(t, "打算") || strings.Contains(t, "安排") || strings.Contains(t, "思路") || strings.Contains(t, "计划")
	}
	if short && next {
		return w.body
	}
	return -1
}

// genreOf tells the genre from a title, or "".
func genreOf(t string) string {
	switch {
	case strings.HasSuffix(t, "报告") && strings.Contains(t, "法治政府"), strings.HasSuffix(t, "情况") && strings.Contains(t, "法治政府"):
		return "rule-of-law-report"
	case strings.HasSuffix(t, "政府工作报告"), strings.HasSuffix(t, "人民政府工作报告"):
		return "work-report"
	case strings.HasSuffix(t, "统计公报"):
		return "statistical-bulletin"
	case strings.HasSuffix(t, "报告") && strings.Contains(t, "信息公开"):
		return "openness-report"
	case strings.HasSuffix(t, "报告"):
		return "report"
	case strings.HasSuffix(t, "通知"):
		return "notice"
	}
	return ""
}
