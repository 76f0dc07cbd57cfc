package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// Foot notes (脚注) are lines at the bottom of a page, set smaller than the text, that begin with a number which is raised
// in the text above, or stands there as ①. They are taken out of the page and put behind the text, as Word does it, so that
// a paragraph goes on over the end of the page.

// footnote is a note of a page.
type footnote struct {
	number string
	ref    int    // the line of the page that refers to it
	at     extent // where in that line
	lines  []int
}

// printedLine is what foot notes are found by: a line of a page, its index there, and whether it is set smaller than the text.
type printedLine struct {
	index int
	text  string
	marks []source.Mark
	small bool
}

// footnotes finds the notes of a page among its lines, which come from top to bottom.
func footnotes(lines []printedLine) []footnote {
	first := len(lines)
	for first > 0 && lines[first-1].small {
		first--
	}
	if first == 0 {
		return nil
	}
	var out []footnote
	for _, l := range lines[first:] {
		if number := noteNumber(leadingMark(l.text)); number != "" {
			if ref, at, ok := refers(lines[:first], number); ok {
				out = append(out, footnote{number, ref, at, []int{l.index}})
				continue
			}
		}
		if n := len(out); n > 0 {
			out[n-1].lines = append(out[n-1].lines, l.index)
		}
	}
	return out
}

// refers finds where the lines above refer to the note with a number: raised, or as a number in a circle.
func refers(above []printedLine, number string) (ref int, at extent, ok bool) {
	for _, l := range above {
		for _, m := range l.marks {
			if m.Kind == source.Raised && noteNumber(l.text[m.Start:m.End]) == number {
				return l.index, extent{m.Start, m.End}, true
			}
		}
	}
	if r, n := utf8.DecodeRuneInString(number); n == len(number) && unicode.Is(unicode.No, r) {
		for _, l := range above {
			if k := strings.Index(l.text, number); k > 0 {
				return l.index, extent{k, k + n}, true
			}
		}
	}
	return 0, extent{}, false
}

const noteBrackets = "[]()（）〔〕【】［］⁽⁾"

// leadingMark returns the number that a line begins with, brackets included: of ¹2023年 it is ¹.
func leadingMark(text string) string {
	if strings.HasPrefix(text, "^(") {
		return text[:strings.IndexByte(text, ')')+1]
	}
	end := 0
	first, _ := utf8.DecodeRuneInString(text)
	for i, r := range text {
		if !unicode.IsNumber(r) && !strings.ContainsRune(noteBrackets+"*†", r) || isSmall(r) != isSmall(first) || i > 12 {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return text[:end]
}

// noteNumber returns the number of a note without brackets and in plain digits; "" where text is none.
func noteNumber(text string) string {
	text = source.Plain(strings.Trim(text, " ^"+noteBrackets))
	if utf8.RuneCountInString(text) > 3 {
		return ""
	}
	for _, r := range text {
		if !unicode.IsNumber(r) && r != '*' && r != '†' {
			return ""
		}
	}
	return text
}

// isSmall reports whether r is a raised or lowered form.
func isSmall(r rune) bool { return source.Plain(string(r)) != string(r) }
