package lex

import (
	"strings"
	"unicode/utf8"
)

// Form is what a document number is the number of.
type Form uint8

// The forms.
const (
	Coded Form = iota // 发文字号: 云政发〔2020〕6号
	Order             // 令, 公告, 通告: 国务院令第743号
	Trial             // 案号: （2023）云01行终45号
	Issue             // 期号: 2021年第12期
)

// DocumentNumber is the number that a document is known by (GB/T 9704-2012, 7.2.5).
type DocumentNumber struct {
	Form     Form
	Code     string // 机关代字, with the groups in round brackets that belong to it: 云（政）发; of an order its issuer and word; "" where it is left out
	Year     int    // 0 where the number does not say it
	Sequence int
	Text     string // canonical: the year in 〔〕, no blanks; zeros and 第 as issued
	Flaw     Flaw
}

// longestCode is the number of characters of an agency's code.
const longestCode = 24

// ReadDocumentNumber reads s, blanks and the label of a field left out, as a document number and nothing else. It reports false
// where s is none or its parts are not sure, and says by the flaw why. A number without its code is sure: the flaw is NoCode.
func ReadDocumentNumber(s string) (DocumentNumber, bool) {
	s = squeeze(s)
	if label, value, ok := cutLabel(s); ok && strings.HasSuffix(label, unitNumber) {
		s = value
	}
	for _, read := range [...]func(string) (DocumentNumber, bool){readTrial, readCoded, readOrder, readIssue, readOld} {
		if n, ok := read(s); ok {
			return n, n.Flaw == Sound || n.Flaw == NoCode
		}
	}
	return DocumentNumber{Flaw: NoNumber}, false
}

// cutLabel parts 发文字号：云政发〔2020〕6号 at its colon.
func cutLabel(s string) (label, value string, ok bool) {
	if label, value, ok = strings.Cut(s, "："); !ok {
		label, value, ok = strings.Cut(s, ":")
	}
	return label, value, ok
}

// readCoded reads a code and its serial.
func readCoded(s string) (n DocumentNumber, ok bool) {
	n.Code = agencyCode(s)
	t, ok := ReadSerial(s[len(n.Code):])
	if !ok {
		return n, false
	}
	rest := s[len(n.Code)+t.Length:]
	if word := orderWords.Begins(rest); word > 0 && word == len(rest) && t.Flaw == Sound { // 建设厅〔2007〕第162号令
		n.Form, n.Text = Order, s[:len(n.Code)]+t.OrderText()+rest
		n.Code += rest
	} else {
		switch {
		case rest == "", rest == "文", rest == "文件", strings.HasPrefix(rest, "附件"):
		case strings.HasPrefix(rest, "、"):
			t.Flaw = SeveralNumbers
		default:
			return n, false
		}
		n.Text = n.Code + t.String()
		if orderWords.Ends(n.Code) > 0 {
			n.Form = Order
		} else if n.Code == "" && t.Unit == unitIssue {
			n.Form = Issue
		}
	}
	n.Year, n.Sequence, n.Flaw = t.Year, t.Sequence, t.Flaw
	switch {
	case n.Flaw != Sound:
		n.Text = ""
	case n.Code == "":
		n.Flaw = NoCode
	case strings.HasPrefix(n.Code, "中共"), strings.Contains(n.Code, "文号"), strings.Contains(n.Code, "字号"):
		n.Flaw = UnsureCode // no part of a code; a label that lost its colon
	}
	return n, true
}

// readOrder reads an order, its word in front of its number or behind it, or its number alone: 第212号, 2021年第3号.
func readOrder(s string) (n DocumentNumber, ok bool) {
	n.Form = Order
	if t, word, start, ok := OrderBefore(s); ok && isIssuers(s[:start]) {
		n.Code, n.Year, n.Sequence, n.Text = s[:start]+word, t.Year, t.Sequence, s[:start]+t.OrderText()+word
		return n, true
	}
	if t, ok := ReadOrderSerial(s, "令"); ok && t.Ordinal && t.Length == len(s) {
		n.Year, n.Sequence, n.Text, n.Flaw = t.Year, t.Sequence, t.OrderText(), NoCode
		return n, true
	}
	for at := 0; ; {
		i, w := orderWords.Index(s[at:])
		if i < 0 {
			return n, false
		}
		at += i + w
		t, ok := ReadOrderSerial(s[at:], s[at-w:at])
		if !ok || !isIssuers(s[:at]) {
			continue
		}
		if rest := s[at+t.Length:]; rest != "" && rest != "公布" && rest != "发布" {
			continue
		}
		n.Code, n.Year, n.Sequence, n.Text = s[:at], t.Year, t.Sequence, s[:at]+t.OrderText()
		return n, true
	}
}

