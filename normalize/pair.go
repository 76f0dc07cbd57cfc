package normalize

import "strings"

// bracket adds a bracket or curly quotation mark as a token; the apostrophe of it’s is none.
func (p *paragraph) bracket(i, end int, f trait) {
	k := opening
	if f.part == ofClosing {
		k = closing
		if s := p.s; f.shape == single && i > 0 && isLetter(s[i-1]) && end < len(s) && isLetter(s[end]) {
			return
		}
	}
	p.add(k, i, end, f.class, f.class)
	t := &p.tokens[len(p.tokens)-1]
	t.shape, t.wide = f.shape, f.class == mark
	if k == closing && (f.shape == title || f.shape == double) {
		opener, _ := f.shape.wide()
		p.dunhaoBetween(end, opener)
	}
}

// dunhaoBetween flags the 、 at s[i] between quotations or titles side by side, which is superfluous as a rule
// (GB/T 15834, 4.5.3.5). opener is the mark that the next of them begins with.
func (p *paragraph) dunhaoBetween(i int, opener string) {
	if i == len(p.s) || isHanLead(p.s[i]) {
		return // the usual case
	}
	behind, ok := strings.CutPrefix(skipBlanks(p.s[i:]), "、")
	if ok && strings.HasPrefix(skipBlanks(behind), opener) {
		at := len(p.s) - len(behind)
		p.flag(at-len("、"), at, flagDunhao)
	}
}

// maxSkipped is how many open brackets a closing one may skip to find its partner; a bound, so that pairing
// is linear on any text.
const maxSkipped = 16

// match finds the partners of brackets and quotation marks; straight quotation marks open and close in turn.
func (p *paragraph) match() {
	p.lone = -1
	doubles, singles := p.pairableStraights('"'), p.pairableStraights('\'')
	p.open = p.open[:0]
	for i := range p.tokens {
		t := &p.tokens[i]
		switch t.kind {
		case opening:
			if t.pair < 0 {
				p.open = append(p.open, i)
			}
		case closing:
			if t.pair < 0 {
				p.close(i, t.shape, 0)
			}
		case less:
			t.shape = angle
			p.open = append(p.open, i)
		case more:
			t.shape = angle
			p.close(i, angle, 0)
		case straight:
			if t.settled {
				continue
			}
			if t.ch == '"' {
				t.shape = double
				p.straightQuote(i, doubles)
			} else {
				t.shape = single
				p.straightQuote(i, singles)
			}
		}
	}
}

// straightQuote opens or closes a quotation with the straight mark i.
func (p *paragraph) straightQuote(i int, u usage) {
	switch {
	case u == closesCurly && p.close(i, p.tokens[i].shape, 0):
	case u == inTurn && p.close(i, double, 0):
	case u == opensCurly, u == inTurn, u == paired && !p.close(i, p.tokens[i].shape, p.tokens[i].ch):
		p.open = append(p.open, i)
	}
}

// close pairs token i with the innermost open one of its shape and, for a straight mark that closes a straight
// one, of its character ch. It reports whether there is one.
func (p *paragraph) close(i int, sh shape, ch byte) bool {
	for n := len(p.open) - 1; n >= 0 && n >= len(p.open)-maxSkipped; n-- {
		j := p.open[n]
		if t := &p.tokens[j]; t.shape == sh && (t.ch == ch || t.kind == straight && ch == 0 && (p.lone == j || p.inTurn && sh == double)) {
			p.join(j, i)
			p.open = p.open[:n]
			return true
		}
	}
	return false
}

// join makes i and j partners.
func (p *paragraph) join(i, j int) { p.tokens[i].pair, p.tokens[j].pair = j, i }

// holdsHan reports whether there are Han characters between the partners i < j.
func (p *paragraph) holdsHan(i, j int) bool { return p.tokens[j].han > p.tokens[i].han }

// usage is what the straight quotation marks of one kind in a paragraph are good for.
type usage uint8

