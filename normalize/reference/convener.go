package reference

import (
	"strings"
	"unicode/utf8"
)

// convener returns the body that the text says convened the meeting at byte at: 市政府召开第63次常务会议.
func convener(s string, at, floor int) string {
	n := conveneVerbs.Ends(s[floor:at])
	if n == 0 {
		return ""
	}
	if start, names := bodiesBefore(s, at-n, floor); len(names) == 1 && !isGeneric(names[0]) {
		return withoutBlanks(s[start : at-n])
	}
	return ""
}

// meetingBodyBefore returns where the body begins that ends at byte end, in front of an ordinal.
func meetingBodyBefore(s string, end, floor int) int {
	at := max(floor, skipBlanksBack(s, end))
	if start, ok := yearBefore(s[floor:at]); ok { // 市政府2019年第3次: the year belongs to the name only behind a body
		if left := meetingBodyBefore(s, floor+start, floor); left < floor+start {
			return left
		}
		return end
	}
	var buf runBuffer
	r := buf.before(s, at, floor)
	if r.size() == 0 {
		return end
	}
	from, anchored := r.cutName()
	if k := r.knownBody(); k >= 0 {
		if k <= from || !anchored || !r.isLevel(k) || !r.place(from, k) {
			from = k
		}
	} else if !anchored {
		return end
	} else if last := r.size() - 1; last > from { // 办理县十七届…
		if r.isLevel(last) && !r.place(from, last) {
			from = last
		}
	}
	from = r.behindVerb(from)
	if counterAt(s, r.at[from], "term") > 0 { // 第13届: the run stopped at its digits
		if n, ok := readNumeralBack(s, r.at[from]); ok && n.start >= floor {
			return meetingBodyBefore(s, n.start-ordinalSigns.Ends(s[floor:n.start]), floor)
		}
	}
	name := r.slice(from, r.size())
	if !r.meets(from, name) {
		return end
	}
	return r.at[from]
}

// behindVerb returns the first character from i on that is the level of a local body and has a verb in front: 超额完成 | 区.
func (r run) behindVerb(i int) int {
	const longest = 8 // characters of what stands in front
	for k := i + 2; k < min(i+longest, r.size()); k++ {
		if n := noPlaceEnds.Ends(r.slice(i, k)); n > utf8.UTFMax && r.isLevel(k) {
			return k
		}
	}
	return i
}

// meets reports whether name, which begins at character from of the run, can hold numbered meetings: 省, 我市, 党, 云州市, a body.
func (r run) meets(from int, name string) bool {
	if conveningBodies.Is(name) || levels.Is(name[scopes.Begins(name):]) {
		return true
	}
	n := r.size()
	if n-from < 2 {
		return false
	}
	if levels.Ends(name) > 0 && n-from <= 10 { // 中共随州市第五次代表大会
		return true
	}
	return counterAt(r.text, r.at[n-1], "term") > 0 || r.endsAsBody()
}

// yearBefore returns where the year begins that s ends with: 2019年, 2019年度.
func yearBefore(s string) (start int, ok bool) {
	n := yearWords.Ends(s)
	if n == 0 {
		return len(s), false
	}
	year, ok := readNumeralBack(s, len(s)-n)
	return year.start, ok
}

// withoutYear takes the year off the end of a body's name: 市政府2019年.
func withoutYear(body string) string {
	if start, ok := yearBefore(body); ok {
		return body[:start]
	}
	return body
}

// withoutTerm takes 第十三届 out of a body's name.
func withoutTerm(body string) (string, int) {
	for i := range body {
		w := counterAt(body, i, "term")
		if w == 0 {
			continue
		}
		rest := body[i+w:]
		if n := firstSigns.Ends(body[:i]); n > 0 { // 首届
			return body[:i-n] + rest, 1
		}
		n, ok := readNumeralBack(body, i)
		if !ok {
			break
		}
		head := body[:n.start-ordinalSigns.Ends(body[:n.start])]
		if strings.HasSuffix(head, rest) { // 云州仲裁委员会第一届委员会
			rest = ""
		}
		return head + rest, n.value
	}
	return body, 0
}
