package label

import (
	"strings"
	"unicode/utf8"
)

// Decimal is the number of a clause of a standard (GB/T 1.1—2020, 8.2): 3, 3.4, 3.4.1.
type Decimal struct {
	Path [6]int16
	Len  int8 // of Path in use: 1 for a chapter, 2 for a clause …
	End  int8 // bytes that the number takes
}

// ParseDecimal reads the decimal number that s begins with. A full stop behind it, a unit or a further digit do
// not belong to one; whether it numbers anything is decided by its neighbours.
func ParseDecimal(s string) (Decimal, bool) {
	var d Decimal
	for at := 0; int(d.Len) < len(d.Path); {
		v, n := 0, 0
		for at+n < len(s) && '0' <= s[at+n] && s[at+n] <= '9' && n < 3 {
			v = v*10 + int(s[at+n]-'0')
			n++
		}
		if n == 0 || v == 0 || s[at] == '0' || at+n < len(s) && '0' <= s[at+n] && s[at+n] <= '9' {
			return Decimal{}, false
		}
		d.Path[d.Len] = int16(v)
		d.Len++
		at += n
		d.End = int8(at)
		if at >= len(s) || s[at] != '.' {
			break
		}
		at++
	}
	r, _ := utf8.DecodeRuneInString(s[d.End:])
	if int(d.End) == len(s) || strings.ContainsRune(".,:;%-/~、，。：；％—～", r) {
		return Decimal{}, false
	}
	return d, true
}
