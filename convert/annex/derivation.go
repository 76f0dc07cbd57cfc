package annex

import (
	"strconv"
	"strings"

	"guiwen/schema"
)

// derivation is how a number of a check comes from figures of its document. It is a formula of the workbook only when the figures
// have their places there, and it is made of nothing but those.
type derivation struct {
	kind    derivationKind
	digits  int   // it is rounded to; -1 where it is exact
	figures []int // by their places in the document, from 0
}

type derivationKind int

const (
	underived derivationKind = iota
	sumOf
	percentageOf
	quotientOf
	growthOf
	differenceOf
)

func (d *derivation) code(x *coder) {
	kind := int(d.kind)
	x.number(&kind)
	d.kind = derivationKind(kind)
	if d.kind == underived {
		d.figures = nil
		return
	}
	x.number(&d.digits)
	list(x, &d.figures, x.number)
}

// formula is the derivation over 明细, where the figures stand at their places; empty where there is none.
func (d *derivation) formula(at []place) string {
	refs := make([]string, len(d.figures))
	for i, k := range d.figures {
		if k < 0 || k >= len(at) {
			return ""
		}
		refs[i] = valueAt(at[k])
	}
	formula := ""
	switch {
	case d.kind == sumOf:
		formula = strings.Join(refs, "+")
	case len(refs) != 2:
		return ""
	case d.kind == percentageOf:
		formula = refs[0] + "/" + refs[1] + "*100"
	case d.kind == quotientOf:
		formula = refs[0] + "/" + refs[1]
	case d.kind == growthOf:
		formula = "(" + refs[0] + "-" + refs[1] + ")/" + refs[1] + "*100"
	case d.kind == differenceOf:
		formula = refs[0] + "-" + refs[1]
	}
	if formula != "" && d.digits >= 0 {
		formula = "ROUND(" + formula + "," + strconv.Itoa(d.digits) + ")"
	}
	return formula
}

// derivations returns what a check states and computes as derivations of figures. One is given
// only where it is proved: with the figures of the document it gives exactly what the check says.
func (e *entry) derivations(c *schema.Check) (stated, computed derivation) {
	const mostTerms = 100 // a formula holds 8,192 characters
	if len(c.Statistics) < 2 || len(c.Statistics) > mostTerms {
		return stated, computed
	}
	values, figures := make([]float64, len(c.Statistics)), make([]int, len(c.Statistics))
	for i, id := range c.Statistics {
		k, ok := e.figures[id]
		if !ok || e.Statistics[k].Value == nil {
			return stated, computed
		}
		values[i], figures[i] = *e.Statistics[k].Value, k
	}
	if c.Stated != nil && *c.Stated == values[0] {
		stated = derivation{sumOf, -1, figures[:1]}
	}
	if c.Computed != nil {
		computed = derive(values[1:], *c.Computed)
		computed.figures = figures[1:]
	}
	return stated, computed
}

// derive finds the arithmetic by which values give result: their sum, or for two of them their quotient,
// percentage or growth, exact or rounded.
func derive(values []float64, result float64) derivation {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	if sum == result {
		return derivation{kind: sumOf, digits: -1}
	}
	if len(values) != 2 || values[1] == 0 {
		return derivation{}
	}
	a, b := values[0], values[1]
	for _, f := range []struct {
		kind  derivationKind
		value float64
	}{{percentageOf, a / b * 100}, {quotientOf, a / b}, {growthOf, (a - b) / b * 100}, {differenceOf, a - b}} {
		if f.value == result {
			return derivation{kind: f.kind, digits: -1}
		}
		if n := decimals(result); n <= 6 && round(f.value, n) == result {
			return derivation{kind: f.kind, digits: n}
		}
	}
	return derivation{}
}
