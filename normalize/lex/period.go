package lex

import (
	"strings"
	"unicode/utf8"
)

// Period is a date, a span of dates or a time of day as a text names it, in whole or in part (日期、起止日期、时刻): 2019年6月20日, 2020年1月,
// 2017—2020年, 1—11月, 3至5日, 90年代, “十四五”期间, 8:30. What is not said is 0; To is the zero Day of a single point.
type Period struct {
	From, To Day
	Clock    bool // a time of day
	Length   int  // of the spelling in bytes; 0 where none stands there
}

var (
	partOfYear  = Class("part-of-year")
	partOfMonth = Class("part-of-month")
	eraWord     = Class("era-word")
	countsDays  = Class("counts-days")
	hourWord    = Class("hour-word")
	minuteWord  = Class("minute-word")
	clockTail   = Class("clock-tail")
	rangeWord   = Class("range-word")
	seasonWord  = Class("season")
	planName    = Class("plan-name")
	planSpan    = Class("plan-span")
)

// ReadPeriod reads the period that s begins with, in Arabic digits, or in Han digits from the year on: 二〇一九年六月.
func ReadPeriod(s string) Period {
	p := periodReader{s: s}
	if startsWithDigit(s) {
		if !p.point(&p.From, 0) {
			p.Period = Period{}
			p.spanOfParts()
			return p.Period
		}
	} else if !p.hanYear() && !p.plan() {
		return Period{}
	}
	// 2017年3月至9月, 2019年—2021年: the second point belongs to the span.
	if w := RangeMark(s[p.Length:]); w > 0 && p.To == (Day{}) {
		at := p.Length
		if p.point(&p.To, at+w) || p.tail(at+w) {
			return p.Period
		}
		p.Length, p.To = at, Day{}
	}
	return p.Period
}

// periodReader reads a period: each step sets what it has read and the length up to its end.
type periodReader struct {
	s string
	Period
}

// unit returns the width of 年, 月, 日 or 号 at byte at, where it is one of the kind.
func (p *periodReader) unit(at int, kind string) int { return dateUnitAt(p.s[at:], kind) }

// point reads one date or time at byte at.
func (p *periodReader) point(d *Day, at int) bool {
	s := p.s
	if y, n, w := digits(s[at:], 4); n == 4 {
		if 1900 <= y && y <= 2100 {
			d.Year = y
			return p.year(d, at+w)
		}
		return false
	}
	v, n, w := digits(s[at:], 2)
	if n == 0 {
		return false
	}
	end := at + w
	if k := eraWord.Begins(s[end:]); k > 0 {
		p.Length = end + k
		return true
	}
	k := dateUnit.Begins(s[end:])
	if k == 0 {
		return p.clock(at)
	}
	switch dateUnit.Value(s[end : end+k]) {
	case "month":
		if 1 <= v && v <= 12 {
			d.Month = v
			return p.month(d, end+k)
		}
	case "day":
		if 1 <= v && v <= 31 && p.names(end, k) {
			d.Day, p.Length = v, end+k
			return true
		}
	case "year":
		if n == 2 && v < 10 { // 08年
			d.Year, p.Length = 2000+v, end+k
			return true
		}
	}
	return p.clock(at)
}

// names reports whether 日 at byte at names a day and does not count days (15日内) or begin another word (10日元).
func (p *periodReader) names(at, width int) bool {
	rest := p.s[at+width:]
	if countsDays.Begins(rest) > 0 {
		return false
	}
	u, w := UnitAt(p.s[at:])
	return u == nil || w <= width
}

// hanYear reads 二〇一九年 and what follows it.
func (p *periodReader) hanYear() bool {
	y, n := Year(p.s)
	if n == 0 || p.unit(n, "year") == 0 {
		return false
	}
	p.From.Year = y
	at := n + p.unit(n, "year")
	if day, w, ok := Date(p.s, Running); ok {
		p.From, p.Length = day, w
		return true
	}
	if v, w := Month(p.s[at:]); v > 0 {
		p.From.Month = v
		return p.month(&p.From, at+w)
	}
	if !p.season(&p.From, at) {
		p.Length = at + partOfYear.Begins(p.s[at:])
	}
	return true
}

