package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// dashes decides dashes and tildes (GB/T 15834, 4.10, 4.13).
func (p *paragraph) dashes() {
	if !p.eager.has(dash) {
		return
	}
	for i := range p.tokens {
		if t := &p.tokens[i]; t.kind == dash && !t.settled {
			p.dash(i)
		}
	}
}

func (p *paragraph) dash(i int) {
	s := p.textOf(i)
	if utf8.RuneCountInString(s) > 1 {
		if !p.foreign() {
			p.doubleDash(i, s)
		}
		return
	}
	switch {
	case p.isSpan(i):
		p.writeRange(i, "—", dashSpan)
	case isTilde(s):
		if p.isQuantityRange(i) {
			p.writeRange(i, "～", dashRange)
		}
	case s == "－" && p.isHyphen(i):
		p.use(i, "-", widthSign)
		p.tokens[i].first, p.tokens[i].last = sign, sign
	case s == "-" && p.isHyphenRange(i):
		t := &p.tokens[i]
		p.flag(t.start, t.end, flagDashHyphen)
	}
}

// isTilde reports whether s is one tilde of any shape.
func isTilde(s string) bool { return s == "~" || s == "～" || s == "〜" || s == "∼" }

// writeRange puts text between two numbers, without blanks.
func (p *paragraph) writeRange(i int, text string, r ruleID) {
	if !p.n.on[r] {
		return
	}
	t := &p.tokens[i]
	t.first, t.last, t.wide = mark, mark, true
	t.replace(text, r)
	if i > 0 && p.tokens[i-1].kind == blank && p.tokens[i-1].end == t.start {
		p.use(i-1, "", r)
	}
	if i+1 < len(p.tokens) && p.tokens[i+1].kind == blank && p.tokens[i+1].start == t.end {
		p.use(i+1, "", r)
	}
}

// sides returns the text before and behind the dash i, blanks left out, and the index of the word behind it, -1
// if none that begins with a digit stands there.
func (p *paragraph) sides(i int) (before, behind string, number int) {
	start := p.tokens[i].start
	if i > 0 && p.tokens[i-1].kind == blank && p.tokens[i-1].end == start {
		start = p.tokens[i-1].start
	}
	number = p.next(i)
	if number < 0 || p.tokens[number].kind != word || p.tokens[number].first != digit {
		return p.s[:start], "", -1
	}
	end := p.tokens[number].end
	if number+1 < len(p.tokens) && p.tokens[number+1].kind == blank && p.tokens[number+1].start == end {
		end = p.tokens[number+1].end
	}
	return p.s[:start], p.s[end:], number
}

// isSpan reports whether the dash i stands between two years or dates (起止年份、日期), which take 一字线: digits on
// both sides and 年, 月 or 日 behind them, or two years alone in brackets.
func (p *paragraph) isSpan(i int) bool {
	before, behind, n := p.sides(i)
	if n < 0 {
		return false
	}
	to := p.textOf(n)
	part, _ := lex.PartAfter(behind)
	j := p.previous(i)
	if j < 0 || !p.tokens[j].number {
		return part != lex.NoPart && endsDate(before)
	}
	from := p.textOf(j)
	switch part {
	case lex.YearPart:
		return isYear(from) && (isYear(to) && from < to || len(to) == 2 && from[2:] < to)
	case lex.MonthPart:
		return len(from) <= 2 && len(to) <= 2 && dayNumber(from) < dayNumber(to) && dayNumber(to) <= 12 && dayNumber(from) > 0
	case lex.DayPart:
		return len(from) <= 2 && len(to) <= 2 && dayNumber(from) < dayNumber(to) && dayNumber(to) <= 31 &&
			endsPart(p.s[:p.tokens[j].start], lex.MonthPart)
	}
	if !isYear(from) || !isYear(to) || from >= to || j == 0 || n+1 >= len(p.tokens) {
		return false
	}
	a, b := &p.tokens[j-1], &p.tokens[n+1]
	return a.kind == opening && a.end == p.tokens[j].start && b.kind == closing && b.start == p.tokens[n].end && a.shape == round && a.wide
}

// endsPart reports whether s ends with the word of a part of a date.
func endsPart(s string, part lex.DatePart) bool {
	p, _ := lex.PartBefore(s)
	return p == part
}

