package structure

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Line is a line of print, or a text that its format gives as one.
type Line struct {
	Text   string // without blanks at its ends
	Indent int    // columns of blanks in front of it; from the left margin where the format has places
	Room   int    // columns between its end and the right margin, where the format has places; else Unplaced
	Break  Break  // what lies between it and the line before
	Fixed  Fixed
	// Firm says that the format calls both this line and the one before a paragraph: they are one only where the marks are
	// strong. Inside says that the author set a line break inside of what the format calls one.
	Firm, Inside bool
	Centered     bool // its place says that it is a title: it goes on only where a mark says so
	// Aside says that the line tells nothing of the page: a cell, a picture.
	Aside bool
}

// Unplaced is the room of a line whose format has no places.
const Unplaced = -1

// Break is what lies between two lines.
type Break uint8

// The breaks.
const (
	Plain    Break = iota // nothing
	Gap                   // an empty line
	PageEnd               // the end of a page or column
	PageMark              // a page number or running head
)

// Fixed is what the format has decided already.
type Fixed uint8

// What may be decided.
const (
	Free     Fixed = iota
	Apart          // the line begins a paragraph
	Together       // the line goes on with the one before
)

// Join says how a line stands to the one before.
type Join uint8

// The joins.
const (
	Begins     Join = iota // it begins a paragraph
	GoesOn                 // it goes on with the line before
	GoesOnHalf             // it goes on, and nothing but the words says so
)

// width is how lines of a text are set: so many columns to the right margin, and so many that the first line of a paragraph
// lost in front (首行缩进 that was dropped: 4 or 0). The zero width is that of a text that is not wrapped.
type width struct{ columns, dropped int }

// The weights of the page. A weight makes a join or a break dearer; where both are weighed alike it says nothing.
const (
	joinWithRoom    = 4.0  // the next word would have had room
	joinRoomShare   = 0.25 // and for every column of that room, up to joinRoomMost
	joinRoomMost    = 24
	joinBehindStop  = 3.0 // a sentence ends
	joinFullStop    = 1.0 // a sentence ends with its full line: as often inside a paragraph as at its end
	joinBehindColon = 6.0
	joinMark        = 5.0 // an accepted number begins the line
	joinLabel       = 3.0 // a label begins the line behind a sentence: 抄送：
	joinWhole       = 3.0 // the line before stands in brackets as a whole
	joinIndent      = 9.0 // the line is indented
	joinSameIndent  = 6.0 // it is, as the one before
	joinGap         = 3.0 // an empty line between, where empty lines part paragraphs
	joinTitle       = 4.0 // in the head of a text: the line before ends as titles do, or the line is an addressee
	joinCentered    = 6.0

	breakOpen      = 1.0 // the line before is short and ends within a sentence: a heading, a signature
	breakSoft      = 0.5 // it ends in ； or ：
	breakFull      = 7.0 // it is full, or ends in ，
	breakFullStop  = 2.5 // it is full and ends a sentence: joining is what is usual
	breakIndent    = -2.0
	breakMark      = -7.0
	breakLabel     = -3.0
	breakTitle     = -4.0
	breakGap       = -1.0
	breakHanging   = 9.0  // the line begins with ，or ）
	breakFigure    = 14.0 // it begins with a figure and its unit, and the clause before is open
	breakNumber    = 9.0  // it goes on with a number: 12 / 00万元
	breakEnclosed  = 5.0  // it closes a quotation or bracket that is open
	breakNoIndent  = 6.0  // paragraphs of the text are indented and it is not
	breakCarried   = 4.5  // a paragraph of several lines ends without a stop
	breakValue     = 4.0  // a figure behind a full line that ends in ：
	openerShare    = 1.5  // the most that the first two characters of a line say
	beyondMargin   = 5.0  // a line is longer than its width lets it be
	otherWidth     = 8.0  // the width changes between two paragraphs
	secondWidth    = 4.0
	droppedIndents = 0.5
	wrappedPrior   = 2.0
	guessedPrior   = 3.0 // the width is only that of the widest line
)

const (
	fullTolerance = 2    // columns that a full line may lack
	narrowest     = 24   // columns of the narrowest width
	longIndent    = 8    // columns up to which an indent is that of a first line
	narrowestPart = 40   // of a width that only a part of the text has
	leastWrapped  = 6    // lines that such a part has to have
	probe         = 2000 // lines on which hypotheses are tried
	mostWidths    = 6
	enoughOpen    = 3   // lines that break off and so show a width; of fewer the widest line is
	likely        = 48  // columns of the widest line from which it may show the width
	widestGuess   = 100 // and up to which
	clauseLength  = 12  // characters from which a line that ends open is no heading
)

