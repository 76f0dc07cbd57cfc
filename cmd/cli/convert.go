package cli

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"guiwen/cmd/settings"
	"guiwen/convert"
	"guiwen/convert/annex"
	"guiwen/convert/batch"
	"guiwen/normalize/source"
)

type convertOptions struct {
	out              string
	jobs             int
	timeout          time.Duration
	memory           string
	maxBytes         string
	include, exclude []string
	force, failFast  bool
	retryFailed      bool
	retryCodes       []string
	dryRun           bool
	name             string
	indent           bool
	jsonLog, quiet   bool
	rehash           bool
	inProcess        bool
	requireSandbox   bool
	lang             string
	say              func(key string, values ...any) string
	conversionFlags
	annexFlags
}

func newConvertCommand(s Streams) *cobra.Command {
	var o convertOptions
	c := &cobra.Command{
		Use:   "convert PATH... -o DIR",
		Short: "Convert documents to JSON, with a workbook for the batch",
		Long: `Convert every document that PATH names: files, folders (walked recursively), globs, or - for
standard input. Each input is converted on its own; one that cannot be converted is named in
the manifest and stops nothing.

DIR then holds
  documents/…json   canonical JSON, one per document (guiwen schema prints its JSON Schema)
  annex.xlsx        statistics of the whole batch (--statistics-format csv: annex/*.csv)
  annex-form/       the form of --annex-template, filled for each body and year
  review/index.html pages to read the result beside its source, offline
  manifest.jsonl    one line per input: status, digests, counts, or the error with its code
  manifest-sha256.txt  digests of all of it (guiwen verify, sha256sum -c)
  .guiwen/          what has been done, so that a stopped run goes on; safe to delete

What an earlier run wrote of inputs that are gone is removed. Hidden files, files of the system, and what a browser saved
beside a page are passed over, and so are the results of runs.

The format is decided by content, not by the name's extension.

Exit status: 0 every input converted · 1 the run failed · 2 wrong usage · 3 at least one input
was quarantined · 130, 143 stopped by Ctrl-C, SIGTERM.`,
		Example: `  guiwen convert reports/ -o out/
  guiwen convert a.pdf b.docx -o out/ --jobs 4
  curl -s https://example.org/report.html | guiwen convert - --name report.html -o out/`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runConvert(c.Context(), args, o, s) },
	}
	f := c.Flags()
	o.register(f)
	f.BoolVar(&o.force, "force", false, "convert again what is already done")
	f.BoolVar(&o.retryFailed, "retry-failed", false, "try again what could not be converted by an earlier run")
	settings.Choices(f, &o.retryCodes, "retry-code", nil, codeNames(), "try again what failed with this code (repeatable)")
	f.BoolVar(&o.dryRun, "dry-run", false, "print what would be converted, and where to; write nothing")
	f.BoolVar(&o.failFast, "fail-fast", false, "stop at the first input that cannot be converted")
	f.StringVar(&o.name, "name", "stdin.txt", "name of the document on standard input")
	f.BoolVar(&o.rehash, "rehash", false, "read inputs again whose size and times are those of the last run")
	return c
}

// register defines the flags of every command that runs over inputs.
func (o *convertOptions) register(f *pflag.FlagSet) {
	f.StringVarP(&o.out, "output", "o", "", "folder to write to (made if it does not exist)")
	f.IntVarP(&o.jobs, "jobs", "j", runtime.NumCPU(), "documents converted at once (as many as there are processors)")
	f.Lookup("jobs").DefValue = "0" // not that of the machine the manual is made on
	f.DurationVar(&o.timeout, "timeout", 30*time.Second, "time limit for one document")
	f.StringVar(&o.memory, "memory", "1GiB", "memory limit for one converting process (512MiB, 2GiB; 0: none)")
	f.StringVar(&o.maxBytes, "max-size", "256MiB", "largest input file")
	f.StringArrayVar(&o.include, "include", nil, "of folders, convert only files that match the pattern (repeatable)")
	f.StringArrayVar(&o.exclude, "exclude", nil, "of folders, pass over files that match the pattern (repeatable)")
	f.BoolVar(&o.indent, "indent", false, "write JSON for people, indented, instead of canonical bytes")
	f.BoolVar(&o.jsonLog, "json-log", false, "log each input as a line of JSON on standard error")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "say nothing but errors of the run")
	settings.Choice(f, &o.lang, "lang", "", []string{"zh", "en"}, "language of messages: zh or en (that of LC_ALL, LC_MESSAGES or LANG if not given)")
	f.BoolVar(&o.inProcess, "in-process", false, "convert in this process: faster to start, but a hostile file can take the run down")
	f.BoolVar(&o.requireSandbox, "require-sandbox", false, "fail where this system cannot shut converting processes in (guiwen version --sandbox)")
	o.conversionFlags.register(f)
	o.annexFlags.register(f)
}

