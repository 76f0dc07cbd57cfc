package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex/label"
	"guiwen/normalize/structure"
)

// repair divides a unit where the paragraph behind it goes on a list whose members are missing: the number
// before it stands glued to the end of a sentence (…以下工作：（一）履行职责).
func (w *work) repair() {
	var last [ranks]int
	out := w.spare
	for i, u := range w.units {
		if l, ok := label.Parse(w.of(i)); ok && w.plain(i) && u.element == structure.NoElement {
			if r := rankOf(l); r == rankCJK || r == rankCJKParen || r == rankArabic {
				if l.Value >= 2 && last[r] < l.Value-1 && l.Value-last[r] <= 4 {
					if found := w.glued(out, r, last[r]+1, l.Value-1); found != nil {
						out = cutLast(out, found)
					}
				}
				last[r] = l.Value
				for k := r + 1; k < ranks; k++ {
					last[k] = 0
				}
			}
		}
		out = append(out, u)
		if w.plain(i) && u.element == structure.NoElement {
			out = w.lastMember(out, i, &last)
		}
	}
	w.units = out
}

// lastMember divides the last unit of out, of unit i, where behind a full stop the next number that is expected
// begins a heading: one that stands alone up to the line's end, or one that runs into a sentence of its own.
func (w *work) lastMember(out []unit, i int, last *[ranks]int) []unit {
	u := out[len(out)-1]
	s := w.s[u.start:u.end]
	if len(s) < shortestGlue/2 {
		return out
	}
	ends := closed(s)
	for at := 0; ; {
		k := strings.Index(s[at:], "。")
		if k < 0 {
			return out
		}
		at += k + len("。")
		at += blanks(s[at:])
		if at >= len(s) || !mayBegin(firstRune(s[at:])) {
			continue
		}
		l, ok := label.Parse(s[at:])
		if !ok || l.Loose {
			continue
		}
		r := rankOf(l)
		if r < rankCJK || r > rankArabic || last[r] == 0 || l.Value != last[r]+1 || w.numberedBehind(i+1, r, l.Value) {
			continue
		}
		rest := s[at+l.Len+l.Blank:]
		alone := !ends && runes(rest, longestHeading+1) <= longestHeading && runes(rest, 4) >= 3 && !strings.ContainsAny(rest, "。；")
		if !alone && !(ends && runIn(rest)) {
			continue
		}
		left := u
		left.end = u.start + len(strings.TrimRight(s[:at], " "))
		u.start, u.rebuilt = u.start+at, true
		last[r] = l.Value
		for k := r + 1; k < ranks; k++ {
			last[k] = 0
		}
		return append(append(out[:len(out)-1], left), u)
	}
}

// numberedBehind reports whether one of the next units of rank r, before an outer one, has the number value itself.
func (w *work) numberedBehind(i int, r rank, value int) bool {
	for k := i; k < len(w.units) && k < i+40; k++ {
		if l, ok := label.Parse(w.of(k)); ok {
			if q := rankOf(l); q == r {
				return l.Value == value
			} else if q >= rankPart && q < r {
				return false
			}
		}
	}
	return false
}

// glued finds the numbers from value to upTo of rank r, in order, in the last units of out, each behind the
// end of a sentence or clause; nil where one is missing.
func (w *work) glued(out []unit, r rank, value, upTo int) [][2]int {
	const back, whole, ending = 40, 3, 300 // units looked at, those of them to their beginning, bytes of the others
	first := len(out)
	for first > 0 && len(out)-first < back {
		first--
		if l, ok := label.Parse(w.s[out[first].start:out[first].end]); ok && rankOf(l) >= rankPart && rankOf(l) <= r {
			break
		}
	}
	var found [][2]int
	for k := first; k < len(out); k++ {
		u := out[k]
		if k < len(out)-whole && u.end-u.start > ending {
			u.start = u.end - ending
			for !utf8.RuneStart(w.s[u.start]) {
				u.start++
			}
		}
		s := w.s[u.start:u.end]
		if strings.HasPrefix(s, "附件") { // 附件：1. 某表, the next line 2. 某表
			continue
		}
		prev := rune(0)
		for at, c := range s {
			if at > 0 && value <= upTo && (final(prev) || prev == '：' || prev == '；') && mayBegin(c) {
				if l, ok := label.Parse(s[at:]); ok && rankOf(l) == r && l.Value == value && at+l.Len < len(s) {
					found = append(found, [2]int{k, u.start + at})
					value++
				}
			}
			if !blank(c) {
				prev = c
			}
		}
	}
	if value <= upTo {
		return nil
	}
	return found
}

// cutLast divides units of list at the offsets that found names, which all lie in its last few.
func cutLast(list []unit, found [][2]int) []unit {
	first := found[0][0]
	tail := append([]unit(nil), list[first:]...)
	list = list[:first]
	for k, u := range tail {
		for _, f := range found {
			if f[0] == first+k && f[1] > u.start && f[1] < u.end {
				left := u
				left.end = f[1]
				list = append(list, left)
				u.start, u.rebuilt = f[1], true
			}
		}
		list = append(list, u)
	}
	return list
}
