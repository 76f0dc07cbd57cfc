package annex

import (
	"strings"

	"guiwen/schema/message"
)

// writeSeries writes the row of a series, and a row more for every further value that a year has. n is the
// number of the last row; the new one is returned.
func (b *book) writeSeries(s *sheet, r formRow, l *formLayout, n int) int {
	years := l.of(r.series.issuer)
	values := make([][]figure, len(years))
	most := 0
	byYear := r.series.byYear()
	for i, y := range years {
		values[i] = byYear[y]
		most = max(most, len(values[i]))
	}
	for k := range most {
		n++
		b.writeFormRow(s, r, l, years, values, k, n)
	}
	return n
}

func (b *book) writeFormRow(s *sheet, r formRow, l *formLayout, years []int, values [][]figure, k, n int) {
	cells := make([]cell, len(s.columns))
	name := b.formName(r, k)
	cells[0] = count(n).in(look{face: figureFace, align: "center", format: "0"})
	cells[1] = text(name).in(look{face: bodyFace, wrap: true, indent: min(r.depth, 3) * 2})
	cells[2] = text(shownUnit(r.series))
	cells[3], cells[4] = text(r.series.scope), text(r.series.indicator)
	var notes yearNotes
	for i := range years {
		if k >= len(values[i]) {
			continue
		}
		f := values[i][k]
		cells[formFirst+i] = shownValue(r.series, f.value)
		cells[formFirst+i].link, cells[formFirst+i].quiet = f.at.link(), true
		notes = append(notes, yearNote{years[i], boundNote(f, k)})
	}
	if last := len(years) - 1; l.change >= 0 && k < len(values[last]) && k < len(values[last-1]) {
		x, y := shown(r.series, values[last-1][k].value), shown(r.series, values[last][k].value)
		cells[l.change] = calculated("ROUND("+columnName(formFirst+last)+"§-"+columnName(formFirst+last-1)+"§,6)", round(y-x, 6)).
			in(look{face: figureFace, format: changeFormat(r.series, x, y)})
	}
	cells[l.note] = text(strings.Trim(r.series.part+"；"+notes.String(), "；"))
	s.add(cells...)
}

// formName is the name of a series in a form, with 其中 before the first of the parts.
func (b *book) formName(r formRow, k int) string {
	name := b.codes.name(r.series)
	if k > 0 {
		name += say("form/further", strings.TrimSuffix(topicNumber(k+1), "、"))
	}
	switch {
	case r.depth == 0:
		return name
	case r.first && k == 0:
		return say("form/of-these", name)
	}
	return "　　　" + name
}

// boundNote says of a figure that is not exact in which way, and of a further value where it stands.
func boundNote(f figure, k int) string {
	note := ""
	if !f.exact {
		note = message.Term("Bound", f.bound)
		if f.qualifer != "" && f.qualifer != note {
			note += "（" + f.qualifer + "）"
		}
	}
	if k > 0 {
		note = strings.Trim(note+say("form/elsewhere", f.doc), "，")
	}
	return note
}

// yearNote is what is to be said of the value of a year; the empty string if nothing.
type yearNote struct {
	year int
	note string
}

type yearNotes []yearNote

// String says what holds of all years once, else year by year.
func (n yearNotes) String() string {
	var words []string
	same := true
	for _, y := range n {
		same = same && y.note == n[0].note
		if y.note != "" {
			words = append(words, yearTitle(y.year)+"："+y.note)
		}
	}
	if same && len(n) > 0 {
		return n[0].note
	}
	return strings.Join(words, "；")
}

// changeFormat shows the change from x to y with the decimals of the finer of the two.
func changeFormat(s *series, x, y float64) string {
	if shownUnit(s) != s.unit {
		return moneyFormat
	}
	return decimalsFormat(max(decimals(x), decimals(y)))
}

// inYuan reports whether a series is of sums of money that tables for people show in 万元. A sum per head or a price, which the text has in
// 元, stays so.
func inYuan(s *series) bool { return s.large && s.kind == "money" && s.unit == say("unit/yuan") }

// shownUnit is the unit in tables for people: money in 万元.
func shownUnit(s *series) string {
	if inYuan(s) {
		return say("unit/ten-thousand-yuan")
	}
	return s.unit
}

func shown(s *series, v float64) float64 {
	if inYuan(s) {
		return v / 10_000
	}
	return v
}

func shownValue(s *series, v float64) cell {
	c := number(shown(s, v))
	if inYuan(s) {
		return c.in(look{face: figureFace, format: moneyFormat})
	}
	return c
}
