package normalize

import "strings"

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
	c := cursor{p: p, token: i + 1, at: p.tokens[i].end}
	c.skipBlank()
	year := c.number()
	if year < 0 || !isYear(p.textOf(year)) {
		return
	}
	c.skipBlank()
	shut := c.closing()
	if shut < 0 {
		return
	}
	c.skipBlank()
	ordinal := c.literal("第")
	if ordinal {
		c.skipBlank()
	}
	first, digits := c.token, 0
	for digits <= maxSequence {
		w := c.number()
		if w < 0 {
			break
		}
		digits += len(p.textOf(w))
		c.skipBlank()
	}
	if digits == 0 || digits > maxSequence || !c.literal("号") && !c.literal("期") {
		return
	}
	if !p.mayBeDocumentNumber(i, c.at) {
		return
	}
	if ordinal || p.s[p.tokens[first].start] == '0' {
		p.flag(p.tokens[i].start, c.at, flagDocnum, "a document number with 第 or a leading zero")
	}
	p.writeDocumentNumber(i, shut, c.token)
}

// maxSequence is how many digits the number of a document has at most.
const maxSequence = 5

// isYear reports whether s is a year documents are numbered by.
func isYear(s string) bool {
	return len(s) == 4 && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0')
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
		elided := strings.HasSuffix(p.s[:t.start], "号、")
		if t.shape == round && !closed && !elided {
			return false
		}
	default:
		return false
	}
	if t.shape != round {
		return true
	}
	for _, thing := range [...]string{"楼", "院", "门", "线", "地", "机", "井", "厂", "馆", "站", "公路", "室", "库", "栋"} {
		if strings.HasPrefix(p.s[end:], thing) {
			return false
		}
	}
	return true
}

// writeDocumentNumber decides the tokens of a document number: brackets open and shut, blanks up to the token end.
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
	if open > 0 && p.tokens[open-1].kind == blank && p.tokens[open-1].end == p.tokens[open].start && open > 1 {
		p.use(open-1, "", docnumSpace)
	}
	for i := open + 1; i < end; i++ {
		if p.tokens[i].kind == blank {
			p.use(i, "", docnumSpace)
		} else if p.tokens[i].kind == word {
			p.tokens[i].keep()
		}
	}
}

// cursor reads tokens and the characters between them in order.
type cursor struct {
	p     *paragraph
	token int // the next token
	at    int // the next byte
}

// here reports whether a token of the kind begins at the cursor.
func (c *cursor) here(k kind) bool {
	return c.token < len(c.p.tokens) && c.p.tokens[c.token].start == c.at && c.p.tokens[c.token].kind == k
}

func (c *cursor) step() int {
	c.at = c.p.tokens[c.token].end
	c.token++
	return c.token - 1
}

func (c *cursor) skipBlank() {
	if c.here(blank) {
		c.step()
	}
}

// number takes a word of digits only and returns its index, -1 if there is none.
func (c *cursor) number() int {
	if !c.here(word) || len(c.p.textOf(c.token)) > maxSequence {
		return -1
	}
	for _, d := range []byte(c.p.textOf(c.token)) {
		if !isDigit(d) {
			return -1
		}
	}
	return c.step()
}

// closing takes a closing bracket of any shape.
func (c *cursor) closing() int {
	if !c.here(closing) || c.p.tokens[c.token].shape == double || c.p.tokens[c.token].shape == single {
		return -1
	}
	return c.step()
}

// literal takes s.
func (c *cursor) literal(s string) bool {
	if !strings.HasPrefix(c.p.s[c.at:], s) {
		return false
	}
	c.at += len(s)
	return true
}
