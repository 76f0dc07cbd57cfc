package normalize

import "guiwen/normalize/lex"

// titles gives title marks their nesting (GB/T 15834, 4.15.3): 《》 outside, 〈〉 directly inside. Less-than and
// greater-than signs that stand for title marks become title marks.
func (p *paragraph) titles() {
	if !p.eager.has(less) && !p.eager.has(opening) {
		return
	}
	p.open = p.open[:0] // the titles that are open
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.pair < 0 || t.shape != title && t.shape != innerTitle && t.shape != angle {
			continue
		}
		if t.pair < i {
			if n := len(p.open); n > 0 && p.open[n-1] == t.pair {
				p.open = p.open[:n-1]
			}
			continue
		}
		if t.shape == angle && !p.isTitle(i, t.pair) {
			p.again = p.again || p.holdsHan(i, t.pair) // it may be one when the blanks in it are gone
			continue
		}
		p.nestTitle(i, t.pair)
		p.open = append(p.open, i)
	}
	p.open = p.open[:0]
}

// nestTitle gives the title i, j the marks that its place asks for.
func (p *paragraph) nestTitle(i, j int) {
	t := &p.tokens[i]
	inside := len(p.open) > 0 && p.tokens[p.open[len(p.open)-1]].shape == title
	rule := titleNested
	if t.shape == angle {
		rule = titleAngle
	} else if t.shape == innerTitle || !inside {
		return
	}
	open, shut, sh := "《", "》", title
	if inside {
		open, shut, sh = "〈", "〉", innerTitle
	}
	if !p.n.on[rule] {
		return
	}
	p.widen(i, open, rule)
	p.widen(j, shut, rule)
	p.tokens[i].shape, p.tokens[j].shape = sh, sh
}

// isTitle reports whether the signs i, j, < and >, enclose a title, with no comparison in front of it.
func (p *paragraph) isTitle(i, j int) bool {
	if l := p.before(i); l == letter || l == digit || l == percent || len(p.textOf(i)) != len(p.textOf(j)) {
		return false
	}
	return lex.MarksTitle(p.s[p.tokens[i].end:p.tokens[j].start], len(p.open) > 0)
}
