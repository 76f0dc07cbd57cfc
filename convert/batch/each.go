package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"guiwen/normalize/source"
)

// ioPerJob is how many inputs are under way for each that is being converted: while some are converted, others
// are being read, or wait for the disk to say that they are written.
const ioPerJob = 6

// perRecord is how many documents enter the ledger together.
const perRecord = 64

// readAhead bounds the bytes of inputs that were read and are not converted yet; one input may be larger.
const readAhead = 64 << 20

// input is a file on its way through a run.
type input struct {
	file  int
	entry Entry
	stamp stamp
	data  []byte // nil where the ledger knows the digest of a file with this stamp
	held  int64  // bytes of readAhead
}

// copied is a file with the bytes of an earlier one; its stamp spares reading it again.
type copied struct {
	of    int
	stamp stamp
}

// outcome is what became of a file.
type outcome struct {
	file int
	work ledgerKey
	record
	reused bool
	err    error // the run must stop: results cannot be written
}

// convertAll converts and publishes all files, Jobs at a time, in the order of their outputs. It returns an error
// where results cannot be written.
func (r *run) convertAll(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	t, err := newTaker(r, stop)
	if err != nil {
		return err
	}
	copies := map[int]copied{}
	for out := range r.outcomes(ctx, copies) {
		t.take(out)
	}
	t.flush()
	for _, i := range r.order() {
		if of, ok := copies[i]; ok {
			t.takeCopy(i, of)
		}
	}
	t.flush()
	return errors.Join(t.failed, t.partial.close())
}

// outcomes reads files, converts them by several goroutines and sends what became of each, until ctx is done. Files
// with the bytes of an earlier one go to copies, which may be read when the channel is closed.
func (r *run) outcomes(ctx context.Context, copies map[int]copied) <-chan outcome {
	results := make(chan outcome, r.options.Jobs)
	r.converting = make(chan struct{}, r.options.Jobs)
	todo := make(chan *input)
	ahead := newBudget(readAhead)
	context.AfterFunc(ctx, ahead.stop)
	g := new(errgroup.Group)
	for range ioPerJob * r.options.Jobs {
		g.Go(func() error {
			for in := range todo {
				if out, ok := r.one(ctx, in); ok {
					results <- out
				}
				ahead.give(in.held)
			}
			return nil
		})
	}
	g.Go(func() error {
		defer close(todo)
		first := map[string]int{}
		for in := range r.inputs(ctx, ahead) {
			if in.entry.Status != "" {
				results <- r.decidedAtOnce(in)
				ahead.give(in.held)
				continue
			}
			if of, twice := first[*in.entry.SHA256]; twice {
				copies[in.file] = copied{of, in.stamp.settled(time.Now())}
				ahead.give(in.held)
				continue
			}
			first[*in.entry.SHA256] = in.file
			select {
			case todo <- in:
			case <-ctx.Done():
				ahead.give(in.held)
			}
		}
		return nil
	})
	go func() {
		_ = g.Wait()
		close(results)
	}()
	return results
}

// inputs opens the files in the order of their outputs and reads several at a time, within the bounds of ahead. They
// are sent in order.
func (r *run) inputs(ctx context.Context, ahead *budget) <-chan *input {
	pending := make(chan chan *input, ioPerJob*r.options.Jobs)
	go func() {
		defer close(pending)
		for _, i := range r.order() {
			read := r.look(i)
			one := make(chan *input, 1)
			in := read.input
			if read.from != nil {
				in.held = read.stamp.Size
			}
			if !ahead.take(in.held) {
				read.close()
				return
			}
			go func() {
				read.finish(r.options.Limits.WithDefaults().Bytes)
				one <- in
			}()
			select {
			case pending <- one:
			case <-ctx.Done():
				return
			}
		}
	}()
	inputs := make(chan *input)
	go func() {
		defer close(inputs)
		for one := range pending {
			inputs <- <-one
		}
	}()
	return inputs
}

// decidedAtOnce is the outcome of a file that cannot be converted.
func (r *run) decidedAtOnce(in *input) outcome {
	e := in.entry
	out := outcome{file: in.file, record: record{Entry: e, Passing: e.Error != nil && passing(e.Error.Code)}}
	out.work = keyOf("refused", e.Path)
	return out
}

// budget bounds what is held at a time. It is taken by one goroutine and given back by others.
type budget struct {
	mu        sync.Mutex
	changed   sync.Cond
	held, max int64
	stopped   bool
}

func newBudget(max int64) *budget {
	b := &budget{max: max}
	b.changed.L = &b.mu
	return b
}

