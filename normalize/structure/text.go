package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

func digitsAt(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

func runeAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// personEnds returns where the name of a person may end that begins at byte i, by its number of characters: three, two, four.
func (w *window) personEnds(i int) []name {
	var out []name
	end := i
	for k := 1; k <= 6 && end < len(w.s); k++ {
		r, n := utf8.DecodeRuneInString(w.s[end:])
		if !lex.IsHan(r) {
			break
		}
		end += n
		if k >= 2 {
			out = append(out, name{end, personCost[k]})
		}
	}
	return out
}

// hasDate reports whether s holds a whole date.
func hasDate(s string) bool {
	for i, r := range s {
		if (lex.Digit(r) >= 0 || lex.HanDigit(r) >= 0) && dateAt(s[i:]) > 0 {
			return true
		}
	}
	return false
}

// personCost is what a name of so many characters costs; more than four are two names.
var personCost = [...]int{2: 4, 3: 0, 4: 8, 5: 8, 6: 6}

// dateAt returns the length of the date that s begins with: also one of the calendar or not, and one whose day is left open.
func dateAt(s string) int {
	_, n, _ := lex.Date(s, lex.Running)
	return n
}

// lineBegin returns where the line of byte i begins.
func (w *window) lineBegin(i int) int {
	for i > 0 && !w.breaks[i] {
		i--
	}
	return i
}

// bracketLength returns the length of the brackets that s begins with, or 0.
func bracketLength(s string) int {
	if r := runeAt(s, 0); r != '（' && r != '(' {
		return 0
	}
	end := strings.IndexAny(s, "）)")
	if end < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[end:])
	return end + n
}
