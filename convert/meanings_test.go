package convert

import (
	"testing"

	"guiwen/normalize"
)

// TestMeanings holds that every edit of the catalogue has a meaning in Chinese, and that no meaning is left over
// of an edit that normalization does not make.
func TestMeanings(t *testing.T) {
	known := map[string]bool{}
	for _, r := range normalize.Rules() {
		for _, name := range r.Names {
			known[name] = true
			if r.Action != normalize.Flag && !meanings.Has(name) && name[:5] != "flag." {
				t.Errorf("%s: no meaning", name)
			}
		}
	}
	for name := range meanings.Rows() {
		switch name[:4] {
		case "char", "dash", "docn", "dot.", "elli", "labe", "line", "mark", "quot", "spac", "titl", "widt":
			if !known[name] && name != "label.canonical" { // structure makes it, not the catalogue
				t.Errorf("%s: no rule of the catalogue makes such an edit", name)
			}
		}
	}
	if got := meaning("width.comma+outline.run-in"); got != "半角逗号改为全角；段首标题与正文分开" {
		t.Errorf("an edit of two rules: %q", got)
	}
}
