// Package messagetest holds a room to its table of messages.
package messagetest

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"guiwen/schema/message"
)

var asked = regexp.MustCompile(`\bsay\("([^"]+)"`)

// Check holds that every message has its words in both languages with the same number of values, that the Go files of the current folder
// ask for none that the table does not have, and that they ask for all of it. Keys that are put together in code (say("verdict/"+v)) are
// asked where their beginning is.
func Check(t *testing.T, table *message.Table) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	keys, beginnings := map[string]bool{}, []string{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		data, err := os.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(data), -1) {
			if strings.HasSuffix(m[1], "/") {
				beginnings = append(beginnings, m[1])
			} else if keys[m[1]] = true; !table.Has(m[1]) {
				t.Errorf("%s asks for %q, which the table does not have", e.Name(), m[1])
			}
		}
	}
	begun := func(key string) bool {
		for _, b := range beginnings {
			if strings.HasPrefix(key, b) {
				return true
			}
		}
		return false
	}
	for key, row := range table.Rows() {
		if !keys[key] && !begun(key) {
			t.Errorf("nobody asks for %q", key)
		}
		if row.Chinese == "" || row.English == "" || strings.Count(row.Chinese, "{}") != strings.Count(row.English, "{}") {
			t.Errorf("%s: %q and %q are not the same message", key, row.Chinese, row.English)
		}
		if strings.ContainsFunc(row.Chinese, unicode.IsControl) {
			t.Errorf("%s: a control character", key)
		}
	}
}
