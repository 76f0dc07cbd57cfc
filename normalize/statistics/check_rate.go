package statistics

import (
	"math/big"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// checkRates tests the rates (…率) that the catalogue defines as a quotient, where both terms stand close in front:
// 收到162件，受理147件，受理率91%.
func (f *finder) checkRates() {
	for i := range f.facts {
		t := &f.facts[i]
		if t.indicator < 0 || t.kind != kindPercent || t.cell != nil {
			continue
		}
		ratio := f.c.indicators[t.indicator].Ratio
		if ratio[0] == "" {
			continue
		}
		over, under := f.nearest(i, ratio[0]), f.nearest(i, ratio[1])
		if over < 0 || under < 0 {
			continue
		}
		c, ok := f.rateCheck(i, over, under)
		if ok && (c.Holds == nil || !*c.Holds) {
			if other, found := f.rateElsewhere(i, ratio); found {
				c = other
			}
		}
		if ok {
			f.checks = append(f.checks, c)
		}
	}
}

// rateElsewhere finds the terms of rate i among all figures in front of it in its paragraph that count what the rate is made
// of: of 受理657件，调解649件，调解成功638件，成功率97.1% the first and third. Only terms that come out are returned.
func (f *finder) rateElsewhere(i int, ratio [2]string) (schema.Check, bool) {
	for over := i - 1; over >= max(0, i-wholeReach) && f.facts[over].block == f.facts[i].block; over-- {
		if f.facts[over].indicator != f.c.byID[ratio[0]] {
			continue
		}
		for under := i - 1; under >= max(0, i-wholeReach) && f.facts[under].block == f.facts[i].block; under-- {
			if under == over || f.facts[under].indicator != f.c.byID[ratio[1]] {
				continue
			}
			if c, ok := f.rateCheck(i, over, under); ok && c.Holds != nil && *c.Holds {
				return c, true
			}
		}
	}
	return schema.Check{}, false
}

// rateCheck tests whether rate i is over/under to the places the text gives, rounded or cut off. A rate that is off is
// called wrong only directly behind both terms; farther off it may rest on other numbers.
func (f *finder) rateCheck(i, over, under int) (schema.Check, bool) {
	a, okA := f.amount(over)
	b, okB := f.amount(under)
	stated, okS := f.amount(i)
	if !okA || !okB || !okS || b.Sign() == 0 {
		return schema.Check{}, false
	}
	t := &f.facts[i]
	computed := new(big.Rat).Quo(a, b)
	computed.Mul(computed, big.NewRat(100, 1))
	tolerance := new(big.Rat).Quo(big.NewRat(1, 1), new(big.Rat).SetInt(lex.PowerOfTen(t.number.places)))
	scaled := f.sharedMagnitude(over, under)
	c := schema.Check{Kind: checkPercent, Formula: f.written(i, 0) + "% = " + f.written(over, scaled) + " / " + f.written(under, scaled),
		Statistics: []string{statisticID(i), statisticID(over), statisticID(under)}, Stated: float(stated), Computed: rounded(computed, t.number.places+2), Tolerance: *float(tolerance)}
	diff := new(big.Rat).Sub(stated, computed)
	holds := diff.Abs(diff).Cmp(tolerance) < 0
	direct := min(over, under) == i-2 && max(over, under) == i-1 && f.facts[i-2].sentence == t.sentence && f.facts[i-2].scope == t.scope
	if holds || direct && a.Cmp(b) <= 0 && !f.restsOnOther(i, over, under, tolerance) {
		c.Holds = &holds
	}
	return c, true
}

// restsOnOther reports whether rate i comes out with another figure in front of it in the place of one term: a 纠错率 of what
// was accepted, not of what was closed. Such a rate is not wrong.
func (f *finder) restsOnOther(i, over, under int, tolerance *big.Rat) bool {
	a, b, stated := f.facts[over].value.Rat(), f.facts[under].value.Rat(), f.facts[i].value.Rat()
	for k := i - 1; k >= max(0, i-listReach); k-- {
		if k == over || k == under || !sameMeasure(&f.facts[k], &f.facts[under]) || f.facts[k].value.Rat().Sign() <= 0 {
			continue
		}
		v := f.facts[k].value.Rat()
		for _, pair := range [...][2]*big.Rat{{a, v}, {v, b}} {
			q := new(big.Rat).Quo(pair[0], pair[1])
			q.Mul(q, big.NewRat(100, 1)).Sub(q, stated)
			if q.Abs(q).Cmp(tolerance) < 0 {
				return true
			}
		}
	}
	return false
}

// rounded returns r to some decimal places, so that a check shows 92.793 and not sixteen digits.
func rounded(r *big.Rat, places int) *float64 {
	scale := new(big.Rat).SetInt(lex.PowerOfTen(places))
	scaled := new(big.Rat).Mul(r, scale)
	n := new(big.Int).Mul(scaled.Num(), big.NewInt(2))
	n.Add(n, scaled.Denom())
	n.Div(n, new(big.Int).Mul(scaled.Denom(), big.NewInt(2)))
	return float(new(big.Rat).Quo(new(big.Rat).SetInt(n), scale))
}

// checkGrowth tests an increase against the rate behind it: 22258元，比上年增加1894元，增长9.3%. Rates at constant prices
// come out otherwise; a rate that is off is left undecided.
func (f *finder) checkGrowth() {
	for i := 0; i+2 < len(f.facts); i++ {
		now, by, rate := &f.facts[i], &f.facts[i+1], &f.facts[i+2]
		if now.sentence != rate.sentence || now.block != rate.block || rate.unitName() != "%" || now.cell != nil || !sameMeasure(now, by) || now.kind == kindPercent {
			continue
		}
		if now.change || !by.change || !rate.change || now.open != rate.open {
			continue
		}
		if c, ok := f.growthCheck(i); ok {
			f.checks = append(f.checks, c)
		}
	}
}

// growthCheck tests facts i, i+1, i+2: the level, the change and the rate of change.
func (f *finder) growthCheck(i int) (schema.Check, bool) {
	level, okL := f.amount(i)
	change, okC := f.amount(i + 1)
	stated, okS := f.amount(i + 2)
	if !okL || !okC || !okS || level.Sign() <= 0 || change.Sign() < 0 {
		return schema.Check{}, false
	}
	sign, op := big.NewRat(1, 1), " - "
	s, by := f.text(i), &f.facts[i+1]
	before := s[by.noun.start:trimFillers(s, by.noun.start, by.noun.end)]
	if changes.Value(before[len(before)-changes.Ends(before):]) == "down" {
		sign, op = big.NewRat(-1, 1), " + "
	}
	base := new(big.Rat).Sub(level, new(big.Rat).Mul(sign, change))
	if base.Sign() <= 0 {
		return schema.Check{}, false
	}
	computed := new(big.Rat).Quo(change, base)
	computed.Mul(computed, big.NewRat(100, 1))
	// A unit of the last place of the rate, and what rounding did to the change.
	tolerance := new(big.Rat).Quo(big.NewRat(1, 1), new(big.Rat).SetInt(lex.PowerOfTen(f.facts[i+2].number.places)))
	lost := new(big.Rat).Quo(slack(&f.facts[i+1]), base)
	tolerance.Add(tolerance, lost.Mul(lost, big.NewRat(100, 1)))
	diff := new(big.Rat).Sub(stated, computed)
	scaled := f.sharedMagnitude(i, i+1)
	added := f.written(i+1, scaled)
	c := schema.Check{Kind: checkRatio, Formula: f.written(i+2, 0) + "% = " + added + " / (" + f.written(i, scaled) + op + added + ")",
		Statistics: []string{statisticID(i + 2), statisticID(i + 1), statisticID(i)}, Stated: float(stated), Computed: rounded(computed, f.facts[i+2].number.places+2), Tolerance: *rounded(tolerance, 6)}
	if diff.Abs(diff).Cmp(tolerance) <= 0 {
		holds := true
		c.Holds = &holds
	}
	return c, true
}
