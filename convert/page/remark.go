package page

import (
	"fmt"
	"strings"

	"guiwen/normalize/source"
)

// Codes are what a format calls the remarks on its pages; one that it does not make is "".
type Codes struct {
	Scanned   string // pages are pictures
	Damaged   string // a part of the content cannot be read
	Unmapped  string // characters of which nobody knows what they stand for
	Guessed   string // characters of fonts that are not there
	Hidden    string // characters outside of the page
	Invisible string // the text layer of a scan
	Struck    string // a line is drawn through text
}

// Remarks says what was hidden or lost on the pages, each with its count.
func (b *Book) Remarks(c Codes) []source.Diagnostic {
	var out []source.Diagnostic
	note := func(code string, s source.Severity, page int, format string, args ...any) {
		if code != "" {
			out = append(out, source.Diagnostic{Code: code, Severity: s, Message: fmt.Sprintf(format, args...), Offset: -1, Page: page})
		}
	}
	scans := b.pages(func(s *Sheet) bool { return s.scan })
	if len(scans) > 0 {
		note(c.Scanned, source.Warning, scans[0], "%s: pictures without a text layer; their text is missing", pageList(scans))
	}
	if broken := b.pages(func(s *Sheet) bool { return s.Canvas.Broken }); len(broken) > 0 {
		note(c.Damaged, source.Warning, broken[0], "%s: a part of the content cannot be read", pageList(broken))
	}
	t := b.tally()
	if t.unmapped > 0 {
		note(c.Unmapped, source.Warning, t.unmappedPage, "%d of %d characters have no text in the file; U+FFFD stands for each", t.unmapped, t.all)
	}
	if t.guessed > 0 {
		note(c.Guessed, source.Warning, 0, "%d of %d characters are of fonts that the file does not hold; they were read as Latin letters", t.guessed, t.all)
	}
	if t.hidden > 0 {
		note(c.Hidden, source.Warning, t.hiddenPage, "%d characters lie outside the page or its visible parts and were left out", t.hidden)
	}
	if t.invisible > 0 {
		note(c.Invisible, source.Info, 0, "%d of %d characters are printed invisibly, as the text layer of a scan is", t.invisible, t.all)
	}
	if n, page, samples := b.struck(); n > 0 {
		note(c.Struck, source.Warning, page, "%d pieces of text have a line drawn through them and are no part of the text: %s", n, samples)
	}
	return out
}

// Empty says why there is no document: nothing but pictures, text that cannot be read, damage, or nothing. It is nil where
// there is text. Damage is the error for a file that is damaged; nil for one that is not.
func (b *Book) Empty(damage error) error {
	t := b.tally()
	scans := b.pages(func(s *Sheet) bool { return s.scan })
	switch {
	case len(b.Sheets) > 0 && len(scans) == len(b.Sheets):
		return source.Errorf(source.NoText, "no_text_layer", "", "all %d pages are pictures without a text layer", len(scans))
	case t.all > t.unmapped:
		return nil
	case damage != nil:
		return damage
	case t.all > 0:
		return source.Errorf(source.NoText, "unmapped_glyphs", "", "the fonts of the document do not say what their %d glyphs stand for", t.all)
	}
	return source.Errorf(source.NoText, "no_text_layer", "", "the pages have no text")
}

// pages returns the numbers of the pages for which is holds.
func (b *Book) pages(is func(*Sheet) bool) (list []int) {
	for _, s := range b.Sheets {
		if is(s) {
			list = append(list, s.Number)
		}
	}
	return list
}

// tally counts the characters that are not what they seem, and names the first pages that have such.
type tally struct {
	all, unmapped, guessed, invisible, hidden int
	unmappedPage, hiddenPage                  int
}

func (b *Book) tally() (t tally) {
	for _, s := range b.Sheets {
		if s.Canvas.hidden > 0 && t.hidden == 0 {
			t.hiddenPage = s.Number
		}
		t.hidden += s.Canvas.hidden
		for i := range s.lines {
			l := &s.lines[i]
			if l.unmapped > 0 && t.unmapped == 0 {
				t.unmappedPage = s.Number
			}
			t.unmapped += l.unmapped
			t.guessed += l.guessed
			t.invisible += l.invisible
			t.all += l.glyphs
		}
	}
	return t
}

// struck counts the pieces of text that are struck, and quotes the first.
func (b *Book) struck() (n, page int, samples string) {
	var list []string
	for _, s := range b.Sheets {
		for i := range s.lines {
			l := &s.lines[i]
			for _, m := range l.marks {
				if m.Kind != source.Struck || l.furniture() {
					continue
				}
				if n == 0 {
					page = s.Number
				}
				if n++; n <= 3 {
					list = append(list, fmt.Sprintf("%.60q", l.text[m.Start:m.End]))
				}
			}
		}
	}
	return n, page, strings.Join(list, ", ")
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
