package normalize

// kind is what a token is.
type kind uint8

const (
	word    kind = iota // letters and digits with the marks that belong inside: 8:30, 1,000, GB/T, a.b@c.cn
	blank               // a run of blanks
	western             // one of , ; : ? !
	stops               // a run of dots: . ... ··· 。。。 ……
	middle              // a middle dot of any shape
	opening             // an opening bracket or quotation mark
	closing
	straight // " or '
	less     // < << ＜ ≪, an opening title mark perhaps
	more
	dash   // a run of dashes and tildes
	dunhao // 、 behind a number
)

// token is a piece of a paragraph that a rule may be concerned with. Han characters and Chinese marks that
// no rule can change make no tokens.
type token struct {
	start, end  int // bytes of the paragraph
	han         int // Han characters of the paragraph before it
	pair        int // index of the partner of a bracket or quotation mark, -1 without
	kind        kind
	shape       shape // of a bracket or quotation mark
	ch          byte  // of a western mark, or the straight quotation mark
	first, last class // what it shows to its neighbours
	number      bool  // of a word: digits with decimal point or separators, perhaps %
	settled     bool  // its rule has been decided
	wide        bool  // stands, or will stand, as a Chinese mark
	rule        ruleID
	text        string // what rule puts in its place
}

// replace decides that text stands in t's place.
func (t *token) replace(text string, r ruleID) {
	t.text, t.rule, t.settled = text, r, true
}

// keep decides that t stays.
func (t *token) keep() { t.rule, t.settled = noRule, true }

// paragraph is the scratch for one paragraph; it is used again for the next.
type paragraph struct {
	n       *Normalizer
	s       string
	context Context
	tokens  []token
	open    []int // brackets and quotations that are open, as indices of tokens
	work    []int // tokens whose neighbours are to be looked at again
	extra   []Edit
	found   []Finding
	state
}

// state is what the rules have learnt of a paragraph; its zero value is that of a paragraph not yet read.
type state struct {
	han       int  // Han characters
	words     int  // plain Latin words
	rare      bool // something for the pass over characters
	start     int  // where the text begins behind leading blanks
	lone      int  // the one straight quotation mark that a curly one closes, -1 without
	inTurn    bool // straight and curly quotation marks open and close in turn
	labelEnd  int  // end of the label 1. that the paragraph begins with, 0 without
	halfLabel int  // end of the label 1) that it begins with, 0 without
	address   bool // holds an address of the web or of mail
	again     bool // a rule was applied after which another pass may find something
	eager     kinds
}

// kinds is a set of token kinds.
type kinds uint16

func (k kinds) has(x kind) bool { return k&(1<<x) != 0 }

// reset prepares p for the paragraph s.
func (p *paragraph) reset(n *Normalizer, s string, c Context) {
	p.n, p.s, p.context = n, s, c
	p.tokens, p.open, p.work = p.tokens[:0], p.open[:0], p.work[:0]
	p.extra, p.found = p.extra[:0], p.found[:0]
	p.state = state{}
}

// add appends a token and returns its end.
func (p *paragraph) add(k kind, start, end int, first, last class) int {
	p.tokens = append(p.tokens, token{start: start, end: end, han: p.han, pair: -1, kind: k, first: first, last: last})
	p.eager |= 1 << k
	return end
}
