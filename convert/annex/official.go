package annex

import (
	"slices"
	"strings"
)

// officialForms are the sheets of the official forms (统计报表) that documents have: the rows and columns of the form in its own order and
// words, a page or more for each document.
type officialForms struct {
	in     *binder
	forms  formIndex
	titles []string          // of the sheets, in their order
	sheets map[string]*sheet // by title
}

func newOfficialForms(in *binder, o Options) *officialForms {
	f := &officialForms{in: in, forms: newFormIndex(o), sheets: map[string]*sheet{}}
	for i := range o.Forms {
		if title := o.Forms[i].Title; !slices.Contains(f.titles, title) {
			f.titles = append(f.titles, title)
		}
	}
	return f
}

// list returns the sheets that have rows, in the order of the forms.
func (f *officialForms) list() []*sheet {
	var list []*sheet
	for _, title := range f.titles {
		if s := f.sheets[title]; s != nil {
			list = append(list, s)
		}
	}
	return list
}

// Columns of a sheet of a form: the labels of rows, and values beside each other; a part that has more goes on below.
const mostValues = 15

// sheet returns the sheet of a form.
func (f *officialForms) sheet(form *Form) *sheet {
	if s := f.sheets[form.Title]; s != nil {
		return s
	}
	columns := slices.Clone(columnsBySheet()["official"])
	for len(columns) < mostValues+1 {
		columns = append(columns, columns[1])
	}
	name := []rune(form.Title)
	s := &sheet{in: f.in, name: string(name[:min(len(name), longestSheetName)]), columns: columns, landscape: true, tab: printedTab}
	f.sheets[form.Title] = s
	return s
}

// longestSheetName is the number of code points of the name of a sheet; (2) may follow.
const longestSheetName = 26

// grid is a part of a form as a document fills it.
type grid struct {
	part          *FormPart
	rows, columns []FormLine
	cells         map[[2]int]*gridValue
	row, column   map[string]int // of those that are the table's own, by their heads
}

// gridValue is a value with the place of its figure in 明细, if it has one.
type gridValue struct {
	*formValue
	at place
}

// formCopy is a form as a document fills it once.
type formCopy struct {
	form  *Form
	parts map[int]*grid
}

// add writes the forms of a document, whose figures stand in 明细 at their places; nil where there is no such sheet.
func (f *officialForms) add(d *summary, number int, filled *filledForms, figures []place) error {
	var copies []*formCopy
	for i := range filled.values {
		v := &gridValue{formValue: &filled.values[i]}
		if !f.forms.fits(v.formValue) {
			return errKept
		}
		if v.figure >= 0 && v.figure < len(figures) {
			v.at = figures[v.figure]
		}
		copies = placed(copies, f.forms.forms[v.form], v)
	}
	for i, c := range copies {
		f.write(d, number, filled, c, i)
	}
	return nil
}

// placed puts a value into the copy of a form that is being filled; where its cell has another value, a new copy begins: the document has the
// form twice, of two bodies or years, and they are not mixed.
func placed(copies []*formCopy, form *Form, v *gridValue) []*formCopy {
	var c *formCopy
	for _, k := range copies {
		if k.form == form {
			c = k
		}
	}
	for {
		if c == nil {
			c = &formCopy{form, map[int]*grid{}}
			copies = append(copies, c)
		}
		g := c.parts[v.part]
		if g == nil {
			g = newGrid(&form.Parts[v.part])
			c.parts[v.part] = g
		}
		at := [2]int{v.row, v.column}
		if v.row < 0 {
			at[0] = own(&g.rows, g.row, v.rows)
		}
		if v.column < 0 {
			at[1] = own(&g.columns, g.column, v.columns)
		}
		was := g.cells[at]
		if was == nil {
			g.cells[at] = v
			return copies
		}
		if was.value == v.value && was.block == v.block {
			return copies
		}
		c = nil
	}
}

