package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// titleLike reports whether s has the form of a title.
func titleLike(s string) bool {
	n := runes(s, 121)
	if n < 4 || n > 120 || strings.ContainsAny(s, "。；！？：") || strings.HasPrefix(s, "——") || attachmentWords.Begins(s) > 0 {
		return false
	}
	if _, ok := label.Parse(s); ok {
		return false
	}
	t := withoutNote(s)
	for _, open := range []string{"（", "("} { // （试行）, （2016—2020年）, （摘要）
		if i := strings.LastIndex(t, open); i > 0 && (strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")")) {
			t = t[:i]
		}
	}
	t = strings.TrimRight(t, " 　")
	n = kindEnding.Ends(t)
	switch kindEnding.Value(t[len(t)-n:]) {
	case "":
		return false
	case "paper": // outside of the fifteen: a title where it names a year or body
		return namesYear(t) || namesBody(t)
	}
	return true
}

// namesBody reports whether s begins with the name of an authority.
func namesBody(s string) bool {
	for range lex.AuthorityEnds(s) {
		return true
	}
	return false
}

// withoutNote cuts the mark of a note, [1] or a raised one (¹, ^(注)), from the end of a title.
func withoutNote(s string) string {
	if t := strings.TrimRight(s, "⁰¹²³⁴⁵⁶⁷⁸⁹*"); t != "" && t != s {
		return t
	}
	if i := strings.LastIndex(s, "^("); i > 0 && strings.HasSuffix(s, ")") && len(s)-i <= 12 {
		return s[:i]
	}
	if i := strings.LastIndexAny(s, "[［〔"); i > 0 && (strings.HasSuffix(s, "]") || strings.HasSuffix(s, "］") || strings.HasSuffix(s, "〕")) && len(s)-i <= 9 {
		return s[:i]
	}
	return s
}

var kindEnding = lex.Class("document-kind")
