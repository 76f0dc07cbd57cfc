package statistics

import (
	"sort"
	"strconv"
	"strings"

	"guiwen/schema"
)

// sitting is a numbered meeting with its day.
type sitting struct {
	name    string // body and kind: 县政府常务会议
	ordinal int
	date    string // ISO 8601
}

// checkMeetings tests that the numbers of a body's meetings rise with their dates within a year: 第2次 (3月7日), 第12次
// (9月8日). A new term of office starts at 1 again: a fall is called wrong only where it cannot be that.
func (f *finder) checkMeetings() {
	sittings := f.sittings()
	sort.SliceStable(sittings, func(i, k int) bool {
		a, b := sittings[i], sittings[k]
		if a.name != b.name {
			return a.name < b.name
		}
		return a.date < b.date
	})
	for lo := 0; lo < len(sittings); {
		hi := lo + 1
		for hi < len(sittings) && sittings[hi].name == sittings[lo].name && sittings[hi].date[:4] == sittings[lo].date[:4] {
			hi++
		}
		if hi-lo > 1 {
			f.orderCheck(sittings[lo:hi])
		}
		lo = hi
	}
}

// orderCheck tests meetings of one body and year, sorted by date.
func (f *finder) orderCheck(list []sitting) {
	holds, decided := true, true
	var formula []string
	for i, s := range list {
		if i > 0 {
			last := list[i-1]
			switch {
			case s.date == last.date && s.ordinal == last.ordinal:
				continue // the same meeting once more
			case s.date == last.date:
				decided = decided && abs(s.ordinal-last.ordinal) <= 1
			case s.ordinal > last.ordinal:
			case s.ordinal*2 > last.ordinal:
				holds = false
			default:
				decided = false // a new term
			}
		}
		formula = append(formula, strconv.Itoa(s.ordinal)+" ("+s.date+")")
	}
	if len(formula) < 2 {
		return
	}
	c := schema.Check{Kind: checkOrdinal, Formula: list[0].name + ": " + strings.Join(formula, " < "), Statistics: []string{}}
	if decided {
		c.Holds = &holds
	}
	f.checks = append(f.checks, c)
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}

// sittings returns the numbered meetings with a full date among the references of the document.
func (f *finder) sittings() []sitting {
	var out []sitting
	for _, r := range f.doc.References {
		m := r.Meeting
		if m == nil || m.Ordinal == nil || m.Date == nil || len(*m.Date) != 10 || m.Body == nil || m.Kind == nil {
			continue
		}
		name := *m.Body + *m.Kind
		if m.Term != nil {
			name += " " + strconv.Itoa(*m.Term)
		}
		out = append(out, sitting{name, *m.Ordinal, *m.Date})
	}
	return out
}
