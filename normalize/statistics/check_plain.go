package statistics

import (
	"math/big"
	"strings"

	"guiwen/schema"
)

// Plain sums and rates are those that neither 其中 nor the catalogue announces. Nothing says that the text means them, so
// only those that come out are reported, and none that small numbers could bring about by chance.

// leastPlain is the smallest whole of which a plain sum is believed.
const leastPlain = 20

// checkPlainSums finds a figure of which the figures behind it in its sentence are the parts, to the last one:
// 起草审查项目62件，包括法律24件、行政法规38件.
func (f *finder) checkPlainSums() {
	used := make(map[int]bool) // wholes and parts of checks
	for i := range f.checks {
		if f.checks[i].Kind == checkSum {
			for _, id := range f.checks[i].Statistics {
				used[factOf(id)] = true
			}
		}
	}
	for i := range f.facts {
		if used[i] || !f.isPlainWhole(i) {
			continue
		}
		parts := f.plainParts(i)
		if parts == nil {
			continue
		}
		if t, ok := f.total(i, parts); ok && t.holds {
			f.checks = append(f.checks, f.sumCheck(i, parts, t, &t.holds))
			for _, p := range parts {
				used[p] = true
			}
		}
	}
}

func (f *finder) isPlainWhole(i int) bool {
	t := &f.facts[i]
	return t.cell == nil && !t.change && t.open < 0 && (t.kind == kindCount || t.kind == kindMoney) && t.bound == exact && t.published() >= leastPlain
}

// plainParts returns the figures right behind fact i that make it up exactly: all of its measure, one after the other, in
// its sentence, two at least. It returns nil where there are none.
func (f *finder) plainParts(i int) []int {
	whole := &f.facts[i]
	sum := new(big.Rat)
	want := whole.value.Rat()
	for k := i + 1; k < min(len(f.facts), i+wholeReach); k++ {
		t := &f.facts[k]
		v, ok := f.amount(k)
		if t.block != whole.block || t.sentence != whole.sentence || !sameMeasure(t, whole) || t.change || !ok || v.Sign() <= 0 || t.cell != nil {
			return nil
		}
		if t.partOf >= 0 && t.partOf != i {
			return nil // 受理27件，办结23件，撤销4件: the last is a part of the second
		}
		switch sum.Add(sum, v).Cmp(want) {
		case 0:
			if k < i+2 {
				return nil
			}
			parts := make([]int, 0, k-i)
			for p := i + 1; p <= k; p++ {
				parts = append(parts, p)
			}
			return parts
		case 1:
			return nil
		}
	}
	return nil
}

// checkPlainRates finds a percentage that says of the figure right in front of it what share it is (占) of another in front:
// 新收151件，被申请人为部门的140件，占92.7%.
func (f *finder) checkPlainRates() {
	f.checkRatesOf(func(i int) (schema.Check, bool) {
		if f.facts[i-1].block != f.facts[i].block || !shareVerbs.In(f.between(i)) {
			return schema.Check{}, false
		}
		return f.plainRate(i)
	})
}

// between returns the text between fact i and the one in front of it in its block.
func (f *finder) between(i int) string {
	return f.text(i)[min(f.facts[i-1].end, f.facts[i].start):f.facts[i].start]
}

// checkRatesOf asks check of each percentage that no check states yet and two figures stand in front of.
func (f *finder) checkRatesOf(check func(i int) (schema.Check, bool)) {
	done := make(map[int]bool)
	for i := range f.checks {
		if f.checks[i].Kind == checkPercent && len(f.checks[i].Statistics) > 0 {
			done[factOf(f.checks[i].Statistics[0])] = true
		}
	}
	for i := 2; i < len(f.facts); i++ {
		t := &f.facts[i]
		if done[i] || t.kind != kindPercent || t.unitName() != "%" || t.change || t.cell != nil || t.bound != exact {
			continue
		}
		if c, ok := check(i); ok {
			f.checks = append(f.checks, c)
		}
	}
}

// plainRate looks for the only figure in front of fact i in its paragraph of which the one right in front is that share.
func (f *finder) plainRate(i int) (schema.Check, bool) {
	t, part := &f.facts[i], &f.facts[i-1]
	if part.block != t.block || part.sentence != t.sentence || part.kind != kindCount && part.kind != kindMoney {
		return schema.Check{}, false
	}
	var found schema.Check
	stated := ""
	for k := i - 2; k >= max(0, i-wholeReach) && f.facts[k].block == t.block; k-- {
		whole := &f.facts[k]
		if !sameMeasure(whole, part) || whole.change || whole.published() < leastPlain || whole.published() <= part.published() {
			continue
		}
		if t.number.places == 0 && (whole.subject == "" || !strings.Contains(f.between(i), whole.subject)) {
			continue // only where it is named: 占一般公共预算收入的69%
		}
		c, ok := f.rateCheck(i, i-1, k)
		if !ok || c.Holds == nil || !*c.Holds {
			continue
		}
		if v := whole.value.String(); stated == "" {
			found, stated = c, v
		} else if stated != v {
			return schema.Check{}, false // two wholes would do
		}
	}
	return found, stated != ""
}
