package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"guiwen/cmd/settings"
	"guiwen/convert/batch"
	"guiwen/normalize/source"
)

func newReportCommand(s Streams) *cobra.Command {
	var format string
	short, long := help("report")
	c := &cobra.Command{
		Use:   "report DIR",
		Short: short,
		Long:  long,
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if p, err := batch.ReadProgress(args[0]); err == nil && format == "text" {
				reportProgress(p, s.Out)
			}
			f, err := os.Open(filepath.Join(args[0], "manifest.jsonl"))
			if err != nil {
				return usage("give the folder that convert wrote to", "%v", err)
			}
			defer f.Close()
			switch format {
			case "text":
				return reportText(f, s.Out)
			case "csv":
				return reportCSV(f, s.Out)
			}
			return nil
		},
	}
	settings.Choice(c.Flags(), &format, "format", "text", []string{"text", "csv"}, "text or csv")
	return c
}

// reportProgress says how far a run is that goes on, and what it is converting.
func reportProgress(p batch.Progress, w io.Writer) {
	fmt.Fprintf(w, "a run is %s (process %d, %s): %d of %d inputs decided, %d refused, %.1f a second", p.State, p.Process, p.Stage, p.Done, p.Total,
		p.Quarantined, p.PerSecond)
	if p.SecondsLeft != nil {
		fmt.Fprintf(w, ", about %.0f s left", *p.SecondsLeft)
	}
	fmt.Fprintf(w, "; as of %s\n", p.Updated.Format(time.RFC3339))
	for _, work := range p.Working {
		fmt.Fprintf(w, "%7.1f s  %s\n", work.Seconds, printable(work.Path))
	}
}

// reportText prints totals first, then what was refused, in the order of the manifest.
func reportText(manifest io.ReadSeeker, w io.Writer) error {
	statuses, codes, diagnostics, all := map[batch.Status]int{}, map[source.Code]int{}, map[string]int{}, 0
	for e, err := range batch.Manifest(manifest) {
		if err != nil {
			return fmt.Errorf("manifest.jsonl: %w", err)
		}
		all++
		statuses[e.Status]++
		if e.Status == batch.Quarantined && e.Error != nil {
			codes[e.Error.Code]++
		}
		for code, n := range e.Diagnostics {
			diagnostics[code] += n
		}
	}
	fmt.Fprintf(w, "%d inputs: %d ok, %d with warnings, %d refused, %d passed over\n", all, statuses[batch.OK], statuses[batch.Warned],
		statuses[batch.Quarantined], statuses[batch.Skipped])
	for _, info := range source.Codes() {
		if n := codes[info.Code]; n > 0 {
			fmt.Fprintf(w, "%7d  %s: %s; %s\n", n, info.Code, info.Means, info.Advice)
		}
	}
	if len(diagnostics) > 0 {
		fmt.Fprintln(w, "diagnostics:")
	}
	for _, code := range slices.Sorted(maps.Keys(diagnostics)) {
		fmt.Fprintf(w, "%7d  %s\n", diagnostics[code], code)
	}
	if statuses[batch.Quarantined] == 0 {
		return nil
	}
	if _, err := manifest.Seek(0, io.SeekStart); err != nil {
		return err
	}
	fmt.Fprintln(w, "refused:")
	for e, err := range batch.Manifest(manifest) {
		if err != nil {
			return err
		}
		if e.Status == batch.Quarantined && e.Error != nil {
			fmt.Fprintf(w, "%s: %s: %s\n", printable(e.Path), e.Error.Code, printable(e.Error.Message))
		}
	}
	return nil
}

// reportCSV prints a line for each input.
func reportCSV(manifest io.Reader, w io.Writer) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"path", "status", "code", "message", "duplicateOf", "output", "blocks", "references", "statistics", "failedChecks"})
	for e, err := range batch.Manifest(manifest) {
		if err != nil {
			return fmt.Errorf("manifest.jsonl: %w", err)
		}
		code, message := "", ""
		if e.Error != nil {
			code, message = string(e.Error.Code), e.Error.Message
		}
		_ = out.Write([]string{e.Path, string(e.Status), code, message, value(e.DuplicateOf), value(e.Output), strconv.Itoa(e.Blocks),
			strconv.Itoa(e.References), strconv.Itoa(e.Statistics), strconv.Itoa(e.FailedChecks)})
	}
	out.Flush()
	return out.Error()
}
