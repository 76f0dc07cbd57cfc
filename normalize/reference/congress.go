package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// readTermMeeting reads the meeting whose term ends with 届 at byte at and whose ordinal has no 第:
// 十九届四中全会, 省委十一届八次全会, 十三届全国人大四次会议.
func readTermMeeting(s string, at, floor int) (meeting, bool) {
	var m meeting
	term, ok := readNumeralBack(s, at)
	start := term.start
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
		if !lex.IsHan(r) || r == '第' {
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
	n, ok := readNumeralBack(s, at)
	start := n.start
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
	if !lex.IsHan(r) {
		return true
	}
	for _, w := range [...]string{"精神", "报告", "以来", "以后", "之后", "和", "与", "及", "的", "召开", "提出", "作出", "会议", "胜利", "部署", "确定", "决策", "闭幕", "上", "代表", "后", "前", "对", "把", "将", "新", "关于", "要求", "以及", "党章", "擘画", "描绘", "通过"} {
		if hasPrefixAt(s, at, w) {
			return true
		}
	}
	return false
}
