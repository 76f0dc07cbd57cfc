package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// scan cuts the paragraph into tokens.
func (p *paragraph) scan() {
	s := p.s
	for i := 0; i < len(s); {
		if !isHanLead(s[i]) {
			i = p.character(i)
			continue
		}
		start := i
		for i+2 < len(s) && isHanLead(s[i]) {
			if lex.IsLing(s, i) { // few characters share its last byte
				_, zero := lex.ZeroSpelling(s, i)
				p.rare = p.rare || zero
			}
			i += hanSize
		}
		p.han += (i - start) / hanSize
		if i == start {
			i = len(s) // cut off
		}
	}
}

// character takes what begins with the character at s[i] and returns its end.
func (p *paragraph) character(i int) int {
	s := p.s
	t, n := traitAt(s, i)
	p.rare = p.rare || t.rare
	wide := t.class != sign
	switch t.part {
	case ideograph:
		p.han++
	case alphabetic:
		return p.scanWord(i)
	case ofBlank:
		return p.blankRun(i)
	case ofWestern, ofStraight:
		k := western
		if t.part == ofStraight {
			k = straight
		}
		p.add(k, i, i+1, sign, sign)
		p.tokens[len(p.tokens)-1].ch = s[i]
	case ofStops:
		return p.add(stops, i, p.runEnd(i, n), sign, sign)
	case ofEllipsis:
		if s[i:i+n] == "…" || strings.HasPrefix(s[i+n:], "。。") {
			return p.add(stops, i, p.runEnd(i, n), mark, mark)
		}
	case ofMiddle: // three or more are an ellipsis, perhaps
		end, k := p.runEnd(i, n), middle
		if (end-i)/n >= 3 {
			k = stops
		}
		return p.add(k, i, end, other, other)
	case ofOpening, ofClosing:
		p.rare = p.rare || !wide && isMarkup(s, i)
		p.bracket(i, i+n, t)
	case ofLess, ofMore:
		k, end := less, i+n
		if t.part == ofMore {
			k = more
		}
		if n == 1 {
			p.rare = p.rare || isMarkup(s, i)
			if end < len(s) && s[end] == s[i] {
				end++
			}
		}
		return p.add(k, i, end, sign, sign)
	case ofDash:
		return p.dashRun(i)
	case ofPercent:
		return p.add(word, i, i+n, percent, percent)
	case ofDunhao:
		if k := len(p.tokens); k > 0 && p.tokens[k-1].end == i && p.tokens[k-1].number {
			return p.add(dunhao, i, i+n, mark, mark)
		}
	case ofStar:
		p.rare = p.rare || i == 0 || strings.IndexByte(s[i+1:], '*') >= 0
	case ofMarkup:
		p.rare = p.rare || s[i] == '#' && i == p.start || isMarkup(s, i)
	case private:
		p.privateUse(i, i+n)
	}
	return i + n
}

// runEnd returns the end of the run of the character of n bytes at s[i].
func (p *paragraph) runEnd(i, n int) int {
	end := i + n
	for end+n <= len(p.s) && p.s[end:end+n] == p.s[i:i+n] {
		end += n
	}
	return end
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
		return isLetter(next) || next == '#' || next == '/'
	case ']':
		return next == '('
	case '`', '$', '\\':
		return true
	}
	return false
}

// blankRun takes a run of blanks.
func (p *paragraph) blankRun(i int) int {
	j := len(p.s) - len(skipBlanks(p.s[i:]))
	if i == 0 {
		p.start = j
	}
	return p.add(blank, i, j, space, space)
}

// dashRun takes a run of dashes and tildes of any shape, with a blank between two － as well.
func (p *paragraph) dashRun(i int) int {
	s, j := p.s, i
	for j < len(s) {
		t, n := traitAt(s, j)
		if t.part != ofDash {
			if n = 1; j == i || !strings.HasPrefix(s[j:], " －") || !strings.HasSuffix(s[:j], "－") {
				break
			}
		}
		j += n
	}
	first, last := mark, mark
	if s[i] < utf8.RuneSelf {
		first = sign
	}
	if s[j-1] < utf8.RuneSelf {
		last = sign
	}
	return p.add(dash, i, j, first, last)
}

// privateUse reports the private-use character s[i:end]; those that GB 18030 has meanwhile given a code point
// go to the pass over characters.
func (p *paragraph) privateUse(i, end int) {
	if characters().form(firstRune(p.s[i:end])).rule == charPrivateUse {
		p.rare = true
		return
	}
	p.flag(i, end, flagPrivateUse)
}
