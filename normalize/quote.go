package normalize

// quotes turns straight quotation marks into “” and ‘’ (GB/T 15834, 4.8.2): double ones outside, single ones
// inside. The pairs have been found already.
func (p *paragraph) quotes() {
	if !p.eager.has(straight) || p.foreign() {
		return
	}
	p.stack = p.stack[:0] // the quotations that are open, as token indices
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.pair < 0 || t.shape != double && t.shape != single {
			continue
		}
		if t.pair < i {
			p.stack = p.stack[:max(len(p.stack)-1, 0)]
			continue
		}
		if t.kind == straight && p.quotationIsChinese(i, t.pair) {
			p.curl(i, t.pair, p.openQuotation())
		}
		p.stack = append(p.stack, i)
	}
	p.stack = p.stack[:0]
}

// openQuotation returns the shape, after normalization, of the innermost open quotation.
func (p *paragraph) openQuotation() shape {
	if n := len(p.stack); n > 0 {
		return p.tokens[p.stack[n-1]].shape
	}
	return noShape
}

// quotationIsChinese reports whether the straight quotation marks i, j touch or hold Chinese.
func (p *paragraph) quotationIsChinese(i, j int) bool {
	if at := p.tokens[i].start; at > 0 && p.s[at-1] == '=' {
		return false // name="value"
	}
	return p.holdsHan(i, j) || chinese(p.left(i)) || chinese(p.right(j))
}

// curl writes the pair i, j as Chinese quotation marks inside a quotation of the shape outer.
func (p *paragraph) curl(i, j int, outer shape) {
	open, shut, sh := "“", "”", double
	if outer == double || outer == noShape && p.tokens[i].ch == '\'' {
		open, shut, sh = "‘", "’", single
	}
	p.widen(i, open, quoteStraight)
	p.widen(j, shut, quoteStraight)
	p.tokens[i].shape, p.tokens[j].shape = sh, sh
}
