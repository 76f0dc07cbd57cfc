package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestManualsAreCurrent holds that docs/man has what the commands say of themselves, the same on every machine.
func TestManualsAreCurrent(t *testing.T) {
	pages := manuals()
	for name, page := range pages {
		if old, err := os.ReadFile(filepath.Join("../man", name)); err != nil || string(old) != string(page) {
			t.Errorf("docs/man/%s is not what the command says (%v): run go generate ./docs/generate", name, err)
		}
		for i, line := range strings.Split(string(page), "\n") {
			if strings.HasPrefix(line, "'") || strings.HasPrefix(line, ".") && !strings.ContainsAny(line[1:2], "SBTPnf\\") {
				t.Errorf("%s:%d: %q is taken for a request of the formatter", name, i+1, line)
			}
		}
	}
	files, err := filepath.Glob("../man/*.1")
	if err != nil || len(files) != len(pages) || pages["guiwen.1"] == nil || pages["guiwen-convert.1"] == nil {
		t.Errorf("%d files, %d pages, %v", len(files), len(pages), err)
	}
}
