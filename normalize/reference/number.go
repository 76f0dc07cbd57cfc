package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// number is a document number (发文字号), a case number, or what looks like one.
type number struct {
	start, end int
	text       string // canonical: 鄂政办发〔2019〕25号, 国务院令第743号; of a damaged one what is written
	key        string // the same for all ways to write it
	code       string // 机关代字, or the body that issued the order
	year       int    // 0 where there is none
	sequence   int    // 0 where it is missing
	kind       numberKind
	flaw       flaw
}

type numberKind int

const (
	documentNumber numberKind = iota
	caseNumber                // of a court, of a decision on an offence
	otherNumber               // of a filing: read so that nothing else is made of it
)

// flaw is what makes a number less than certain.
type flaw int

const (
	sound      flaw = iota
	uncertain       // where the code begins is not sure
	incomplete      // the sequence number is missing: 国办发明电〔2024〕号
	elided          // the issuer is not named: 〔2020〕6号, 令2020年第37号
	damaged         // a bracket or 号 is lost; never repaired
)

// readNumber reads the number whose serial stands at byte i: code〔2019〕25号. floor is the end of the reference before, which the
// code cannot reach into; before is that reference if it is a number, so that an elided code (〔2019〕5号、〔2020〕6号) can be taken over.
func readNumber(s string, i, floor int, before *number) (number, bool) {
	t, ok := lex.ReadSerial(s[i:])
	if !ok {
		return number{}, false
	}
	switch t.Flaw {
	case lex.Sound, lex.NoSequence:
	case lex.ShortYear, lex.SeveralNumbers:
		return number{}, false
	default:
		return damagedNumber(s, i, floor, t)
	}
	n := number{start: i, end: i + t.Length, year: t.Year, sequence: t.Sequence}
	if rest := skipBlanks(s, n.end); orderWords.Begins(s[rest:]) > 0 {
		if o, ok := readOrderBehind(s, rest+orderWords.Begins(s[rest:]), floor); ok {
			return o, true
		}
	}
	runEnd := skipBlanksBack(s, i)
	var buf runBuffer
	r := buf.before(s, runEnd, floor)
	c, ok := r.code()
	switch {
	case r.size() == 0, !ok && r.endsInWord():
		return elidedNumber(s, n, t, before)
	case !ok, t.Round && c.rate <= local && !r.closes():
		return number{}, false
	}
	n.start, n.code = c.start, withoutBlanks(s[c.start:runEnd])
	n.kind = kindOf(n.code)
	if n.kind == documentNumber && testReports.Begins(s[n.end:]) > 0 {
		n.kind = otherNumber
	}
	if n.kind == caseNumber {
		if g := placeBefore(s, n.start, floor); g < n.start { // （京）文执罚
			n.start, n.code = g, s[g:runEnd]
		}
	}
	n.text = n.code + t.Canonical()
	if n.kind != documentNumber { // its 第 and zeros belong to it
		n.text = n.code + t.String()
	}
	n.key = lex.Fold(n.text)
	switch {
	case t.Flaw == lex.NoSequence: // of a draft: no other document is the same
		n.flaw, n.key = incomplete, ""
	case !c.sure && n.kind == documentNumber:
		n.flaw = uncertain
	}
	return n, true
}

// damagedNumber takes in a number whose serial at byte i lacks a bracket or its year, as it stands. Only a code that is sure makes it
// one where no bracket shows that a year begins; behind a known one, 2019年8号 is whole.
func damagedNumber(s string, i, floor int, t lex.Serial) (number, bool) {
	runEnd := skipBlanksBack(s, i)
	var buf runBuffer
	c, ok := buf.before(s, runEnd, floor).code()
	if !ok {
		return number{}, false
	}
	n := number{start: c.start, end: i + t.Length, code: withoutBlanks(s[c.start:runEnd]), flaw: damaged}
	n.text = s[n.start:n.end]
	switch {
	case t.Flaw == lex.NoBracket:
		n.year, n.sequence, n.flaw = t.Year, t.Sequence, sound
		n.text = n.code + t.Canonical()
		n.key = lex.Fold(n.text)
		return n, c.sure && c.rate == known
	case t.Flaw == lex.LostBracket && !isDigit(rune(s[i])):
		return n, true
	}
	return n, c.sure && c.rate >= regional
}

// elidedNumber finishes a number in front of which no code stands: it has the code of the number before it
// where only 、 or a conjunction lies between, and else nobody's.
func elidedNumber(s string, n number, t lex.Serial, before *number) (number, bool) {
	if before != nil && before.code != "" && before.end <= n.start && joins(s[before.end:n.start]) {
		n.code, n.kind = before.code, before.kind
		n.text = n.code + t.Canonical()
		n.key = lex.Fold(n.text)
		return n, true
	}
	n.text, n.flaw = t.Canonical(), elided
	return n, !t.Round && n.sequence > 0
}

// readFurther reads a further sequence number behind the number before: 〔2014〕65号、68号.
func readFurther(s string, i int, before number) (number, bool) {
	if before.flaw > uncertain || before.year == 0 || before.kind != documentNumber {
		return number{}, false
	}
	t, start, end, ok := lex.ReadFurther(s[i:])
	if !ok {
		return number{}, false
	}
	t.Year = before.year
	n := number{start: i + start, end: i + end, code: before.code, year: t.Year, sequence: t.Sequence, text: before.code + t.Canonical()}
	n.key = lex.Fold(n.text)
	return n, true
}

// kindOf tells by its code what a number numbers.
func kindOf(code string) numberKind {
	switch {
	case decisionCodes.In(code):
		return caseNumber
	case filingCodes.Ends(code) > 0:
		return otherNumber
	}
	return documentNumber
}

// placeBefore returns where the bracketed place that ends at byte end begins, else end: （京）文执罚.
func placeBefore(s string, end, floor int) int {
	const longest = 5 // characters, with the first bracket
	if start := groupBefore(s, end, floor, longest); start < end {
		return start
	}
	return end
}

// casesAt reads the number of a case (案号) whose year stands at byte i in brackets, and those that share it.
func casesAt(s string, i, floor int) []number {
	if i < floor {
		return nil
	}
	var out []number
	for _, c := range lex.ReadCases(s[i:]) {
		out = append(out, number{start: i + c.Start, end: i + c.End, kind: caseNumber, code: c.Code, year: c.Year, sequence: c.Sequence, text: c.Text, key: lex.Fold(c.Text)})
	}
	return out
}

// withoutBlanks returns s without blanks, its digits narrow and its brackets wide.
func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case lex.IsBlank(r) || r == '\n':
			return -1
		case r == '(':
			return '（'
		case r == ')':
			return '）'
		case lex.Digit(r) >= 0:
			return rune('0' + lex.Digit(r))
		}
		return r
	}, s)
}
