package lex

import (
	"strconv"
	"strings"
)

// The brackets that stand round the year of a number; pairs are often mixed.
const (
	openBrackets  = "〔[［(（【﹝〖{｛"
	closeBrackets = "〕]］)）】﹞〗}｝"
	roundBrackets = "(（" // which stand round many other years
)

// IsOpening reports whether r is a bracket that opens, of those that stand round years and remarks.
func IsOpening(r rune) bool { return r != 0 && strings.ContainsRune(openBrackets, r) }

// IsClosing reports whether r is a bracket that closes.
func IsClosing(r rune) bool { return r != 0 && strings.ContainsRune(closeBrackets, r) }

// The years that documents are numbered by.
const (
	firstYear = 1949
	lastYear  = 2099
)

// Flaw says what a number lacks. A number with a flaw other than [Elided] has no reading: 201548 may be 2015 and 48, or not.
type Flaw uint8

// The flaws.
const (
	Sound          Flaw = iota
	NoNumber            // the text is none
	NoCode              // who issued it is not said: 〔2021〕11号, 第212号
	NoSequence          // 〔2020〕号, 〔2020〕××号
	NoYear              // 〔〕5号
	ShortYear           // 〔20〕6号
	LostBracket         // 〔20221 86号, 2020〕6号, 20206号
	NoBracket           // 2020年6号
	SeveralNumbers      // 〔2020〕6—8号
	UnsureCode          // 中共云发〔2021〕3号: where the code begins is not said
)

// Serial is what stands behind the code of a number (年份和发文顺序号, GB/T 9704-2012, 7.2.5): 〔2020〕6号.
type Serial struct {
	Year     int
	Sequence int
	Digits   string // the sequence number as it is issued, without blanks, its digits narrow; ×× as written
	Unit     string // 号 or 期; "" where it was lost
	Ordinal  bool   // 第 stands in front of the sequence number
	Round    bool   // the year stands in round brackets
	Written  bool   // 年 stands behind the year
	Shared   bool   // 号 stands behind further numbers: 〔2020〕6、7号
	Shut     int    // where in the text the closing bracket of the year begins
	Length   int    // bytes of the text
	Flaw     Flaw
}

// ReadSerial reads the serial that s begins with, a bracket or a digit. It reports false where s begins with none, not even with one
// that is damaged.
func ReadSerial(s string) (Serial, bool) {
	c := cursor{s: s}
	t := Serial{Round: false}
	switch r := c.peek(); {
	case Digit(r) >= 0:
		return bareSerial(c)
	case c.any(roundBrackets):
		t.Round = true
	case !c.any(openBrackets):
		return t, false
	}
	c.gap()
	if t.Shut = c.at; c.any(closeBrackets) {
		c.gap()
		t.Flaw = NoYear
		return t, c.sequence(&t) && t.Unit == unitNumber
	}
	year, count := c.year()
	if t.Year = year; count == 2 {
		t.Flaw, t.Year = ShortYear, 0
	} else if count != 4 {
		return t, false
	}
	end := c.at
	c.gap()
	if t.Written = c.take("年"); t.Written {
		c.gap()
	}
	if t.Shut = c.at; !c.any(closeBrackets) {
		c.at = end
		return t, !t.Round && !t.Written && count == 4 && c.unclosed(&t)
	}
	c.gap()
	return t, c.sequence(&t)
}

// unitNumber and unitIssue are the words behind a sequence number.
const unitNumber, unitIssue = "号", "期"

// year reads up to four digits. Four digits that are no year of documents count as none.
func (c *cursor) year() (year, digits int) {
	if y, n := Year(c.s[c.at:]); n > 0 {
		c.at += n
		digits, year = 4, y
	} else {
		for digits < 4 && Digit(c.peek()) >= 0 {
			year = year*10 + Digit(c.peek())
			c.step()
			digits++
		}
	}
	if digits == 4 && (year < firstYear || year > lastYear) {
		return 0, 0
	}
	return year, digits
}

// sequence reads 第6号 or 6期 and finishes the serial.
func (c *cursor) sequence(t *Serial) bool {
	if t.Ordinal = c.take("第"); t.Ordinal {
		c.gap()
	}
	value, digits, found := c.ordinal()
	if value > 0 && Digit(rune(digits[0])) < 0 {
		digits = strconv.Itoa(value) // the standard writes it in Arabic digits
	}
	t.Sequence, t.Digits = value, digits
	end := c.at
	if !found {
		blank := c.at
		for c.any("×xXＸ*＊_＿") {
			found = true
			t.Flaw = NoSequence
		}
		t.Digits = c.s[blank:c.at]
	}
	c.gap()
	for _, unit := range [...]string{unitNumber, unitIssue} {
		if c.take(unit) {
			t.Unit, t.Length = unit, c.at
			if !found {
				t.Flaw = NoSequence
			}
			return found || !t.Ordinal
		}
	}
	if digits == "" {
		return false
	}
	t.Length = end
	if t.Shared = sharesUnit(c.s[end:]); t.Shared {
		t.Unit = unitNumber
		return true
	}
	t.Flaw = SeveralNumbers
	c.gap()
	if !c.any("—–-－~～至") {
		return false
	}
	c.any("—")
	_, _, ok := c.integer(maxSequence, false)
	ok = ok && c.take(unitNumber)
	t.Length = c.at
	return ok
}

