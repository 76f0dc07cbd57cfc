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
	n, ok := numberAt(c.s, i)
	if !ok {
		if n.tooLong {
			return c.not(i, n.end, reasonTooLong)
		}
		return c.not(i, n.end, reasonUnclear)
	}
	if endsWithAny(c.s[:i], "百分之", "千分之") || !n.lead(c.s) { // 百分之92.8: seen with the 百
		return c.not(n.start, n.end, reasonUnclear)
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

// quantity makes a figure or a not-figure of a number that stands alone.
func (c *scan) quantity(n number) int {
	note := raised(c.s, n.end)
	at := n.end + note
	if byteAt(c.s, at) == ' ' { // 8.8 %
		if u, _ := lex.UnitAt(c.s[at+1:]); u != nil && (u.Kind == kindPercent || isLatin(u.Word[0])) {
			at++
		}
	}
	u, w := lex.UnitAt(c.s[at:])
	if u == nil {
		return c.unitless(n)
	}
	f := figure{start: n.start, end: at + w, mark: markAt(n.end, note), number: n, value: n.value, unit: u, kind: u.Kind}
	if p := perUnit(c.s, f.end); p > 0 {
		f.per, f.kind = c.s[f.end:f.end+p], kindOther
		f.end += p
	}
	if c.takeRest(&f); c.restUnread(&f) {
		return c.not(f.start, f.end, reasonUnclear)
	}
	if u.Kind == kindCount && f.value.Scale > 0 && n.scaled == 0 && f.number.places > 0 && u.Word != "个" {
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

var (
	halfWord    = lex.Class("half-word")
	partOfMoney = lex.Class("unit-part-of-money")
)

// takeRest adds to a figure what stands behind its unit: the 半 of 3年半 and 一吨半, the 6角3分 of 50元6角3分.
func (c *scan) takeRest(f *figure) {
	switch {
	case f.value.Scale > 0 || f.number.more != "" || f.number.bare || f.per != "":
	case f.unit.Kind == kindMoney && f.number.scaled == 0:
		c.takePartsOfMoney(f)
	case f.unit.Kind == kindDuration, f.unit.Kind == kindOther, f.unit.Kind == kindArea:
		w := halfWord.Begins(c.s[f.end:])
		if v, ok := f.value.Plus(decimal{Coef: 5, Scale: 1}); ok && w > 0 {
			f.value, f.end = v, f.end+w
		}
	}
}

// restUnread reports whether a number without a unit of its own follows an amount of money at once: a part of it in a unit
// that is not known.
func (c *scan) restUnread(f *figure) bool {
	if f.unit.Kind != kindMoney || f.end == len(c.s) || !isDigit(c.s[f.end]) {
		return false
	}
	n, _ := numberAt(c.s, f.end)
	_, w := lex.UnitAt(c.s[n.end:])
	return w == 0 && lex.IsHan(runeAt(c.s, n.end))
}

// takePartsOfMoney adds 角 and 分.
func (c *scan) takePartsOfMoney(f *figure) {
	for places := 0; places < 2; {
		n, ok := numberAt(c.s, f.end)
		w := partOfMoney.Begins(c.s[n.end:])
		if !ok || n.end == f.end || w == 0 || n.value.Scale > 0 || n.value.Coef > 9 {
			return
		}
		at := int(partOfMoney.Value(c.s[n.end : n.end+w])[0] - '0')
		v, fits := f.value.Plus(decimal{Coef: n.value.Coef, Scale: at})
		if at <= places || !fits {
			return
		}
		f.value, f.end, places = v, n.end+w, at
	}
}

// objection returns the reason why a number with a unit is no statistic, or "".
func (c *scan) objection(f *figure) string {
	after := c.s[f.end:]
	before := c.s[backRunes(c.s, f.start, 8):f.start]
	switch {
	case c.provision:
		return reasonProvision
	case f.unit.Word == "年" && f.unit.Kind == kindDuration:
		return yearsObjection(f, before, after)
	case f.unit.Kind == kindDuration:
		return durationObjection(f, before, after)
	case strings.HasPrefix(after, "周年"):
		return reasonAnniversary
	case isThreshold(f, before, after):
		return reasonThreshold
	case f.unit.Word == "个" && strings.HasPrefix(after, "一") && len(after) > 3 && isMark(runeAt(after, 3)):
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
	hours := strings.HasSuffix(f.unit.Name, "小时") || f.unit.Word == "分钟"
	if hours {
		near := after[:min(len(after), 60)]
		if k := strings.IndexAny(near, "，。；、"); k >= 0 {
			near = near[:k]
		}
		if strings.Contains(near, "圈") {
			return reasonDurationName
		}
		if (f.value == decimal{Coef: 24, Scale: 0}) && !startsWithAny(after, "内", "以内", "之内", "办结", "，", "。", "、", "；") {
			return reasonDurationName
		}
	}
	if f.unit.Word == "日" && !startsWithAny(after, "内", "以内", "之内", "以下", "以上", "办结") {
		return reasonDate
	}
	if f.unit.Word == "天" && f.value == (decimal{Coef: 365, Scale: 0}) {
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
			return f.unit.Word == "岁"
		}
		switch {
		case f.unit.Kind == kindPercent:
			return false
		case f.unit.Kind != kindCount:
			return true
		}
		return !actsBefore(before) && !endsWithAny(before, "选派", "培养", "支持", "推动", "服务", "惠及", "组织")
	}
	// 营业收入超100亿元的企业
	return f.unit.Kind == kindMoney && strings.HasPrefix(after, "的") && endsWithAny(before, "超", "超过", "过", "逾")
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
	case n.scaled == 0 && n.places == 0 && 1949 <= n.value.Coef && n.value.Coef <= 2100 && n.end-n.start == 4:
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
		return n.value.Coef < 100 && n.scaled == 0 && (prev != '件' || endsWithAny(c.s[:n.start], "附件"))
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
