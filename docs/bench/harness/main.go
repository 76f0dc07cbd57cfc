// Harness lets the scripts of docs/bench, which are not Go, use the normalizer in this process as any Go program
// would: with its edit log on, in one thread.
//
//	harness speed [-seconds 1] [-profile official] FILE...   throughput over the files, as one JSON object
//	harness cases [-profile official]                        a JSON string a line in, a JSON string a line out
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"
	"unicode/utf8"

	"guiwen/normalize"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "harness:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to do: speed or cases")
	}
	f := flag.NewFlagSet(args[0], flag.ContinueOnError)
	seconds := f.Float64("seconds", 1, "measure for at least so long")
	profile := f.String("profile", "", "set of rules")
	if err := f.Parse(args[1:]); err != nil {
		return err
	}
	n, err := normalize.New(normalize.Options{Profile: *profile})
	if err != nil {
		return err
	}
	switch args[0] {
	case "speed":
		texts, err := read(f.Args())
		if err != nil {
			return err
		}
		return json.NewEncoder(out).Encode(measure(n, texts, time.Duration(*seconds*float64(time.Second))))
	case "cases":
		return cases(n, in, out)
	}
	return fmt.Errorf("%q cannot be done; speed and cases can", args[0])
}

// read returns the texts of the files.
func read(names []string) ([]string, error) {
	if len(names) == 0 {
		return nil, fmt.Errorf("no files")
	}
	texts := make([]string, len(names))
	for i, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(b) {
			return nil, fmt.Errorf("%s is not UTF-8", name)
		}
		texts[i] = string(b)
	}
	return texts, nil
}

// Speed is what was measured.
type Speed struct {
	Bytes   int     `json:"bytes"`   // of the texts, once
	Passes  int     `json:"passes"`  // over all texts
	Edits   int     `json:"edits"`   // that one pass records
	Seconds float64 `json:"seconds"` // of all passes
	Rate    float64 `json:"rate"`    // MB/s; a MB is 1,000,000 bytes
	Go      string  `json:"go"`      // version of the compiler
}

// measure normalizes the texts again and again until at least d has passed. The collector of garbage has to do
// with the same one thread.
func measure(n *normalize.Normalizer, texts []string, d time.Duration) Speed {
	runtime.GOMAXPROCS(1)
	s := Speed{Go: runtime.Version()}
	for _, text := range texts { // warms up, and is not counted
		t, _ := n.Text(text)
		s.Bytes += len(text)
		s.Edits += len(t.Edits())
	}
	start := time.Now()
	for time.Since(start) < d {
		for _, text := range texts {
			n.Text(text)
		}
		s.Passes++
	}
	s.Seconds = time.Since(start).Seconds()
	s.Rate = float64(s.Bytes) * float64(s.Passes) / s.Seconds / 1e6
	return s
}

// cases normalizes each text of in for itself.
func cases(n *normalize.Normalizer, in io.Reader, out io.Writer) error {
	r := json.NewDecoder(bufio.NewReader(in))
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for {
		var s string
		err := r.Decode(&s)
		if err == io.EOF {
			return w.Flush()
		}
		if err != nil {
			return err
		}
		t, _ := n.Text(s)
		if err := enc.Encode(t.String()); err != nil {
			return err
		}
	}
}
