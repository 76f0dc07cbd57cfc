package reference

import (
	"fmt"
	"slices"
	"strings"
)

// checkMeetings reports meetings whose ordinals run against their dates: 第50次 after 第53次 of the same body in
// the same year. Bodies begin to count anew with a year or a term, so nothing is said across years.
func (r *resolver) checkMeetings() {
	type dated struct {
		thing   *thing
		series  string
		ordinal int
		date    string
	}
	var all []dated
	for _, t := range r.things {
		m := t.ref.Meeting
		if m == nil || m.Date == nil || m.Ordinal == nil || m.Body == nil || t.count == 0 {
			continue
		}
		all = append(all, dated{t, fmt.Sprint(*m.Body, "|", *m.Kind, "|", (*m.Date)[:4]), *m.Ordinal, *m.Date})
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		if c := strings.Compare(a.series, b.series); c != 0 {
			return c
		}
		return strings.Compare(a.date, b.date)
	})
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.series == b.series && a.date < b.date && a.ordinal > b.ordinal {
			r.block = b.thing.block
			r.note("reference.meeting-order", "warning", fmt.Sprintf("meeting %[2]d of %[1]s is dated %[3]s, after meeting %[4]d of %[5]s",
				*b.thing.ref.Meeting.Body, b.ordinal, b.date, a.ordinal, a.date))
		}
	}
}
