package lex

import "strings"

// Fold is what two ways to write one title or number have in common: width, blanks, kinds of brackets,
// dashes and marks do not count.
func Fold(s string) string {
	for i, r := range s {
		if fold(r) != r { // most texts are their own key up to here
			var b strings.Builder
			b.Grow(len(s))
			b.WriteString(s[:i])
			for _, r := range s[i:] {
				if r = fold(r); r >= 0 {
					b.WriteRune(r)
				}
			}
			return b.String()
		}
	}
	return s
}

// fold returns the character that stands for r in keys, or -1 where none does.
func fold(r rune) rune {
	if 0x4E00 <= r && r <= 0x9FFF && r != '至' || '0' <= r && r <= '9' {
		return r
	}
	switch {
	case IsBlank(r) || r == '\n' || r == '\t':
		return -1
	case '！' <= r && r <= '～':
		r -= '！' - '!'
	}
	switch r {
	case '〔', '[', '【', '〖', '﹝':
		return '('
	case '〕', ']', '】', '〗', '﹞':
		return ')'
	case '—', '–', '~', '－', '―', '至':
		return '-'
	case '《', '》', '〈', '〉', '<', '>', '"', '“', '”', '。':
		return -1
	}
	return r
}

// WithoutTitleMarks returns s without title marks, of which the inner ones may be written in several ways.
func WithoutTitleMarks(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '《', '》', '〈', '〉', '<', '>', '＜', '＞':
			return -1
		}
		return r
	}, s)
}
