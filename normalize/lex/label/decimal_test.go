package label

import "testing"

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		s     string
		depth int
		end   int
	}{
		{"1 总则", 1, 1}, {"3.4 要求", 2, 3}, {"3.4.1概述", 3, 5}, {"10.12　附图", 2, 5},
		{"1. 总则", 0, 0}, {"1.5%", 0, 0}, {"1.05 倍", 0, 0}, {"2020年", 0, 0}, {"3.4", 0, 0}, {"1、总则", 0, 0}, {"", 0, 0},
	} {
		d, ok := ParseDecimal(c.s)
		if ok != (c.depth > 0) || int(d.Len) != c.depth || int(d.End) != c.end {
			t.Errorf("%q: %+v %v", c.s, d, ok)
		}
	}
}
