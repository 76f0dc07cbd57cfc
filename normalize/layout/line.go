package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
	"guiwen/normalize/structure"
)

// document is a source document on its way to paragraphs.
type document struct {
	seen  *source.Document
	parts []source.Part
	lines []line
	pages int
	boxes []source.Rect // per line: of its part, as if its page were upright; empty where no part has one
	geo   geometry
	joins []join
	body  int // the first line with a number or a closing mark: what comes before it is a head
}

// line is a piece of raw text without a line break, and what was measured of it.
type line struct {
	start, end int // raw bytes, blanks trimmed
	part       int // index into parts
	page       int // 1-based where the format has pages or shows form feeds; else 0
	gap        int // line feeds between the line before and this one
	indent     int // columns of blanks in front
	cols       int // width: 2 for a wide character, 1 for a narrow one
	han        int // Han characters
	first      rune
	last       rune
	label      bool   // begins with a number of a heading or item
	role       string // of furniture, or ""
	column     int    // index into geometry.columns, or -1
}

// newDocument cuts the parts of seen into lines.
func newDocument(seen *source.Document) *document {
	d := &document{seen: seen, parts: seen.Parts}
	if len(d.parts) == 0 && seen.Text != "" {
		d.parts = []source.Part{{Start: 0, End: len(seen.Text)}}
	}
	d.lines = make([]line, 0, max(len(d.parts), strings.Count(seen.Text, "\n")+1))
	breaksOf := endsOf(seen.Text)
	at, page := 0, 1
	feeds := false
	gap := 0
	for i, p := range d.parts {
		if p.Start < at || p.End < p.Start || p.End > len(seen.Text) {
			continue // a reader's slip must not cost the document
		}
		n, ff := breaks(seen.Text[at:p.Start])
		gap += n
		page += ff
		feeds = feeds || ff > 0
		before := len(d.lines)
		for at = p.Start; ; {
			end := breaksOf.next(seen.Text, at, p.End)
			if l, ok := trim(seen.Text, at, end); ok {
				l.part, l.gap, l.page = i, gap, p.Page
				if p.Page == 0 {
					l.page = page
				}
				d.lines = append(d.lines, l)
				gap = 0
			}
			next := afterBreak(seen.Text, end, p.End)
			if next == end {
				at = p.End
				break
			}
			n, ff := breaks(seen.Text[end:next])
			gap += n
			page += ff
			feeds = feeds || ff > 0
			at = next
		}
		if (placed(&p) || p.Kind == source.Image) && len(d.lines) == before { // an empty cell is a cell
			d.lines = append(d.lines, line{start: p.End, end: p.End, part: i, gap: gap, page: p.Page})
			gap = 0
		}
	}
	d.pages = page
	for i := range d.lines {
		if p := d.parts[d.lines[i].part].Page; p == 0 && !feeds {
			d.lines[i].page = 0
		} else if p > d.pages {
			d.pages = p
		}
	}
	return d
}

// text returns the raw text of l.
func (d *document) text(l *line) string { return d.seen.Text[l.start:l.end] }

// kind returns the kind of the part that l is of.
func (d *document) kind(l *line) source.Kind { return d.parts[l.part].Kind }

// loose reports whether line i is a line of a format that knows only lines.
func (d *document) loose(i int) bool { return d.kind(&d.lines[i]) == source.Line }

// breaks counts the line feeds and form feeds of a gap; a carriage return alone counts as a line feed.
func breaks(s string) (feeds, pages int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			feeds++
		case '\r':
			if i+1 == len(s) || s[i+1] != '\n' {
				feeds++
			}
		case '\f':
			pages++
			feeds++
		}
	}
	return feeds, pages
}

// ends tells whether breaks besides LF and CR LF stand in a text, so that a text without them is searched for line feeds
// alone.
type ends struct{ odd bool }

func endsOf(s string) ends {
	return ends{strings.Count(s, "\r") != strings.Count(s, "\r\n") || strings.IndexByte(s, '\f') >= 0 || strings.IndexByte(s, '\v') >= 0 ||
		strings.Contains(s, "\u2028") || strings.Contains(s, "\u2029")}
}

// next returns where the line that begins at at ends: at a line break, or at end.
func (e ends) next(s string, at, end int) int {
	if !e.odd {
		if i := strings.IndexByte(s[at:end], '\n'); i >= 0 {
			end = at + i
		}
		if end > at && s[end-1] == '\r' {
			return end - 1
		}
		return end
	}
	for i := at; i < end; i++ {
		switch c := s[i]; {
		case c > '\r' && c != 0xE2:
		case c == '\n', c == '\r', c == '\f', c == '\v':
			return i
		case c == 0xE2 && i+2 < end && s[i+1] == 0x80 && (s[i+2] == 0xA8 || s[i+2] == 0xA9): // U+2028, U+2029
			return i
		}
	}
	return end
}

// afterBreak returns the offset behind the one line break at at, or at if there is none before end.
func afterBreak(s string, at, end int) int {
	if at >= end {
		return at
	}
	switch s[at] {
	case '\r':
		if at+1 < end && s[at+1] == '\n' {
			return at + 2
		}
		return at + 1
	case '\n', '\f', '\v':
		return at + 1
	}
	return at + 3
}

// trim takes the blanks from both ends of s[at:end] and measures what is left; it reports false where nothing
// is.
func trim(s string, at, end int) (line, bool) {
	l := line{}
	for at < end {
		r, n := utf8.DecodeRuneInString(s[at:end])
		if !blank(r) {
			break
		}
		l.indent += structure.Columns(r)
		at += n
	}
	for at < end {
		r, n := utf8.DecodeLastRuneInString(s[at:end])
		if !blank(r) {
			break
		}
		end -= n
	}
	l.start, l.end = at, end
	return l, at < end
}

// measure fills in what is known of each line by itself.
func (d *document) measure() {
	for i := range d.lines {
		l := &d.lines[i]
		s := d.text(l)
		_, l.label = label.Parse(unmarked(s))
		l.first, _ = utf8.DecodeRuneInString(s)
		l.last, _ = utf8.DecodeLastRuneInString(s)
		l.width(s)
	}
	d.findBody()
	d.geo = d.measureGeometry()
}

// unmarked returns s without the marks that Markdown sets in front of headings and lists.
func unmarked(s string) string {
	if s == "" || s[0] != '#' && s[0] != '*' && s[0] != ' ' {
		return s
	}
	return strings.TrimLeft(s, "#* ")
}

// width fills in what the characters of l, which are s, tell: columns and Han characters.
func (l *line) width(s string) {
	cols, hans := 0, 0
	for at := 0; at < len(s); {
		c := s[at]
		if c >= 0xE5 && c <= 0xE9 && at+2 < len(s) && s[at+1]&0xC0 == 0x80 && s[at+2]&0xC0 == 0x80 { // U+5000–9FFF
			cols += 2
			hans++
			at += 3
			continue
		}
		if c < utf8.RuneSelf {
			cols++
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		cols += structure.Columns(r)
		if han(r) {
			hans++
		}
	}
	l.cols, l.han = cols, hans
}

// findBody finds where the head of the text ends.
func (d *document) findBody() {
	d.body = len(d.lines)
	for i := range d.lines {
		if l := &d.lines[i]; l.label || l.cols >= 16 && closes(d.text(l)) {
			d.body = i
			return
		}
	}
}

// blank reports whether r is white or invisible, so that a line of nothing else is empty.
func blank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x200B:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

// han reports whether r is a Han character.
func han(r rune) bool { return lex.IsHan(r) }
