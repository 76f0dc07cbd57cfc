package normalize

// nestQuotes gives straight quotation marks the shape that their nesting asks for (GB/T 15834, 4.8.2): double ones
// outside, single ones inside. The pairs have been found already; which of them are Chinese is decided with the
// width of the other marks.
func (p *paragraph) nestQuotes() {
	if !p.eager.has(straight) {
		return
	}
	p.open = p.open[:0] // the quotations that are open, as token indices
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.pair < 0 || t.shape != double && t.shape != single {
			continue
		}
		if t.pair < i {
			p.open = p.open[:max(len(p.open)-1, 0)]
			continue
		}
		if t.kind == straight && p.tokens[t.pair].kind == straight {
			t.shape = double
			if outer := p.openQuotation(); outer == double || outer == noShape && t.ch == '\'' {
				t.shape = single
			}
			p.tokens[t.pair].shape = t.shape
		}
		p.open = append(p.open, i)
	}
	p.open = p.open[:0]
}

// openQuotation returns the shape, after normalization, of the innermost open quotation.
func (p *paragraph) openQuotation() shape {
	if n := len(p.open); n > 0 {
		return p.tokens[p.open[n-1]].shape
	}
	return noShape
}

// widenStraight turns the straight quotation mark i and its partner into Chinese ones where they touch or hold
// Chinese, or where the partner is a curly one already.
func (p *paragraph) widenStraight(i int) {
	j := p.tokens[i].pair
	if j < 0 {
		return
	}
	i, j = min(i, j), max(i, j)
	if at := p.tokens[i].start; at > 0 && p.s[at-1] == '=' {
		return // name="value"
	}
	mixed := p.tokens[i].kind != straight || p.tokens[j].kind != straight
	if !mixed && !p.holdsHan(i, j) && !chinese(p.left(i)) && !chinese(p.right(j)) {
		return
	}
	open, shut := p.tokens[i].shape.wide()
	p.widen(i, open, quoteStraight)
	p.widen(j, shut, quoteStraight)
}
