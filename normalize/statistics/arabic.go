package statistics

import (
	"strings"

	"guiwen/normalize/lex"
)

// arabic passes the number in Arabic digits at byte i: a date, a label, a code, or a figure.
func (c *scan) arabic(i int) int {
	if end, reason := date(c.s, i); end > 0 {
		return c.not(i, end, reason)
	}
	if end := c.label(i); end > 0 {
		return c.not(i, end, reasonLabel)
	}
	if end := phone(c.s, i); end > 0 {
		return c.not(i, end, reasonPhone)
	}
	if end := c.joined(i); end > 0 {
		return c.not(i, end, reasonCode)
	}
	n, ok := arabic(c.s, i)
	if !ok {
		return c.not(i, n.end, reasonTooLong)
	}
	if endsWithAny(c.s[:i], "百分之", "千分之") { // 百分之92.8: seen with the 百
		return c.not(i, n.end, reasonUnclear)
	}
	if end := c.blanked(n); end > 0 {
		return c.not(i, end, reasonUnclear)
	}
	c.leadingPoint(&n)
	if !c.sign(&n) {
		return c.not(n.start, n.end, reasonUnclear)
	}
	if !c.power(&n) {
		return c.not(n.start, n.end+raised(c.s, n.end), reasonUnclear)
	}
	if end := c.formula(n); end > 0 {
		return c.not(i, end, reasonSetPhrase)
	}
	if end := c.share(n); end > 0 {
		return end
	}
	if end := c.proportion(n); end > 0 {
		return end
	}
	if end := c.between(n); end > 0 {
		return end
	}
	if end := c.series(n); end > 0 {
		return end
	}
	if end := c.tenths(n); end > 0 {
		return end
	}
	return c.quantity(n)
}

// blanked returns the end of a run of digits with blanks between (1 234): one number or several, nobody knows. It returns
// 0 where n stands alone.
func (c *scan) blanked(n number) int {
	end := n.end
	for byteAt(c.s, end) == ' ' && isDigit(byteAt(c.s, end+1)) && !endsWithAny(c.s[:end], "万", "亿", "千", "百") {
		next, ok := arabic(c.s, end+1)
		if !ok {
			break
		}
		end = next.end
	}
	if end == n.end {
		return 0
	}
	if u, _ := unitAt(c.s, end); u == nil {
		return 0 // a row of a table, its cells parted by blanks
	}
	return end
}

// leadingPoint takes a point in front of the digits in: .5万元.
func (c *scan) leadingPoint(n *number) {
	at := n.start - 1
	if n.places > 0 || n.value.scale > 0 || byteAt(c.s, max(at, 0)) != '.' || at < 1 || !lex.IsHan(runeBefore(c.s, at)) {
		return
	}
	for k := n.start; k < n.end && isDigit(c.s[k]); k++ {
		n.places++
	}
	n.value.scale += n.places
	n.start = at
}

// minuses are the signs and the word that make a number negative.
var minuses = [...]string{"-", "－", "−", "负"}

// sign takes a minus in front of a number for its sign: 增长-3.2%, 增长负3.2%. Between digits it is a range, behind a Latin
// letter part of a code. It reports false where a dash may be a sign or not (增速为—4.2%).
func (c *scan) sign(n *number) bool {
	u, _ := unitAt(c.s, n.end)
	if u == nil || u.kind != kindPercent && u.word != "℃" && u.word != "°C" {
		return true
	}
	for _, m := range minuses {
		before := strings.TrimRight(strings.TrimSuffix(c.s[:n.start], m), " ")
		if !strings.HasSuffix(c.s[:n.start], m) || !lex.IsHan(runeBefore(before, len(before))) {
			continue
		}
		if m == "负" && endsWithAny(before, "胜", "抱", "欺", "自", "正") {
			return true
		}
		n.value.coef, n.start = -n.value.coef, n.start-len(m)
		return true
	}
	before := c.s[:n.start]
	dash := strings.HasSuffix(before, "—") && !strings.HasSuffix(before, "——")
	return !dash || !endsWithAny(strings.TrimSuffix(before, "—"), "为", "增长", "增速", "增幅", "变化")
}

