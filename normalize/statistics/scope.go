package statistics

import "strings"

// scopes are the words that say for whom a figure holds (统计口径), the longer before those they contain.
var scopes = []string{
	"各县（市、区）", "各县（区）", "各县（市）", "各区（市）县", "各市（州）", "各县市区", "各区县", "各县区", "各乡镇（街道）", "各镇（街道）", "县（市、区）", "县（区）",
	"市本级", "县本级", "区本级", "省本级", "州本级", "旗本级", "全市各级各部门", "全市", "全县", "全区", "全省", "全州", "全旗", "全国", "全镇", "全乡", "全盟", "全街道", "全系统",
	"市、县两级", "市县两级", "省市县三级", "县政府部门", "市政府部门", "区政府部门", "市直部门", "县直部门", "区直部门", "市直单位", "县直单位", "区直单位", "县直各单位", "市直各单位",
	"各部门", "各单位", "区政府本级", "市政府本级", "县政府本级", "市政府", "县政府", "区政府", "省政府", "州政府", "乡镇、管理区", "区委", "县委", "市委",
	"市级", "县级", "区级", "省级", "乡镇", "街道",
}

// scopeReach is the number of bytes in front of a figure in which its scope is looked for.
const scopeReach = 600

// scopeOf returns the scope of a figure: the scope word among its own words or directly behind it; else one for
// everybody (全市) in front of it in its sentence, else any; else the one that holds for the paragraph so far. It returns "" where the text names none.
// carried says that the scope may hold for the figures that follow.
func (m *matcher) scopeOf(s string, fr *frame, figureStart int, inherited string) (scope string, carried bool) {
	hits := m.around(max(fr.sentence.start, figureStart-scopeReach), fr.after.end)
	near, whole := "", ""
	for k := len(hits) - 1; k >= 0; k-- {
		h := hits[k]
		if int(h.end) > figureStart || !m.c.isScope(h.word) {
			continue
		}
		for k > 0 && hits[k-1].end == h.end { // of words that end together, the longest is reported first
			k--
			if m.c.isScope(hits[k].word) {
				h = hits[k]
			}
		}
		if closesAfter(s[h.end:figureStart]) || endsWithAny(s[:h.start], "报", "向", "经", "提交", "提请", "报请", "上级", "报送", "高于", "低于", "快于", "好于", "居", "列", "占", "成为", "获", "比", "面向", "领跑", "走在") {
			continue
		}
		w := m.c.vocabulary[h.word]
		if isName(s, w, int(h.start), int(h.end)) {
			continue
		}
		away := (w == "全国" || w == "全省") && strings.HasSuffix(s[:h.start], "在")
		if int(h.start) >= fr.before.start {
			return w, !away && !isWeak(w)
		}
		if away {
			continue // 在全国15个省份中排名第三: said of that figure only
		}
		if isWeak(w) {
			continue
		}
		if near == "" {
			near = w
		}
		if strings.HasPrefix(w, "全") {
			whole = w
			break
		}
	}
	behind := ""
	for _, h := range hits {
		if int(h.start) == fr.after.start && m.c.isScope(h.word) {
			behind = m.c.vocabulary[h.word] // the longest is reported last
		}
	}
	for _, w := range [...]string{behind, whole, near} {
		if w != "" {
			return w, w != behind && !isWeak(w)
		}
	}
	return inherited, true
}

// isName reports whether a scope word is part of a name or a praise and says nothing of a scope: 依法治县委员会, 全国首批, 全省先进.
func isName(s, w string, start, end int) bool {
	if strings.HasSuffix(w, "委") && (strings.HasPrefix(s[end:], "员会") || endsWithAny(s[:start], "依法治", "法治")) {
		return true
	}
	switch w {
	case "全国", "全省", "全市", "全区", "全县", "全州":
		return startsWithAny(s[end:], "首", "率先", "先进", "前列", "领先", "前", "文明", "示范", "优秀", "模范", "最", "唯一", "人大", "政协", "统一", "表彰", "各类奖")
	}
	return false
}

// isWeak reports whether a scope word holds only beside its figure: 县级 and 乡镇 more often describe a thing than say for
// whom a figure holds.
func isWeak(w string) bool { return strings.HasSuffix(w, "级") || w == "乡镇" || w == "街道" }

// closesAfter reports whether a bracket that opened in front of the text closes in it.
func closesAfter(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '(', strings.HasPrefix(s[i:], "（"):
			depth++
		case s[i] == ')', strings.HasPrefix(s[i:], "）"):
			if depth == 0 {
				return true
			}
			depth--
		}
	}
	return false
}
