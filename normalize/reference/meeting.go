package reference

import (
	"strings"

	"guiwen/normalize/label"
)

// meeting is a numbered meeting: 市政府第50次常务会议, 十九届二中、三中、四中全会, 党的十九大.
type meeting struct {
	start, end int
	body       string
	ordinals   []int
	term       int // 届, or 0
	kind       string
	date       string // ISO 8601, or ""
}

// The party's congresses and plenary sessions have names that do not say whose they are.
const (
	party          = "中国共产党"
	committee      = "中国共产党中央委员会"
	partyCongress  = "全国代表大会"
	plenarySession = "全体会议"
)

// kinds are the kinds of meetings, longest first where one ends with another.
var kinds = [...]string{
	"全国代表大会", "党员代表大会", "代表大会", "党代会", "职代会", "人代会", "全体（扩大）会议", "全体(扩大)会议", "全体会议", "全体会",
	"常委会（扩大）会议", "常委（扩大）会议", "常委会会议", "常委会议", "常务会议", "常务会", "党组（扩大）会议", "党组会议", "党组会", "主任会议", "主任办公会议",
	"办公会议", "办公会", "专题会议", "动员大会", "表彰大会", "保护大会", "工作大会", "联席会议", "联席会", "碰头会", "工作会议", "协商会议", "主席会议", "推进会议", "推进会", "例会", "全会", "常委会", "（扩大）会议", "(扩大)会议", "会议",
}

// readOrdinalMeeting reads the meeting whose ordinal ends with 次 at byte at: 第12次县政府常务会议,
// 委员会第一次、第二次会议.
func readOrdinalMeeting(s string, at, floor int) (meeting, bool) {
	var m meeting
	n, start, ok := readNumeralBack(s, at)
	if !ok || start < floor {
		return m, false
	}
	m.ordinals = []int{n.value}
	for len(m.ordinals) < 20 && hasSuffixAt(s, start, "、") { // 第3、5、7次
		n, before, ok := readNumeralBack(s, start-len("、"))
		if !ok || before < floor {
			break
		}
		m.ordinals, start = append([]int{n.value}, m.ordinals...), before
	}
	start = skipBlanksBack(s, start)
	if !hasSuffixAt(s, start, "第") || start-len("第") < floor {
		return m, false
	}
	m.start = start - len("第")
	end := readMoreOrdinals(s, at+len("次"), "次", &m)
	last, ok := kindEnd(s, end)
	if !ok {
		return m, false
	}
	m.end = last
	inner := withoutBlanks(s[end:last])
	m.kind = kindOfMeeting(inner)
	m.body = strings.TrimSuffix(inner, m.kind)
	if countsSurvey(m.body) {
		return m, false
	}
	if left := meetingBodyBefore(s, m.start, floor); left < m.start {
		body := withoutBlanks(s[left:m.start])
		body, m.term = withoutTerm(withoutYear(body))
		m.body, m.start = body+m.body, left
	} else if m.body == "" {
		m.body = convener(s, m.start, floor)
	}
	m.date = dateBefore(s, m.start, floor)
	return m, plausibleMeeting(m)
}

