package pdf

import (
	"sort"
	"unicode/utf16"
	"unicode/utf8"

	"guiwen/convert/page"
)

// unicodeMap maps the codes of a font to text: a ToUnicode CMap (ISO 32000-1, 9.10.3).
type unicodeMap struct {
	single map[uint32]string
	ranges []unicodeRange // sorted by lo
}

// unicodeRange maps codes lo to hi to consecutive characters: prefix, then last + code − lo.
type unicodeRange struct {
	lo, hi uint32
	prefix string
	last   rune
}

// lookup returns the text of a code; false where the map has none or an unusable one.
func (m *unicodeMap) lookup(code uint32) (string, bool) {
	if m == nil {
		return "", false
	}
	if s, ok := m.single[code]; ok {
		return s, s != ""
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].lo > code }) - 1
	if i < 0 || code > m.ranges[i].hi {
		return "", false
	}
	r := m.ranges[i]
	c := int64(r.last) + int64(code-r.lo)
	if c == 0 || c > utf8.MaxRune || c == utf8.RuneError || !utf8.ValidRune(rune(c)) {
		return "", false
	}
	s := page.Clean(r.prefix + string(rune(c)))
	return s, s != ""
}

// codeMap maps codes to CIDs: an embedded CMap (9.7.5).
type codeMap struct {
	spaces   []codeSpace
	ranges   []cidRange // sorted by n, lo
	use      string     // the CMap it builds on
	vertical bool
}

// codeSpace is a range of codes of n bytes; each byte lies between its bounds.
type codeSpace struct {
	n      int
	lo, hi uint32
}

type cidRange struct {
	n      int
	lo, hi uint32
	cid    uint32
}

// cmapParser reads a CMap file of either sort.
type cmapParser struct {
	lexer
	codes   codeMap
	unicode unicodeMap
}

// maxCMapEntries bounds the entries of one CMap: every 16-bit code, twice.
const maxCMapEntries = 1 << 17

// parseCMap reads a CMap; it takes anything and keeps what it understands. The counts before begin… are not
// believed.
func parseCMap(data []byte) *cmapParser {
	p := &cmapParser{lexer: lexer{data: data}}
	p.unicode.single = map[uint32]string{}
	var last token
	for {
		t := p.next()
		if t.kind == tokenEOF {
			break
		}
		if t.kind == tokenWord {
			switch string(t.bytes) {
			case "begincodespacerange":
				p.codeSpaces()
			case "beginbfchar":
				p.bfChars()
			case "beginbfrange":
				p.bfRanges()
			case "begincidchar":
				p.cidRanges(false)
			case "begincidrange":
				p.cidRanges(true)
			case "usecmap":
				if last.kind == tokenName {
					p.codes.use = string(last.bytes)
				}
			}
		}
		if last.kind == tokenName && string(last.bytes) == "WMode" && t.kind == tokenNumber {
			p.codes.vertical = t.number == 1
		}
		last = t
		if t.kind != tokenName {
			p.release()
		}
	}
	sort.SliceStable(p.unicode.ranges, func(i, j int) bool { return p.unicode.ranges[i].lo < p.unicode.ranges[j].lo })
	sort.SliceStable(p.codes.ranges, func(i, j int) bool {
		a, b := p.codes.ranges[i], p.codes.ranges[j]
		return a.n < b.n || a.n == b.n && a.lo < b.lo
	})
	return p
}

// code reads the number that the bytes of a string stand for; false for more than four bytes.
func code(t token) (v uint32, n int, ok bool) {
	if t.kind != tokenString || len(t.bytes) == 0 || len(t.bytes) > 4 {
		return 0, 0, false
	}
	for _, b := range t.bytes {
		v = v<<8 | uint32(b)
	}
	return v, len(t.bytes), true
}

// entry returns the next token of a section, false at its end.
func (p *cmapParser) entry() (token, bool) {
	t := p.next()
	return t, t.kind != tokenEOF && t.kind != tokenWord
}

func (p *cmapParser) codeSpaces() {
	for {
		p.release()
		a, ok := p.entry()
		if !ok {
			return
		}
		b, ok := p.entry()
		if !ok {
			return
		}
		lo, n, ok1 := code(a)
		hi, m, ok2 := code(b)
		if ok1 && ok2 && n == m && len(p.codes.spaces) < 256 {
			p.codes.spaces = append(p.codes.spaces, codeSpace{n, lo, hi})
		}
	}
}

func (p *cmapParser) full() bool {
	return len(p.unicode.single)+len(p.unicode.ranges)+len(p.codes.ranges) >= maxCMapEntries
}

