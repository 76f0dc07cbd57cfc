package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

	"golang.org/x/sync/errgroup"

	"guiwen/convert/source"
	"guiwen/schema"
)

// Run converts the inputs that args name. The error is nil where every input was decided and everything
// written, even if inputs were quarantined: the summary tells. An error that wraps [ErrUsage] means that
// nothing was written; any other, that the run failed and what the manifest lists is complete. When ctx is
// done the run stops cleanly and the summary says Interrupted.
func Run(ctx context.Context, args []string, o Options) (*Summary, error) {
	files, err := collect(args, &o)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(o.Out, 0o777); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrUsage, err)
	}
	led, err := openLedger(o.Out)
	if err != nil {
		return nil, err
	}
	defer led.close()
	sweep(o.Out)
	r := &run{options: &o, files: files, names: outputNames(files), ledger: led}
	r.entries = make([]*Entry, len(files))
	r.data = map[int][]byte{}
	return r.do(ctx)
}

type run struct {
	options *Options
	files   []file
	names   []string       // outputs, by file
	data    map[int][]byte // of standard input, by file
	entries []*Entry       // decided inputs, by file
	ledger  *ledger
	summary Summary
	done    int
	// converting holds a token for each conversion that runs.
	converting chan struct{}
}

// ioPerJob is how many inputs are under way for each that is being converted.
const ioPerJob = 6

func (r *run) do(ctx context.Context) (*Summary, error) {
	if err := r.digests(ctx); err != nil {
		return nil, err
	}
	todo := r.settle()
	runErr := r.convertAll(ctx, todo)
	r.duplicates()
	r.summary.Interrupted = ctx.Err() != nil
	if err := r.writeManifest(); err != nil && runErr == nil {
		runErr = err
	}
	if runErr == nil && !r.summary.Interrupted {
		runErr = r.writeAnnexes(ctx)
		r.summary.Interrupted = ctx.Err() != nil
	}
	r.count()
	return &r.summary, runErr
}

// digests reads every input once for its SHA-256, which decides what is a duplicate and what is done already.
func (r *run) digests(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(r.options.Jobs)
	limit := r.options.Limits.WithDefaults().Bytes
	for i := range r.files {
		if f := &r.files[i]; f.open == "" && f.skip == nil {
			data, err := readStdin(ctx, r.options.Stdin, limit)
			if err != nil {
				return err
			}
			r.data[i] = data
		}
	}
	for i := range r.files {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			r.entries[i] = r.digest(i, limit)
			return nil
		})
	}
	return g.Wait()
}

// readStdin reads standard input, at most limit and one bytes of it. It does not wait for more once ctx is done.
func readStdin(ctx context.Context, in io.Reader, limit int64) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(in, limit+1))
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return nil, fmt.Errorf("standard input: %w", r.err)
		}
		return r.data, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// digest makes the entry of an input: decided where it cannot be read, else with an empty status.
func (r *run) digest(i int, limit int64) *Entry {
	f := r.files[i]
	e := &Entry{Path: f.shown, Diagnostics: map[string]int{}}
	if f.skip != nil {
		e.Status, e.Error = Skipped, failureOf(f.skip)
		if f.skip.Code == source.Unreadable {
			e.Status = Quarantined
		}
		return e
	}
	refuse := func(err *source.Error) *Entry {
		e.Status, e.Error = Quarantined, failureOf(err)
		return e
	}
	var from io.Reader = bytes.NewReader(r.data[i])
	size := int64(len(r.data[i]))
	if f.open != "" {
		in, err := openRegular(f.open)
		if err != nil {
			return refuse(source.Errorf(source.Unreadable, "", "", "%v", plain(err)))
		}
		defer in.Close()
		if info, err := in.Stat(); err == nil {
			size = info.Size()
		}
		from = in
	}
	if size > limit {
		e.Bytes = &size
		return refuse(source.Errorf(source.LimitSize, "bytes", "", "the file has %d bytes, the limit is %d", size, limit))
	}
	hash := sha256.New()
	n, err := io.Copy(hash, io.LimitReader(from, limit+1))
	if err != nil {
		return refuse(source.Errorf(source.Unreadable, "", "", "%v", plain(err)))
	}
	sum := hex.EncodeToString(hash.Sum(nil))
	e.Bytes, e.SHA256 = &n, &sum
	return e
}

