package normalize

import "strings"

// widths decides the width of marks and round brackets (GB/T 15834, 4.2–4.9, 5.1.1): a mark with Chinese beside it is a
// Chinese mark. A mark that has become Chinese is Chinese to its own neighbours, so the decision spreads until
// it meets Latin text.
func (p *paragraph) widths() {
	if p.foreign() {
		return
	}
	for i := range p.tokens {
		p.widenWanted(i)
	}
	for len(p.work) > 0 {
		i := p.work[len(p.work)-1]
		p.work = p.work[:len(p.work)-1]
		if j := p.previous(i); j >= 0 {
			p.widenWanted(j)
		}
		if j := p.next(i); j >= 0 {
			p.widenWanted(j)
		}
	}
}

// widenWanted widens token i, and the partner of a bracket, if its surroundings ask for it.
func (p *paragraph) widenWanted(i int) {
	t := &p.tokens[i]
	if t.settled {
		return
	}
	switch t.kind {
	case western:
		if p.markIsChinese(i) {
			k := strings.IndexByte(westernMarks, t.ch)
			p.widen(i, chineseMarks[k*3:k*3+3], widthComma+ruleID(k))
		}
	case straight:
		p.widenStraight(i)
	case opening, closing:
		if t.shape == round && !t.wide {
			p.widenRound(i)
		} else if t.shape == square || t.shape == curly {
			p.widenMixed(i)
		}
	}
}

// westernMarks have their counterparts in chineseMarks, and their rules from widthComma on.
const (
	westernMarks = ",;:?!"
	chineseMarks = "，；：？！"
)

// markIsChinese reports whether the Western mark i has Chinese on either side: Han characters, Chinese marks, a
// percentage before it, or a number of something Chinese behind it.
func (p *paragraph) markIsChinese(i int) bool {
	l, r := p.left(i), p.right(i)
	switch {
	case l == han, l == mark:
		return true
	case r == han:
		return !p.endsEntity(i)
	case r == mark:
		return !p.endsLatinQuotation(i, l)
	case l == percent:
		return p.han > 0 && !(p.tokens[i].ch == ':' && r == digit) // 60%:40% is a ratio
	case r == digit && l != edge:
		// 11;35个: what the number counts is Chinese. Between digits a comma or colon belongs to the number.
		if l == digit && p.before(i) != space && p.after(i) != space && (p.tokens[i].ch == ',' || p.tokens[i].ch == ':') {
			return false
		}
		j := p.next(i)
		return j >= 0 && p.right(j) == han
	}
	return false
}

// endsEntity reports whether the mark i closes a character reference left over from a web page, &nbsp;.
func (p *paragraph) endsEntity(i int) bool {
	t := &p.tokens[i]
	if t.ch != ';' || i == 0 || p.tokens[i-1].end != t.start || p.tokens[i-1].kind != word {
		return false
	}
	at := p.tokens[i-1].start
	return at > 0 && (p.s[at-1] == '&' || p.s[at-1] == '#')
}

// endsLatinQuotation reports whether the mark i, behind a character of the class l, closes a Latin sentence in Chinese
// brackets or quotation marks: “Hello, world!”
func (p *paragraph) endsLatinQuotation(i int, l class) bool {
	if l != letter || i < 2 || p.after(i) == space {
		return false
	}
	j := p.next(i)
	if j < 0 || p.tokens[j].kind != closing {
		return false
	}
	if open := p.tokens[j].pair; open < 0 || open > i-2 || p.holdsHan(open, j) {
		return false
	}
	// more than one word
	last, gap := &p.tokens[i-1], &p.tokens[i-2]
	if last.kind != word || gap.kind != blank || gap.end != last.start || last.end != p.tokens[i].start {
		return false
	}
	c := p.before(i - 2)
	return c == letter || c == sign
}

// widenRound widens the half-width round bracket i and its partner where they touch or hold Chinese.
func (p *paragraph) widenRound(i int) {
	j := p.tokens[i].pair
	if j < 0 {
		if t := &p.tokens[i]; chinese(p.left(i)) || chinese(p.right(i)) {
			if !p.isLabelBracket(i) {
				open, shut := round.wide()
				if t.kind == closing {
					open = shut
				}
				p.widen(i, open, widthParen)
			}
		}
		return
	}
	i, j = min(i, j), max(i, j)
	a, b := &p.tokens[i], &p.tokens[j]
	if !a.wide && !b.wide && (p.isScript(a.start) || !p.roundIsChinese(i, j)) {
		return
	}
	open, shut := round.wide()
	if !a.wide {
		p.widen(i, open, widthParen)
	}
	if !b.wide {
		p.widen(j, shut, widthParen)
	}
}

