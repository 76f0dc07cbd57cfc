package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// stages are the packages whose tests are asked about a mutant of a package, one after the other: the quickest first.
func stages(pkg string) [][]string {
	list := [][]string{{pkg}, {"./fixtures/..."}, {"./convert"}}
	if pkg == "./normalize/lex" { // the stages that ask its words come first
		list = slices.Insert(list, 1, []string{"./normalize/..."})
	}
	return list
}

// cpu bounds the processor time in seconds that a process may use: an endless loop is noticed by it, on a busy machine
// as on an idle one. limit bounds the clock, for what waits for ever.
const (
	cpu   = 120
	limit = 20 * time.Minute
)

// memory bounds what a test may hold, in KB: a mutant that grows without end must not take the machine.
const memory = 4 << 20

// trial tries mutants in a folder of its own. The tree is only read: the changed file stands in an overlay.
type trial struct {
	root    string // of the repository
	folder  string
	healthy map[string]bool // tests that were asked without a change
}

// newTrial returns a trial of the repository that is the current folder.
func newTrial() (*trial, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "guiwen-mutate-")
	return &trial{root: root, folder: folder, healthy: map[string]bool{}}, err
}

// health returns an error where tests fail without any change: they could notice nothing. Each is asked once, when it is needed.
func (t *trial) health(packages []string) error {
	if t.healthy[packages[0]] {
		return nil
	}
	t.healthy[packages[0]] = true
	if out, err := t.test("", packages); err != nil {
		return fmt.Errorf("tests of %s fail without a change: %w\n%s", packages[0], err, out)
	}
	return nil
}

// try tells what becomes of a mutant of a file whose bytes are data.
func (t *trial) try(m Mutant, data string) (Result, error) {
	r := Result{Mutant: m, Digest: digest(data), Outcome: Survived}
	changed := filepath.Join(t.folder, "changed"+filepath.Ext(m.File))
	if err := os.WriteFile(changed, []byte(m.Apply(data)), 0o666); err != nil {
		return r, err
	}
	replace := map[string]string{filepath.Join(t.root, m.File): changed}
	name, err := t.overlay(replace)
	if err != nil {
		return r, err
	}
	if isLexicon(m.File) { // the program goes by the compiled lexicon
		if out, err := t.compile(name); err != nil {
			r.Outcome, r.By = Noticed, "the compiler of the lexicon"
			if !strings.Contains(out, "lexicon/") {
				return r, fmt.Errorf("compiling the lexicon: %w\n%s", err, out)
			}
			return r, nil
		}
		replace[filepath.Join(t.root, compiledLexicon)] = filepath.Join(t.folder, "lexicon.bin")
		if name, err = t.overlay(replace); err != nil {
			return r, err
		}
	}
	for _, packages := range stages(m.Package()) {
		if err := t.health(packages); err != nil {
			return r, err
		}
		output, err := t.test(name, packages)
		switch {
		case err == nil:
			continue
		case strings.Contains(output, "[build failed]") || strings.Contains(output, "[setup failed]"):
			r.Outcome = None
		default:
			r.Outcome, r.By = Noticed, noticedBy(output)
		}
		break
	}
	return r, nil
}

// compiledLexicon is what the tables of the lexicon are compiled into.
const compiledLexicon = "normalize/lex/lexicon.bin"

// overlay writes which files stand in place of which, and returns the name of the file that says so.
func (t *trial) overlay(replace map[string]string) (string, error) {
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	name := filepath.Join(t.folder, "overlay.json")
	return name, os.WriteFile(name, data, 0o666)
}

// compile compiles the lexicon with an overlay into lexicon.bin of the folder of the trial.
func (t *trial) compile(overlay string) (string, error) {
	program := filepath.Join(t.folder, "compile")
	build := exec.Command("go", "build", "-overlay", overlay, "-o", program, "./normalize/lex/generate")
	build.Dir = t.root
	if out, err := build.CombinedOutput(); err != nil {
		return string(out), err
	}
	run := exec.Command(program)
	run.Dir = t.folder // where it writes
	out, err := run.CombinedOutput()
	return string(out), err
}

// test runs the tests of packages with an overlay ("" for none) and returns what they print. Tests that measure time
// are left out by -short: they would notice a busy machine.
func (t *trial) test(overlay string, packages []string) (string, error) {
	args := []string{"test", "-short", "-failfast", "-count=1", "-vet=off", "-ldflags=-s -w", "-timeout", limit.String()}
	if overlay != "" {
		args = append(args, "-overlay", overlay)
	}
	script := fmt.Sprintf(`ulimit -t %d; ulimit -d %d 2>/dev/null; exec go "$@"`, cpu, memory)
	cmd := exec.Command("sh", append([]string{"-c", script, "go"}, append(args, packages...)...)...)
	cmd.Dir = t.root
	out, err := cmd.CombinedOutput()
	return string(out), err
}

var (
	failedTest    = regexp.MustCompile(`(?m)^--- FAIL: (\S+)`)
	failedPackage = regexp.MustCompile(`(?m)^FAIL\t(\S+)`)
)

// noticedBy returns the package and the first test that failed; only the package where it ended in another way.
func noticedBy(output string) string {
	by := ""
	if m := failedPackage.FindStringSubmatch(output); m != nil {
		by = strings.TrimPrefix(m[1], "guiwen/")
	}
	if strings.Contains(output, "SIGXCPU") {
		return by + " by its time"
	}
	if m := failedTest.FindStringSubmatch(output); m != nil {
		by += " " + m[1]
	}
	return strings.TrimSpace(by)
}
