package statistics

import (
	"strings"

	"guiwen/normalize/form"
	"guiwen/normalize/table"
)

// isTotalPath reports whether the last head of a path is that of a total.
func isTotalPath(path string) bool { return table.IsTotal(path[strings.LastIndexByte(path, '/')+1:]) }

// checkTables tests what forms and tables say of sums.
func (f *finder) checkTables() {
	for i := range f.tables {
		t := &f.tables[i]
		byPlace := f.byPlace(t.first, t.end)
		f.totals(t, byPlace, f.formSums(t, byPlace))
	}
}

// totals tests the totals that a table states, but those of the facts that its form has seen to. One that does not come out is called
// wrong only where the same total comes out in at least half of the other rows or columns: that shows what it is of.
func (f *finder) totals(t *blockTable, byPlace map[form.Place]int, done map[int]bool) {
	for _, s := range t.table.Sums() {
		f.judgeSums(s, done, func(line, across int) (int, bool) {
			at := form.Place{Row: line, Column: across}
			if !s.Rows {
				at = form.Place{Row: across, Column: line}
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
func (f *finder) judgeSums(s table.Sum, done map[int]bool, at func(line, across int) (int, bool)) {
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
		if done[j.whole] {
			continue // the form says what it is of
		}
		holds := &j.holds
		if !j.holds && !sure {
			holds = nil
		}
		f.checks = append(f.checks, f.sumCheck(j.whole, j.parts, j.total, holds))
	}
}

// addable reports whether two numbers of a table can be summed: they have the same measure, or one counts by the word of its form and the
// other stands beside it without one.
func addable(a, b *fact) bool {
	return sameMeasure(a, b) || a.counts() && b.unit == nil && b.kind == kindOther || b.counts() && a.unit == nil && a.kind == kindOther
}

// counts reports whether a fact has its measure word from an official form.
func (t *fact) counts() bool { return t.kind == kindCount && t.cell != nil && t.cell.form != "" }

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
			if k, ok := at(p, across); ok && addable(&f.facts[whole], &f.facts[k]) {
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
