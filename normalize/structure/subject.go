package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// The words of subjects.
var (
	own        = lex.Class("own")         // 我, 全, 各
	placeLevel = lex.Class("place-level") // 市, 级
	sector     = lex.Class("sector")      // 财政, 教育
	organNoun  = lex.Class("organ-noun")  // 部门, 系统
	manner     = lex.Class("manner")      // 扎实, 认真; verbs that a predicate begins with
)

// subject reports whether s begins with those who act and what they do (主谓): 财政部门扎实推进, 我市认真落实, 市委、市政府高度重视.
func subject(s string) bool {
	n := subjectSpan(s)
	if n == 0 {
		return false
	}
	s = s[n:]
	for range nearPredicate {
		if manner.Begins(s) > 0 {
			return true
		}
		r, n := utf8.DecodeRuneInString(s)
		if !lex.IsHan(r) {
			break
		}
		s = s[n:]
	}
	return false
}

// subjectSpan returns the length of all the names of those who act that s begins with, one behind the other: 县委、县政府,
// 全县各级各部门.
func subjectSpan(s string) int {
	end := subjectLength(s)
	for n := end; n > 0; {
		gap := 0
		if strings.HasPrefix(s[end:], "、") {
			gap = len("、")
		}
		if n = subjectLength(s[end+gap:]); n > 0 {
			end += gap + n
		}
	}
	return end
}

// nearPredicate is how many characters may stand between a subject and its predicate, plus one.
const nearPredicate = 3

// subjectLength returns the length of the name of those who act that s begins with: 我市, 各级财政部门, 市委, 财政系统; or 0.
func subjectLength(s string) int {
	n := own.Begins(s)
	level := placeLevel.Begins(s[n:])
	if level > 0 && (n > 0 || placeLevel.Value(s[:level]) == "place") {
		if m := actors(s[n+level:]); m > 0 {
			return n + level + m
		}
		if n > 0 {
			return n + level
		}
	}
	if m := actors(s[n:]); m > 0 && (n > 0 || sector.Begins(s) > 0) {
		return n + m
	}
	return 0
}

// actors returns the length of 财政部门, 部门, 系统 that s begins with, or 0.
func actors(s string) int {
	n := sector.Begins(s)
	if m := organNoun.Begins(s[n:]); m > 0 {
		return n + m
	}
	return 0
}
