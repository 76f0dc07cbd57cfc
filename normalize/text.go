package normalize

import "strings"

// Text normalizes a whole text paragraph by paragraph; line ends of every kind become line feeds. s must be
// valid UTF-8.
func (n *Normalizer) Text(s string) (*Text, []Finding) {
	var edits []Edit
	var found, f []Finding
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i
		}
		if n.on[lineEnd] && hasOddLineEnd(s[at:end]) {
			for i := at; i < end; {
				stop, size := oddLineEnd(s, i, end)
				edits, f = n.Paragraph(edits, s[i:stop], i, Context{})
				found = append(found, f...)
				if size > 0 {
					edits = append(edits, Edit{stop, stop + size, "\n", ruleNames[lineEnd]})
				}
				i = stop + size
				at = i
			}
			if at > end {
				continue // CR LF: the line feed has been taken
			}
		} else {
			edits, f = n.Paragraph(edits, s[at:end], at, Context{})
			found = append(found, f...)
		}
		at = end + 1
	}
	return NewText(s, edits), found
}

// hasOddLineEnd reports whether a line ends somewhere in s without a line feed.
func hasOddLineEnd(s string) bool {
	return strings.IndexByte(s, '\r') >= 0 || strings.IndexByte(s, '\v') >= 0 || strings.IndexByte(s, '\f') >= 0 ||
		strings.Contains(s, "\u2028") || strings.Contains(s, "\u2029")
}

// oddLineEnd returns where in s[at:end] the first line ends without a line feed, and the size of what ends it; a
// line feed at s[end] belongs to a carriage return before it. Where there is none, it returns end and 0.
func oddLineEnd(s string, at, end int) (stop, size int) {
	for i := at; i < end; i++ {
		switch s[i] {
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				return i, 2
			}
			return i, 1
		case '\v', '\f':
			return i, 1
		case 0xE2:
			if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") {
				return i, len("\u2028")
			}
		}
	}
	return end, 0
}
