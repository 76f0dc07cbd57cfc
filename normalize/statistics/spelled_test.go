package statistics

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"guiwen/schema"
)

// TestSpelled reads sentences with a number in many spellings: the value, unit and bound of the one figure, or none.
func TestSpelled(t *testing.T) {
	data, err := os.ReadFile("testdata/spelled.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cell) != 3 {
			continue
		}
		doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: cell[0]}}}
		found := Find(doc, Default())
		got := "null"
		if len(found.Statistics) == 1 {
			s := found.Statistics[0]
			unit := ""
			if s.Unit != nil {
				unit = *s.Unit
			}
			got = strconv.FormatFloat(*s.Value, 'f', -1, 64) + " " + unit + " " + s.Bound
		}
		if got != cell[1] {
			t.Errorf("%s: %s, want %s (%s)", cell[0], got, cell[1], cell[2])
		}
	}
}
