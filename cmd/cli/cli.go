// Package cli is the command line of guiwen: one file per command, and this one, which decides exit statuses.
//
// Rules for what is printed: results go to standard output and nothing else does. Messages go to standard
// error, one line each: "guiwen: what is wrong", then, where there is something to do about it, "hint: what". The
// progress bar is drawn only where standard error is a terminal. Text that comes from files is printed with its
// control characters escaped.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"guiwen/cmd/settings"
	"guiwen/convert"
	"guiwen/convert/batch"
	"guiwen/normalize/source"
)

// Main runs the program with its arguments (without the program's name) and returns the exit status.
func Main(args []string) int {
	return run(args, Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
}

// failed reports a panic as a failure of the run: the status with which the runtime would end the program means wrong usage.
func failed(status *int, w io.Writer) {
	if p := recover(); p != nil {
		fmt.Fprintf(w, "guiwen: a defect of the program: %s\nhint: please report it with what follows\n%s", printable(fmt.Sprint(p)), debug.Stack())
		*status = statusFailed
	}
}

func run(args []string, s Streams) (status int) {
	defer failed(&status, s.Err)
	ctx, received, stop := interruptible()
	defer stop()
	s.args = args
	root := newRoot(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if sig := received(); sig != nil && ctx.Err() != nil {
		fmt.Fprintln(s.Err, "guiwen: stopped; run the same command again to go on")
		if sig == syscall.SIGTERM {
			return statusTerminated
		}
		return statusInterrupt
	}
	return report(err, s.Err)
}

// report prints err and returns the exit status that it stands for.
func report(err error, w io.Writer) int {
	if err == nil {
		return statusOK
	}
	e := &exit{status: statusFailed, err: err}
	if !errors.As(err, &e) && errors.Is(err, batch.ErrUsage) {
		e.status, e.err = statusUsage, errors.New(strings.TrimPrefix(err.Error(), batch.ErrUsage.Error()+": "))
	}
	if e.hint == "" {
		e.hint = adviceOf(err)
	}
	if msg := e.Error(); msg != "" {
		fmt.Fprintln(w, "guiwen:", printable(msg))
	}
	if e.hint != "" {
		fmt.Fprintln(w, "hint:", printable(e.hint))
	}
	return e.status
}

// adviceOf returns what a user can do about a coded failure.
func adviceOf(err error) string {
	code := source.CodeOf(err)
	for _, info := range source.Codes() {
		if info.Code == code {
			return info.Advice
		}
	}
	return ""
}

// interruptible returns a context that Ctrl-C and SIGTERM end, and what has been received. A second signal
// ends the process at once.
func interruptible() (ctx context.Context, received func() os.Signal, stop func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case sig := <-signals:
			cancel(interruption{sig})
			signal.Stop(signals)
		case <-done:
		}
	}()
	received = func() os.Signal {
		var i interruption
		if errors.As(context.Cause(ctx), &i) {
			return i.Signal
		}
		return nil
	}
	return ctx, received, func() { signal.Stop(signals); close(done); cancel(nil) }
}

type interruption struct{ os.Signal }

func (i interruption) Error() string { return i.Signal.String() }

// Commands returns the command tree, for those who describe it.
func Commands() *cobra.Command { return newRoot(Streams{}) }

// newRoot returns the command tree.
func newRoot(s Streams) *cobra.Command {
	short, long := help("guiwen")
	root := &cobra.Command{
		Use:   "guiwen",
		Short: short,
		Long:  long,
		Example: `  guiwen convert reports/ -o out/        convert a folder
  guiwen inspect report.pdf              what is this file?
  guiwen normalize --diff report.txt     show each edit with its rule
  guiwen restore out/documents/report.pdf.json`,
		Args:          noSuchCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			return c.Help()
		},
	}
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.AddCommand(commands(s)...)
	root.Version = convert.Version
	root.SetVersionTemplate(versionText())
	root.SetHelpCommand(newHelpCommand())
	root.SetFlagErrorFunc(wrongFlag)
	var config string
	root.PersistentFlags().StringVar(&config, "config", "", "file of settings ("+settings.FileName+" in the working directory, if there is one)")
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return configure(c, config) }
	wrapArgs(root)
	return root
}

// configure gives a command the settings of the file called name.
func configure(c *cobra.Command, name string) error {
	if c.Hidden {
		return nil // it is told all it has to know
	}
	file, err := settings.Read(name)
	if err == nil {
		err = file.Check(c.Root())
	}
	if err == nil {
		err = file.Apply(c)
	}
	if wrong := (*settings.Error)(nil); errors.As(err, &wrong) {
		return usage(wrong.Hint, "%s", wrong.Message)
	}
	return err
}

// wrongFlag says what is wrong with a flag, and what was meant.
func wrongFlag(c *cobra.Command, err error) error {
	if args := c.Flags().Args(); !c.HasParent() && len(args) > 0 {
		return noSuchCommand(c, args) // whose flag it was
	}
	see := fmt.Sprintf("see %s --help", c.CommandPath())
	var (
		unknown *pflag.NotExistError
		invalid *pflag.InvalidValueError
		closed  *settings.NoSuchValue
	)
	switch {
	case errors.As(err, &closed) && errors.As(err, &invalid):
		return usage(closed.Hint(), "--%s: %v", invalid.GetFlag().Name, closed)
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		return usage(settings.DidYouMean("--"+unknown.GetSpecifiedName(), names, see), "%v", err)
	}
	return usage(see, "%v", err)
}

// wrapArgs makes complaints about arguments usage errors with a hint, in every command.
func wrapArgs(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			err := check(c, args)
			if told := (*exit)(nil); err != nil && !errors.As(err, &told) {
				return usage(fmt.Sprintf("see %s --help", c.CommandPath()), "%v", err)
			}
			return err
		}
	}
	for _, sub := range c.Commands() {
		wrapArgs(sub)
	}
}