// plan reads the years of a five-year plan, where a word behind it says that they are meant: “十四五”期间, 十四五时期.
func (p *periodReader) plan() bool {
	name, quoted := strings.CutPrefix(p.s, "“")
	n := planName.Begins(name)
	if n == 0 {
		return false
	}
	rest := name[n:]
	if quoted {
		if rest, quoted = strings.CutPrefix(rest, "”"); !quoted {
			return false
		}
	}
	w := planSpan.Begins(rest)
	if w == 0 {
		return false
	}
	from, to, _ := strings.Cut(planName.Value(name[:n]), "/")
	p.From.Year, _, _ = digits(from, 4)
	p.To.Year, _, _ = digits(to, 4)
	p.Length = len(p.s) - len(rest) + w
	return true
}

// season reads 上半年 and 一季度 behind 年, which are spans of months.
func (p *periodReader) season(d *Day, at int) bool {
	w := seasonWord.Begins(p.s[at:])
	if w == 0 || p.To != (Day{}) || d != &p.From {
		return false
	}
	months := seasonWord.Value(p.s[at : at+w])
	from, n, _ := digits(months, 2)
	if n == 0 {
		return false // all of the year
	}
	to, _, _ := digits(months[n+1:], 2)
	d.Month, p.To.Month, p.Length = from, to, at+w
	return true
}

// year reads what follows a year: 年, 年6月20日, 年度, -06-20, —2020年. It reports false where the digits are no year.
func (p *periodReader) year(d *Day, at int) bool {
	s := p.s
	if w := p.unit(at, "year"); w > 0 {
		at += w
		if w := partOfYear.Begins(s[at:]); w > 0 {
			p.Length = at + w
			return true
		}
		p.Length = at
		if p.season(d, at) {
			return true
		}
		if w := firstMonth.Begins(s[at:]); w > 0 {
			d.Month = 1
			return p.month(d, at+w)
		}
		if v, n, w := digits(s[at:], 2); n > 0 && 1 <= v && v <= 12 {
			end := at + w
			if k := p.unit(end, "month"); k > 0 {
				d.Month = v
				return p.month(d, end+k)
			}
			if w := RangeMark(s[end:]); w > 0 { // 2022年1—11月
				last, n, w2 := digits(s[end+w:], 2)
				if end += w + w2; n > 0 && p.unit(end, "month") > 0 {
					d.Month, p.To.Month = v, last
					return p.month(&p.To, end+p.unit(end, "month"))
				}
			}
		}
		return true
	}
	if p.marked(d, at) {
		return true
	}
	w := RangeMark(s[at:])
	if w == 0 {
		return false
	}
	y, n, w2 := digits(s[at+w:], 4)
	if n != 4 || y < 1900 || y > 2100 {
		return false
	}
	p.To.Year = y
	p.Length = at + w + w2
	if k := p.unit(p.Length, "year"); k > 0 {
		p.Length += k
		if k := partOfYear.Begins(s[p.Length:]); k > 0 && partOfYear.Value(s[p.Length:p.Length+k]) == "whole" {
			p.Length += k
		}
	}
	return true
}

// marked reads -06-20, /6/20 or .6.20 behind a year, and a time behind that.
func (p *periodReader) marked(d *Day, at int) bool {
	s := p.s
	if at >= len(s) || strings.IndexByte("-/.", s[at]) < 0 {
		return false
	}
	mark := s[at]
	m, n, w := digits(s[at+1:], 2)
	end := at + 1 + w
	if n == 0 || m < 1 || m > 12 || end >= len(s) || s[end] != mark {
		return false
	}
	day, n, w := digits(s[end+1:], 2)
	if n == 0 || day < 1 || day > 31 {
		return false
	}
	end += 1 + w
	d.Month, d.Day, p.Length = m, day, end
	if end < len(s) && (s[end] == ' ' || s[end] == 'T') && p.clock(end+1) {
		p.Clock = false
	}
	return true
}

