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
	m.start = start - ordinalSigns.Ends(s[floor:start])
	_, w := runeAt(s, at)
	end := at + w
	if n, ok := readNumeral(s, end); ok && n.han && partyMeetings.Begins(s[n.end:]) > 0 {
		return plenarySession(s, n, m, floor)
	}
	ordinal, inner, w := ordinalAfter(s, end)
	if w == 0 {
		return m, false
	}
	m.ordinals = []int{ordinal.value}
	last := readMoreOrdinals(s, ordinal.end+w, s[ordinal.end:ordinal.end+w], &m)
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

// plenarySession reads the rest of a plenary session of the party's committee whose number is n: 四中全会.
func plenarySession(s string, n numeral, m meeting, floor int) (meeting, bool) {
	unit := s[n.end : n.end+partyMeetings.Begins(s[n.end:])]
	m.ordinals = []int{n.value}
	end := readMoreOrdinals(s, n.end+len(unit), unit, &m)
	m.end = end + meetingKinds.Begins(s[end:])
	m.body, m.kind = partyMeeting(unit)
	if fullKind(s[end:m.end]) != m.kind {
		return m, false
	}
	m.start -= partyNames.Ends(s[floor:m.start])
	m.date = dateBefore(s, m.start, floor)
	return m, true
}

// ordinalAfter finds the ordinal without 第 behind a term, after the name of a body of up to twelve characters, and the length of
// its unit: 全国人大四次. The length is 0 where there is none.
func ordinalAfter(s string, at int) (n numeral, inner string, unit int) {
	i := at
	for range 12 {
		if n, ok := readNumeral(s, i); ok && counterAt(s, n.end, "meeting") > 0 {
			return n, s[at:i], counterAt(s, n.end, "meeting")
		}
		r, w := runeAt(s, i)
		if !lex.IsHan(r) || ordinalSignAt(s, i) > 0 {
			break
		}
		i += w
	}
	return n, "", 0
}

// readCongress reads the party congress whose number ends at 大 at byte at: 党的十九大.
func readCongress(s string, at, floor int) (meeting, bool) {
	n, ok := readNumeralBack(s, at)
	start := n.start
	if !ok || !n.han || start < floor || n.value < 1 || n.value > 40 {
		return meeting{}, false
	}
	_, w := runeAt(s, at)
	named := start - partyNames.Ends(s[floor:start])
	if named == start && (n.value < 12 || ordinalSigns.Ends(s[:start]) > 0) {
		return meeting{}, false
	}
	if (named == start || n.value < 12) && !followsCongress(s[at+w:]) {
		return meeting{}, false
	}
	body, kind := partyMeeting(s[at : at+w])
	return meeting{start: named, end: at + w, body: body, ordinals: []int{n.value}, kind: kind}, true
}

// followsCongress reports whether s can follow 十九大, so that it is not 十五大类.
func followsCongress(s string) bool {
	_, _, joined := joinerAt(s, 0)
	return joined || !lex.IsHan(firstRune(s)) || congressFollowers.Begins(s) > 0
}