// isScript reports whether a bracket at s[at] opens raised or lowered text as readers write it: 120件^(注), PM_(2.5).
func (p *paragraph) isScript(at int) bool {
	switch {
	case at == 0:
		return false
	case p.s[at-1] == '^':
		return true
	}
	return p.s[at-1] == '_' && at > 1 && isLetter(p.s[at-2])
}

// isLabelBracket reports whether the bracket i ends the label 1) at the beginning, which is flagged and stays.
func (p *paragraph) isLabelBracket(i int) bool {
	return p.halfLabel > 0 && p.tokens[i].end == p.halfLabel
}

// roundIsChinese reports whether the round brackets i, j touch or hold Chinese and are no part of a formula, a
// telephone number or a file name.
func (p *paragraph) roundIsChinese(i, j int) bool {
	if p.beforeExtension(j) {
		return false
	}
	if p.holdsHan(i, j) {
		return true
	}
	if !chinese(p.left(i)) && !chinese(p.right(j)) && !chinese(p.right(i)) && !chinese(p.left(j)) {
		return false
	}
	if next := p.next(j); p.before(i) == letter && next >= 0 && p.closes(next) && !chinese(p.left(j)) {
		return false // Latin text in Chinese quotation marks: “SUM(3,0)”
	}
	return !p.isAreaCode(i, j) && !p.isFormula(i, j)
}

// isAreaCode reports whether the brackets hold the area code of a telephone number: (0319)3288986.
func (p *paragraph) isAreaCode(i, j int) bool {
	code := p.s[p.tokens[i].end:p.tokens[j].start]
	if len(code) < 2 || len(code) > 5 || code[0] != '0' && code[0] != '+' {
		return false
	}
	for k := 1; k < len(code); k++ {
		if !isDigit(code[k]) {
			return false
		}
	}
	r := p.right(j)
	return r == digit || r == sign
}

// isFormula reports whether the brackets i, j, which hold no Han, stand in a formula: f(x), 3(x+2), (a+b)/2.
func (p *paragraph) isFormula(i, j int) bool {
	s, a, b := p.s, p.tokens[i].start, p.tokens[j].end
	const operators = "+*/=^"
	if a > 0 {
		c := s[a-1]
		if 'a' <= c && c <= 'z' || strings.IndexByte(operators, c) >= 0 {
			return true
		}
		if isLetter(c) && (a == 1 || !isLetter(s[a-2])) {
			return true
		}
	}
	if b < len(s) && strings.IndexByte(operators, s[b]) >= 0 {
		return true
	}
	inside := s[a+1 : b-1]
	return len(inside) <= maxFormula && strings.ContainsAny(inside, "+*=^")
}

// maxFormula bounds, in bytes, the search for an operator between brackets.
const maxFormula = 64

// beforeExtension reports whether a file name's extension follows token j: 报告(终稿).docx.
func (p *paragraph) beforeExtension(j int) bool {
	s, at := p.s, p.tokens[j].end
	if at+3 > len(s) || s[at] != '.' {
		return false
	}
	end := at + 1
	for end < len(s) && end < at+6 && isAlphanumeric(s[end]) {
		end++
	}
	switch strings.ToLower(s[at+1 : end]) {
	case "doc", "docx", "wps", "pdf", "ofd", "xls", "xlsx", "et", "ppt", "pptx", "txt", "rtf", "jpg", "jpeg", "png", "zip", "rar", "html", "htm":
		return true
	}
	return false
}

// widenMixed makes the partners of a pair of square or curly brackets equally wide.
func (p *paragraph) widenMixed(i int) {
	j := p.tokens[i].pair
	if j <= i {
		return
	}
	a, b := &p.tokens[i], &p.tokens[j]
	if a.wide == b.wide {
		return
	}
	open, shut := a.shape.wide()
	if a.wide {
		p.widen(j, shut, widthBracket)
	} else {
		p.widen(i, open, widthBracket)
	}
}