const (
	unusable    usage = iota // an odd number: they stay
	paired                   // they open and close in turn
	closesCurly              // one alone, which closes a curly one: “…"
	opensCurly               // one alone, which a curly one closes: "…”
	inTurn                   // together with the curly ones they open and close in turn: “…" “…"
)

// pairableStraights settles the straight marks c that are no quotation marks — apostrophes, feet and inches — and
// tells how the rest are used; an odd rest is flagged and stays.
func (p *paragraph) pairableStraights(c byte) usage {
	if !p.eager.has(straight) {
		return unusable
	}
	count, last, misled := 0, -1, false
	quoted := false // behind a curly mark that waits for its partner: “5G"
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.kind != straight || t.ch != c {
			if t.shape == double {
				quoted = t.kind == opening && c == '"'
			}
			continue
		}
		switch before := p.before(i); {
		case c == '\'' && before == letter && p.after(i) == letter,
			before == digit && count%2 == 0 && !quoted, // 5' 24"
			before == letter && count%2 == 0 && c == '\'':
			t.keep()
		default:
			misled = misled || count%2 == 1 && p.opensAgain(i)
			count++
			last, quoted = i, false
		}
	}
	if c == '"' && count > 0 && p.quotesInTurn(false) && !p.quotesInTurn(true) {
		p.inTurn = true
		return inTurn
	}
	if misled {
		t := &p.tokens[last]
		p.report(t.start, t.end, flagQuoteOdd, "flag.quote-odd in turn")
		return unusable
	}
	if count%2 == 0 {
		return paired
	}
	if u := p.loneQuote(last); count == 1 && c == '"' && u != unusable {
		return u
	}
	t := &p.tokens[last]
	p.flag(t.start, t.end, flagQuoteOdd)
	return unusable
}

// quotesInTurn reports whether the double quotation marks of the paragraph, the curly ones alone or the straight ones with
// them, open and close in turn.
func (p *paragraph) quotesInTurn(curlyAlone bool) bool {
	open := false
	for i := range p.tokens {
		t := &p.tokens[i]
		switch {
		case t.kind == straight && t.ch == '"' && !t.settled:
			open = open != !curlyAlone
		case t.shape == double && (t.kind == opening || t.kind == closing):
			if open == (t.kind == opening) {
				return false
			}
			open = !open
		}
	}
	return !open
}

// opensAgain reports whether the straight mark i, whose turn it is to close, can only open: it stands between 、 behind a
// Han character and Han.
func (p *paragraph) opensAgain(i int) bool {
	at := p.tokens[i].start
	return p.after(i) == han && strings.HasSuffix(p.s[:at], "、") && classBefore(p.s, at-len("、")) == han
}

// loneQuote tells whether the only straight double quotation mark of the paragraph, token i, is the missing partner of
// the only curly one without partner.
func (p *paragraph) loneQuote(i int) usage {
	before, behind := 0, 0 // curly marks open, less those closed
	for j := range p.tokens {
		t := &p.tokens[j]
		if t.shape != double || t.kind != opening && t.kind != closing {
			continue
		}
		d := 1
		if t.kind == closing {
			d = -1
		}
		if j < i {
			before += d
		} else {
			behind += d
		}
	}
	switch {
	case before == 1 && behind == 0:
		return closesCurly
	case before == 0 && behind == -1:
		p.lone = i
		return opensCurly
	}
	return unusable
}

// flagBrackets reports brackets without partner and round brackets directly inside round ones.
func (p *paragraph) flagBrackets() {
	inner := -1 // end of the innermost open round pair, as a token index
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.kind != opening && t.kind != closing || t.shape == single {
			continue
		}
		if t.pair < 0 {
			if !p.isLabelBracket(i) {
				p.flag(t.start, t.end, flagBracketUnmatched)
			}
			continue
		}
		if t.kind != opening || t.shape != round || !t.wide {
			continue
		}
		if i < inner && t.pair < inner {
			p.flag(t.start, t.end, flagBracketNested)
			continue
		}
		inner = t.pair
	}
}
