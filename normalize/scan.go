package normalize

import (
	"strings"

	"guiwen/normalize/lex"
)

// scan cuts the paragraph into tokens.
func (p *paragraph) scan() {
	s := p.s
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case isHanLead(c):
			start := i
			for i+2 < len(s) && isHanLead(s[i]) {
				if lex.IsLing(s, i) { // few characters share its last byte
					_, zero := lex.ZeroSpelling(s, i)
					p.rare = p.rare || zero
				}
				i += 3
			}
			p.han += (i - start) / 3
			if i == start {
				i = len(s) // cut off
			}
		case c < 0x80:
			i = p.scanASCII(i, c)
		default:
			i = p.scanWide(i, c)
		}
	}
	if n := len(p.tokens); n > 0 && p.tokens[n-1].end > len(s) {
		p.tokens[n-1].end = len(s) // a character cut off at the end of a text that is not UTF-8
	}
}

// scanASCII takes the token at s[i], an ASCII character, and returns its end.
func (p *paragraph) scanASCII(i int, c byte) int {
	s := p.s
	switch asciiKinds[c] {
	case asciiDigit, asciiLetter:
		return p.scanWord(i)
	case asciiBlank:
		return p.scanBlank(i)
	case asciiMark:
		p.add(western, i, i+1, sign, sign)
		p.tokens[len(p.tokens)-1].ch = c
	case asciiStop:
		j := i + 1
		for j < len(s) && s[j] == '.' {
			j++
		}
		return p.add(stops, i, j, sign, sign)
	case asciiOpen, asciiClose:
		p.rare = p.rare || isMarkup(s, i)
		p.bracket(i, i+1, asciiBracket(c))
	case asciiLess, asciiMore:
		p.rare = p.rare || isMarkup(s, i)
		k, j := less, i+1
		if c == '>' {
			k = more
		}
		if j < len(s) && s[j] == c {
			j++
		}
		return p.add(k, i, j, sign, sign)
	case asciiQuote, asciiPrime:
		p.add(straight, i, i+1, sign, sign)
		p.tokens[len(p.tokens)-1].ch = c
	case asciiDash, asciiTilde:
		return p.scanDash(i)
	case asciiPercent:
		return p.add(word, i, i+1, percent, percent)
	case asciiStar:
		p.rare = p.rare || i == 0 || strings.IndexByte(s[i+1:], '*') >= 0
	case asciiControl:
		p.rare = true
	case asciiSymbol:
		if c == '#' && i == p.start || isMarkup(s, i) {
			p.rare = true
		}
	}
	return i + 1
}

// isMarkup reports whether s[i] may be of an entity, a tag, code, a link, a formula or an escape, which the pass over rare
// characters resolves.
func isMarkup(s string, i int) bool {
	next := byte(' ')
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch s[i] {
	case '&', '<':
		return next|0x20 >= 'a' && next|0x20 <= 'z' || next == '#' || next == '/'
	case ']':
		return next == '('
	case '`', '$', '\\':
		return true
	}
	return false
}

// scanBlank takes a run of blanks.
func (p *paragraph) scanBlank(i int) int {
	j := i
	for j < len(p.s) {
		n := blankAt(p.s, j)
		if n == 0 {
			break
		}
		j += n
	}
	if i == 0 {
		p.start = j
	}
	return p.add(blank, i, j, space, space)
}
