package reference

import "guiwen/normalize/lex"

// finding is one thing that stands in a paragraph, seen without its context.
type finding struct {
	start, end int // bytes
	title      *lex.MarkedTitle
	issuers    []string // of a title: the bodies named in front of it
	issued     bool     // and a verb of issuing stands between
	number     *number
	standard   string // canonical
	meeting    *meeting
	definition *definition
	article    *article
	word       string // a short name without title marks, used
}

// scanner reads one paragraph from left to right. Every reader looks a bounded way to either side, so that the
// whole takes time in proportion to the text.
type scanner struct {
	s        string
	titles   []lex.MarkedTitle
	next     int // index of the first title not passed yet
	floor    int // end of the last finding: nothing reaches back behind it
	findings []finding
	last     *number // the last finding, if it is a number
	amends   int     // end of the words that introduce amendments, or 0
	quoted   bool    // the last quotation mark was an opening one
	articles []article
	reader   lex.TitleReader
	signs    *signTable
}

// scan returns what stands in the paragraph s, in order and without overlap, and the title marks without
// partner. The findings are good until the next call.
func (sc *scanner) scan(s string) ([]finding, lex.Unpaired) {
	ts, lost := sc.reader.Read(s)
	sc.s, sc.titles, sc.next, sc.floor, sc.last, sc.amends, sc.quoted = s, ts, 0, 0, nil, 0, false
	sc.signs = signs()
	sc.findings, sc.articles = sc.findings[:0], sc.articles[:0]
	for i := 0; i < len(s); {
		for sc.next < len(ts) && ts[sc.next].Start < i {
			sc.next++
		}
		if sc.next < len(ts) && ts[sc.next].Start == i {
			i = sc.addTitle(&ts[sc.next])
			continue
		}
		if c := s[i]; c < 0x80 {
			i = sc.ascii(c, i)
			continue
		}
		if i+2 >= len(s) || s[i] < 0xE2 || s[i] > 0xEF || s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80 {
			i++
			continue
		}
		r := rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
		i = sc.wide(r, i)
	}
	return sc.findings, lost
}

func (sc *scanner) add(f finding) int {
	sc.findings = append(sc.findings, f)
	sc.floor = f.end
	sc.last = f.number
	return f.end
}

// addTitle adds a title. In a list, titles share the issuers named in front of the first: 市政府印发《甲》《乙》.
func (sc *scanner) addTitle(t *lex.MarkedTitle) int {
	f := finding{start: t.Start, end: t.End, title: t}
	f.issuers, f.issued = issuersBefore(sc.s, t.Start, sc.floor)
	if n := len(sc.findings); f.issuers == nil && n > 0 && sc.findings[n-1].title != nil && joins(sc.s[sc.floor:t.Start]) {
		if first := &sc.findings[n-1]; shares(t.Text, first.issuers, first.issued) {
			f.issuers, f.issued = first.issuers, first.issued
		}
	}
	return sc.add(f)
}

// addNumber adds a number, and those that go on behind it with their sequence only.
func (sc *scanner) addNumber(n number) int {
	for more := true; more; {
		one := n
		sc.add(finding{start: n.start, end: n.end, number: &one})
		n, more = readFurther(sc.s, sc.floor, one)
	}
	return sc.floor
}

func (sc *scanner) addMeeting(m meeting) int {
	return sc.add(finding{start: m.start, end: m.end, meeting: &m})
}

// addArticles adds the places that a reader has appended to sc.articles.
func (sc *scanner) addArticles(as []article) int {
	for i := len(sc.articles); i < len(as); i++ {
		as[i].quoted = sc.quoted
		sc.add(finding{start: as[i].start, end: as[i].end, article: &as[i]})
	}
	sc.articles = as
	return sc.floor
}

// ascii handles the ASCII character c at byte i and returns where to go on.
func (sc *scanner) ascii(c byte, i int) int {
	switch {
	case '0' <= c && c <= '9':
		return sc.digits(i)
	case c == '(' || c == '[' || c == '{':
		return sc.bracket(i, 1)
	case 'A' <= c && c <= 'Z':
		if st, ok := lex.ReadStandard(sc.s[i:]); ok {
			return sc.add(finding{start: i, end: i + st.Length, standard: st.Text})
		}
		for i < len(sc.s) && lex.IsWordByte(sc.s[i]) {
			i++
		}
	default:
		i++
	}
	return i
}

// digits passes a run of digits, unless a number without brackets begins there.
func (sc *scanner) digits(i int) int {
	end := i
	for end < len(sc.s) && '0' <= sc.s[end] && sc.s[end] <= '9' {
		end++
	}
	if end-i >= 4 {
		if n, ok := readNumber(sc.s, i, sc.floor, sc.last); ok {
			return sc.addNumber(n)
		}
	}
	return end
}

// bracket handles the opening bracket of width w at byte i.
func (sc *scanner) bracket(i, w int) int {
	if n, ok := readNumber(sc.s, i, sc.floor, sc.last); ok {
		return sc.addNumber(n)
	}
	end := i + w
	for _, n := range casesAt(sc.s, i, sc.floor) {
		end = sc.add(finding{start: n.start, end: n.end, number: &n})
	}
	return end
}

// wide handles the character r of three bytes at byte i and returns where to go on.
func (sc *scanner) wide(r rune, i int) int {
	const w = 3
	s := sc.s
	sign := sc.signs.at(r)
	if sign == 0 {
		return i + w
	}
	switch {
	case sign&bracketSign != 0:
		return sc.bracket(i, w)
	case sign&quoteSign != 0:
		sc.quoted = r == '“'
		return i + w
	}
	if sign&placeSign != 0 {
		if as := readArticles(s, i, sc.floor, sc.articles); len(as) > len(sc.articles) {
			return sc.addArticles(as)
		}
	}
	if sign&pointerSign != 0 {
		if as := readRelative(s, i, sc.articles); len(as) > len(sc.articles) {
			return sc.addArticles(as)
		}
	}
	if sign&amendmentSign != 0 && sc.amends == 0 && amendmentIntros.Ends(s[:i+w]) > 0 {
		sc.amends = i + w
	}
	if sign&orderSign != 0 {
		if n, ok := readOrder(s, i+w, sc.floor); ok {
			return sc.addNumber(n)
		}
	}
	if sign&definitionSign != 0 {
		if d, ok := readDefinition(s, i+w, sc.floor, sc.titleAt); ok {
			return sc.add(finding{start: d.start, end: d.end, definition: &d})
		}
	}
	if sign&meetingSign != 0 {
		if m, ok := readMeeting(s, i, sc.floor); ok {
			return sc.addMeeting(m)
		}
	}
	if sign&congressSign != 0 {
		if m, ok := readCongress(s, i, sc.floor); ok {
			return sc.addMeeting(m)
		}
	}
	return i + w
}

// titleAt returns the title that begins at byte i.
func (sc *scanner) titleAt(i int) (lex.MarkedTitle, bool) {
	for k := sc.next; k < len(sc.titles) && sc.titles[k].Start <= i; k++ {
		if sc.titles[k].Start == i {
			return sc.titles[k], true
		}
	}
	return lex.MarkedTitle{}, false
}

// readMeeting reads the meeting whose ordinal or term ends at byte at.
func readMeeting(s string, at, floor int) (meeting, bool) {
	if counterAt(s, at, "meeting") > 0 {
		return readOrdinalMeeting(s, at, floor)
	}
	return readTermMeeting(s, at, floor)
}
