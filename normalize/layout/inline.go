package layout

import (
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// WithPageMarks returns seen with the page marks that lost their line (省提前下达转-3-移支付) as parts of their kind. One alone is
// none: they must count up.
func WithPageMarks(seen *source.Document) *source.Document {
	marks := pageMarks(seen)
	if len(marks) < 2 {
		return seen
	}
	var parts []source.Part
	for _, p := range seen.Parts {
		rest := p
		for len(marks) > 0 && marks[0].start < p.End {
			m := marks[0]
			marks = marks[1:]
			if m.start < rest.Start {
				continue
			}
			before, mark := rest, rest
			before.End, before.Marks = m.start, marksIn(p.Marks, rest.Start, m.start)
			if before.Start < before.End {
				parts = append(parts, before)
			}
			mark.Start, mark.End, mark.Kind, mark.Marks = m.start, m.end, source.PageNumber, nil
			parts = append(parts, mark)
			rest.Start, rest.Marks = m.end, marksIn(p.Marks, m.end, p.End)
		}
		if rest.Start < rest.End || p.Start == p.End {
			parts = append(parts, rest)
		}
	}
	return withParts(seen, parts)
}

// pageMark is a number between dashes.
type pageMark struct{ start, end, number int }

// pageMarks finds the numbers between dashes that stand between Han characters or marks of lines, as far as each is one more
// than the one before.
func pageMarks(seen *source.Document) []pageMark {
	var list []pageMark
	for i := range seen.Parts {
		p := &seen.Parts[i]
		if p.Kind != source.Line || !p.Box.IsZero() {
			continue
		}
		s := seen.Text[p.Start:p.End]
		for at := 0; at < len(s); {
			end, number := dashedNumber(s[at:])
			if end == 0 {
				_, n := utf8.DecodeRuneInString(s[at:])
				at += n
				continue
			}
			if end < len(s) && besideMark(s[:at], s[at+end:]) {
				if n := len(list); n > 0 && number != list[n-1].number+1 {
					return nil
				}
				list = append(list, pageMark{p.Start + at, p.Start + at + end, number})
			}
			at += end
		}
	}
	return list
}

// dashedNumber returns the length of the number between two like dashes that s begins with, blanks aside, and the number.
func dashedNumber(s string) (end, number int) {
	dash, n := utf8.DecodeRuneInString(s)
	if dash != '-' && dash != '—' && dash != '–' && dash != '－' {
		return 0, 0
	}
	at := n
	for at < len(s) && s[at] == ' ' {
		at++
	}
	digits := lex.DigitRun(s[at:])
	if digits == 0 || digits > 3 {
		return 0, 0
	}
	for _, c := range []byte(s[at : at+digits]) {
		number = number*10 + int(c-'0')
	}
	at += digits
	for at < len(s) && s[at] == ' ' {
		at++
	}
	if r, n := utf8.DecodeRuneInString(s[at:]); r == dash {
		return at + n, number
	}
	return 0, 0
}

// besideMark reports whether what stands before and behind a mark is text: Han or the mark of a sentence, or nothing.
func besideMark(before, behind string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(behind)
	fits := func(r rune) bool { return han(r) || r >= 0x3001 && r <= 0x3011 || r >= 0xFF08 && r <= 0xFF1B }
	return (before == "" || fits(a)) && (behind == "" || fits(b)) && before+behind != ""
}
