package structure

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

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
	breakHead      = 9.0 // in the head of a text: the words join the lines of a title, which are as long as they are
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

// costs are those of joining two lines and of keeping them apart.
type costs struct{ join, apart float64 }

func (c costs) plus(d costs) costs { return costs{c.join + d.join, c.apart + d.apart} }

// fair returns the costs with the same difference, none of them below 0, so that a text is not cheaper to explain by a width because
// many of its lines begin with a number.
func (c costs) fair() costs {
	least := min(0, c.join, c.apart)
	return costs{c.join - least, c.apart - least}
}

// lineEnd is what lies between two lines.
type lineEnd struct {
	fixed       Fixed
	need        int
	full, short costs         // where the first of them is full, and where it has room
	loose       [2]looseCosts // where lines are not wrapped and the first of them begins its paragraph, or does not
	open        bool          // a quotation or bracket is open at its end
	closed      bool          // and closes in the second
}

// looseCosts are those of a lineEnd between lines that are not wrapped.
type looseCosts struct {
	costs
	half bool // the words alone would join them
	sure bool // marks and places would
}

// page is the lines of a text as they are measured.
type page struct {
	lines    []Line
	line     []measure
	ends     []lineEnd // ends[i] is that between lines i-1 and i
	widest   int       // the width at which most lines that end within a sentence stop, or 0
	seen     []int     // all such widths
	open     int       // how many lines end within a sentence
	indented bool      // paragraphs begin with an indent
	numbered bool      // those that begin with a number do too
	gapped   bool      // empty lines part paragraphs
	body     int       // the first line with a number or a stop: what stands before it is a head
	row      int       // columns of a line of print on the pages of a text that is not wrapped, or 0
	openers  map[string]float64
}

func newPage(lines []Line) *page {
	lines = withoutMargin(lines)
	p := &page{lines: lines, line: make([]measure, len(lines)), ends: make([]lineEnd, len(lines))}
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
		p.ends[i] = p.weigh(i)
	}
	p.weighLoose(1, min(len(lines), probe))
	return p
}

// withoutMargin returns the lines without the blanks that stand in front of all of them: the left margin of a page as text.
func withoutMargin(lines []Line) []Line {
	least := math.MaxInt
	for i := range lines {
		if l := &lines[i]; !l.Aside {
			least = min(least, l.Indent)
		}
		if least == 0 || lines[i].Room != Unplaced {
			return lines
		}
	}
	if least == math.MaxInt {
		return lines
	}
	lines = slices.Clone(lines)
	for i := range lines {
		lines[i].Indent = max(0, lines[i].Indent-least)
	}
	return lines
}

// mark tells which lines begin with a number that is believed or with a label, and which are a date alone.
func (p *page) mark() {
	texts := make([]string, len(p.lines))
	for i := range p.lines {
		if !p.lines[i].Aside {
			texts[i] = beginningOf(p.lines[i].Text)
		}
	}
	for _, m := range Marks(texts) {
		if m.At == 0 {
			p.line[m.Line].marked, p.line[m.Line].numbered = true, true
		}
	}
	for i := range p.lines {
		s, m := p.lines[i].Text, &p.line[i]
		if m.marked || s == "" {
			continue
		}
		before := unended
		if i > 0 {
			before = p.line[i-1].ending
		}
		switch {
		case m.first == '—':
			m.marked = strings.HasPrefix(s, "——") && (before == stop || before == soft || before == colon)
		case lex.Digit(m.first) >= 0 || lex.IsNumeral(m.first):
			_, n, ok := lex.Date(s, lex.Field)
			m.marked = ok && n == len(s) || before >= soft && decimal(s)
		case lex.IsHan(m.first):
			l, ok := label.Parse(s)
			m.marked = ok && l.Scheme == label.Appendix
			m.labelled = !m.marked && labelled(s)
		}
		m.marked = m.marked || before == stop && leads(s) || tellsPrinting(s)
	}
}

// beginningOf is as much of a line as tells whether a number begins it, and the whole line where a part of the file may begin.
func beginningOf(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case label.MayBegin(r) && len(s) <= shortBeginning || beginsPart(s):
		return s
	case !label.MayBegin(r):
		return ""
	}
	n := shortBeginning
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// shortBeginning is the number of bytes in which a number and the word behind it stand.
const shortBeginning = 48

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
		if pair := firstPair(s); pair != "" && p.line[i-1].ending == stop && p.surelyBegins(i) {
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
			if pair := firstPair(s); pair != "" {
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
		!next.marked && (m.inner || !m.numbered || m.ending == pause) && !(m.inner && endsInHeading(p.lines[i].Text))
}

// shortIndent is the indent of a line, as far as it is one of a first line.
func shortIndent(l *Line) int {
	if l.Indent <= longIndent {
		return l.Indent
	}
	return 0
}

// longestAddressee is the number of columns of the longest line with a colon at its end that is taken for an addressee.
const longestAddressee = 60

// isAddressee reports whether line i may be an addressee: short, with a colon at its end and no sentence in front of it.
func (p *page) isAddressee(i int) bool {
	m := &p.line[i]
	return m.ending == colon && m.columns <= longestAddressee && !m.inner && !m.comma
}

// isTitle reports whether line i ends as titles do: 文种, and no sentence in front of it.
func (p *page) isTitle(i int) bool {
	m := &p.line[i]
	return m.ending == unended && !m.comma && !m.inner && documentKind.Ends(p.lines[i].Text) > 0
}

// printedRow is the number of columns of a line of print (GB/T 9704-2012, 5.2.3), firstIndent what the first of a paragraph lacks.
const printedRow, firstIndent = 56, 4

const (
	fewRuns, manyRuns       = 2, 6   // paragraphs that break off at a page mark, so many of which show that lines are as the standard has them, or otherwise
	narrowestRow, widestRow = 40, 88 // columns
)

// fills reports whether a piece of text fills lines of row columns to the end; a mark may hang over the last, or a figure have had no
// room in it.
func fills(columns, row int) bool { return columns%row >= row-2 || columns%row <= 3 }

// learnRow finds how long the lines of print are on the pages of a text that is not wrapped: paragraphs that break off at a page mark
// fill so many of them.
func (p *page) learnRow() {
	var runs []int
	for i := 1; i < min(len(p.lines), probe); i++ {
		if p.lines[i].Break == PageMark && p.lines[i-1].Room == Unplaced && p.breaksOff(i-1) {
			runs = append(runs, p.line[i-1].columns)
		}
	}
	fit := func(row int) (n int) {
		for _, r := range runs {
			if r >= row-6 && (fills(r, row) || fills(r+firstIndent, row)) {
				n++
			}
		}
		return n
	}
	if n := fit(printedRow); n >= fewRuns && n*4 >= len(runs)*3 {
		p.row = printedRow
		return
	}
	most := manyRuns - 1
	for row := narrowestRow; row <= widestRow; row += 2 {
		if n := fit(row); n*5 >= len(runs)*4 && n > most {
			p.row, most = row, n
		}
	}
}