// settle decides what needs no conversion — duplicates are left for later, and what the ledger knows is taken
// from it — and returns the files that do.
func (r *run) settle() []int {
	order := make([]int, 0, len(r.files))
	for i := range r.files {
		if e := r.entries[i]; e != nil && e.Status == "" {
			order = append(order, i)
		} else if e != nil {
			r.decided(e)
		}
	}
	// The first in the order of names is converted, whatever the order of inputs.
	sort.Slice(order, func(a, b int) bool { return r.names[order[a]] < r.names[order[b]] })
	first := map[string]int{}
	var todo []int
	for _, i := range order {
		e := r.entries[i]
		if j, twice := first[*e.SHA256]; twice {
			e.DuplicateOf = &r.entries[j].Path
			continue
		}
		first[*e.SHA256] = i
		if !r.reuse(i) {
			todo = append(todo, i)
		}
	}
	sort.Ints(todo)
	return todo
}

func (r *run) key(i int) []byte {
	return r.ledger.key(*r.entries[i].SHA256, r.options.Fingerprint, r.names[i])
}

// reuse takes an input's entry from the ledger if its output is still what it was.
func (r *run) reuse(i int) bool {
	if r.options.Force {
		return false
	}
	known, ok := r.ledger.find(r.key(i))
	if !ok {
		return false
	}
	if known.Output != nil {
		sum, err := digestFile(filepath.Join(r.options.Out, filepath.FromSlash(*known.Output)))
		if err != nil || known.OutputSHA256 == nil || sum != *known.OutputSHA256 {
			return false
		}
	}
	known.Path = r.entries[i].Path
	*r.entries[i] = known
	r.summary.Reused++
	r.decided(r.entries[i])
	return true
}

func (r *run) decided(e *Entry) {
	r.done++
	if r.options.Progress != nil {
		r.options.Progress(r.done, len(r.files), *e)
	}
}

// outcome is what a goroutine of convertAll has to tell.
type outcome struct {
	file  int
	entry Entry
	err   error // the run must stop: results cannot be written
}

