package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// characters returns the edits of the pass over single characters (字符): forms that only encodings and fonts know —
// radicals, compatibility ideographs, full-width letters, vertical and small forms, invisible characters — become the
// characters meant. It looks at a character's neighbours at most. The pass runs only where the scanner has met one
// of these characters.
func (n *Normalizer) characters(s string) []Edit {
	p := characterPass{n: n, s: s}
	for i := 0; i < len(s); {
		i += p.character(i)
	}
	if n.on[quoteCorner] && strings.ContainsAny(s, "「『") {
		p.edits = append(p.edits, cornerQuotes(s)...)
		slices.SortFunc(p.edits, func(a, b Edit) int { return a.Start - b.Start })
	}
	return p.edits
}

// characterPass is the state of the pass over characters.
type characterPass struct {
	n      *Normalizer
	s      string
	edits  []Edit
	script script // of the text, once it has been asked for
}

// character looks at the character at s[i] and returns its size.
func (p *characterPass) character(i int) int {
	switch c := p.s[i]; {
	case isHanLead(c):
		if i+hanSize <= len(p.s) && lex.IsLing(p.s, i) {
			p.zero(i)
		}
		return hanSize
	case c < utf8.RuneSelf && !traitOf(rune(c)).rare:
		if c == '0' || c|0x20 == 'o' {
			p.zero(i)
		}
		return 1
	}
	r, size := utf8.DecodeRuneInString(p.s[i:])
	if r == utf8.RuneError && size <= 1 {
		return 1 // not UTF-8: stays
	}
	f := plainForm(r)
	text, rule := f.text, f.rule
	switch {
	case rule == charKangxi, rule == charRadical:
		if p.script == unknownScript {
			p.script = scriptOf(p.s)
		}
		if p.script == simplifiedScript {
			text = f.simplified
		}
	case rule == noRule:
		text, rule = contextForm(p.s, i, size, r)
	}
	p.put(i, size, text, rule)
	return size
}

// put records that text stands for the character at s[i].
func (p *characterPass) put(i, size int, text string, r ruleID) {
	if r != noRule && p.n.on[r] {
		p.edits = append(p.edits, Edit{i, i + size, text, ruleNames[r]})
	}
}

// zero writes 〇 for the character at s[i] if it is a zero of a date in Han digits.
func (p *characterPass) zero(i int) {
	if size, ok := lex.ZeroSpelling(p.s, i); ok {
		p.put(i, size, lex.Zero, charZero)
	}
}

// plainForm returns what stands for r wherever it occurs; its rule is noRule if nothing does.
func plainForm(r rune) form {
	switch {
	case r < 0x20 && r != '\t' && r != '\n', 0x7F <= r && r < 0xA0:
		return form{rule: charControl}
	case r == 0xAD, r == 0x200B, r == 0x200E, r == 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F, r == 0xFEFF:
		return form{rule: charInvisible}
	case '０' <= r && r <= '９', 'Ａ' <= r && r <= 'Ｚ', 'ａ' <= r && r <= 'ｚ':
		return form{text: halfWidth(r), rule: widthAlphanumeric}
	}
	f := characters().form(r)
	if f.rule == quoteCorner || isHalfKana(r) {
		return form{} // which their surroundings decide
	}
	return *f
}

// halfWidth returns the ASCII character whose full-width form is r, U+FF01–U+FF5E.
func halfWidth(r rune) string {
	const graphic = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
	c := int(r - '！')
	return graphic[c : c+1]
}

// contextForm returns what stands for the character r at s[i] in its surroundings, and the rule; noRule if nothing
// does.
func contextForm(s string, i, size int, r rune) (string, ruleID) {
	switch r {
	case '＋', '／', '＝', '＠', '＃', '＆', '＊':
		if besideAlphanumeric(s, i, i+size) {
			return halfWidth(r), widthSign
		}
	case '：':
		if before := startBefore(s, i); i > 0 && isFullDigit(firstRune(s[before:])) && isFullDigit(firstRune(s[i+size:])) {
			return ":", widthSign // a time or ratio typed full-width throughout: ８：３０
		}
	case '．':
		return fullPoint(s, i)
	case '○', '◯', 'Ｏ':
		if _, ok := lex.ZeroSpelling(s, i); ok {
			return lex.Zero, charZero
		}
	case 0x200C, 0x200D: // ZWNJ, ZWJ: letters of some scripts and pictures need them
		if classBefore(s, i) != other || classAt(s, i+size) != other {
			return "", charInvisible
		}
	}
	if 0xFE00 <= r && r <= 0xFE0F && classBefore(s, i) == han {
		return "", charInvisible
	}
	return kanaForm(s, i, size, r)
}