// quantity makes a figure or a not-figure of a number that stands alone.
func (c *scan) quantity(n number) int {
	note := raised(c.s, n.end)
	at := n.end + note
	if byteAt(c.s, at) == ' ' { // 8.8 %
		if u, _ := unitAt(c.s, at+1); u != nil && (u.kind == kindPercent || isLatin(u.word[0])) {
			at++
		}
	}
	u, w := unitAt(c.s, at)
	if u == nil {
		return c.unitless(n)
	}
	f := figure{start: n.start, end: at + w, mark: markAt(n.end, note), number: n, value: n.value, unit: u, kind: u.kind}
	if p := perUnit(c.s, f.end); p > 0 {
		f.per, f.kind = c.s[f.end:f.end+p], kindOther
		f.end += p
	}
	c.half(&f)
	if u.kind == kindCount && f.value.scale > 0 && n.scaled == 0 && f.number.places > 0 && u.word != "个" {
		// 2.1类, 3.5级: a number of parts, not a quantity; 1.5个 and the like stay
		f.kind = kindOther
	}
	if reason := c.objection(&f); reason != "" {
		return c.not(f.start, f.end, reason)
	}
	return c.take(f)
}

// markAt returns the place of a note's mark of some width, or 0 where it has none.
func markAt(at, width int) int {
	if width == 0 {
		return 0
	}
	return at
}

// half adds the 半 of 3年半, 2个半月 to a figure.
func (c *scan) half(f *figure) {
	if f.unit.kind != kindDuration || !strings.HasPrefix(c.s[f.end:], "半") || f.value.scale > 0 {
		return
	}
	if v, ok := f.value.plus(decimal{5, 1}); ok {
		f.value, f.end = v, f.end+len("半")
	}
}

// objection returns the reason why a number with a unit is no statistic, or "".
func (c *scan) objection(f *figure) string {
	after := c.s[f.end:]
	before := c.s[backRunes(c.s, f.start, 8):f.start]
	switch {
	case c.provision:
		return reasonProvision
	case f.unit.word == "年" && f.unit.kind == kindDuration:
		return yearsObjection(f, before, after)
	case f.unit.kind == kindDuration:
		return durationObjection(f, before, after)
	case strings.HasPrefix(after, "周年"):
		return reasonAnniversary
	case isThreshold(f, before, after):
		return reasonThreshold
	case f.unit.word == "个" && strings.HasPrefix(after, "一") && len(after) > 3 && isMark(runeAt(after, 3)):
		return reasonSetPhrase // 3个一
	}
	return ""
}

// yearsObjection judges a number of years: 连续5年 is a fact, 近5年 a period, 三年行动 a plan.
func yearsObjection(f *figure, before, after string) string {
	switch {
	case endsWithAny(before, "连续", "长达", "达", "达到", "满", "年限", "年限为", "延长", "缩短", "期限", "期限为", "延长至", "缩短至"):
		return ""
	case startsWithAny(after, "行动", "规划", "计划", "攻坚", "方案", "倍增", "期规划"):
		return reasonPlan
	case isMark(runeAt(after, 0)) && !endsWithAny(before, "近", "过去", "未来", "今后", "最近", "前", "后", "这", "每", "头"):
		return ""
	}
	return reasonPeriod // 近5年来, 5年增长18.7%
}

// durationObjection judges shorter durations: 24小时自助 and 15分钟生活圈 are names.
func durationObjection(f *figure, before, after string) string {
	hours := strings.HasSuffix(f.unit.published(), "小时") || f.unit.word == "分钟"
	if hours {
		near := after[:min(len(after), 60)]
		if k := strings.IndexAny(near, "，。；、"); k >= 0 {
			near = near[:k]
		}
		if strings.Contains(near, "圈") {
			return reasonDurationName
		}
		if (f.value == decimal{24, 0}) && !startsWithAny(after, "内", "以内", "之内", "办结", "，", "。", "、", "；") {
			return reasonDurationName
		}
	}
	if f.unit.word == "日" && !startsWithAny(after, "内", "以内", "之内", "以下", "以上", "办结") {
		return reasonDate
	}
	if f.unit.word == "天" && f.value == (decimal{365, 0}) {
		return reasonDurationName
	}
	if endsWithAny(before, "近", "过去", "未来", "今后", "最近") && startsWithAny(after, "来", "内", "中", "以来", "里") {
		return reasonPeriod
	}
	return ""
}

