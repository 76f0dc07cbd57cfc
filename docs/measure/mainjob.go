package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"guiwen/fixtures/mainjob"
)

// mainJobSize is the number of documents of the main job.
const mainJobSize = 1000

// mainJob measures the main job with one process and with as many as there are processors, and writes its section.
func mainJob(w io.Writer) error {
	tmp, err := os.MkdirTemp("", "guiwen-mainjob-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	program, err := mainjob.Build(".", tmp)
	if err != nil {
		return err
	}
	docs, err := mainjob.Documents(mainJobSize, "fixtures/corpus")
	if err != nil {
		return err
	}
	input := 0
	for _, d := range docs {
		input += len(d.Data)
	}
	in := filepath.Join(tmp, "in")
	if err := mainjob.Write(in, docs); err != nil {
		return err
	}
	jobs := []int{1}
	if n := runtime.NumCPU(); n > 1 {
		jobs = append(jobs, n)
	}
	var runs []*mainjob.Run
	for _, n := range jobs {
		r, err := mainjob.Convert(program, in, filepath.Join(tmp, fmt.Sprintf("out-%d", n)), n)
		if err != nil {
			return err
		}
		runs = append(runs, r)
	}
	mainJobSection(w, input, runs)
	return nil
}

// mainJobSection writes a row for each run.
func mainJobSection(w io.Writer, input int, runs []*mainjob.Run) {
	fmt.Fprintf(w, `
## The main job

%d mixed documents (four in ten text, three HTML, two DOCX, one PDF; %.1f MB; fixtures/mainjob), converted by the program as a user
runs it. CPU is processor time of the system and the user; serial is the share of it that the parent spends behind the last
conversion, on workbook and review pages, which more processes do not make faster.

| -j | CPU | CPU a document | documents/cpu-s | of it parent | serial | wall | peak memory, parent | peak memory, child | output |
|---|---|---|---|---|---|---|---|---|---|
`, mainJobSize, float64(input)/1e6)
	for _, r := range runs {
		n, cpu := float64(max(r.Documents, 1)), r.CPU().Seconds()
		fmt.Fprintf(w, "| %d | %.1f s | %.1f ms | %.0f | %.1f s | %.0f %% | %.1f s | %.0f MB | %.0f MB | %.1f MB |\n",
			r.Jobs, cpu, 1000*cpu/n, n/cpu, r.Parent.Seconds(), 100*r.Serial(), r.Wall.Seconds(),
			float64(r.ParentPeak)/1e6, float64(r.ChildPeak)/1e6, float64(r.Output)/1e6)
	}
}
