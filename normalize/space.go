package normalize

import (
	"strings"
	"unicode/utf8"
)

// blanks decides every blank that no other rule has decided. Chinese text has none between Han characters and
// digits, Latin letters or marks; Latin words and numbers keep one U+0020 between them.
func (p *paragraph) blanks() {
	if !p.eager.has(blank) {
		return
	}
	p.spreadDigits()
	for i := range p.tokens {
		if t := &p.tokens[i]; t.kind == blank && !t.settled {
			p.blank(i)
		}
	}
}

func (p *paragraph) blank(i int) {
	l, r := p.before(i), p.after(i)
	switch {
	case l == edge && !p.context.Continued:
		p.use(i, "", spaceIndent)
		return
	case r == edge:
		p.use(i, "", spaceTrailing)
		return
	case p.foreign():
		p.single(i)
		return
	case p.behindLabel(i):
		if r == digit || r == sign || r == letter && strings.ContainsAny(p.textOf(i+1), "@/\\:.") {
			p.single(i) // a number or address would run into the label
		} else {
			p.use(i, "", labelSpace)
			p.again = p.again || r == letter
		}
		return
	case l == mark || r == mark:
		p.besideMark(i, l, r)
		return
	case l == han && r == han:
		p.betweenHan(i)
		return
	}
	switch remove := p.removal(i, l, r); {
	case remove == noRule:
		p.single(i)
	case p.n.on[spaceInserted]:
		p.single(i)
	default:
		p.use(i, "", remove)
		p.again = p.again || r == percent || l == digit && r == letter || p.besideZero(i)
	}
}

// besideZero reports whether a character stands beside the blank i that may be something else without it: a zero
// of a date in Han digits, or 一 misread for a dash.
func (p *paragraph) besideZero(i int) bool {
	t := &p.tokens[i]
	if strings.HasSuffix(p.s[:t.start], "一") || strings.HasPrefix(p.s[t.end:], "一") {
		return true
	}
	c, d := p.s[t.start-1], p.s[t.end]
	return c|0x20 == 'o' || c == '0' && classBefore(p.s, t.start-1) == han || d|0x20 == 'o' || d == '0'
}

// removal returns the rule by which no blank stands between the classes l and r, or noRule.
func (p *paragraph) removal(i int, l, r class) ruleID {
	end := p.tokens[i].end
	switch {
	case l == digit && r == han && startsUnit(p.s[end:]), l == digit && r == percent:
		return spaceUnit
	case l == digit && (r == letter || r == other) && p.han > 0 && isUnitAt(p.s, end):
		return spaceUnit
	case l == han && (r == digit || r == percent), r == han && (l == digit || l == percent):
		return spaceHanDigit
	case l == han && r == letter, l == letter && r == han:
		return spaceHanLatin
	}
	return noRule
}

// startsUnit reports whether s begins with what counts behind a number: 余 多 万 亿 …
func startsUnit(s string) bool {
	for _, u := range [...]string{"万", "亿", "余", "多", "千", "百", "元", "个", "倍"} {
		if strings.HasPrefix(s, u) {
			return true
		}
	}
	return false
}

// isUnitAt reports whether a unit of measurement in letters or signs stands at s[i].
func isUnitAt(s string, i int) bool {
	for _, u := range [...]string{"℃", "㎡", "㎞", "㎏", "‰", "m²", "m³"} {
		if strings.HasPrefix(s[i:], u) {
			return true
		}
	}
	end := i
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	switch s[i:end] {
	case "km", "m", "cm", "mm", "kg", "g", "mg", "t", "L", "mL", "ml", "kW", "kWh", "MW", "GW", "V", "kV", "h", "min", "s", "Hz", "Pa", "kPa", "MPa", "GB", "MB", "TB", "dB":
		return end == len(s) || s[end] >= 0x80 || !isAlphanumeric(s[end]) && s[end] != '_'
	}
	return false
}

// single leaves one U+0020 of the blank i.
func (p *paragraph) single(i int) { p.use(i, " ", spaceSingle) }

