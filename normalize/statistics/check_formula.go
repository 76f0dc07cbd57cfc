package statistics

import "strings"

// sharedMagnitude returns the power of ten (万, 亿) that all figures of a list are written with, 0 where they differ.
func (f *finder) sharedMagnitude(list ...int) int {
	shared := f.facts[list[0]].number.scaled
	for _, i := range list[1:] {
		if f.facts[i].number.scaled != shared {
			return 0
		}
	}
	if magnitude[shared] == "" {
		return 0
	}
	return shared
}

// magnitude are the words for powers of ten in formulas.
var magnitude = map[int]string{4: "\u4e07", 8: "\u4ebf"} // 万, 亿

// written returns the value of fact i as the text writes it, with all its places, in a power of ten that the members of its formula share: 88.2亿.
func (f *finder) written(i, scaled int) string {
	t := &f.facts[i]
	v := decimal{Coef: t.value.Coef, Scale: t.value.Scale + scaled}
	if scaled == 0 && t.number.scaled > 0 {
		return v.String()
	}
	s := v.String()
	if places := t.number.places; places > 0 && t.quotient == 0 {
		point := strings.IndexByte(s, '.')
		if point < 0 {
			s, point = s+".", len(s)
		}
		s += strings.Repeat("0", max(0, places-(len(s)-point-1))) // 231.90
	}
	return s + magnitude[scaled]
}
