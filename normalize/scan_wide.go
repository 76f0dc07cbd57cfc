package normalize

import "strings"

// scanWide takes the character at s[i], which is neither ASCII nor one of U+4000–U+9FFF, and returns its end
// or that of its run.
func (p *paragraph) scanWide(i int, c byte) int {
	s := p.s
	if c < 0xC2 {
		return i + 1 // not the beginning of a character
	}
	if c < 0xE0 {
		return p.scanTwo(i, c)
	}
	if i+2 >= len(s) {
		return len(s)
	}
	b1, b2 := s[i+1], s[i+2]
	if b1&0xC0 != 0x80 || b2&0xC0 != 0x80 {
		return i + 1 // not UTF-8
	}
	switch c {
	case 0xE2:
		return p.scanGeneral(i, b1, b2)
	case 0xE3:
		return p.scanCJK(i, b1, b2)
	case 0xEE:
		p.privateUse(i, 3)
	case 0xEF:
		return p.scanForms(i, b1, b2)
	case 0xF0:
		if b1 == 0xAF && b2 >= 0xA0 {
			p.rare = true
		}
		if classOfWide(c, b1, b2) == han {
			p.han++
		}
	case 0xF3, 0xF4:
		if c == 0xF4 || b1 >= 0xB0 {
			p.privateUse(i, 4)
		}
	}
	if c >= 0xF0 {
		return min(i+4, len(s))
	}
	return i + 3
}

// scanTwo takes a character of two bytes.
func (p *paragraph) scanTwo(i int, c byte) int {
	if c == 0xC2 && i+1 < len(p.s) {
		switch b := p.s[i+1]; {
		case b < 0xA0, b == 0xAD:
			p.rare = true // C1 controls, soft hyphen
		case b == 0xA0:
			return p.scanBlank(i)
		case b == 0xB7:
			return p.scanMiddle(i)
		}
	}
	return min(i+2, len(p.s))
}

// scanGeneral takes a character U+2000–U+2FFF.
func (p *paragraph) scanGeneral(i int, b1, b2 byte) int {
	switch b1 {
	case 0x80, 0x81:
		return p.scanPunctuation(i, b1, b2)
	case 0x88, 0x89, 0x8B:
		switch {
		case b1 == 0x88 && b2 == 0x99, b1 == 0x8B && b2 == 0x85: // ∙ ⋅
			return p.scanMiddle(i)
		case b1 == 0x88 && b2 == 0xBC: // ∼
			return p.scanDash(i)
		case b1 == 0x89 && b2 == 0xAA: // ≪
			return p.add(less, i, i+3, sign, sign)
		case b1 == 0x89 && b2 == 0xAB: // ≫
			return p.add(more, i, i+3, sign, sign)
		}
	case 0x94:
		if b2 <= 0x81 { // ─ ━
			return p.scanDash(i)
		}
	case 0x97:
		if b2 == 0x8B || b2 == 0xAF { // ○ ◯
			p.rare = true
		}
	case 0xBA, 0xBB, 0xBC, 0xBD, 0xBE, 0xBF:
		p.rare = p.rare || b1 != 0xBF || b2 <= 0x95 // radicals
	}
	return i + 3
}

// scanPunctuation takes a character U+2000–U+207F.
func (p *paragraph) scanPunctuation(i int, b1, b2 byte) int {
	switch {
	case b1 == 0x81 && b2 == 0x9F, b1 == 0x80 && (b2 <= 0x8A || b2 == 0xAF):
		return p.scanBlank(i)
	case b1 == 0x81:
		p.rare = p.rare || 0xA0 <= b2 && b2 <= 0xAF // invisible operators and direction marks
	case b2 <= 0x8F, 0xA8 <= b2 && b2 <= 0xAE:
		p.rare = true // zero-width characters, direction marks, line separators
	case 0x90 <= b2 && b2 <= 0x95:
		return p.scanDash(i)
	case b2 == 0x98, b2 == 0x99, b2 == 0x9C, b2 == 0x9D:
		p.quote(i, b2)
	case b2 == 0xA2, b2 == 0xA7: // • ‧
		return p.scanMiddle(i)
	case b2 == 0xA6: // …
		return p.scanDots(i)
	case b2 == 0xB0: // ‰
		return p.add(word, i, i+3, percent, percent)
	}
	return i + 3
}

