package docx

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"guiwen/convert/opc"
	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// salvaged takes down what could be read of a damaged main part, err being how its reading ended, and of the package
// around it. Damage that leaves no text stays an error: nothing has been read then that anybody wants.
func (d *reader) salvaged(err error) error {
	var damage *opc.Damage
	if err != nil && !errors.As(err, &damage) || damage == nil && d.pkg.Broken == nil {
		return err
	}
	if damage != nil && damage.Broken {
		d.out.trimNumber()
	}
	if len(d.out.parts) == 0 {
		return cmp.Or(err, d.pkg.Broken)
	}
	message := "the directory of the archive cannot be read; all of the text is there, but other parts may be missing"
	cause := d.pkg.Broken
	if damage != nil {
		message, cause = damage.Extent()+" could be read; the text is there to its end, but characters in it may be wrong", damage.Err
		if damage.Broken {
			message = damage.Extent() + " could be read; the text ends here"
		}
	}
	d.notes = append(d.notes, source.Diagnostic{
		Code: "docx.salvaged", Severity: source.Warning, Offset: len(d.out.text),
		Message: fmt.Sprintf("the file is damaged: %s: %s", message, plain(cause)),
	})
	return nil
}

// plain returns the message of an error without its code.
func plain(err error) string {
	var coded *source.Error
	if errors.As(err, &coded) {
		return coded.Message
	}
	return err.Error()
}

// trimNumber takes a number off the end of the last part, where the text breaks off: the digits that are there may be
// the half of another number.
func (t *writer) trimNumber() {
	if len(t.parts) == 0 {
		return
	}
	last := &t.parts[len(t.parts)-1]
	written := t.text[last.Start:last.End]
	kept := last.Start + max(len(bytes.TrimRightFunc(written, belongsToNumber)), len(last.Label))
	t.text = append(t.text[:kept], t.text[last.End:]...)
	last.End = kept
	last.Marks = slices.DeleteFunc(last.Marks, func(m source.Mark) bool { return m.Start < m.End && m.Start >= kept })
	for i := range last.Marks {
		m := &last.Marks[i]
		m.Start, m.End = min(m.Start, kept), min(m.End, kept)
	}
	if last.End == last.Start {
		t.parts = t.parts[:len(t.parts)-1]
	}
}

// pointWords stand for the decimal point in Chinese numerals.
var pointWords = lex.Class("point-word")

// belongsToNumber reports whether a number may go on behind r.
func belongsToNumber(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsSpace(r) || lex.IsNumeral(r) || strings.ContainsRune(".．,，+-－−%％‰:：/", r) || pointWords.Is(string(r))
}
