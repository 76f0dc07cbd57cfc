package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"guiwen/fixtures/mainjob"
)

// comparison is what compare is asked.
type comparison struct {
	base     string   // revision
	corpus   string   // folder of real documents, "" for none
	folders  []string // instead of the corpora
	examples int      // of a group
}

// compare converts folders with the program of a revision and with that of the working tree, and writes what came and
// went, as Markdown for a person to judge. Nothing here knows which is right.
func compare(w io.Writer, c comparison) error {
	tmp, err := os.MkdirTemp("", "guiwen-compare-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	before, err := buildRevision(c.base, filepath.Join(tmp, "base"), filepath.Join(tmp, "before"))
	if err != nil {
		return err
	}
	after, err := mainjob.Build(".", filepath.Join(tmp, "after"))
	if err != nil {
		return err
	}
	folders := c.folders
	if len(folders) == 0 {
		if folders, err = c.corpora(tmp); err != nil {
			return err
		}
	}
	d, err := comparePrograms(before, after, tmp, folders)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "# %s against the working tree\n", c.base)
	d.write(w, c.examples)
	return nil
}

// corpora returns the folders that are compared where none is given: the reports and the corpus of this repository, the
// latter in every carrier, and the folders of real documents.
func (c *comparison) corpora(tmp string) ([]string, error) {
	printed := filepath.Join(tmp, "carriers")
	if err := carriers(printed); err != nil {
		return nil, err
	}
	folders := []string{"fixtures/reports", printed}
	if c.corpus == "" {
		return folders, nil
	}
	real, err := filepath.Glob(filepath.Join(c.corpus, "samples", "*"))
	return append(folders, real...), err
}

// buildRevision builds the program of a revision into a folder, from a git worktree that is gone afterwards.
func buildRevision(revision, worktree, folder string) (program string, err error) {
	if out, err := exec.Command("git", "worktree", "add", "--detach", worktree, revision).CombinedOutput(); err != nil {
		return "", fmt.Errorf("git worktree add %s: %w\n%s", revision, err, out)
	}
	defer func() {
		if out, removed := exec.Command("git", "worktree", "remove", "--force", worktree).CombinedOutput(); removed != nil {
			err = errors.Join(err, fmt.Errorf("git worktree remove: %w\n%s", removed, out))
		}
	}()
	return mainjob.Build(worktree, folder)
}

// comparePrograms converts each folder with both programs and returns the differences.
func comparePrograms(before, after, tmp string, folders []string) (*differences, error) {
	d := &differences{groups: map[string]map[string]*group{}}
	for i, folder := range folders {
		var outs [2]string
		for k, program := range []string{before, after} {
			outs[k] = filepath.Join(tmp, fmt.Sprintf("out-%d-%d", i, k))
			text, err := exec.Command(program, "convert", folder, "-o", outs[k]).CombinedOutput()
			if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 3 {
				err = nil // some inputs are refused, which the manifest tells
			}
			if err != nil {
				return nil, fmt.Errorf("%s convert %s: %w\n%s", program, folder, err, text)
			}
		}
		if err := d.folder(folder, outs[0], outs[1]); err != nil {
			return nil, err
		}
		for _, out := range outs {
			if err := os.RemoveAll(out); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}

// folder adds the differences of two output folders made from one input folder.
func (d *differences) folder(folder, before, after string) error {
	a, err := readManifest(before)
	if err != nil {
		return err
	}
	b, err := readManifest(after)
	if err != nil {
		return err
	}
	for _, path := range union(a, b) {
		x, y := a[path], b[path]
		facts := map[string][2][]fact{"status": {{statusFact(x)}, {statusFact(y)}}}
		if x.Output != "" && y.Output != "" && x.OutputSHA256 != y.OutputSHA256 {
			if err := addFacts(facts, 0, filepath.Join(before, x.Output)); err != nil {
				return err
			}
			if err := addFacts(facts, 1, filepath.Join(after, y.Output)); err != nil {
				return err
			}
		}
		name := filepath.Base(folder) + strings.TrimPrefix(path, strings.TrimSuffix(folder, "/"))
		d.document(name, facts)
	}
	return nil
}
