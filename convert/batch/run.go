package batch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"sort"
	"sync"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// Run converts the inputs that args name. The error is nil where every input was decided and everything
// written, even if inputs were quarantined: the summary tells. An error that wraps [ErrUsage] means that
// nothing was written; any other, that the run failed and what the manifest lists is complete. When ctx is
// done the run stops cleanly and the summary says Interrupted.
//
// After a run that was not stopped the output folder holds what the manifest lists, the annexes, and the digests
// of all of it: nothing that an earlier run made of other inputs.
func Run(ctx context.Context, args []string, o Options) (*Summary, error) {
	files, err := collect(args, &o)
	if err != nil {
		return nil, err
	}
	out, err := openFolder(o.Out)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrUsage, err)
	}
	defer out.close()
	r := &run{options: &o, folder: out, files: files, names: outputNames(files), lines: make([]span, len(files)), results: map[ledgerKey]bool{}}
	r.summary.manifest = filepath.Join(o.Out, manifestName)
	unlock, err := r.begin()
	if err != nil {
		return nil, err
	}
	defer unlock()
	defer r.ledger.close()
	defer r.sheaves.close()
	return r.do(ctx)
}

// Planned is an input as a run would take it.
type Planned struct {
	Path   string        // as in the manifest
	Output string        // slash path of its document below the output folder
	Skip   *source.Error // why it would be passed over, or nil
}

// Plan returns what [Run] would look at, in input order. It writes nothing and reads no input.
func Plan(args []string, o Options) ([]Planned, error) {
	files, err := collect(args, &o)
	if err != nil {
		return nil, err
	}
	names := outputNames(files)
	list := make([]Planned, len(files))
	for i, f := range files {
		list[i] = Planned{Path: f.shown, Output: names[i], Skip: f.skip}
	}
	return list, nil
}

type run struct {
	options *Options
	folder  *folder
	ledger  *ledger
	sheaves *sheaves
	files   []file
	names   []string           // outputs, by file
	stdin   map[int][]byte     // by file
	lines   []span             // of the ledger, by file: what is decided
	results map[ledgerKey]bool // what this run publishes, by name
	former  []Entry            // of the last manifest, where that alone knows of it
	summary Summary
	done    int
	status  *status
	// converting holds a token for each conversion that runs.
	converting chan struct{}
	mu         sync.Mutex
	remade     []remade
}

// remade is a record whose sheaf was made of its document.
type remade struct {
	file   int
	record record
}

// begin takes the output folder for this run, and clears away what one that was killed left.
func (r *run) begin() (unlock func(), err error) {
	if err := r.folder.mark(); err != nil {
		return nil, err
	}
	f, err := r.folder.root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("the output folder cannot be locked: %w", err)
	}
	if err := lock(f); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s is in use: is another run writing to it?", r.options.Out)
	}
	if _, err := r.folder.root.Lstat(statusName); err == nil {
		r.folder.sweep()
	}
	if c := r.options.Command; c != nil {
		if _, err := r.folder.replace(commandName, func(w io.Writer) error { return json.NewEncoder(w).Encode(c) }); err != nil {
			f.Close()
			return nil, err
		}
	}
	if r.ledger, err = openLedger(r.folder); err != nil {
		f.Close()
		return nil, fmt.Errorf("the ledger cannot be opened: %w", err)
	}
	if r.sheaves, err = openSheaves(r.folder.root, sheavesName); err != nil {
		r.ledger.close()
		f.Close()
		return nil, fmt.Errorf("the kept rows of documents cannot be opened: %w", err)
	}
	if _, err := r.folder.root.Lstat(sealName); err != nil && len(r.ledger.paths) == 0 {
		if data, err := r.folder.root.ReadFile(manifestName); err == nil {
			r.former, _ = ReadManifest(data)
		}
	}
	if r.ledger.damaged && r.options.Warn != nil {
		r.options.Warn()
	}
	return func() { f.Close() }, nil
}

func (r *run) do(ctx context.Context) (_ *Summary, err error) {
	if err := r.readStdin(ctx); err != nil {
		return nil, err
	}
	if r.status, err = newStatus(r.folder, len(r.files)); err != nil {
		return nil, err
	}
	defer func() { r.status.close(err) }()
	if err := r.folder.root.MkdirAll("documents", 0o777); err != nil {
		return nil, r.failure("documents", err)
	}
	err = r.convertAll(ctx)
	r.summary.Interrupted = ctx.Err() != nil
	if err == nil {
		err = r.ledger.flush()
	}
	if failed := r.writeManifest(); failed != nil && err == nil {
		err = failed
	}
	if err == nil && !r.summary.Interrupted {
		r.status.stage("annexes")
		if err = r.finish(ctx); err != nil && ctx.Err() != nil {
			err = nil
		}
		r.summary.Interrupted = ctx.Err() != nil
	}
	if err != nil || r.summary.Interrupted {
		r.folder.unseal()
	}
	if err == nil {
		_ = r.folder.root.Remove(partialName)
	}
	return &r.summary, err
}

