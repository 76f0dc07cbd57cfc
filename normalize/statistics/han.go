package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Words that decide what a number in Han numerals is.
var (
	determiner      = lex.Class("determiner")
	reaches         = lex.Class("reaches")
	multiplyingUnit = lex.Class("multiplying-unit")
	singleUnit      = lex.Class("single-unit")
	noSingle        = lex.Class("no-single")
	measuredPhrase  = lex.Class("measured-phrase")
	objectUnit      = lex.Class("object-unit")
	schemeUnit      = lex.Class("scheme-unit")
	categoryUnit    = lex.Class("category-unit")
	instalmentUnit  = lex.Class("instalment-unit")
	dividedInto     = lex.Class("divided-into")
	bodyNoun        = lex.Class("body-noun")
	bringsAbout     = lex.Class("brings-about")
	verbParticle    = lex.Class("verb-particle")
	schemeNoun      = lex.Class("scheme-noun")
	numeralPhrase   = lex.Class("numeral-phrase")
)

// han passes a number in Han numerals. Most of them are words (一律, 统一, 三农): a figure is what counts something that
// happened. Only numbers that could be taken for a figure are named as not taken. sure says that it has one reading.
func (c *scan) han(n number, sure bool) int {
	i := n.start
	switch {
	case n.word:
		return n.end
	case !sure:
		if p := lex.ReadPeriod(c.s[i:]); p.Length > 0 { // 十四五时期
			return c.not(i, i+p.Length, reasonPlan)
		}
		return c.unread(n)
	}
	fraction := fractionWord.Begins(c.s[n.end:]) > 0
	if fraction {
		return c.part(n)
	}
	if phrase := numeralPhrase.Begins(c.s[i:]); phrase > 0 {
		return c.not(i, i+phrase, reasonSetPhrase)
	}
	if n.row {
		return c.digitRow(n)
	}
	if end := c.tenths(n); end > 0 {
		return end
	}
	u, w := lex.UnitAt(c.s[n.end:])
	if u == nil {
		return c.hanUnitless(n)
	}
	f := figure{start: n.start, end: n.end + w, number: n, value: n.value, unit: u, kind: u.Kind}
	if !n.lead(c.s) {
		return c.not(n.start, f.end, reasonUnclear)
	}
	switch v := c.judge(&f); v {
	case accepted:
		f.start, f.value, f.number = n.start, n.value, n
		c.takeRest(&f)
		return c.take(f)
	case ignored:
		return n.end
	default:
		return c.not(f.start, f.end, string(v))
	}
}

// hanUnitless passes a Han numeral without a unit: the number of a congress (党的十九大), a grade, or a word.
func (c *scan) hanUnitless(n number) int {
	w := namesByNumber.Begins(c.s[n.end:])
	switch value := namesByNumber.Value(c.s[n.end : n.end+w]); {
	case w == 0 || n.bare || n.value.Coef < 2:
	case value == "congress" && n.value.Coef >= 15:
		return c.not(n.start, n.end+w, reasonMeeting)
	case value == "congress" || value == "grade":
		return c.not(n.start, n.end+w, reasonCategory)
	}
	return n.end
}

// unread passes a run of Han numerals without a single reading. Where a measure word says that it counts something (七八个,
// 两千四百五件), the whole of it is a number that is not taken.
func (c *scan) unread(n number) int {
	if phrase := numeralPhrase.Begins(c.s[n.start:]); phrase > 0 {
		return c.not(n.start, n.start+phrase, reasonSetPhrase)
	}
	run := c.s[n.start:n.end]
	if u, w := lex.UnitAt(c.s[n.end:]); u != nil && utf8.RuneCountInString(run) > 1 {
		if allDigits := strings.IndexFunc(run, func(r rune) bool { return lex.HanDigit(r) < 0 }) < 0; u.Firm || !allDigits {
			return c.not(n.start, n.end+w, reasonIndefinite)
		}
	}
	return n.end
}

// verdict is what [scan.judge] makes of a Han numeral: accepted, ignored, or a reason.
type verdict string

const (
	accepted verdict = ""
	ignored  verdict = "ignored"
)

// digitRow passes digits in a row that are no date: a word, an approximate number, or one that is written by places (一五〇家), which
// a zero among three digits or more shows.
func (c *scan) digitRow(n number) int {
	u, w := lex.UnitAt(c.s[n.end:])
	switch {
	case u == nil || !u.Firm:
	case n.value.Coef < 100:
		return c.not(n.start, n.end+w, reasonIndefinite)
	case strings.ContainsFunc(c.s[n.start:n.end], func(r rune) bool { return lex.HanDigit(r) == 0 }):
		return c.take(figure{start: n.start, end: n.end + w, number: n, value: n.value, unit: u, kind: u.Kind})
	}
	return n.end
}