// isThreshold reports whether a figure bounds a class of things (500万元以上项目, 60岁以上老年人) instead of measuring one.
func isThreshold(f *figure, before, after string) bool {
	for _, w := range [...]string{"及以上", "（含）以上", "以上", "及以下", "以下"} {
		if !strings.HasPrefix(after, w) {
			continue
		}
		if endsWithAny(before, "达", "达到", "占", "占比", "超", "超过", "增长", "带动", "新增", "完成", "率", "为", "共", "在", "保持", "稳定在", "均", "帮助", "提高", "下降", "压缩", "压减", "减少", "提升") {
			return false
		}
		if isMark(runeAt(after, len(w))) {
			return f.unit.word == "岁"
		}
		switch {
		case f.unit.kind == kindPercent:
			return false
		case f.unit.kind != kindCount:
			return true
		}
		return !actsBefore(before) && !endsWithAny(before, "选派", "培养", "支持", "推动", "服务", "惠及", "组织")
	}
	// 营业收入超100亿元的企业
	return f.unit.kind == kindMoney && strings.HasPrefix(after, "的") && endsWithAny(before, "超", "超过", "过", "逾")
}

// unitless judges a number that no unit follows.
func (c *scan) unitless(n number) int {
	note := raised(c.s, n.end)
	after := c.s[n.end+note:]
	before := c.s[backRunes(c.s, n.start, 8):n.start]
	next := runeAt(c.s, n.end+note)
	switch {
	case c.provision:
		return c.not(n.start, n.end, reasonProvision)
	case n.start == 0 && lex.IsHan(next), c.numbersFigure(n):
		return c.not(n.start, n.end, reasonLabel) // 6.1评估和改进, 表9, [8]
	case next < 0x80 && isLatin(byte(next)): // 5G, 4A
		end := n.end
		for end < len(c.s) && (isLatin(c.s[end]) || isDigit(c.s[end])) {
			end++
		}
		return c.not(n.start, end, reasonCode)
	case next == '号' || next == '路' || next == '栋' || startsWithAny(after, "热线", "平台", "电话", "专线"):
		return c.not(n.start, n.end, reasonCode)
	case next == '版' || startsWithAny(after, "时代", "系列", "模式", "工程"):
		return c.not(n.start, n.end, reasonVersion)
	case strings.HasPrefix(after, "周年"):
		return c.not(n.start, n.end+len("周年"), reasonAnniversary)
	case strings.HasPrefix(after, "届"):
		return c.not(n.start, n.end+len("届"), reasonOrdinal)
	case n.scaled == 0 && isServiceNumber(c.s[n.start:n.end]):
		return c.not(n.start, n.end, reasonCode)
	case n.scaled == 0 && n.places == 0 && 1949 <= n.value.coef && n.value.coef <= 2100 && n.end-n.start == 4:
		return c.not(n.start, n.end, reasonDate)
	case next == '大' || next == '级' || next == '类':
		return c.not(n.start, n.end+len("大"), reasonCategory)
	}
	if !c.countsWithoutUnit(n, before, after) {
		return c.not(n.start, n.end, reasonUnclear)
	}
	kind := kindOther
	if n.scaled == 0 && strings.Contains(c.s[backRunes(c.s, n.start, 16):n.start], "比") {
		kind = kindRatio // 城乡收入比缩小至2.12
	} else if endsWithAny(before, "投资", "资金", "金额", "经费", "收入", "支出", "产值", "罚款", "贷款", "补贴", "投入", "总额", "余额", "价值", "增加值") {
		kind = kindMoney
	} else if startsWithAny(after, nouns[:]...) {
		kind = kindCount
	}
	return c.take(figure{start: n.start, end: n.end, number: n, value: n.value, kind: kind})
}

// numbersFigure reports whether a number counts a table, picture or footnote: 表9, 图2, [8].
func (c *scan) numbersFigure(n number) bool {
	prev, next := runeBefore(c.s, n.start), runeAt(c.s, n.end)
	switch prev {
	case '[', '［', '〔', '【':
		return next == ']' || next == '］' || next == '〕' || next == '】'
	case '表', '图', '注', '件', '栏':
		return n.value.coef < 100 && n.scaled == 0 && (prev != '件' || endsWithAny(c.s[:n.start], "附件"))
	}
	return false
}

// countsWithoutUnit reports whether a number without a unit is a figure whose unit the text left out: 投资7000万建设,
// 涉及11乡镇, 参加人数1200。
func (c *scan) countsWithoutUnit(n number, before, after string) bool {
	if n.scaled >= 4 || n.more != "" {
		return true
	}
	if startsWithAny(after, nouns[:]...) && n.places == 0 {
		return true
	}
	if !isMark(runeAt(after, 0)) {
		return false
	}
	return endsWithAny(before, "为", "达", "达到", "共", "共计", "合计", "总计", "数", "数量", "总数", "指数", "额", "系数", "得分", "评分", "值", "约", "至")
}