func runConvert(ctx context.Context, args []string, o convertOptions, s Streams) error {
	b, done, err := o.batch(s)
	if err != nil {
		return err
	}
	defer done()
	if o.dryRun {
		return printPlan(args, b, s.Out)
	}
	b.Retry = o.retry()
	progress, finish := o.progress(s.Err)
	b.Progress = progress
	begun := time.Now()
	summary, err := batch.Run(ctx, args, b)
	finish()
	if err != nil || summary.Interrupted {
		return err
	}
	if err := o.conclude(summary, time.Since(begun), s.Err); err != nil {
		return err
	}
	if summary.Quarantined > 0 {
		return &exit{status: statusQuarantined}
	}
	return nil
}

// batch turns the flags into the options of a run; done ends its converting processes. Its errors are usage errors.
func (o *convertOptions) batch(s Streams) (b batch.Options, done func(), err error) {
	if o.out == "" {
		return b, nil, usage("for example: guiwen convert reports/ -o out/", "no output folder given")
	}
	if o.jobs < 1 {
		return b, nil, usage("", "--jobs must be at least 1, not %d", o.jobs)
	}
	o.say = languageOf(o.lang).say
	memory, err := parseSize(o.memory)
	if err != nil {
		return b, nil, usage("", "--memory: %v", err)
	}
	limit, err := parseSize(o.maxBytes)
	if err != nil {
		return b, nil, usage("", "--max-size: %v", err)
	}
	if err := o.checkSandbox(); err != nil {
		return b, nil, err
	}
	options, err := o.options()
	if err != nil {
		return b, nil, err
	}
	options.Limits.Bytes = limit
	converter, err := convert.New(options)
	if err != nil {
		return b, nil, usage("", "%v", err)
	}
	annexes, err := o.annexes(converter, s.Err)
	if err != nil {
		return b, nil, err
	}
	key, err := fingerprint(options, o.indent)
	if err != nil {
		return b, nil, err
	}
	b = batch.Options{
		Out: o.out, Jobs: o.jobs, Limits: options.Limits,
		Include: o.include, Exclude: o.exclude, Force: o.force, FailFast: o.failFast, Rehash: o.rehash,
		Stdin: s.In, StdinName: o.name,
		Fingerprint: key,
		Annexes:     annexes,
		Warn:        func() { o.warnDamaged(s.Err) },
	}
	if dir, err := os.Getwd(); err == nil {
		b.Command = &batch.Command{Args: s.args, Folder: dir}
	}
	worker := workerOptions{conversionFlags: o.conversionFlags, Indent: o.indent, MaxBytes: limit, Memory: memory, Timeout: o.timeout, Pages: !o.noReview}
	if len(worker.Readers) > 0 {
		worker.Readers, worker.Environment = resolvedReaders(options.Readers), readerSurroundings()
	}
	if worker.Pages {
		b.PageName = pageName
	}
	if worker.Sheaves = slices.Contains(o.formats, "xlsx"); worker.Sheaves {
		b.Sheaf = annex.Sheaves(converter.AnnexOptions())
	}
	if o.inProcess {
		b.Converter = worker.converter(converter)
		return b, func() {}, nil
	}
	command, err := worker.command()
	if err != nil {
		return b, nil, err
	}
	pool := batch.NewPool(command, o.jobs, o.timeout, batch.Bounds{Memory: memory, Programs: len(worker.Readers) > 0})
	b.Converter = pool
	return b, pool.Close, nil
}

// retry tells which failures are tried again. Nil: none but those whose cause may lie outside the input.
func (o *convertOptions) retry() func(source.Code) bool {
	switch {
	case len(o.retryCodes) > 0:
		return func(c source.Code) bool { return slices.Contains(o.retryCodes, string(c)) }
	case o.retryFailed:
		return func(source.Code) bool { return true }
	}
	return nil
}

// codeNames are the codes of failures.
func codeNames() []string {
	var names []string
	for _, info := range source.Codes() {
		names = append(names, string(info.Code))
	}
	return names
}

// printPlan prints what a run would do with each input.
func printPlan(args []string, b batch.Options, w io.Writer) error {
	plan, err := batch.Plan(args, b)
	if err != nil {
		return err
	}
	for _, p := range plan {
		if p.Skip != nil {
			fmt.Fprintf(w, "%s: passed over: %s\n", printable(p.Path), printable(p.Skip.Message))
			continue
		}
		fmt.Fprintf(w, "%s -> %s\n", printable(p.Path), printable(p.Output))
	}
	return nil
}

// checkSandbox fails where converting processes must be shut in and cannot be.
func (o *convertOptions) checkSandbox() error {
	if !o.requireSandbox {
		return nil
	}
	_, lacks := batch.Sandbox()
	if o.inProcess {
		lacks = append(lacks, "processes of their own")
	}
	if len(o.Readers) > 0 {
		lacks = append(lacks, "bounds for external readers (--reader)")
	}
	if len(lacks) == 0 {
		return nil
	}
	return &exit{statusFailed, fmt.Errorf("documents cannot be shut in: there are no %s", strings.Join(lacks, ", no ")), "see guiwen version --sandbox"}
}

