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
	if w.law || r.m.DocumentType != nil && *r.m.DocumentType != "报告" && *r.m.DocumentType != "公报" {
		return
	}
	if r.m.Title != nil {
		if y := yearIn(*r.m.Title); y > 0 {
			r.m.ReportingYear = &y
			r.evidence("reportingYear", "inferred", w.title...)
			return
		}
		if r.m.Genre == nil || *r.m.Genre == "work-report" { // given at the turn of two years: 2025 or 2026
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
			if text := r.block(w.meta.signature[k]).Text; w.meta.signature[k] < w.body {
				names = append(names, strings.FieldsFunc(text, blank)...)
			} else {
				names = append(names, squeeze(text))
			}
		}
		set(names, "normalized", w.meta.signature...)
	case r.m.IssuerMark != nil:
		set([]string{strings.TrimSuffix(squeeze(*r.m.IssuerMark), "文件")}, "inferred", w.meta.mark)
	case r.m.Title != nil && issuerOf(*r.m.Title) != "":
		set(joint(issuerOf(*r.m.Title)), "inferred", w.title...)
	default:
		for i := 0; i < w.body && i < len(w.units); i++ {
			if w.units[i].role != schema.Subtitle && w.units[i].role != schema.MetadataLine {
				continue
			}
			if name := speaksFor(w.of(i)); name != "" {
				set([]string{name}, "inferred", i)
				break
			}
		}
	}
	for k := range r.m.Issuers {
		r.m.Issuers[k].Level, r.m.Issuers[k].Division = place(r.m.Issuers[k].Name)
	}
}

// joint divides the names of bodies that issue together: two courts, or a list with 、.
func joint(name string) []string {
	const court, prosecutor = "最高人民法院", "最高人民检察院"
	if name == court+prosecutor {
		return []string{court, prosecutor}
	}
	for _, part := range strings.Split(name, "、") {
		if !endsIn(part, authorityEnds) {
			return []string{name}
		}
	}
	return strings.Split(name, "、")
}

// heads are the heads of governments, by what they head.
var heads = []string{"省长", "自治区主席", "市长", "县长", "区长", "州长", "旗长"}

// speaksFor returns the body whose report or law a line before the body tells of: the government of who gives
// it (云州市市长 张三), the congress before which it is given, or that passed it.
func speaksFor(s string) string {
	s = squeeze(s)
	if i := strings.Index(s, "通过"); i > 0 && (strings.HasPrefix(s, "（") || dated(s)) {
		t := s[:i]
		if k := strings.LastIndex(t, "届"); k > 0 {
			t = t[k+len("届"):]
			for _, end := range []string{"人民代表大会常务委员会", "人民代表大会"} {
				if k := strings.Index(t, end); k > 0 {
					return t[:k+len(end)]
				}
			}
		}
		return ""
	}
	for _, h := range heads {
		i := strings.Index(s, h)
		if i <= 0 {
			continue
		}
		unit := strings.TrimSuffix(h, "长")
		unit = strings.TrimSuffix(unit, "主席")
		if at := strings.LastIndex(s[:i], "上"); at >= 0 { // …会议上云州市市长
			return governmentOf(s[at+len("上"):i], unit)
		}
		return governmentOf(s[:i], unit)
	}
	if i := strings.Index(s, "人民代表大会"); i > 0 && strings.HasSuffix(strings.TrimRight(s, "）"), "会议上") {
		t := s[:i]
		if k := strings.LastIndex(t, "第"); k > 0 && strings.HasSuffix(t, "届") {
			t = t[:k]
		}
		if k := strings.LastIndex(t, "在"); k >= 0 {
			return governmentOf(t[k+len("在"):], "")
		}
	}
	return ""
}

// governmentOf returns the government of a place: 云州市, or 云州市人民政府 as it is.
func governmentOf(name, unit string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "政府"), "人民")
	if unit != "自治区" && unit != "" && !strings.HasSuffix(name, unit) {
		name += unit
	}
	if unit == "自治区" && !strings.HasSuffix(name, unit) {
		name += unit
	}
	if runes(name, 21) > 20 || runes(name, 4) < 3 || !endsIn(name, []string{"省", "市", "县", "区", "州", "旗"}) || strings.ContainsAny(name, "0123456789，。") {
		return ""
	}
	return name + "人民政府"
}

// authorityEnds are the last words of the names of authorities.
var authorityEnds = []string{"人民政府办公厅", "人民政府办公室", "人民政府", "委员会办公室", "委员会", "办公厅", "办公室", "常务委员会", "人民代表大会", "法院", "检察院", "司法局", "司法厅", "国务院", "管委会", "局", "厅"}

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
		if i := strings.Index(head, "届"); strings.HasPrefix(head, "第") && i > 0 { // 第五届全国人民代表大会常务委员会
			head = head[i+len("届"):]
		}
		return head
	}
	if limit < len(s) && endsIn(head, []string{"省", "市", "县", "区", "州", "旗"}) { // 汉江省2021年政府工作报告
		if y, n := yearNumber(s[limit:]); y > 0 && strings.HasPrefix(s[limit+n:], "年政府工作报告") {
			return head + "人民政府"
		}
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
