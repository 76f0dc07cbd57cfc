package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
)

// ending is how a line ends.
type ending uint8

const (
	unended ending = iota // within a clause
	pause                 // ，、 an opening mark, a word that asks for more
	soft                  // ；
	colon                 // ：
	stop                  // 。！？, also inside a closing mark
	closer                // ）》” without a stop inside
)

// measure is what one pass over a line tells.
type measure struct {
	columns    int // its width: 2 for a wide character, 1 for a narrow one
	hanging    int // of these, the closing marks at its end, which may hang over the margin
	characters int
	need       int // columns of what it begins with and cannot be broken: a figure with its unit, a Latin word
	first      rune
	last       rune
	ending     ending
	marked     bool // something begins it that begins a paragraph: a number that is believed, 附件1, a dash; or it is a date alone
	numbered   bool // a number that is believed begins it
	labelled   bool // a label begins it: 抄送：
	whole      bool // it stands in brackets as a whole, or is a line of a table of contents
	inner      bool // a sentence ends inside it
	comma      bool
	pauses     bool // a comma or 、 does
}

// costs are those of joining two lines and of keeping them apart.
type costs struct{ join, apart float64 }

func (c costs) plus(d costs) costs { return costs{c.join + d.join, c.apart + d.apart} }

// fair returns the costs with the same difference, none of them below 0, so that a text is not cheaper to explain by a width because
// many of its lines begin with a number.
func (c costs) fair() costs {
	least := min(0, c.join, c.apart)
	return costs{c.join - least, c.apart - least}
}

// seam is the line end between two lines.
type seam struct {
	fixed       Fixed
	need        int
	full, short costs         // where the first of them is full, and where it has room
	loose       [2]looseCosts // where lines are not wrapped and the first of them begins its paragraph, or does not
	open        bool          // a quotation or bracket is open at its end
	closed      bool          // and closes in the second
}

// weigh weighs the seam between lines i-1 and i.
func (p *page) weigh(i int) seam {
	a, b := &p.line[i-1], &p.line[i]
	s := seam{fixed: p.lines[i].Fixed, need: b.need}
	if s.fixed == Free && a.ending != stop {
		s.open = stillOpen(p.lines[i-1].Text)
		s.closed = s.open && closesFirst(p.lines[i].Text)
	}
	closed := s.closed
	if s.fixed == Free && (p.lines[i-1].Centered || p.lines[i].Centered) {
		if s.fixed = Apart; closed || hangs(b.first) {
			s.fixed = Together
		}
	}
	if s.fixed != Free {
		return s
	}
	marked := b.marked && !closed // （见 / 附件1）
	if b.numbered && p.numbered && p.lines[i].Indent < 2 && i > p.body {
		marked = marked && !p.indented // what numbers a paragraph is indented
	}
	c := p.weighBeginning(i, marked, closed)
	s.full, s.short = p.weighEnding(i, marked)
	s.full, s.short = s.full.plus(c), s.short.plus(c)
	if p.indented && i > p.body && p.lines[i].Indent < 2 && !(b.labelled && a.whole) && !marked {
		s.full.apart += breakNoIndent
		if (a.ending == unended || a.ending == pause) && (a.comma || a.inner) {
			s.short.apart += breakNoIndent // a ragged line
		}
	}
	s.full, s.short = s.full.fair(), s.short.fair()
	return s
}

// weighBeginning weighs what line i begins with and what lies in front of it, however full the line before it is. marked says that
// a mark begins it that begins a paragraph, closed that it closes a bracket that is open.
func (p *page) weighBeginning(i int, marked, closed bool) (c costs) {
	a, b, l := &p.line[i-1], &p.line[i], &p.lines[i]
	switch {
	case hangs(b.first):
		c.apart += breakHanging
	case marked:
		c.join += joinMark
		c.apart += breakMark
	case i <= p.body && (p.isTitle(i-1) || p.isAddressee(i) && !a.comma && a.ending != pause && !p.isAddressee(i-1)):
		c.join += joinTitle
		c.apart += breakTitle
	case (b.labelled || b.whole) && (a.ending == stop || a.ending == closer || a.whole):
		c.join += joinLabel
		c.apart += breakLabel
	}
	if l.Indent >= 2 {
		c.apart += breakIndent
		if l.Indent == p.lines[i-1].Indent {
			c.join += joinSameIndent
		} else {
			c.join += joinIndent
		}
	}
	if l.Break == Gap && p.gapped {
		c.join += joinGap
		c.apart += breakGap
	}
	if a.whole {
		c.join += joinWhole
	}
	if closed {
		c.apart += breakEnclosed
	}
	if a.ending == unended || a.ending == pause || a.ending == closer {
		if beginsWithFigure(l.Text) {
			c.apart += breakFigure
		}
		if lex.Digit(a.last) >= 0 && lex.Digit(b.first) >= 0 {
			c.apart += breakNumber
		}
	}
	return c
}

