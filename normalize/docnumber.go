package normalize

import (
	"strings"

	"guiwen/normalize/lex"
)

// countedPlaces are the nouns that a number in front of them counts: （2019）3号楼 is no document number.
var countedPlaces = lex.Class("numbered-place")

// documentNumbers gives 发文字号 their form 云政发〔2020〕6号 (GB/T 9704, 7.2.5): brackets of any shape become 〔〕, blanks go.
// The number itself stays as it was issued.
func (p *paragraph) documentNumbers() {
	for i := range p.tokens {
		if t := &p.tokens[i]; t.kind == opening && t.pair < 0 && !t.settled && t.shape != double && t.shape != single {
			p.documentNumber(i)
		}
	}
}

// documentNumber looks at the bracket i: does a year in brackets with 号 behind it begin there?
func (p *paragraph) documentNumber(i int) {
	start := p.tokens[i].start
	n, ok := lex.ReadSerial(p.s[start:])
	if !ok || n.Flaw != lex.Sound || n.Written || !p.mayBeDocumentNumber(i, start+n.Length) {
		return
	}
	shut := p.tokenAt(i, start+n.Shut)
	if shut < 0 || p.tokens[shut].kind != closing {
		return
	}
	if n.Ordinal || n.Digits[0] == '0' {
		p.flag(start, start+n.Length, flagDocnum)
	}
	p.writeDocumentNumber(i, shut, start+n.Length)
}

// tokenAt returns the index of the token behind i that begins at s[at], or -1.
func (p *paragraph) tokenAt(i, at int) int {
	for i++; i < len(p.tokens) && p.tokens[i].start <= at; i++ {
		if p.tokens[i].start == at {
			return i
		}
	}
	return -1
}

// mayBeDocumentNumber looks at what stands round the number that begins with the bracket i and ends at end. An
// agency's code stands before it: Han or a bracket. Round brackets may as well hold a year before 3号楼.
func (p *paragraph) mayBeDocumentNumber(i, end int) bool {
	t := &p.tokens[i]
	l := p.left(i)
	j := p.previous(i)
	switch {
	case l == han:
	case l == edge && t.shape != round:
	case l == sign && (j < 0 || p.tokens[j].kind == word || p.tokens[j].kind == dash):
		return false
	case l == mark, l == sign:
		closed := j >= 0 && p.tokens[j].kind == closing
		front, elided := strings.CutSuffix(p.s[:t.start], "、")
		if t.shape == round && !closed && !(elided && lex.EndsNumber(front)) {
			return false
		}
	default:
		return false
	}
	return t.shape != round || countedPlaces.Begins(p.s[end:]) == 0
}

// writeDocumentNumber decides the tokens of a document number: brackets open and shut, blanks up to s[end].
func (p *paragraph) writeDocumentNumber(open, shut, end int) {
	p.join(open, shut)
	for _, b := range [...]struct {
		i    int
		form string
	}{{open, "〔"}, {shut, "〕"}} {
		t := &p.tokens[b.i]
		if p.textOf(b.i) != b.form {
			p.widen(b.i, b.form, docnumBracket)
		}
		if t.wide {
			t.shape, t.settled = tortoise, true
		}
	}
	if open > 1 && p.tokens[open-1].kind == blank && p.tokens[open-1].end == p.tokens[open].start {
		p.use(open-1, "", docnumSpace)
	}
	for i := open + 1; i < len(p.tokens) && p.tokens[i].start < end; i++ {
		if p.tokens[i].kind == blank {
			p.use(i, "", docnumSpace)
		} else if p.tokens[i].kind == word {
			p.tokens[i].keep()
		}
	}
}
