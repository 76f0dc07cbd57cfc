package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

var (
	ageUnit    = lex.Class("age-unit")
	countsDays = lex.Class("counts-days")
)

// termObjection judges a duration that a rule lays down: 15日内 is a term, 15日 a date.
func termObjection(f *figure, after string) string {
	if timeUnit.Value(f.unit.Word) == "date" && countsDays.Begins(after) == 0 {
		return reasonDate
	}
	return ""
}

var scoreWords, pointUnit = lex.Class("score-word"), lex.Class("point-unit")

// isPoints reports whether a figure is in points of a score.
func isPoints(f *figure) bool { return pointUnit.Is(f.unit.Word) }

// enclosed reports whether a figure is all that stands in its brackets: （0.5分）.
func enclosed(s string, f *figure) bool {
	return bracket(runeBefore(s, f.start)) > 0 && bracket(runeAt(s, f.end)) < 0
}

// isWeight reports whether a percentage weighs the term of a sum in front of it: 日常监测（60%）+实地调研（20%）.
func isWeight(s string, f *figure) bool {
	if f.kind != kindPercent || !enclosed(s, f) {
		return false
	}
	_, w := utf8.DecodeRuneInString(s[f.end:])
	lead := s[backRunes(s, f.start, 14):f.start]
	return strings.ContainsRune("+＋", runeAt(s, f.end+w)) || strings.ContainsAny(lead, "+＋=＝")
}
