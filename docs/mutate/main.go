// Mutate measures whether the tests bite: it changes operators, constants, conditions and words of the normalizing
// packages, one at a time, and asks the tests of each changed program.
//
//	go run ./docs/mutate -n 150 -time 20m       tries 150 changes, prints what survived, writes docs/testing.md
//	go run ./docs/mutate -kind "word removed"   tries one kind only; writes no document
//	go run ./docs/mutate -file 'normalize/lex/lexicon/*.tsv'
//	                                            tries changes of these files only; writes no document
//	go run ./docs/mutate -list                  prints the changes that would be tried
//
// The tree is only read: a changed file stands in an overlay (go help build). A run that is stopped, or whose time is
// over, goes on when the same command is given again: what was tried stands in out/mutate.jsonl, which may be deleted;
// delete it after changes of tests. A change that does not compile is none. A change that survives is a case to
// write, a word to take out, or, where the program means the same with it, an equivalent that no test can notice:
// nothing tells these apart but a person.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path"
	"strings"
	"time"
)

type options struct {
	n       int
	time    time.Duration
	seed    uint64
	kind    string
	file    string
	list    bool
	ledger  string
	write   string
	folders []string
}

func main() {
	var o options
	flag.IntVar(&o.n, "n", 150, "changes to try; those that do not compile are not counted")
	flag.DurationVar(&o.time, "time", 20*time.Minute, "begin no trial after this time")
	flag.Uint64Var(&o.seed, "seed", 1, "decides which changes")
	flag.StringVar(&o.kind, "kind", "", "only this kind of change")
	flag.StringVar(&o.file, "file", "", "only files whose path, or its last part, matches this pattern")
	flag.BoolVar(&o.list, "list", false, "print the changes, try none")
	flag.StringVar(&o.ledger, "ledger", "out/mutate.jsonl", "what was tried")
	flag.StringVar(&o.write, "write", "docs/testing.md", "document whose block is written; \"\" for none")
	flag.Parse()
	if o.folders = flag.Args(); len(o.folders) == 0 {
		o.folders = []string{"normalize"}
	}
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	texts, dealt, err := plan(o)
	if err != nil {
		return err
	}
	if o.list {
		for i := range dealt[:min(o.n, len(dealt))] {
			fmt.Println(&dealt[i])
		}
		return nil
	}
	book, err := openLedger(o.ledger)
	if err != nil {
		return err
	}
	defer book.file.Close()
	results, all, err := tryAll(o, texts, dealt, book)
	if err != nil {
		return err
	}
	figures := tables(results, o.seed, revision())
	fmt.Printf("# Mutations\n\n%s\n%s", figures, survivors(results))
	if !all {
		fmt.Println("\nThe time is over; the same command goes on.")
	}
	if o.kind != "" || o.file != "" || o.write == "" {
		return nil
	}
	return writeBlock(o.write, figures)
}

// plan returns the texts of the files and their mutants in the order of trial.
func plan(o options) (texts map[string]string, dealt []Mutant, err error) {
	files, err := sources(o.folders)
	if err != nil {
		return nil, nil, err
	}
	if _, err := path.Match(o.file, ""); err != nil {
		return nil, nil, fmt.Errorf("-file %s: %w", o.file, err)
	}
	texts = map[string]string{}
	var all []Mutant
	for _, file := range files {
		if o.file != "" {
			whole, _ := path.Match(o.file, file)
			if last, _ := path.Match(o.file, path.Base(file)); !whole && !last {
				continue
			}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, err
		}
		texts[file] = string(data)
		list, err := mutants(file, texts[file])
		if err != nil {
			return nil, nil, err
		}
		for _, m := range list {
			if o.kind == "" || string(m.Kind) == o.kind {
				all = append(all, m)
			}
		}
	}
	if len(all) == 0 {
		return nil, nil, fmt.Errorf("nothing to change; kinds are %q", Kinds)
	}
	return texts, deal(all, o.seed), nil
}

// tryAll tries the first mutants that compile, until there are n of them or the time is over; all says that there are.
func tryAll(o options, texts map[string]string, dealt []Mutant, book *ledger) (results []Result, all bool, err error) {
	t, err := newTrial()
	if err != nil {
		return nil, false, err
	}
	defer os.RemoveAll(t.folder)
	start := time.Now()
	tried := 0
	for _, m := range dealt {
		if tried == o.n {
			break
		}
		r, known := book.find(&m, digest(texts[m.File]))
		if !known {
			if time.Since(start) > o.time {
				return results, false, nil
			}
			if r, err = t.try(m, texts[m.File]); err != nil {
				return nil, false, err
			}
			if err := book.add(r); err != nil {
				return nil, false, err
			}
			fmt.Fprintf(os.Stderr, "%4d %-8s %s [%s]\n", tried+1, r.Outcome, &m, r.By)
		}
		results = append(results, r)
		if r.Outcome != None {
			tried++
		}
	}
	return results, true, nil
}

// revision names the commit, and says whether the tree differs from it.
func revision() string {
	out, err := exec.Command("git", "describe", "--always", "--dirty=, changed").Output()
	if err != nil {
		return "an unknown revision"
	}
	return strings.TrimSpace(string(out))
}
