package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"guiwen/normalize/source"
)

// ioPerJob is how many inputs are under way for each that is being converted: while some are converted, others
// are being read, or wait for the disk to say that they are written.
const ioPerJob = 6

// perRecord is how many documents enter the ledger together.
const perRecord = 64

// outcome is what became of a file.
type outcome struct {
	file  int
	entry Entry
	err   error // the run must stop: results cannot be written
}

// convertAll converts and publishes files, Jobs at a time. It returns an error where results cannot be written.
func (r *run) convertAll(ctx context.Context, todo []int) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	t := taker{run: r, stop: stop, folders: map[string]bool{}}
	for out := range r.outcomes(ctx, todo) {
		t.take(out)
	}
	t.flush()
	return t.failed
}

// outcomes converts files by several goroutines and sends what became of each, until ctx is done.
func (r *run) outcomes(ctx context.Context, todo []int) <-chan outcome {
	feed := make(chan int)
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
	results := make(chan outcome, r.options.Jobs)
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
	go func() {
		_ = g.Wait()
		close(results)
	}()
	return results
}

// taker takes outcomes one after the other: into the entries of the run and, a number at a time, into the
// ledger.
type taker struct {
	*run
	stop    func()
	failed  error // the first reason why results cannot be written
	keys    [][]byte
	entries []Entry
	folders map[string]bool // that got a file which is not in the ledger yet
}

func (t *taker) take(out outcome) {
	if out.err != nil {
		t.fail(out.err)
		return
	}
	e := out.entry
	*t.run.entries[out.file] = e
	t.summary.Converted++
	t.decided(&e)
	// A failure that another run might not meet again is not remembered.
	if e.Error == nil || !passing(e.Error.Code) {
		if e.Output != nil {
			t.folders[filepath.Dir(t.path(*e.Output))] = true
		}
		t.keys, t.entries = append(t.keys, t.key(out.file)), append(t.entries, e)
	}
	if len(t.entries) >= perRecord {
		t.flush()
	}
	if t.options.FailFast && e.Status == Quarantined {
		t.stop()
	}
}

func (t *taker) fail(err error) {
	if t.failed == nil {
		t.failed = err
	}
	t.stop()
}

// flush puts what was taken into the ledger. A document is there only when its name is sure to last.
func (t *taker) flush() {
	if len(t.entries) == 0 {
		return
	}
	for dir := range t.folders {
		syncFolder(dir)
	}
	clear(t.folders)
	if err := t.ledger.record(t.keys, t.entries); err != nil {
		t.fail(fmt.Errorf("the ledger cannot be written: %w", err))
	}
	t.keys, t.entries = t.keys[:0], t.entries[:0]
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