// finish makes the folder what it is of these inputs: nothing of earlier ones, the annexes, the digests.
func (r *run) finish(ctx context.Context) error {
	annexes, err := r.writeAnnexes(ctx)
	if err != nil {
		return err
	}
	if err := r.removeStale(); err != nil {
		return err
	}
	if err := r.seal(annexes); err != nil {
		return err
	}
	return r.forgetSheaves()
}

// forgetSheaves keeps the file of sheaves from growing without end.
func (r *run) forgetSheaves() error {
	alive := int64(0)
	for rec, err := range r.decided() {
		if err != nil {
			return err
		}
		if rec.Sheaf != nil {
			alive += int64(rec.Sheaf.Size)
		}
	}
	r.sheaves.forget(alive)
	return nil
}

func (r *run) failure(name string, err error) error {
	return (&draft{name: name}).failure(err)
}

// removeStale removes the documents of inputs that are gone, are refused by now, or have other names, and the files of
// annexes that nobody asked for: what the ledger, and the digests or the manifest of the last run, know to be ours and this run did not make. What
// somebody changed since stays.
func (r *run) removeStale() error {
	alive := make(map[ledgerKey]bool, len(r.files)+len(r.options.Annexes))
	for i, s := range r.lines {
		if s.size > 0 {
			alive[pathKey(r.files[i].shown)] = true
		}
	}
	for _, a := range r.options.Annexes {
		alive[annexKey(a.Name)] = true
	}
	for _, e := range r.former {
		if e.Output != nil && e.OutputSHA256 != nil {
			r.removeUnlisted(*e.Output, *e.OutputSHA256, stamp{})
		}
	}
	for name, digest := range r.folder.sealed() { // of the last run that ended: the ledger may have lost its end since
		if name != manifestName {
			r.removeUnlisted(name, digest, stamp{})
		}
	}
	if r.ledger.allIn(alive) {
		return nil
	}
	err := r.ledger.each(func(line []byte, path ledgerKey) {
		var rec record
		if json.Unmarshal(line, &rec) != nil {
			return
		}
		if rec.Annex != nil && !alive[path] {
			for name, digest := range rec.Annex.Files {
				r.removeUnlisted(name, digest, stamp{})
			}
		}
		if e := rec.Entry; e.Output != nil && e.OutputSHA256 != nil {
			r.removeUnlisted(*e.Output, *e.OutputSHA256, rec.Out)
		}
		if rec.Page != "" {
			r.removeUnlisted(rec.Page, rec.PageSHA256, rec.PageStamp)
		}
	})
	if err != nil {
		return err
	}
	return r.ledger.compact(alive)
}

// removeUnlisted removes a file that is still what a run wrote, and that is no result of this one.
func (r *run) removeUnlisted(name, digest string, stamp stamp) {
	if !r.results[resultKey(name)] && r.folder.holds(name, digest, stamp) {
		r.folder.remove(name)
	}
}

func resultKey(name string) ledgerKey { return keyOf("result", name) }

// writeManifest writes the lines of what is decided, in input order, and counts them.
func (r *run) writeManifest() error {
	write := func(w io.Writer) error {
		b := bufio.NewWriterSize(w, 1<<16)
		var line []byte
		for i := range r.files {
			rec, ok := r.ledger.at(r.lines[i])
			if !ok {
				if r.lines[i].size > 0 {
					return errUnreadable
				}
				continue
			}
			r.summary.count(&rec.Entry)
			if rec.Entry.Output != nil {
				r.results[resultKey(*rec.Entry.Output)] = true
			}
			if rec.Page != "" {
				r.results[resultKey(rec.Page)] = true
			}
			var err error
			if line, err = schema.AppendCanonical(line[:0], &rec.Entry); err != nil {
				return err
			}
			b.Write(line)
			b.WriteByte('\n')
		}
		return b.Flush()
	}
	_, err := r.folder.replace(manifestName, write)
	return err
}

var errUnreadable = errors.New("the ledger cannot be read")

// decided goes through the records of all inputs in the order of their output names.
func (r *run) decided() iter.Seq2[record, error] { return r.records(r.order()) }

func (r *run) records(order []int) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		for _, i := range order {
			if r.lines[i].size == 0 {
				continue
			}
			rec, ok := r.ledger.at(r.lines[i])
			if !ok {
				yield(rec, errUnreadable)
				return
			}
			if !yield(rec, nil) {
				return
			}
		}
	}
}

// order returns the files in the order of their outputs, in which they are converted: the first of several copies is
// then the same whatever the order of inputs.
func (r *run) order() []int {
	order := make([]int, len(r.files))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return r.names[order[a]] < r.names[order[b]] })
	return order
}
