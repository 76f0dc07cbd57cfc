// Measure writes docs/accuracy.md and docs/speed.md: what a release can do and how fast, never typed by hand. It also
// tells what a change of the program did to the documents of a corpus.
//
//	go run ./docs/measure accuracy        scores the corpus of fixtures/corpus, and real files where they are at hand
//	go run ./docs/measure floors          fails where a family of the corpus scores below its floor; -raise lifts the floors
//	go run ./docs/measure faults NAME     prints what is missed and wrongly given in documents of the corpus
//	go run ./docs/measure carriers DIR    writes the documents of the corpus in all carriers
//	go run ./docs/measure speed           measures the main job and runs the benchmarks
//	go run ./docs/measure compare -base REV   what came and went between REV and the working tree, as Markdown
//	go run ./docs/measure memory          reads and converts Word documents of 100 MB and prints what that costs
//	go run ./docs/measure numbers DIR     asks for the numbers of the specifications in a folder (docs/numbers.md)
//	go run ./docs/measure word DIR        converts the Word files of a folder and compares them with pandoc and LibreOffice
//	go run ./docs/measure binary DIR      converts the binary Word files of a folder and compares them with LibreOffice
//
// Real files, annotations and independent scorers (Python) are not part of this repository: the folder that the
// environment variable GUIWEN_SHARED names holds seeds/, gold/, gold_real/, pdf/, samples/, normalize/, accuracy/. Run it
// from the root of the repository.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to measure: accuracy, floors, faults, carriers, speed, compare, memory, numbers, word or binary")
	}
	f := flag.NewFlagSet(args[0], flag.ContinueOnError)
	shared := f.String("shared", os.Getenv("GUIWEN_SHARED"), "folder with real documents, annotations and scorers")
	raise := f.Bool("raise", false, "lift the floors to what is reached")
	stage := f.String("stage", "", "of one document: read or convert")
	megabytes := f.Int("megabytes", 100, "size of the documents whose memory is measured")
	oracles := f.String("oracles", filepath.Join(os.TempDir(), "measure-oracles"), "folder that keeps what other programs gave")
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
		return accuracy(*shared)
	case "floors":
		return floors(*raise)
	case "faults":
		_, err := scoreCorpus(os.Stdout, f.Arg(0))
		return err
	case "carriers":
		return carriers(f.Arg(0))
	case "speed":
		return speed()
	case "numbers":
		return numbers(os.Stdout, f.Arg(0))
	case "word":
		return word(f.Arg(0), *oracles)
	case "binary":
		return binaryWord(f.Arg(0), *oracles)
	case "memory":
		if *stage != "" {
			return memoryOf(os.Stdout, *stage, f.Arg(0))
		}
		return memory(*megabytes)
	case "compare":
		c.corpus = *shared
		return compare(os.Stdout, c)
	}
	return fmt.Errorf("%q cannot be measured", args[0])
}
