package label

import "guiwen/normalize/lex"

// MayBegin reports whether a number of a heading or list item may begin with r. It is asked of every character of a text,
// so it looks at nothing else: [Parse] tells what stands there.
func MayBegin(r rune) bool {
	switch {
	case r < 0x80:
		return r == '(' || '0' <= r && r <= '9'
	case 0x4E00 <= r && r <= 0x9FFF:
		return r == '第' || lex.IsNumeral(r)
	}
	return r == '（' || '①' <= r && r <= '⒛' || '㉑' <= r && r <= '㉟' || '㊱' <= r && r <= '㊿' || '㈠' <= r && r <= '㈩' || '０' <= r && r <= '９'
}
