package statistics

import (
	"math/big"
	"slices"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// The kinds of checks (勾稽校验), as the canonical document names them.
const (
	checkSum     = "sum"
	checkPercent = "percent"
	checkRatio   = "ratio"
	checkOrdinal = "ordinal"
	checkList    = "list-count"
)

// check puts the arithmetic of the document to the test. What does not add up is called wrong only where the text or the
// catalogue says that it must; otherwise it is left undecided or not mentioned.
func (f *finder) check() {
	f.checkSums()
	f.checkPlainSums()
	f.checkRates()
	f.checkPlainRates()
	f.checkGrowth()
	f.checkRests()
	f.checkWithins()
	f.checkGroups()
	f.checkNearRates()
	f.checkLists()
	f.checkMeetings()
}

// amount returns the exact value of fact i, or false where the text gives only a bound.
func (f *finder) amount(i int) (*big.Rat, bool) {
	t := &f.facts[i]
	if !t.isExact() {
		return nil, false
	}
	return t.value.Rat(), true
}

// isExact reports whether the text gives the value itself, as a decimal.
func (t *fact) isExact() bool { return t.bound == exact && t.quotient == 0 }

// slack returns by how much a figure may be off because it was rounded: half a unit of its last place, where it has
// decimals or a multiplier (3473.12亿), else nothing.
func slack(t *fact) *big.Rat {
	n := t.number
	if n.places == 0 && n.scaled == 0 {
		return new(big.Rat)
	}
	unit := new(big.Rat).SetInt(lex.PowerOfTen(n.scaled))
	unit.Quo(unit, new(big.Rat).SetInt(lex.PowerOfTen(n.places)))
	return unit.Quo(unit, big.NewRat(2, 1))
}

func float(r *big.Rat) *float64 {
	v, _ := r.Float64()
	return &v
}

// checkSums tests every list of parts (其中…) against its whole.
func (f *finder) checkSums() {
	for _, l := range f.partLists() {
		t, ok := f.total(l.whole, l.parts)
		if !ok {
			continue
		}
		columns, agree := f.columns(l)
		holds := &t.holds
		switch {
		case t.holds:
		case agree, f.isComplete(l):
			// The parts are known to be all: the text contradicts itself.
		case f.otherListAgrees(l):
		case t.computed > t.stated && f.fit(l):
			if n, first := f.firstDivision(l); n > 0 {
				l.parts, t = l.parts[:n], first // the text divides the whole again by another mark
				break
			}
			holds = nil // more than the whole: perhaps the parts overlap
		default:
			continue // an open list: the text names some parts only
		}
		f.checks = append(f.checks, f.sumCheck(l.whole, l.parts, t, holds))
		f.checks = append(f.checks, columns...)
	}
}

// firstDivision returns how many of the first parts of a list make up the whole already, 0 for none: 服刑人员326名，其中缓刑316名，
// 假释3名，暂予监外执行6名，管制1名，未成年3名.
func (f *finder) firstDivision(l partList) (int, total) {
	for n := 2; n < len(l.parts); n++ {
		if t, ok := f.total(l.whole, l.parts[:n]); ok && t.holds {
			return n, t
		}
	}
	return 0, total{}
}

// fit reports whether each part of a list is smaller than the whole.
func (f *finder) fit(l partList) bool {
	for _, p := range l.parts {
		if f.facts[p].published() > f.facts[l.whole].published() {
			return false
		}
	}
	return true
}

// partList is a whole with the parts that one list names.
type partList struct {
	whole int
	parts []int
}

// partLists gathers the lists of parts, in the order of their first parts.
func (f *finder) partLists() []partList {
	var out []partList
	at := make([]int, f.lists+1) // by number of the list: index into out, from 1
	for i := range f.facts {
		t := &f.facts[i]
		if t.partOf < 0 || t.list == 0 {
			continue
		}
		if at[t.list] == 0 {
			out = append(out, partList{whole: t.partOf})
			at[t.list] = len(out)
		}
		l := &out[at[t.list]-1]
		l.parts = append(l.parts, i)
	}
	return append(out, f.knownSums(out)...)
}

// knownSums finds wholes whose parts the catalogue names and the text gives without 其中: 收到6件，不予受理1件，立案5件.
// Only sums that come out are reported: nothing says that the text meant to divide the whole.
func (f *finder) knownSums(have []partList) []partList {
	seen := make([]bool, len(f.facts))
	for _, l := range have {
		seen[l.whole] = true
	}
	var out []partList
	var terms []int
	for i := range f.facts {
		t := &f.facts[i]
		if t.indicator < 0 || t.cell != nil || seen[i] || len(f.c.indicators[t.indicator].Sum) == 0 {
			continue
		}
		terms = terms[:0]
		for k := i + 1; k < min(len(f.facts), i+wholeReach) && f.facts[k].block == t.block; k++ {
			if f.facts[k].indicator == t.indicator {
				break
			}
			if f.isTerm(t.indicator, k) && sameMeasure(t, &f.facts[k]) && f.facts[k].sentence == t.sentence {
				terms = append(terms, k)
			}
		}
		if len(terms) < 2 {
			continue
		}
		if t, ok := f.total(i, terms); ok && t.holds {
			out = append(out, partList{i, slices.Clone(terms)})
		}
	}
	return out
}

// isTerm reports whether fact k counts a term of the sum that makes up an indicator.
func (f *finder) isTerm(indicator, k int) bool {
	if f.facts[k].indicator < 0 {
		return false
	}
	id := f.c.indicators[f.facts[k].indicator].ID
	for _, s := range f.c.indicators[indicator].Sum {
		if s == id {
			return true
		}
	}
	return false
}

// isComplete reports whether a list is known to name all parts: the catalogue says so and each of its terms is there, or
// the parts are what the level itself and all below it have (市本级, 各县（市、区）).
func (f *finder) isComplete(l partList) bool {
	whole := &f.facts[l.whole]
	if whole.indicator < 0 {
		return false
	}
	if terms := f.c.indicators[whole.indicator].Sum; len(terms) > 0 {
		found := make(map[int]bool)
		for _, p := range l.parts {
			if f.isTerm(whole.indicator, p) {
				found[f.facts[p].indicator] = true
			}
		}
		if len(found) == len(terms) && len(l.parts) == len(terms) {
			return true
		}
	}
	if len(l.parts) != 2 {
		return false
	}
	a, b := &f.facts[l.parts[0]], &f.facts[l.parts[1]]
	return a.indicator == whole.indicator && b.indicator == whole.indicator && a.scope.kind == scopeOwn && b.scope.kind == scopeEach
}

// columns tests the parts of a list against the other division of the same whole: of 179件 in three bodies' hands, the
// 保留 of the three must be the 保留 of all. agree says that every column adds up, two at least; then the list
// names all bodies.
func (f *finder) columns(l partList) (checks []schema.Check, agree bool) {
	if len(l.parts) < 2 {
		return nil, false
	}
	var cells []int
	for _, other := range f.siblings(l) {
		if f.facts[other].indicator == f.facts[l.whole].indicator || f.facts[other].indicator < 0 {
			continue
		}
		cells = cells[:0]
		for k := l.parts[0]; k < min(len(f.facts), l.parts[0]+listReach) && f.facts[k].block == f.facts[l.whole].block; k++ {
			if f.facts[k].indicator == f.facts[other].indicator && isAmong(l.parts, f.facts[k].partOf) {
				cells = append(cells, k)
			}
		}
		t, ok := f.total(other, cells)
		if !ok || !t.holds {
			return nil, false
		}
		checks = append(checks, f.sumCheck(other, cells, t, &t.holds))
	}
	return checks, len(checks) > 1
}

// listReach is the number of facts behind a whole in which its parts are looked for.
const listReach = 80

// siblings returns the parts of the whole of l that stand in other lists.
func (f *finder) siblings(l partList) []int {
	var out []int
	for k := l.whole + 1; k < min(len(f.facts), l.whole+listReach) && f.facts[k].block == f.facts[l.whole].block; k++ {
		if f.facts[k].partOf == l.whole && f.facts[k].list != 0 && f.facts[k].list != f.facts[l.parts[0]].list {
			out = append(out, k)
		}
	}
	return out
}

// otherListAgrees reports whether the whole is also divided among bodies by a list whose columns all add up to the parts
// of l: then l names all parts.
func (f *finder) otherListAgrees(l partList) bool {
	siblings := f.siblings(l)
	if len(siblings) < 2 {
		return false
	}
	_, agree := f.columns(partList{l.whole, siblings})
	return agree
}

// isAmong reports whether a sorted list holds a fact.
func isAmong(list []int, fact int) bool {
	_, found := slices.BinarySearch(list, fact)
	return found
}
