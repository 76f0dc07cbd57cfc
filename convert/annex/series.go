package annex

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"guiwen/schema"
)

// series is the figures of one key.
type series struct {
	seriesKey
	catalogue int // position in the catalogue; -1 where it is not there
	parent    int // index, among those of the issuer, of the series it is a part of (其中), or -1
	kind      string
	figures   []figure
	large     bool // a figure is written in 万元 or 亿元: tables for people show all of them in 万元
}

// seriesTable keeps the figures of all documents by issuer, and makes series of those of one issuer when asked.
type seriesTable struct {
	issuers  []string
	issuerAt map[string]int
	logs     []figureLog // by issuer
	words    words
	years    map[int]bool
}

func newSeriesTable() *seriesTable {
	return &seriesTable{issuerAt: map[string]int{}, years: map[int]bool{}}
}

// filedFigure is a figure of a document as it is filed.
type filedFigure struct {
	seriesKey
	figure
	kind   string
	prints bool // it is a result of an indicator, with a value; one that is not is not filed
	partOf int  // the figure it is a part of, by its place in the document from 1; 0 if none
}

func (f *filedFigure) code(x *coder) {
	if x.flag(&f.prints); !f.prints {
		return
	}
	for _, s := range []*string{&f.indicator, &f.scope, &f.unit, &f.part, &f.kind, &f.id, &f.bound, &f.qualifer} {
		x.text(s)
	}
	x.number(&f.year)
	x.float(&f.value)
	x.flag(&f.large)
	x.number(&f.partOf)
}

// filed is what is to be filed of a figure.
func (e *entry) filed(s *schema.Statistic) (f filedFigure) {
	if s.Value == nil || !e.prints(s) {
		return f
	}
	p := parsePeriod(s.Period)
	f.prints, f.kind = true, s.Kind
	f.seriesKey = seriesKey{indicator: value(s.Indicator), scope: value(s.Scope), unit: value(s.Unit), part: p.part}
	f.figure = figure{
		year: p.year, value: *s.Value, id: s.ID, bound: s.Bound, qualifer: value(s.Qualifier), large: s.Kind == "money" && isLarge(s),
	}
	if s.PartOf != nil {
		if k, ok := e.figures[*s.PartOf]; ok {
			f.partOf = k + 1
		}
	}
	return f
}

// file files the figures of a document, which stand in 明细 at their places.
func (t *seriesTable) file(issuer string, document int, figures []filedFigure, at []place) {
	filed := make([]int, len(figures)) // place among the figures of the issuer
	for i := range figures {
		f := &figures[i]
		if filed[i] = -1; !f.prints {
			continue
		}
		if f.year > 0 {
			t.years[f.year] = true
		}
		f.doc, f.at = document, at[i]
		filed[i] = t.logs[t.issuer(issuer)].addFigure(&t.words, f.seriesKey, f.kind, f.figure)
	}
	for i := range figures {
		if of := figures[i].partOf; of > 0 && of <= len(filed) {
			t.nest(issuer, filed[i], filed[of-1])
		}
	}
}

// isLarge reports whether a sum of money is told in 万元 or 亿元: by its figure, or by the heads of its table.
func isLarge(s *schema.Statistic) bool {
	if strings.ContainsAny(s.Figure, say("unit/large")) {
		return true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s.Figure, ",", ""), 64)
	return err == nil && n != 0 && *s.Value/n >= 1e4
}

// nest notes that one figure of an issuer is a part of another of the same document.
func (t *seriesTable) nest(issuer string, child, parent int) {
	if child >= 0 && parent >= 0 {
		t.logs[t.issuer(issuer)].addPart(child, parent)
	}
}