// behindLabel reports whether the blank i follows a label 1. at the beginning or behind a mark.
func (p *paragraph) behindLabel(i int) bool {
	if p.labelEnd > 0 && p.tokens[i].start == p.labelEnd {
		return true
	}
	if i < 2 {
		return false
	}
	if t := &p.tokens[i-1]; t.kind == dunhao && t.rule == labelLevel3 && t.end == p.tokens[i].start {
		return true
	}
	stop, number := &p.tokens[i-1], &p.tokens[i-2]
	if stop.kind != stops || stop.end != p.tokens[i].start || stop.end-stop.start != 1 || number.end != stop.start {
		return false
	}
	if !number.number || number.end-number.start > 3 {
		return false
	}
	l := p.left(i - 2)
	return l == edge || l == mark || number.start == p.start
}

// besideMark decides the blank i beside a Chinese mark. Dashes, ellipses and curly quotation marks are used in Latin
// text too; beside Latin letters the blank stays with them.
func (p *paragraph) besideMark(i int, l, r class) {
	t := &p.tokens[i]
	shared := l == mark && i > 0 && p.tokens[i-1].end == t.start && p.isShared(i-1) ||
		r == mark && i+1 < len(p.tokens) && p.tokens[i+1].start == t.end && p.isShared(i+1)
	// without the blank, two dashes may be one and 。 。。 an ellipsis
	p.again = p.again || shared || l == r && p.s[max(0, t.start-3):t.start] == p.s[t.end:min(len(p.s), t.end+3)]
	if l == mark && r == mark || !shared {
		p.use(i, "", spacePunctuation)
		return
	}
	c := l
	if l == mark {
		c = r
	}
	switch c {
	case han:
		p.use(i, "", spacePunctuation)
	case digit, percent:
		if !p.isPageNumber() {
			p.use(i, "", spacePunctuation)
		}
	default:
		p.single(i)
	}
}

// isShared reports whether token i is a mark that Latin text uses too and that nothing makes Chinese.
func (p *paragraph) isShared(i int) bool {
	t := &p.tokens[i]
	switch t.kind {
	case dash, stops, middle:
		return true
	case opening, closing:
		if t.shape != double && t.shape != single {
			return false
		}
		return t.pair < 0 || !p.holdsHan(min(i, t.pair), max(i, t.pair))
	}
	return false
}

// isPageNumber reports whether the paragraph is a page number between dashes, — 1 — (GB/T 9704, 7.5).
func (p *paragraph) isPageNumber() bool {
	if len(p.tokens) > 7 {
		return false // — 1 — with blanks round it
	}
	count := 0
	for i := range p.tokens {
		switch t := &p.tokens[i]; t.kind {
		case dash:
		case word:
			count++
		case blank:
		default:
			return false
		}
	}
	return count == 1 && p.han == 0
}

// betweenHan decides the blank i between Han characters: residue of line breaks in a title, alignment in a name,
// letter-spacing; anything else may separate and stays, flagged.
func (p *paragraph) betweenHan(i int) {
	t := &p.tokens[i]
	switch {
	case p.context.Title:
		p.use(i, "", spaceTitle)
	case p.isSpread(), t.end <= p.spreadField():
		p.use(i, "", spaceSpread)
	case p.alignsName(i):
		p.use(i, "", spaceName)
	}
	if t.settled {
		return
	}
	p.single(i)
	if !p.context.Cell {
		p.flag(t.start, t.end, flagHanSpace, "a blank between Han characters: a separator, or residue of layout")
	}
}

// maxSpread is how many Han characters a letter-spaced line has at most.
const maxSpread = 6

// isSpread reports whether the paragraph is letter-spaced (目　　录): single Han characters with wide blanks, or in a
// cell any blanks, between them.
func (p *paragraph) isSpread() bool {
	if p.han < 2 || p.han > maxSpread {
		return false
	}
	size, gaps, wide := 3*p.han, 0, p.context.Cell
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.kind != blank {
			return false
		}
		size += t.end - t.start
		if t.start >= p.start && t.start > 0 && t.end < len(p.s) {
			gaps++
			wide = wide || p.textOf(i) != " "
		}
	}
	return wide && gaps == p.han-1 && size == len(p.s)
}