func newGrid(p *FormPart) *grid {
	return &grid{p, slices.Clone(p.Rows), slices.Clone(p.Columns), map[[2]int]*gridValue{}, map[string]int{}, map[string]int{}}
}

// own returns the line of a part that has the heads, of lines that are the table's own.
func own(lines *[]FormLine, at map[string]int, heads []string) int {
	key := strings.Join(heads, "\n")
	i, ok := at[key]
	if !ok {
		i = len(*lines)
		at[key] = i
		*lines = append(*lines, FormLine{Heads: slices.Clone(heads)})
	}
	return i
}

// write writes a copy of a form; n copies of the document are written before it.
func (f *officialForms) write(d *summary, number int, filled *filledForms, c *formCopy, n int) {
	s := f.sheet(c.form)
	if p := s.now(4); p.rows > 0 {
		s.breakPage()
	}
	s.across(36, text(c.form.Title).in(look{face: titleFace, align: "center"}))
	body, year := named(d.issuer), say("year/unknown")
	if n > 0 {
		body += say("form/further", strings.TrimSuffix(topicNumber(n+1), say("number/of", "")))
	}
	if d.year != 0 {
		year = yearTitle(d.year)
	}
	s.across(24, text(say("official/body", body, year)).in(look{face: bandFace, align: "left"}))
	s.across(18, text(say("official/source", number, d.name)).in(look{face: noteFace, align: "left", wrap: true}))
	for i := range c.form.Parts {
		if g := c.parts[i]; g != nil {
			g.write(s, d.issuer)
		}
	}
	s.across(20, text(filled.of(c.form.ID).words()).in(look{face: noteFace, align: "left", wrap: true}))
	s.across(30, text(say("form/signatures")).in(look{face: signFace, align: "left"}))
}

// words says how many relations hold.
func (r formRelations) words() string {
	if r.failing > 0 {
		return say("official/relations-fail", r.held+r.failing, r.failing)
	}
	return say("official/relations", r.held)
}

// write writes a part: its title, heads and rows, as many columns beside each other as the sheet has.
func (g *grid) write(s *sheet, issuer string) {
	title := g.part.Title
	if u := g.moneyUnit(); u != "" {
		title += say("official/unit", u)
	}
	s.across(22, text(title).in(look{face: topicFace, align: "left"}))
	for from := 0; from < max(len(g.columns), 1); from += mostValues {
		to := min(from+mostValues, len(g.columns))
		g.writeHeads(s, from, to)
		for r := range g.rows {
			if g.prints(r) {
				g.writeRow(s, r, from, to, issuer)
			}
		}
	}
}

// prints reports whether a row of the form is printed: those of the form, whether they have values or not, unless their wording is not
// known; of a form that leaves the columns to the table, those with values.
func (g *grid) prints(row int) bool {
	l := &g.rows[row]
	if l.Same {
		return false
	}
	if len(g.part.Columns) > 0 && !l.Bare {
		return true
	}
	last := row
	if l.Group {
		for last+1 < len(g.rows) && g.rows[last+1].Depth > l.Depth {
			last++
		}
	}
	for r := row; r <= last; r++ {
		for c := range g.columns {
			if g.cells[[2]int{r, c}] != nil {
				return true
			}
		}
	}
	return false
}

