package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// class is what a character is to the marks and blanks beside it.
type class uint8

const (
	edge    class = iota // no character: the paragraph begins or ends
	han                  // 汉字 and kana
	mark                 // a Chinese mark
	digit                // 0–9
	percent              // % ‰
	letter               // A–Z a–z
	sign                 // any other ASCII character
	other                // anything else: ① ℃ é
	space                // a blank
)

// shape is the form of a bracket or quotation mark, without its width.
type shape uint8

const (
	noShape    shape = iota
	round            // () （）
	square           // [] ［］
	curly            // {} ｛｝
	tortoise         // 〔〕
	lens             // 【】
	whiteLens        // 〖〗
	title            // 《》
	innerTitle       // 〈〉
	double           // “” and "
	single           // ‘’ and '
	angle            // < > << >> ＜ ＞ ≪ ≫, title marks perhaps
)

// part is what the scanner makes of a character.
type part uint8

const (
	inert      part = iota // no concern of any rule
	ideograph              // counts as a Han character
	alphabetic             // begins a word
	ofBlank
	ofWestern  // , ; : ? !
	ofStops    // .
	ofEllipsis // …, and 。 where three stand together
	ofMiddle   // a middle dot
	ofOpening  // an opening bracket or curly quotation mark
	ofClosing
	ofLess     // <
	ofMore     // >
	ofStraight // " '
	ofDash     // a dash or tilde
	ofPercent  // % ‰
	ofDunhao   // 、
	ofStar     // *
	ofMarkup   // # & ` $ \: of Markdown, HTML or TeX, perhaps
	private    // of a private-use area
)

// trait is all that the scanner and the rules know of a character by itself.
type trait struct {
	class class
	part  part
	shape shape
	rare  bool // the pass over characters looks at it
}

// ranges are the traits of characters from one to another.
var ranges = []struct {
	first, last rune
	trait
}{
	{0x20, 0x7E, trait{class: sign}},
	{0, 0x1F, trait{class: sign, rare: true}},
	{0x7F, 0x7F, trait{class: sign, rare: true}},
	{'0', '9', trait{class: digit, part: alphabetic}},
	{'A', 'Z', trait{class: letter, part: alphabetic}},
	{'a', 'z', trait{class: letter, part: alphabetic}},
	{0x2000, 0x200A, trait{class: space, part: ofBlank}},
	{0x80, 0x9F, trait{class: other, rare: true}},     // C1 controls
	{0x200B, 0x200F, trait{class: other, rare: true}}, // without width, of direction
	{0x2028, 0x202E, trait{class: other, rare: true}},
	{0x2060, 0x206F, trait{class: other, rare: true}},
	{0x2E80, 0x2FD5, trait{class: other, rare: true}}, // radicals
	{0xFE00, 0xFE7F, trait{class: other, rare: true}}, // variation selectors, vertical and small forms
	{0xFEFF, 0xFF9F, trait{class: other, rare: true}}, // full- and half-width forms
	{0xE000, 0xF8FF, trait{class: other, part: private}},
	{0x3005, 0x3007, trait{class: han, part: ideograph}}, // repetition marks, zero
	{0x3040, 0x30FA, trait{class: han, part: ideograph}},
	{0x30FC, 0x30FF, trait{class: han, part: ideograph}},
	{0x3400, 0x3FFF, trait{class: han, part: ideograph}},
	{0xF900, 0xFAFF, trait{class: han, part: ideograph, rare: true}}, // compatibility ideographs
}

// marks are the traits of single characters, over those of ranges.
var marks = []struct {
	chars string
	trait
}{
	{"\n", trait{class: sign}},
	{" \t\u00a0\u202f\u205f\u3000", trait{class: space, part: ofBlank}},
	{",;:?!", trait{class: sign, part: ofWestern}},
	{".", trait{class: sign, part: ofStops}},
	{"-~", trait{class: sign, part: ofDash}},
	{"%", trait{class: percent, part: ofPercent}},
	{"*", trait{class: sign, part: ofStar}},
	{"#&`$\\", trait{class: sign, part: ofMarkup}},
	{"<", trait{class: sign, part: ofLess}},
	{">", trait{class: sign, part: ofMore}},
	{`"'`, trait{class: sign, part: ofStraight}},
	{"\u00ad○◯", trait{class: other, rare: true}},
	{"·•‧∙⋅・", trait{class: other, part: ofMiddle}},
	{"‐‑‒–―∼─━－", trait{class: other, part: ofDash}},
	{"—〜～", trait{class: mark, part: ofDash}},
	{"≪", trait{class: other, part: ofLess}},
	{"≫", trait{class: other, part: ofMore}},
	{"‰", trait{class: percent, part: ofPercent}},
	{"‚‛〝〞〟〘〙〚〛，：；！？", trait{class: mark}},
	{"…。", trait{class: mark, part: ofEllipsis}},
	{"、", trait{class: mark, part: ofDunhao}},
	{"「」『』", trait{class: mark, rare: true}},
	{"＜", trait{class: mark, part: ofLess}},
	{"＞", trait{class: mark, part: ofMore}},
}

