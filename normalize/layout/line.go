package layout

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/normalize/source"
)

// document is a source document on its way to paragraphs.
type document struct {
	seen  *source.Document
	parts []source.Part
	lines []line
	wrap  int // columns of a full line where lines are wrapped at a fixed width, else 0
	pages int
	boxes []source.Rect // per line: of its part, as if its page were upright; empty where no part has one
	geo   geometry
	hang  bool // in wrapped text: paragraphs begin with an indent, and nothing else does
	body  int  // the first line with a number or a closing mark: what comes before it is a head
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
	label      bool // begins with a number of a heading or item
	scheme     label.Scheme
	number     int    // the value of that number
	strange    bool   // it stands alone where the numbers beside it run into a sentence
	inner      bool   // a sentence ends inside it
	comma      bool   // a comma stands in it
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

// loose reports whether l may be a piece of a paragraph: a line of a format that knows only lines, or a
// paragraph of a file whose every line of print was made a paragraph.
func (d *document) loose(l *line) bool {
	k := d.kind(l)
	return k == source.Line || k == source.Paragraph && d.wrap > 0
}

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
		l.indent += columns(r)
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
		number, ok := label.Parse(unmarked(s))
		l.label, l.scheme, l.number = ok, number.Scheme, number.Value
		l.first, _ = utf8.DecodeRuneInString(s)
		l.last, _ = utf8.DecodeLastRuneInString(s)
		l.width(s)
	}
	d.countLabels()
	d.wrap = d.wrapWidth()
	d.hang = d.wrap > 0 && d.indents()
	d.geo = d.measureGeometry()
}

// unmarked returns s without the marks that Markdown sets in front of headings and lists.
func unmarked(s string) string {
	if s == "" || s[0] != '#' && s[0] != '*' && s[0] != ' ' {
		return s
	}
	return strings.TrimLeft(s, "#* ")
}

// width fills in what the characters of l, which are s, tell: columns, Han characters, and whether a comma or the end of
// a sentence stands inside it.
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
			if c == ',' {
				l.comma = true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		cols += columns(r)
		switch {
		case r == '，':
			l.comma = true
		case han(r):
			hans++
		case at < len(s) && (r == '。' || r == '！' || r == '？'):
			l.inner = true
		}
	}
	l.cols, l.han = cols, hans
}

// ordinal reports whether l begins with 一是 or 第一，: a number of a clause as well as of a paragraph.
func (l *line) ordinal() bool { return l.scheme == label.Ordinal }

// inline reports whether the number of l is of a scheme that lists inside a paragraph use.
func (l *line) inline() bool {
	switch l.scheme {
	case label.Ordinal, label.ArabicParen, label.Circled:
		return true
	}
	return false
}

// countLabels finds where the head of the text ends, and the numbered lines that are set otherwise than their
// neighbours: alone on their line, where the one before and the one behind in their list run into a sentence.
func (d *document) countLabels() {
	d.body = len(d.lines)
	last := map[label.Scheme]int{} // the last line of each scheme, plus one
	run := map[label.Scheme]bool{} // whether it runs into a sentence
	for i := range d.lines {
		l := &d.lines[i]
		ended := closes(d.text(l))
		if d.body > i && (l.label || ended && l.cols >= 16) {
			d.body = i
		}
		if !l.label {
			continue
		}
		runs := l.inner || ended
		if !runs {
			runs, _ = opened(d.text(l), "") // 推行“综合查一 goes on for sure
		}
		before := last[l.scheme] - 1
		next := before >= 0 && d.lines[before].number == l.number-1
		if next && !runs && d.lines[before].strange {
			d.lines[before].strange = false // two in a row are no exception
		} else if next && !runs {
			l.strange = run[l.scheme]
		} else if l.number == 1 && !runs {
			l.strange = true // until the next one tells
		} else if before >= 0 && !next && d.lines[before].number == 1 {
			d.lines[before].strange = false // the only one of its list
		}
		last[l.scheme], run[l.scheme] = i+1, runs
	}
	for scheme := range last {
		if k := last[scheme] - 1; d.lines[k].number == 1 {
			d.lines[k].strange = false
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

// columns returns the width of r: 2 for a wide character, 1 for a narrow one, 0 for one without width.
func columns(r rune) int {
	switch {
	case r == 0xFEFF || 0x200B <= r && r <= 0x200F || 0x0300 <= r && r < 0x0370:
		return 0
	case r < 0x1100:
		return 1
	case 0x2010 <= r && r <= 0x2027 || r == 0x2030 || 0x2460 <= r && r <= 0x24FF:
		return 2 // — “ ” ‘ ’ … ①: full width in Chinese print
	case r < 0x2E80:
		return 1
	}
	return 2
}

// han reports whether r is a Han character.
func han(r rune) bool { return lex.IsHan(r) }
