package structure

import (
	"strings"

	"guiwen/normalize/lex"
)

// sentenceOpener is a class of words that a sentence begins with, besides those that the text behind a heading begins with.
var sentenceOpener = lex.Class("sentence-opener")

// beginsSentence reports whether s begins as sentences do and the rest of none does.
func beginsSentence(s string) bool {
	n := opener.Begins(s)
	return n > 0 && opener.Value(s[:n]) == "strong" || sentenceOpener.Begins(s) > 0
}

// The weights of a line that is not wrapped and yet may be a piece of a paragraph, because a page or an element of a web page ended
// there. They add up; from looseEnough on two lines are one.
const (
	looseEnough  = 4
	firmEnough   = 6 // where the format says that both are paragraphs
	insideEnough = 1 // behind a heading in which the author set a line break
	pageEnough   = 2 // over a page mark: a page ends inside of a paragraph as often as behind one

	looseHangs     = 6  // the next begins with ，
	looseEnded     = -4 // a sentence ends
	looseMarked    = -6 // a number begins the next
	loosePause     = 2  // it ends in ， or a word that asks for more
	looseLongPause = 3  // and is no line of a list
	looseEncloses  = 5  // 《 is open and closes in the next
	looseOpened    = 3  // 《 is open
	looseBody      = 3  // it is running text: a sentence has ended in it, or commas stand in a long line
	looseSentences = 1  // a paragraph of several sentences ends with a stop
	loosePageMark  = 5  // running text with a page mark behind it
	looseHeading   = 4  // a heading broken by a page: the rest ends as headings do, and text or a number follows
	looseProse     = 4  // a line without end in front of a page mark, the rest of a sentence behind it
	looseColon     = -3 // the next is an addressee
	looseFull      = 2  // it fills lines of 28 characters to the end (GB/T 9704-2012, 5.2.3)
	looseRows      = 6  // the pages of the text are of lines of one length, and it fills such lines to the end
	looseNoRows    = -1 // they are, and it does not
	looseLabel     = -3 // a label begins the next
	looseOpener    = -2 // words begin the next that paragraphs begin with
	looseTitle     = -4 // it ends as titles do
	looseFullHead  = 4  // and is a long heading, and the next no sentence
	looseCrumb     = 2  // the piece is so short that it is nothing by itself
	looseLatin     = 2  // a Latin word goes on
	looseShort     = -1 // a title, an addressee, a signature

	clauseOfOne   = 5 // the next begins with the one character that its clause lacks: 改 / 革，
	clauseOfThree = 2
	clauseOfSix   = 1
	clauseLong    = 3 // a long line with pauses in it and no end
)

const (
	looseClause = 4.0 // a line that ends within a sentence, and is no title, and yet ends its paragraph
	looseBroken = 2.0 // a paragraph that is broken although its text is not wrapped
	looseUnit   = 0.7 // what a point of those weights costs
)

// weighLoose weighs the ends from line i on up to line j as those of a text that is not wrapped.
func (p *page) weighLoose(i, j int) {
	for ; i < j; i++ {
		if s := &p.ends[i]; s.fixed == Free {
			s.loose = [2]looseCosts{p.loose(i, true), p.loose(i, false)}
		}
	}
}

// loose weighs a lineEnd of a text that is not wrapped, the first of the two lines being the first of its paragraph or not.
func (p *page) loose(i int, first bool) looseCosts {
	a := &p.line[i-1]
	base := 0.0
	switch {
	case hangs(p.line[i].first):
		base = breakHanging
	case p.breaksOff(i-1) && (a.ending == pause || a.comma || a.inner):
		base = looseClause
	case a.ending == unended || a.ending == closer:
		base = breakOpen
	}
	ended := a.ending == stop || a.ending == soft || a.ending == colon || a.whole
	if ended && p.lines[i].Break != PageMark && !hangs(p.line[i].first) { // as most line ends are
		return looseCosts{costs: costs{base + looseUnit*(looseEnough-looseEnded), base}}
	}
	plain, words := p.evidence(i, first)
	enough, sum := looseEnough, plain+words
	switch l := &p.lines[i]; {
	case l.Firm:
		enough, sum = firmEnough, plain
	case l.Break == PageMark:
		enough = pageEnough
	case l.Inside && first && a.numbered && !a.inner && a.columns <= 2*longestHeading:
		enough = insideEnough
	}
	if sum >= enough {
		return looseCosts{costs{looseBroken, looseBroken + 0.5 + looseUnit*float64(sum-enough)}, plain < enough, plain >= enough}
	}
	return looseCosts{costs{base + looseUnit*float64(enough-sum), base}, false, false}
}

