package annex

import (
	"slices"
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// coverSheet is 说明: what this is, where it comes from, how it is read.
func coverSheet(b *book) *sheet {
	return &sheet{in: b.binder, name: say("sheet/cover"), landscape: true, printColumns: 10, columns: columnsBySheet()["cover"], tab: printedTab}
}

// The columns of 说明 that hold the lists of 数据有效性, beside what is printed.
const firstList = 11

// valueList is a list that cells of other sheets are chosen from.
type valueList struct {
	key    string // of its message: its defined name
	values []string
}

func (b *book) lists() []valueList {
	var bounds []string
	for _, v := range schema.Terms("Bound") {
		bounds = append(bounds, message.Term("Bound", v))
	}
	decided := make([]string, len(verdicts))
	for i, v := range verdicts {
		decided[i] = verdictWord(v)
	}
	units := slices.Clone(b.units)
	slices.Sort(units)
	if len(units) == 0 {
		units = []string{say("unit/default")}
	}
	return []valueList{
		{"bound", bounds}, {"qualifier", strings.Fields(say("list/qualifiers"))}, {"verdict", decided},
		{"yes-no", []string{say("yes"), say("no")}}, {"unit", units},
	}
}

// writeCover writes 说明.
func (b *book) writeCover() {
	s := b.cover
	lists, longest := b.lists(), 0
	for _, l := range lists {
		longest = max(longest, len(l.values))
	}
	s.beside = func(row int, cells []cell) []cell { return besideCover(s, lists, row, cells) }
	for _, r := range b.coverRows() {
		at := s.addHigh(r.height, r.cells...)
		for _, m := range r.merges {
			s.merge(at, m[0], m[1])
		}
	}
	b.writeDocuments()
	p := s.parts[0]
	for s.printRows = p.rows; p.rows < listHead+longest; {
		s.write(p, 0, nil)
	}
}

// listHead is the row of 说明 that names the lists; their values stand below, beside whatever is printed there.
const listHead = 2

// besideCover adds the row's values of the lists.
func besideCover(s *sheet, lists []valueList, row int, cells []cell) []cell {
	for i, l := range lists {
		k := row - listHead - 1
		if k < -1 || k >= len(l.values) {
			continue
		}
		for len(cells) < firstList+i {
			cells = append(cells, cell{look: &look{face: signFace}})
		}
		c := text(s.columns[firstList+i].title).in(look{face: headFace, align: "center"})
		if k >= 0 {
			c = text(l.values[k]).in(look{face: bodyFace, align: "center"})
		}
		cells = append(cells, c)
	}
	return cells
}

// coverRow is a row of the upper part of 说明.
type coverRow struct {
	height float64
	cells  []cell
	merges [][2]int // columns joined
}

// band is a row with one cell over the columns from to to.
func (r coverRow) band(from, to int, c cell) coverRow {
	for len(r.cells) <= to {
		r.cells = append(r.cells, cell{look: &look{face: signFace}})
	}
	for i := from; i <= to; i++ {
		r.cells[i] = cell{look: c.look}
	}
	r.cells[from] = c
	r.cells[from].wide = to > from
	r.merges = append(r.merges, [2]int{from, to})
	return r
}

func (b *book) coverRows() []coverRow {
	last := b.cover.printColumns - 1
	plain, wrapped := look{face: bodyFace}, look{face: bodyFace, wrap: true}
	rows := []coverRow{
		coverRow{height: 40}.band(0, last, text(b.o.Title).in(look{face: titleFace, align: "center"})),
		coverRow{height: 18}.band(0, last, text(say("cover/made", b.o.Producer)).in(look{face: noteFace, align: "center"})),
		coverRow{height: 26}.band(0, last, text(say("cover/totals")).in(look{face: bandFace})),
	}
	for _, t := range b.coverTotals() {
		left := text(t.name).in(plain)
		left.link, left.quiet = quoted(t.sheet.name)+"!A1", true
		r := coverRow{height: 18}.band(0, 1, left).band(2, 2, t.value.in(look{face: figureFace, format: "#,##0"})).
			band(3, last, text(t.note).in(wrapped))
		rows = append(rows, r)
	}
	rows = append(rows, coverRow{height: 26}.band(0, last, text(say("cover/sheets")).in(look{face: bandFace})))
	for _, key := range []string{"form", "staff", "detail", "check", "year", "rollup", "other", "reference", "excluded", "edit", "source"} {
		name := say("sheet/" + key)
		rows = append(rows, aboutRow(name, say("about/"+key), last))
		if key == "other" {
			for _, s := range b.official.list() {
				rows = append(rows, aboutRow(s.name, say("about/official"), last))
			}
		}
	}
	return append(rows, coverRow{height: 26}.band(0, last, text(say("cover/documents")).in(look{face: bandFace})))
}

// aboutRow is the row of a sheet: its name leads to it.
func aboutRow(name, about string, last int) coverRow {
	return coverRow{height: 18}.band(0, 1, linked(name, quoted(name)+"!A1").in(look{face: linkFace})).
		band(2, last, text(about).in(look{face: bodyFace, wrap: true}))
}

// coverTotal is a line of the totals: counted by a formula over the sheet that it tells of.
type coverTotal struct {
	name  string
	sheet *sheet
	value cell
	note  string
}

func (b *book) coverTotals() []coverTotal {
	t := b.totals
	all := b.tally[failed] + b.tally[passed] + b.tally[remark] + b.tally[undecided]
	column := columnName(b.checks.column("verdict"))
	rowsOf := func(s *sheet, n int) cell { return calculated(b.overParts(s, "COUNT(%!$A:$A)"), float64(n)) }
	var totals []coverTotal
	if n := b.inputs; n.all > 0 {
		totals = append(totals, coverTotal{say("total/inputs"), b.cover, count(n.all), say("total/inputs/unit", len(b.docs), n.copies, n.refused, n.skipped)})
	}
	totals = append(totals, []coverTotal{
		{say("total/documents"), b.cover, count(len(b.docs)), say("total/documents/unit")},
		{say("total/figures"), b.detail, count(t.figures), say("total/figures/unit", t.coded)},
		{say("total/other"), b.other, count(t.other), say("total/other/unit")},
		{say("total/doubtful"), b.detail, count(t.doubtful), say("total/doubtful/unit")},
		{say("sheet/check"), b.checks, rowsOf(b.checks, all), say("total/checks/unit")},
	}...)
	for i, v := range []string{failed, remark, undecided, passed} {
		indent := say("total/further")
		if i == 0 {
			indent = say("total/of-these")
		}
		formula := b.overParts(b.checks, `COUNTIF(%!$`+column+`:$`+column+`,"`+verdictWord(v)+`")`)
		totals = append(totals, coverTotal{indent + verdictWord(v), b.checks, calculated(formula, float64(b.tally[v])), say("total/" + v + "/unit")})
	}
	return append(totals,
		coverTotal{say("total/references"), b.references, count(t.references), say("total/references/unit")},
		coverTotal{say("sheet/excluded"), b.excluded, count(t.excluded), say("total/excluded/unit")},
		coverTotal{say("total/edits"), b.edits, count(t.edits), say("total/edits/unit")},
	)
}

// overParts adds a formula up over the parts of a sheet; % stands for the name of the part.
func (b *book) overParts(s *sheet, formula string) string {
	s.now(0)
	terms := make([]string, len(s.parts))
	for i, p := range s.parts {
		terms[i] = strings.ReplaceAll(formula, "%", quoted(p.name))
	}
	return strings.Join(terms, "+")
}

// readInputs counts the inputs and keeps those that have no document of their own.
func (b *book) readInputs() error {
	if b.o.Inputs == nil {
		return nil
	}
	n := &b.inputs
	for in, err := range b.o.Inputs {
		if err != nil {
			return err
		}
		n.all++
		switch {
		case in.CopyOf != "":
			n.copies++
		case in.Status == "quarantined":
			n.refused++
		case in.Status == "skipped":
			n.skipped++
		default:
			continue
		}
		b.without = append(b.without, in)
	}
	return nil
}

// writeDocuments writes the list of source files and the lines to be signed.
func (b *book) writeDocuments() {
	s := b.cover
	head := make([]cell, s.printColumns)
	for i := range head {
		head[i] = text(s.columns[i].title).in(look{face: headFace, align: "center", wrap: true})
	}
	at := s.addHigh(24, head...)
	s.repeatFrom, s.repeatTo = at.row, at.row
	for i, d := range b.docs {
		number := count(i + 1)
		if d.first.row > 0 {
			number.link = d.first.link()
		}
		s.add(number.in(look{face: bodyFace, align: "center", format: "0"}), text(d.name), text(d.title), text(d.issuer), text(d.number),
			yearText(d.period), count(d.figures), count(d.doubtful), count(d.failed), text(d.sha256))
	}
	for _, in := range b.without {
		words := ""
		if in.CopyOf != "" {
			words = say("input/copy", in.CopyOf)
		} else {
			words = say("input/"+in.Status, in.Code, in.Reason)
		}
		cells := make([]cell, s.printColumns)
		cells[1], cells[2] = text(in.Name), text(words)
		cells[s.column("sha256")] = text(in.SHA256)
		s.add(cells...)
	}
	s.across(36, text(say("cover/signatures")).in(look{face: signFace, align: "left"}))
}

func yearText(s string) cell {
	return periodCell(&s)
}
