package table

import (
	"testing"

	"guiwen/normalize/lex"
)

// probes tell, by class, whether a word acts in a head.
var probes = map[string]func(head, value string) bool{
	"total-head":    func(head, _ string) bool { return IsTotal(head) },
	"subtotal-head": func(head, _ string) bool { return isSubtotal(head) },
	"partial-head":  func(head, _ string) bool { return IsPartial(head) },
	"share":         func(head, _ string) bool { return IsShare(head) },
	"rate-noun":     func(head, _ string) bool { return unitIn(head).IsRate() },
	"count-head":    func(head, value string) bool { m := unitIn(head); return m.Unit != nil && m.Unit.Name == value },
	"unit-note":     func(head, _ string) bool { return unitNote(head).Unit != nil },
	"unit-column":   func(head, _ string) bool { return namesUnits(head) },
}

// TestLexicon runs the examples of the classes that this room proves.
func TestLexicon(t *testing.T) {
	for class, acts := range probes {
		for _, r := range lex.Examples(class) {
			value := lex.Class(class).Value(r.Word)
			if text, _, _ := lex.Marked(r.Acts); !acts(text, value) {
				t.Errorf("%s: %s does not act in %q", class, r.Word, r.Acts)
			}
			if text, _, _ := lex.Marked(r.Not); acts(text, value) {
				t.Errorf("%s: %s acts in %q", class, r.Word, r.Not)
			}
		}
	}
	for _, c := range lex.Classes() {
		if _, ok := probes[c.Name]; c.Proof == "table" && !ok {
			t.Errorf("class %s has no probe", c.Name)
		}
	}
}
