package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// The block of a document that the program writes.
const (
	blockBegin = "<!-- mutate: written by make mutate -->\n"
	blockEnd   = "<!-- mutate: end -->\n"
)

// tally counts outcomes.
type tally struct{ own, others, survived int }

func (t *tally) add(r *Result) {
	switch {
	case r.Outcome == Survived:
		t.survived++
	case strings.HasPrefix("./"+r.By+" ", r.Package()+" "):
		t.own++
	case r.Outcome == Noticed:
		t.others++
	}
}

func (t *tally) row(name string) string {
	all := t.own + t.others + t.survived
	share := "–"
	if all > 0 {
		share = fmt.Sprintf("%d %%", 100*(t.own+t.others)/all)
	}
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %s |\n", name, all, t.own, t.others, t.survived, share)
}

// tables returns the figures of a run in Markdown, by package and by kind.
func tables(results []Result, seed uint64, revision string) string {
	var all tally
	none := 0
	byPackage, byKind := map[string]*tally{}, map[Kind]*tally{}
	for i := range results {
		r := &results[i]
		if r.Outcome == None {
			none++
			continue
		}
		p := strings.TrimPrefix(r.Package(), "./")
		if byPackage[p] == nil {
			byPackage[p] = &tally{}
		}
		if byKind[r.Kind] == nil {
			byKind[r.Kind] = &tally{}
		}
		all.add(r)
		byPackage[p].add(r)
		byKind[r.Kind].add(r)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Seed %d, at %s; %d further changes did not compile. Packages and kinds take turns, whatever their size.\n\n", seed, revision, none)
	const head = "| changes | noticed by its own tests | by fixtures or convert | survived | noticed |\n|---|---|---|---|---|---|\n"
	b.WriteString("| package " + head)
	for _, p := range slices.Sorted(maps.Keys(byPackage)) {
		b.WriteString(byPackage[p].row(p))
	}
	b.WriteString(all.row("all"))
	b.WriteString("\n| kind " + head)
	for _, k := range Kinds {
		if byKind[k] != nil {
			b.WriteString(byKind[k].row(string(k)))
		}
	}
	return b.String()
}

// survivors lists the changes that no test noticed, by file and line, and then the listed words whose removal none did.
func survivors(results []Result) string {
	var changes, words []string
	sorted := slices.Clone(results)
	slices.SortFunc(sorted, func(a, b Result) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		return a.Start - b.Start
	})
	for _, r := range sorted {
		if r.Outcome != Survived {
			continue
		}
		changes = append(changes, "- "+r.String()+"\n")
		if r.Kind == Removed {
			words = append(words, fmt.Sprintf("- %s:%d: %s\n", r.File, r.Line, r.Word))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "## Changes that no test noticed: %d\n\n%s", len(changes), strings.Join(changes, ""))
	fmt.Fprintf(&b, "\n## Listed words that no test touches: %d\n\n%s", len(words), strings.Join(words, ""))
	return b.String()
}

// writeBlock puts text between the marks of the document called name.
func writeBlock(name, text string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	head, rest, ok := bytes.Cut(data, []byte(blockBegin))
	_, tail, ok2 := bytes.Cut(rest, []byte(blockEnd))
	if !ok || !ok2 {
		return fmt.Errorf("%s has no block %q to %q", name, strings.TrimSpace(blockBegin), strings.TrimSpace(blockEnd))
	}
	return os.WriteFile(name, slices.Concat(head, []byte(blockBegin), []byte(text), []byte(blockEnd), tail), 0o644)
}
