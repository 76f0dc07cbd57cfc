package form

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed forms.tsv
var builtIn string

var forms = sync.OnceValue(func() []*Form {
	list, err := parse(builtIn)
	if err != nil {
		panic("form: the embedded forms: " + err.Error()) // a test reads them; no input reaches this
	}
	return list
})

// All returns the forms in their order. The caller must not change them.
func All() []*Form { return forms() }

// parse reads the table of forms.
func parse(text string) ([]*Form, error) {
	p := parser{forms: map[string]*Form{}, parts: map[[2]string]*Part{}}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "form\t") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 9 {
			return nil, fmt.Errorf("line %d: %d columns, want 9", n+1, len(f))
		}
		if err := p.line(f); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	for _, part := range p.parts {
		part.markGroups(p.parents)
	}
	return p.list, nil
}

type parser struct {
	list    []*Form
	forms   map[string]*Form
	parts   map[[2]string]*Part
	parents map[*Part]map[string]bool
}

// line reads one line: form, part, kind, id, parent, label, unit, value, certainty.
func (p *parser) line(f []string) error {
	form, id, parent, text, unit, value := p.forms[f[0]], f[3], f[4], f[5], f[6], f[7]
	part := p.parts[[2]string{f[0], f[1]}]
	seen := f[8] != "?"
	switch f[2] {
	case "form":
		form = &Form{ID: f[0], Title: text}
		from, to, _ := strings.Cut(value, "/")
		form.From, _ = strconv.Atoi(from)
		form.To, _ = strconv.Atoi(to)
		p.forms[f[0]], p.list = form, append(p.list, form)
		return nil
	case "part":
		if form == nil {
			return fmt.Errorf("no form %s", f[0])
		}
		part = &Part{Form: form, ID: f[1], Title: text, cells: map[[2]string]string{}}
		p.parts[[2]string{f[0], f[1]}] = part
		form.Parts = append(form.Parts, part)
		return nil
	}
	if part == nil {
		return fmt.Errorf("no part %s of %s", f[1], f[0])
	}
	switch f[2] {
	case "row":
		l := newLine(id, text, unit, value, seen)
		if parent != "" {
			if p.parents == nil {
				p.parents = map[*Part]map[string]bool{}
			}
			if p.parents[part] == nil {
				p.parents[part] = map[string]bool{}
			}
			p.parents[part][parent] = true
			for i := range part.Rows {
				if part.Rows[i].ID == parent {
					l.above = append(append(l.above, part.Rows[i].above...), part.Rows[i].key)
				}
			}
		}
		part.Rows = append(part.Rows, l)
	case "column":
		part.Columns = append(part.Columns, newLine(id, text, unit, value, seen))
	case "cell":
		row, column, ok := strings.Cut(id, " ")
		if !ok {
			return fmt.Errorf("cell %q: want row and column", id)
		}
		part.cells[[2]string{row, column}] = value
	case "relation":
		r, err := parseRelation(value, part)
		if err != nil {
			return err
		}
		part.relations = append(part.relations, r)
	default:
		return fmt.Errorf("unknown kind %q", f[2])
	}
	return nil
}

// markGroups marks the rows that only head others: those with rows below and no indicator, or none of their own cells.
func (p *Part) markGroups(parents map[*Part]map[string]bool) {
	for i := range p.Rows {
		p.Rows[i].group = parents[p][p.Rows[i].ID] && p.Rows[i].value == ""
	}
}