// take waits until n more may be held, or nothing else is. It reports false once the budget is stopped.
func (b *budget) take(n int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.stopped && b.held > 0 && b.held+n > b.max {
		b.changed.Wait()
	}
	if b.stopped {
		return false
	}
	b.held += n
	return true
}

func (b *budget) give(n int64) {
	if n == 0 {
		return
	}
	b.mu.Lock()
	b.held -= n
	b.mu.Unlock()
	b.changed.Signal()
}

func (b *budget) stop() {
	b.mu.Lock()
	b.stopped = true
	b.mu.Unlock()
	b.changed.Broadcast()
}

// taker takes outcomes one after the other: into the ledger, a number at a time.
type taker struct {
	*run
	stop    func()
	failed  error           // the first reason why results cannot be written
	waiting int             // records that the ledger does not hold yet
	folders map[string]bool // that got a file since the last flush
	partial *partial
}

func newTaker(r *run, stop func()) (*taker, error) {
	p, err := newPartial(r.folder)
	return &taker{run: r, stop: stop, folders: map[string]bool{}, partial: p}, err
}

func (t *taker) take(out outcome) {
	if out.err != nil {
		t.fail(out.err)
		return
	}
	e := &out.Entry
	if out.reused {
		t.summary.Reused++
	} else if e.Output != nil {
		t.folders[path.Dir(*e.Output)] = true
	}
	s, err := t.ledger.add(out.work, pathKey(e.Path), &out.record)
	if err != nil {
		t.fail(err)
		return
	}
	t.lines[out.file] = s
	t.done++
	t.partial.add(e)
	t.status.count(e, out.reused)
	if t.options.Progress != nil {
		t.options.Progress(t.done, len(t.files), *e)
	}
	if t.waiting++; t.waiting >= perRecord {
		t.flush()
	}
	if t.options.FailFast && e.Status == Quarantined {
		t.stop()
	}
}

// takeCopy gives a file with the bytes of another what became of that one.
func (t *taker) takeCopy(i int, c copied) {
	rec, ok := t.ledger.at(t.lines[c.of])
	if !ok {
		return // it is not decided
	}
	e := Entry{
		Path: t.files[i].shown, SHA256: rec.Entry.SHA256, Bytes: rec.Entry.Bytes, DuplicateOf: &rec.Entry.Path,
		Status: rec.Entry.Status, MediaType: rec.Entry.MediaType, Error: rec.Entry.Error, Diagnostics: map[string]int{},
	}
	t.take(outcome{file: i, work: keyOf("copy", e.Path), reused: true, record: record{Entry: e, In: c.stamp, Passing: true}})
}

func (t *taker) fail(err error) {
	if t.failed == nil {
		t.failed = err
	}
	t.stop()
}

// flush puts what was taken into the ledger. A document is there only when its name is sure to last.
func (t *taker) flush() {
	for dir := range t.folders {
		t.folder.sync(dir)
	}
	clear(t.folders)
	t.waiting = 0
	if err := t.ledger.flush(); err != nil {
		t.fail(fmt.Errorf("the ledger cannot be written: %w", err))
	}
}

// passing reports whether a failure may have its cause outside the input.
func passing(c source.Code) bool {
	switch c {
	case source.Unreadable, source.Changed, source.LimitTime, source.LimitMemory, source.ReaderCrash, source.OutputWrite:
		return true
	}
	return false
}

// one converts and publishes a file, or takes what the ledger knows of it. It reports false where the run was stopped
// before the file was decided.
func (r *run) one(ctx context.Context, in *input) (outcome, bool) {
	out := outcome{file: in.file, work: workKey(*in.entry.SHA256, r.options.Fingerprint, r.names[in.file])}
	out.Entry, out.In = in.entry, in.stamp.settled(time.Now())
	if known, ok := r.known(out.work); ok {
		known.Entry.Path, known.In = in.entry.Path, out.In
		out.record, out.reused = known, true
		return out, ctx.Err() == nil
	}
	r.converting <- struct{}{}
	r.status.begins(in.file, in.entry.Path)
	done, err := r.convert(ctx, in)
	r.status.ends(in.file)
	<-r.converting
	if err == nil {
		err = r.publish(&out, done)
	}
	if err == nil {
		return out, true
	}
	if ctx.Err() != nil {
		return out, false
	}
	if source.CodeOf(err) == source.OutputWrite && ofDisk(err) {
		out.err = err
		return out, true
	}
	out.refuse(err)
	return out, true
}

