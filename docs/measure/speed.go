package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// slow are benchmarks that measure growth up to large sizes; they are run by hand.
const slow = "Shapes|Growth|Linear|Hostile|Adversarial|Scaling"

// stages are the packages whose benchmarks are run, in the order of the flow.
var stages = []string{
	"./convert/charset", "./convert/text", "./convert/html", "./convert/opc/xmlscan", "./convert/docx", "./convert/pdf", "./convert/ofd", "./normalize", "./normalize/layout", "./normalize/outline",
	"./normalize/reference", "./normalize/statistics", "./schema", "./convert/annex", "./convert",
}

// speed measures the main job, runs the benchmarks of every stage and of the whole, and writes docs/speed.md.
func speed() error {
	var b bytes.Buffer
	b.WriteString("# Speed\n\nWritten by `go run ./docs/measure speed` with `go test -bench`, one core per benchmark. Rates are by processor\ntime, which other programs on the machine spoil less than the clock. Figures compare within one run only.\n")
	if err := mainJob(&b); err != nil {
		return err
	}
	machine := ""
	for _, pkg := range stages {
		out, err := exec.Command("go", "test", "-run", "^$", "-bench", ".", "-skip", slow, "-benchmem", "-benchtime", "300ms", "-cpu", "1", pkg).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%s: %w\n%s", pkg, err, out)
		}
		header := false
		for _, line := range strings.Split(string(out), "\n") {
			if cpu, ok := strings.CutPrefix(line, "cpu: "); ok && machine == "" {
				machine = cpu
				fmt.Fprintf(&b, "\nProcessor: %s.\n", machine)
			}
			row, ok := parseBenchmark(line)
			if !ok {
				continue
			}
			if !header {
				fmt.Fprintf(&b, "\n## %s\n\n| benchmark | a cpu-second | time | bytes allocated | allocations |\n|---|---|---|---|---|\n", strings.TrimPrefix(pkg, "./"))
				header = true
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", row.name, strings.Join(row.rates, ", "), row.time, row.bytes, row.allocs)
		}
	}
	return os.WriteFile("docs/speed.md", b.Bytes(), 0o644)
}

type benchmark struct {
	name, time, bytes, allocs string
	rates                     []string // "12.5 MB", "30 pages", in a second of processor time
}

// parseBenchmark reads a line of go test -bench.
func parseBenchmark(line string) (benchmark, bool) {
	fields := strings.Fields(line)
	if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
		return benchmark{}, false
	}
	r := benchmark{name: strings.TrimPrefix(fields[0], "Benchmark")}
	for i := 2; i+1 < len(fields); i += 2 {
		switch v := fields[i]; fields[i+1] {
		case "ns/op":
			ns, _ := strconv.ParseFloat(v, 64)
			switch {
			case ns >= 1e6:
				r.time = fmt.Sprintf("%.2f ms", ns/1e6)
			default:
				r.time = fmt.Sprintf("%.1f µs", ns/1e3)
			}
		case "B/op":
			r.bytes = v
		case "allocs/op":
			r.allocs = v
		default:
			if things, ok := strings.CutSuffix(fields[i+1], "/cpu-s"); ok {
				r.rates = append(r.rates, v+" "+things)
			}
		}
	}
	return r, true
}