// of makes the series of an issuer, in the order in which they appear.
func (t *seriesTable) of(issuer int, catalogue map[string]int) []*series {
	var list []*series
	var filed []int // index of the series of each figure
	at := map[seriesKey]int{}
	t.logs[issuer].each(&t.words, func(key seriesKey, kind string, f figure) {
		key.issuer = issuer
		i, ok := at[key]
		if !ok {
			i = len(list)
			at[key] = i
			entry := -1
			if k, ok := catalogue[key.indicator]; ok {
				entry = k
			}
			list = append(list, &series{seriesKey: key, catalogue: entry, parent: -1, kind: kind})
		}
		list[i].figures = append(list[i].figures, f)
		list[i].large = list[i].large || f.large
		filed = append(filed, i)
	}, func(child, parent int) { nest(list, filed[child], filed[parent]) })
	return list
}

// nest makes the series child a part of the series parent, unless a document said otherwise before.
func nest(list []*series, child, parent int) {
	if list[child].parent >= 0 {
		return
	}
	const deepest = 8
	at := parent
	for range deepest {
		if at == child {
			return // a circle
		}
		if at = list[at].parent; at < 0 {
			list[child].parent = parent
			return
		}
	}
}

func (t *seriesTable) issuer(name string) int {
	i, ok := t.issuerAt[name]
	if !ok {
		i, name = len(t.issuers), strings.Clone(name)
		t.issuers = append(t.issuers, name)
		t.logs = append(t.logs, figureLog{})
		t.issuerAt[name] = i
	}
	return i
}

// span lists the years of all figures in order, with the years between them, so that a missing year is seen as
// a blank column; not beyond twelve years, where only those with figures are listed.
func (t *seriesTable) span() []int {
	var years []int
	for y := range t.years {
		years = append(years, y)
	}
	slices.Sort(years)
	if n := len(years); n > 1 && years[n-1]-years[0] < 12 {
		first, last := years[0], years[n-1]
		years = years[:0]
		for y := first; y <= last; y++ {
			years = append(years, y)
		}
	}
	return years
}

// byYear lists the different values that the series has for each year, in order of appearance.
func (s *series) byYear() map[int][]figure {
	type fact struct {
		year  int
		value float64
		bound string
	}
	out := make(map[int][]figure, 1)
	known := make(map[fact]bool, len(s.figures))
	for _, f := range s.figures {
		if k := (fact{f.year, f.value, f.bound}); !known[k] {
			known[k] = true
			out[f.year] = append(out[f.year], f)
		}
	}
	return out
}

// name is what the rows of 统计表 and 年度对比 call the series.
func (c *indicators) name(s *series) string {
	if s.catalogue < 0 {
		return s.indicator
	}
	return c.list[s.catalogue].Name
}

func (c *indicators) topic(s *series) string {
	if s.catalogue < 0 {
		return say("form/uncoded")
	}
	return c.list[s.catalogue].Topic
}

// compare orders series by the catalogue: by the first place of their topic, then their own.
func (c *indicators) compare(x, y *series) int {
	return cmp.Or(cmp.Compare(c.topicOrder(x), c.topicOrder(y)), cmp.Compare(c.order(x), c.order(y)))
}

func (c *indicators) order(s *series) int {
	if s.catalogue < 0 {
		return len(c.list)
	}
	return s.catalogue
}

func (c *indicators) topicOrder(s *series) int {
	if s.catalogue < 0 {
		return len(c.list)
	}
	return c.topicAt[c.list[s.catalogue].Topic]
}

// disagreement finds two exact figures for the same year from two documents, each the only one of its document,
// that differ.
func (s *series) disagreement() (x, y figure, found bool) {
	type told struct{ doc, year int }
	values := make(map[told]int, len(s.figures)) // how many different ones, at most 2
	last := make(map[told]float64, len(s.figures))
	for _, f := range s.figures {
		k := told{f.doc, f.year}
		if v, ok := last[k]; !ok || v != f.value {
			values[k]++
			last[k] = f.value
		}
	}
	first := map[int]figure{}
	for _, f := range s.figures {
		if f.year == 0 || !f.exact || values[told{f.doc, f.year}] > 1 {
			continue
		}
		if x, ok := first[f.year]; !ok {
			first[f.year] = f
		} else if x.doc != f.doc && x.value != f.value {
			return x, f, true
		}
	}
	return figure{}, figure{}, false
}