func isFullDigit(r rune) bool { return '０' <= r && r <= '９' }

// besideAlphanumeric reports whether a letter or digit of either width stands directly before s[i] or at s[end].
func besideAlphanumeric(s string, i, end int) bool {
	return alphanumericAt(s, startBefore(s, i)) || alphanumericAt(s, end)
}

// alphanumericAt reports whether a letter or digit of either width begins at s[i].
func alphanumericAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	if s[i] < 0x80 {
		return isAlphanumeric(s[i])
	}
	return plainForm(firstRune(s[i:])).rule == widthAlphanumeric
}

// fullPoint decides the full-width point ．at s[i]: a decimal point or that of a label beside a digit, a middle dot inside
// a transliterated name, a full stop at the end.
func fullPoint(s string, i int) (string, ruleID) {
	before, end := startBefore(s, i), i+len("．")
	l, r := classBefore(s, i), classAt(s, end)
	switch {
	case alphanumericAt(s, before) && (r != mark), alphanumericAt(s, end) && l != han:
		return ".", widthSign
	case l == han && r == han && transliterates(s, i) && transliterates(s, end+2*hanSize):
		return "·", dotMiddle
	case l == han && skipBlanks(s[end:]) == "" && len(s) > 4*hanSize:
		return "。", widthStop
	}
	return "", noRule
}

// transliterates reports whether the two Han characters before s[i] are such characters.
func transliterates(s string, i int) bool {
	if i < 6 || i > len(s) {
		return false
	}
	a, n := utf8.DecodeRuneInString(s[i-6:])
	b, m := utf8.DecodeRuneInString(s[i-3:])
	names := characterSets()["transliteration"]
	return n == 3 && m == 3 && names[a] && names[b]
}

// script is the script a text is written in, as far as radicals and quotation marks depend on it.
type script uint8

const (
	unknownScript script = iota
	simplifiedScript
	traditionalScript
)

// scriptOf tells whether s is in traditional characters: whether more of it are traditional only than simplified
// only, among frequent ones. Official text without evidence is in simplified characters.
func scriptOf(s string) script {
	sets := characterSets()
	traditional, simplified := sets["traditional"], sets["simplified"]
	balance := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
		case simplified[r]:
			balance--
		case traditional[r]:
			balance++
		}
	}
	if balance > 0 {
		return traditionalScript
	}
	return simplifiedScript
}

// cornerQuotes returns the edits that turn 「」『』 of a text in simplified characters into “” ‘’ (GB/T 15834, 4.8.2), if
// every opening one has its closing one.
func cornerQuotes(s string) []Edit {
	if strings.Count(s, "「") != strings.Count(s, "」") || strings.Count(s, "『") != strings.Count(s, "』") ||
		scriptOf(s) == traditionalScript {
		return nil
	}
	var edits []Edit
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if f := characters().form(r); f.rule == quoteCorner {
			edits = append(edits, Edit{i, i + n, f.text, ruleNames[quoteCorner]})
		}
		i += n
	}
	return edits
}

// isHalfKana reports whether r is a half-width katakana or voicing mark.
func isHalfKana(r rune) bool { return 'ｦ' <= r && r <= 'ﾟ' }

// kanaForm returns the full-width form of the half-width katakana r at s[i], with the voicing mark behind it in one
// character (ｶﾞ is ガ); a mark that went into the character before it has none. It returns "" and noRule for others.
func kanaForm(s string, i, size int, r rune) (string, ruleID) {
	if !isHalfKana(r) {
		return "", noRule
	}
	t := characters()
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	if t.pairs[[2]rune{before, r}] != "" {
		return "", charHalfwidth
	}
	if text := t.pairs[[2]rune{r, firstRune(s[i+size:])}]; text != "" {
		return text, charHalfwidth
	}
	return t.form(r).text, charHalfwidth
}
