package docx

import (
	"fmt"

	"guiwen/normalize/source"
)

// losses counts what the file holds and the text does not.
type losses struct {
	deletions, deletedCharacters int
	changedCharacters            int // that have stood in a deletion or move so far
	struckCharacters             int
	moves                        int
	marks                        int
	insertions                   int
	hidden                       int
	comments                     int
	chunks                       int
	dde, remoteFields            int
	openFields                   int
	equations                    int
	symbols                      int
	ruby                         int
	formats                      int
	pictures, charts, objects    int
	missingNotes                 int
	remote, escaping             int
	macros                       int
}

// changeFates says what becomes of tracked changes, and of text that is struck through by hand.
var changeFates = [...]struct{ deletions, insertions, marks, moves, struck string }{
	accepted: {"are left out", "are taken as text", "deleted", "lead to", "they are left out"},
	original: {"are taken as text", "are left out", "inserted", "come from", "they are left out"},
	marked:   {"stand in the text, marked", "stand in the text, marked", "changed", "come from and lead to", "they stand in the text, marked"},
}

// diagnostics says what was lost, in a fixed order. Warnings are what may change the meaning of the text for
// somebody who looked at the file another way.
func (l *losses) diagnostics(as revisions) []source.Diagnostic {
	var list []source.Diagnostic
	add := func(count int, severity source.Severity, code, format string, args ...any) {
		if count > 0 {
			list = append(list, source.Diagnostic{Code: code, Severity: severity, Message: fmt.Sprintf(format, args...), Offset: -1})
		}
	}
	fate := changeFates[as]
	add(l.deletions, source.Warning, "docx.deleted-text", "%d tracked deletions with %d characters "+fate.deletions, l.deletions, l.deletedCharacters)
	add(l.marks, source.Info, "docx.deleted-marks", "%d "+fate.marks+" paragraph marks join their paragraphs", l.marks)
	add(l.insertions, source.Info, "docx.insertions", "%d tracked insertions "+fate.insertions, l.insertions)
	add(l.moves, source.Info, "docx.moves", "%d tracked moves are read at the place they "+fate.moves, l.moves)
	add(l.struckCharacters, source.Warning, "docx.struck-text", "%d characters are struck through; "+fate.struck, l.struckCharacters)
	add(l.hidden, source.Warning, "docx.hidden-text", "%d characters of hidden text are left out", l.hidden)
	add(l.comments, source.Info, "docx.comments", "%d comments are marks of the text that they are on", l.comments)
	add(l.chunks, source.Warning, "docx.embedded-chunk", "%d embedded documents (altChunk, subDoc) are not read", l.chunks)
	add(l.dde, source.Warning, "docx.dde-field", "%d fields ask for data of other programs (DDE); nothing was asked", l.dde)
	add(l.remoteFields, source.Warning, "docx.remote-field",
		"%d fields take their text from other files; the text is that of the last update", l.remoteFields)
	add(l.openFields, source.Warning, "docx.open-field",
		"%d paragraphs hold a field whose instruction does not end; what follows is read as text", l.openFields)
	add(l.equations, source.Warning, "docx.equation-field", "%d fields are formulas without text (EQ) and are left out", l.equations)
	add(l.symbols, source.Warning, "docx.unknown-symbol", "%d signs of symbol fonts have no character and stand as □", l.symbols)
	add(l.formats, source.Warning, "docx.number-format", "%d automatic numbers have a format that is not known and are decimal", l.formats)
	add(l.ruby, source.Info, "docx.ruby", "%d characters of phonetic guides are left out", l.ruby)
	add(l.pictures, source.Info, "docx.pictures", "%d pictures are not read", l.pictures)
	add(l.charts, source.Warning, "docx.charts", "the text of %d charts is not read", l.charts)
	add(l.objects, source.Info, "docx.objects", "%d embedded objects are not opened", l.objects)
	add(l.missingNotes, source.Warning, "docx.missing-notes", "%d notes or comments are referred to but not in the file", l.missingNotes)
	add(l.remote, source.Warning, "docx.remote-target", "%d parts are outside the file and were not fetched", l.remote)
	add(l.escaping, source.Warning, "docx.escaping-target", "%d targets point outside the package and were not followed", l.escaping)
	add(l.macros, source.Warning, "docx.macros", "the document holds macros; they were not looked at")
	return list
}