// writeHeads writes the heads of the columns from to to: as many rows as heads stand over each other, those of neighbours that are the same
// joined.
func (g *grid) writeHeads(s *sheet, from, to int) {
	levels := 1
	for _, c := range g.columns[from:to] {
		levels = max(levels, len(c.Heads))
	}
	head := look{face: headFace, align: "center", wrap: true}
	first := 0
	for level := range levels {
		cells := make([]cell, to-from+1)
		lines := 1
		for k := range cells {
			cells[k].look = &head
			if k > 0 {
				if heads := g.columns[from+k-1].Heads; level < len(heads) {
					cells[k] = text(heads[level]).in(head)
					if level == len(heads)-1 {
						lines = max(lines, (linesIn(heads[level], s.columns[k].fit()-2)+levels-level-1)/(levels-level))
					}
				}
			}
		}
		for k := 1; k < len(cells); k++ {
			if g.joined(from, k, level) {
				cells[k].kind, cells[k].text = empty, ""
			}
		}
		row := s.addHigh(6+15*float64(lines), cells...).row
		if level == 0 {
			first = row
		}
		for k := 1; k < len(cells); {
			end := k + 1
			for end < len(cells) && g.joined(from, end, level) {
				end++
			}
			if end > k+1 {
				s.mergeArea(k, row, end-1, row)
			}
			k = end
		}
	}
	s.mergeArea(0, first, 0, first+levels-1)
	for k, c := range g.columns[from:to] {
		if n := max(len(c.Heads), 1); n < levels {
			s.mergeArea(k+1, first+n-1, k+1, first+levels-1)
		}
	}
}

// joined reports whether the head of a level of the k-th column shown is that of the column before it.
func (g *grid) joined(from, k, level int) bool {
	if k < 2 {
		return false
	}
	a, b := g.columns[from+k-2].Heads, g.columns[from+k-1].Heads
	return level < len(a)-1 && level < len(b)-1 && slices.Equal(a[:level+1], b[:level+1])
}

// writeRow writes a row with the columns from to to.
func (g *grid) writeRow(s *sheet, row, from, to int, issuer string) {
	l := &g.rows[row]
	label := strings.Join(l.Heads, "·")
	if l.Bare || label == "" {
		label = issuer
		for c := range g.columns {
			if v := g.cells[[2]int{row, c}]; v != nil && len(v.rows) > 0 {
				label = v.rows[len(v.rows)-1]
				break
			}
		}
	}
	cells := make([]cell, to-from+1)
	cells[0] = text(label).in(look{face: bodyFace, wrap: true, indent: min(l.Depth, 4)})
	for c := from; c < to; c++ {
		at := &cells[c-from+1]
		at.look = &look{face: figureFace}
		if v := g.cells[[2]int{row, c}]; v != nil {
			*at = v.cell(unitOf(l, &g.columns[c]))
		}
	}
	s.add(cells...)
}

// unitOf is the unit that values of a cell are printed in; "" where the form does not say.
func unitOf(row, column *FormLine) string {
	if column.Unit != "" {
		return column.Unit
	}
	return row.Unit
}

// moneyUnit is 万元 where a part prints sums in it without the heads saying so.
func (g *grid) moneyUnit() string {
	for at, v := range g.cells {
		if unitOf(&g.rows[at[0]], &g.columns[at[1]]) == "" && v.isLarge() {
			return say("unit/ten-thousand-yuan")
		}
	}
	return ""
}

func (v *formValue) isLarge() bool {
	return v.kind == "money" && v.unit == say("unit/yuan")
}

// cell shows a value in the unit of the form. One in a unit that the form does not have is shown with its own.
func (v *gridValue) cell(unit string) cell {
	if unit == "" && v.isLarge() {
		unit = say("unit/ten-thousand-yuan")
	}
	n, l := v.value, look{face: figureFace}
	if own := v.unit; unit != "" && own != unit {
		by := timesOf(unit, own)
		if by == 0 {
			return text(plain(n) + own).in(look{face: figureFace, align: "right", wrap: true}).leading(v.at)
		}
		n = round(n/by, decimals(n)+10)
		if v.kind == "money" {
			l.format = moneyFormat
		}
	}
	return number(n).in(l).leading(v.at)
}

// leading makes a cell lead to a place, if it is one.
func (c cell) leading(at place) cell {
	if at.row > 0 {
		c.link, c.quiet = at.link(), true
	}
	return c
}

// timesOf is how many of the unit own make one of unit: 10,000 元 one 万元. 0 where they measure different things.
func timesOf(unit, own string) float64 {
	for i, sign := range strings.Split(say("unit/large"), "") {
		if unit == sign+own {
			return []float64{1e4, 1e8}[i]
		}
	}
	return 0
}