// Paragraphs tells of every line whether it begins a paragraph or goes on with the line before. The lines of a text share their
// margins: the widths that explain all of them best are searched for, then the best cut into paragraphs for these. Its time is
// linear in the number of lines.
func Paragraphs(lines []Line) []Join {
	joins := make([]Join, len(lines))
	if len(lines) < 2 {
		return joins
	}
	p := newPage(lines)
	widths := p.bestWidths()
	if slices.Contains(widths, width{}) {
		p.weighLoose(min(len(lines), probe), len(lines))
	}
	p.cut(len(lines), widths, joins)
	return joins
}

// page is the lines of a text as they are measured.
type page struct {
	lines    []Line
	line     []measure
	seams    []seam // seams[i] is that between lines i-1 and i
	widest   int    // the width at which most lines that end within a sentence stop, or 0
	seen     []int  // all such widths
	open     int    // how many lines end within a sentence
	indented bool   // paragraphs begin with an indent
	numbered bool   // those that begin with a number do too
	gapped   bool   // empty lines part paragraphs
	body     int    // the first line with a number or a stop: what stands before it is a head
	row      int    // columns of a line of print on the pages of a text that is not wrapped, or 0
	openers  map[string]float64
}

func newPage(lines []Line) *page {
	p := &page{lines: lines, line: make([]measure, len(lines)), seams: make([]seam, len(lines))}
	for i := range lines {
		p.line[i] = measureOf(lines[i].Text)
	}
	p.mark()
	p.seen, p.open = p.widthsSeen()
	if len(p.seen) > 0 {
		p.widest = p.seen[0]
	}
	p.habits()
	for i := 1; i < len(lines); i++ {
		p.seams[i] = p.weigh(i)
	}
	p.weighLoose(1, min(len(lines), probe))
	return p
}

// habits finds how the text sets its paragraphs: with an indent, with empty lines between, with which words. It goes by the
// lines behind a sentence that ends with room to spare: they begin paragraphs for sure.
func (p *page) habits() {
	indented, starts, numbered, numbers, inside, outside, lines, gaps := 0, 0, 0, 0, 0, 0, 0, 0
	for i := 1; i < len(p.lines); i++ {
		l, a := &p.lines[i], &p.line[i-1]
		if l.Aside {
			continue
		}
		lines++
		if l.Break == Gap {
			gaps++
		}
		in := l.Indent >= 2
		if p.breaksOff(i-1) && !p.surelyBegins(i) {
			inside++
			if in {
				outside++
			}
		} else if p.surelyBegins(i) && a.ending >= soft && a.ending != closer {
			if p.line[i].marked {
				numbers++
				if in {
					numbered++
				}
			} else {
				starts++
				if in {
					indented++
				}
			}
		}
	}
	p.indented = indented+numbered >= 3 && outside*8 <= inside && (indented+numbered)*2 > starts+numbers
	p.numbered = p.indented && numbered*10 >= numbers*9
	p.body = slices.IndexFunc(p.line, func(m measure) bool { return m.numbered || m.ending == stop && m.columns >= 16 })
	p.gapped = gaps >= 2 && gaps*3 < lines*2
	p.learnOpeners()
	p.learnRow()
}

// surelyBegins reports whether line i begins a paragraph whatever the widths: the one before it leaves a fifth of its line.
func (p *page) surelyBegins(i int) bool {
	a, l := &p.line[i-1], &p.lines[i-1]
	if l.Room != Unplaced {
		return l.Room > 8
	}
	return p.widest > 0 && (a.columns+shortIndent(l))*5 < p.widest*4
}

// learnOpeners learns with which two characters paragraphs of the text begin, and with which sentences inside of them do.
func (p *page) learnOpeners() {
	if p.widest == 0 || p.indented {
		return
	}
	type count struct{ begins, inside float64 }
	counts := map[string]count{}
	begins, inside := 1.0, 1.0
	for i := 1; i < min(len(p.lines), probe); i++ {
		s := p.lines[i].Text
		if pair := opener(s); pair != "" && p.line[i-1].ending == stop && p.surelyBegins(i) {
			c := counts[pair]
			c.begins++
			counts[pair] = c
			begins++
		}
		for {
			at := strings.Index(s, "。")
			if at < 0 {
				break
			}
			s = s[at+len("。"):]
			if pair := opener(s); pair != "" {
				c := counts[pair]
				c.inside++
				counts[pair] = c
				inside++
			}
		}
	}
	p.openers = map[string]float64{}
	for pair, c := range counts {
		if c.begins+c.inside >= 2 {
			odds := math.Log((c.begins + 0.5) / begins * inside / (c.inside + 0.5))
			p.openers[pair] = min(openerShare, max(-openerShare, odds))
		}
	}
}

