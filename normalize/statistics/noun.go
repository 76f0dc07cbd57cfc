package statistics

import (
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// longestNoun is the number of characters in which a noun behind a measure word ends.
const longestNoun = 14

// nounEnd returns where the noun that begins at byte i ends: at a mark, or where a word begins that can follow a noun. A verb
// at the very beginning is a part of it: 3项审批事项.
func nounEnd(s string, i, limit int) int {
	end := i
	for n := 0; n < longestNoun && end < limit; n++ {
		r, w := utf8.DecodeRuneInString(s[end:])
		if short := 0; bracket(r) > 0 && n > 0 {
			if short = shortBracket(s[end:limit]); short == 0 {
				break
			}
			w = short // 县（市、区）
		} else if !lex.IsHan(r) && (n == 0 || r != '“' && r != '”') {
			break
		}
		end += w
	}
	for at := i; ; {
		k, n := afterNouns.Index(s[at:end])
		switch {
		case k < 0:
			return end
		case at+k > i || afterNouns.Value(s[i:i+n]) != "verb":
			return at + k
		}
		at += n
	}
}
