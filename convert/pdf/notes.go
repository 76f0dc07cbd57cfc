package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// note adds a remark.
func (r *reading) note(code string, s source.Severity, page int, format string, args ...any) {
	r.notes = append(r.notes, source.Diagnostic{Code: code, Severity: s, Message: fmt.Sprintf(format, args...), Offset: -1, Page: page})
}

// remarks are what the remarks on pages are called.
var remarks = page.Codes{
	Scanned: "pdf.scanned-pages", Damaged: "pdf.damaged-pages", Unmapped: "pdf.unmapped-glyphs", Guessed: "pdf.missing-fonts",
	Hidden: "pdf.hidden-text", Invisible: "pdf.invisible-text", Struck: "pdf.struck-text",
}

// remark says what was hidden, lost, repaired or refused, each with its count.
func (r *reading) remark(data []byte) {
	f := r.file
	if f.encrypted {
		r.note("pdf.restricted", source.Warning, 0, "the document is encrypted with an owner password only; its restrictions were not looked at")
	}
	if r.repaired != "" {
		severity, outcome := source.Info, "nothing is missing"
		if f.damage.objects+f.damage.streams > 0 {
			severity, outcome = source.Warning, "text may be missing"
		}
		r.note("pdf.repaired", severity, 0, "the file is damaged (%.200s) and was repaired: %s", r.repaired, outcome)
	}
	if kinds := f.activeContent(); len(kinds) > 0 {
		r.note("pdf.active-content", source.Warning, 0, "the document holds %s, which was not run or extracted", strings.Join(kinds, ", "))
	}
	if trailingArchive(data) {
		r.note("pdf.trailing-data", source.Warning, 0, "a zip archive is appended to the file; it was not read")
	}
	r.notes = append(r.notes, r.book.Remarks(remarks)...)
	if r.comments > 0 {
		r.note("pdf.comments", source.Warning, 0, "%d comments of readers were left out", r.comments)
	}
}

// activeContent names what a document would run or carries inside.
func (f *file) activeContent() (kinds []string) {
	catalog := f.dict(*f.table.Root)
	names := f.dict(catalog["Names"])
	script, launch := false, false
	actions := []types.Object{catalog["OpenAction"]}
	for _, o := range f.dict(catalog["AA"]) {
		actions = append(actions, o)
	}
	for _, o := range actions {
		switch f.name(f.dict(o)["S"]) {
		case "JavaScript":
			script = true
		case "Launch":
			launch = true
		}
	}
	if script || f.dict(names["JavaScript"]) != nil {
		kinds = append(kinds, "JavaScript")
	}
	if launch {
		kinds = append(kinds, "a launch action")
	}
	if f.dict(names["EmbeddedFiles"]) != nil {
		kinds = append(kinds, "embedded files")
	}
	return kinds
}

// trailingArchive reports whether a zip archive ends where the file ends: a file of two formats.
func trailingArchive(data []byte) bool {
	tail := data[max(0, len(data)-66000):]
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || len(tail)-i < 22 {
		return false
	}
	end := bytes.LastIndex(tail, []byte("%%EOF"))
	comment := int(tail[i+20]) | int(tail[i+21])<<8
	return i > end && i+22+comment == len(tail)
}
