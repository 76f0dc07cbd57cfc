package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// arabic passes a number in Arabic digits: a label, a code, or a figure. sure says that it has one reading.
func (c *scan) arabic(n number, sure bool) int {
	i := n.start
	if end := c.label(i); end > 0 {
		return c.not(i, end, reasonLabel)
	}
	if end := phone(c.s, i); end > 0 {
		return c.not(i, end, reasonPhone)
	}
	if end := c.joined(i); end > 0 {
		return c.not(i, end, reasonCode)
	}
	if !sure {
		if n.tooLong {
			return c.not(i, n.end, reasonTooLong)
		}
		return c.not(i, n.end, reasonUnclear)
	}
	if fractionWord.Ends(c.s[:i]) > 0 || !n.lead(c.s) { // 百分之92.8: seen with the 百
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
	note := lex.Raised(c.s, n.end)
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
	if c.behindComma(n) {
		return c.not(n.start, n.end, reasonUnclear)
	}
	f := figure{start: n.start, end: at + w, mark: markAt(n.end, note), number: n, value: n.value, unit: u, kind: u.Kind}
	if p := perUnit(c.s, f.end); p > 0 {
		f.per, f.kind = c.s[f.end:f.end+p], kindOther
		f.end += p
	}
	if c.takeRest(&f); c.restUnread(&f) {
		return c.not(f.start, f.end, reasonUnclear)
	}
	if u.Kind == kindCount && f.value.Scale > 0 && n.scaled == 0 && f.number.places > 0 && !generalUnit.Is(u.Word) {
		// 2.1类, 3.5级: a number of parts, not a quantity; 1.5个 and the like stay
		f.kind = kindOther
	}
	if reason := c.objection(&f); reason != "" {
		return c.not(f.start, f.end, reason)
	}
	return c.take(f)
}

// behindComma reports whether a number without a unit and a wide comma stand in front of n at once: 12，34家 is two numbers or one.
func (c *scan) behindComma(n number) bool {
	if len(c.items) == 0 {
		return false
	}
	last := c.items[len(c.items)-1]
	return last.reason == reasonUnclear && c.s[last.end:n.start] == "，"
}

// sinceDay reports whether the number at byte i, with a unit that is also said behind dates, is the end of a date that a word in
// front makes the first day of something: 自2020年1月5起.
func (c *scan) sinceDay(i int, u *unit) bool {
	if dateFollower.Begins(u.Word) != len(u.Word) {
		return false
	}
	front := c.s[backRunes(c.s, i, longestDate):i]
	before := strings.TrimRightFunc(front, func(r rune) bool {
		part, _ := lex.PartAfter(string(r))
		return part != lex.NoPart || lex.Digit(r) >= 0 || lex.IsBlank(r) || strings.ContainsRune("、.-/", r)
	})
	const yearDigits = 4
	digits := strings.IndexFunc(c.s[i:], func(r rune) bool { return lex.Digit(r) < 0 })
	if len(before) == len(front) && digits < yearDigits {
		return false // 从5起案件看
	}
	k := dateGovernor.Ends(before)
	return k > 0 && dateGovernor.Value(before[len(before)-k:]) == "since"
}

var dateGovernor, dateFollower = lex.Class("date-governor"), lex.Class("date-follower")

// longestDate is the number of characters of a date that is spelled somehow.
const longestDate = 16

// markAt returns the place of a note's mark of some width, or 0 where it has none.
func markAt(at, width int) int {
	if width == 0 {
		return 0
	}
	return at
}

var partOfMoney = lex.Class("unit-part-of-money")

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
	case isPoints(f) && (c.lays || enclosed(c.s, f) || scoreWords.Ends(before) > 0), isWeight(c.s, f):
		return reasonScore
	case c.lays && ageUnit.Is(f.unit.Word):
		return reasonProvision
	case c.sinceDay(f.start, f.unit):
		return reasonDate
	case c.lays && f.unit.Kind == kindDuration:
		return termObjection(f, after)
	case f.unit.Kind == kindDuration && timeUnit.Value(f.unit.Word) == "year":
		return yearsObjection(before, after)
	case f.unit.Kind == kindDuration:
		return durationObjection(f, before, after)
	case isAnniversary(after):
		return reasonAnniversary
	case !c.lays && isThreshold(f, before, after):
		return reasonThreshold
	case generalUnit.Is(f.unit.Word) && lex.HanDigit(runeAt(after, 0)) == 1 && len(after) > 3 && isMark(runeAt(after, 3)):
		return reasonSetPhrase // 3个一
	}
	return ""
}

// isAnniversary reports whether a text begins with 周年.
func isAnniversary(after string) bool {
	w := namesByNumber.Begins(after)
	return w > 0 && namesByNumber.Value(after[:w]) == reasonAnniversary
}

// Words round durations and bounds in Arabic digits.
var (
	lasts        = lex.Class("lasts")
	planNoun     = lex.Class("plan-noun")
	timeLookedAt = lex.Class("time-looked-at")
	withinTime   = lex.Class("within-time")
	radiusNoun   = lex.Class("radius-noun")
	exceeds      = lex.Class("exceeds")
	saysResult   = lex.Class("says-result")
)

// yearsObjection judges a number of years: 连续5年 is a fact, 近5年 a period, 三年行动 a plan.
func yearsObjection(before, after string) string {
	stem := before[:len(before)-changeParticle.Ends(before)]
	switch {
	case inARow.Ends(before) > 0, lasts.Ends(before) > 0, lasts.Ends(stem) > 0, shortens.Ends(stem) > 0:
		return ""
	case planNoun.Begins(after) > 0:
		return reasonPlan
	case isMark(runeAt(after, 0)) && timeLookedAt.Ends(before) == 0:
		return ""
	}
	return reasonPeriod // 近5年来, 5年增长18.7%
}

