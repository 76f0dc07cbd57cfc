package statistics

import (
	"math/big"
	"strings"

	"guiwen/schema"
)

// total is a whole beside the sum of its parts.
type total struct {
	stated, computed float64
	tolerance        float64 // by how much rounding lets them differ
	holds            bool
}

// total adds up parts and compares the sum with the fact whole. It returns false where a figure is not exact.
func (f *finder) total(whole int, parts []int) (total, bool) {
	if len(parts) == 0 || !f.facts[whole].isExact() {
		return total{}, false
	}
	for _, p := range parts {
		if !f.facts[p].isExact() {
			return total{}, false
		}
	}
	if t, ok := f.decimalTotal(whole, parts); ok {
		return t, true
	}
	return f.rationalTotal(whole, parts), true
}

// decimalTotal is total for sums of at most [maxDigits] digits, which nearly all are; it returns false for longer ones.
func (f *finder) decimalTotal(whole int, parts []int) (total, bool) {
	var sum decimal
	tolerance, ok := decimalSlack(&f.facts[whole])
	for _, p := range parts {
		slack, short := decimalSlack(&f.facts[p])
		if !ok || !short {
			return total{}, false
		}
		if tolerance, ok = tolerance.Plus(slack); !ok {
			return total{}, false
		}
		if sum, ok = sum.Plus(f.facts[p].value); !ok {
			return total{}, false
		}
	}
	if !ok {
		return total{}, false
	}
	stated := f.facts[whole].value
	diff, ok := stated.Plus(decimal{Coef: -sum.Coef, Scale: sum.Scale})
	if !ok {
		return total{}, false
	}
	diff.Coef = max(diff.Coef, -diff.Coef)
	left, ok := tolerance.Plus(decimal{Coef: -diff.Coef, Scale: diff.Scale})
	return total{stated.Float(), sum.Float(), tolerance.Float(), left.Coef >= 0}, ok
}

// decimalSlack is [slack] as a decimal, or false where it has too many digits for one.
func decimalSlack(t *fact) (decimal, bool) {
	n := &t.number
	if n.places == 0 && n.scaled == 0 {
		return decimal{}, true
	}
	if lost := n.places + 1 - n.scaled; lost > 0 {
		return decimal{Coef: 5, Scale: lost}, true
	}
	return decimal{Coef: 5, Scale: 0}.Shift(n.scaled - n.places - 1)
}

// rationalTotal is total for sums of any length; the figures are exact.
func (f *finder) rationalTotal(whole int, parts []int) total {
	stated := f.facts[whole].value.Rat()
	tolerance, sum := slack(&f.facts[whole]), new(big.Rat)
	for _, p := range parts {
		sum.Add(sum, f.facts[p].value.Rat())
		tolerance.Add(tolerance, slack(&f.facts[p]))
	}
	diff := new(big.Rat).Sub(stated, sum)
	return total{*float(stated), *float(sum), *float(tolerance), diff.Abs(diff).Cmp(tolerance) <= 0}
}

// sumCheck reports that fact whole was tested against the sum of the facts of parts; holds is nil where the text does not
// say that it must hold.
func (f *finder) sumCheck(whole int, parts []int, t total, holds *bool) schema.Check {
	var formula strings.Builder
	scaled := f.sharedMagnitude(append([]int{whole}, parts...)...)
	formula.WriteString(f.written(whole, scaled) + " = ")
	ids := make([]string, 1, 1+len(parts))
	ids[0] = statisticID(whole)
	for k, p := range parts {
		if k > 0 {
			formula.WriteString(" + ")
		}
		formula.WriteString(f.written(p, scaled))
		ids = append(ids, statisticID(p))
	}
	return schema.Check{Kind: checkSum, Formula: formula.String(), Statistics: ids, Stated: &t.stated, Computed: &t.computed,
		Tolerance: t.tolerance, Holds: holds}
}
