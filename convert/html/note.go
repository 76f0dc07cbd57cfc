package html

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// ref is a link from a piece of raw text to an id of the same page.
type ref struct {
	start, end int
	target     string
}

// targetOf returns the id that an address leads to if it is one of the same page: #_ftn1.
func targetOf(href string) string {
	id, ok := strings.CutPrefix(strings.TrimSpace(href), "#")
	if !ok || len(id) > 100 {
		return ""
	}
	return id
}

// readNotes finds the notes (脚注) of the page: lines that a number links to and that begin with the same number, or link back
// to it. The number becomes a NoteRef, the line a Note.
func readNotes(doc *source.Document, refs []ref, places map[string]int) {
	partAt := func(off int) int {
		return sort.Search(len(doc.Parts), func(i int) bool { return doc.Parts[i].End > off })
	}
	back := map[[2]int]bool{} // from a part to a part
	for _, r := range refs {
		if at, ok := places[r.target]; ok {
			back[[2]int{partAt(r.start), partAt(at)}] = true
		}
	}
	for _, r := range refs {
		at, ok := places[r.target]
		from, to := partAt(r.start), partAt(at)
		if !ok || to <= from || to >= len(doc.Parts) || doc.Parts[from].Start > r.start {
			continue
		}
		number := noteNumber(doc.Text[r.start:r.end])
		note := &doc.Parts[to]
		mark := leadingNumber(doc.Text[note.Start:note.End])
		numbered := number != "" && (noteNumber(mark) == number || strings.TrimRight(note.Label, ".") == number)
		if number == "" || !numbered && !back[[2]int{to, from}] {
			continue
		}
		switch note.Kind {
		case source.Paragraph, source.Line, source.ListItem:
			note.Kind, note.NoteNumber = source.Note, number
			if note.Label == "" && noteNumber(mark) == number {
				note.Label = mark
			}
		case source.Note:
		default:
			continue
		}
		part := &doc.Parts[from]
		i := sort.Search(len(part.Marks), func(i int) bool { return part.Marks[i].Start > r.start })
		part.Marks = append(part.Marks[:i:i], append([]source.Mark{{Kind: source.NoteRef, Start: r.start, End: r.end, Note: to}}, part.Marks[i:]...)...)
	}
}

// noteWord is the word that stands for the number of a note.
var noteWord = lex.Class("note-word")

// noteNumber returns the number that text is, without brackets and in plain digits: "¹", "[1]" and "〔1〕" are 1, ① is ①. It
// returns "" for other text.
func noteNumber(text string) string {
	text = source.Plain(strings.Trim(text, " \u00a0^[]()（）〔〕【】［］⁽⁾"))
	if text == "" || utf8.RuneCountInString(text) > 4 {
		return ""
	}
	for _, r := range text {
		if !unicode.IsNumber(r) && r != '*' && r != '†' && (r > unicode.MaxASCII || !unicode.IsLetter(r)) && !noteWord.Is(string(r)) {
			return ""
		}
	}
	return text
}

// isSmall reports whether r is a raised or lowered form.
func isSmall(r rune) bool { return source.Plain(string(r)) != string(r) }

// leadingNumber returns what text begins with if that may be the number of a note, brackets included: of ¹2023年 it is ¹.
func leadingNumber(text string) string {
	if strings.HasPrefix(text, "^(") {
		return text[:strings.IndexByte(text, ')')+1]
	}
	end := 0
	first, _ := utf8.DecodeRuneInString(text)
	for i, r := range text {
		if !unicode.IsNumber(r) && !strings.ContainsRune("[]()（）〔〕【】［］⁽⁾*†", r) || isSmall(r) != isSmall(first) || i > 15 {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return text[:end]
}
