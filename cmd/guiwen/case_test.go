package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"guiwen/fixtures/ledgertest"
)

// TestCases runs the scripts of testdata/cases. Each states one promise of a batch run, of the workbook or of what a user
// sees, where files in use have shown a fault; its name is CASE-promise. What does not hold yet stands in open.tsv with the
// line of the script at which it fails by now, and the reason.
func TestCases(t *testing.T) {
	if testing.Short() {
		t.Skip("the scripts of TestScripts are enough for the race detector")
	}
	ledger := ledgertest.Read(t, "testdata/cases/open.tsv")
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d scripts, %v", len(files), err)
	}
	var names []string
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		names = append(names, name)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			skipped, failure := runScript(file, params(t))
			if skipped != "" {
				t.Skip(skipped)
			}
			if err := ledger.Judge(name, failure); err != nil {
				t.Error(err)
			}
		})
	}
	if err := ledger.Check(names); err != nil {
		t.Error(err)
	}
}

// runScript runs a script and returns why it was skipped, or how it failed.
func runScript(file string, p testscript.Params) (skipped string, failure error) {
	p.Files = []string{file}
	var r recorder
	testscript.RunT(&r, p)
	if r.failed {
		return "", fmt.Errorf("> %s\n%s", failedLine(file, r.log.String()), r.log.String())
	}
	return r.skipped, nil
}

var failedAt = regexp.MustCompile(`(?m)^FAIL: .*:(\d+): `)

// failedLine returns the line of a script at which it failed, by its log.
func failedLine(file, log string) string {
	m := failedAt.FindAllStringSubmatch(log, -1)
	data, err := os.ReadFile(file)
	if err != nil || len(m) == 0 {
		return "?"
	}
	n, _ := strconv.Atoi(m[len(m)-1][1])
	lines := strings.Split(string(data), "\n")
	if n < 1 || n > len(lines) {
		return "?"
	}
	return lines[n-1]
}

// A recorder is a testscript.T that keeps what became of a script: a failure that is expected is none of the test.
type recorder struct {
	log     strings.Builder
	failed  bool
	skipped string
}

func (r *recorder) Skip(args ...any) {
	r.skipped = "skipped: " + fmt.Sprint(args...)
	runtime.Goexit()
}

func (r *recorder) Fatal(args ...any) {
	r.Log(args...)
	r.FailNow()
}

func (r *recorder) Log(args ...any) { fmt.Fprintln(&r.log, args...) }

func (r *recorder) FailNow() {
	r.failed = true
	runtime.Goexit()
}

func (r *recorder) Parallel()     {}
func (r *recorder) Verbose() bool { return false }

// Run runs f in a goroutine that Skip and FailNow can end.
func (r *recorder) Run(_ string, f func(testscript.T)) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(r)
	}()
	<-done
}

// TestExpectedFailure holds that a failing script is seen with its line, and a passing one as such.
func TestExpectedFailure(t *testing.T) {
	dir := t.TempDir()
	for script, want := range map[string]string{
		"# one\nexists a\n-- a --\n":                 "",
		"# one\nexists a\n! exists a\n-- a --\n":     "> ! exists a\n",
		"exec guiwen version\nnosuchcommand a b\n":   "> nosuchcommand a b\n",
		"status 2 guiwen convert a\nstatus 2 true\n": "> status 2 true\n",
	} {
		file := filepath.Join(dir, "script.txtar")
		if err := os.WriteFile(file, []byte(script), 0o666); err != nil {
			t.Fatal(err)
		}
		skipped, failure := runScript(file, params(t))
		if failure == nil {
			failure = errors.New("")
		}
		if skipped != "" || !strings.HasPrefix(failure.Error(), want) || (want == "") != (failure.Error() == "") {
			t.Errorf("%q: %q, want %q", script, failure, want)
		}
	}
}