// spreadField returns the end of the letter-spaced name of a field that the paragraph begins with, before its colon
// (索 引 号：), 0 if it begins with none.
func (p *paragraph) spreadField() int {
	at := p.start
	for range maxSpread {
		if classAt(p.s, at) != han {
			return 0
		}
		_, n := utf8.DecodeRuneInString(p.s[at:])
		rest := p.s[at+n:]
		gap := len(rest) - len(skipBlanks(rest))
		at += n + gap
		if behind := p.s[at:]; strings.HasPrefix(behind, "：") || strings.HasPrefix(behind, ":") {
			return at
		}
		if gap == 0 {
			return 0
		}
	}
	return 0
}

// nameFields are the words before a colon behind which names stand.
var nameFields = [...]string{"签发人", "签发", "会签人", "会签", "联系人", "经办人", "承办人", "姓名", "负责人", "拟稿人", "审核人", "填表人"}

// alignsName reports whether the blank i only aligns a name of two characters (张　三) with those of three.
func (p *paragraph) alignsName(i int) bool {
	t := &p.tokens[i]
	a := startBefore(p.s, t.start)
	b := t.end + 3
	if classBefore(p.s, a) == han || classAt(p.s, b) == han {
		return false
	}
	if !p.context.NameField {
		before := trimBlanks(p.s[:a])
		field, ok := strings.CutSuffix(before, "：")
		if !ok {
			field, ok = strings.CutSuffix(before, ":")
		}
		if !ok || !endsNameField(field) {
			return false
		}
	}
	// 张 三 李 四: which belong together is not known.
	return !p.singleBeyond(a, -1) && !p.singleBeyond(b, 1)
}

func endsNameField(s string) bool {
	for _, f := range nameFields {
		if strings.HasSuffix(s, f) {
			return true
		}
	}
	return false
}

// singleBeyond reports whether a single Han character stands beyond the blank before (direction -1) or behind
// (1) s[at].
func (p *paragraph) singleBeyond(at, direction int) bool {
	s := p.s
	if direction < 0 {
		j := at
		for j > 0 && classBefore(s, j) == space {
			j = startBefore(s, j)
		}
		return j < at && classBefore(s, j) == han && classBefore(s, startBefore(s, j)) != han
	}
	j := at
	for j < len(s) && blankAt(s, j) > 0 {
		j += blankAt(s, j)
	}
	return j > at && classAt(s, j) == han && classAt(s, j+3) != han
}

// spreadDigits joins the digits of a date that were set or recognized apart: 2 0 2 0 年 1 2 月.
func (p *paragraph) spreadDigits() {
	for i := 0; i < len(p.tokens); i++ {
		if !p.singleDigit(i) {
			continue
		}
		j := i
		for j-i <= 2*maxHanYear && j+2 < len(p.tokens) && p.tokens[j+1].kind == blank && p.tokens[j].end == p.tokens[j+1].start &&
			p.singleDigit(j+2) && p.tokens[j+1].end == p.tokens[j+2].start {
			j += 2
		}
		if j > i && p.isSpreadDate(i, j) {
			for k := i + 1; k < j; k += 2 {
				p.use(k, "", spaceNumber)
			}
		}
		i = j
	}
}

// singleDigit reports whether token i is one digit.
func (p *paragraph) singleDigit(i int) bool {
	t := &p.tokens[i]
	return t.kind == word && t.number && t.end-t.start == 1 && t.first == digit
}

// isSpreadDate reports whether the single digits from token i to j are a year before 年, or a month or day of two
// digits behind 年 or 月.
func (p *paragraph) isSpreadDate(i, j int) bool {
	behind := skipBlanks(p.s[p.tokens[j].end:])
	switch dateUnit(behind) {
	case "年":
		year := p.s[p.tokens[i].start]
		return j-i == 6 && (year == '1' || year == '2')
	case "月":
		return j-i == 2 && strings.HasSuffix(trimBlanks(p.s[:p.tokens[i].start]), "年")
	case "日":
		return j-i == 2 && strings.HasSuffix(trimBlanks(p.s[:p.tokens[i].start]), "月")
	}
	return false
}