// durationObjection judges shorter durations: 24小时自助 and 15分钟生活圈 are names.
func durationObjection(f *figure, before, after string) string {
	switch timeUnit.Value(f.unit.Word) {
	case "hour", "minute":
		near := after[:min(len(after), 60)]
		if k := strings.IndexFunc(near, isPause); k >= 0 {
			near = near[:k]
		}
		if radiusNoun.In(near) {
			return reasonDurationName
		}
		if f.value == (decimal{Coef: 24}) && countsDays.Begins(after) == 0 && !isPause(runeAt(after, 0)) {
			return reasonDurationName
		}
	case "date":
		if countsDays.Begins(after) == 0 {
			return reasonDate
		}
	case "day":
		if f.value == (decimal{Coef: 365}) {
			return reasonDurationName
		}
	}
	if k := timeLookedAt.Ends(before); k > 0 && timeLookedAt.Value(before[len(before)-k:]) == "" && (withinTime.Begins(after) > 0 || countsDays.Begins(after) > 0) {
		return reasonPeriod
	}
	return ""
}

// isPause reports whether r is a mark within a sentence or at its end.
func isPause(r rune) bool { return r == '、' || r != utf8.RuneError && isStop(r) }

// isThreshold reports whether a figure bounds a class of things (500万元以上项目, 60岁以上老年人) instead of measuring one.
func isThreshold(f *figure, before, after string) bool {
	if w := limitAfter.Begins(after); w > 0 && limitAfter.Value(after[:w]) == "class" {
		k := saysResult.Ends(before)
		count := saysResult.Value(before[len(before)-k:]) == "count"
		switch {
		case k > 0 && !count, boundsBefore.Ends(before) > 0:
			return false
		case isMark(runeAt(after, w)):
			return ageUnit.Is(f.unit.Word)
		case f.unit.Kind == kindPercent:
			return false
		case f.unit.Kind != kindCount:
			return true
		}
		return !actsBefore(before) && !count
	}
	// 营业收入超100亿元的企业
	return f.unit.Kind == kindMoney && exceeds.Ends(before) > 0 && afterNouns.Value(after[:afterNouns.Begins(after)]) == "possessive"
}

// Words round numbers without a unit.
var (
	moneyNoun     = lex.Class("money-noun")
	numberedThing = lex.Class("numbered-thing")
	statesNumber  = lex.Class("states-number")
	ratioNoun     = lex.Class("ratio-noun")
)

// unitless judges a number that no unit follows.
func (c *scan) unitless(n number) int {
	note := lex.Raised(c.s, n.end)
	after := c.s[n.end+note:]
	before := c.s[backRunes(c.s, n.start, 8):n.start]
	next := runeAt(c.s, n.end+note)
	w := namesByNumber.Begins(after)
	names := namesByNumber.Value(after[:w])
	switch {
	case n.start == 0 && lex.IsHan(next), c.numbersFigure(n):
		return c.not(n.start, n.end, reasonLabel) // 6.1评估和改进, 表9, [8]
	case next < 0x80 && isLatin(byte(next)): // 5G, 4A
		end := n.end
		for end < len(c.s) && (isLatin(c.s[end]) || isDigit(c.s[end])) {
			end++
		}
		return c.not(n.start, end, reasonCode)
	case names == reasonCode, names == reasonVersion:
		return c.not(n.start, n.end, names)
	case names == reasonAnniversary, names == reasonOrdinal:
		return c.not(n.start, n.end+w, names)
	case n.scaled == 0 && isServiceNumber(c.s[n.start:n.end]):
		return c.not(n.start, n.end, reasonCode)
	case n.scaled == 0 && n.places == 0 && 1949 <= n.value.Coef && n.value.Coef <= 2100 && n.end-n.start == 4:
		return c.not(n.start, n.end, reasonDate)
	case w > 0:
		return c.not(n.start, n.end+w, reasonCategory)
	}
	if !c.countsWithoutUnit(n, before, after) {
		return c.not(n.start, n.end, reasonUnclear)
	}
	kind := kindOther
	if n.scaled == 0 && ratioNoun.In(c.s[backRunes(c.s, n.start, 16):n.start]) {
		kind = kindRatio // 城乡收入比缩小至2.12
	} else if moneyNoun.Ends(before) > 0 {
		kind = kindMoney
	} else if nounWithoutUnit.Begins(after) > 0 {
		kind = kindCount
	}
	return c.take(figure{start: n.start, end: n.end, number: n, value: n.value, kind: kind})
}

// numbersFigure reports whether a number counts a table, picture or footnote: 表9, 图2, [8].
func (c *scan) numbersFigure(n number) bool {
	next := runeAt(c.s, n.end)
	switch runeBefore(c.s, n.start) {
	case '[', '［', '〔', '【':
		return next == ']' || next == '］' || next == '〕' || next == '】'
	}
	return numberedThing.Ends(c.s[:n.start]) > 0 && n.value.Coef < 100 && n.scaled == 0
}

// countsWithoutUnit reports whether a number without a unit is a figure whose unit the text left out: 投资7000万建设,
// 涉及11乡镇, 参加人数1200。
func (c *scan) countsWithoutUnit(n number, before, after string) bool {
	switch {
	case n.scaled >= 4, n.more != "", n.places == 0 && nounWithoutUnit.Begins(after) > 0:
		return true
	}
	return isMark(runeAt(after, 0)) && statesNumber.Ends(before) > 0
}
