package normalize

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write docs/rules.md")

// TestRulesDoc holds docs/rules.md to the catalogue.
func TestRulesDoc(t *testing.T) {
	name := filepath.Join("..", "docs", "rules.md")
	want := RulesMarkdown()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/rules.md is not what the catalogue says: run go test ./normalize -run TestRulesDoc -update")
	}
}
