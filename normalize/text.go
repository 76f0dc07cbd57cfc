package normalize

import (
	"slices"
	"strings"
)

// Text normalizes a whole text paragraph by paragraph; line ends of every kind become line feeds. s must be
// valid UTF-8.
func (n *Normalizer) Text(s string) (*Text, []Finding) {
	p := n.scratch.Get().(*paragraph)
	scratch := n.edits.Get().(*[]Edit)
	edits := (*scratch)[:0]
	var found, f []Finding
	for at := 0; at < len(s); {
		stop, next := len(s), len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			stop, next = at+i, at+i+1
		}
		if n.on[lineEnd] && stop < next && stop > at && s[stop-1] == '\r' {
			stop--
		}
		edits, f = p.line(n, edits, s[:stop], at)
		found = append(found, f...)
		if next-stop > 1 {
			edits = append(edits, Edit{stop, next, "\n", ruleNames[lineEnd]})
		}
		at = next
	}
	n.giveBack(p)
	t := NewText(s, slices.Clone(edits))
	if cap(edits) <= maxScratch {
		clear(edits) // keeps no text alive
		*scratch = edits
		n.edits.Put(scratch)
	}
	return t, found
}

// line normalizes s[at:], which no line feed ends. Where something else ends a line in it, it is several paragraphs.
func (p *paragraph) line(n *Normalizer, edits []Edit, s string, at int) ([]Edit, []Finding) {
	p.reset(n, s[at:], Context{})
	p.scan()
	if !p.rare || !n.on[lineEnd] { // the scanner takes such ends for rare characters
		return p.finish(edits, at)
	}
	var found, f []Finding
	for {
		stop, size := lineEndIn(s, at)
		edits, f = p.run(n, edits, s[at:stop], at, Context{})
		found = append(found, f...)
		if size == 0 {
			return edits, found
		}
		edits = append(edits, Edit{stop, stop + size, "\n", ruleNames[lineEnd]})
		at = stop + size
	}
}

// lineEndIn returns where the line that begins at s[at] ends with something else than a line feed, and the size of
// that; the end of s and 0 if nothing ends it.
func lineEndIn(s string, at int) (stop, size int) {
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '\r', '\v', '\f':
			return i, 1
		case 0xE2:
			if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") {
				return i, len("\u2028")
			}
		}
	}
	return len(s), 0
}
