package ofd

import (
	"errors"
	"fmt"
	"strings"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// remarks are what the remarks on pages are called.
var remarks = page.Codes{
	Scanned: "ofd.scanned-pages", Damaged: "ofd.damaged-pages", Unmapped: "ofd.unmapped-glyphs",
	Hidden: "ofd.hidden-text", Invisible: "ofd.invisible-text", Struck: "ofd.struck-text",
}

// remark says what was hidden, lost, repaired or not read, each with its count.
func (r *reading) remark() {
	note := func(count int, code string, s source.Severity, format string, args ...any) {
		if count > 0 {
			r.notes = append(r.notes, source.Diagnostic{Code: code, Severity: s, Message: fmt.Sprintf(format, args...), Offset: -1})
		}
	}
	if r.pkg.Broken != nil {
		note(1, "ofd.salvaged", source.Warning, "the file is damaged: the directory of the archive cannot be read; pages may be missing: %s", plain(r.pkg.Broken))
	}
	r.notes = append(r.notes, r.pkg.Notes...)
	note(r.lost, "ofd.lost-pages", source.Warning, "%d pages that the document names are not in the file", r.lost)
	note(len(r.damaged), "ofd.damaged-parts", source.Warning, "%s: a part of the content cannot be read", names(r.damaged))
	note(len(r.missing), "ofd.missing-parts", source.Warning, "%s: named, but not in the file", names(r.missing))
	r.notes = append(r.notes, r.book.Remarks(remarks)...)
	note(r.private, "ofd.private-use", source.Warning, "%d characters are of private use: what they show only their font knows", r.private)
	note(max(0, r.bodies-1), "ofd.documents", source.Info, "the file holds %d documents; they were read one after the other", r.bodies)
	note(r.versions, "ofd.versions", source.Info, "the file keeps several versions; the one that it says is current was read")
	note(r.comments, "ofd.comments", source.Warning, "%d remarks on annotations were left out", r.comments)
	note(len(r.attachments), "ofd.attachments", source.Warning, "%d attachments were not read: %s", len(r.attachments), names(r.attachments))
	note(len(r.signatures), "ofd.signatures", source.Info, "the document bears %s; nothing was verified", names(r.signatures))
}

// names lists the first few names.
func names(list []string) string {
	const most = 5
	var b strings.Builder
	for i, name := range list[:min(len(list), most)] {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%.80s", strings.ToValidUTF8(page.Clean(name), "?"))
	}
	if len(list) > most {
		fmt.Fprintf(&b, " and %d more", len(list)-most)
	}
	return b.String()
}

// plain returns the message of an error without its code.
func plain(err error) string {
	var coded *source.Error
	if errors.As(err, &coded) {
		return coded.Message
	}
	return err.Error()
}
