package lex

import (
	"strconv"
	"unicode/utf8"
)

// Case is the number of a case (案号), whose year comes first: （2021）云0111民初30063号. Start and End are bytes of the text.
type Case struct {
	Year       int
	Code       string // of the court, the kind of case and the instance: 云0111民初
	Sequence   int
	Text       string // canonical: the year in （）, no blanks; zeros, 第 and the suffix as issued
	Start, End int
}

// caseKinds are the characters for kinds of cases in the code of a court's number: 民, 刑, 行.
var caseKinds = Class("case-kind")

// The bounds of a case number: characters of its code, and numbers of one list.
const longestCaseCode, maxCases = 24, 50

// ReadCases reads the number of a case that s begins with, and those that share its year, code and 号: （2021）云01民初1、2号.
func ReadCases(s string) []Case {
	c := cursor{s: s}
	if !c.any(openBrackets) {
		return nil
	}
	c.gap()
	year, count := c.year()
	if c.gapped("年") {
		c.gap()
	}
	if count != 4 || !c.gapAny(closeBrackets) {
		return nil
	}
	c.gap()
	first, han, kind := c.at, 0, false
	for range longestCaseCode {
		r, w := utf8.DecodeRuneInString(s[c.at:])
		switch {
		case Digit(r) >= 0 && han > 0:
			code := s[first:c.at]
			start := c.at
			if _, _, ok := c.integer(maxSequence, false); !ok {
				return nil
			}
			if kind {
				behind := c
				if behind.branch(); behind.gapped(unitNumber) || behind.take("、") {
					c.at = start
					return c.cases(Case{Year: year, Code: narrow(squeeze(code))})
				}
			}
		case IsHan(r) && !c.take(unitNumber):
			han++
			kind = kind || caseKinds.Begins(s[c.at:]) > 0
			c.at += w
		default:
			return nil
		}
	}
	return nil
}

// branch passes the number of a further decision in the same case and returns how it is written: -1 of 1179-1号, 之一 of 1179之一号.
func (c *cursor) branch() string {
	start, mark := c.at, "-"
	if c.take("之") {
		mark = "之"
	} else if !c.any("-－—") {
		return ""
	}
	_, text, ok := c.ordinal()
	behind := *c
	if !ok || !behind.gapped(unitNumber) {
		c.at = start
		return ""
	}
	return mark + text
}

// cases reads the sequence numbers behind the code of a case, which up to their 号 make a list.
func (c *cursor) cases(n Case) []Case {
	var out []Case
	for len(out) < maxCases {
		begin := c.at
		value, digits, ok := c.integer(maxSequence, false)
		if !ok {
			return nil
		}
		n.Sequence = value
		digits += c.branch()
		n.Start, n.End = begin, c.at
		if len(out) == 0 {
			n.Start = 0
		}
		n.Text = "（" + strconv.Itoa(n.Year) + "）" + n.Code + digits + unitNumber
		last := c.gapped(unitNumber)
		if last {
			n.End = c.at
			if c.take("之") { // 12号之一
				if v, _, ok := c.ordinal(); ok && 0 < v && v < 100 {
					n.Text, n.End = n.Text+"之"+WriteHan(v), c.at
				}
			}
		}
		out = append(out, n)
		if last {
			return out
		}
		if !c.take("、") {
			return nil
		}
		c.gap()
	}
	return out
}