func (p *cmapParser) bfChars() {
	for {
		p.release()
		a, ok := p.entry()
		if !ok {
			return
		}
		b, ok := p.entry()
		if !ok {
			return
		}
		c, _, ok := code(a)
		if !ok || p.full() {
			continue
		}
		switch b.kind {
		case tokenString:
			p.unicode.single[c] = utf16Text(b.bytes)
		case tokenName:
			s, _ := glyphText(string(b.bytes))
			p.unicode.single[c] = s
		}
	}
}

func (p *cmapParser) bfRanges() {
	for {
		p.release()
		a, ok := p.entry()
		if !ok {
			return
		}
		b, ok := p.entry()
		if !ok {
			return
		}
		lo, _, ok1 := code(a)
		hi, _, ok2 := code(b)
		t, ok := p.entry()
		if !ok {
			return
		}
		usable := ok1 && ok2 && hi >= lo && !p.full()
		if t.kind == tokenArrayOpen {
			if !p.bfArray(lo, hi, usable) {
				return
			}
			continue
		}
		if !usable || t.kind != tokenString {
			continue
		}
		s := utf16Text(t.bytes)
		last, size := utf8.DecodeLastRuneInString(s)
		if s == "" {
			continue
		}
		p.unicode.ranges = append(p.unicode.ranges, unicodeRange{lo, hi, s[:len(s)-size], last})
	}
}

// bfArray reads the array of a bfrange that lists its texts; false at the end of the data.
func (p *cmapParser) bfArray(lo, hi uint32, usable bool) bool {
	for c := lo; ; c++ {
		t := p.next()
		switch t.kind {
		case tokenArrayClose:
			return true
		case tokenEOF, tokenWord:
			return false
		case tokenString:
			if usable && c <= hi && c >= lo && !p.full() {
				p.unicode.single[c] = utf16Text(t.bytes)
			}
		}
	}
}

func (p *cmapParser) cidRanges(ranges bool) {
	for {
		p.release()
		a, ok := p.entry()
		if !ok {
			return
		}
		b := a
		if ranges {
			if b, ok = p.entry(); !ok {
				return
			}
		}
		lo, n, ok1 := code(a)
		hi, m, ok2 := code(b)
		t, ok := p.entry()
		if !ok {
			return
		}
		if ok1 && ok2 && n == m && hi >= lo && t.kind == tokenNumber && t.number >= 0 && t.number < 1<<16 && !p.full() {
			p.codes.ranges = append(p.codes.ranges, cidRange{n, lo, hi, uint32(t.number)})
		}
	}
}

// utf16Text decodes the UTF-16BE of a ToUnicode CMap. A single byte stands for itself, as some writers have
// it. What is no character (NUL, U+FFFD, unpaired surrogates) makes the whole unusable: "".
func utf16Text(b []byte) string {
	if len(b) == 1 {
		return page.Clean(string(rune(b[0])))
	}
	if len(b)%2 == 1 {
		b = b[:len(b)-1]
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return page.Clean(string(utf16.Decode(units)))
}

// next cuts the next code off s: the shortest code space that holds it, else two bytes as long as there are
// any.
func (m *codeMap) next(s []byte) (uint32, int) {
	var v uint32
	for n := 1; n <= 4 && n <= len(s); n++ {
		v = v<<8 | uint32(s[n-1])
		for _, c := range m.spaces {
			if c.n == n && c.holds(v) {
				return v, n
			}
		}
	}
	n := 2
	if len(m.spaces) > 0 {
		n = m.spaces[0].n
		for _, c := range m.spaces {
			n = min(n, c.n)
		}
	}
	n = min(n, len(s))
	v = 0
	for _, b := range s[:n] {
		v = v<<8 | uint32(b)
	}
	return v, n
}

// holds reports whether every byte of v lies between those of the bounds.
func (c codeSpace) holds(v uint32) bool {
	for shift := 0; shift < 8*c.n; shift += 8 {
		b := v >> shift & 0xFF
		if b < c.lo>>shift&0xFF || b > c.hi>>shift&0xFF {
			return false
		}
	}
	return true
}

// cid returns the CID of a code of n bytes.
func (m *codeMap) cid(v uint32, n int) (uint32, bool) {
	i := sort.Search(len(m.ranges), func(i int) bool {
		r := m.ranges[i]
		return r.n > n || r.n == n && r.lo > v
	}) - 1
	if i < 0 || m.ranges[i].n != n || v > m.ranges[i].hi {
		return 0, false
	}
	return m.ranges[i].cid + v - m.ranges[i].lo, true
}
