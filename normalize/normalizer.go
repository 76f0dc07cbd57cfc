package normalize

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

// Options choose what a [Normalizer] does. The zero value is the profile "official" with every rule on.
type Options struct {
	// Profile is the name of a set of rules, one of [Profiles]; "" is "official".
	Profile string
	// Rules turns rules on and off, over what the profile says. A key is an id of the catalogue ("WID-1",
	// then all its names) or a single name ("width.comma").
	Rules map[string]bool
}

// Context is what the caller knows of a paragraph. The zero value is a paragraph of running text.
type Context struct {
	Title     bool // a title or heading: blanks between its Han characters are residue of line breaks
	NameField bool // holds names (签发人, 署名): 张　三 is aligned by a blank
	Cell      bool // a table cell: - and * are no list markers, and single Han characters are spread by blanks
	Continued bool // does not begin its paragraph: no label and no marker stands at its beginning
}

// Finding is what a rule reports without changing anything: the bytes [Start, End) of the text given.
type Finding struct {
	Start, End int
	Rule       string // "flag.han-space"
	Message    string // an English clause without period
}

// Normalizer applies rules to text. It is immutable and safe for concurrent use; make it with [New].
type Normalizer struct {
	on      [ruleCount]bool
	profile string
	marks   bool // any rule beyond characters is on
	scratch sync.Pool
}

// New returns a Normalizer, or an error where options name a profile or rule that does not exist.
func New(o Options) (*Normalizer, error) {
	n := &Normalizer{}
	if err := n.useProfile(o.Profile); err != nil {
		return nil, err
	}
	for id, on := range o.Rules {
		if err := n.turn(id, on); err != nil {
			return nil, err
		}
	}
	for r := widthComma; r < flagPrivateUse; r++ {
		n.marks = n.marks || n.on[r]
	}
	n.scratch.New = func() any { return new(paragraph) }
	return n, nil
}

// turn switches the rule or rules that id names.
func (n *Normalizer) turn(id string, on bool) error {
	found := false
	for _, r := range Rules {
		for _, name := range r.Names {
			if id == r.ID || id == name {
				found = true
				for k := range ruleNames {
					if ruleNames[k] == name {
						n.on[k] = on
					}
				}
			}
		}
		found = found || id == r.ID
	}
	if !found {
		return fmt.Errorf("there is no rule %q", id)
	}
	return nil
}

// maxPasses bounds the passes over one paragraph. Every pass but the first is owed to what the pass before it
// changed; no text is known that takes more than four.
const maxPasses = 8

// Paragraph appends to dst the edits that normalize s, one paragraph without line feeds whose first byte
// stands at the byte offset at of the whole text. Edits are sorted and count from the beginning of the whole
// text, and so do findings, which report what was left as it is.
func (n *Normalizer) Paragraph(dst []Edit, s string, at int, c Context) ([]Edit, []Finding) {
	p := n.scratch.Get().(*paragraph)
	dst, found := p.run(n, dst, s, at, c)
	if cap(p.tokens) <= maxScratch {
		p.reset(n, "", Context{})
		n.scratch.Put(p)
	}
	return dst, found
}

// maxScratch is how many tokens of scratch are kept for the next paragraph.
const maxScratch = 1 << 14

// run normalizes s with the scratch p.
func (p *paragraph) run(n *Normalizer, dst []Edit, s string, at int, c Context) ([]Edit, []Finding) {
	p.reset(n, s, c)
	p.scan()
	if p.rare || p.hasMarker() {
		return p.repeat(NewText(s, nil), dst, at)
	}
	p.decide()
	first := len(dst)
	dst = p.emit(dst, at)
	if p.again {
		edits := make([]Edit, len(dst)-first)
		for i, e := range dst[first:] {
			edits[i] = Edit{e.Start - at, e.End - at, e.New, e.Rule}
		}
		return p.repeat(NewText(s, edits), dst[:first], at)
	}
	if len(p.found) == 0 {
		return dst, nil
	}
	found := make([]Finding, len(p.found))
	for i, f := range p.found {
		found[i] = Finding{f.Start + at, f.End + at, f.Rule, f.Message}
	}
	return dst, found
}

// repeat passes over t until nothing changes any more.
func (p *paragraph) repeat(t *Text, dst []Edit, at int) ([]Edit, []Finding) {
	n, c := p.n, p.context
	for range maxPasses {
		before := t
		t = t.Apply(n.characters(t.String(), c))
		t = t.Apply(n.residue(t.String(), c))
		p.reset(n, t.String(), c)
		p.scan()
		p.decide()
		t = t.Apply(p.emit(nil, 0))
		if t == before {
			break
		}
	}
	for _, e := range t.Edits() {
		dst = append(dst, Edit{e.Start + at, e.End + at, e.New, e.Rule})
	}
	found := make([]Finding, 0, len(p.found))
	for _, f := range p.found {
		found = append(found, Finding{t.RawOffset(f.Start) + at, t.RawEnd(f.End) + at, f.Rule, f.Message})
	}
	return dst, found
}

// decide lets every rule see the tokens.
func (p *paragraph) decide() {
	if !p.n.marks {
		return
	}
	p.documentNumbers()
	p.match()
	p.labels()
	p.titles()
	p.nestQuotes()
	p.widths()
	p.dots()
	p.dashes()
	p.blanks()
	p.flagBrackets()
}

// emit appends the edits that were decided.
func (p *paragraph) emit(dst []Edit, at int) []Edit {
	k := 0
	for i := range p.tokens {
		t := &p.tokens[i]
		for k < len(p.extra) && p.extra[k].Start <= t.start {
			e := p.extra[k]
			dst = append(dst, Edit{e.Start + at, e.End + at, e.New, e.Rule})
			k++
		}
		if t.kind == word && !t.settled && p.n.on[spaceInserted] {
			dst = p.setApart(dst, at, t)
		}
		if t.rule == noRule || p.s[t.start:t.end] == t.text {
			continue
		}
		dst = append(dst, Edit{t.start + at, t.end + at, t.text, ruleNames[t.rule]})
		p.again = p.again || unsettling[t.rule]
	}
	for ; k < len(p.extra); k++ {
		e := p.extra[k]
		dst = append(dst, Edit{e.Start + at, e.End + at, e.New, e.Rule})
	}
	return dst
}

// setApart puts a blank between the word t and Han characters directly beside it, as web writers want it.
func (p *paragraph) setApart(dst []Edit, at int, t *token) []Edit {
	if p.foreign() {
		return dst
	}
	if classBefore(p.s, t.start) == han {
		dst = append(dst, Edit{t.start + at, t.start + at, " ", ruleNames[spaceInserted]})
	}
	if classAt(p.s, t.end) == han {
		dst = append(dst, Edit{t.end + at, t.end + at, " ", ruleNames[spaceInserted]})
	}
	return dst
}

// flag records a finding.
func (p *paragraph) flag(start, end int, r ruleID, message string) {
	if p.n.on[r] {
		p.found = append(p.found, Finding{start, end, ruleNames[r], message})
	}
}

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

// firstRune returns the first code point of s.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
