package convert_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBenchmarksUseProcessorTime holds that every benchmark of the repository reports by processor time: each loop has
// its benchtest.Start, and each of these a rate.
func TestBenchmarksUseProcessorTime(t *testing.T) {
	loops := 0
	err := filepath.WalkDir("..", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "benchmarks_test.go" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		count := func(s string) int { return strings.Count(string(data), s) }
		started := count("benchtest.Start(b)") + count("= Start(b)")
		if count("for b.Loop() {") != started || count("b.N; ") > 0 || count("range b.N") > 0 {
			t.Errorf("%s: %d loops, %d of them measured", name, count("for b.Loop() {"), started)
		}
		if rates := count("\tm.Bytes(") + count("\tm.Count("); rates < started {
			t.Errorf("%s: %d loops measured, %d rates", name, started, rates)
		}
		loops += started
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if loops < 20 {
		t.Errorf("only %d loops were looked at", loops)
	}
}