// endsDate reports whether s ends with a number and 年, 月 or 日.
func endsDate(s string) bool {
	part, n := lex.PartBefore(s)
	s = trimBlanks(s[:len(s)-n])
	return part != lex.NoPart && s != "" && isDigit(s[len(s)-1])
}

// dayNumber returns the value of one or two digits, 99 for anything else.
func dayNumber(s string) int {
	switch {
	case len(s) == 1 && isDigit(s[0]):
		return int(s[0] - '0')
	case len(s) == 2 && isDigit(s[0]) && isDigit(s[1]):
		return 10*int(s[0]-'0') + int(s[1]-'0')
	}
	return 99
}

// isQuantityRange reports whether the tilde i stands between two quantities: 25~30g, 5万~10万元.
func (p *paragraph) isQuantityRange(i int) bool {
	_, _, n := p.sides(i)
	if n < 0 {
		return false
	}
	if j := p.previous(i); j >= 0 {
		return p.tokens[j].kind == word && (p.tokens[j].first == digit || p.tokens[j].last == percent)
	}
	return p.endsQuantity(i)
}

// maxUnit is how many characters a unit behind a number has at most: 25摄氏度~30摄氏度.
const maxUnit = 4

// endsQuantity reports whether a number with a Han unit ends before the dash i.
func (p *paragraph) endsQuantity(i int) bool {
	before, _, _ := p.sides(i)
	at := len(before)
	if j := startBefore(before, at); at > 0 && classAt(before, j) == other && isUnitAt(before, j) {
		return j > 0 && isDigit(before[j-1]) // 5℃~10℃
	}
	for k := 0; k <= maxUnit && at > 0; k++ {
		for k > 0 && at > 0 && classBefore(before, at) == space {
			at = startBefore(before, at) // 25 克~30 克
		}
		if at > 0 && isDigit(before[at-1]) {
			return k > 0
		}
		if classBefore(before, at) != han {
			return false
		}
		at = startBefore(before, at)
	}
	return false
}

// isHyphen reports whether the full-width － at i is a hyphen or minus of numbers and codes.
func (p *paragraph) isHyphen(i int) bool {
	l, r := p.before(i), p.after(i)
	return r == digit || (l == digit || l == letter) && r == letter
}

// isHyphenRange reports whether the hyphen i stands between two numbers that count something.
func (p *paragraph) isHyphenRange(i int) bool {
	_, behind, n := p.sides(i)
	j := p.previous(i)
	if n < 0 || j < 0 || !p.tokens[n].number || !p.tokens[j].number || p.tokens[i].end != p.tokens[n].start || len(p.textOf(n)) > 6 {
		return false
	}
	if p.before(j) == letter || p.before(j) == sign {
		return false
	}
	return classAt(behind, 0) == han || p.tokens[n].last == percent
}

// maxDoubleDash is how many dashes stand for 破折号 at most; more are a line.
const maxDoubleDash = 6

// doubleDash gives 破折号 its form —— (GB/T 15834, 4.10.2).
func (p *paragraph) doubleDash(i int, s string) {
	n := utf8.RuneCountInString(strings.ReplaceAll(s, " ", ""))
	if s == "——" || n < 2 || n > maxDoubleDash || strings.ContainsAny(s, "~～〜∼") || strings.Trim(s, "—") == "" {
		return
	}
	l, r := p.left(i), p.right(i)
	dated := l == edge && r == digit && lex.BeginsYear(skipBlanks(p.s[p.tokens[i].end:])) // ——2020年1月17日在…上
	if !chinese(l) && !chinese(r) && !dated || !besideDash(l) || !besideDash(r) {
		return
	}
	t := &p.tokens[i]
	p.use(i, "——", dashDouble)
	if t.rule == dashDouble {
		t.first, t.last, t.wide = mark, mark, true
	}
}

// besideDash reports whether 破折号 may have the class on one side, where the other side is Chinese.
func besideDash(c class) bool {
	return c == han || c == mark || c == edge || c == digit || c == percent
}

// isYear reports whether s is a year of the last century or this one.
func isYear(s string) bool {
	return len(s) == 4 && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0')
}
