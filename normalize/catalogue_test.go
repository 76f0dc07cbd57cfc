package normalize

import (
	"slices"
	"strings"
	"testing"
)

// TestCatalogue holds that the catalogue and the rules of the program are the same, each name once.
func TestCatalogue(t *testing.T) {
	known := map[string]int{}
	for r := noRule + 1; r < ruleCount; r++ {
		if ruleNames[r] == "" {
			t.Errorf("rule %d has no name", r)
		}
		known[ruleNames[r]]++
	}
	for r := flagPrivateUse; r < ruleCount; r++ {
		if findings()[ruleNames[r]] == "" {
			t.Errorf("findings of %s say nothing", r)
		}
	}
	ids := map[string]bool{}
	for _, r := range Rules() {
		if ids[r.ID] {
			t.Errorf("%s stands twice in the catalogue", r.ID)
		}
		ids[r.ID] = true
		if r.Clause == "" || r.What == "" || r.Action == "" {
			t.Errorf("%s is not described", r.ID)
		}
		if r.By == "" && len(r.Passing)+len(r.Untouched)+len(r.Flagged) == 0 {
			t.Errorf("%s has no example", r.ID)
		}
		for _, name := range r.Names {
			known[name]--
		}
	}
	for name, n := range known {
		if n != 0 {
			t.Errorf("%s: in the program and in the catalogue differs by %d", name, n)
		}
	}
}

// TestExamples holds that every example of the catalogue is true, and that every name of a rule is used by one.
func TestExamples(t *testing.T) {
	for _, r := range Rules() {
		n, err := New(Options{Profile: r.Profile})
		if err != nil {
			t.Fatal(err)
		}
		var used []string
		for _, e := range r.Passing {
			out, rules := normalizeAs(n, e.In, e.Context)
			if out != e.Out {
				t.Errorf("%s: %q → %q, want %q", r.ID, e.In, out, e.Out)
			}
			used = append(used, rules...)
		}
		for _, s := range r.Untouched {
			if x, _ := n.Text(s); len(x.Edits()) > 0 {
				t.Errorf("%s: %q must not be touched: %q, %v", r.ID, s, x.String(), x.Edits())
			}
		}
		for _, s := range r.Flagged {
			x, found := n.Text(s)
			if len(x.Edits()) > 0 {
				t.Errorf("%s: %q must not be touched: %q", r.ID, s, x.String())
			}
			for _, f := range found {
				used = append(used, f.Rule)
			}
		}
		for _, name := range r.Names {
			if !slices.Contains(used, name) {
				t.Errorf("%s: no example shows %s", r.ID, name)
			}
		}
	}
}

// normalizeAs normalizes one paragraph in its context and returns the text and the rules used.
func normalizeAs(n *Normalizer, s string, c Context) (string, []string) {
	if strings.ContainsAny(s, "\n\r\v\f\u2028") {
		x, _ := n.Text(s)
		return x.String(), rulesOf(x.Edits())
	}
	edits, _ := n.Paragraph(nil, s, 0, c)
	return NewText(s, edits).String(), rulesOf(edits)
}

func rulesOf(edits []Edit) []string {
	var names []string
	for _, e := range edits {
		names = append(names, strings.Split(e.Rule, "+")...)
	}
	return names
}
