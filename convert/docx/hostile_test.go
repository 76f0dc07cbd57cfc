package docx

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"guiwen/normalize/source"
)

// shared returns the folder of material that is kept outside the repository, or skips the test.
func shared(t testing.TB) string {
	if dir := os.Getenv("GUIWEN_SHARED"); dir != "" {
		return dir
	}
	dir, _ := os.Getwd()
	for parent := filepath.Dir(dir); parent != dir; dir, parent = parent, filepath.Dir(parent) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			if side := filepath.Join(parent, "shared"); isFolder(side) {
				return side
			}
		}
	}
	t.Skip("SKIPPED: set GUIWEN_SHARED to the folder with samples and hostile files")
	return ""
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// codeOfExpectation maps a word of the list of hostile cases to the code that the manifest reports.
func codeOfExpectation(word string) source.Code {
	switch {
	case word == "ok" || word == "ok+warn":
		return ""
	case word == "encrypted":
		return source.Encrypted
	case word == "empty_file":
		return source.Empty
	case word == "unsupported_type" || word == "type_mismatch":
		return source.Unsupported // of the reader; whoever detects formats may then read it as what it is
	case word == "limit_depth":
		return source.LimitDepth
	case strings.HasPrefix(word, "limit"):
		return source.LimitSize
	}
	return source.Corrupt
}

// salvaged are hostile files that were expected to be refused before the text of damaged files was read.
var salvaged = map[string]string{"docx/truncated.docx": "ok+warn"}

// TestHostile: every hostile file gets the verdict that the contract expects, in bounded time and memory.
func TestHostile(t *testing.T) {
	dir := shared(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("SKIPPED: no python3 to write the hostile files with")
	}
	out := t.TempDir()
	// The generator also writes files for tools that may be missing; what counts is the list it leaves.
	command := exec.Command(python, filepath.Join(dir, "reliability", "hostile.py"), out)
	if message, err := command.CombinedOutput(); err != nil {
		t.Logf("generator: %v: %.300s", err, message)
	}
	list, err := os.ReadFile(filepath.Join(dir, "reliability", "hostile-cases.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for lines := bufio.NewScanner(bytes.NewReader(list)); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) < 3 || !strings.HasPrefix(fields[0], "docx/") {
			continue
		}
		seen++
		t.Run(strings.TrimPrefix(fields[0], "docx/"), func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(out, fields[0]))
			if err != nil {
				t.Fatal(err)
			}
			checkVerdict(t, data, cmp.Or(salvaged[fields[0]], fields[2]))
		})
	}
	if seen < 40 {
		t.Errorf("the list holds %d cases for this reader, want at least 40", seen)
	}
}

func checkVerdict(t *testing.T, data []byte, expected string) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	at := time.Now()
	doc, err := Read(context.Background(), source.Input{Name: "hostile.docx", Data: data}, source.Limits{})
	took := time.Since(at)
	runtime.ReadMemStats(&after)
	if took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 512<<20 {
		t.Errorf("allocated %d MiB", allocated>>20)
	}
	code := source.CodeOf(err)
	fits := false
	for _, word := range strings.Split(expected, "_or_") {
		if code != codeOfExpectation(word) {
			continue
		}
		fits = true
		var coded *source.Error
		if errors.As(err, &coded) && code == source.Corrupt && coded.Detail != word {
			t.Errorf("detail %q, want %q", coded.Detail, word)
		}
	}
	if !fits {
		t.Errorf("verdict %q (%v), want %s", code, err, expected)
	}
	if err == nil {
		warned := hasWarning(doc)
		if expected == "ok+warn" && !warned {
			t.Errorf("no warning; notes: %v", doc.Notes)
		}
		if expected == "ok" && warned {
			t.Errorf("a warning: %v", doc.Notes)
		}
		for _, word := range []string{"DELETED", "HIDDEN", "DDEAUTO", "cmd.exe"} {
			if strings.Contains(withoutDeleted(doc), word) {
				t.Errorf("the text holds %s", word)
			}
		}
	}
	t.Logf("%-20s %-12s %v %d KiB %v", expected, code, took.Round(time.Microsecond), (after.TotalAlloc-before.TotalAlloc)>>10, err)
}

// withoutDeleted returns the raw text without what tracked changes deleted, which stands in it marked.
func withoutDeleted(doc *source.Document) string {
	text := []byte(doc.Text)
	for _, p := range doc.Parts {
		for _, m := range p.Marks {
			if m.Kind == source.Deleted {
				copy(text[m.Start:m.End], bytes.Repeat([]byte{' '}, m.End-m.Start))
			}
		}
	}
	return string(text)
}

func hasWarning(doc *source.Document) bool {
	for _, n := range doc.Notes {
		if n.Severity == source.Warning {
			return true
		}
	}
	return false
}
