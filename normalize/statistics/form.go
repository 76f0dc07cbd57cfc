package statistics

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"guiwen/normalize/form"
	"guiwen/normalize/lex"
	"guiwen/normalize/table"
	"guiwen/schema"
)

// readForms finds the official forms among the tables, and gives their numbers codes, units and what they are a part of. In a form
// nothing else says what a number counts.
func (f *finder) readForms() {
	if len(f.tables) == 0 {
		return
	}
	tables := make([]*table.Table, len(f.tables))
	for i := range f.tables {
		tables[i] = f.tables[i].table
	}
	for i, m := range form.Recognize(tables, f.standing.baseYear(schema.Result)) {
		if m == nil {
			continue
		}
		t := &f.tables[i]
		t.form = m
		for k := t.first; k < t.end; k++ {
			f.codeCell(&f.facts[k], m)
		}
		f.partsOfForm(t)
	}
}

// codeCell gives a number of a form its code.
func (f *finder) codeCell(t *fact, m *form.Match) {
	if t.cell == nil {
		return
	}
	t.indicator = -1
	c, ok := m.Cells[form.Place{Row: t.cell.cell.Row, Column: t.cell.cell.Column}]
	if !ok {
		return
	}
	t.cell.form, t.cell.code = m.Form.ID, c.Indicator
	if k, ok := f.c.byID[c.Indicator]; ok {
		t.indicator = k
	}
	if u, power, w := lex.Measure(c.Unit); t.unit == nil && u != nil && power == 0 && w == len(c.Unit) {
		t.unit, t.kind = u, u.Kind
	}
}

// partsOfForm notes which numbers of a form are parts of others: the parts of its totals.
func (f *finder) partsOfForm(t *blockTable) {
	byPlace := f.byPlace(t.first, t.end)
	for _, s := range t.form.Sums {
		if len(s.Left) != 1 {
			continue
		}
		whole, ok := byPlace[s.Left[0]]
		if !ok {
			continue
		}
		for _, p := range s.Right {
			if k, ok := byPlace[p]; ok && f.facts[k].partOf < 0 && k != whole {
				f.facts[k].partOf = whole
			}
		}
	}
}

// formSums tests the relations of the form of a table, and returns the facts that they say the sum of. What a form prints must hold.
func (f *finder) formSums(t *blockTable, byPlace map[form.Place]int) map[int]bool {
	if t.form == nil {
		return nil
	}
	done := map[int]bool{}
	for _, s := range t.form.Sums {
		left, all := factsAt(byPlace, s.Left)
		right, rest := factsAt(byPlace, s.Right)
		if len(left) == 0 || len(right) == 0 || len(left)+len(right) < 3 {
			continue // a sum of one is none
		}
		c, ok := f.relationCheck(left, right)
		if !ok || !*c.Holds && (s.Missing || !all || !rest && *c.Computed < *c.Stated) {
			continue // what is not given may be what is missing
		}
		if len(left) == 1 {
			done[left[0]] = true
		}
		c.ID = strconv.Itoa(t.block) // until it has its own
		f.checks = append(f.checks, c)
	}
	return done
}

// factsAt returns the facts at places, and whether each place has one.
func factsAt(byPlace map[form.Place]int, places []form.Place) (list []int, all bool) {
	all = true
	for _, p := range places {
		if k, ok := byPlace[p]; ok {
			list = append(list, k)
		} else {
			all = false
		}
	}
	return list, all
}

// relationCheck tests whether two lists of facts have the same sum. It returns false where one is not exact or differs in unit.
func (f *finder) relationCheck(left, right []int) (schema.Check, bool) {
	if len(left) == 1 {
		if !slices.ContainsFunc(right, func(k int) bool { return !addable(&f.facts[left[0]], &f.facts[k]) }) {
			if t, ok := f.total(left[0], right); ok {
				return f.sumCheck(left[0], right, t, &t.holds), true
			}
		}
		return schema.Check{}, false
	}
	stated, computed, tolerance := new(big.Rat), new(big.Rat), new(big.Rat)
	var ids, terms [2][]string
	for side, list := range [...][]int{left, right} {
		for _, k := range list {
			v, ok := f.amount(k)
			if !ok || !addable(&f.facts[left[0]], &f.facts[k]) {
				return schema.Check{}, false
			}
			sum := []*big.Rat{stated, computed}[side]
			sum.Add(sum, v)
			tolerance.Add(tolerance, slack(&f.facts[k]))
			ids[side] = append(ids[side], statisticID(k))
			terms[side] = append(terms[side], f.facts[k].value.String())
		}
	}
	diff := new(big.Rat).Sub(stated, computed)
	holds := diff.Abs(diff).Cmp(tolerance) <= 0
	return schema.Check{Kind: checkSum, Formula: strings.Join(terms[0], " + ") + " = " + strings.Join(terms[1], " + "),
		Statistics: slices.Concat(ids[0], ids[1]), Stated: float(stated), Computed: float(computed), Tolerance: *float(tolerance), Holds: &holds}, true
}

// publishForms returns the forms that were recognized, with the checks that their relations are, and what of their tables does not fit.
func (f *finder) publishForms(checks []schema.Check, marks []string) ([]schema.Form, []schema.Diagnostic) {
	forms, notes := []schema.Form{}, []schema.Diagnostic{}
	for i := range f.tables {
		t := &f.tables[i]
		if t.form == nil {
			continue
		}
		b := &f.doc.Blocks[t.block]
		out := schema.Form{ID: t.form.Form.ID, Block: b.ID, Cells: t.form.Size, Relations: []string{}}
		strange := 0
		for k := t.first; k < t.end; k++ {
			switch p := f.facts[k].cell; {
			case p == nil:
			case p.form != "":
				out.Matched++
			default:
				strange++
			}
		}
		for k := range checks {
			if marks[k] == strconv.Itoa(t.block) {
				out.Relations = append(out.Relations, checks[k].ID)
			}
		}
		forms = append(forms, out)
		if strange > 0 {
			notes = append(notes, schema.Diagnostic{Code: "form.no-place", Severity: "info", Block: &b.ID,
				Message: strconv.Itoa(strange) + " numbers of the table stand at no place of the form " + out.ID})
		}
	}
	return forms, notes
}
