package statistics

import (
	"strings"

	"guiwen/normalize/lex"
)

// totals tests the rows and columns of a table that are called 合计 or 总计 against the others; first is the table's first
// fact. A total that does not come out is called wrong only where another total of the same row or column does:
// that shows what the total is of.
func (f *finder) totals(g *grid, first int) {
	byPlace := make(map[[2]int]int, len(f.facts)-first)
	for k := first; k < len(f.facts); k++ {
		if p := f.facts[k].cell; p != nil {
			byPlace[[2]int{p.row, p.column}] = k
		}
	}
	partial := 0 // rows so far that are a part of another
	for r := g.header; r < len(g.at); r++ {
		head := g.path(false, r, g.stub)
		switch {
		case !isTotal(head):
		case r == g.header:
			f.totalRow(g, r, r+1, len(g.at), byPlace)
		case partial == 0:
			f.totalRow(g, r, g.header, r, byPlace)
		}
		if isPartial(head) {
			partial++
		}
	}
	partial = 0
	for c := g.stub; c < g.width; c++ {
		if isPartial(g.path(true, g.header, c)) {
			partial++
		}
	}
	for c := g.stub; c < g.width; c++ {
		head := g.path(true, g.header, c)
		if isTotal(head) && (partial == 0 || partial == 1 && isPartial(head)) {
			f.totalColumn(g, c, byPlace)
		}
	}
}

var (
	totalHeads   = lex.Class("total-head")
	partialHeads = lex.Class("partial-head")
	shareHeads   = lex.Class("share")
)

// isTotal reports whether a head is that of a grand total.
func isTotal(head string) bool {
	if k := strings.LastIndex(head, "/"); k >= 0 {
		head = head[k+1:]
	}
	head = strings.Map(func(r rune) rune {
		if lex.IsHan(r) {
			return r
		}
		return -1
	}, head)
	stem := withoutTotal(head)
	return stem != head || totalHeads.Is(head)
}

// withoutTotal returns a text without the word for a total that it ends with.
func withoutTotal(s string) string {
	stem := s[:len(s)-totalHeads.Ends(s)]
	if totalHeads.Value(s[len(stem):]) == "whole" {
		return s
	}
	return stem
}

// isPartial reports whether a head names a part of another row or column, a share or a change, which no total counts.
func isPartial(head string) bool { return partialHeads.In(head) || isShare(head) }

// isShare reports whether a head names a rate or change, which no total can be made of.
func isShare(head string) bool { return shareHeads.In(head) }

// totalRow tests row r against the rows from lo to hi. Where one of them is a part of another, a total cannot be made.
func (f *finder) totalRow(g *grid, r, lo, hi int, byPlace map[[2]int]int) {
	for y := lo; y < hi; y++ {
		if isPartial(g.path(false, y, g.stub)) {
			return
		}
	}
	var sums []tableSum
	for c := g.stub; c < g.width; c++ {
		whole, ok := byPlace[[2]int{r, c}]
		if !ok || isPartial(g.path(true, g.header, c)) {
			continue
		}
		s := tableSum{whole: whole}
		for y := lo; y < hi; y++ {
			s.add(byPlace, [2]int{y, c})
		}
		sums = append(sums, s)
	}
	f.judgeTotals(sums)
}

// totalColumn tests column c against the other columns, none of which is a part of another.
func (f *finder) totalColumn(g *grid, c int, byPlace map[[2]int]int) {
	var sums []tableSum
	for r := g.header; r < len(g.at); r++ {
		whole, ok := byPlace[[2]int{r, c}]
		if !ok || isShare(g.path(false, r, g.stub)) {
			continue
		}
		s := tableSum{whole: whole}
		for x := g.stub; x < g.width; x++ {
			if x != c {
				s.add(byPlace, [2]int{r, x})
			}
		}
		sums = append(sums, s)
	}
	f.judgeTotals(sums)
}

// tableSum is one total of a table with what it should be the sum of.
type tableSum struct {
	whole int
	parts []int
}

func (s *tableSum) add(byPlace map[[2]int]int, at [2]int) {
	if k, ok := byPlace[at]; ok {
		s.parts = append(s.parts, k)
	}
}

// judgeTotals reports the totals that come out and, where one does, those that do not.
func (f *finder) judgeTotals(sums []tableSum) {
	evidence := false
	for pass := 0; pass < 2; pass++ {
		for _, s := range sums {
			if len(s.parts) < 2 || f.facts[s.whole].kind == kindPercent || !f.addable(s) {
				continue
			}
			t, ok := f.total(s.whole, s.parts)
			if !ok {
				continue
			}
			if pass == 0 {
				evidence = evidence || t.holds && t.stated != 0
				continue
			}
			holds := &t.holds
			if !t.holds && !evidence {
				holds = nil
			}
			f.checks = append(f.checks, f.sumCheck(s.whole, s.parts, t, holds))
		}
	}
}

// addable reports whether all parts are measured like the whole.
func (f *finder) addable(s tableSum) bool {
	for _, p := range s.parts {
		if !sameMeasure(&f.facts[s.whole], &f.facts[p]) {
			return false
		}
	}
	return true
}
