package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isSpaced reports whether s is a sentence whose characters all stand apart, as text recognition writes spaced print: 3 6 件.
// Then blanks part nothing.
func isSpaced(s string) bool {
	if len(s) < 40 || strings.Count(s, " ")*6 < len(s) {
		return false
	}
	runs, single, hans, marks := 0, 0, 0, 0
	for run := range strings.FieldsSeq(s) {
		runs++
		r, n := utf8.DecodeRuneInString(run)
		if n == len(run) {
			single++
		}
		switch {
		case unicode.Is(unicode.Han, r):
			hans++
		case strings.ContainsRune("，。、；：,;", r):
			marks++
		}
	}
	return hans >= 8 && hans*2 >= runs && marks > 0 && single*20 >= runs*19
}

// unspaced returns the edits that take the blanks out of a spaced line; of several together one stays, if no mark stands
// beside it.
func (n *Normalizer) unspaced(s string) []Edit {
	if !n.on[spaceSpread] || !isSpaced(s) {
		return nil
	}
	var edits []Edit
	for i := 0; i < len(s); {
		if s[i] != ' ' {
			i++
			continue
		}
		j := i
		for j < len(s) && s[j] == ' ' {
			j++
		}
		text := ""
		if l, r := classBefore(s, i), classAt(s, j); j-i > 1 && (l == digit || l == letter) && (r == digit || r == letter) {
			text = " "
		}
		edits = append(edits, Edit{i, j, text, ruleNames[spaceSpread]})
		i = j
	}
	return edits
}
