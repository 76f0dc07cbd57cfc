package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"guiwen/convert/batch"
	"guiwen/normalize"
)

// harm lists every change that normalization makes to correct, edited text (statutes), by rule, with the
// clause that asks for it. Joined lines, blank lines and the like, which change no character, are not listed.
func (m *measurement) harm() error {
	clauses := map[string]normalize.Rule{}
	for _, r := range normalize.Rules() {
		for _, name := range r.Names {
			clauses[name] = r
		}
	}
	type change struct{ rule, raw, text string }
	counts := map[change]int{}
	files := 0
	documents := filepath.Join(m.tmp, "samples-text_law", "documents")
	err := filepath.WalkDir(documents, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		d, err := batch.ReadDocument(name)
		if err != nil {
			return err
		}
		files++
		for i := 1; i < len(d.Normalization.Ops); i += 2 {
			k := d.Normalization.Kinds[d.Normalization.Ops[i]]
			for _, rule := range strings.Split(k[0], "+") {
				if _, ours := clauses[rule]; ours {
					counts[change{k[0], k[1], k[2]}]++
					break
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	changes := make([]change, 0, len(counts))
	for c := range counts {
		changes = append(changes, c)
	}
	sort.Slice(changes, func(i, j int) bool {
		a, b := changes[i], changes[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a.rule+a.raw+a.text < b.rule+b.raw+b.text
	})
	fmt.Fprintf(&m.b, "\n## Does no harm\n\nEvery change of a character in %d statutes, which are correct, edited text, and the rule that asks for it:\n\n| edit | from | to | count | why it is right |\n|---|---|---|---|---|\n", files)
	for _, c := range changes {
		var why []string
		for _, rule := range strings.Split(c.rule, "+") {
			if r, ok := clauses[rule]; ok {
				why = append(why, r.ID+" ("+r.Clause+"): "+r.What)
			}
		}
		fmt.Fprintf(&m.b, "| `%s` | %s | %s | %d | %s |\n", c.rule, shown(c.raw), shown(c.text), counts[c], strings.Join(why, "; "))
	}
	return nil
}

// shown makes blanks visible.
func shown(s string) string {
	if s == "" {
		return "–"
	}
	return "`" + strings.ReplaceAll(strings.Trim(strconv.QuoteToGraphic(s), `"`), "|", `\|`) + "`"
}
