package external

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"guiwen/normalize/source"
)

// Program is how a reader is started.
type Program struct {
	Command     []string // the program and its arguments
	Environment []string `json:"-"` // NAME=value, all of what it is told; results do not depend on it
}

// grace is how long a program that was told to end may take for it.
const grace = 2 * time.Second

// Read lets the program read the file. It is a [source.Reader]. The program learns the name of the file by GUIWEN_NAME.
func (p Program) Read(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limits = limits.WithDefaults()
	switch {
	case len(in.Data) == 0:
		return nil, source.Errorf(source.Empty, "", "", "the file has no bytes")
	case int64(len(in.Data)) > limits.Bytes:
		return nil, source.Errorf(source.LimitSize, "input_bytes", "", "the file has %d bytes, allowed are %d", len(in.Data), limits.Bytes)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := exec.CommandContext(ctx, p.Command[0], p.Command[1:]...)
	cmd.Env = append(append([]string{}, p.Environment...), "GUIWEN_NAME="+in.Name)
	cmd.Stdin = bytes.NewReader(in.Data)
	said := &lastWords{}
	cmd.Stderr = said
	cmd.WaitDelay = grace
	attach(cmd)
	answer, err := cmd.StdoutPipe()
	if err != nil {
		return nil, crash(err, said)
	}
	// The kernel ends the program with the thread that started it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := cmd.Start(); err != nil {
		return nil, source.Errorf(source.ReaderCrash, "start", "", "the reader %s cannot be started: %v", p.Command[0], err)
	}
	doc, parseErr := Parse(answer, limits)
	if parseErr != nil && !isEmpty(parseErr) {
		stop() // nobody reads the rest
	}
	waitErr := cmd.Wait()
	switch {
	case parseErr == nil && waitErr == nil:
		return doc, nil
	case parseErr != nil && !isCrash(parseErr) && (waitErr == nil || !isEmpty(parseErr)):
		return nil, parseErr
	case errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		return nil, fmt.Errorf("reading with %s: %w", p.Command[0], context.DeadlineExceeded)
	case waitErr != nil && (parseErr == nil || isEmpty(parseErr)):
		return nil, crash(waitErr, said)
	}
	return nil, crash(parseErr, said)
}

func isCrash(err error) bool {
	return source.CodeOf(err) == source.ReaderCrash || source.CodeOf(err) == ""
}

// isEmpty reports whether an answer in order holds no text.
func isEmpty(err error) bool {
	var coded *source.Error
	return errors.As(err, &coded) && coded.Detail == "no_text"
}

// crash is the failure of a program that ended in another way than it should, or broke the rules.
func crash(err error, said *lastWords) error {
	var coded *source.Error
	place := ""
	message := err.Error()
	if errors.As(err, &coded) {
		place, message = coded.Place, coded.Message
	}
	if words := strings.TrimSpace(string(said.text)); words != "" {
		message += "; it said: " + strings.ToValidUTF8(words, "\ufffd")
	}
	return source.Errorf(source.ReaderCrash, "external", place, "%s", message)
}

// lastWords keeps the beginning of what a program says of its failure.
type lastWords struct{ text []byte }

func (l *lastWords) Write(p []byte) (int, error) {
	l.text = append(l.text, p[:min(len(p), max(0, 2<<10-len(l.text)))]...)
	return len(p), nil
}
