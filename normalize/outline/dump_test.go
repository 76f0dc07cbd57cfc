package outline

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDump(t *testing.T) {
	f, out := os.Getenv("DUMP"), os.Getenv("OUT")
	if f == "" {
		t.Skip()
	}
	for _, f := range strings.Split(f, ",") {
		b, _ := os.ReadFile(f)
		doc, text := built(filepath.Base(f), string(b))
		for _, b := range doc.Blocks {
			s := []rune(b.Text)
			if len(s) > 60 {
				s = append(append(s[:36:36], '…'), s[len(s)-10:]...)
			}
			num := ""
			if b.Number != nil {
				num = b.Number.Text
			}
			t.Logf("%s|%s%s|%s|%d i%d|%s", b.ID, b.Role, strings.Repeat("*", b.Level), num, utf8.RuneCountInString(b.Text), len(b.Items), string(s))
		}
		for _, d := range doc.Diagnostics {
			if d.Block != nil {
				t.Logf("%s %s %s", d.Code, *d.Block, d.Message)
			}
		}
		m, _ := json.Marshal(doc.Metadata)
		t.Log(string(m))
		_ = text
		if out != "" {
			doc.Normalization.Kinds = [][3]string{}
			m, _ := json.Marshal(doc)
			os.WriteFile(filepath.Join(out, filepath.Base(f)+".json"), m, 0o644)
		}
	}
}
