package reporttest

import (
	"bytes"
	"strings"
	"testing"

	"guiwen/schema"
)

// TestSameSeed holds that a seed gives the same bytes, and that seeds differ.
func TestSameSeed(t *testing.T) {
	seen := map[string]uint64{}
	for seed := range uint64(60) {
		for _, f := range Formats {
			list := Draw(seed, f)
			a, b := Spoil(seed, f, list...), Spoil(seed, f, list...)
			if !bytes.Equal(a.Data, b.Data) {
				t.Errorf("%s/%d: two runs differ", f, seed)
			}
			if f == TextFormat {
				if other, ok := seen[string(a.Data)]; ok {
					t.Errorf("seeds %d and %d give the same text", other, seed)
				}
				seen[string(a.Data)] = seed
			}
		}
	}
}

// TestMessesKeepText holds that a mess of line breaks loses no character of the report: what it changes is only where
// lines end and what stands between them.
func TestMessesKeepText(t *testing.T) {
	for _, m := range messes {
		if !m.Breaks || m.Name == "Markdown" || m.Lines == nil {
			continue
		}
		for seed := range uint64(20) {
			k := Spoil(seed, TextFormat, m)
			got := strings.NewReplacer("\n", "", "\f", "", " ", "", "\u3000", "").Replace(string(k.Data))
			rest := got
			for _, b := range k.Report.Blocks {
				for _, r := range Fold(b.Text) {
					i := strings.IndexRune(rest, r)
					if i < 0 {
						t.Fatalf("%s, seed %d: %q of block %q is lost", m.Name, seed, r, b.Text)
					}
					rest = rest[i+len(string(r)):]
				}
			}
		}
	}
}

// TestPageEnds holds that pages end where print ends them: every divided paragraph is divided behind a full row.
func TestPageEnds(t *testing.T) {
	divided := 0
	for seed := range uint64(30) {
		lines := pageEnds(Compose(seed).Lines(), 7, nil)
		for i, l := range lines {
			if !l.Broken || l.Role == schema.Title {
				continue
			}
			divided++
			before := lines[i-1]
			last := rows([]Line{before}, perLine)
			if row := last[len(last)-1]; row.x+em(row.text) < perLine-1 {
				t.Errorf("seed %d: %q is divided behind a row of %.1f characters", seed, before.Text, row.x+em(row.text))
			}
		}
	}
	if divided < 30 {
		t.Errorf("only %d paragraphs were divided", divided)
	}
}
