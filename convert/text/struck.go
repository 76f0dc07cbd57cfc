package text

import (
	"fmt"
	"strings"

	"guiwen/normalize/source"
)

// strikes are the signs that programs write round text that is struck through.
var strikes = []struct{ open, shut string }{
	{"~~", "~~"}, {"<del>", "</del>"}, {"<s>", "</s>"}, {"<strike>", "</strike>"},
}

const (
	longestStrike = 600  // bytes of struck text
	mostStrikes   = 1000 // of a line
)

// markStruck marks text that is struck through, with its signs, and says so: ~~30~~35万元 is 35万元.
func markStruck(doc *source.Document) {
	if !strings.Contains(doc.Text, "~~") && !strings.Contains(doc.Text, "</") {
		return
	}
	var samples []string
	n := 0
	for i := range doc.Parts {
		p := &doc.Parts[i]
		line := doc.Text[p.Start:p.End]
		for at := 0; at < len(line) && len(p.Marks) < mostStrikes; {
			start, end, inner := nextStruck(line, at)
			if end == 0 {
				break
			}
			p.Marks = append(p.Marks, source.Mark{Kind: source.Struck, Start: p.Start + start, End: p.Start + end, Note: -1})
			if n++; n <= 3 {
				samples = append(samples, fmt.Sprintf("%.60q", inner))
			}
			at = end
		}
	}
	if n > 0 {
		doc.Notes = append(doc.Notes, source.Diagnostic{
			Code: "text.struck-text", Severity: source.Warning, Offset: -1,
			Message: fmt.Sprintf("%d pieces of text are marked as struck through and are no part of the text: %s", n, strings.Join(samples, ", ")),
		})
	}
}

// nextStruck returns the first struck piece of a line from at on, with its signs, and what is inside; end is 0 where there is none.
func nextStruck(line string, at int) (start, end int, inner string) {
	for _, s := range strikes {
		for from := at; ; {
			i := strings.Index(line[from:], s.open)
			if i < 0 {
				break
			}
			i += from
			text, _, ok := strings.Cut(line[i+len(s.open):], s.shut)
			if ok && isStruck(line[:i], text) {
				if stop := i + len(s.open) + len(text) + len(s.shut); end == 0 || i < start {
					start, end, inner = i, stop, text
				}
				break
			}
			from = i + len(s.open)
		}
	}
	return start, end, inner
}

// isStruck reports whether text between signs may be struck: 10~~20 is a range.
func isStruck(before, text string) bool {
	if text == "" || len(text) > longestStrike || text != strings.TrimSpace(text) || strings.Trim(text, "~") == "" {
		return false
	}
	return !(endsInDigit(before) && text[0] >= '0' && text[0] <= '9')
}

func endsInDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}
