package lex

import (
	"math/big"
	"strconv"
	"strings"
)

// maxDigits is the number of significant digits a [Decimal] may have: what a float64, the number of JSON, holds
// exactly. Longer runs of digits are codes, not quantities.
const maxDigits = 15

// limit is 10^maxDigits.
const limit = 1_000_000_000_000_000

// Decimal is an exact decimal number, Coef / 10^Scale. The zero value is 0. Numbers are read, scaled by 万 and 亿
// and added as decimals, so that 2.25亿 is 225000000 and not nearly so; only what is published is a float64.
type Decimal struct {
	Coef  int64
	Scale int
}

// Shift returns d × 10^n for n ≥ 0, or false where the result has more than [maxDigits] digits.
func (d Decimal) Shift(n int) (Decimal, bool) {
	for ; n > 0 && d.Scale > 0; n-- {
		d.Scale--
	}
	for ; n > 0; n-- {
		if d.Coef >= limit/10 || d.Coef <= -limit/10 {
			return Decimal{}, false
		}
		d.Coef *= 10
	}
	return d, true
}

// Plus returns d + e, or false where the sum has more than [maxDigits] digits.
func (d Decimal) Plus(e Decimal) (Decimal, bool) {
	for d.Scale != e.Scale {
		low := &d
		if e.Scale < d.Scale {
			low = &e
		}
		if low.Coef >= limit/10 || low.Coef <= -limit/10 {
			return Decimal{}, false
		}
		low.Coef *= 10
		low.Scale++
	}
	sum := d.Coef + e.Coef
	return Decimal{sum, d.Scale}, -limit < sum && sum < limit
}

// Rat returns d as a fraction, for the arithmetic of checks.
func (d Decimal) Rat() *big.Rat {
	r := new(big.Rat).SetInt64(d.Coef)
	if d.Scale > 0 {
		r.Quo(r, new(big.Rat).SetInt(PowerOfTen(d.Scale)))
	}
	return r
}

// PowerOfTen returns 10^n.
func PowerOfTen(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// Float returns the float64 nearest to d. Because d has at most 15 digits, printing it shortest gives d back.
func (d Decimal) Float() float64 {
	if d.Scale == 0 {
		return float64(d.Coef)
	}
	v, _ := strconv.ParseFloat(d.String(), 64) // d.String() is always a number
	return v
}

// String returns d in plain notation, with trailing zeros of the fraction dropped: "92.8", "-3", "0.05".
func (d Decimal) String() string {
	sign, coef := "", d.Coef
	if coef < 0 {
		sign, coef = "-", -coef
	}
	s := strconv.FormatInt(coef, 10)
	if d.Scale == 0 {
		return sign + s
	}
	if pad := d.Scale + 1 - len(s); pad > 0 {
		s = strings.Repeat("0", pad) + s
	}
	whole, frac := s[:len(s)-d.Scale], strings.TrimRight(s[len(s)-d.Scale:], "0")
	if frac == "" {
		return sign + whole
	}
	return sign + whole + "." + frac
}
