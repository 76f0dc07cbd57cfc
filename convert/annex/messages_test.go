package annex

import (
	"testing"

	"guiwen/schema/message/messagetest"
)

func TestMessages(t *testing.T) { messagetest.Check(t, messages) }

// TestTables holds that every row of the tables of columns was read.
func TestTables(t *testing.T) {
	for name, want := range map[string]int{"cover": 16, "form": 7, "detail": 22, "other": 14, "rollup": 8, "official": 2, "check": 14, "year": 8, "reference": 12, "excluded": 7, "edit": 9, "source": 8} {
		if got := len(columnsBySheet()[name]); got != want {
			t.Errorf("%s: %d columns, want %d", name, got, want)
		}
	}
	if len(faces()) != int(linkFace)+1 || len(csvTables()) != 7 {
		t.Errorf("%d faces, %d CSV files", len(faces()), len(csvTables()))
	}
}
