package statistics

import (
	"guiwen/normalize/lex"
)

// number is a number where it stands in a text, without its unit.
type number struct {
	start, end int // bytes
	value      decimal
	places     int    // decimal places as written, before 万 and 亿: what its rounding is judged by
	scaled     int    // powers of ten of its multiplier: 4 for 万
	han        bool   // written in Han numerals
	bare       bool   // a Han multiplier without a digit in front: 百, 万, 千万
	row        bool   // Han digits in a row: 二〇一九, 七八
	more       string // 余, 多, 来, 几 between digits, multiplier and unit
	word       bool   // no number: 陆地
	tooLong    bool   // too many digits for a quantity
}

// decimal is an exact decimal number.
type decimal = lex.Decimal

// numberAt reads the number at byte i; its end is i where none stands there. It reports false, with the end of the run, where
// the run has no single reading.
func numberAt(s string, i int) (number, bool) {
	n, ok := lex.ReadNumber(s[i:])
	return number{i, i + n.Length, n.Value, n.Places, n.Scaled, n.Han, n.Bare, n.Row, n.More, n.Word, n.TooLong}, ok
}

// lead takes in the sign or point in front of n. It reports false where a dash may be a sign or not (增速为—4.2%).
func (n *number) lead(s string) bool {
	l := lex.Number{Value: n.value, Length: n.end - n.start, Places: n.places, Han: n.han}
	w, ok := l.Lead(s, n.start)
	n.start, n.value, n.places = n.start-w, l.Value, l.Places
	return ok
}
