package normalize

// maxPasses bounds the passes over one paragraph. Every pass but the first is owed to what the pass before it
// changed; no text is known that takes more than four.
const maxPasses = 8

// run normalizes s with the scratch p.
func (p *paragraph) run(n *Normalizer, dst []Edit, s string, at int, c Context) ([]Edit, []Finding) {
	p.reset(n, s, c)
	p.scan()
	return p.finish(dst, at)
}

// finish normalizes the paragraph that has been scanned.
func (p *paragraph) finish(dst []Edit, at int) ([]Edit, []Finding) {
	s := p.s
	if p.rare || p.hasMarker() || isSpaced(s) {
		return p.repeat(NewText(s, nil), dst, at)
	}
	p.decide()
	first := len(dst)
	dst = p.emit(dst, at)
	if p.again {
		edits := make([]Edit, len(dst)-first)
		for i, e := range dst[first:] {
			edits[i] = e.moved(-at)
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
		t = t.Apply(n.characters(t.String()))
		t = t.Apply(n.unspaced(t.String()))
		t = t.Apply(n.markup(t.String()))
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
		dst = append(dst, e.moved(at))
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

// moved returns the edit by bytes further on.
func (e Edit) moved(by int) Edit {
	e.Start, e.End = e.Start+by, e.End+by
	return e
}

// emit appends the edits that were decided.
func (p *paragraph) emit(dst []Edit, at int) []Edit {
	k := 0
	for i := range p.tokens {
		t := &p.tokens[i]
		for k < len(p.extra) && p.extra[k].Start <= t.start {
			dst = append(dst, p.extra[k].moved(at))
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
	for _, e := range p.extra[k:] {
		dst = append(dst, e.moved(at))
	}
	return dst
}

// setApart puts a blank between the word t and Han characters directly beside it, as web writers want it. Where an
// address of the web ends is not known as long as no blank tells: none is set behind it, nor inside.
func (p *paragraph) setApart(dst []Edit, at int, t *token) []Edit {
	if p.foreign() {
		return dst
	}
	p.again = p.again || p.address // as in blank
	if classBefore(p.s, t.start) == han && !p.endsAddress(t.start) {
		dst = append(dst, Edit{t.start + at, t.start + at, " ", ruleNames[spaceInserted]})
	}
	if classAt(p.s, t.end) == han && !p.endsAddress(t.end) {
		dst = append(dst, Edit{t.end + at, t.end + at, " ", ruleNames[spaceInserted]})
	}
	return dst
}

// flag records a finding, with the message of its rule.
func (p *paragraph) flag(start, end int, r ruleID) { p.report(start, end, r, ruleNames[r]) }

// report records a finding with a message of findings.tsv.
func (p *paragraph) report(start, end int, r ruleID, message string) {
	if p.n.on[r] {
		p.found = append(p.found, Finding{start, end, ruleNames[r], findings()[message]})
	}
}
