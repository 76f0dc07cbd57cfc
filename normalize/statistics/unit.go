package statistics

import (
	"strings"

	"guiwen/normalize/lex"
)

// The kinds of figures, as the canonical document names them.
const (
	kindCount    = lex.UnitCount
	kindMoney    = lex.UnitMoney
	kindPercent  = lex.UnitPercent
	kindRatio    = "ratio"
	kindDuration = lex.UnitDuration
	kindRank     = "rank"
	kindArea     = lex.UnitArea
	kindOther    = lex.UnitOther
)

// unit is a measure word (量词) or unit of measurement.
type unit = lex.Unit

var dateUnits = lex.Class("date-unit")

// perUnit returns the width of a denominator at byte i: /立方米, /人月.
func perUnit(s string, i int) int {
	if byteAt(s, i) != '/' {
		return 0
	}
	at := i + 1
	if startsWithAny(s[at:], "m³", "m3", "L") {
		at += strings.IndexFunc(s[at:]+" ", func(r rune) bool { return r != 'm' && r != '³' && r != '3' && r != 'L' })
	}
	for n := 0; n < 3; n++ {
		_, w := lex.UnitAt(s[at:])
		if w = max(w, dateUnits.Begins(s[at:])); w == 0 {
			break
		}
		at += w
	}
	if at == i+1 {
		return 0
	}
	return at - i
}

func isLatin(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
