package structure

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// The marks at the top of the first page (份号, 密级, 紧急程度, 签发人) and what a telegram or a site sets round them.

// copyNumbers finds 份号: six digits where the text or a line begins.
func (w *window) copyNumbers() {
	w.each(30, func(i int, _ rune) {
		n := digitsAt(w.s[i:])
		if n == 6 && w.at(i) && (w.at(i+n) || i == 0) {
			w.add(i, i+n, CopyNumber, -30)
		}
	})
}

// grades finds 密级和保密期限: 机密★1年, 内部事项.
func (w *window) grades() {
	w.each(gradeReach, func(i int, _ rune) {
		n := secrecyGrade.Begins(w.s[i:])
		if n == 0 {
			return
		}
		if term, ok := strings.CutPrefix(w.s[i+n:], "★"); ok {
			n += len("★") + termLength(term)
		}
		w.add(i, i+n, Secrecy, -35)
	})
}

// termLength returns the length of the term of secrecy that s begins with: 1年, 6个月, 长期.
func termLength(s string) int {
	n := digitsAt(s)
	for _, unit := range secrecyTerm.List() {
		if strings.HasPrefix(s[n:], unit) {
			return n + len(unit)
		}
	}
	return n
}

// urgencies finds 紧急程度: 特急, of a telegram 等级特急·明电.
func (w *window) urgencies() {
	w.each(gradeReach, func(i int, _ rune) {
		n := urgencyGrade.Begins(w.s[i:])
		if n == 0 {
			n = telegramGrade.Begins(w.s[i:])
			if g := urgencyGrade.Begins(w.s[i+n:]); n > 0 && g > 0 {
				n += g
				n += telegramForm.Begins(w.s[i+n:])
			} else {
				return
			}
		}
		w.add(i, i+n, Urgency, -30)
	})
}

// registers finds what a telegram says of its sending.
func (w *window) registers() {
	w.each(titleReach, func(i int, _ rune) {
		if i > 0 && w.endsNumber(i) { // 云机发5号
			if n := registerNumber(w.s[i:]); n > 0 {
				w.add(i, i+n, Register, -30)
			}
		}
		n := registerLabel.Begins(w.s[i:])
		if n == 0 {
			return
		}
		for _, b := range w.names[i+n] {
			w.add(i, b.end, Register, b.cost-30)
		}
		for _, end := range w.personEnds(i + n) {
			w.add(i, end.end, Register, end.cost-40)
		}
	})
}

// registerNumber returns the length of the number without a year that s begins with, the register of a sending office, or 0.
func registerNumber(s string) int {
	at := 0
	for k := 0; k < 4; k++ {
		r, n := utf8.DecodeRuneInString(s[at:])
		if d := digitsAt(s[at:]); d > 0 && k >= 2 {
			if end := numberEnding.Begins(s[at+d:]); end > 0 {
				return at + d + end
			}
			return 0
		}
		if !lex.IsHan(r) {
			return 0
		}
		at += n
	}
	return 0
}

// signatories finds 签发人：李某某.
func (w *window) signatories() {
	w.each(titleReach, func(i int, _ rune) {
		n := signatoryLabel.Begins(w.s[i:])
		if n == 0 {
			return
		}
		at := i + n
		if r := runeAt(w.s, at); r == '：' || r == ':' {
			at += utf8.RuneLen(r)
		}
		for _, p := range w.personEnds(at) {
			w.add(i, p.end, Signatory, p.cost-40)
		}
		if w.lined { // several names, set apart by blanks
			if end := w.lineEnd(at); w.runes(at, end) <= 24 && end > at {
				w.add(i, end, Signatory, -40)
			}
		}
	})
}

// fieldReach is how many bytes of a text without lines are searched for the fields that a site set above it.
const fieldReach = 900

// fields finds the fields of a site in a text that lost its line ends: 索引号：…发布日期：…, where a line begins or behind a title.
func (w *window) fields() {
	for at := 0; at < min(len(w.s), fieldReach); at++ {
		if !w.at(at) && !w.after[at] || len(w.spans[at]) > 0 && w.spans[at][0].element == Field {
			continue
		}
		end := min(w.lineEnd(at), at+fieldReach)
		for end > at && end < len(w.s) && w.s[end]&0xC0 == 0x80 {
			end--
		}
		found := lex.Fields(w.s[at:end])
		if len(found) < 2 || found[0].Start > 0 {
			continue
		}
		for k, f := range found {
			if f.ValueEnd > f.Start && w.runes(at+f.Start, at+f.ValueEnd) <= longestField {
				w.add(at+f.Start, at+f.ValueEnd, Field, -40)
				if k+1 < len(found) && f.ValueEnd > f.Value {
					continue
				}
			}
			w.add(at+f.Start, at+f.Value, Field, -30) // a last one without a value
			for _, n := range valueLengths(f.Fact, w.s[at+f.Value:end]) {
				w.add(at+f.Start, at+f.Value+n, Field, -40)
			}
		}
	}
}

// valueLengths returns how long the value of a field may be that s begins with, the text of the document behind it.
func valueLengths(fact lex.Fact, s string) []int {
	var list []int
	switch fact {
	case lex.PublishedFact, lex.WrittenFact:
		if _, n, ok := lex.Date(s, lex.Field); ok {
			list = append(list, n+timeLength(s[n:]))
		}
	case lex.NumberFact:
		if i := numberEnding.Ends(s[:numberLimit(s)]); i > 0 {
			list = append(list, numberLimit(s))
		}
	case lex.ValidityFact:
		for i := range s {
			if i > 0 && validityEnd.Ends(s[:i]) > 0 && validityEnd.Begins(s[i:]) == 0 {
				list = append(list, i)
			}
			if i > longestValidity {
				break
			}
		}
	case lex.IssuerFact, lex.PublisherFact, lex.SiteFact:
		for n := range lex.AuthorityEnds(s) {
			list = append(list, n)
		}
		if n := siteLength(s); n > 0 {
			list = append(list, n)
		}
	}
	return list
}

// longestValidity is how many bytes what a site says of the validity of a document may have.
const longestValidity = 5 * 3

// numberLimit returns where the document number ends that s begins with, or 0.
func numberLimit(s string) int {
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if end > 20*3 {
			break
		}
		if numberEnding.Ends(s[:end]) > 0 {
			if _, ok := lex.ReadDocumentNumber(s[:end]); ok {
				return end
			}
		}
	}
	return 0
}

// siteLength returns the length of the name of a site that s begins with: 江北省政府采购网, or 0.
func siteLength(s string) int {
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if !lex.IsHan(r) || i > 16*3 {
			break
		}
		if siteNameEnd.Ends(s[:end]) > 0 && siteNameEnd.Begins(s[end:]) == 0 {
			return end
		}
	}
	return 0
}

// timeLength returns the length of the time of day that s begins with, 15:20 or 15:20:05, behind a date.
func timeLength(s string) int {
	end := 0
	for part := range 3 {
		n := digitsAt(s[end:])
		if n == 0 || n > 2 || part == 0 && !strings.HasPrefix(s[n:], ":") {
			break
		}
		end += n
		if part == 2 || !strings.HasPrefix(s[end:], ":") {
			break
		}
		end += len(":")
	}
	return end
}

// longestField is how many characters a field of a site may have.
const longestField = 40
