package normalize

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// TestTraits holds that traits agree with the classes of lex and of Unicode over all code points, and that the short way to a trait is the long one.
func TestTraits(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		u := traitOf(r)
		if got, n := traitAt(string(r), 0); got != u || n != utf8.RuneLen(r) {
			t.Errorf("%U: %+v and %+v, %d bytes", r, got, u, n)
		}
		if (u.class == space) != lex.IsBlank(r) {
			t.Errorf("%U is a blank to one of both", r)
		}
		if c := classAt(string(r), 0); lex.IsHan(r) && c != han && r < 0x38000 {
			t.Errorf("%U is Han to lex, and %d here", r, c)
		}
		switch {
		case u.part == private && !unicode.Is(unicode.Co, r) && r < 0xFFFFE && r&0xFFFE != 0xFFFE,
			u.part == ofOpening && !unicode.In(r, unicode.Ps, unicode.Pi), u.part == ofClosing && !unicode.In(r, unicode.Pe, unicode.Pf),
			u.class == digit && !unicode.IsDigit(r), u.class == letter && !unicode.IsLetter(r):
			t.Errorf("%U: %+v", r, u)
		}
	}
}

// TestWide holds that the Chinese form of a bracket is a pair that scans as its shape.
func TestWide(t *testing.T) {
	for _, b := range brackets {
		open, shut := b.shape.wide()
		o, _ := traitAt(open, 0)
		s, _ := traitAt(shut, 0)
		if o != (trait{class: mark, part: ofOpening, shape: b.shape}) || s != (trait{class: mark, part: ofClosing, shape: b.shape}) {
			t.Errorf("%s: %s %+v, %s %+v", b.pair, open, o, shut, s)
		}
	}
	if open, shut := angle.wide(); open != "" || shut != "" {
		t.Errorf("a comparison has the Chinese form %s %s", open, shut)
	}
}
