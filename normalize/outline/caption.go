package outline

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
	"guiwen/schema"
)

// What stands round a table: its title (表题) and the line of its unit (单位：万元) above, its notes (注：…) below.

// The words of the lines round a table.
var (
	captionStarts  = lex.Class("caption-start")
	captionEnds    = lex.Class("caption-end")
	continuedMarks = lex.Class("continued-mark")
	unitNotes      = lex.Class("unit-note")
	remarks        = lex.Class("remark-label")
)

const (
	longestCaption  = 45 // characters
	longestUnitLine = 16
)

// besideTables gives the lines round tables their roles, and those that say by their label that they are notes.
func (w *work) besideTables() {
	for i := w.body; i < len(w.units); i++ {
		u := &w.units[i]
		switch {
		case w.paragraph(i).Table != nil:
			above := i - 1
			if above >= w.body && w.units[above].role == schema.Note && w.unitLine(above) {
				above--
			}
			if above >= w.body && w.isFree(above) && w.captions(above) {
				w.units[above].role = schema.Caption
			}
		case !w.isFree(i):
		case w.unitLine(i) || remark(w.of(i)):
			u.role = schema.Note
		case w.counted(i) && w.captions(i):
			u.role = schema.Caption
		}
	}
}

// isFree reports whether unit i is running text without a number whose role is not known.
func (w *work) isFree(i int) bool {
	u := &w.units[i]
	return u.role == "" && u.mark == nil && !u.toc && !u.joined && w.plain(i)
}

// captions reports whether unit i has the form of the title of a table.
func (w *work) captions(i int) bool {
	s := w.of(i)
	return attachmentWords.Begins(s) == 0 && captionEnds.Ends(strings.TrimRight(s[:len(s)-continuedMarks.Ends(s)], " ")) > 0 && !closed(s) && !strings.ContainsAny(s, "，；：。") && runes(s, longestCaption+1) <= longestCaption
}

// counted reports whether unit i begins with the number of a table: 表二.
func (w *work) counted(i int) bool {
	s := w.of(i)
	n := captionStarts.Begins(s)
	r, _ := utf8.DecodeRuneInString(s[n:])
	return n > 0 && (lex.Digit(r) >= 0 || lex.HanDigit(r) > 0)
}

// unitLine reports whether unit i says nothing but the unit of a table: 单位：万元.
func (w *work) unitLine(i int) bool {
	s := w.of(i)
	if runes(s, longestUnitLine+1) > longestUnitLine {
		return false
	}
	s = squeeze(strings.Trim(s, "（）()"))
	n := unitNotes.Begins(s)
	rest, ok := strings.CutPrefix(s[n:], "：")
	return n > 0 && ok && rest != "" && !closed(rest)
}

// remark reports whether a label that notes have stands at the beginning of s: 注：…, 资料来源：….
func remark(s string) bool {
	n := remarks.Begins(s)
	return n > 0 && strings.HasPrefix(s[n:], "：")
}

// noteInText reports whether unit i is a note on a table or on the text in front of it, which stands below the same heading.
func (w *work) noteInText(i int) bool {
	u := &w.units[i]
	return u.role == schema.Note && u.element == structure.NoElement && w.kind(i) != source.Note
}