// convertAll converts and publishes files, Jobs at a time. It returns an error where results cannot be written.
func (r *run) convertAll(ctx context.Context, todo []int) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	feed := make(chan int)
	results := make(chan outcome, r.options.Jobs)
	go func() {
		defer close(feed)
		for _, i := range todo {
			select {
			case feed <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	// More inputs are under way than are converted at once: while some are converted, others are being read, or
	// wait for the disk to say that they are written.
	r.converting = make(chan struct{}, r.options.Jobs)
	g := new(errgroup.Group)
	for range ioPerJob * r.options.Jobs {
		g.Go(func() error {
			for i := range feed {
				if out, ok := r.one(ctx, i); ok {
					results <- out
				}
			}
			return nil
		})
	}
	go func() { g.Wait(); close(results) }()
	var failed error
	var keys [][]byte
	var entries []Entry
	folders := map[string]bool{}
	flush := func() {
		// A document is in the ledger only when its name is sure to last.
		for dir := range folders {
			syncFolder(dir)
		}
		clear(folders)
		if err := r.ledger.record(keys, entries); err != nil && failed == nil {
			failed = fmt.Errorf("the ledger cannot be written: %w", err)
			stop()
		}
		keys, entries = keys[:0], entries[:0]
	}
	for out := range results {
		if out.err != nil {
			if failed == nil {
				failed = out.err
			}
			stop()
			continue
		}
		*r.entries[out.file] = out.entry
		r.summary.Converted++
		r.decided(&out.entry)
		// A failure that another run might not meet again is not remembered.
		if out.entry.Error == nil || !passing(out.entry.Error.Code) {
			if out.entry.Output != nil {
				folders[filepath.Dir(filepath.Join(r.options.Out, filepath.FromSlash(*out.entry.Output)))] = true
			}
			keys, entries = append(keys, r.key(out.file)), append(entries, out.entry)
		}
		if len(entries) >= 64 {
			flush()
		}
		if r.options.FailFast && out.entry.Status == Quarantined {
			stop()
		}
	}
	if len(entries) > 0 {
		flush()
	}
	return failed
}

// passing reports whether a failure may have its cause outside the input.
func passing(c source.Code) bool {
	return c == source.Unreadable || c == source.Changed || c == source.LimitTime || c == source.LimitMemory || c == source.ReaderCrash
}

// one converts and publishes a file. It reports false where the run was stopped before the file was decided.
func (r *run) one(ctx context.Context, i int) (outcome, bool) {
	out := outcome{file: i, entry: *r.entries[i]}
	refuse := func(err error) (outcome, bool) {
		var coded *source.Error
		if !errors.As(err, &coded) {
			coded = source.Errorf(source.ReaderCrash, "", "", "%v", err)
		}
		out.entry.Status, out.entry.Error = Quarantined, failureOf(coded)
		return out, true
	}
	data, err := r.read(i)
	if err != nil {
		return refuse(err)
	}
	r.converting <- struct{}{}
	done, err := r.options.Converter.Convert(ctx, source.Input{Name: filepath.Base(r.files[i].rel), Data: data})
	<-r.converting
	if err != nil {
		if ctx.Err() != nil {
			return out, false
		}
		return refuse(err)
	}
	sum := sha256.Sum256(done.JSON)
	digest := hex.EncodeToString(sum[:])
	out.err = publish(filepath.Join(r.options.Out, filepath.FromSlash(r.names[i])), done.JSON)
	e := done.Entry
	e.Path, e.SHA256, e.Bytes = out.entry.Path, out.entry.SHA256, out.entry.Bytes
	e.Output, e.OutputSHA256 = &r.names[i], &digest
	out.entry = e
	return out, true
}

// read returns an input's bytes, which must still be those that were digested.
func (r *run) read(i int) ([]byte, error) {
	if r.files[i].open == "" {
		return r.data[i], nil
	}
	in, err := openRegular(r.files[i].open)
	if err != nil {
		return nil, source.Errorf(source.Unreadable, "", "", "%v", plain(err))
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, *r.entries[i].Bytes+1))
	if err != nil {
		return nil, source.Errorf(source.Unreadable, "", "", "%v", plain(err))
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != *r.entries[i].SHA256 {
		return nil, source.Errorf(source.Changed, "", "", "its bytes differ from those read a moment ago")
	}
	return data, nil
}

// duplicates gives an input with the bytes of another the status of that one.
func (r *run) duplicates() {
	byPath := map[string]*Entry{}
	for _, e := range r.entries {
		if e != nil && e.DuplicateOf == nil {
			byPath[e.Path] = e
		}
	}
	for _, e := range r.entries {
		if e == nil || e.DuplicateOf == nil || e.Status != "" {
			continue
		}
		if of := byPath[*e.DuplicateOf]; of.Status != "" {
			e.Status, e.MediaType, e.Error = of.Status, of.MediaType, of.Error
			r.decided(e)
		}
	}
}

func (r *run) writeManifest() error {
	var b bytes.Buffer
	for _, e := range r.entries {
		if e == nil || e.Status == "" {
			continue
		}
		line, err := schema.AppendCanonical(nil, e)
		if err != nil {
			return err
		}
		b.Write(line)
		b.WriteByte('\n')
		r.summary.Entries = append(r.summary.Entries, *e)
	}
	name := filepath.Join(r.options.Out, "manifest.jsonl")
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, b.Bytes()) {
		return nil
	}
	return Publish(name, func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
}

func (r *run) documents(outputs []string) Documents {
	return func(yield func(*schema.Document, error) bool) {
		for _, o := range outputs {
			d, err := ReadDocument(filepath.Join(r.options.Out, filepath.FromSlash(o)))
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// ReadDocument reads a canonical document from a file.
func ReadDocument(name string) (*schema.Document, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	d := new(schema.Document)
	if err := json.Unmarshal(data, d); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

func (r *run) count() {
	for _, e := range r.summary.Entries {
		switch e.Status {
		case OK:
			r.summary.OK++
		case Warned:
			r.summary.Warned++
		case Quarantined:
			r.summary.Quarantined++
		case Skipped:
			r.summary.Skipped++
		}
	}
}

func digestFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func indented(data []byte) []byte {
	var b bytes.Buffer
	if json.Indent(&b, data, "", "  ") != nil {
		return data
	}
	return b.Bytes()
}