// progress returns what draws the bar or writes the log, nil where there is neither, and what takes the bar off the screen.
func (o *convertOptions) progress(w io.Writer) (progress func(done, total int, e batch.Entry), finish func()) {
	switch {
	case o.jsonLog:
		log := slog.New(slog.NewJSONHandler(w, nil))
		progress = func(done, total int, e batch.Entry) {
			attributes := []any{"path", e.Path, "status", e.Status, "done", done, "total", total}
			if e.Error != nil {
				attributes = append(attributes, "code", e.Error.Code, "error", e.Error.Message)
			}
			log.Info("input decided", attributes...)
		}
	case isTerminal(w):
		var bar *progressbar.ProgressBar
		progress = func(done, total int, e batch.Entry) {
			if bar == nil {
				bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionShowCount(),
					progressbar.OptionSetDescription("guiwen"), progressbar.OptionClearOnFinish(), progressbar.OptionShowIts(),
					progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond))
			}
			_ = bar.Set(done)
		}
		return progress, func() {
			if bar != nil {
				_ = bar.Finish()
			}
		}
	}
	return progress, func() {}
}

// warnDamaged says that the ledger was damaged, as a line of the log where there is one.
func (o *convertOptions) warnDamaged(w io.Writer) {
	if o.jsonLog {
		slog.New(slog.NewJSONHandler(w, nil)).Warn(language{}.say("run/damaged"))
		return
	}
	fmt.Fprintln(w, "guiwen:", o.say("run/damaged"))
}

// mostNamed is the number of inputs that are named on the screen; the manifest names all.
const mostNamed = 100

// conclude says what could not be converted, how the run went, and what to open next.
func (o *convertOptions) conclude(sum *batch.Summary, took time.Duration, w io.Writer) error {
	results := o.results()
	if o.jsonLog {
		slog.New(slog.NewJSONHandler(w, nil)).Info("run finished", "inputs", sum.Inputs, "ok", sum.OK, "warned", sum.Warned, "reused", sum.Reused,
			"skipped", sum.Skipped, "codes", sum.Codes, "seconds", took.Seconds(), "results", results, "quarantined", sum.Quarantined)
		return nil
	}
	if o.quiet {
		return nil
	}
	if sum.Quarantined > 0 {
		if err := o.nameRefused(sum, w); err != nil {
			return err
		}
	}
	fmt.Fprintln(w, "guiwen:", o.say("run/summary", sum.Inputs, sum.OK+sum.Warned, sum.Warned, sum.Reused, sum.Quarantined, sum.Skipped, took.Round(100*time.Millisecond)))
	for _, info := range source.Codes() {
		if n := sum.Codes[info.Code]; n > 0 && sum.Quarantined > 1 {
			fmt.Fprintln(w, " ", o.say("run/code", string(info.Code), n, info.Advice))
		}
	}
	if sum.OK+sum.Warned > 0 && len(results) > 0 {
		fmt.Fprintln(w, "guiwen:", o.say("run/open", printable(strings.Join(results, "  "))))
	}
	return nil
}

// nameRefused names the inputs that could not be converted, with the reason.
func (o *convertOptions) nameRefused(sum *batch.Summary, w io.Writer) error {
	named := 0
	for e, err := range sum.Entries() {
		if err != nil {
			return err
		}
		if e.Status != batch.Quarantined {
			continue
		}
		if named == mostNamed {
			fmt.Fprintln(w, "guiwen:", o.say("run/more", sum.Quarantined-named, printable(filepath.Join(o.out, "manifest.jsonl"))))
			return nil
		}
		named++
		fmt.Fprintf(w, "guiwen: %s: %s: %s\n", printable(e.Path), e.Error.Code, printable(e.Error.Message))
	}
	return nil
}

// results are the files that people open after a run.
func (o *convertOptions) results() []string {
	var names []string
	if !o.noReview {
		names = append(names, filepath.Join(o.out, "review", "index.html"))
	}
	for _, f := range o.formats {
		switch f {
		case "xlsx":
			names = append(names, filepath.Join(o.out, "annex.xlsx"))
		case "csv":
			names = append(names, filepath.Join(o.out, "annex"))
		}
	}
	if o.template != "" {
		names = append(names, filepath.Join(o.out, formFolder))
	}
	return names
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// fingerprint names the program and everything that decides its output bytes, in a few characters: a key of the ledger begins
// with it, and a catalogue of indicators may have any size.
func fingerprint(options convert.Options, indent bool) (string, error) {
	b, err := json.Marshal(struct {
		Program string
		Options convert.Options
		Indent  bool
	}{programDigest(), options, indent})
	return fmt.Sprintf("%x", sha256.Sum256(b)), err
}
