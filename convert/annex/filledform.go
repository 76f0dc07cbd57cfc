package annex

// filledForms is what a document says of official forms (统计报表): the cells that it fills, and how many of their relations hold.
type filledForms struct {
	values    []formValue
	relations []formRelations
}

// formValue is a figure of a document that stands in a cell of a form.
type formValue struct {
	form              string   // id
	part, row, column int      // from 0; a row or column that the form leaves to the table is -1
	rows, columns     []string // the heads of its row and of its column, in the table
	value             float64
	kind, unit, block string
	figure            int // its place among the figures of the document, from 0
}

// formRelations counts the relations of a form that a document was checked for.
type formRelations struct {
	form          string // id
	held, failing int
}

func (f *filledForms) code(x *coder) {
	list(x, &f.values, func(v *formValue) { v.code(x) })
	list(x, &f.relations, func(r *formRelations) {
		x.text(&r.form)
		x.number(&r.held)
		x.number(&r.failing)
	})
}

func (v *formValue) code(x *coder) {
	for _, s := range []*string{&v.form, &v.kind, &v.unit, &v.block} {
		x.text(s)
	}
	for _, n := range []*int{&v.part, &v.row, &v.column, &v.figure} {
		x.number(n)
	}
	list(x, &v.rows, x.text)
	list(x, &v.columns, x.text)
	x.float(&v.value)
}

// of returns the counts of a form.
func (f *filledForms) of(form string) formRelations {
	for _, r := range f.relations {
		if r.form == form {
			return r
		}
	}
	return formRelations{form: form}
}

// formIndex finds the cells of official forms that figures stand in.
type formIndex struct {
	forms  map[string]*Form // by id
	locate func(form, code string, row, column []string) (part, line, value int, ok bool)
}

func newFormIndex(o Options) formIndex {
	f := formIndex{map[string]*Form{}, o.Locate}
	if o.Locate != nil {
		for i := range o.Forms {
			f.forms[o.Forms[i].ID] = &o.Forms[i]
		}
	}
	return f
}

// filled is what a document says of the forms.
func (f *formIndex) filled(e *entry) (in filledForms) {
	if len(e.Forms) == 0 || len(f.forms) == 0 {
		return in
	}
	for i := range e.Statistics {
		s := &e.Statistics[i]
		if s.Dimensions == nil || s.Dimensions.Form == nil || s.Value == nil || !isResult(s) {
			continue
		}
		form := f.forms[*s.Dimensions.Form]
		if form == nil {
			continue
		}
		part, row, column, ok := f.locate(form.ID, value(s.Indicator), s.Dimensions.Row, s.Dimensions.Column)
		if !ok {
			continue
		}
		in.values = append(in.values, formValue{
			form: form.ID, part: part, row: row, column: column, rows: s.Dimensions.Row, columns: s.Dimensions.Column,
			value: *s.Value, kind: s.Kind, unit: value(s.Unit), block: s.Block, figure: i,
		})
	}
	in.relations = e.relations()
	return in
}

// relations counts the relations of the forms of a document that hold, and that do not.
func (e *entry) relations() []formRelations {
	asked := map[string]map[string]bool{} // by form and id of the check
	var counts []formRelations
	for _, f := range e.Forms {
		if asked[f.ID] == nil {
			asked[f.ID] = map[string]bool{}
			counts = append(counts, formRelations{form: f.ID})
		}
		for _, id := range f.Relations {
			asked[f.ID][id] = true
		}
	}
	for i := range e.Checks {
		c := &e.Checks[i]
		if c.Holds == nil {
			continue
		}
		for k := range counts {
			switch r := &counts[k]; {
			case !asked[r.form][c.ID]:
			case *c.Holds:
				r.held++
			default:
				r.failing++
			}
		}
	}
	return counts
}

// fits reports whether a value stands in a cell that the form has. One that was kept may not.
func (f *formIndex) fits(v *formValue) bool {
	form := f.forms[v.form]
	if form == nil || v.part < 0 || v.part >= len(form.Parts) {
		return false
	}
	p := &form.Parts[v.part]
	return v.row >= -1 && v.row < len(p.Rows) && v.column >= -1 && v.column < len(p.Columns)
}
