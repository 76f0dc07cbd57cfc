package lex

import "strings"

// Standard is the number of a technical standard (标准): GB/T 9704-2012.
type Standard struct {
	Text   string // canonical: one blank, a hyphen in front of the year
	Year   int    // 0 where there is none
	Length int
}

// standardCodes are the codes of national, trade and international standards that are believed without a year.
var standardCodes = map[string]bool{
	"GB": true, "GB/T": true, "GB/Z": true, "GBJ": true, "GBZ": true, "GBZ/T": true, "DA/T": true, "GA": true, "GA/T": true, "HJ": true, "HJ/T": true,
	"JGJ": true, "JGJ/T": true, "CJJ": true, "CJJ/T": true, "CJ/T": true, "JTG": true, "SL": true, "DL/T": true, "YY/T": true, "WS/T": true, "NY/T": true,
	"SB/T": true, "MZ/T": true, "LD/T": true, "SF/T": true, "AQ": true, "AQ/T": true, "TD/T": true, "JT/T": true, "LY/T": true, "ISO": true, "IEC": true, "ISO/IEC": true,
}

// ReadStandard reads the standard that s begins with: letters, perhaps /T, a number with its parts, and the year behind a dash.
func ReadStandard(s string) (Standard, bool) {
	var st Standard
	code, ok := standardCode(s)
	if !ok {
		return st, false
	}
	c := cursor{s: s, at: len(code)}
	c.gap()
	body, end := c.at, c.at
	for end < len(s) && end-body < 16 && (isDigitByte(s[end]) || s[end] == '.') {
		end++
	}
	for end > body && s[end-1] == '.' {
		end--
	}
	if end == body || end < len(s) && IsWordByte(s[end]) {
		return st, false
	}
	st.Text, st.Length = code+" "+s[body:end], end
	if strings.HasSuffix(code, "/") { // DB53/1537-2019: mandatory, without T
		st.Text = code + s[body:end]
	}
	c.at = end
	digits, dated := c.standardYear(&st)
	if dated {
		st.Text += "-" + digits
		st.Length = c.at
	}
	if !standardCodes[code] && (!dated || !strings.Contains(code, "/") && len(code) > 3) {
		return st, false
	}
	return st, true
}

// standardCode returns the code that s begins with: GB/T, and DB53/T of a province.
func standardCode(s string) (string, bool) {
	at := 0
	for at < len(s) && at < 12 && ('A' <= s[at] && s[at] <= 'Z' || s[at] == '/') {
		at++
	}
	if at < 2 || s[at-1] == '/' {
		return "", false
	}
	if !strings.HasPrefix(s, "DB") || at == len(s) || !isDigitByte(s[at]) {
		return s[:at], true
	}
	for at < len(s) && at < 8 && isDigitByte(s[at]) {
		at++
	}
	if at == len(s) || s[at] != '/' {
		return "", false
	}
	if at++; at < len(s) && 'A' <= s[at] && s[at] <= 'Z' {
		at++
	}
	return s[:at], true
}

// standardYear reads the year behind a dash or colon.
func (c *cursor) standardYear(st *Standard) (digits string, ok bool) {
	c.gap()
	if !c.take("——") && !c.any("-—–―:：－") {
		return "", false
	}
	c.gap()
	year, digits, ok := c.integer(maxSequence, false)
	if !ok || len(digits) != 4 || year < firstYear || year > lastYear {
		return "", false
	}
	st.Year = year
	return digits, true
}

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }

// IsWordByte reports whether c is a letter, digit or underscore of ASCII.
func IsWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigitByte(c) || c == '_'
}
