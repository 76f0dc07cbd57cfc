package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/normalize/source"
)

// note adds a remark.
func (r *reading) note(code string, s source.Severity, page int, format string, args ...any) {
	r.notes = append(r.notes, source.Diagnostic{Code: code, Severity: s, Message: fmt.Sprintf(format, args...), Offset: -1, Page: page})
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
	r.remarkPages()
	r.remarkGlyphs()
	r.remarkStruck()
	if r.comments > 0 {
		r.note("pdf.comments", source.Warning, 0, "%d comments of readers were left out", r.comments)
	}
}

// remarkPages names the pages without text and the damaged ones.
func (r *reading) remarkPages() {
	var scans, broken []int
	for _, s := range r.seen {
		if s.scan {
			scans = append(scans, s.page.number)
		}
		if s.canvas.broken {
			broken = append(broken, s.page.number)
		}
	}
	if len(scans) > 0 {
		r.note("pdf.scanned-pages", source.Warning, scans[0], "%s: pictures without a text layer; their text is missing", pageList(scans))
	}
	if len(broken) > 0 {
		r.note("pdf.damaged-pages", source.Warning, broken[0], "%s: a part of the content cannot be read", pageList(broken))
	}
}

// remarkGlyphs counts the characters that are not what they seem.
func (r *reading) remarkGlyphs() {
	hidden, hiddenPage, unmapped, unmappedPage, guessed, invisible, all := 0, 0, 0, 0, 0, 0, 0
	for _, s := range r.seen {
		if s.canvas.hidden > 0 && hidden == 0 {
			hiddenPage = s.page.number
		}
		hidden += s.canvas.hidden
		for i := range s.lines {
			l := &s.lines[i]
			if l.unmapped > 0 && unmapped == 0 {
				unmappedPage = s.page.number
			}
			unmapped += l.unmapped
			guessed += l.guessed
			invisible += l.invisible
			all += l.glyphs
		}
	}
	if unmapped > 0 {
		r.note("pdf.unmapped-glyphs", source.Warning, unmappedPage, "%d of %d characters have no text in the file; U+FFFD stands for each", unmapped, all)
	}
	if guessed > 0 {
		r.note("pdf.missing-fonts", source.Warning, 0, "%d of %d characters are of fonts that the file does not hold; they were read as Latin letters", guessed, all)
	}
	if hidden > 0 {
		r.note("pdf.hidden-text", source.Warning, hiddenPage, "%d characters lie outside the page or its visible parts and were left out", hidden)
	}
	if invisible > 0 {
		r.note("pdf.invisible-text", source.Info, 0, "%d of %d characters are printed invisibly, as the text layer of a scan is", invisible, all)
	}
}

// remarkStruck says which text is struck.
func (r *reading) remarkStruck() {
	n, page := 0, 0
	var samples []string
	for _, s := range r.seen {
		for i := range s.lines {
			l := &s.lines[i]
			for _, m := range l.marks {
				if m.Kind != source.Struck || l.furniture() {
					continue
				}
				if n == 0 {
					page = s.page.number
				}
				if n++; n <= 3 {
					samples = append(samples, fmt.Sprintf("%.60q", l.text[m.Start:m.End]))
				}
			}
		}
	}
	if n > 0 {
		r.note("pdf.struck-text", source.Warning, page, "%d pieces of text have a line drawn through them and are no part of the text: %s", n, strings.Join(samples, ", "))
	}
}

// pageList names pages: "page 3", "pages 1–4, 7".
func pageList(pages []int) string {
	var b strings.Builder
	b.WriteString("page")
	if len(pages) > 1 {
		b.WriteString("s")
	}
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, " %d", pages[i])
		if j > i {
			fmt.Fprintf(&b, "–%d", pages[j])
		}
		i = j + 1
		if b.Len() > 300 && i < len(pages) {
			b.WriteString(" …")
			break
		}
	}
	return b.String()
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
