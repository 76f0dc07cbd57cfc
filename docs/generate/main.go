// Generate writes docs/json.md and docs/json.zh.md, the reference of the canonical JSON, from the Go types, the tables of
// package schema that describe them, and the golden documents, which give the examples, and
// docs/man, the manual pages, from what the commands say of themselves.
//
//	go generate ./docs/generate
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

//go:generate go run .

// goldens are the documents that give the examples, as seen from this folder.
const goldens = "../../fixtures/golden/*.json"

func main() {
	if err := generate(".."); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate writes the pages into a folder.
func generate(dir string) error {
	if err := writeManuals(filepath.Join(dir, "man")); err != nil {
		return err
	}
	e, err := readExamples(goldens)
	if err != nil {
		return err
	}
	for _, l := range []*language{english, chinese} {
		page, err := render(l, e)
		if err != nil {
			return fmt.Errorf("%s: %w", l.page, err)
		}
		if err := os.WriteFile(filepath.Join(dir, l.page), page, 0o644); err != nil {
			return err
		}
	}
	return nil
}
