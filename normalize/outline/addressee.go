package outline

import (
	"strings"

	"guiwen/normalize/lex"
)

// addresseeLength returns the length of the addressees (主送机关) that s begins with, their colon included.
func addresseeLength(s string) int {
	i := strings.Index(s, "：")
	if i <= 0 || i > 240 || strings.ContainsAny(s[:i], "。；！？“”《》0123456789") || !lex.IsAddressee(s[:i]) {
		return 0
	}
	return i + len("：")
}

// addresseeNames divides a group of addressees at its 、 where each of them is a whole name: 市委、市政府 is two, 各市、
// 县人民政府 and 省人民政府各委、办、厅、局 are one that shares a word.
func addresseeNames(group string) []string {
	names := strings.Split(group, "、")
	for k, n := range names {
		if k > 0 && !lex.SaysWhere(n) || !lex.IsAddressee(n) || runes(n, 3) < 3 && !committees.Is(n) || strings.Count(n, "（") != strings.Count(n, "）") {
			return []string{group}
		}
	}
	return names
}

var committees = lex.Class("committee-short")

// body reports whether s is the name of an authority, or what a class of them is called, and nothing else.
func body(s string) bool {
	s = squeeze(s)
	return !strings.ContainsAny(s, "，。；：,;:、") && runes(s, 41) <= 40 && lex.IsAddressee(s)
}