// judge decides whether a Han numeral with a unit is a figure.
func (c *scan) judge(f *figure) verdict {
	after := c.s[f.end:]
	before := c.s[backRunes(c.s, f.start, 8):f.start]
	if w := determiner.Ends(before); w > 0 {
		switch determiner.Value(before[len(before)-w:]) {
		case "counts":
		case "indefinite":
			if f.unit.Firm {
				f.start -= w // 数十家
				return verdict(reasonIndefinite)
			}
			return ignored
		default:
			return ignored
		}
	}
	switch {
	case c.lays && (f.unit.Kind != kindCount || f.value.Coef > 1 && f.unit.Firm):
		if f.number.bare || ageUnit.Is(f.unit.Word) || isPoints(f) || f.unit.Kind == kindDuration && termObjection(f, after) != "" {
			return ignored
		}
		return accepted
	case limitAfter.Begins(after) > 0:
		return ignored
	}
	switch f.unit.Kind {
	case kindDuration:
		return judgeDuration(f, before)
	case kindOther:
		if f.unit.Firm || f.value.Coef > 1 && multiplyingUnit.Is(f.unit.Word) {
			break
		}
		return ignored
	case kindMoney, kindArea:
		if f.number.bare && !(isMark(runeAt(after, 0)) && isBounded(before)) {
			return ignored // 亿元以上项目, 万元生产总值用水量, 营收过百亿元企业
		}
		if f.value.Coef < 10 && f.number.scaled == 0 {
			return ignored
		}
		return accepted
	case kindPercent:
		return accepted
	}
	return c.judgeCount(f, before, after)
}

// isBounded reports whether a word in front of a number says what it reaches or how exact it is: 突破, 近, 上.
func isBounded(before string) bool {
	return boundsBefore.Ends(before) > 0 || boundsBeforeMagnitude.Ends(before) > 0 || reaches.Ends(before) > 0
}

// judgeDuration takes durations only where the text says that they were kept up or cut down.
func judgeDuration(f *figure, before string) verdict {
	if timeUnit.Value(f.unit.Word) == "year" {
		if f.value.Coef > 1 && inARow.Ends(before) > 0 {
			return accepted
		}
		return ignored
	}
	if shortens.Ends(before[:len(before)-changeParticle.Ends(before)]) > 0 {
		return accepted
	}
	return ignored
}

// judgeCount decides on a Han numeral before a measure word.
func (c *scan) judgeCount(f *figure, before, after string) verdict {
	v := f.value.Coef
	switch {
	case f.number.bare:
		if f.unit.Firm && (f.number.more != "" || isBounded(before)) || boundsBeforeMagnitude.Ends(before) > 0 {
			return accepted // 百余件, 近百家, 上百个
		}
		return ignored
	case v == 0:
		if f.unit.Firm && isMark(runeAt(after, 0)) {
			return accepted // 检查发现零起
		}
		return ignored
	case v == 1:
		if f.unit.Kind == kindOther && halfWord.Begins(after) > 0 {
			return accepted // 一吨半
		}
		if singleUnit.Is(f.unit.Word) && isMark(runeAt(after, 0)) && lex.IsHan(runeBefore(c.s, f.start)) && noSingle.Ends(before) == 0 {
			return accepted
		}
		return ignored
	case v >= 20, v >= 10 && (f.unit.Firm || f.number.more != ""):
		if schemeNoun.Begins(after) > 0 && !actsBefore(before) {
			return verdict(reasonCategory)
		}
		return accepted
	case f.unit.Firm:
		return c.judgeFirm(f, before, after)
	}
	return c.judgeLoose(f, before, after)
}

// judgeFirm decides on a small number before 件, 部, 次 and their like.
func (c *scan) judgeFirm(f *figure, before, after string) verdict {
	unit := c.s[f.end-len(f.unit.Word):]
	if w := measuredPhrase.Begins(unit); w > 0 {
		if reason := measuredPhrase.Value(unit[:w]); reason != "" {
			return verdict(reason)
		}
		return ignored
	}
	if objectUnit.Is(f.unit.Word) && !actsBefore(before) && !isMark(runeAt(after, 0)) {
		return verdict(reasonSetPhrase)
	}
	return accepted
}

// judgeLoose decides on a small number before 个, 项, 条 and their like: it must follow a verb that brings something
// about, and must not name parts of a scheme; or another figure follows at once (五项54条).
func (c *scan) judgeLoose(f *figure, before, after string) verdict {
	word := f.unit.Word
	switch {
	case pairFollows(after), generalUnit.Is(word) && bodyNoun.Begins(after) > 0:
		return accepted
	case schemeUnit.Is(word) && actsBefore(before) && (schemeNoun.Begins(after) == 0 || isMark(runeAt(after, 0))):
		return accepted
	case instalmentUnit.Is(word) && dividedInto.Ends(before) > 0: // 分七期培训
		return accepted
	case categoryUnit.Is(word):
		return verdict(reasonCategory)
	}
	return ignored
}

// pairFollows reports whether a second figure follows directly or behind a noun of the scheme: 五项54条, 六个方面28项.
func pairFollows(after string) bool {
	n, ok := numberAt(after, 0)
	if n.end == 0 {
		after = after[schemeNoun.Begins(after):]
		n, ok = numberAt(after, 0)
	}
	if !ok || n.han && n.value.Coef <= 1 {
		return false
	}
	u, _ := lex.UnitAt(after[n.end:])
	return u != nil && u.Kind == kindCount
}

// actsBefore reports whether the text ends with a verb whose object, when counted, was brought about, with 了, 出 or 起 behind
// it or not.
func actsBefore(before string) bool {
	for bringsAbout.Ends(before) == 0 {
		k := verbParticle.Ends(before)
		if k == 0 {
			return false
		}
		before = before[:len(before)-k]
	}
	return true
}
