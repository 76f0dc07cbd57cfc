package cli

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"guiwen/convert"
	"guiwen/convert/annex"
	"guiwen/convert/batch"
	"guiwen/convert/review"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// workerOptions is what a converting process is told.
type workerOptions struct {
	conversionFlags
	Indent   bool  `json:"indent"`
	MaxBytes int64 `json:"maxBytes"`
	Memory   int64 `json:"memory"`
	Pages    bool  `json:"pages"`   // make review pages
	Sheaves  bool  `json:"sheaves"` // make sheaves for the workbook

	Timeout time.Duration `json:"timeout"`

	Environment []string `json:"environment"` // of external readers
}

// newWorkerCommand is how guiwen calls itself for each converting process; people have no use for it.
func newWorkerCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:    "worker OPTIONS",
		Short:  "Convert what comes in over a pipe (used by convert)",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			var o workerOptions
			if err := json.Unmarshal([]byte(args[0]), &o); err != nil {
				return usage("", "worker: %v", err)
			}
			options, err := o.options()
			if err != nil {
				return err
			}
			options.Limits.Bytes = o.MaxBytes
			for name, program := range options.Readers {
				program.Environment = o.Environment
				options.Readers[name] = program
			}
			converter, err := convert.New(options)
			if err != nil {
				return err
			}
			debug.SetGCPercent(workerGC)
			if o.Memory > 0 {
				debug.SetMemoryLimit(o.Memory * 3 / 4)
			}
			return batch.Serve(s.In, batch.Answers(), batch.Bounds{Memory: o.Memory, Programs: len(o.Readers) > 0}, o.converter(converter), func() { os.Exit(statusFailed) })
		},
	}
}

// workerGC lets a converting process collect later than Go does by itself: documents are small, and the limit of memory stands.
const workerGC = 400

// command returns the command line of a converting process.
func (o workerOptions) command() ([]string, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	config, err := json.Marshal(o)
	return []string{name, "worker", string(config)}, err
}

// converter makes published bytes with c, in this process.
func (o workerOptions) converter(c *convert.Converter) batch.Converter {
	p := publishing{Converter: c, options: o}
	if o.Sheaves {
		p.sheaf = annex.Sheaves(c.AnnexOptions())
	}
	return p
}

type publishing struct {
	*convert.Converter
	options workerOptions
	sheaf   func(*schema.Document) ([]byte, error) // may be nil
}

// Convert asks a conversion to stop when its time is over; the process above ends one that does not.
func (c publishing) Convert(ctx context.Context, in source.Input) (*batch.Converted, error) {
	limited := ctx
	if c.options.Timeout > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeout(ctx, c.options.Timeout)
		defer cancel()
	}
	d, err := c.Converter.Convert(limited, in)
	if err != nil {
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			err = source.Errorf(source.LimitTime, "", "", "not finished after %s", c.options.Timeout)
		}
		return nil, err
	}
	done, err := batch.Summarize(d, c.options.Indent)
	if err != nil {
		return nil, err
	}
	if c.sheaf != nil {
		if done.Sheaf, err = c.sheaf(d); err != nil {
			return nil, source.Errorf(source.ReaderCrash, "sheaf", "", "the rows of the workbook cannot be made: %v", err)
		}
	}
	if !c.options.Pages {
		return done, nil
	}
	page, row, err := review.Page(d, c.ReviewOptions())
	if err != nil {
		return nil, source.Errorf(source.ReaderCrash, "page", "", "the review page cannot be made: %v", err)
	}
	done.Page = page
	done.Row, err = json.Marshal(row)
	return done, err
}
