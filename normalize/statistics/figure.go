package statistics

import (
	"strings"
	"unicode/utf8"
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

// bounds are the words round a figure that say it is not exact. Longer words come before those they contain.
var (
	boundsBefore = []struct{ word, bound string }{
		{"不少于", atLeast}, {"不低于", atLeast}, {"至少", atLeast}, {"最少", atLeast}, {"超过", atLeast}, {"突破", atLeast}, {"高于", atLeast},
		{"不超过", atMost}, {"不高于", atMost}, {"至多", atMost}, {"最多", atMost}, {"低于", atMost}, {"不足", atMost}, {"少于", atMost}, {"控制在", atMost},
		{"大约", about}, {"将近", about}, {"接近", about}, {"约", about}, {"近", about}, {"超", atLeast}, {"逾", atLeast},
		{"上", atLeast}, {"过", atLeast}, {"破", atLeast},
	}
	boundsAfter = []struct{ word, bound string }{
		{"及以上", atLeast}, {"以上", atLeast}, {"有余", atLeast}, {"及以下", atMost}, {"以下", atMost}, {"以内", atMost}, {"左右", about}, {"上下", about},
	}
)

// qualify sets the bound and the qualifier of f from the words in, before and behind it.
func (f *figure) qualify(s string) {
	f.bound = exact
	switch f.number.more {
	case "余", "多", "几":
		f.bound, f.qualifier = atLeast, f.number.more
	case "来":
		f.bound, f.qualifier = about, "来"
	}
	for _, b := range boundsAfter {
		if strings.HasPrefix(s[f.end:], b.word) {
			f.bound, f.qualifier = b.bound, b.word
			return
		}
	}
	if f.bound != exact {
		return
	}
	for _, b := range boundsBefore {
		if !strings.HasSuffix(s[:f.start], b.word) {
			continue
		}
		if len(b.word) == len("上") && (b.word == "上" || b.word == "过" || b.word == "破") && !f.number.bare {
			continue // 上, 过 and 破 qualify 百, 千, 万 only: 上百件
		}
		if b.word == "过" && strings.HasSuffix(s[:f.start], "不超过") {
			continue
		}
		if b.word == "近" && endsWithAny(s[:f.start], "最近", "附近", "临近", "邻近") {
			return
		}
		if f.bound == exact {
			f.bound, f.qualifier = b.bound, b.word
		}
		return
	}
}

func endsWithAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
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

// backRunes returns the byte offset n characters before i.
func backRunes(s string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
	}
	return i
}

// aheadRunes returns the byte offset n characters behind i.
func aheadRunes(s string, i, n int) int {
	for ; n > 0 && i < len(s); n-- {
		_, w := utf8.DecodeRuneInString(s[i:])
		i += w
	}
	return i
}
