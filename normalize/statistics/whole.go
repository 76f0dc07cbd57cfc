package statistics

import (
	"slices"
	"strings"

	"guiwen/schema"
)

// relate finds for every fact what it is a part of (其中): first from the text, then from what the catalogue knows of the
// indicators; parts that name nothing but a scope count what their whole counts.
func (f *finder) relate() {
	for lo := 0; lo < len(f.facts); {
		hi := lo + 1
		for hi < len(f.facts) && f.facts[hi].block == f.facts[lo].block {
			hi++
		}
		if f.doc.Blocks[f.facts[lo].block].Role != schema.Table {
			f.among(lo, hi)
			f.inBrackets(lo, hi)
		}
		lo = hi
	}
	for i := range f.facts {
		f.inherit(i)
		f.byCatalogue(i)
	}
}

// text returns the text of the block of fact i.
func (f *finder) text(i int) string { return f.doc.Blocks[f.facts[i].block].Text }

// among follows 其中 through the facts lo to hi, which share a block. The parts of a whole run to the end of the
// sentence, and over ； into the next.
func (f *finder) among(lo, hi int) {
	s := f.text(lo)
	for i := lo; i < hi; {
		t := &f.facts[i]
		end := i + 1 // facts i to end share a sentence
		for end < hi && f.facts[end].sentence == t.sentence {
			end++
		}
		mark, _ := amongWords.Index(s[t.sentence.start:min(f.facts[end-1].start, t.sentence.end)])
		if mark < 0 {
			i = end
			continue
		}
		mark += t.sentence.start
		first := i
		for first < end && f.facts[first].start < mark {
			first++
		}
		if first < end && f.facts[first].open >= 0 && f.facts[first].open < mark && closesAfter(s[mark:max(mark, f.facts[end-1].start)]) {
			i = end // 其中 in brackets: inBrackets sees to it
			continue
		}
		whole := f.whole(lo, first, end)
		if whole >= 0 {
			f.lists++
			list := f.lists
			f.group(whole, list, first, end)
			whole = f.settle(whole, list, lo, first, end)
			rest := f.rest(whole, list)
			for end < hi && strings.HasSuffix(s[:f.facts[end-1].sentence.end], "；") && !amongWords.In(f.sentenceText(end)) {
				next := end
				for end < hi && f.facts[end].sentence == f.facts[next].sentence {
					end++
				}
				if rest -= f.lead(whole, next, end); rest < 0 {
					break // more than the whole: another subject
				}
				f.group(whole, list, next, end)
			}
		}
		i = end
	}
}

// settle gives the parts of a list, facts first to end, to another whole in front of them when they are more than the
// nearest and exactly as much as that other: 受理960宗，办结465宗，其中民事672宗、刑事286宗、行政2宗. It returns the whole.
func (f *finder) settle(whole, list, lo, first, end int) int {
	sum, n := 0.0, 0
	for k := first; k < end; k++ {
		if f.facts[k].list == list && f.facts[k].partOf == whole {
			sum += f.facts[k].published()
			n++
		}
	}
	if n < 2 || sum <= f.facts[whole].published() {
		return whole
	}
	for k := whole - 1; k >= max(lo, first-wholeReach); k-- {
		t := &f.facts[k]
		if t.open >= 0 || t.change || !sameMeasure(t, &f.facts[whole]) || t.published() != sum {
			continue
		}
		for j := first; j < end; j++ {
			if f.facts[j].list == list && f.facts[j].partOf == whole {
				f.facts[j].partOf = k
			}
		}
		return k
	}
	return whole
}

// rest returns what a whole leaves when the parts of a list are taken from it.
func (f *finder) rest(whole, list int) float64 {
	left := f.facts[whole].published() * (1 + 1e-3) // rounding
	for k := whole; k < min(len(f.facts), whole+listReach) && f.facts[k].block == f.facts[whole].block; k++ {
		if f.facts[k].partOf == whole && f.facts[k].list == list {
			left -= f.facts[k].published()
		}
	}
	return left
}

// lead returns the first amount of a sentence, from fact lo to hi, that is measured like the whole.
func (f *finder) lead(whole, lo, hi int) float64 {
	for k := lo; k < hi; k++ {
		if sameMeasure(&f.facts[k], &f.facts[whole]) && !f.facts[k].change && f.facts[k].open < 0 {
			return f.facts[k].published()
		}
	}
	return 0
}

func (f *finder) sentenceText(i int) string {
	t := &f.facts[i]
	return f.text(i)[t.sentence.start:t.sentence.end]
}

// wholeReach is the number of facts in which a whole is looked for.
const wholeReach = 12

// whole returns the fact that the parts from first to end are parts of: in the same sentence the nearest, before it
// the first of the nearest sentence that has one. It counts the same thing and is no part or change itself.
func (f *finder) whole(lo, first, end int) int {
	if first >= end {
		return -1
	}
	part := &f.facts[first]
	for k := first - 1; k >= max(lo, first-wholeReach) && part.indicator >= 0; k-- {
		if t := &f.facts[k]; t.indicator == part.indicator && t.open < 0 && sameMeasure(t, part) && !t.change {
			if t.partOf >= 0 && f.facts[t.partOf].indicator == t.indicator {
				continue // a part of the whole that is looked for
			}
			return k
		}
	}
	found := -1
	for k := first - 1; k >= max(lo, first-wholeReach); k-- {
		t := &f.facts[k]
		if t.open >= 0 || !sameMeasure(t, part) && !f.anyMeasure(t, first, end) || f.facts[k].change || t.kind == kindPercent {
			continue
		}
		if t.sentence == part.sentence {
			return k
		}
		if found >= 0 && t.sentence != f.facts[found].sentence {
			break
		}
		if t.partOf < 0 {
			found = k
		}
	}
	return found
}

