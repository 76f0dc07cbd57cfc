// Measure writes docs/accuracy.md and docs/speed.md: what a release can do and how fast, never typed by hand.
//
//	go run ./docs/measure accuracy -corpus DIR    scores against hand-made annotations and real files
//	go run ./docs/measure speed                   measures the main job and runs the benchmarks
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
		return fmt.Errorf("say what to measure: accuracy or speed")
	}
	f := flag.NewFlagSet(args[0], flag.ContinueOnError)
	corpus := f.String("corpus", os.Getenv("GUIWEN_SHARED"), "folder with documents, annotations and scorers")
	if err := f.Parse(args[1:]); err != nil {
		return err
	}
	switch args[0] {
	case "accuracy":
		return accuracy(*corpus)
	case "speed":
		return speed()
	}
	return fmt.Errorf("%q cannot be measured; accuracy and speed can", args[0])
}
