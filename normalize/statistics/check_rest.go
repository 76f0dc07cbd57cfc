package statistics

import (
	"guiwen/normalize/lex"
	"guiwen/schema"
)

var restWords = lex.Class("rest-word")

// checkRests finds figures that say what is left of a whole (其余8个, 尚欠3万元, 当年结余): with what was taken from it, they make it up. Only those that
// come out are reported.
func (f *finder) checkRests() {
	stated := f.statedSums()
	for i := range f.facts {
		t := &f.facts[i]
		if t.cell != nil || t.change || t.kind != kindCount && t.kind != kindMoney || !restWords.In(f.text(i)[t.noun.start:t.start]) {
			continue
		}
		if c, ok := f.restCheck(i); ok && !stated[c.Formula] {
			f.checks = append(f.checks, c)
		}
	}
}

// restCheck returns the sum of fact i, which is what is left, and the figures in front of it up to the whole, or the last of them.
func (f *finder) restCheck(i int) (schema.Check, bool) {
	var taken []int
	for k := i - 1; k >= max(0, i-wholeReach) && f.facts[k].block == f.facts[i].block; k-- {
		whole := &f.facts[k]
		if !sameMeasure(whole, &f.facts[i]) || whole.change {
			continue
		}
		if len(taken) > 0 && whole.published() >= leastPlain {
			for _, parts := range [...][]int{append(reversed(taken), i), {taken[0], i}} {
				if t, ok := f.total(k, parts); ok && t.holds {
					return f.sumCheck(k, parts, t, &t.holds), true
				}
			}
		}
		taken = append(taken, k)
	}
	return schema.Check{}, false
}

func reversed(list []int) []int {
	out := make([]int, 0, len(list)+1)
	for i := len(list) - 1; i >= 0; i-- {
		out = append(out, list[i])
	}
	return out
}

// checkWithins finds sentences that divide a figure of the sentence before (审结案件中，维持402件，驳回168件 …). Only those that come out are reported.
func (f *finder) checkWithins() {
	stated := f.statedSums()
	for i := 1; i < len(f.facts); i++ {
		t := &f.facts[i]
		if t.cell != nil || t.block != f.facts[i-1].block || t.sentence == f.facts[i-1].sentence || !isWithin(f.sentenceText(i)) {
			continue
		}
		parts := []int{i}
		for k := i + 1; k < len(f.facts) && k < i+wholeReach && f.facts[k].block == t.block && f.facts[k].sentence == t.sentence && sameMeasure(t, &f.facts[k]) && !f.facts[k].change; k++ {
			parts = append(parts, k)
		}
		if len(parts) < 2 {
			continue
		}
		for k := i - 1; k >= max(0, i-wholeReach) && f.facts[k].block == t.block; k-- {
			if !sameMeasure(t, &f.facts[k]) || f.facts[k].change || f.facts[k].published() < leastPlain {
				continue
			}
			if sum, ok := f.total(k, parts); ok && sum.holds {
				if c := f.sumCheck(k, parts, sum, &sum.holds); !stated[c.Formula] {
					f.checks = append(f.checks, c)
				}
				break
			}
		}
	}
}

// statedSums are the formulas of the sums found so far.
func (f *finder) statedSums() map[string]bool {
	stated := make(map[string]bool)
	for i := range f.checks {
		if f.checks[i].Kind == checkSum {
			stated[f.checks[i].Formula] = true
		}
	}
	return stated
}
