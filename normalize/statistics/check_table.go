package statistics

import (
	"strings"

	"guiwen/normalize/table"
)

// isTotalPath reports whether the last head of a path is that of a total.
func isTotalPath(path string) bool { return table.IsTotal(path[strings.LastIndexByte(path, '/')+1:]) }

// totals tests the totals that a table states; first is the table's first fact. One that does not come out is called wrong only
// where the same total comes out in at least half of the other rows or columns: that shows what it is of.
func (f *finder) totals(t *table.Table, first int) {
	byPlace := f.byPlace(first)
	for _, s := range t.Sums() {
		f.judgeSums(s, func(line, across int) (int, bool) {
			at := [2]int{line, across}
			if !s.Rows {
				at = [2]int{across, line}
			}
			k, ok := byPlace[at]
			return k, ok
		})
	}
}

// tableSum is one total of a table with what it should be the sum of.
type tableSum struct {
	whole int
	parts []int
}

// judgeSums tests a sum in each of the rows or columns for which it is said. at gives the fact of a row or column. Of the
// readings that the heads allow, that one holds that comes out most often.
func (f *finder) judgeSums(s table.Sum, at func(line, across int) (int, bool)) {
	best, most, sure := []judged(nil), 0, false
	for _, parts := range s.Parts {
		list, right, wrong := f.judge(s, parts, at)
		if right > most || best == nil && !s.Implied {
			best, most, sure = list, right, right > 0 && right >= wrong
		}
	}
	if s.Implied && !sure {
		return
	}
	for _, j := range best {
		holds := &j.holds
		if !j.holds && !sure {
			holds = nil
		}
		f.checks = append(f.checks, f.sumCheck(j.whole, j.parts, j.total, holds))
	}
}

// judged is a sum that was computed.
type judged struct {
	tableSum
	total
}

// judge computes a sum by one reading in all rows or columns, and says in how many it comes out that are more than nothing, and
// in how many not.
func (f *finder) judge(s table.Sum, parts []int, at func(line, across int) (int, bool)) (list []judged, right, wrong int) {
	for across := s.From; across < s.To; across++ {
		whole, ok := at(s.Whole, across)
		if !ok || f.facts[whole].kind == kindPercent {
			continue
		}
		sum := tableSum{whole: whole}
		for _, p := range parts {
			if k, ok := at(p, across); ok && sameMeasure(&f.facts[whole], &f.facts[k]) {
				sum.parts = append(sum.parts, k)
			}
		}
		if len(sum.parts) < 2 {
			continue
		}
		t, ok := f.total(whole, sum.parts)
		if !ok {
			continue
		}
		list = append(list, judged{sum, t})
		switch {
		case !t.holds:
			wrong++
		case t.stated != 0:
			right++
		}
	}
	return list, right, wrong
}