// weighEnding weighs how the line before line i ends, where it is full and where it has room.
func (p *page) weighEnding(i int, marked bool) (full, short costs) {
	a, b := &p.line[i-1], &p.line[i]
	end := a.ending
	if a.whole {
		end = stop
	}
	switch end {
	case stop:
		short.join = joinBehindStop
		switch {
		case marked:
			full.join = joinBehindStop
		case p.lines[i].Indent >= 2:
			full.join = joinFullStop
		default:
			full = costs{joinFullStop, breakFullStop - p.openers[opener(p.lines[i].Text)]}
		}
	case colon:
		full = costs{joinBehindColon, breakSoft}
		short = full
		if lex.Digit(b.first) >= 0 && !marked {
			full.apart += breakValue
		}
	case soft:
		full.apart, short.apart = breakFull, breakSoft
	case pause:
		full.apart, short.apart = breakFull, breakFull
	default:
		full.apart, short.apart = breakFull, breakOpen
	}
	return full, short
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
	return m.ending == unended && !m.comma && !m.inner && p.lines[i].Room == Unplaced && documentKind.Ends(p.lines[i].Text) > 0
}

// measureOf measures a line in one pass.
func measureOf(s string) measure {
	m := measure{}
	m.first, _ = utf8.DecodeRuneInString(s)
	m.last, _ = utf8.DecodeLastRuneInString(s)
	for at := 0; at < len(s); {
		c := s[at]
		switch {
		case c >= 0xE5 && c <= 0xE9 && at+2 < len(s): // U+5000–9FFF
			m.columns += 2
			m.characters++
			m.hanging = 0
			at += 3
			continue
		case c < utf8.RuneSelf:
			m.columns++
			m.characters++
			at++
			if c == ',' {
				m.comma, m.pauses = true, true
			}
			if hangs(rune(c)) {
				m.hanging++
			} else {
				m.hanging = 0
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		w := Columns(r)
		m.columns += w
		m.characters++
		if hangs(r) {
			m.hanging += w
		} else {
			m.hanging = 0
		}
		switch r {
		case '，':
			m.comma, m.pauses = true, true
		case '、':
			m.pauses = true
		case '。', '！', '？':
			m.inner = m.inner || at < len(s)
		}
	}
	m.need = unbreakable(s)
	m.ending = endingOf(s)
	m.whole = m.ending == closer && bracketed(s)
	if leads(s) {
		m.ending, m.whole = stop, true
	}
	return m
}

// Columns returns the width of r: 2 for a wide character, 1 for a narrow one, 0 for one without width.
func Columns(r rune) int {
	switch {
	case r == 0xFEFF || 0x200B <= r && r <= 0x200F || 0x0300 <= r && r < 0x0370:
		return 0
	case r < 0x1100:
		return 1
	case 0x2010 <= r && r <= 0x2027 || r == 0x2030 || 0x2460 <= r && r <= 0x24FF:
		return 2 // — “ ” ‘ ’ … ①: full width in Chinese print
	case r < 0x2E80:
		return 1
	}
	return 2
}

// hangs reports whether no line of print begins with r (行首禁则), save by a bad break.
func hangs(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', '》', '”', '’', '〉', '〕', '】', '」', '』', '%', '％', ',', ';', ':', '!', '?', ')', ']', '…':
		return true
	}
	return false
}

// opens reports whether no line of print ends with r (行尾禁则).
func opens(r rune) bool {
	switch r {
	case '（', '(', '《', '“', '‘', '〈', '〔', '【', '「', '『':
		return true
	}
	return false
}

