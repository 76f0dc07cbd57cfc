package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// differences are the changes between two runs, in groups of similar ones by kind of fact.
type differences struct {
	documents int                          // looked at
	changed   int                          // with any change
	groups    map[string]map[string]*group // by kind, by name
}

// group is a kind of change: "role: paragraph → heading", "figure in 件 gone".
type group struct {
	name      string
	count     int
	documents []string // in which it is met, each once
	examples  []string // the first of each document
}

// closed are the fields of few values: their changes are grouped by what became of what.
var closed = []string{"status", "role", "level", "unit", "indicator", "kind", "holds", "header", "rowSpan", "colSpan", "bound", "mentions"}

// document compares the facts of one document.
func (d *differences) document(name string, facts map[string][2][]fact) {
	d.documents++
	found := false
	for kind, both := range facts {
		for _, c := range changes(both[0], both[1]) {
			d.add(kind, name, c)
			found = true
		}
	}
	if found {
		d.changed++
	}
}

// change is a fact that came, went, or has another field.
type change struct{ group, before, after string }

func (d *differences) add(kind, document string, c change) {
	if d.groups[kind] == nil {
		d.groups[kind] = map[string]*group{}
	}
	g := d.groups[kind][c.group]
	if g == nil {
		g = &group{name: c.group}
		d.groups[kind][c.group] = g
	}
	g.count++
	if slices.Contains(g.documents, document) {
		return
	}
	g.documents = append(g.documents, document)
	example := "  " + document + "\n"
	if c.before != "" {
		example += "    - " + c.before + "\n"
	}
	if c.after != "" {
		example += "    + " + c.after + "\n"
	}
	g.examples = append(g.examples, example)
}

// changes pairs the facts of two documents: those at the same place first, then those with the same anchor. What is
// left has gone or come.
func changes(before, after []fact) []change {
	before, after, found := paired(before, after, func(f fact) string { return f.anchor + "\x00" + f.at })
	before, after, more := paired(before, after, func(f fact) string { return f.anchor })
	found = append(found, more...)
	for _, f := range before {
		found = append(found, change{f.group + " gone", f.String(), ""})
	}
	for _, f := range after {
		found = append(found, change{f.group + " came", "", f.String()})
	}
	return found
}

// paired pairs facts whose keys are the same, in their order, and returns those without a partner and what the pairs
// differ in.
func paired(before, after []fact, key func(fact) string) (restBefore, restAfter []fact, found []change) {
	waiting := map[string][]fact{}
	for _, f := range after {
		waiting[key(f)] = append(waiting[key(f)], f)
	}
	for _, f := range before {
		k := key(f)
		if len(waiting[k]) == 0 {
			restBefore = append(restBefore, f)
			continue
		}
		found = append(found, fieldChanges(f, waiting[k][0])...)
		waiting[k] = waiting[k][1:]
	}
	// The last of after with a key are those that wait.
	for _, f := range slices.Backward(after) {
		k := key(f)
		if n := len(waiting[k]); n > 0 {
			waiting[k] = waiting[k][:n-1]
			restAfter = append(restAfter, f)
		}
	}
	slices.Reverse(restAfter)
	return restBefore, restAfter, found
}

// fieldChanges names each field in which two facts differ.
func fieldChanges(a, b fact) []change {
	var found []change
	for i, x := range a.fields {
		if i >= len(b.fields) || b.fields[i][0] != x[0] || b.fields[i][1] == x[1] {
			continue
		}
		name := x[0] + " changed"
		switch y := b.fields[i][1]; {
		case slices.Contains(closed, x[0]):
			name = fmt.Sprintf("%s: %s → %s", x[0], or(x[1], "none"), or(y, "none"))
		case x[1] == "":
			name = x[0] + " came"
		case y == "":
			name = x[0] + " gone"
		}
		found = append(found, change{name, a.String(), b.String()})
	}
	return found
}

// write writes a table of all groups and the first examples of each, the largest groups first.
func (d *differences) write(w io.Writer, examples int) {
	fmt.Fprintf(w, "\n%d of %d documents changed.\n", d.changed, d.documents)
	if d.changed == 0 {
		return
	}
	fmt.Fprint(w, "\n| what | change | times | documents |\n|---|---|---|---|\n")
	for _, kind := range factKinds {
		for _, g := range sorted(d.groups[kind]) {
			fmt.Fprintf(w, "| %s | %s | %d | %d |\n", kind, strings.ReplaceAll(g.name, "|", `\|`), g.count, len(g.documents))
		}
	}
	for _, kind := range factKinds {
		if len(d.groups[kind]) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n## %s\n", kind)
		for _, g := range sorted(d.groups[kind]) {
			fmt.Fprintf(w, "\n### %s: %d in %d documents\n\n```\n", g.name, g.count, len(g.documents))
			for _, e := range g.examples[:min(examples, len(g.examples))] {
				fmt.Fprint(w, e)
			}
			fmt.Fprint(w, "```\n")
		}
	}
}

func sorted(groups map[string]*group) []*group {
	return slices.SortedFunc(maps.Values(groups), func(a, b *group) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return strings.Compare(a.name, b.name)
	})
}
