package sheet

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Format is a number format (数字格式, ECMA-376 Part 1, 18.8.31), ready to show values.
type Format struct {
	sections []section
	text     *section // what shows text, if a section is for it
}

// section is what a format says of some of the values: the positive ones, the negative ones, zero, or those of its condition.
type section struct {
	tokens    []token
	condition string // "<", ">=" …, or ""
	bound     float64
	date      bool
	halves    bool // the hours go to twelve
	general   bool
	fraction  bool // 1/2
	chinese   bool // digits are written in Chinese
	numeric        // of a number
}

// numeric is how a section writes digits.
type numeric struct {
	whole, decimals, exponent int // placeholders of each
	least                     int // digits in front of the point that are written in any case
	thousands                 bool
	scale                     int // powers of ten that the value is multiplied by
}

// token is a piece of a section.
type token struct {
	kind tokenKind
	text string
}

type tokenKind uint8

const (
	literal tokenKind = iota
	digit             // 0, # or ?
	point
	exponent // E+ or E-
	datePart // yyyy, mm …; elapsed hours with their brackets
	half     // AM/PM
	textPart // @
	generalPart
)

// maxFormat bounds a format; Excel allows 255 characters.
const maxFormat = 1024

// ParseFormat reads a format. What is not understood stands for itself.
func ParseFormat(code string) *Format {
	code = code[:min(len(code), maxFormat)]
	f := &Format{}
	for _, part := range splitSections(code) {
		p := sectionParser{rest: part}
		p.parse()
		f.sections = append(f.sections, p.finish())
	}
	for i := range f.sections {
		for _, t := range f.sections[i].tokens {
			if t.kind == textPart {
				f.text = &f.sections[i]
			}
		}
	}
	if len(f.sections) == 4 {
		f.text = &f.sections[3]
	}
	return f
}

// splitSections parts a format at the semicolons that are not quoted.
func splitSections(code string) []string {
	var parts []string
	start, quoted := 0, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && !quoted:
			i++
		case c == ';' && !quoted:
			parts = append(parts, code[start:i])
			start = i + 1
		}
	}
	return append(parts, code[start:])
}

// sectionParser reads a section from its beginning.
type sectionParser struct {
	rest    string
	s       section
	commas  int // behind the last digit in front of the point
	inPoint bool
	inPower bool
}

func (p *sectionParser) add(kind tokenKind, text string) {
	p.s.tokens = append(p.s.tokens, token{kind, text})
}

// take cuts n bytes off.
func (p *sectionParser) take(n int) string {
	text := p.rest[:n]
	p.rest = p.rest[n:]
	return text
}

// rune cuts the first character off; "" at the end.
func (p *sectionParser) rune() string {
	_, n := utf8.DecodeRuneInString(p.rest)
	return p.take(n)
}

func (p *sectionParser) parse() {
	for p.rest != "" {
		switch c := p.rest[0]; c {
		case '"':
			text, rest, _ := strings.Cut(p.rest[1:], `"`)
			p.add(literal, text)
			p.rest = rest
		case '\\', '!':
			p.take(1)
			p.add(literal, p.rune())
		case '_':
			p.take(1)
			p.rune()
			p.add(literal, " ")
		case '*':
			p.take(1)
			p.rune()
		case '[':
			p.bracket()
		case '0', '#', '?':
			p.digit(p.take(1))
		case '@':
			p.add(textPart, p.take(1))
		case ',':
			p.take(1)
			p.comma()
		case '%':
			p.s.scale += 2
			p.add(literal, p.take(1))
		default:
			p.word(c)
		}
	}
}

// digit adds the place of a digit.
func (p *sectionParser) digit(place string) {
	n := &p.s.numeric
	switch {
	case p.inPower:
		n.exponent++
	case p.inPoint:
		n.decimals++
	default:
		if p.commas > 0 {
			n.thousands = true
			p.commas = 0
		}
		n.whole++
		if n.least > 0 || place == "0" {
			n.least++
		}
	}
	p.add(digit, place)
}

