package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"guiwen/convert/batch"
)

func newWatchCommand(s Streams) *cobra.Command {
	var o convertOptions
	var every time.Duration
	short, long := help("watch")
	c := &cobra.Command{
		Use:   "watch PATH... -o DIR",
		Short: short,
		Long:  long,
		Example: `  guiwen watch incoming/ -o out/
  guiwen watch /mnt/share -o out/ --every 1m --json-log`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Contains(args, "-") {
				return usage("guiwen convert reads it", "standard input cannot be watched")
			}
			if every <= 0 {
				return usage("for example: --every 5s", "--every must be longer than nothing")
			}
			w := watcher{convertOptions: o, every: every, streams: s}
			return w.watch(c.Context(), args)
		},
	}
	o.register(c.Flags())
	c.Flags().DurationVar(&every, everyFlag, 5*time.Second, "time between two looks")
	return c
}

const everyFlag = "every"

// watcher runs round after round.
type watcher struct {
	convertOptions
	every   time.Duration
	streams Streams

	rounds int
	last   *batch.Summary
	took   time.Duration // of the last round
	missed string        // what was wrong with the arguments at the last look
}

func (w *watcher) watch(ctx context.Context, args []string) error {
	w.streams.args = convertArgs(w.streams.args)
	b, done, err := w.batch(w.streams)
	if err != nil {
		return err
	}
	defer done()
	watched := batch.NewWatch(args, b)
	if _, err := watched.Due(); err != nil {
		return err
	}
	w.tell(w.say("watch/begun", printable(strings.Join(args, ", ")), w.every))
	for {
		pause := w.every
		begun := time.Now()
		due, err := watched.Due()
		if err != nil && !errors.Is(err, batch.ErrUsage) {
			return err
		}
		w.miss(err)
		pause = max(pause, 10*time.Since(begun)) // of a slow disk, looking takes a tenth of the time at most
		if due {
			if err := w.round(ctx, watched); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return w.receipt()
		case <-time.After(pause):
		}
	}
}

// round is one run.
func (w *watcher) round(ctx context.Context, watched *batch.Watch) error {
	progress, finish := w.progress(w.streams.Err)
	begun := time.Now()
	sum, err := watched.Run(ctx, progress)
	finish()
	if w.rounds > 0 && errors.Is(err, batch.ErrUsage) {
		w.miss(err)
		return nil
	}
	if err != nil || sum == nil {
		return err
	}
	w.rounds++
	w.last, w.took = sum, time.Since(begun)
	if sum.Interrupted {
		return nil
	}
	return w.conclude(sum, w.took, w.streams.Err)
}

// miss says that an input named on the command line is not there, once, and that it is back.
func (w *watcher) miss(err error) {
	now := ""
	if err != nil {
		now = strings.TrimPrefix(err.Error(), batch.ErrUsage.Error()+": ")
	}
	if now != "" && now != w.missed {
		w.tell(w.say("watch/missed", printable(now)))
	}
	w.missed = now
}

// receipt says at the end how many rounds there were, and how the last one went.
func (w *watcher) receipt() error {
	w.tell(w.say("watch/ended", w.rounds))
	if w.last == nil {
		return nil
	}
	return w.conclude(w.last, w.took, w.streams.Err)
}

// tell says what is not a line of the log.
func (w *watcher) tell(message string) {
	if !w.quiet && !w.jsonLog {
		fmt.Fprintln(w.streams.Err, "guiwen:", message)
	}
}

// convertArgs are the arguments of a command that converts once what watch converts, for those who do it again.
func convertArgs(args []string) []string {
	var out []string
	for i := 0; i < len(args); i++ {
		switch name, _, whole := strings.Cut(args[i], "="); {
		case args[i] == "watch" && !slices.Contains(out, "convert"):
			out = append(out, "convert")
		case name == "--"+everyFlag:
			if !whole {
				i++
			}
		default:
			out = append(out, args[i])
		}
	}
	return out
}
