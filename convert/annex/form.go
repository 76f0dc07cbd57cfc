package annex

import (
	"slices"
	"strings"
)

// formSheet is 统计表 or 机构建设统计表: what a clerk prints and signs, a form for every issuer. Its columns
// depend on the years of all documents and are laid out when those are known.
func formSheet(b *book, key string) *sheet {
	return &sheet{in: b.binder, name: say("sheet/" + key), frozenRows: 4, frozenColumns: 2, repeatFrom: 3, repeatTo: 4, tab: printedTab}
}

// writeForms writes 统计表 and 机构建设统计表.
func (b *book) writeForms() {
	l := b.layoutForms()
	forms := []struct {
		sheet *sheet
		title string
		staff bool
	}{{b.form, say("form/title"), false}, {b.staff, say("sheet/staff"), true}}
	for _, f := range forms {
		f.sheet.head = func(s *sheet) { b.formHead(s, f.title, &l) }
	}
	for i := range b.series.issuers {
		list := b.series.of(i, b.codes.at)
		for _, f := range forms {
			topics := slices.DeleteFunc(b.formTopics(list, f.staff), func(t formTopic) bool { return !t.shown(l.of(i)) })
			if len(topics) > 0 { // a page without a row is not printed
				b.writeForm(f.sheet, i, topics, &l)
				b.formFoot(f.sheet, &l)
			}
		}
	}
	for _, f := range forms {
		if p := f.sheet.now(3); p.rows <= f.sheet.frozenRows {
			f.sheet.across(24, text(say("form/empty")).in(look{face: bodyFace, align: "center"}))
			b.formFoot(f.sheet, &l)
		}
	}
}

// formHead writes title and column heads of a form sheet.
func (b *book) formHead(s *sheet, title string, l *formLayout) {
	s.across(36, text(title).in(look{face: titleFace, align: "center"}))
	s.across(16, text(say("form/units")).in(look{face: noteFace, align: "right"}))
	s.header()
	stems := strings.Fields(say("form/stems"))
	index := make([]cell, len(s.columns))
	for i := range index {
		at := look{face: indexFace, align: "center"}
		switch {
		case i == 0:
			index[i] = cell{look: &at}
		case i < formFirst:
			index[i] = text(stems[i-1]).in(at)
		case i == l.note:
			index[i] = text(stems[len(stems)-1]).in(at)
		default:
			index[i] = count(i - formFirst + 1).in(look{face: indexFace, align: "center", format: "0"})
		}
	}
	s.addHigh(15, index...)
}

// formRow is a series in the order of a form.
type formRow struct {
	series *series
	depth  int  // 0, or below what it is a part of
	first  bool // of the parts of its parent
}

// formTopic is a group of rows.
type formTopic struct {
	name string
	rows []formRow
}

// shown reports whether some row of a topic has a value in one of the years that columns are for.
func (t *formTopic) shown(years []int) bool {
	return slices.ContainsFunc(t.rows, func(r formRow) bool {
		byYear := r.series.byYear()
		return slices.ContainsFunc(years, func(y int) bool { return len(byYear[y]) > 0 })
	})
}

// formTopics orders the series of an issuer for one of the two forms: by topic, place in the catalogue and
// appearance, parts behind what they are parts of.
func (b *book) formTopics(list []*series, staff bool) []formTopic {
	var roots []int
	parts := make([][]int, len(list))
	for i, s := range list {
		if s.parent >= 0 {
			parts[s.parent] = append(parts[s.parent], i)
		} else {
			roots = append(roots, i)
		}
	}
	slices.SortStableFunc(roots, func(x, y int) int { return b.codes.compare(list[x], list[y]) })
	institutional := strings.Fields(say("form/staff-topics"))
	var out []formTopic
	for _, i := range roots {
		topic := b.codes.topic(list[i])
		if slices.Contains(institutional, topic) != staff {
			continue
		}
		if n := len(out); n == 0 || out[n-1].name != topic {
			out = append(out, formTopic{name: topic})
		}
		t := &out[len(out)-1]
		t.rows = descend(t.rows, list, parts, i, 0, true)
	}
	return out
}

// descend appends a series and its parts.
func descend(rows []formRow, list []*series, parts [][]int, i, depth int, first bool) []formRow {
	rows = append(rows, formRow{list[i], depth, first})
	for k, part := range parts[i] {
		rows = descend(rows, list, parts, part, depth+1, k == 0)
	}
	return rows
}

// writeForm writes the form of one issuer.
func (b *book) writeForm(s *sheet, issuer int, topics []formTopic, l *formLayout) {
	if p := s.now(4); p.rows > s.frozenRows {
		s.breakPage()
	}
	b.writeBand(s, issuer, l)
	n := 0
	for i, t := range topics {
		s.across(20, text(topicNumber(i+1)+t.name).in(look{face: topicFace, align: "left"}))
		for _, r := range t.rows {
			n = b.writeSeries(s, r, l, n)
		}
	}
}

// writeBand writes the row that names the issuer and, where the heads do not, the years.
func (b *book) writeBand(s *sheet, issuer int, l *formLayout) {
	name := text(say("form/issuer", named(b.series.issuers[issuer]))).in(look{face: bandFace, align: "left"})
	if l.years != nil {
		s.across(24, name)
		return
	}
	cells := make([]cell, len(s.columns))
	for i := range cells {
		cells[i].look = name.look
	}
	cells[0], cells[0].wide = name, true
	for i, y := range l.of(issuer) {
		if y > 0 {
			cells[formFirst+i] = text(yearTitle(y)).in(look{face: bandFace, align: "right"})
		}
	}
	s.merge(s.addHigh(24, cells...), 0, formFirst-1)
}

// formFoot writes who filled the form in, and what its reader should know.
func (b *book) formFoot(s *sheet, l *formLayout) {
	s.now(3)
	s.across(30, text(say("form/signatures")).in(look{face: signFace, align: "left"}))
	notes := say("form/notes")
	if l.other {
		notes += say("form/other-years")
	}
	s.across(32, text(notes).in(look{face: noteFace, align: "left", wrap: true}))
}
