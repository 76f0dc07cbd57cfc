package statistics

import (
	"strings"

	"guiwen/schema"
)

// Groups are the parts of a whole that stand apart from it: in front of their total (收入27.7亿元，补助38.4亿元，总收入66.1亿元), or in the sentence
// behind (按地域分，城镇…；乡村…). Only those that come out are reported.

// leastGroup is the smallest number of significant digits of a whole that figures farther off can be believed to make up by no chance.
const leastGroup = 100

// checkGroups finds totals behind their parts, and wholes whose parts stand in the sentences behind.
func (f *finder) checkGroups() {
	used := make(map[int]bool)
	for i := range f.checks {
		if f.checks[i].Kind == checkSum && len(f.checks[i].Statistics) > 0 {
			used[factOf(f.checks[i].Statistics[0])] = true
		}
	}
	for i := range f.facts {
		if t := &f.facts[i]; used[i] || t.cell != nil || t.change || t.kind != kindCount && t.kind != kindMoney && t.kind != kindArea && t.kind != kindOther {
			continue
		}
		parts := f.partsInFront(i)
		if parts == nil {
			parts = f.partsBehind(i)
		}
		if parts == nil {
			continue
		}
		if t, ok := f.total(i, parts); ok && t.holds {
			f.checks = append(f.checks, f.sumCheck(i, parts, t, &t.holds))
		}
	}
}

// canAdd reports whether fact k can be a part of fact i in a group.
func (f *finder) canAdd(i, k int) bool {
	t := &f.facts[k]
	return sameMeasure(t, &f.facts[i]) && !t.change && t.isExact() && t.cell == nil && t.open == f.facts[i].open
}

// partsInFront returns the facts in front of a total that make it up, two at least; nil where there are none.
func (f *finder) partsInFront(i int) []int {
	t := &f.facts[i]
	s := f.text(i)
	if !totalWords.In(s[t.noun.start:t.start]) {
		return nil
	}
	var parts []int
	far := max(0, i-wholeReach)
	for f.facts[far].block != t.block {
		far++
	}
	from := f.facts[far].start
	floor := from + strings.LastIndex(s[from:t.start], "。") + 1
	for k := i - 1; k >= far && f.facts[k].start >= floor; k-- {
		if !f.canAdd(i, k) || f.facts[k].partOf >= 0 && f.facts[k].partOf != i && f.facts[f.facts[k].partOf].start >= floor {
			continue // 其中: the whole of it is a part
		}
		parts = append([]int{k}, parts...)
		if len(parts) < 2 {
			continue
		}
		if sum, ok := f.total(i, parts); ok && sum.holds {
			return parts
		} else if ok && sum.computed > sum.stated {
			return nil
		}
	}
	return nil
}

// partsBehind returns the facts behind a whole, up to the end of the next sentence or of its list, that make it up, two at least; nil where
// there are none.
func (f *finder) partsBehind(i int) []int {
	t := &f.facts[i]
	coef := t.value.Coef
	for coef != 0 && coef%10 == 0 {
		coef /= 10
	}
	if coef < leastGroup || !t.isExact() || t.open >= 0 {
		return nil
	}
	var parts []int
	for k := i + 1; k < min(len(f.facts), i+2*wholeReach) && f.facts[k].block == t.block; k++ {
		if !f.canAdd(i, k) {
			continue
		}
		parts = append(parts, k)
		if sum, ok := f.total(i, parts); !ok || sum.computed > sum.stated+sum.tolerance {
			return nil
		} else if sum.holds && len(parts) > 1 {
			return parts
		}
	}
	return nil
}

// checkNearRates finds a rate (…率) of two figures in front of it in its sentence: 被征收户513户，已签约438户，签约率85.4%. Only a rate that one pair
// alone comes out at is reported.
func (f *finder) checkNearRates() { f.checkRatesOf(f.nearRate) }

// nearRate returns the check of the one pair of figures in front of fact i of which it is the rate.
func (f *finder) nearRate(i int) (schema.Check, bool) {
	var found schema.Check
	n := 0
	if f.facts[i].number.places == 0 {
		return found, false // a whole number comes out too often
	}
	for over := i - 1; over >= max(0, i-rateReach) && f.facts[over].block == f.facts[i].block; over-- {
		for under := i - 1; under >= max(0, i-rateReach) && f.facts[under].block == f.facts[i].block; under-- {
			a, b := &f.facts[over], &f.facts[under]
			if a.kind == kindPercent || !sameMeasure(a, b) || a.change || b.change || a.published() >= b.published() || b.published() < leastPlain {
				continue
			}
			if c, ok := f.rateCheck(i, over, under); ok && c.Holds != nil && *c.Holds {
				found = c
				n++
			}
		}
	}
	return found, n == 1
}

// rateReach is the number of facts in front of a rate in which its terms are looked for.
const rateReach = 5
