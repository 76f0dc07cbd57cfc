package annex

import (
	"cmp"
	"slices"
	"strings"
)

// rollupSheet is 汇总表: the indicators of a year by the bodies that report on it, with totals, ranks and what a body does not report.
func rollupSheet(b *book) *sheet {
	s := &sheet{in: b.binder, name: say("sheet/rollup"), landscape: true, tab: printedTab}
	s.columns = columnsBySheet()["rollup"]
	return s
}

const (
	rollupFirst = 7 // the column of the first body
	mostBodies  = 8 // beside each other; further ones go on below
	// mostRollup is the number of cells of a year. Of a greater batch those indicators are shown that most bodies report.
	mostRollup = 200_000
)

// rollup is the values of bodies of a year.
type rollup struct {
	year   int
	bodies []body
	mixed  bool // they are no peers
	rows   []rollupRow
	at     map[seriesKey]int // in rows
}

// rollupRow is an indicator with its value for each body that has one.
type rollupRow struct {
	series *series
	values map[int]rollupValue // by issuer
}

type rollupValue struct {
	figure
	several bool // the documents tell different values
}

// noteBody notes that a document of an issuer reports on a year.
func (b *book) noteBody(d *summary) {
	if d.year == 0 || d.issuer == "" {
		return
	}
	years := b.reporting[d.year]
	i := b.series.issuer(d.issuer)
	if slices.ContainsFunc(years, func(x body) bool { return x.issuer == i }) {
		return
	}
	b.reporting[d.year] = append(years, body{i, tierOf(d.level), strings.HasSuffix(d.issuer, say("rollup/government"))})
}

// writeRollup writes 汇总表, the latest year first.
func (b *book) writeRollup() {
	var years []int
	for y, bodies := range b.reporting {
		if len(bodies) > 1 { // one body is in 统计表
			years = append(years, y)
		}
	}
	slices.SortFunc(years, func(x, y int) int { return y - x })
	var tables []rollup
	beside := 1
	for _, y := range years {
		for _, bodies := range groups(b.reporting[y]) {
			if r := b.rollupOf(y, bodies); len(r.rows) > 0 {
				tables = append(tables, r)
				beside = max(beside, min(len(bodies), mostBodies))
			}
		}
	}
	s := b.rollup
	s.columns = slices.Clone(s.columns)
	for len(s.columns) < rollupFirst+beside {
		s.columns = append(s.columns, s.columns[rollupFirst])
	}
	for i := range tables {
		b.writeYearRollup(&tables[i])
	}
	if p := b.rollup.now(2); p.rows == 0 {
		b.rollup.across(36, text(say("sheet/rollup")).in(look{face: titleFace, align: "center"}))
		b.rollup.across(24, text(say("rollup/empty")).in(look{face: bodyFace, align: "center"}))
	}
}

// groups deals bodies out: peers together, from the highest level on, and last those that have none.
func groups(bodies []body) [][]body {
	bodies = slices.Clone(bodies)
	slices.SortStableFunc(bodies, func(x, y body) int {
		return cmp.Or(cmp.Compare(x.tier, y.tier), cmp.Compare(less(y.whole), less(x.whole)), cmp.Compare(x.issuer, y.issuer))
	})
	var list [][]body
	var single []body
	for i := 0; i < len(bodies); {
		end := i + 1
		for end < len(bodies) && bodies[end].peers(bodies[i]) {
			end++
		}
		if end == i+1 {
			single = append(single, bodies[i])
		} else {
			list = append(list, bodies[i:end])
		}
		i = end
	}
	if single != nil {
		list = append(list, single)
	}
	return list
}

// rollupOf gathers the values of bodies of a year.
func (b *book) rollupOf(year int, bodies []body) rollup {
	r := rollup{year: year, bodies: bodies, mixed: len(bodies) > 1 && !bodies[0].peers(bodies[1]), at: map[seriesKey]int{}}
	for _, body := range r.bodies {
		for _, s := range b.series.of(body.issuer, b.codes.at) {
			if s.part == "" && s.catalogue >= 0 {
				r.add(s, body.issuer)
			}
		}
	}
	slices.SortStableFunc(r.rows, func(x, y rollupRow) int { return b.codes.compare(x.series, y.series) })
	r.limit()
	return r
}

// less is 0 of false and 1 of true.
func less(v bool) int {
	if v {
		return 1
	}
	return 0
}

// add files the values of a series of an issuer. A scope that is all the body's own (全市, 全县) is as good as none.
func (r *rollup) add(s *series, issuer int) {
	values := s.byYear()[r.year]
	if len(values) == 0 {
		return
	}
	key := s.seriesKey
	key.issuer = 0
	if slices.Contains(strings.Fields(say("rollup/whole")), key.scope) {
		key.scope = ""
	}
	i, ok := r.at[key]
	if !ok {
		i = len(r.rows)
		r.at[key] = i
		r.rows = append(r.rows, rollupRow{&series{seriesKey: key, catalogue: s.catalogue, kind: s.kind}, map[int]rollupValue{}})
	}
	row := &r.rows[i]
	row.series.large = row.series.large || s.large
	v := rollupValue{values[0], len(values) > 1}
	if was, ok := row.values[issuer]; ok {
		v.several = v.several || was.several || was.value != v.value
	}
	row.values[issuer] = v
}

// limit leaves out the indicators that fewest bodies report, where all would be too many.
func (r *rollup) limit() {
	for least := 2; len(r.rows)*len(r.bodies) > mostRollup && least <= len(r.bodies); least++ {
		r.rows = slices.DeleteFunc(r.rows, func(row rollupRow) bool { return len(row.values) < least })
	}
}