// brackets lists the brackets and curly quotation marks, an opening one with its closing one.
var brackets = []struct {
	pair  string
	shape shape
}{
	{"()", round}, {"[]", square}, {"{}", curly},
	{"（）", round}, {"［］", square}, {"｛｝", curly}, {"〔〕", tortoise}, {"【】", lens}, {"〖〗", whiteLens}, {"《》", title}, {"〈〉", innerTitle},
	{"“”", double}, {"‘’", single},
}

// wide returns the Chinese brackets or quotation marks of a shape.
func (s shape) wide() (open, shut string) {
	for _, b := range brackets {
		if b.shape == s && len(b.pair) > 2 {
			return b.pair[:len(b.pair)/2], b.pair[len(b.pair)/2:]
		}
	}
	return "", ""
}

// traitPages are the traits of the characters below U+10000 by their upper and lower bits.
var traitPages = func() [256]*[256]trait {
	plain := &[256]trait{}
	for i := range plain {
		plain[i].class = other
	}
	var pages [256]*[256]trait
	for i := range pages {
		pages[i] = plain
	}
	set := func(r rune, t trait) {
		if pages[r>>8] == plain {
			page := *plain
			pages[r>>8] = &page
		}
		pages[r>>8][r&0xFF] = t
	}
	for _, t := range ranges {
		for r := t.first; r <= t.last; r++ {
			set(r, t.trait)
		}
	}
	for _, m := range marks {
		for _, r := range m.chars {
			set(r, m.trait)
		}
	}
	for _, b := range brackets {
		t := trait{class: mark, part: ofOpening, shape: b.shape}
		for _, r := range b.pair {
			if r < utf8.RuneSelf {
				t.class = sign
			}
			set(r, t)
			t.part = ofClosing
		}
	}
	return pages
}()

// traitOf returns the trait of a character.
func traitOf(r rune) trait {
	switch {
	case r < 0x10000:
		return traitPages[r>>8][r&0xFF]
	case 0x20000 <= r && r < 0x38000:
		return trait{class: han, part: ideograph, rare: 0x2F800 <= r && r < 0x30000}
	case 0xE0100 <= r && r < 0xE0200:
		return trait{class: han} // a variation selector belongs to its Han character
	case r >= 0xF0000:
		return trait{class: other, part: private}
	}
	return trait{class: other}
}

// traitAt returns the trait of the character that begins at s[i], a byte of s, and its size.
func traitAt(s string, i int) (trait, int) {
	switch c := s[i]; {
	case c < utf8.RuneSelf:
		return traitPages[0][c], 1
	case 0xE1 <= c && c <= 0xEF && i+2 < len(s) && s[i+1]&s[i+2]&0xC0 == 0x80 && (s[i+1]|s[i+2])&0x40 == 0: // the usual case, in three bytes
		return traitPages[c<<4|s[i+1]>>2&0xF][s[i+1]<<6|s[i+2]&0x3F], 3
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return traitOf(r), n
}

func isDigit(c byte) bool { return c-'0' < 10 }

func isLetter(c byte) bool { return (c|0x20)-'a' < 26 }

func isAlphanumeric(c byte) bool { return isDigit(c) || isLetter(c) }

// hanSize is the size in bytes of a Han character of U+4000–U+9FFF.
const hanSize = 3

// isHanLead reports whether c begins one of the characters U+4000–U+9FFF, nearly all of which are Han.
func isHanLead(c byte) bool { return c-0xE4 <= 5 }

// classAt returns the class of the character that begins at s[i].
func classAt(s string, i int) class {
	switch {
	case i >= len(s):
		return edge
	case isHanLead(s[i]):
		return han
	case s[i] < utf8.RuneSelf:
		return traitPages[0][s[i]].class
	}
	t, _ := traitAt(s, i)
	return t.class
}

// classBefore returns the class of the character that ends before s[i].
func classBefore(s string, i int) class {
	if i <= 0 {
		return edge
	}
	return classAt(s, startBefore(s, i))
}

// startBefore returns where the character that ends before s[i] begins.
func startBefore(s string, i int) int {
	_, n := utf8.DecodeLastRuneInString(s[:max(i, 0)])
	return i - max(n, 1)
}

// blankAt returns the length of the one blank character at s[i], 0 if there is none.
func blankAt(s string, i int) int {
	if t, n := traitAt(s, i); t.class == space {
		return n
	}
	return 0
}

// trimBlanks returns s without the blanks at its end.
func trimBlanks(s string) string { return strings.TrimRightFunc(s, lex.IsBlank) }

// skipBlanks returns s without the blanks that it begins with.
func skipBlanks(s string) string { return s[lex.Blanks(s):] }