// isIssuers reports whether s can be the names of bodies that issue an order together.
func isIssuers(s string) bool {
	return utf8.RuneCountInString(s) <= longestIssuers && AllHan(strings.ReplaceAll(s, "、", ""))
}

// longestIssuers is the number of characters of the names of bodies that issue an order together.
const longestIssuers = 80

// readTrial reads the number of a case.
func readTrial(s string) (n DocumentNumber, ok bool) {
	cases := ReadCases(s)
	if len(cases) == 0 || cases[len(cases)-1].End != len(s) {
		return n, false
	}
	one := cases[0]
	n = DocumentNumber{Form: Trial, Code: strings.TrimSuffix(one.Code, "第"), Year: one.Year, Sequence: one.Sequence, Text: one.Text}
	if len(cases) > 1 {
		n.Flaw = SeveralNumbers
	}
	return n, true
}

// readIssue reads the number of an issue of a gazette, of minutes or a briefing: 第12期, 2021年第12期（总第245期）.
func readIssue(s string) (n DocumentNumber, ok bool) {
	c := cursor{s: s}
	enclosed := c.any(roundBrackets)
	if year, count := c.year(); count == 4 && c.take("年") {
		n.Year = year
	} else if count > 0 {
		return n, false
	}
	if !c.take("第") {
		return n, false
	}
	if n.Sequence, _, ok = c.ordinal(); !ok || !c.take(unitIssue) {
		return n, false
	}
	n.Form, n.Flaw, n.Text = Issue, NoCode, narrow(s[:c.at])
	if enclosed {
		if !c.any(closeBrackets) {
			return n, false
		}
		n.Text = strings.TrimLeft(n.Text, roundBrackets)
	} else if c.any(roundBrackets) { // 总第245期 is counted from the first issue on
		if !c.take("总第") {
			return n, false
		}
		if _, _, ok := c.ordinal(); !ok || !c.take(unitIssue) || !c.any(closeBrackets) {
			return n, false
		}
	}
	return n, c.at == len(s)
}

// readOld reads a form from before 〔〕 was the rule: 云政(1994)字第3号. (94)财税字第026号 does not say its century.
func readOld(s string) (n DocumentNumber, ok bool) {
	c := cursor{s: s}
	if c.any(openBrackets) {
		_, digits, _ := c.integer(2, false)
		n.Flaw = ShortYear
		return n, len(digits) == 2 && c.any(closeBrackets) && strings.HasSuffix(s, unitNumber) && strings.Contains(s[c.at:], "字第")
	}
	n.Code = agencyCode(s)
	c.at = len(n.Code)
	year, ok := c.bracketedYear()
	if !ok || !c.take("字") || !c.take("第") {
		return n, false
	}
	n.Code, n.Year, n.Text = n.Code+"字", year, narrow(s)
	n.Sequence, _, ok = c.integer(maxSequence, false)
	return n, ok && c.take(unitNumber) && c.at == len(s)
}

// agencyCode returns the code that s begins with: Han characters and capitals, and round brackets that hold no year.
func agencyCode(s string) string {
	at, count := 0, 0
	for at < len(s) && count < longestCode {
		r, w := utf8.DecodeRuneInString(s[at:])
		switch {
		case IsHan(r) || 'A' <= r && r <= 'Z':
		case strings.ContainsRune(roundBrackets, r):
			end := strings.IndexAny(s[at:], "）)")
			if end < 0 {
				return s[:at]
			}
			_, close := utf8.DecodeRuneInString(s[at+end:])
			inner := s[at+w : at+end]
			if _, year := Year(inner); inner == "" || year == len(inner) || !AllHan(inner) {
				return s[:at]
			}
			w = end + close
		default:
			return s[:at]
		}
		at += w
		count++
	}
	return s[:at]
}

// AllHan reports whether s is nothing but Han characters.
func AllHan(s string) bool {
	for _, r := range s {
		if !IsHan(r) {
			return false
		}
	}
	return true
}
