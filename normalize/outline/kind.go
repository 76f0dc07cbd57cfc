package outline

import (
	"strings"

	"guiwen/normalize/label"
	"guiwen/schema"
)

// officialKinds are the fifteen kinds of official documents (党政机关公文处理工作条例 第八条), with the direction that
// a kind alone tells (行文方向); longer names first.
var officialKinds = []struct{ name, direction string }{
	{"报告", "上行文"}, {"请示", "上行文"}, {"议案", "上行文"}, {"决议", "下行文"}, {"决定", "下行文"}, {"命令", "下行文"}, {"公报", ""}, {"公告", ""}, {"通告", ""},
	{"意见", ""}, {"通知", "下行文"}, {"通报", "下行文"}, {"批复", "下行文"}, {"纪要", ""}, {"函", "平行文"}, {"令", "下行文"},
}

// ruleKinds are the kinds of laws and rules.
var ruleKinds = []string{"条例", "办法", "规定", "细则", "规则", "解释", "章程"}

// kind tells the type (文种), the genre and the direction of a document from its title.
func (r *record) kind() {
	w := r.w
	if w.law {
		genre := "law"
		r.m.Genre = &genre
		r.evidence("genre", "inferred")
	}
	if r.m.Title == nil {
		return
	}
	t := *r.m.Title
	for _, open := range []string{"（", "("} {
		if i := strings.LastIndex(t, open); i > 0 && (strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")")) {
			t = t[:i]
		}
	}
	for _, k := range officialKinds {
		if strings.HasSuffix(t, k.name) && !(w.law && k.name == "令") {
			name := k.name
			r.m.DocumentType = &name
			r.evidence("documentType", "inferred", w.title...)
			if k.direction != "" {
				direction := k.direction
				r.m.Direction = &direction
				r.evidence("direction", "inferred", w.title...)
			}
			break
		}
	}
	if r.m.DocumentType == nil {
		for _, k := range ruleKinds {
			if strings.HasSuffix(t, k) {
				name := k
				r.m.DocumentType = &name
			}
		}
		if w.law && strings.HasSuffix(t, "法") && !strings.HasSuffix(t, "办法") {
			name := "法律"
			r.m.DocumentType = &name
		}
		if r.m.DocumentType != nil {
			r.evidence("documentType", "inferred", w.title...)
		}
	}
	if genre := genreOf(t); genre != "" && r.m.Genre == nil {
		r.m.Genre = &genre
		r.evidence("genre", "inferred", w.title...)
	}
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

// year finds the reporting year: the one that the title names, else the one that the first paragraph of the
// body begins with.
func (r *record) year() {
	w := r.w
	if r.m.Genre == nil || *r.m.Genre == "law" || *r.m.Genre == "notice" {
		if r.m.Title != nil {
			return
		}
	}
	if r.m.Title != nil {
		if y := yearIn(*r.m.Title); y > 0 {
			r.m.ReportingYear = &y
			r.evidence("reportingYear", "inferred", w.title...)
			return
		}
		if r.m.Genre == nil || !strings.HasSuffix(*r.m.Genre, "report") || *r.m.Genre == "work-report" {
			return
		}
	}
	for i := w.body; i < len(w.units) && i < w.body+2; i++ {
		s := w.of(i)
		if l, ok := label.Parse(s); ok {
			s = s[l.Len+l.Blank:]
		}
		y, n := yearNumber(s)
		if n > 0 && strings.HasPrefix(s[n+blanks(s[n:]):], "年") {
			r.m.ReportingYear = &y
			r.evidence("reportingYear", "inferred", i)
			return
		}
	}
}

// yearIn returns the one year that s names before 年, or 0.
func yearIn(s string) int {
	found := 0
	prev := rune(0)
	for i, c := range s {
		if digit(c) && !digit(prev) || hanDigit(c) >= 0 && hanDigit(prev) < 0 {
			if y, n := yearNumber(s[i:]); n > 0 && strings.HasPrefix(s[i+n+blanks(s[i+n:]):], "年") {
				if found != 0 && found != y {
					return 0
				}
				found = y
			}
		}
		prev = c
	}
	return found
}

// issuers finds the issuing bodies: the signature, the letterhead, or the title.
func (r *record) issuers() {
	w := r.w
	set := func(names []string, origin string, units ...int) {
		for _, n := range names {
			r.m.Issuers = append(r.m.Issuers, schema.Issuer{Name: n})
		}
		r.evidence("issuers", origin, units...)
	}
	switch {
	case len(r.m.Issuers) > 0:
	case len(w.meta.signature) > 0:
		var names []string
		for k := len(w.meta.signature) - 1; k >= 0; k-- {
			names = append(names, squeeze(r.block(w.meta.signature[k]).Text))
		}
		set(names, "normalized", w.meta.signature...)
	case r.m.IssuerMark != nil:
		set([]string{strings.TrimSuffix(squeeze(*r.m.IssuerMark), "文件")}, "inferred", w.meta.mark)
	case r.m.Title != nil:
		if name := issuerOf(*r.m.Title); name != "" {
			set([]string{name}, "inferred", w.title...)
		}
	}
	for k := range r.m.Issuers {
		r.m.Issuers[k].Level, r.m.Issuers[k].Division = place(r.m.Issuers[k].Name)
	}
}

// authorityEnds are the last words of the names of authorities.
var authorityEnds = []string{"人民政府办公厅", "人民政府办公室", "人民政府", "委员会办公室", "委员会", "办公厅", "办公室", "常务委员会", "人民代表大会", "法院", "检察院", "司法局", "司法厅", "国务院", "局", "厅"}

// issuerOf returns the authority that a title begins with, a year in front aside, or "".
func issuerOf(title string) string {
	s := title
	if y, n := yearNumber(s); y > 0 {
		if rest, ok := strings.CutPrefix(s[n:], "年度"); ok {
			s = rest
		} else if rest, ok := strings.CutPrefix(s[n:], "年"); ok {
			s = rest
		}
	}
	limit := len(s)
	for _, stop := range []string{"关于", "印发", "转发"} {
		if i := strings.Index(s, stop); i >= 0 {
			limit = min(limit, i)
		}
	}
	for i, c := range s {
		if digit(c) {
			limit = min(limit, i)
			break
		}
	}
	head := s[:limit]
	if limit < len(s) && head != "" && !strings.ContainsAny(head, "《》（），。") && endsIn(head, authorityEnds) {
		return head
	}
	for _, end := range []string{"人民政府", "政府"} { // 汉江省人民政府工作报告
		if i := strings.Index(head, end); i > 0 && !strings.Contains(head[:i], "法治") && endsIn(head[:i], []string{"省", "市", "县", "区", "州", "旗", "盟", "乡", "镇"}) {
			if end == "政府" {
				return head[:i] + "人民政府"
			}
			return head[:i+len(end)]
		}
	}
	return ""
}