// unclosed reads a serial whose year has lost its closing bracket: 〔201548.
func (c *cursor) unclosed(t *Serial) bool {
	c.gap()
	_, digits, ok := c.integer(maxSequence, true)
	if !ok {
		return false
	}
	c.take(unitNumber)
	t.Year, t.Digits, t.Length, t.Flaw = 0, digits, c.at, LostBracket
	return true
}

// bareSerial reads a serial that begins with a digit: 2019年8号 has no brackets, 2021〕5号 lost one, 2013131号 both.
func bareSerial(c cursor) (Serial, bool) {
	var t Serial
	year, digits, ok := c.integer(maxSequence, false)
	end := c.at
	switch {
	case !ok:
		return t, false
	case len(digits) > 4:
		t.Digits, t.Flaw = digits, LostBracket
		ok = (digits[:2] == "19" || digits[:2] == "20") && c.take(unitNumber)
		t.Length = c.at
		return t, ok
	case len(digits) < 4 || year < firstYear || year > lastYear:
		return t, false
	case c.take("年"):
		t.Year, t.Written, t.Flaw = year, true, NoBracket
		t.Sequence, t.Digits, ok = c.integer(maxSequence, false)
	case c.any(closeBrackets):
		t.Flaw = LostBracket
		c.gap()
		_, t.Digits, ok = c.integer(maxSequence, false)
		c.gap()
	default:
		return t, false
	}
	t.Shut, t.Unit = end, unitNumber
	ok = ok && c.take(unitNumber)
	t.Length = c.at
	return t, ok
}

// ReadFurther reads a sequence number behind a document number, which has the code and year of that: 、68号. It returns where the
// number begins and ends.
func ReadFurther(s string) (t Serial, start, end int, ok bool) {
	c := cursor{s: s}
	if !c.joiner() {
		return t, 0, 0, false
	}
	c.gap()
	start = c.at
	if t.Sequence, t.Digits, ok = c.integer(maxSequence, false); !ok {
		return t, 0, 0, false
	}
	t.Unit, end = unitNumber, c.at
	if sharesUnit(s[end:]) {
		return t, start, end, true
	}
	ok = c.lastUnit()
	return t, start, c.at, ok
}

// FurtherNumbers returns the length of the numbers that s begins with and that have the code of a number in front: 、7号, 、〔2021〕7号.
func FurtherNumbers(s string) int {
	for at := 0; ; {
		if _, _, end, ok := ReadFurther(s[at:]); ok {
			at += end
			continue
		}
		c := cursor{s: s, at: at}
		if !c.joiner() {
			return at
		}
		t, ok := ReadSerial(s[c.at:])
		if !ok || t.Flaw != Sound {
			return at
		}
		at = c.at + t.Length
	}
}

// sharesUnit reports whether further numbers follow, behind which the word 号 of the one in front stands: 、6、7号.
func sharesUnit(s string) bool {
	c := cursor{s: s}
	for range maxShared {
		if !c.joiner() {
			return false
		}
		c.gap()
		if _, _, ok := c.integer(maxSequence, false); !ok {
			return false
		}
		end := c.at
		if c.lastUnit() {
			return true
		}
		c.at = end
	}
	return false
}

// maxShared bounds how many numbers share a 号.
const maxShared = 99

// joiner passes what parts the members of a list of numbers.
func (c *cursor) joiner() bool { return c.take("、") || c.take("和") || c.take("及") }

// lastUnit passes the 号 of a further number. 、12号楼 is none.
func (c *cursor) lastUnit() bool {
	c.gap()
	if !c.take(unitNumber) {
		return false
	}
	r := c.peek()
	return !IsHan(r) || r == '文' || r == '和' || r == '及'
}

// String returns the serial as it is issued: 〔2020〕第06号.
func (t Serial) String() string { return t.written(t.Digits, t.Ordinal) }

// Canonical returns the serial as GB/T 9704-2012, 7.2.5 asks for it, without 第 and zeros in front (虚位): 〔2020〕6号.
func (t Serial) Canonical() string {
	digits := t.Digits
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return t.written(digits, false)
}

func (t Serial) written(digits string, ordinal bool) string {
	s := "〔" + strconv.Itoa(t.Year) + "〕"
	if ordinal {
		s += "第"
	}
	return s + digits + t.Unit
}

// EndsNumber reports whether s ends with a number: …6号.
func EndsNumber(s string) bool { return strings.HasSuffix(s, unitNumber) }

// TrimUnit returns s, a number, without its 号.
func TrimUnit(s string) string { return strings.TrimSuffix(s, unitNumber) }
