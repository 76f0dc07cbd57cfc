package reference

import "strings"

// foldKey is what two ways to write one title or number have in common: width, blanks, kinds of brackets,
// dashes and marks do not count.
func foldKey(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case isBlank(r) || r == '\n' || r == '\t':
			continue
		case '！' <= r && r <= '～':
			r -= '！' - '!'
		}
		switch r {
		case '〔', '[', '【', '〖', '﹝':
			r = '('
		case '〕', ']', '】', '〗', '﹞':
			r = ')'
		case '—', '–', '~', '－', '―', '至':
			r = '-'
		case '《', '》', '〈', '〉', '<', '>', '"', '“', '”', '。':
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// withoutMarks returns s without title marks, of which the inner ones may be written in several ways.
func withoutMarks(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '《', '》', '〈', '〉', '<', '>', '＜', '＞':
			return -1
		}
		return r
	}, s)
}
