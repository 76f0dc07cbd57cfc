package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// stages are the packages whose tests are asked about a mutant of a package, one after the other: the quickest first.
func stages(pkg string) [][]string {
	return [][]string{{pkg}, {"./fixtures/..."}, {"./convert"}}
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
	root   string // of the repository
	folder string
}

// newTrial returns a trial of the repository that is the current folder.
func newTrial() (*trial, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "guiwen-mutate-")
	return &trial{root: root, folder: folder}, err
}

// health returns an error where tests fail without any change: they could notice nothing.
func (t *trial) health(dealt []Mutant) error {
	asked := map[string]bool{}
	for i := range dealt {
		for _, packages := range stages(dealt[i].Package()) {
			if asked[packages[0]] {
				continue
			}
			asked[packages[0]] = true
			if out, err := t.test("", packages); err != nil {
				return fmt.Errorf("tests of %s fail without a change: %w\n%s", packages[0], err, out)
			}
		}
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
	if err == nil && isLexicon(m.File) {
		name, err = t.compile(name, replace)
	}
	if err != nil {
		return r, err
	}
	for _, packages := range stages(m.Package()) {
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

// overlay writes an overlay that puts files in the places of others, and returns its name.
func (t *trial) overlay(replace map[string]string) (string, error) {
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	name := filepath.Join(t.folder, "overlay.json")
	return name, os.WriteFile(name, data, 0o666)
}

// compile compiles the lexicon with an overlay in which a table is changed, and returns an overlay with what comes out, too:
// else the only test to notice would be that the tables changed.
func (t *trial) compile(overlay string, replace map[string]string) (string, error) {
	program := filepath.Join(t.folder, "generate")
	build := exec.Command("go", "build", "-overlay", overlay, "-o", program, "./normalize/lex/generate")
	build.Dir = t.root
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	generate := exec.Command(program)
	generate.Dir = t.folder
	if out, err := generate.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	replace[filepath.Join(t.root, "normalize", "lex", "lexicon.bin")] = filepath.Join(t.folder, "lexicon.bin")
	return t.overlay(replace)
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
