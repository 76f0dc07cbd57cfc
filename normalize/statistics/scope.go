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
func (m *matcher) scopeOf(s string, fr *frame, figureStart int, inherited string) string {
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
		if int(h.start) >= fr.before.start {
			return w
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
			return w
		}
	}
	return inherited
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

// periodOf returns the period of a figure as "2019", "2019-03/2019-09" or "", from the dates of its sentence; year is
// the reporting year, 0 where unknown.
func periodOf(s string, items []item, fr *frame, figureStart, year int) string {
	before := s[fr.sentence.start:figureStart]
	if k := strings.LastIndex(before, "全年"); k >= 0 || strings.Contains(before, "今年") || strings.Contains(before, "本年") {
		if year > 0 && !strings.Contains(before, "上半年") && !strings.Contains(before, "下半年") {
			return yearText(year)
		}
	}
	own := year
	span := ""
	for i := len(items) - 1; i >= 0; i-- {
		it := items[i]
		if it.end > figureStart || it.reason != reasonDate {
			continue
		}
		if it.start < fr.sentence.start {
			break
		}
		if isBase(s, it.start, it.end) || endsWithAny(s[:it.start], "由", "从") && strings.ContainsAny(s[it.end:figureStart], "0123456789") {
			continue
		}
		y, months := readPeriod(s[it.start:it.end], year)
		if y > 0 {
			own, span = y, months
			break
		}
	}
	if own == 0 {
		return ""
	}
	if span == "" {
		for _, h := range [...]struct{ word, from, to string }{{"上半年", "01", "06"}, {"下半年", "07", "12"}, {"一季度", "01", "03"}, {"前三季度", "01", "09"}} {
			if strings.Contains(before, h.word) && !strings.Contains(before, "三季度") || h.word == "前三季度" && strings.Contains(before, h.word) {
				return yearText(own) + "-" + h.from + "/" + yearText(own) + "-" + h.to
			}
		}
		return yearText(own)
	}
	return span
}

// isBase reports whether the date from start to end is what something is compared with (比2010年增长), a point from which
// something runs, or a name, and so not the period of a figure behind it.
func isBase(s string, start, end int) bool {
	return endsWithAny(s[:start], "比", "较", "相比", "同比", "（", "自", "从") || startsWithAny(s[end:], "以来", "前", "版", "）")
}

// readPeriod reads a date item: its year, and the period where it names months.
func readPeriod(d string, year int) (int, string) {
	var values []int
	var marks []byte
	for i := 0; i < len(d); {
		v, n, end := plain(d, i)
		if n == 0 {
			i++
			continue
		}
		mark := byte(0)
		switch {
		case strings.HasPrefix(d[end:], "年"), n == 4:
			mark = 'y'
		case strings.HasPrefix(d[end:], "月"):
			mark = 'm'
		case strings.HasPrefix(d[end:], "日"):
			mark = 'd'
		case rangeMark(d, end) > 0:
			mark = 'm'
		}
		values, marks = append(values, v), append(marks, mark)
		i = end
	}
	var months, years []int
	for i, m := range marks {
		switch m {
		case 'y':
			years = append(years, values[i])
		case 'm':
			months = append(months, values[i])
		}
	}
	switch {
	case len(years) == 0 && year == 0:
		return 0, ""
	case len(years) == 0:
		years = []int{year}
	}
	last := years[len(years)-1]
	switch {
	case len(years) == 2 && len(months) == 0:
		return last, yearText(years[0]) + "/" + yearText(last)
	case len(months) == 2 && months[0] <= 12 && months[1] <= 12:
		return last, yearText(years[0]) + "-" + twoDigits(months[0]) + "/" + yearText(last) + "-" + twoDigits(months[1])
	case len(months) == 1 && months[0] <= 12 && len(values) <= 2:
		return last, yearText(last) + "-" + twoDigits(months[0])
	}
	return last, ""
}

func yearText(y int) string {
	return string([]byte{digitOf(y / 1000), digitOf(y / 100), digitOf(y / 10), digitOf(y)})
}

func twoDigits(v int) string { return string([]byte{digitOf(v / 10), digitOf(v)}) }

func digitOf(v int) byte { return '0' + byte(v%10) }
