package reference

// Numbers that share one unit: 第二十三、二十四条, 第二款第（一）、（三）项, 第三至五项.

// readNumbersBelow reads numbers that share the unit of a level below the last place of out, behind it; the first
// of them belongs to that place.
func readNumbersBelow(s string, out []article) []article {
	last := out[len(out)-1]
	if ordinalSignAt(s, last.end) == 0 || last.through != (place{}) {
		return out
	}
	if more := readNumbers(s, last.end, last, last.bottom()+1, out[:len(out)-1]); len(more) >= len(out) {
		return more
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

// readNumbers appends to out a place for each of two or more numbers at byte i that share a unit of level from or below; the
// first of them is a with that number, and a range is one place. Without such numbers it returns out.
func readNumbers(s string, i int, a article, from level, out []article) []article {
	l, end := sharedUnit(s, i)
	if l < from {
		return out
	}
	first := len(out)
	at, through := i+ordinalSignAt(s, i), false
	for {
		v, next, _ := readBracketed(s, skipBlanks(s, at))
		switch {
		case len(out) == first:
			if a.top == noLevel {
				a.top = l
			}
			a.place, a.end = a.place.set(l, v), next
			out = append(out, a)
		case through:
			last := &out[len(out)-1]
			if last.through != (place{}) {
				return out[:first]
			}
			last.through, last.end = last.place.set(l, v), next
		default:
			out = append(out, article{start: at, end: next, place: a.place.set(l, v), top: l, follows: true})
		}
		if _, n := unitAt(s, next); next+n == end {
			out[len(out)-1].end = end
			return out
		}
		at, through, _ = joinerAt(s, next)
	}
}

// sharedUnit returns the level and the end of the unit that stands behind two or more numbers at byte i, and noLevel where none does.
func sharedUnit(s string, i int) (l level, end int) {
	n := ordinalSignAt(s, i)
	if n == 0 {
		return noLevel, i
	}
	at := i + n
	for count := range maxMembers {
		_, end, ok := readBracketed(s, skipBlanks(s, at))
		if !ok {
			return noLevel, i
		}
		if l, n := unitAt(s, end); n > 0 {
			if count == 0 {
				return noLevel, i
			}
			return l, end + n
		}
		if at, _, ok = joinerAt(s, end); !ok {
			return noLevel, i
		}
	}
	return noLevel, i
}
