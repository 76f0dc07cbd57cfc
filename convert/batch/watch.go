package batch

import (
	"context"
	"errors"
	"maps"
	"os"
)

// Watch runs again whenever its inputs have changed. It looks at them from time to time, which works on every file system, a
// share on the network too, where nobody is told of changes.
type Watch struct {
	args    []string
	options Options

	last    looks // at the last look
	settled looks // what stood still between the last two
	done    looks // what the last run took
}

// looks are how files looked, by path; those that are passed over look like nothing.
type looks map[string]stamp

// NewWatch watches the inputs that args name.
func NewWatch(args []string, o Options) *Watch { return &Watch{args: args, options: o} }

// Due looks at the inputs, and reports whether a run would find others than the last one. A file is an input when it looks as it
// did at the last look: one that still grows is not yet. Where there are no inputs at all, no run is due. Its errors are those of
// arguments, and wrap [ErrUsage].
func (w *Watch) Due() (bool, error) {
	now, err := survey(w.args, w.options)
	if errors.Is(err, errNoInputs) {
		now, err = nil, nil
	}
	if err != nil {
		return false, err
	}
	w.settled = looks{}
	for path, look := range now {
		if before, ok := w.last[path]; ok && before == look {
			w.settled[path] = look
		}
	}
	w.last = now
	return len(w.settled) > 0 && !maps.Equal(w.settled, w.done), nil
}

// Run runs over the inputs that stood still at the last look. Afterwards the output folder is what a run over these alone makes.
func (w *Watch) Run(ctx context.Context, progress func(done, total int, e Entry)) (*Summary, error) {
	o := w.options
	o.Progress = progress
	o.ready = func(path string) bool {
		_, ok := w.settled[path]
		return ok
	}
	sum, err := Run(ctx, w.args, o)
	if err == nil && !sum.Interrupted {
		w.done = w.settled
	}
	if errors.Is(err, errNoInputs) { // they are gone since
		return nil, nil
	}
	return sum, err
}

// survey returns how the inputs look.
func survey(args []string, o Options) (looks, error) {
	files, err := collect(args, &o)
	if err != nil {
		return nil, err
	}
	now := looks{}
	for _, f := range files {
		if f.skip != nil {
			now[f.open] = stamp{}
			continue
		}
		if info, err := os.Stat(f.open); err == nil {
			now[f.open] = stampOf(info)
		}
	}
	return now, nil
}
