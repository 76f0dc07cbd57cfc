package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// figure is a number with its unit as it stands in a block (数据).
type figure struct {
	start, end int // bytes: "2万余条"
	mark       int // byte at which the mark of a note stands between digits and unit (118¹件); 0 for none
	number     number
	value      decimal
	quotient   float64 // of a fraction that no decimal holds (三分之一); else 0
	unit       *unit   // nil where none is written
	per        string  // denominator behind the unit: "/立方米"
	kind       string
	bound      string
	qualifier  string
}

// The bounds of a figure.
const (
	exact   = "exact"
	about   = "about"
	atLeast = "at-least"
	atMost  = "at-most"
)

// digitsEnd returns the end of the figure as it is shown: in front of the mark of a note, which is no part of it.
func (f *figure) digitsEnd() int {
	if f.mark > 0 {
		return f.mark
	}
	return f.end
}

// numberEnd returns the end of the figure's number, its unit left out.
func (f *figure) numberEnd() int { return min(f.digitsEnd(), f.start+f.number.end-f.number.start) }

// published returns the value as the canonical document gives it.
func (f *figure) published() float64 {
	if f.quotient != 0 {
		return f.quotient
	}
	return f.value.Float()
}

// unitName returns the name of the unit, or "" where none is written.
func (f *figure) unitName() string {
	if f.unit == nil {
		return ""
	}
	return f.unit.Name + f.per
}

// The words round a figure that say it is not exact; the values of the classes are the bounds.
var (
	boundsAfter  = lex.Class("bound-after")
	boundsInside = lex.Class("more")
)

// qualify sets the bound and the qualifier of f from the words behind it, in it or before it.
func (f *figure) qualify(s string) {
	f.bound, f.qualifier = exact, ""
	before, after := s[:f.start], s[f.end:]
	if n := boundsAfter.Begins(after); n > 0 {
		f.qualifier = after[:n]
		f.bound = boundsAfter.Value(f.qualifier)
		return
	}
	if f.number.more != "" {
		f.bound, f.qualifier = boundsInside.Value(f.number.more), f.number.more
		return
	}
	words := boundsBefore
	n := words.Ends(before)
	if n == 0 && f.number.bare { // 上百件
		words = boundsBeforeMagnitude
		n = words.Ends(before)
	}
	if n > 0 {
		f.qualifier = before[len(before)-n:]
		f.bound = words.Value(f.qualifier)
	}
}

func startsWithAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// runeAt returns the character at byte i, or utf8.RuneError at the end.
func runeAt(s string, i int) rune {
	if i >= len(s) {
		return utf8.RuneError
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// runeBefore returns the character before byte i, or utf8.RuneError at the beginning.
func runeBefore(s string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// isStop reports whether r ends a clause (停顿): a mark, the end of the text, but not 、 or a bracket.
func isStop(r rune) bool {
	switch r {
	case '，', '。', '；', '：', '！', '？', ',', ';', '!', '?', '\n', '\t', utf8.RuneError:
		return true
	}
	return false
}

// isMark reports whether r is a mark of punctuation of any kind, or the end.
func isMark(r rune) bool {
	switch r {
	case '、', '（', '）', '(', ')', '“', '”', '《', '》', '—', '…', '〔', '〕', '［', '］', '.', ' ':
		return true
	}
	return isStop(r)
}