// comma: between digits it parts thousands, behind them it divides by a thousand, elsewhere it stands for itself.
func (p *sectionParser) comma() {
	if n := p.s.numeric; n.whole+n.decimals > 0 && !p.inPower && !p.s.date {
		p.commas++
		return
	}
	p.add(literal, ",")
}

// bracket reads a condition, a currency, elapsed time, or what only colours.
func (p *sectionParser) bracket() {
	inside, rest, ok := strings.Cut(p.rest[1:], "]")
	if !ok {
		p.add(literal, p.take(1))
		return
	}
	p.rest = rest
	lower := strings.ToLower(inside)
	switch {
	case inside == "":
	case strings.HasPrefix(inside, "$"):
		currency, locale, _ := strings.Cut(inside[1:], "-")
		p.add(literal, currency)
		switch strings.ToUpper(locale) {
		case "F800":
			p.rest, p.s.tokens = known().date, nil
		case "F400":
			p.rest, p.s.tokens = known().time, nil
		}
	case strings.ContainsRune("<>=", rune(inside[0])):
		p.s.condition, p.s.bound = readCondition(inside)
	case strings.Trim(lower, "h") == "" || strings.Trim(lower, "m") == "" || strings.Trim(lower, "s") == "":
		p.s.date = true
		p.add(datePart, "["+lower+"]")
	case strings.HasPrefix(lower, "dbnum1"):
		p.s.chinese = true
	}
}

// word reads letters that are parts of dates, and other characters.
func (p *sectionParser) word(c byte) {
	halves := known().halves
	chinese := halves[0] + "/" + halves[1]
	switch lower := strings.ToLower(p.rest); {
	case strings.HasPrefix(lower, "general"):
		p.s.general = true
		p.add(generalPart, p.take(len(general)))
	case strings.HasPrefix(lower, "am/pm"), strings.HasPrefix(lower, "a/p"):
		n := len("a/p")
		if lower[1] == 'm' {
			n = len("am/pm")
		}
		p.s.halves, p.s.date = true, true
		p.add(half, p.take(n))
	case strings.HasPrefix(p.rest, chinese):
		p.s.halves, p.s.date = true, true
		p.add(half, p.take(len(chinese)))
	case len(p.rest) > 1 && c|0x20 == 'e' && (p.rest[1] == '+' || p.rest[1] == '-') && p.s.whole+p.s.decimals > 0:
		p.inPower, p.inPoint = true, false
		p.add(exponent, p.take(2))
	case strings.IndexByte("ymdhsaeg", lower[0]) >= 0:
		n := 1
		for n < len(lower) && lower[n] == lower[0] {
			n++
		}
		p.s.date = true
		p.add(datePart, strings.ToLower(p.take(n)))
	case c == '.':
		p.inPoint = true
		p.add(point, p.take(1))
	case c == '/' && p.s.whole > 0 && !p.s.date:
		p.s.fraction = true
		p.add(literal, p.take(1))
	default:
		p.add(literal, p.rune())
	}
}

// finish tells months from minutes: an m behind hours or in front of seconds is minutes, written "n" from here on.
func (p *sectionParser) finish() section {
	s := p.s
	s.scale -= 3 * p.commas
	var dates []int
	for i, t := range s.tokens {
		if t.kind == datePart {
			dates = append(dates, i)
		}
	}
	is := func(k int, letters string) bool {
		return k >= 0 && k < len(dates) && strings.Trim(s.tokens[dates[k]].text, letters+"[]") == ""
	}
	for k, i := range dates {
		if t := s.tokens[i].text; t == "[m]" || t == "[mm]" || (t == "m" || t == "mm") && (is(k-1, "h") || is(k+1, "s")) {
			s.tokens[i].text = strings.ReplaceAll(t, "m", "n")
		}
	}
	return s
}

// readCondition reads "[>=100]" without its brackets. A bound that is no number is never met.
func readCondition(inside string) (operator string, bound float64) {
	n := 1
	if len(inside) > 1 && strings.IndexByte("<>=", inside[1]) >= 0 {
		n = 2
	}
	bound, err := strconv.ParseFloat(strings.TrimSpace(inside[n:]), 64)
	if err != nil {
		bound = math.NaN()
	}
	return inside[:n], bound
}
