package normalize

// before returns the class of what stands directly before token i.
func (p *paragraph) before(i int) class {
	t := &p.tokens[i]
	if i > 0 && p.tokens[i-1].end == t.start {
		return p.tokens[i-1].last
	}
	return classBefore(p.s, t.start)
}

// after returns the class of what stands directly behind token i.
func (p *paragraph) after(i int) class {
	t := &p.tokens[i]
	if i+1 < len(p.tokens) && p.tokens[i+1].start == t.end {
		return p.tokens[i+1].first
	}
	return classAt(p.s, t.end)
}

// left returns the class of what stands before token i, blanks left out.
func (p *paragraph) left(i int) class {
	c := p.before(i)
	if c == space && i > 0 {
		return p.before(i - 1)
	}
	return c
}

// right returns the class of what stands behind token i, blanks left out.
func (p *paragraph) right(i int) class {
	c := p.after(i)
	if c == space && i+1 < len(p.tokens) {
		return p.after(i + 1)
	}
	return c
}

// previous returns the index of the token that ends where token i begins, blanks left out, or -1.
func (p *paragraph) previous(i int) int {
	at := p.tokens[i].start
	for i--; i >= 0 && p.tokens[i].end == at; i-- {
		if p.tokens[i].kind != blank {
			return i
		}
		at = p.tokens[i].start
	}
	return -1
}

// next returns the index of the token that begins where token i ends, blanks left out, or -1.
func (p *paragraph) next(i int) int {
	at := p.tokens[i].end
	for i++; i < len(p.tokens) && p.tokens[i].start == at; i++ {
		if p.tokens[i].kind != blank {
			return i
		}
		at = p.tokens[i].end
	}
	return -1
}

// chinese reports whether a neighbour of the class makes a mark Chinese.
func chinese(c class) bool { return c == han || c == mark }

// foreign reports whether the paragraph is in Latin script with Chinese inside, so that its marks and blanks are
// those of the foreign script: it has four words at least, and two for each Han character.
func (p *paragraph) foreign() bool { return p.words >= 4 && p.words > 2*p.han }

// textOf returns what token i covers.
func (p *paragraph) textOf(i int) string { return p.s[p.tokens[i].start:p.tokens[i].end] }

// widen decides that token i is a Chinese mark and lets its neighbours be looked at again.
func (p *paragraph) widen(i int, text string, r ruleID) {
	t := &p.tokens[i]
	if t.settled || !p.n.on[r] {
		return
	}
	t.replace(text, r)
	t.wide, t.first, t.last = true, mark, mark
	p.work = append(p.work, i)
}
