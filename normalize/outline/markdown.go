package outline

import (
	"strings"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/lex"
)

// markdown returns the edits that remove what OCR programs leave of Markdown (MD-1): pairs of ** and the # of
// headings. A paragraph of nothing else is left alone.
func markdown(t *layout.Text) []normalize.Edit {
	s := t.String()
	if !strings.Contains(s, "**") && !strings.Contains(s, "#") {
		return nil
	}
	var edits []normalize.Edit
	for _, p := range t.Paragraphs {
		if p.Table != nil {
			continue
		}
		text := s[p.Start:p.End]
		from := 0
		if strings.HasPrefix(text, "#") {
			n := len(text) - len(strings.TrimLeft(text, "#"))
			if m := n + lex.Blanks(text[n:]); n <= 6 && m > n && m < len(text) {
				edits = append(edits, normalize.Edit{Start: p.Start, End: p.Start + m, Rule: "md.heading"})
				from = m
			}
		}
		if strings.Trim(text[from:], "* ") == "" || strings.Count(text, "**")%2 != 0 {
			continue
		}
		for at := from; ; {
			i := strings.Index(text[at:], "**")
			if i < 0 {
				break
			}
			at += i
			edits = append(edits, normalize.Edit{Start: p.Start + at, End: p.Start + at + 2, Rule: "md.bold"})
			at += 2
		}
	}
	return edits
}