// unbreakable is the width of what cannot be broken at the beginning of s: a Latin word or figure, or one character, each with
// the marks that open in front of it and close behind it.
func unbreakable(s string) int {
	w, word := 0, false
	for _, r := range s {
		switch {
		case hangs(r) && w > 0 || opens(r) && !word:
			w += Columns(r)
			continue
		case word && (!narrow(r) || w > 40):
			return w
		case narrow(r):
			w++
			word = true
		case word:
			return w
		default:
			w += Columns(r)
			return w
		}
	}
	return w
}

// narrow reports whether r is of a Latin word or figure.
func narrow(r rune) bool { return ' ' < r && r < utf8.RuneSelf }

// endingOf tells how a line ends.
func endingOf(s string) ending {
	r, n := utf8.DecodeLastRuneInString(s)
	wrapped := false
	for n < len(s) && closes(r) {
		wrapped = true
		s = s[:len(s)-n]
		r, n = utf8.DecodeLastRuneInString(s)
	}
	switch r {
	case '。', '！', '？', '!', '?', '…', '.':
		return stop
	}
	if wrapped {
		return closer
	}
	switch r {
	case '；', ';':
		return soft
	case '：', ':':
		return colon
	case '，', '、', ',':
		return pause
	}
	if opens(r) {
		return pause
	}
	return unended
}

// closes reports whether r closes a quotation or bracket.
func closes(r rune) bool {
	switch r {
	case '”', '’', '）', ')', '》', '」', '』', '】', '〕':
		return true
	}
	return false
}

// beginsWithFigure reports whether s begins with a figure and its unit: 16.6%, 100亿元.
func beginsWithFigure(s string) bool {
	n := 0
	for n < len(s) && ('0' <= s[n] && s[n] <= '9' || n > 0 && (s[n] == '.' || s[n] == ',')) {
		n++
	}
	if n == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	return r == '%' || r == '％' || r == '‰' || lex.IsNumeral(r)
}

// bracketed reports whether s stands in one pair of brackets as a whole.
func bracketed(s string) bool {
	depth := 0
	for i, r := range s {
		switch r {
		case '（', '(', '〔', '【':
			depth++
		case '）', ')', '〕', '】':
			if depth--; depth == 0 {
				return i+utf8.RuneLen(r) == len(s)
			}
		default:
			if depth == 0 {
				return false
			}
		}
	}
	return false
}

// leads reports whether dots lead to a page number at the end of s, as in a table of contents.
func leads(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return lex.Digit(r) >= 0 || lex.IsBlank(r) || strings.ContainsRune("（()）-—", r)
	})
	return strings.HasSuffix(s, "……") || strings.HasSuffix(s, "....") || strings.HasSuffix(s, "····")
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

// printedOn is what stands behind the day of printing in the last line of a document (印发日期).
var printedOn = lex.Class("printed-on")

// tellsPrinting reports whether s ends as the line does that says who printed a document and when (GB/T 9704-2012, 7.4.3).
func tellsPrinting(s string) bool {
	n := printedOn.Ends(s)
	if n == 0 || strings.ContainsAny(s, "，。；：") {
		return false
	}
	s = strings.TrimRightFunc(s[:len(s)-n], lex.IsBlank)
	for i, r := range s {
		if lex.Digit(r) < 0 && !lex.IsNumeral(r) {
			continue
		}
		if _, n, ok := lex.Date(s[i:], lex.Running); ok {
			return i+n == len(s)
		}
	}
	return false
}

// labelled reports whether s begins with a few Han characters and a colon, and goes on behind it.
func labelled(s string) bool {
	count := 0
	for i, r := range s {
		switch {
		case lex.IsHan(r):
			if count++; count > 8 {
				return false
			}
		case lex.IsBlank(r):
		default:
			return (r == '：' || r == ':') && count >= 2 && i+utf8.RuneLen(r) < len(s)
		}
	}
	return false
}

// decimal reports whether s begins with a number of the kind 2.1 or 4.2.3 and a Han character behind it that is no numeral.
func decimal(s string) bool {
	n, dots := 0, 0
	for n < len(s) && ('0' <= s[n] && s[n] <= '9' || s[n] == '.' && n > 0) {
		if s[n] == '.' {
			dots++
		}
		n++
	}
	if dots == 0 || n > 8 || s[n-1] == '.' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[n+lex.Blanks(s[n:]):])
	return (lex.IsHan(r) || 'Ⅰ' <= r && r <= 'Ⅻ') && !lex.IsNumeral(r)
}
