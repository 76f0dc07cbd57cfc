package statistics

import (
	"cmp"
	"sort"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// timeReach is the number of numbers in front of a figure among which the date is looked for that holds for it.
const timeReach = 60

// date is a date of a text with what it says of a period.
type dated struct {
	at      int // byte
	year    int // 0 where it names none
	period  string
	monthly bool // it names a month and no year
}

// periodOf returns the period of a figure with a status as "2019", "2019-03/2019-09" or "": from the dates and times (去年, 上半年) in front of it in
// its sentence, else from those at the head of a clause of its paragraph, else from its section or document.
func (st *standing) periodOf(m *matcher, fr *frame, figureStart int, status schema.Status) string {
	from := fr.sentence.start
	if status == schema.Rule {
		from = fr.clause.start // what a rule asks for has no time but its own
	}
	d := st.dateIn(from, figureStart, false)
	if d.at >= 0 && d.at < fr.clause.start && d.monthly && !isHead(st.s, d.at) {
		d = dated{at: -1} // 工程9月通过验收，恢复库容620万立方米
	}
	t := m.timeIn(st.s, from, figureStart, false)
	if d.at < 0 && t.at < 0 && status != schema.Rule {
		d = st.dateIn(0, from, true)
		t = m.timeIn(st.s, max(d.at, 0), from, true)
	}
	base := st.baseYear(status)
	switch {
	case t.at > d.at && t.period != "":
		return t.period
	case t.at > d.at && t.years != 0: // 去年, 五年来
		return st.relative(t.years, base)
	case t.at >= 0 && t.months != "":
		return monthsOf(cmp.Or(d.year, base, st.written), t.months)
	case t.at > d.at && t.at >= 0: // 全年
		if y := cmp.Or(base, d.year, st.written); y > 0 {
			return yearText(y)
		}
	case d.at >= 0 && d.period != "":
		return d.period
	case d.at >= 0 && d.year > 0:
		return yearText(d.year)
	}
	switch {
	case status == schema.Rule:
		return ""
	case st.section == 0 && st.years != "":
		return st.years
	case base == 0:
		return ""
	}
	return yearText(base)
}

// planYears returns the years of the plan that one of the headings names, "" where none does.
func (m *matcher) planYears(headings []string) string {
	for _, h := range headings {
		for _, hit := range m.c.words.find(h, m.hits[:0]) {
			if n := m.c.season[hit.word]; n > 0 && len(seasonValue(n)) == len("2021/2025") {
				return seasonValue(n)
			}
		}
	}
	return ""
}

// baseYear returns the year that holds where a text names none: of the list or section, else of the report.
func (st *standing) baseYear(status schema.Status) int {
	switch {
	case st.plan == targetCue && st.year > 0:
		return st.year
	case status == schema.Rule:
		return 0
	}
	if st.looks && st.section == 0 && st.plan == resultCue && st.reported == st.written && st.reported > 0 {
		return st.reported - 1 // what the report of a year looks back on
	}
	return cmp.Or(st.section, st.reported)
}

// relative returns the period that a word names by the year of the text: last for 去年, this for 今年, five for 五年来, plan for “十四五”期间.
func (st *standing) relative(word timeWord, base int) string {
	this := cmp.Or(base, st.written)
	if this == 0 {
		return ""
	}
	switch word {
	case lastYear:
		if st.written > 0 && st.reported == 0 || st.written == st.reported {
			this = cmp.Or(st.written, this) - 1
		}
	case fiveYears:
		return yearText(this-4) + "/" + yearText(this)
	case nextYear:
		if st.plan != targetCue || st.year == 0 {
			this++
		}
	}
	return yearText(this)
}

// dateIn returns the last date between two bytes that is no base of a comparison; head asks for one at the head of a clause. at is -1 where there
// is none.
func (st *standing) dateIn(from, to int, head bool) dated {
	items := st.items
	last := sort.Search(len(items), func(i int) bool { return items[i].end > to }) - 1
	for i := last; i >= 0 && i > last-timeReach && items[i].start >= from; i-- {
		it := items[i]
		if it.reason != reasonDate || st.isBase(it, to) || !head && isStart(st.s, it, to) || head && !isHead(st.s, it.start) {
			continue
		}
		year, period := periodOfDate(st.s[it.start:it.end], cmp.Or(st.section, st.reported, st.written))
		if year > 0 {
			return dated{it.start, year, period, lex.ReadPeriod(st.s[it.start:it.end]).From.Year == 0}
		}
	}
	return dated{at: -1}
}

// isBase reports whether a date is no period of the figure at byte to: a base (比2016年, 是2016年的1.6倍).
func (st *standing) isBase(it item, to int) bool {
	rest := st.s[it.end:]
	if w := baseBefore.Ends(st.s[:it.start]); possessives.Begins(rest) > 0 && (w == 0 || baseBefore.Value(st.s[it.start-w:it.start]) != "leads") {
		rest = rest[possessives.Begins(rest):]
		return rest != "" && isDigit(rest[0])
	}
	return isBase(st.s, it.start, it.end)
}

// isHead reports whether byte i of a text begins a clause, but for a short word in front: 截至, 预计.
func isHead(s string, i int) bool {
	for n := 0; n < 3 && i > 0; n++ {
		r, w := utf8.DecodeLastRuneInString(s[:i])
		if isStop(r) || r == '—' {
			return true
		}
		i -= w
	}
	return i == 0
}

// timeWord is a word that names a period by the year of the text.
type timeWord uint8

// The words that are no season of a year.
const (
	lastYear  timeWord = iota + 1 // 去年
	nextYear                      // 明年
	fiveYears                     // 五年来
)

var timeWords = map[string]timeWord{"last": lastYear, "next": nextYear, "five": fiveYears}

// season is a word that places a figure within the year (报告期), or a year by that of the text.
type season struct {
	at     int    // byte, -1 for none
	months string // "01/06", or "" for the whole year
	years  timeWord
	period string // of a plan: “十四五”期间
}

// timeIn returns the last season between two bytes of a text whose words were read; head asks for one at the head of a clause.
func (m *matcher) timeIn(s string, from, to int, head bool) season {
	hits := m.around(from, to)
	for k := len(hits) - 1; k >= 0; k-- {
		n := m.c.season[hits[k].word]
		if n == 0 {
			continue
		}
		at := int(hits[k].start)
		for k > 0 && hits[k-1].end == hits[k].end { // 前三季度 is reported in front of 三季度
			k--
			if w := m.c.season[hits[k].word]; w > 0 {
				n, at = w, int(hits[k].start)
			}
		}
		value := seasonValue(n)
		if at < from || baseBefore.Ends(s[:at]) > 0 && timeWords[value] != 0 || head && !isHead(s, at) {
			continue
		}
		switch {
		case timeWords[value] != 0:
			return season{at: at, years: timeWords[value]}
		case len(value) == len("2021/2025"):
			return season{at: at, period: value}
		case value != "":
			return season{at: at, months: value}
		}
		return season{at: at}
	}
	return season{at: -1}
}

// monthsOf returns the months of a year as a period.
func monthsOf(year int, months string) string {
	if year == 0 {
		return ""
	}
	lo, hi, _ := strings.Cut(months, "/")
	return yearText(year) + "-" + lo + "/" + yearText(year) + "-" + hi
}

// seasonValue returns the value of season n, from 1, or "" for the whole year.
func seasonValue(n uint8) string {
	list := seasons.List()
	return strings.TrimPrefix(seasons.Value(list[n-1]), "year")
}

// Words that make of a date one that something is compared with or starts from.
var baseBefore, baseAfter = lex.Class("base-before"), lex.Class("base-after")

// isStart reports whether a date is where a change starts from (由2020年的7.2%提升至7.4%) and the figure where it leads.
func isStart(s string, it item, figureStart int) bool {
	w := baseBefore.Ends(s[:it.start])
	return w > 0 && baseBefore.Value(s[it.start-w:it.start]) == "leads" && strings.ContainsAny(s[it.end:figureStart], "0123456789")
}

// isBase reports whether the date from start to end is what something is compared with (比2010年增长), a point from which
// something runs, or a name, and so not the period of a figure behind it.
func isBase(s string, start, end int) bool {
	w := baseBefore.Ends(s[:start])
	return w > 0 && baseBefore.Value(s[start-w:start]) != "leads" || strings.HasSuffix(s[:start], "（") || baseAfter.Begins(s[end:]) > 0 || strings.HasPrefix(s[end:], "）")
}

// periodOfDate returns the year of a date, the reporting year where it names none, and the period where it names months.
func periodOfDate(text string, year int) (int, string) {
	p := lex.ReadPeriod(text)
	from, to := p.From, p.To
	first := cmp.Or(from.Year, to.Year, year)
	last := cmp.Or(to.Year, from.Year, year)
	days, months := from.Day > 0 || to.Day > 0, from.Month > 0 && to.Month > 0
	switch {
	case last == 0:
		return 0, ""
	case first != last && from.Month == 0 && to.Month == 0:
		return last, yearText(first) + "/" + yearText(last)
	case months && from.Month <= 12 && to.Month <= 12:
		return last, yearText(first) + "-" + twoDigits(from.Month) + "/" + yearText(last) + "-" + twoDigits(to.Month)
	case from.Month > 0 && to == (lex.Day{}) && !(days && from.Year > 0):
		return last, yearText(last) + "-" + twoDigits(from.Month)
	}
	return last, ""
}

func yearText(y int) string {
	return string([]byte{digitOf(y / 1000), digitOf(y / 100), digitOf(y / 10), digitOf(y)})
}

func twoDigits(v int) string { return string([]byte{digitOf(v / 10), digitOf(v)}) }

func digitOf(v int) byte { return '0' + byte(v%10) }
