package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// maxTitle bounds a title between marks, in bytes: 120 characters.
const maxTitle = 3 * 120

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
	sh := title
	if inside {
		sh = innerTitle
	}
	open, shut := sh.wide()
	if !p.n.on[rule] {
		return
	}
	p.widen(i, open, rule)
	p.widen(j, shut, rule)
	p.tokens[i].shape, p.tokens[j].shape = sh, sh
}

// isTitle reports whether the signs i, j, < and >, enclose a title: Han, a quotation or a bracket at both ends (a
// digit may stand last), no mark of a sentence inside, and no comparison before it.
func (p *paragraph) isTitle(i, j int) bool {
	s := p.s
	a, b := p.tokens[i].end, p.tokens[j].start
	if b-a > maxTitle || len(p.open) == 0 && !longEnough(s[a:b]) || !p.holdsHan(i, j) || len(p.textOf(i)) != len(p.textOf(j)) {
		return false
	}
	if l := p.before(i); l == letter || l == digit || l == percent {
		return false
	}
	if classAt(s, a) != han && !lex.BeginsYear(s[a:b]) && !(p.tokens[i+1].start == a && p.tokens[i+1].kind == opening) {
		return false
	}
	if c := classBefore(s, b); c != han && c != digit && !(p.tokens[j-1].end == b && p.tokens[j-1].kind == closing) {
		return false
	}
	return !strings.ContainsAny(s[a:b], "。；，！？,;!?")
}

// lawEndings end the names of laws.
var lawEndings = lex.Class("law-ending")

// longEnough reports whether s is not too short for a title: at least four characters, or the name of a law. 县<市>区 are brackets
// of another kind.
func longEnough(s string) bool {
	return utf8.RuneCountInString(s) >= 4 || lawEndings.Ends(s) > 0
}
