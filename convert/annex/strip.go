package annex

// strip is the rows of one document on one sheet, before it is known where they stand. Each group of rows is one thing: a
// figure, a block; all but the first row of it take what was too tall.
type strip struct {
	columns []column
	groups  int
	rows    coder
	looks   *lookTable
	need    []int // by column: half-width characters that its widest number takes
}

// lookTable numbers the looks of a document's cells.
type lookTable struct {
	list []look
	at   map[look]int
}

func (t *lookTable) number(l look) int {
	n, ok := t.at[l]
	if !ok {
		n = len(t.list)
		t.list = append(t.list, l)
		t.at[l] = n
	}
	return n
}

// stripRow is a row as a strip keeps it; height is in points.
type stripRow struct {
	height float64
	cells  []stripCell
}

// stripCell is a cell as a strip keeps it. Of a link that is kept to whose row it leads.
type stripCell struct {
	kind   cellKind
	text   string
	number float64
	look   int
	to     target
}

func (c *stripCell) code(x *coder) {
	kind := int(c.kind)
	x.number(&kind)
	c.kind = cellKind(kind)
	x.number(&c.look)
	to := int(c.to)
	x.number(&to)
	c.to = target(to)
	switch c.kind {
	case textCell:
		x.text(&c.text)
	case numberCell:
		x.float(&c.number)
	}
}

func (r *stripRow) code(x *coder) {
	x.float(&r.height)
	list(x, &r.cells, func(c *stripCell) { c.code(x) })
}

// add appends a group of rows.
func (t *strip) add(cells ...cell) {
	rest := split(t.columns, cells)
	t.groups++
	n := 1 + len(rest)
	t.rows.number(&n)
	t.row(cells)
	for _, more := range rest {
		t.row(more)
	}
}

func (t *strip) row(cells []cell) {
	r := stripRow{height: rowHeight(t.columns, cells), cells: make([]stripCell, len(cells))}
	for i, c := range cells {
		c, l := drawn(t.columns, i, c)
		if c.kind == numberCell {
			t.need = widened(t.need, i, shownWidth(l.format, c.number))
		}
		r.cells[i] = stripCell{c.kind, c.text, c.number, t.looks.number(l), c.to}
	}
	r.code(&t.rows)
}

// code keeps a strip, but for its columns and looks.
func (t *strip) code(x *coder) {
	x.number(&t.groups)
	list(x, &t.need, x.number)
	data := t.rows.out
	if x.reading {
		var s string
		x.text(&s)
		t.rows = *reader(s)
		return
	}
	x.bytes(&data)
}