// refuse makes out that of an input which is not converted because of err.
func (out *outcome) refuse(err error) {
	var coded *source.Error
	if !errors.As(err, &coded) {
		coded = source.Errorf(source.ReaderCrash, "", "", "%v", err)
	}
	e := out.Entry
	out.Entry = Entry{Path: e.Path, SHA256: e.SHA256, Bytes: e.Bytes, Diagnostics: map[string]int{}, Status: Quarantined, Error: failureOf(coded)}
	if out.Passing = passing(coded.Code); out.Passing {
		out.work = keyOf("passing", e.Path)
	}
}

// known returns what the ledger knows of a piece of work, if its output is still what it was.
func (r *run) known(work ledgerKey) (record, bool) {
	if r.options.Force {
		return record{}, false
	}
	rec, ok := r.ledger.find(work)
	if !ok || rec.Passing {
		return record{}, false
	}
	e := rec.Entry
	if e.Error != nil && r.options.Retry != nil && r.options.Retry(e.Error.Code) {
		return record{}, false
	}
	if e.Output == nil {
		return rec, true
	}
	if e.OutputSHA256 == nil || !r.folder.holds(*e.Output, *e.OutputSHA256, rec.Out) {
		return record{}, false
	}
	if r.options.PageName == nil {
		rec.Page = ""
		return rec, true
	}
	return rec, rec.Page == r.options.PageName(*e.SHA256) && r.folder.holds(rec.Page, rec.PageSHA256, rec.PageStamp)
}

func (r *run) convert(ctx context.Context, in *input) (*Converted, error) {
	if in.data == nil {
		if err := r.readAgain(in); err != nil {
			return nil, err
		}
	}
	done, err := convertWhole(ctx, r.options.Converter, source.Input{Name: shown(r.files[in.file].rel), Data: in.data})
	in.data = nil
	if err != nil {
		return nil, err
	}
	// A converter is not trusted: its document must be that of the input, with a status that documents have.
	if s := done.Entry.Status; s != OK && s != Warned {
		return nil, source.Errorf(source.ReaderCrash, "answer", "", "the converter answers with the status %q", s)
	}
	if !bytes.Contains(done.JSON, []byte(*in.entry.SHA256)) {
		return nil, source.Errorf(source.ReaderCrash, "answer", "", "the converter answers with the document of another input")
	}
	return done, nil
}

// convertWhole turns a panic of a converter in this process into a failure of the one input.
func convertWhole(ctx context.Context, c Converter, in source.Input) (done *Converted, err error) {
	defer func() {
		if p := recover(); p != nil {
			done, err = nil, source.Errorf(source.ReaderCrash, "panic", "", "the reader stopped: %v", p)
		}
	}()
	return c.Convert(ctx, in)
}

// publish writes the document of an input.
func (r *run) publish(out *outcome, done *Converted) error {
	name := r.names[out.file]
	if err := r.folder.publish(name, done.JSON); err != nil {
		return err
	}
	sum := sha256.Sum256(done.JSON)
	digest := hex.EncodeToString(sum[:])
	e := done.Entry
	e.Path, e.SHA256, e.Bytes = out.Entry.Path, out.Entry.SHA256, out.Entry.Bytes
	e.Output, e.OutputSHA256 = &name, &digest
	out.Entry = e
	out.Out, out.Row = r.folder.stamp(name), done.Row
	if r.options.Sheaf != nil {
		out.Sheaf = r.sheaves.add(done.Sheaf)
	}
	if r.options.PageName == nil || len(done.Page) == 0 {
		return nil
	}
	out.Page = r.options.PageName(*e.SHA256)
	if err := r.folder.publishLoose(out.Page, done.Page); err != nil {
		return err
	}
	sum = sha256.Sum256(done.Page)
	out.PageSHA256, out.PageStamp = hex.EncodeToString(sum[:]), r.folder.stamp(out.Page)
	return nil
}

// readStdin reads standard input where it is one of the inputs. It does not wait for more once ctx is done.
func (r *run) readStdin(ctx context.Context) error {
	r.stdin = map[int][]byte{}
	for i := range r.files {
		if f := &r.files[i]; f.open != "" || f.skip != nil {
			continue
		}
		data, err := readAll(ctx, r.options.Stdin, r.options.Limits.WithDefaults().Bytes)
		if err != nil {
			return err
		}
		r.stdin[i] = data
	}
	return nil
}

// readAll reads at most limit and one bytes.
func readAll(ctx context.Context, in io.Reader, limit int64) ([]byte, error) {
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
