package normalize

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

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
		p.flag(t.start, t.end, flagHanSpace)
	}
}

// yearDigits is how many digits a year has.
const yearDigits = 4

// maxSpread is how many Han characters a letter-spaced line has at most where its blanks are wide. Where each is one
// U+0020, fewer than minThin may be the heads of columns (甲 乙 丙), and more than maxThin are not looked at.
const (
	maxSpread = 6
	minThin   = 7
	maxThin   = 40
)

// isSpread reports whether the paragraph is letter-spaced: single Han characters with blanks between them, wide ones
// (目　　录), in a cell any, or in a long line one each (云 州 市 人 民 政 府), if none of them counts (一 二 三).
func (p *paragraph) isSpread() bool {
	if p.han < 2 || p.han > maxThin || p.han > maxSpread && p.han < minThin {
		return false
	}
	size, gaps, wide := 3*p.han, 0, p.context.Cell || p.han >= minThin
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
	return wide && gaps == p.han-1 && size == len(p.s) && (p.han < minThin || p.context.Cell || !p.counts())
}

// counts reports whether a character that counts columns or items stands in the paragraph: 一, 甲.
func (p *paragraph) counts() bool {
	counting := characterSets()["counting"]
	return strings.ContainsFunc(p.s, func(r rune) bool { return counting[r] })
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

// personLabels end the names of fields that hold names: 签发人：张　三.
var personLabels = lex.Class("person-label")

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
		if !ok || personLabels.Ends(field) == 0 {
			return false
		}
	}
	// 张 三 李 四: which belong together is not known.
	return !p.singleBeyond(a, -1) && !p.singleBeyond(b, 1)
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
		for j-i <= 2*yearDigits && j+2 < len(p.tokens) && p.tokens[j+1].kind == blank && p.tokens[j].end == p.tokens[j+1].start &&
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
	if n := j + 1; j-i == 6 && i > 0 && n < len(p.tokens) && p.tokens[i-1].kind == opening && p.tokens[n].kind == closing &&
		p.tokens[i-1].end == p.tokens[i].start && p.tokens[n].start == p.tokens[j].end {
		year := p.s[p.tokens[i].start]
		p.again = true // the number of a document, perhaps
		return year == '1' || year == '2'
	}
	if year := p.s[p.tokens[i].start]; j-i == 6 {
		part, _ := lex.PartAfter(behind)
		return part == lex.YearPart && (year == '1' || year == '2')
	}
	part, _ := lex.PartAfter(behind)
	larger, _ := lex.PartBefore(trimBlanks(p.s[:p.tokens[i].start]))
	return j-i == 2 && larger != lex.NoPart && part == larger+1
}