// countsSurvey reports whether the ordinal in front of s counts not the meeting but what it is about:
// 第七次全国人口普查工作会议.
func countsSurvey(s string) bool {
	for _, w := range [...]string{"普查", "调查", "清查", "考察", "科考", "抽查"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// convener returns the body that the text says convened the meeting at byte at: 市政府召开第63次常务会议.
func convener(s string, at, floor int) string {
	for _, w := range [...]string{"召开了", "召开", "举行", "组织召开", "主持召开"} {
		if hasSuffixAt(s, at, w) && at-len(w) >= floor {
			end := at - len(w)
			if start, names := bodiesBefore(s, end, floor); len(names) == 1 && !isGeneric(names[0]) {
				return withoutBlanks(s[start:end])
			}
		}
	}
	return ""
}

// readMoreOrdinals reads further members of a list of ordinals at byte at (、第二次, 、三中) and returns the byte
// behind the last.
func readMoreOrdinals(s string, at int, unit string, m *meeting) int {
	for len(m.ordinals) < 20 {
		next := at
		through := false
		for _, j := range [...]string{"、", "和", "及", "至", "到"} {
			if hasPrefixAt(s, next, j) {
				next += len(j)
				through = j == "至" || j == "到"
				break
			}
		}
		if hasPrefixAt(s, next, "第") {
			next += len("第")
		}
		n, ok := readNumeral(s, next)
		if !ok || !hasPrefixAt(s, n.end, unit) || next == at && unit != "中" {
			break
		}
		if first := m.ordinals[len(m.ordinals)-1]; through && n.value > first && n.value-first < 20 {
			for v := first + 1; v < n.value; v++ {
				m.ordinals = append(m.ordinals, v)
			}
		}
		m.ordinals = append(m.ordinals, n.value)
		at = n.end + len(unit)
	}
	return at
}

// kindEnd returns the end of the kind of meeting that begins at byte at, after what may stand in front of it
// (县政府常务会议). Without one it reports false: 第四次全国农业普查 is no meeting.
func kindEnd(s string, at int) (int, bool) {
	const reach = 26
	at = skipBlanks(s, at)
	var before [2]rune
	for n := 0; n < reach; n++ {
		r, w := runeAt(s, at)
		switch {
		case r == '会':
			if hasPrefixAt(s, at+w, "议") {
				return at + w + len("议"), true
			}
			if endsMeeting(before[0], before[1]) && !hasPrefixAt(s, at+w, "计") &&
				!(before[0] == '大' && (hasPrefixAt(s, at+w, "常务") || hasPrefixAt(s, at+w, "常委"))) &&
				!(before[0] == '委' && (hasPrefixAt(s, at+w, "会议") || hasPrefixAt(s, at+w, "（扩大）") || hasPrefixAt(s, at+w, "(扩大)"))) {
				return at + w, true
			}
		case strings.ContainsRune("的了将并被把就在对召听审", r) && r != 0:
			return 0, false
		case !isHan(r) && !strings.ContainsRune("（）()“”、", r) || r == 0:
			return 0, false
		case r == '、' && n == 0:
			return 0, false
		}
		before[1], before[0] = before[0], r
		at += w
	}
	return 0, false
}

// endsMeeting reports whether 会 behind the characters b and a ends the name of a meeting, not of a body.
func endsMeeting(a, b rune) bool {
	switch a {
	case '全', '务', '公', '头', '席', '体', '例', '题', '进', '谈', '组', '委', '调', '度', '作':
		return true
	case '大': // 代表大会, 保护大会
		return strings.ContainsRune("表员护彰作进设誓", b)
	case '代': // 党代会
		return true
	}
	return false
}

// kindOfMeeting returns the kind that the text between the ordinal and the end ends with.
func kindOfMeeting(s string) string {
	for _, k := range kinds {
		if strings.HasSuffix(s, k) {
			return k
		}
	}
	return s
}

// plausibleMeeting refuses ordinals that count something else.
func plausibleMeeting(m meeting) bool {
	for _, o := range m.ordinals {
		if o <= 0 || o > 9999 {
			return false
		}
	}
	return m.kind != "" && !strings.HasPrefix(m.kind, "、")
}

// meetingBodyBefore returns where the body begins that ends at byte end, in front of an ordinal.
func meetingBodyBefore(s string, end, floor int) int {
	at := skipBlanksBack(s, end)
	// 市政府2019年第3次: the year belongs to the name only behind a body.
	if hasSuffixAt(s, at, "年度") {
		at -= len("度")
	}
	if hasSuffixAt(s, at, "年") {
		_, start, ok := readNumeralBack(s, at-len("年"))
		if !ok || start < floor || hasSuffixAt(s, skipBlanksBack(s, start), "年") {
			return end
		}
		if left := meetingBodyBefore(s, start, floor); left < start {
			return left
		}
		return end
	}
	r := runBefore(s, at, floor)
	if r.size() == 0 {
		return end
	}
	from, anchored := r.cutName()
	if k := r.knownBody(); k >= 0 {
		if first, _ := r.char(k); k <= from || !anchored || !isLevel(first) || !r.place(from, k) {
			from = k
		}
	} else if !anchored {
		return end
	} else if last := r.size() - 1; last > from { // 办理县十七届…
		if level, _ := r.char(last); isLevel(level) && !r.place(from, last) {
			from = last
		}
	}
	if hasPrefixAt(s, r.at[from], "届") { // 第13届: the run stopped at its digits
		if _, start, ok := readNumeralBack(s, r.at[from]); ok && start >= floor {
			if hasSuffixAt(s, start, "第") {
				start -= len("第")
			}
			return start
		}
	}
	name := r.slice(from, r.size())
	if !r.meets(from, name) {
		return end
	}
	return r.at[from]
}

// meets reports whether name, which begins at character from of the run, can hold numbered meetings.
func (r run) meets(from int, name string) bool {
	switch name {
	case "省", "市", "县", "区", "州", "自治区", "自治州", "镇", "乡", "党", "全国", "全省", "全市", "全县", "全区", "我省", "我市", "我县", "我区", "国务院", party, "中共":
		return true
	}
	n := r.size()
	if n-from < 2 {
		return false
	}
	last, _ := r.char(n - 1)
	if strings.ContainsRune("省市县区州", last) && n-from <= 10 { // 中共随州市第五次代表大会
		return true
	}
	if last == '届' {
		return true
	}
	return r.endsAsBody()
}

// withoutYear takes the year off the end of a body's name: 市政府2019年.
func withoutYear(body string) string {
	if head, ok := strings.CutSuffix(strings.TrimSuffix(body, "度"), "年"); ok {
		if _, start, ok := readNumeralBack(head, len(head)); ok {
			return head[:start]
		}
	}
	return body
}

// withoutTerm takes 第十三届 out of a body's name.
func withoutTerm(body string) (string, int) {
	i := strings.Index(body, "届")
	if i < 0 {
		return body, 0
	}
	n, start, ok := readNumeralBack(body, i)
	if !ok {
		return body, 0
	}
	head, rest := strings.TrimSuffix(body[:start], "第"), body[i+len("届"):]
	if strings.HasSuffix(head, rest) { // 云州仲裁委员会第一届委员会
		rest = ""
	}
	return head + rest, n.value
}

// readTermMeeting reads the meeting whose term ends with 届 at byte at and whose ordinal has no 第:
// 十九届四中全会, 省委十一届八次全会, 十三届全国人大四次会议.
func readTermMeeting(s string, at, floor int) (meeting, bool) {
	var m meeting
	term, start, ok := readNumeralBack(s, at)
	if !ok || start < floor || term.value <= 0 || term.value > 99 {
		return m, false
	}
	m.term = term.value
	if hasSuffixAt(s, start, "第") && start-len("第") >= floor {
		start -= len("第")
	}
	m.start = start
	end := at + len("届")
	if n, ok := readNumeral(s, end); ok && hasPrefixAt(s, n.end, "中") && n.han {
		m.ordinals = []int{n.value}
		end = readMoreOrdinals(s, n.end+len("中"), "中", &m)
		if !hasPrefixAt(s, end, "全会") && !hasPrefixAt(s, end, "全体会议") {
			return m, false
		}
		m.end = end + len("全会")
		if hasPrefixAt(s, end, "全体会议") {
			m.end = end + len("全体会议")
		}
		m.body, m.kind = committee, plenarySession
		m.start = afterParty(s, m.start, floor)
		m.date = dateBefore(s, m.start, floor)
		return m, true
	}
	ordinal, inner, ok := ordinalAfter(s, end)
	if !ok {
		return m, false
	}
	m.ordinals = []int{ordinal.value}
	last := readMoreOrdinals(s, ordinal.end+len("次"), "次", &m)
	m.end, ok = kindEnd(s, last)
	if !ok {
		return m, false
	}
	m.kind = kindOfMeeting(withoutBlanks(s[last:m.end]))
	m.body = inner + strings.TrimSuffix(withoutBlanks(s[last:m.end]), m.kind)
	if left := meetingBodyBefore(s, m.start, floor); left < m.start {
		m.body, m.start = withoutBlanks(s[left:m.start])+m.body, left
	}
	m.date = dateBefore(s, m.start, floor)
	return m, m.body != "" && plausibleMeeting(m)
}

// ordinalAfter finds the ordinal without 第 behind a term, after the name of a body of up to twelve
// characters: 全国人大四次.
func ordinalAfter(s string, at int) (n numeral, inner string, ok bool) {
	i := at
	for k := 0; k < 12; k++ {
		if n, ok := readNumeral(s, i); ok && hasPrefixAt(s, n.end, "次") {
			return n, s[at:i], true
		}
		r, w := runeAt(s, i)
		if !isHan(r) || r == '第' {
			break
		}
		i += w
	}
	return n, "", false
}

// afterParty takes 党的, 中共 or 中国共产党 in front of byte at into the span.
func afterParty(s string, at, floor int) int {
	for _, w := range [...]string{"党的", "中国共产党", "中共"} {
		if hasSuffixAt(s, at, w) && at-len(w) >= floor {
			return at - len(w)
		}
	}
	return at
}

// readCongress reads the party congress whose number ends at 大 at byte at: 党的十九大.
func readCongress(s string, at, floor int) (meeting, bool) {
	n, start, ok := readNumeralBack(s, at)
	if !ok || !n.han || start < floor || n.value < 1 || n.value > 40 {
		return meeting{}, false
	}
	named := afterParty(s, start, floor)
	if named == start {
		if r, _ := runeBefore(s, start); n.value < 12 || r == '第' {
			return meeting{}, false
		}
	}
	if (named == start || n.value < 12) && !followsCongress(s, at+len("大")) {
		return meeting{}, false
	}
	m := meeting{start: named, end: at + len("大"), body: party, ordinals: []int{n.value}, kind: partyCongress}
	return m, true
}

// followsCongress reports whether what stands at byte at can follow 十九大, so that it is not 十五大类.
func followsCongress(s string, at int) bool {
	r, _ := runeAt(s, at)
	if !isHan(r) {
		return true
	}
	for _, w := range [...]string{"精神", "报告", "以来", "以后", "之后", "和", "与", "及", "的", "召开", "提出", "作出", "会议", "胜利", "部署", "确定", "决策", "闭幕", "上", "代表", "后", "前", "对", "把", "将", "新", "关于", "要求", "以及", "党章", "擘画", "描绘", "通过"} {
		if hasPrefixAt(s, at, w) {
			return true
		}
	}
	return false
}

// dateBefore returns the full date that stands in front of byte at in the same clause, with at most a verb of
// convening between: 2019年6月20日，召开…. A date without its year is none.
func dateBefore(s string, at, floor int) string {
	const reach = 14
	i := at
	for n := 0; n < reach; n++ {
		r, w := runeBefore(s, i)
		switch {
		case w == 0 || i-w < floor:
			return ""
		case r == '日':
			return dateEnding(s, i)
		case isDigit(r) || strings.ContainsRune("。；;！？、》", r):
			return ""
		}
		i -= w
	}
	return ""
}

// dateEnding reads the date that ends at byte end with 日.
func dateEnding(s string, end int) string {
	at := end - len("日")
	var part [3]int // day, month, year
	for k, unit := range [...]string{"月", "年", ""} {
		n, start, ok := readNumeralBack(s, skipBlanksBack(s, at))
		if !ok {
			return ""
		}
		part[k] = n.value
		if unit == "" {
			break
		}
		at = skipBlanksBack(s, start)
		if !hasSuffixAt(s, at, unit) {
			return ""
		}
		at -= len(unit)
	}
	day, month, year := part[0], part[1], part[2]
	if day < 1 || day > 31 || month < 1 || month > 12 || year < 1900 || year > 2100 {
		return ""
	}
	return isoDate(year, month, day)
}

func isoDate(year, month, day int) string {
	const digit = "0123456789"
	b := []byte{digit[year/1000], digit[year/100%10], digit[year/10%10], digit[year%10], '-',
		digit[month/10], digit[month%10], '-', digit[day/10], digit[day%10]}
	return string(b)
}

// unspecific reports whether m is no certain meeting: 每届…第一次会议, 第一次会议 without a body or date.
func (m meeting) unspecific() bool {
	for _, w := range [...]string{"每届", "下届", "本届", "历届", "上届", "各届"} {
		if strings.HasPrefix(m.body, w) {
			return true
		}
	}
	return m.body == "" && m.date == "" && (m.kind == "会议" || m.kind == plenarySession)
}

// words gives the ordinals of m as they are said.
func (m meeting) words() string {
	var b strings.Builder
	for i, o := range m.ordinals {
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(label.Han(o))
	}
	return b.String()
}

// fullBodies writes out what bodies that meet are called for short.
var fullBodies = [...][2]string{
	{"人大常委会", "人民代表大会常务委员会"}, {"人大", "人民代表大会"}, {"人民政府", "政府"},
}

// key is the same for all ways to name one meeting.
func (m meeting) key() string {
	body := m.body
	for _, b := range fullBodies {
		if strings.Contains(body, b[0]) {
			body = strings.Replace(body, b[0], b[1], 1)
			break
		}
	}
	kind := m.kind
	switch kind {
	case "全会", "全体会":
		kind = plenarySession
	case "常务会":
		kind = "常务会议"
	}
	return body + "|" + label.Han(m.term) + "|" + m.words() + "|" + kind
}
