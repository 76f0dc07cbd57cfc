package reference

// Numbers that share one unit: 第二十三、二十四条, 第二款第（一）、（三）项, 第三至五项.

// readNumbersBelow reads numbers that share the unit of a level below the last place of out, behind it; the first
// of them belongs to that place.
func readNumbersBelow(s string, out []article) []article {
	last := out[len(out)-1]
	if !hasPrefixAt(s, last.end, "第") || last.through != (place{}) {
		return out
	}
	for l := last.bottom() + 1; l <= subitemLevel; l++ {
		if more := readNumbers(s, last.end, last, l, out[:len(out)-1]); len(more) >= len(out) {
			return more
		}
	}
	return out
}

// bottom returns the lowest level that is written of a.
func (a *article) bottom() level {
	for l := subitemLevel; l > a.top; l-- {
		if a.place.value(l) > 0 {
			return l
		}
	}
	return a.top
}

// readNumbers appends to out a place for each of two or more numbers at byte i that share the unit of level l; the
// first of them is a with that number, and a range is one place. Without such numbers it returns out.
func readNumbers(s string, i int, a article, l level, out []article) []article {
	if !hasPrefixAt(s, i, "第") {
		return out
	}
	from := len(out)
	at := i + len("第")
	for len(out)-from < maxMembers {
		v, end, ok := readBracketed(s, skipBlanks(s, at))
		if !ok {
			return out[:from]
		}
		switch {
		case len(out) == from:
			if a.top == noLevel {
				a.top = l
			}
			a.place, a.end = a.place.set(l, v), end
			out = append(out, a)
		case hasSuffixAt(s, at, "至") || hasSuffixAt(s, at, "到"):
			last := &out[len(out)-1]
			if last.through != (place{}) {
				return out[:from]
			}
			last.through, last.end = last.place.set(l, v), end
		default:
			out = append(out, article{start: at, end: end, place: a.place.set(l, v), top: l, follows: true})
		}
		if hasPrefixAt(s, end, levelUnits[l]) {
			last := &out[len(out)-1]
			last.end = end + len(levelUnits[l])
			if isOtherWord(s, last.end, l) || len(out) == from+1 && last.through == (place{}) {
				return out[:from]
			}
			return out
		}
		at = end
		for _, j := range [...]string{"、", "和", "及", "或", "至", "到"} {
			if hasPrefixAt(s, end, j) {
				at = end + len(j)
				break
			}
		}
		if at == end {
			break
		}
	}
	return out[:from]
}

// isOtherWord reports whether what stands at byte i goes on with the unit of level l in front of it to another word:
// 条例, 项目的, 项工作.
func isOtherWord(s string, i int, l level) bool {
	switch l {
	case articleLevel:
		return hasPrefixAt(s, i, "例")
	case itemLevel:
		return hasPrefixAt(s, i, "目的") || hasPrefixAt(s, i, "工")
	}
	return false
}
