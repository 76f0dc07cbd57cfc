package reference

import (
	"sync"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// sign is a set of readers that a character may be the sign of.
type sign uint16

// The signs. A reader that looks from the end of a word to the left has the last characters of its words, the others the first.
const (
	bracketSign sign = 1 << iota
	quoteSign
	placeSign
	pointerSign
	amendmentSign
	orderSign
	definitionSign
	meetingSign
	congressSign
	numberSign // 号, 期: a number ends there
)

// signTable holds the signs of the characters of three bytes below U+FFFF.
type signTable [0x10000]sign

func (t *signTable) at(r rune) sign {
	if int(r) >= len(t) {
		return 0
	}
	return t[r]
}

// signs makes the table, once, from the classes of words.
var signs = sync.OnceValue(func() *signTable {
	t := new(signTable)
	for _, r := range "（〔［【〖﹝" {
		t[r] |= bracketSign
	}
	for _, r := range "“”" {
		t[r] |= quoteSign
	}
	for _, c := range []struct {
		words *lex.Words
		sign  sign
		end   func(string) (rune, int)
	}{
		{ordinalSigns, placeSign, utf8.DecodeRuneInString},
		{pointers, pointerSign, utf8.DecodeRuneInString},
		{amendmentIntros, amendmentSign, utf8.DecodeLastRuneInString},
		{orderWords, orderSign, utf8.DecodeLastRuneInString},
		{aliasIntros, definitionSign, utf8.DecodeLastRuneInString},
		{meetingCounters, meetingSign, utf8.DecodeRuneInString},
		{partyMeetings, congressSign, utf8.DecodeRuneInString},
		{numberUnits, numberSign, utf8.DecodeRuneInString},
	} {
		for _, word := range c.words.List() {
			r, _ := c.end(word)
			if _, kind := partyMeeting(word); anyMeetings.Is(kind) || pointers.Value(word) == "last" {
				continue // 二中 stands behind a term; 该 is looked for from the article
			}
			t[r] |= c.sign
		}
	}
	return t
})

// ordinalSignAt returns the length of the sign of an ordinal (第) at byte i of s, or 0.
func ordinalSignAt(s string, i int) int {
	if r, w := runeAt(s, i); signs().at(r)&placeSign != 0 {
		return w
	}
	return 0
}