// evidence adds up what tells that line i goes on with the line before: marks, places and lengths, and what the words say.
func (p *page) evidence(i int, first bool) (plain, words int) {
	a, b := &p.line[i-1], &p.line[i]
	as, bs := p.lines[i-1].Text, p.lines[i].Text
	if hangs(b.first) && !strings.HasPrefix(bs, "……") {
		plain += looseHangs
	}
	open, closed := p.ends[i].open, p.ends[i].closed
	if b.marked && !closed {
		plain += looseMarked
	}
	mark := p.lines[i].Break == PageMark
	run := a.columns
	if first {
		run += firstIndent
	}
	full := run >= 50 && fills(run, printedRow)
	if mark && p.row > 0 {
		if full = run >= p.row-6 && fills(run, p.row); full && !a.whole {
			plain += looseRows
		} else {
			plain += looseNoRows
		}
	}
	if mark && b.labelled {
		plain += looseLabel
	}
	if mark && beginsSentence(bs) {
		plain += looseOpener
	}
	if a.ending == stop || a.ending == soft || a.ending == colon || a.whole {
		return plain + looseEnded, 0
	}
	if mark && i <= p.body && p.isTitle(i-1) {
		plain += looseTitle
	}
	if a.ending == pause || endsNoHeading.Ends(as) > 0 {
		plain += loosePause
		if a.columns >= 24 {
			plain += looseLongPause
		}
	}
	switch {
	case closed:
		plain += looseEncloses
	case open:
		plain += looseOpened
	}
	han := lex.IsHan(a.last)
	headed := endsInHeading(as)                                                       // its last piece is a heading that lost the break in front of it
	carried := !headed && !first && i > 1 && (p.line[i-2].inner || p.line[i-2].comma) // as far as the line before it tells
	started := !headed && (a.inner || a.comma && !a.numbered) || carried
	body := !headed && (a.inner || a.comma && (a.columns >= 60 || !a.numbered && full || !first)) || carried
	if body {
		plain += looseBody
		if a.inner && a.columns >= 48 && han {
			plain += looseSentences
		}
		if narrow(a.last) && narrow(b.first) {
			plain += looseLatin
		}
	}
	if mark && started && !b.marked && han && p.lines[i].Room == Unplaced {
		plain += loosePageMark
	}
	switch {
	case p.splitHeading(i, first):
		plain += looseHeading
	case mark && p.splitProse(i):
		plain += looseProse
	}
	if b.ending == colon && b.columns <= 40 {
		plain += looseColon
	}
	if full {
		plain += looseFull
		if a.numbered && a.columns >= 40 && han && b.ending != stop && b.columns <= 60 && headingNoun.Ends(as) == 0 {
			plain += looseFullHead
		}
	}
	if a.columns <= 12 && carried || b.columns <= 6 && body || b.columns <= 4 && han && a.columns >= 24 && b.ending != stop {
		plain += looseCrumb
	}
	if !body && !a.numbered && a.columns < 40 {
		plain += looseShort
	}
	if headed {
		return plain, 0
	}
	return plain, p.wording(i, first)
}

// wording weighs what the words tell where neither width nor marks do: a line that ends within a sentence, and a next one that
// begins within one.
func (p *page) wording(i int, first bool) int {
	a, b := &p.line[i-1], &p.line[i]
	as, bs := p.lines[i-1].Text, p.lines[i].Text
	if b.marked || !lex.IsHan(b.first) || !lex.IsHan(a.last) && !narrow(a.last) || i <= p.body {
		return 0
	}
	noun := headingNoun.Ends(as) > 0
	clause, ended := firstClause(bs)
	if beginsSentence(bs) || a.numbered && noun && clause > 1 {
		return 0 // a paragraph of its own, or 一、…职责情况 in front of it
	}
	score := 0
	switch {
	case !ended:
	case clause == 1:
		score += clauseOfOne
	case clause <= 3:
		score += clauseOfThree
	case clause <= 6:
		score += clauseOfSix
	}
	if !a.numbered && (a.pauses || !first) && a.columns >= 40 && (b.inner || b.ending == stop) && !noun {
		score += clauseLong
	}
	return score
}

// splitHeading reports whether line i is the rest of a heading that the end of a page cut: the heading before it does not end as
// headings do, the rest does, and text or a number follows.
func (p *page) splitHeading(i int, first bool) bool {
	a, b := &p.line[i-1], &p.line[i]
	as, bs := p.lines[i-1].Text, p.lines[i].Text
	if !first || !a.numbered || a.inner || a.ending != unended || b.marked || b.inner || b.ending != unended || i+1 == len(p.lines) ||
		a.columns > 2*longestHeading || b.columns > 2*longestHeading {
		return false
	}
	if next := &p.line[i+1]; !next.marked && !(next.ending == stop && next.columns >= 40) {
		return false
	}
	on := goesOn.Begins(bs) > 0
	if p.lines[i].Break == PageMark {
		return on || a.columns >= 8 && headingNoun.Ends(as) == 0
	}
	return p.lines[i].Break != Plain && a.columns >= 10 && (on || headingNoun.Ends(bs) > 0 && headingNoun.Ends(as) == 0)
}

// splitProse reports whether a page number stands in the middle of a sentence: a line of the body without a number and without an
// end, and behind the page end the rest of its sentence.
func (p *page) splitProse(i int) bool {
	a, b := &p.line[i-1], &p.line[i]
	if i <= p.body || a.marked || b.marked || a.columns < 16 || !lex.IsHan(a.last) || b.ending != stop && !b.inner || beginsSentence(p.lines[i].Text) {
		return false
	}
	if headingNoun.Ends(p.lines[i-1].Text) == 0 {
		return true
	}
	_, ended := firstClause(p.lines[i].Text)
	return ended
}

// longestHeading is the number of characters up to which a line is taken for a heading.
const longestHeading = 45