// month reads what follows 月: 20日, 底, 份.
func (p *periodReader) month(d *Day, at int) bool {
	v, n, w := digits(p.s[at:], 2)
	if k := dayMark(p.s[at+w:]); n > 0 && 1 <= v && v <= 31 && k > 0 {
		d.Day, p.Length = v, at+w+k
		if p.clock(p.Length) {
			p.Clock = false
		}
		return true
	}
	p.Length = at + partOfMonth.Begins(p.s[at:])
	return true
}

// tail reads the second point of a span that leaves out what it shares with the first: …至9月, …—20日.
func (p *periodReader) tail(at int) bool {
	v, n, w := digits(p.s[at:], 2)
	end := at + w
	if n == 0 {
		return false
	}
	if k := p.unit(end, "month"); k > 0 {
		p.To.Month = v
		return p.month(&p.To, end+k)
	}
	k := dayMark(p.s[end:])
	p.To.Day, p.Length = v, end+k
	return k > 0
}

// spanOfParts reads 1—11月, 3至5日, 9—11时: the unit stands only behind the second number.
func (p *periodReader) spanOfParts() bool {
	s := p.s
	v, n, w := digits(s, 2)
	if n == 0 || v < 1 || v > 31 {
		return false
	}
	k := RangeMark(s[w:])
	u, m, w2 := digits(s[w+k:], 2)
	if k == 0 || m == 0 {
		return false
	}
	end := w + k + w2
	if k := p.unit(end, "month"); k > 0 && u <= 12 {
		p.From.Month, p.To.Month = v, u
		return p.month(&p.To, end+k)
	}
	if k := p.unit(end, "day"); k > 0 && p.names(end, k) && u <= 31 && p.names(end, k) {
		p.From.Day, p.To.Day, p.Length = v, u, end+k
		return true
	}
	if k := hourWord.Begins(s[end:]); k > 0 && u <= 24 {
		p.Length = end + k
		return true
	}
	return false
}

// clock reads a time of day at byte at: 8:30, 09:05:00, 9时30分, 9点.
func (p *periodReader) clock(at int) bool {
	s := p.s
	h, n, w := digits(s[at:], 2)
	if n == 0 || h > 24 {
		return false
	}
	at += w
	if w := Colon(s[at:]); w > 0 {
		m, n, k := digits(s[at+w:], 2)
		end := at + w + k
		if n != 2 || m > 59 || strings.HasPrefix(s[end:], ".") {
			return false
		}
		if w := Colon(s[end:]); w > 0 {
			sec, n, k := digits(s[end+w:], 2)
			if end += w + k; n != 2 || sec > 59 || strings.HasPrefix(s[end:], ".") {
				return false
			}
		}
		p.Length, p.Clock = end, true
		return true
	}
	w = hourWord.Begins(s[at:])
	if w == 0 {
		return false
	}
	at += w
	if m, n, k := digits(s[at:], 2); n > 0 && m < 60 && minuteWord.Begins(s[at+k:]) > 0 {
		at += k
		at += minuteWord.Begins(s[at:])
	} else {
		at += clockTail.Begins(s[at:])
	}
	p.Length, p.Clock = at, true
	return true
}

// Colon returns the width of the colon that s begins with, or 0.
func Colon(s string) int {
	switch r, w := utf8.DecodeRuneInString(s); r {
	case ':', '：', '∶', '︰':
		return w
	}
	return 0
}

// RangeMark returns the width of the mark or word that s begins with and that stands between the ends of a span: —, ——, -, 至.
func RangeMark(s string) int {
	r, w := utf8.DecodeRuneInString(s)
	switch r {
	case '-', '~', '–', '－', '～', '―':
		return w
	case '—':
		if strings.HasPrefix(s[w:], "—") {
			return 2 * w
		}
		return w
	}
	if r < 0x4E00 {
		return 0
	}
	return rangeWord.Begins(s)
}
