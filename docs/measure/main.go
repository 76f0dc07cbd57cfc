// Measure writes docs/accuracy.md and docs/speed.md: what a release can do and how fast, never typed by hand. It also
// tells what a change of the program did to the documents of a corpus.
//
//	go run ./docs/measure accuracy -corpus DIR    scores against hand-made annotations and real files
//	go run ./docs/measure speed                   measures the main job and runs the benchmarks
//	go run ./docs/measure compare -base REV       what came and went between REV and the working tree, as Markdown
//
// The corpus is a folder of documents, annotations and independent scorers (Python) that is not part of this
// repository: seeds/, gold/, pdf/, samples/, normalize/, accuracy/. Run it from the root of the repository.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to measure: accuracy, speed or compare")
	}
	f := flag.NewFlagSet(args[0], flag.ContinueOnError)
	corpus := f.String("corpus", os.Getenv("GUIWEN_SHARED"), "folder with documents, annotations and scorers")
	c := comparison{}
	if args[0] == "compare" {
		f.StringVar(&c.base, "base", "HEAD~1", "revision to compare the working tree with")
		f.IntVar(&c.examples, "examples", 3, "documents to show of each group of changes")
		f.Func("folder", "folder to convert instead of the corpora (repeatable)", func(name string) error {
			c.folders = append(c.folders, name)
			return nil
		})
	}
	if err := f.Parse(args[1:]); err != nil {
		return err
	}
	switch args[0] {
	case "accuracy":
		return accuracy(*corpus)
	case "speed":
		return speed()
	case "compare":
		c.corpus = *corpus
		return compare(os.Stdout, c)
	}
	return fmt.Errorf("%q cannot be measured; accuracy, speed and compare can", args[0])
}