// opener returns the two Han characters that s begins with, or "".
func opener(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	r, k := utf8.DecodeRuneInString(s[n:])
	if n != 3 || k != 3 || !lex.IsHan(r) {
		return ""
	}
	return s[:n+k]
}

// widthsSeen returns the widths at which many lines that end within a sentence stop, the most frequent first.
func (p *page) widthsSeen() (widths []int, open int) {
	var count [256]int
	for i := 0; i+1 < min(len(p.lines), probe); i++ {
		m := &p.line[i]
		l := &p.lines[i]
		if l.Room != Unplaced || !p.breaksOff(i) {
			continue
		}
		if w := m.columns - m.hanging + shortIndent(l); w < len(count) {
			count[w]++
			open++
		}
	}
	if open < enoughOpen {
		if w := p.widestLine(); open > 0 && likely <= w && w <= widestGuess {
			return []int{w}, open
		}
		return nil, open
	}
	order := make([]int, 0, len(count))
	for w := narrowest; w < len(count); w++ {
		if count[w] > 0 {
			order = append(order, w)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	for _, w := range order[:min(len(order), mostWidths)] {
		if slices.ContainsFunc(widths, func(x int) bool { return x-w <= 3 && w-x <= 3 }) {
			continue
		}
		edge := w
		for x := w + 1; x < min(len(count), w+3); x++ {
			if count[x]*4 >= count[w] {
				edge = x
			}
		}
		widths = append(widths, edge)
	}
	return widths, open
}

// widestLine returns the width of the widest line.
func (p *page) widestLine() int {
	widest := 0
	for i := range p.lines {
		if l := &p.lines[i]; !l.Aside && l.Room == Unplaced {
			widest = max(widest, p.line[i].columns-p.line[i].hanging+shortIndent(l))
		}
	}
	return widest
}

// breaksOff reports whether line i, which is not the last, ends within a sentence and is no heading: a piece of a paragraph, if
// lines are wrapped.
func (p *page) breaksOff(i int) bool {
	m, next := &p.line[i], &p.line[i+1]
	return !p.lines[i].Aside && !p.lines[i+1].Aside && (m.ending == unended || m.ending == pause) && m.characters > clauseLength &&
		!next.marked && (m.inner || !m.numbered || m.ending == pause)
}

// shortIndent is the indent of a line, as far as it is one of a first line.
func shortIndent(l *Line) int {
	if l.Indent <= longIndent {
		return l.Indent
	}
	return 0
}

// bestWidths returns the widths, one or two, that explain the lines best. A text may change its width between two
// paragraphs, and may be wrapped in a part only.
func (p *page) bestWidths() []width {
	n := min(len(p.lines), probe)
	loose := []width{{}}
	seen := p.seen
	if len(seen) == 0 {
		return loose
	}
	var single []width
	for _, w := range seen {
		single = append(single, width{w, 0}, width{w, 4})
	}
	best, least := loose, p.cut(n, loose, nil)
	try := func(widths []width, prior float64) {
		if !p.explains(widths, n) {
			return
		}
		for _, w := range widths {
			if w.dropped > 0 {
				prior += droppedIndents
			}
		}
		if c := p.cut(n, widths, nil) + prior; c < least {
			best, least = widths, c
		}
	}
	if p.open < enoughOpen {
		for _, w := range single {
			try([]width{w}, guessedPrior)
		}
		return best
	}
	for _, w := range single {
		try([]width{w}, wrappedPrior)
		try([]width{w, {}}, wrappedPrior+secondWidth)
		for _, x := range single {
			if x.columns >= w.columns+6 {
				try([]width{w, x}, wrappedPrior+secondWidth)
			}
		}
	}
	return best
}

// explains reports whether widths may be those of the first n lines: hardly a line is longer, of those that break off at least
// half are full, and they are of sentences, not the names of a list; in a text that is wrapped in a part only there are several.
func (p *page) explains(widths []width, n int) bool {
	most, loose := 0, false
	for _, w := range widths {
		most = max(most, w.columns)
		loose = loose || w.columns == 0
	}
	beyond, full, sentences, stops, all, open := 0, 0, 0, 0, 0, 0
	for i := range n - 1 {
		l, m := &p.lines[i], &p.line[i]
		if l.Aside || l.Room != Unplaced {
			continue
		}
		all++
		w := m.columns - m.hanging + shortIndent(l)
		if w > most+3 {
			beyond++
		}
		if !p.breaksOff(i) {
			if m.ending == stop {
				stops++
			}
			continue
		}
		open++
		if slices.ContainsFunc(widths, func(x width) bool { return x.columns > 0 && x.columns-8 <= w && w <= x.columns+2 }) {
			full++
			if m.pauses || m.inner {
				sentences++
			}
		}
	}
	if loose {
		return sentences >= leastWrapped && sentences*2 >= full && most >= narrowestPart
	}
	return beyond*12 <= all && full*2 >= open && (stops+sentences)*4 >= full
}

// state is how the line that was looked at last stands: it begins a paragraph or goes on with one (role 0 and 1), at one of
// the widths.
const mostStates = 4

type step struct{ from [mostStates]int8 }

// cut finds the cheapest cut of the first n lines into paragraphs where lines are set in one of the widths, writes it to joins
// unless that is nil, and returns its cost.
func (p *page) cut(n int, widths []width, joins []Join) float64 {
	const first, rest = 0, 1
	k := len(widths)
	at := func(role, w int) int { return role*2 + w }
	inf := math.Inf(1)
	cost := [mostStates]float64{inf, inf, inf, inf}
	for w := range widths {
		cost[at(first, w)] = 0
	}
	var steps []step
	if joins != nil {
		steps = make([]step, n)
	}
	for i := 1; i < n; i++ {
		next := [mostStates]float64{inf, inf, inf, inf}
		var s step
		for role := range 2 {
			for w := range k {
				c := cost[at(role, w)]
				if math.IsInf(c, 1) {
					continue
				}
				join, apart := p.price(i, role == first, widths[w])
				if to := at(rest, w); c+join < next[to] {
					next[to], s.from[to] = c+join, int8(at(role, w))
				}
				for x := range k {
					d := c + apart
					if x != w {
						d += otherWidth
					}
					if to := at(first, x); d < next[to] {
						next[to], s.from[to] = d, int8(at(role, w))
					}
				}
			}
		}
		cost = next
		if joins != nil {
			steps[i] = s
		}
	}
	best := 0
	for s := range cost {
		if cost[s] < cost[best] {
			best = s
		}
	}
	least := cost[best]
	if joins != nil {
		for i, s := n-1, best; i > 0; i-- {
			if s/2 == rest {
				joins[i] = GoesOn
				from := int(steps[i].from[s])
				if loose := &p.seams[i].loose[from/2]; p.seams[i].fixed == Free && p.lines[i-1].Room == Unplaced &&
					(widths[from%2].columns == 0 && loose.half || p.open < enoughOpen && !loose.sure) {
					joins[i] = GoesOnHalf
				}
			}
			s = int(steps[i].from[s])
		}
	}
	return least
}

const never = 1e6

// price returns what it costs that line i goes on with line i-1, and that it begins a paragraph, where line i-1 is the first of
// its paragraph or not and set in the width w.
func (p *page) price(i int, first bool, w width) (join, apart float64) {
	s := &p.seams[i]
	switch s.fixed {
	case Apart:
		return never, 0
	case Together:
		return 0, never
	}
	a, m := &p.lines[i-1], &p.line[i-1]
	room := a.Room
	if room == Unplaced {
		if w.columns == 0 {
			if first {
				return s.loose[0].join, s.loose[0].apart
			}
			return s.loose[1].join, s.loose[1].apart
		}
		room = w.columns - m.columns
		switch indent := shortIndent(a); {
		case indent > 0:
			room -= indent
		case first:
			room -= w.dropped
		}
		if room+m.hanging < -1 {
			join, apart = beyondMargin, beyondMargin
		}
	}
	if room < s.need+fullTolerance {
		join, apart = join+s.full.join, apart+s.full.apart
	} else {
		join += joinWithRoom + joinRoomShare*float64(min(joinRoomMost, room-s.need)) + s.short.join
		apart += s.short.apart
	}
	if !first && m.ending == unended && lex.IsHan(m.last) {
		apart += breakCarried
	}
	if a.Indent > 4 && a.Room == Unplaced && first {
		if right := w.columns - m.columns - a.Indent; right-a.Indent <= 2 && a.Indent-right <= 2 {
			join += joinCentered
		}
	}
	return join, apart
}
