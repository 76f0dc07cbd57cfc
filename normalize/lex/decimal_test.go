package lex

import (
	"math/big"
	"testing"
)

// TestDecimal keeps arithmetic exact where float64 would drift.
func TestDecimal(t *testing.T) {
	a, b := Decimal{1, 1}, Decimal{2, 1} // 0.1, 0.2
	if sum, ok := a.Plus(b); !ok || sum.String() != "0.3" || sum.Float() != 0.3 {
		t.Errorf("0.1 + 0.2 = %s, %v", sum, sum.Float())
	}
	if v, ok := (Decimal{465, 2}).Shift(4); !ok || v.Float() != 46500 {
		t.Errorf("4.65万 = %v", v)
	}
	for _, d := range []Decimal{{0, 0}, {-32, 1}, {5, 3}, {100, 2}, {limit - 1, 0}, {limit - 1, 15}} {
		if r := d.Rat(); r.Cmp(mustRat(t, d.String())) != 0 {
			t.Errorf("%v prints as %s and is %s", d, d, r)
		}
	}
}

func mustRat(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%s is no number", s)
	}
	return r
}
