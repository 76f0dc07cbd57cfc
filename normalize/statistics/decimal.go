package statistics

import (
	"math/big"
	"strconv"
	"strings"
)

// maxDigits is the number of significant digits a figure may have: what a float64, the number of JSON, holds
// exactly. Longer runs of digits are codes, not quantities.
const maxDigits = 15

// limit is 10^maxDigits.
const limit = 1_000_000_000_000_000

// decimal is an exact decimal number, coef / 10^scale. The zero value is 0. Figures are read, scaled by 万 and 亿
// and added as decimals, so that 2.25亿 is 225000000 and not nearly so; only the published value is a float64.
type decimal struct {
	coef  int64
	scale int
}

// shift returns d × 10^n for n ≥ 0, or false where the result has more than [maxDigits] digits.
func (d decimal) shift(n int) (decimal, bool) {
	for ; n > 0 && d.scale > 0; n-- {
		d.scale--
	}
	for ; n > 0; n-- {
		if d.coef >= limit/10 || d.coef <= -limit/10 {
			return decimal{}, false
		}
		d.coef *= 10
	}
	return d, true
}

// plus returns d + e, or false where the sum has more than [maxDigits] digits.
func (d decimal) plus(e decimal) (decimal, bool) {
	for d.scale != e.scale {
		low := &d
		if e.scale < d.scale {
			low = &e
		}
		if low.coef >= limit/10 || low.coef <= -limit/10 {
			return decimal{}, false
		}
		low.coef *= 10
		low.scale++
	}
	sum := d.coef + e.coef
	return decimal{sum, d.scale}, -limit < sum && sum < limit
}

// rat returns d as a fraction, for the arithmetic of checks.
func (d decimal) rat() *big.Rat {
	r := new(big.Rat).SetInt64(d.coef)
	if d.scale > 0 {
		r.Quo(r, new(big.Rat).SetInt(power(d.scale)))
	}
	return r
}

// power returns 10^n.
func power(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// float returns the float64 nearest to d. Because d has at most 15 digits, printing it shortest gives d back.
func (d decimal) float() float64 {
	if d.scale == 0 {
		return float64(d.coef)
	}
	v, _ := strconv.ParseFloat(d.String(), 64) // d.String() is always a number
	return v
}

// String returns d in plain notation, with trailing zeros of the fraction dropped: "92.8", "-3", "0.05".
func (d decimal) String() string {
	sign, coef := "", d.coef
	if coef < 0 {
		sign, coef = "-", -coef
	}
	s := strconv.FormatInt(coef, 10)
	if d.scale == 0 {
		return sign + s
	}
	if pad := d.scale + 1 - len(s); pad > 0 {
		s = strings.Repeat("0", pad) + s
	}
	whole, frac := s[:len(s)-d.scale], strings.TrimRight(s[len(s)-d.scale:], "0")
	if frac == "" {
		return sign + whole
	}
	return sign + whole + "." + frac
}
