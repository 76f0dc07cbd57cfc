package batch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

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
		sum, err := Digest(filepath.Join(r.options.Out, filepath.FromSlash(*known.Output)))
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
	d, err := schema.Decode(data)
	if err != nil {
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
