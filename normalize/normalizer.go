package normalize

import (
	"fmt"
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
	marks   bool      // any rule beyond characters is on
	scratch sync.Pool // of *paragraph
	edits   sync.Pool // of *[]Edit
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
	n.edits.New = func() any { return new([]Edit) }
	return n, nil
}

// turn switches the rule or rules that id names.
func (n *Normalizer) turn(id string, on bool) error {
	found := false
	for _, r := range Rules() {
		for _, name := range r.Names {
			if id == r.ID || id == name {
				found = true
				n.on[ruleNamed(name)] = on
			}
		}
		found = found || id == r.ID
	}
	if !found {
		return fmt.Errorf("there is no rule %q", id)
	}
	return nil
}

// Paragraph appends to dst the edits that normalize s, one paragraph without line feeds whose first byte
// stands at the byte offset at of the whole text. Edits are sorted and count from the beginning of the whole
// text, and so do findings, which report what was left as it is.
func (n *Normalizer) Paragraph(dst []Edit, s string, at int, c Context) ([]Edit, []Finding) {
	p := n.scratch.Get().(*paragraph)
	dst, found := p.run(n, dst, s, at, c)
	n.giveBack(p)
	return dst, found
}

// giveBack keeps the scratch p for the next paragraph, but not the text that it was used for, nor what has grown
// beyond measure.
func (n *Normalizer) giveBack(p *paragraph) {
	if cap(p.tokens) <= maxScratch {
		p.reset(n, "", Context{})
		n.scratch.Put(p)
	}
}

// maxScratch is how many tokens of scratch are kept for the next paragraph, and how many edits for the next text.
const maxScratch = 1 << 14

// firstRune returns the first code point of s.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
