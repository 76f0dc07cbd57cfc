package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
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
	p.again = p.again || p.address // a mark that becomes Chinese ends an address
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
	last, _ := utf8.DecodeLastRuneInString(p.s[:t.start])
	if lex.HanDigit(last) == 1 || lex.HanDigit(firstRune(p.s[t.end:])) == 1 {
		return true
	}
	c, d := p.s[t.start-1], p.s[t.end]
	return c|0x20 == 'o' || c == '0' && classBefore(p.s, t.start-1) == han || d|0x20 == 'o' || d == '0'
}

// beginsOption reports whether a label of an option or item begins behind the blank i: A.同意 B.反对.
func (p *paragraph) beginsOption(i int) bool {
	if i+2 >= len(p.tokens) {
		return false
	}
	w, stop := &p.tokens[i+1], &p.tokens[i+2]
	return w.start == p.tokens[i].end && w.kind == word && w.end-w.start <= 2 && stop.start == w.end &&
		stop.kind == stops && stop.end-stop.start == 1 && classAt(p.s, stop.end) == han
}

// removal returns the rule by which no blank stands between the classes l and r, or noRule.
func (p *paragraph) removal(i int, l, r class) ruleID {
	end := p.tokens[i].end
	switch {
	case l == han && p.beginsOption(i):
		return noRule
	case r == han && l != han && p.endsAddress(p.tokens[i].start):
		return noRule // the Han characters would seem to belong to it
	case l == digit && r == han && counters.Begins(p.s[end:]) > 0, l == digit && r == percent:
		return spaceUnit
	case l == digit && (r == letter || r == other) && p.han > 0 && isUnitAt(p.s, end):
		return spaceUnit
	case l == han && (r == digit || r == percent), r == han && (l == digit || l == percent):
		return spaceHanDigit
	case l == han && r == letter, l == letter && r == han:
		return spaceHanLatin
	case l == other && r == han && endsUnitSign(p.s[:p.tokens[i].start]):
		return spaceUnit
	}
	return noRule
}

// counters are what counts behind a number: 余 多 万 亿 …
var counters = lex.Class("counter")

// endsUnitSign reports whether s ends with a unit of measurement that is a sign, or with the power of one: 25℃, 3km².
func endsUnitSign(s string) bool {
	for _, u := range [...]string{"℃", "㎡", "㎞", "㎏", "m²", "m³"} {
		if strings.HasSuffix(s, u) {
			return true
		}
	}
	return false
}

// isUnitAt reports whether a unit of measurement in letters or signs stands at s[i].
func isUnitAt(s string, i int) bool {
	for _, u := range [...]string{"℃", "°", "㎡", "㎞", "㎏", "‰", "m²", "m³", "μg", "μm"} {
		if strings.HasPrefix(s[i:], u) {
			return true
		}
	}
	end := i
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end < len(s) && (s[end] == '2' || s[end] == '3') && end > i && s[end-1] == 'm' {
		end++ // m2 and m3, typed for m² and m³
	}
	switch s[i:end] {
	case "m2", "m3", "km2", "cm2", "cm3", "mm2", "km", "m", "cm", "mm", "kg", "g", "mg", "t", "L", "mL", "ml", "kW", "kWh", "MW", "GW", "V", "kV", "h", "min", "s", "Hz", "Pa", "kPa", "MPa", "GB", "MB", "TB", "dB":
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