// scanCJK takes a character U+3000–U+3FFF.
func (p *paragraph) scanCJK(i int, b1, b2 byte) int {
	s := p.s
	if b1 != 0x80 {
		if b1 == 0x83 && b2 == 0xBB {
			return p.scanMiddle(i) // ・
		}
		if classOfWide(0xE3, b1, b2) == han {
			p.han++
		}
		return i + 3
	}
	switch {
	case b2 == 0x80:
		return p.scanBlank(i)
	case b2 == 0x81: // 、
		if n := len(p.tokens); n > 0 && p.tokens[n-1].end == i && p.tokens[n-1].number {
			return p.add(dunhao, i, i+3, mark, mark)
		}
	case b2 == 0x82: // 。
		if strings.HasPrefix(s[i+3:], "。。") {
			return p.scanDots(i)
		}
	case 0x85 <= b2 && b2 <= 0x87:
		p.han++
	case 0x8C <= b2 && b2 <= 0x8F: // 「」『』
		p.rare = true
	case 0x88 <= b2 && b2 <= 0x97 && b2 != 0x92 && b2 != 0x93:
		p.bracket(i, i+3, cjkBracket(b2))
	case b2 == 0x9C: // 〜
		return p.scanDash(i)
	}
	return i + 3
}

// scanForms takes a character U+F000–U+FFFF: compatibility ideographs, vertical, small, half- and full-width
// forms.
func (p *paragraph) scanForms(i int, b1, b2 byte) int {
	switch {
	case b1 == 0xBC:
		switch b2 {
		case 0x8C, 0x9A, 0x9B, 0x81, 0x9F: // ，：；！？
		case 0x88, 0x89, 0xBB, 0xBD:
			p.bracket(i, i+3, fullBracket(b2))
		case 0x8D: // －
			return p.scanDash(i)
		case 0x9C:
			return p.add(less, i, i+3, sign, sign)
		case 0x9E:
			return p.add(more, i, i+3, sign, sign)
		default:
			p.rare = true
		}
	case b1 == 0xBD:
		switch b2 {
		case 0x9B, 0x9D:
			p.bracket(i, i+3, fullBracket(b2))
		case 0x9E: // ～
			return p.scanDash(i)
		default:
			p.rare = true
		}
	case b1 == 0xBE:
		p.rare = p.rare || b2 <= 0x9F
	case b1 < 0xA4:
		p.privateUse(i, 3)
	case b1 <= 0xAB:
		p.rare = true
		p.han++
	case b1 == 0xB8, b1 == 0xB9, b1 == 0xBB && b2 == 0xBF:
		p.rare = true
	}
	return i + 3
}

// scanDots takes a run of 。 or of ….
func (p *paragraph) scanDots(i int) int {
	j := i + 3
	for j+3 <= len(p.s) && p.s[j:j+3] == p.s[i:i+3] {
		j += 3
	}
	return p.add(stops, i, j, mark, mark)
}

// scanMiddle takes a run of middle dots of one shape: one is a token of kind middle, three or more are an
// ellipsis perhaps.
func (p *paragraph) scanMiddle(i int) int {
	n := 3
	if p.s[i] == 0xC2 {
		n = 2
	}
	j := i + n
	for j+n <= len(p.s) && p.s[j:j+n] == p.s[i:i+n] {
		j += n
	}
	k := middle
	if (j-i)/n >= 3 {
		k = stops
	}
	return p.add(k, i, j, other, other)
}

// scanDash takes a run of dashes and tildes of any shape.
func (p *paragraph) scanDash(i int) int {
	j := i
	for j < len(p.s) {
		n := dashAt(p.s, j)
		if n == 0 {
			// － －, typed with blanks between
			if j > i && strings.HasPrefix(p.s[j:], " －") && strings.HasSuffix(p.s[:j], "－") {
				n = 1
			} else {
				break
			}
		}
		j += n
	}
	c := mark
	if p.s[i] < 0x80 {
		c = sign
	}
	d := mark
	if p.s[j-1] < 0x80 {
		d = sign
	}
	return p.add(dash, i, j, c, d)
}

// dashAt returns the length of the dash or tilde at s[i], 0 if there is none.
func dashAt(s string, i int) int {
	switch c := s[i]; c {
	case '-', '~':
		return 1
	case 0xE2, 0xE3, 0xEF:
		if i+2 >= len(s) {
			return 0
		}
		b1, b2 := s[i+1], s[i+2]
		switch {
		case c == 0xE2 && b1 == 0x80 && 0x90 <= b2 && b2 <= 0x95, // ‐‑‒–—―
			c == 0xE2 && b1 == 0x88 && b2 == 0xBC, // ∼
			c == 0xE2 && b1 == 0x94 && b2 <= 0x81, // ─━
			c == 0xE3 && b1 == 0x80 && b2 == 0x9C, // 〜
			c == 0xEF && b1 == 0xBC && b2 == 0x8D, // －
			c == 0xEF && b1 == 0xBD && b2 == 0x9E: // ～
			return 3
		}
	}
	return 0
}

// privateUse reports the private-use character at s[i]; those that GB 18030 has meanwhile given a code point
// go to the pass over characters.
func (p *paragraph) privateUse(i, n int) {
	end := min(i+n, len(p.s))
	if r := firstRune(p.s[i:end]); characters().form(r).rule == charPrivateUse {
		p.rare = true
		return
	}
	p.flag(i, end, flagPrivateUse, "a private-use character: its meaning depends on a font")
}