// anyMeasure reports whether one of the facts from first to end is measured like t.
func (f *finder) anyMeasure(t *fact, first, end int) bool {
	for k := first; k < end; k++ {
		if sameMeasure(t, &f.facts[k]) && !f.facts[k].change {
			return true
		}
	}
	return false
}

// sameMeasure reports whether two facts can be added.
func sameMeasure(a, b *fact) bool {
	return a.kind == b.kind && (a.unitName() == b.unitName() || countsHeads(a.unitName()) && countsHeads(b.unitName())) && a.quotient == 0 && b.quotient == 0 && a.kind != kindRank
}

// countsHeads reports whether a measure word counts persons: 人民调解员446名，其中专职206人.
func countsHeads(u string) bool { return measureFamilies.Value(u) == "persons" }

// group makes the facts from lo to hi, which stand in one sentence behind 其中 or behind ；, parts of the whole. Where the
// first is itself divided the way the whole was (28件，保留15件，失效11件), the others are parts of the first.
func (f *finder) group(whole, list, lo, hi int) {
	head := -1
	for k := lo; k < hi; k++ {
		t := &f.facts[k]
		if t.open >= 0 || !sameMeasure(t, &f.facts[whole]) || f.facts[k].change {
			continue
		}
		if t.published() > f.facts[whole].published()*(1+1e-3) && head >= 0 {
			break // more than the whole: another subject
		}
		if head >= 0 && f.divides(whole, head, k) {
			f.subList(head, k)
			continue
		}
		t.partOf, t.list = whole, list
		if head < 0 {
			head = k
		}
	}
}

// subList makes fact k a part of head, in the list that head has for its own parts.
func (f *finder) subList(head, k int) {
	list := 0
	for j := head + 1; j < k; j++ {
		if f.facts[j].partOf == head {
			list = f.facts[j].list
		}
	}
	if list == 0 {
		f.lists++
		list = f.lists
	}
	f.facts[k].partOf, f.facts[k].list = head, list
}

// divides reports whether fact k names a part into which the whole was divided before: same indicator as an earlier
// part, while head has the whole's.
func (f *finder) divides(whole, head, k int) bool {
	t := &f.facts[k]
	if t.indicator < 0 || f.facts[head].indicator != f.facts[whole].indicator || t.indicator == f.facts[head].indicator {
		return false
	}
	for _, id := range f.c.indicators[t.indicator].PartOf {
		if f.facts[whole].indicator >= 0 && id == f.c.indicators[f.facts[whole].indicator].ID {
			return true
		}
	}
	return false
}

// inBrackets makes the facts in a bracket that stands right behind a fact parts of it: 3469项（其中市本级610项、各县2859项）.
func (f *finder) inBrackets(lo, hi int) {
	for k := lo + 1; k < hi; k++ {
		t := &f.facts[k]
		if t.open < 0 || t.partOf >= 0 {
			continue
		}
		for j := k - 1; j >= max(lo, k-wholeReach); j-- {
			if f.facts[j].end > t.open {
				if f.facts[j].open == t.open && f.facts[j].partOf >= 0 && sameMeasure(&f.facts[f.facts[j].partOf], t) {
					t.partOf, t.list = f.facts[j].partOf, f.facts[j].list
					break
				}
				continue
			}
			if f.facts[j].end == t.open && sameMeasure(&f.facts[j], t) && !f.facts[k].change {
				f.lists++
				t.partOf, t.list = j, f.lists
			}
			break
		}
	}
}

// inherit gives a part without words of its own but a scope the indicator and label of its whole.
func (f *finder) inherit(i int) {
	t := &f.facts[i]
	if t.indicator >= 0 || t.partOf < 0 || t.cell != nil || f.facts[t.partOf].indicator < 0 || !sameMeasure(t, &f.facts[t.partOf]) {
		return
	}
	s := f.text(i)
	core := strings.Trim(s[t.noun.start:trimFillers(s, t.noun.start, t.noun.end)], "，、：（ ")
	core = core[amongWords.Begins(core):]
	if core == "" || slices.ContainsFunc(scopes(), func(w scopeWord) bool { return w.word == core }) {
		t.indicator, t.label = f.facts[t.partOf].indicator, f.facts[t.partOf].label
	}
}

// byCatalogue makes fact i a part of the nearest fact in front of it in its paragraph that the catalogue names as its
// whole.
func (f *finder) byCatalogue(i int) {
	t := &f.facts[i]
	if t.indicator < 0 || t.partOf >= 0 || t.cell != nil {
		return
	}
	for _, id := range f.c.indicators[t.indicator].PartOf {
		if k := f.nearest(i, id); k >= 0 {
			t.partOf = k
			return
		}
	}
}

// nearest returns the nearest fact in front of i in its block with the indicator id, or -1.
func (f *finder) nearest(i int, id string) int {
	want, ok := f.c.byID[id]
	if !ok {
		return -1
	}
	for k := i - 1; k >= max(0, i-wholeReach) && f.facts[k].block == f.facts[i].block; k-- {
		if f.facts[k].indicator == want && (f.facts[k].open < 0 || f.facts[k].open == f.facts[i].open) {
			return k // what stands in a bracket is not spoken of behind it
		}
	}
	return -1
}
