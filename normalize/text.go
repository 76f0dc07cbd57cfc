package normalize

import "strings"

// Text normalizes a whole text paragraph by paragraph; line ends of every kind become line feeds. s must be
// valid UTF-8.
func (n *Normalizer) Text(s string) (*Text, []Finding) {
	edits := make([]Edit, 0, len(s)/256)
	var found, f []Finding
	lines := lines{s: s, feed: -1, feedsOnly: !n.on[lineEnd]}
	for lines.at < len(s) {
		start := lines.at
		stop := lines.next()
		edits, f = n.Paragraph(edits, s[start:stop], start, Context{})
		found = append(found, f...)
		if end := s[stop:lines.at]; end != "" && end != "\n" {
			edits = append(edits, Edit{stop, lines.at, "\n", ruleNames[lineEnd]})
		}
	}
	return NewText(s, edits), found
}

// lines reads a text line by line, in one run over it.
type lines struct {
	s         string
	at        int  // where the next line begins
	feed      int  // where the next line feed stands, or the end; -1 before it has been looked for
	odd       bool // a line ends before feed with something else than CR LF
	feedsOnly bool // only a line feed ends a line
}

// next returns where the line that begins at l.at ends, and moves l.at behind its end.
func (l *lines) next() (stop int) {
	if l.at > l.feed {
		l.feed = len(l.s)
		if i := strings.IndexByte(l.s[l.at:], '\n'); i >= 0 {
			l.feed = l.at + i
		}
		l.odd = !l.feedsOnly && hasOddEnd(strings.TrimSuffix(l.s[l.at:l.feed], "\r"))
	}
	size := 0
	if l.odd {
		stop, size = oddEnd(l.s, l.at, l.feed)
	}
	if size == 0 {
		stop, size = l.feed, 1
		if stop > l.at && l.s[stop-1] == '\r' && !l.feedsOnly {
			stop, size = stop-1, 2
		}
	}
	l.at = min(stop+size, len(l.s))
	return stop
}

// hasOddEnd reports whether a line ends somewhere in s, which has no line feed.
func hasOddEnd(s string) bool {
	return strings.IndexByte(s, '\r') >= 0 || strings.IndexByte(s, '\v') >= 0 || strings.IndexByte(s, '\f') >= 0 ||
		strings.Contains(s, "\u2028") || strings.Contains(s, "\u2029")
}

// oddEnd returns where the first line of s[at:end] ends, and the size of what ends it; 0 if nothing does. A carriage
// return before s[end], a line feed, belongs to that.
func oddEnd(s string, at, end int) (stop, size int) {
	for i := at; i < end; i++ {
		switch s[i] {
		case '\r':
			if i+1 == end && end < len(s) {
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
