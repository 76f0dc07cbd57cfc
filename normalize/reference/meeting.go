package reference

import (
	"slices"
	"strconv"
	"strings"

	"guiwen/schema"
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

// readOrdinalMeeting reads the meeting whose ordinal ends with 次 at byte at: 第12次县政府常务会议,
// 委员会第一次、第二次会议.
func readOrdinalMeeting(s string, at, floor int) (meeting, bool) {
	var m meeting
	n, ok := readNumeralBack(s, at)
	start := n.start
	if !ok || start < floor {
		return m, false
	}
	_, w := runeAt(s, at)
	m.ordinals = []int{n.value}
	for len(m.ordinals) < maxOrdinals && hasSuffixAt(s, start, "、") { // 第3、5、7次
		n, ok := readNumeralBack(s, start-len("、"))
		if !ok || n.start < floor {
			break
		}
		m.ordinals, start = append([]int{n.value}, m.ordinals...), n.start
	}
	start = skipBlanksBack(s, start)
	if start < floor || ordinalSigns.Ends(s[floor:start]) == 0 {
		return m, false
	}
	m.start = start - ordinalSigns.Ends(s[floor:start])
	end := readMoreOrdinals(s, at+w, s[at:at+w], &m)
	if m.end, ok = kindEnd(s, end); !ok {
		return m, false
	}
	inner := withoutBlanks(s[end:m.end])
	m.kind = kindOfMeeting(inner)
	m.body = strings.TrimSuffix(inner, m.kind)
	if surveys.In(m.body) { // 第七次全国人口普查工作会议
		return m, false
	}
	if left := meetingBodyBefore(s, m.start, floor); left < m.start {
		body := withoutBlanks(s[left:m.start])
		body, m.term = withoutTerm(withoutYear(body))
		m.body, m.start = body+m.body, left
	} else if m.body == "" {
		m.body, m.term = withoutTerm(convener(s, m.start, floor))
	}
	m.date = dateBefore(s, m.start, floor)
	return m, plausibleMeeting(m)
}

// maxOrdinals bounds how many meetings a phrase names.
const maxOrdinals = 20

// readMoreOrdinals reads further members of a list of ordinals at byte at (、第二次, 、三中) and returns the byte
// behind the last.
func readMoreOrdinals(s string, at int, unit string, m *meeting) int {
	for len(m.ordinals) < maxOrdinals {
		next, through, joined := joinerAt(s, at)
		next += ordinalSignAt(s, next)
		n, ok := readNumeral(s, next)
		if !ok || !hasPrefixAt(s, n.end, unit) || !joined && partyMeetings.Begins(unit) == 0 {
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

// plausibleMeeting refuses ordinals that count something else.
func plausibleMeeting(m meeting) bool {
	for _, o := range m.ordinals {
		if o <= 0 || o > 9999 {
			return false
		}
	}
	return m.kind != "" && !strings.HasPrefix(m.kind, "、")
}

// unspecific reports whether m is no certain meeting: 每届…第一次会议, 第一次会议 without a body or date.
func (m meeting) unspecific() bool {
	return termPointers.Begins(m.body) > 0 || m.body == "" && m.date == "" && anyMeetings.Is(m.kind)
}

// key appends to buf what is the same for all ways to name one meeting.
func (m *meeting) key(buf []byte) []byte {
	at, n := shortBodies.Index(m.body)
	at = max(at, 0)
	buf = append(append(append(buf, m.body[:at]...), shortBodies.Value(m.body[at:at+n])...), m.body[at+n:]...)
	buf = strconv.AppendInt(append(buf, '|'), int64(m.term), 10)
	for _, o := range m.ordinals {
		buf = strconv.AppendInt(append(buf, '|'), int64(o), 10)
	}
	return append(append(buf, '|'), fullKind(m.kind)...)
}

// fullKind writes out the kind of a meeting that is called for short: 常务会 is 常务会议.
func fullKind(kind string) string {
	if full := meetingKinds.Value(kind); full != "" {
		return full
	}
	return kind
}

// meeting takes in a meeting.
func (r *resolver) meeting(f *finding) {
	m := *f.meeting
	if p := r.prev; m.body == "" && p != nil && p.meeting != nil && p.meeting.kind == m.kind && joins(r.text[p.end:f.start]) {
		m.body, m.term = p.meeting.body, p.meeting.term // 市政府第50次常务会议和第53次常务会议
		f.meeting = &m
	}
	if m.unspecific() {
		return
	}
	r.key = m.key(r.key[:0])
	t, seen := r.byMeeting[string(r.key)]
	if !seen {
		t = r.add(kindMeeting)
		r.byMeeting[string(r.key)] = t
	}
	th := r.things[t]
	if !seen {
		th.ref.Meeting = publish(m)
	} else if th.ref.Meeting.Date == nil && m.date != "" {
		th.ref.Meeting.Date = &m.date
	}
	r.mention(t, f.start, f.end, formMeeting)
}

// publish gives a meeting its published form. One ordinal is Ordinal; a phrase that names several meetings at
// once has them in Ordinals.
func publish(m meeting) *schema.Meeting {
	out := &schema.Meeting{Ordinals: []int{}}
	if m.body != "" {
		out.Body = &m.body
	}
	if len(m.ordinals) == 1 {
		out.Ordinal = &m.ordinals[0]
	} else {
		out.Ordinals = slices.Clone(m.ordinals)
	}
	if m.term > 0 {
		out.Term = &m.term
	}
	out.Kind = &m.kind
	if m.date != "" {
		out.Date = &m.date
	}
	return out
}
