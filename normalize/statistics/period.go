package statistics

import (
	"cmp"
	"sort"
	"strings"

	"guiwen/normalize/lex"
)

// seasons are the words that place a figure within the reporting year (报告期); their values are the months they stand for.

// periodOf returns the period of a figure as "2019", "2019-03/2019-09" or "", from the dates and seasons of its sentence;
// items are the numbers of the text, year is the reporting year or 0.
func (m *matcher) periodOf(s string, items []item, fr *frame, figureStart, year int) string {
	from := max(fr.sentence.start, figureStart-scopeReach)
	months, whole := m.seasonOf(from, figureStart)
	if whole && year > 0 {
		return yearText(year)
	}
	own := year
	behind := sort.Search(len(items), func(i int) bool { return items[i].end > figureStart })
	for i := behind - 1; i >= 0 && items[i].start >= from; i-- {
		it := items[i]
		if it.reason == reasonPlan {
			if span := yearsOfPlan(s, it); span != "" {
				return span
			}
		}
		if it.reason != reasonDate || isBase(s, it.start, it.end) || isStart(s, it, figureStart) {
			continue
		}
		if y, span := periodOfDate(s[it.start:it.end], year); y > 0 {
			if span != "" {
				return span
			}
			own = y
			break
		}
	}
	switch {
	case own == 0:
		return ""
	case months != "":
		lo, hi, _ := strings.Cut(months, "/")
		return yearText(own) + "-" + lo + "/" + yearText(own) + "-" + hi
	}
	return yearText(own)
}

// yearsOfPlan returns the years of a five-year plan, where the text means its time (“十四五”期间), or "".
func yearsOfPlan(s string, it item) string {
	p := lex.ReadPeriod(s[it.start:])
	if p.Length < it.end-it.start || p.To.Year == 0 {
		return ""
	}
	return yearText(p.From.Year) + "/" + yearText(p.To.Year)
}

// seasonOf returns the months of the last season between two bytes; whole says that the text speaks of the whole year.
func (m *matcher) seasonOf(from, to int) (months string, whole bool) {
	hits := m.around(from, to)
	for k := len(hits) - 1; k >= 0; k-- {
		n := m.c.season[hits[k].word]
		if n == 0 {
			continue
		}
		if value := seasonMonths(n); value != "" {
			for k > 0 && hits[k-1].end == hits[k].end { // 前三季度 is reported in front of 三季度
				k--
				if w := m.c.season[hits[k].word]; w > 0 {
					n = w
				}
			}
			return seasonMonths(n), false
		}
		whole = true
	}
	return "", whole
}

// seasonMonths returns the months of season n, from 1, or "" for the whole year.
func seasonMonths(n uint8) string {
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