// writeYearRollup writes the table of a year: panels of a few bodies beside each other.
func (b *book) writeYearRollup(r *rollup) {
	s := b.rollup
	for from := 0; from < len(r.bodies); from += mostBodies {
		to := min(from+mostBodies, len(r.bodies))
		if p := s.now(6); p.rows > 0 {
			s.breakPage()
		}
		s.across(36, text(say("rollup/title", r.year)).in(look{face: titleFace, align: "center"}))
		s.across(16, text(say("rollup/units", len(r.bodies), from+1, to)).in(look{face: noteFace, align: "right"}))
		head := look{face: headFace, align: "center", wrap: true}
		cells := make([]cell, len(s.columns))
		lines := 2
		for i := range cells {
			cells[i] = text(s.columns[i].title).in(head)
			if k := from + i - rollupFirst; i >= rollupFirst {
				cells[i] = cell{look: &look{face: signFace}}
				if k < to {
					name := b.series.issuers[r.bodies[k].issuer]
					cells[i] = text(name).in(head)
					lines = max(lines, linesIn(name, s.columns[i].fit()-2))
				}
			}
		}
		s.addHigh(6+15*float64(lines), cells...)
		topic := ""
		for i := range r.rows {
			if t := b.codes.topic(r.rows[i].series); t != topic {
				topic = t
				s.across(20, text(t).in(look{face: topicFace, align: "left"}))
			}
			b.writeRollupRow(r, i, from, to)
		}
		s.across(32, text(say("rollup/notes")).in(look{face: noteFace, align: "left", wrap: true}))
		s.across(30, text(say("form/signatures")).in(look{face: signFace, align: "left"}))
	}
}

// writeRollupRow writes an indicator: values of the bodies from to to, below them their ranks.
func (b *book) writeRollupRow(r *rollup, i, from, to int) {
	s, row := b.rollup, &r.rows[i]
	cells, ranks := make([]cell, len(s.columns)), make([]cell, len(s.columns))
	small := look{face: indexFace, align: "center"}
	for k := range ranks {
		cells[k].look, ranks[k].look = &look{face: bodyFace}, &small
		if k >= rollupFirst+to-from {
			cells[k].look, ranks[k].look = &look{face: signFace}, &look{face: signFace}
		}
	}
	name := b.codes.name(row.series)
	if row.series.scope != "" {
		name += say("rollup/scope", row.series.scope)
	}
	cells[0] = count(i + 1).in(look{face: figureFace, align: "center", format: "0"})
	cells[1] = text(name).in(look{face: bodyFace, wrap: true})
	cells[2] = text(shownUnit(row.series)).in(look{face: bodyFace, align: "center", wrap: true})
	cells[3] = text(row.series.indicator).in(look{face: codeFace, wrap: true})
	if sum, ok := row.total(r.bodies); ok && !r.mixed {
		cells[4] = row.totalCell(sum, from == 0 && to == len(r.bodies), to-from)
	}
	cells[5], cells[6] = count(len(row.values)).in(small), count(len(r.bodies)-len(row.values)).in(small)
	ranked := false
	for k := from; k < to; k++ {
		at, body := &cells[rollupFirst+k-from], r.bodies[k]
		v, ok := row.values[body.issuer]
		switch {
		case !ok:
			*at = text(say("rollup/none")).in(small)
		case v.several:
			*at = text(say("rollup/several")).in(small).leading(v.at)
		default:
			*at = shownValue(row.series, v.value).leading(v.at)
			if n, of := row.rank(body, v, r.bodies); of > 1 {
				ranks[rollupFirst+k-from] = count(n).in(look{face: indexFace, align: "center", format: say("format/rank")})
				ranked = true
			}
		}
	}
	s.add(cells...)
	if ranked {
		ranks[1] = text(say("rollup/ranks")).in(look{face: indexFace, align: "right"})
		s.add(ranks...)
	}
}

// total adds the values up, where bodies of one kind tell them and each tells one. A rate has no sum.
func (row *rollupRow) total(bodies []body) (sum float64, ok bool) {
	if k := row.series.kind; k != "count" && k != "money" && k != "area" || len(row.values) < 2 {
		return 0, false
	}
	for i := range bodies {
		v, told := row.values[bodies[i].issuer]
		switch {
		case !told:
			continue
		case v.several:
			return 0, false
		}
		sum += v.value
	}
	return round(sum, 6), true
}

// totalCell shows a sum; live where all values stand in its row.
func (row *rollupRow) totalCell(sum float64, live bool, bodies int) cell {
	c := shownValue(row.series, sum)
	if live {
		l := c.look
		c = calculated("ROUND(SUM("+columnName(rollupFirst)+"§:"+columnName(rollupFirst+bodies-1)+"§),6)", round(shown(row.series, sum), 6))
		c.look = l
	}
	if c.look == nil {
		return c.in(look{face: figureFace, format: numberFormat(c.number)})
	}
	return c
}

// rank is the place of a value among those of the peers of a body, the greatest first, and how many those are.
func (row *rollupRow) rank(x body, v rollupValue, bodies []body) (place, of int) {
	place = 1
	for _, y := range bodies {
		if w, ok := row.values[y.issuer]; ok && !w.several && x.peers(y) {
			of++
			if w.value > v.value {
				place++
			}
		}
	}
	return place, of
}
