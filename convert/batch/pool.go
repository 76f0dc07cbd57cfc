package batch

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"guiwen/normalize/source"
)

// Pool converts in child processes, so that no input can take this one down: not by a stack overflow, not by
// memory, not by an endless loop. A child that dies takes only its document with it, and that is tried once
// more in a fresh child before it is given up.
type Pool struct {
	command []string
	timeout time.Duration
	bounds  Bounds
	idle    chan *child
	slots   chan struct{}
	connect func(*exec.Cmd) (answers, theirs *os.File, err error) // of this system
}

// NewPool returns a pool of at most jobs children that run command, which must call [Serve]. A document that
// takes longer than timeout, or whose child holds more memory than bounds allow, is given up. Close
// ends the children.
func NewPool(command []string, jobs int, timeout time.Duration, bounds Bounds) *Pool {
	return &Pool{command: command, timeout: timeout, bounds: bounds, idle: make(chan *child, jobs), slots: make(chan struct{}, jobs), connect: connect}
}

// Close ends the children that wait for work. It must not be called while Convert runs.
func (p *Pool) Close() {
	for {
		select {
		case c := <-p.idle:
			c.end()
		default:
			return
		}
	}
}

// Convert converts one input in a child.
func (p *Pool) Convert(ctx context.Context, in source.Input) (*Converted, error) {
	p.slots <- struct{}{}
	defer func() { <-p.slots }()
	done, err := p.try(ctx, in)
	if errors.Is(err, errCrashed) {
		done, err = p.try(ctx, in)
	}
	return done, err
}

// errCrashed is wrapped by failures that end a child.
var errCrashed = errors.New("the converting process ended")

func (p *Pool) try(ctx context.Context, in source.Input) (*Converted, error) {
	c, err := p.child()
	if err != nil {
		return nil, source.Errorf(source.ReaderCrash, "start", "", "cannot start a converting process: %v", err)
	}
	type result struct {
		done *Converted
		err  error
	}
	answered := make(chan result, 1)
	go func() {
		done, err := c.convert(in)
		answered <- result{done, err}
	}()
	timer := time.NewTimer(p.timeout)
	defer timer.Stop()
	poll := time.NewTicker(50 * time.Millisecond)
	defer poll.Stop()
	giveUp := func(err error) (*Converted, error) {
		c.kill()
		<-answered
		return nil, err
	}
	for {
		select {
		case r := <-answered:
			if errors.Is(r.err, errCrashed) {
				c.kill()
				if c.cmd.ProcessState.ExitCode() == outOfMemory {
					return nil, source.Errorf(source.LimitMemory, "", "", "the converting process held more than %d MiB", p.bounds.Memory>>20)
				}
				return nil, r.err
			}
			p.idle <- c
			return r.done, r.err
		case <-timer.C:
			return giveUp(source.Errorf(source.LimitTime, "", "", "not finished after %s", p.timeout))
		case <-ctx.Done():
			return giveUp(ctx.Err())
		case <-poll.C:
			if held := residentMemory(c.cmd.Process.Pid); p.bounds.Memory > 0 && held > p.bounds.Memory {
				return giveUp(source.Errorf(source.LimitMemory, "", "", "the converting process held %d MiB, the limit is %d", held>>20, p.bounds.Memory>>20))
			}
		}
	}
}

// child is a process that serves.
type child struct {
	cmd *exec.Cmd
	in  *bufio.Writer
	out *bufio.Reader
	// stdin ends the child when it is closed, also by our own death.
	stdin   io.Closer
	said    *lastWords
	release func() // from what confines it
}

// lastWords keeps what a process writes to standard error: when the runtime ends it, the reason.
type lastWords struct {
	mu   sync.Mutex
	text []byte
}

// mostWords is the number of bytes that are kept.
const mostWords = 4096

func (l *lastWords) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if room := mostWords - len(l.text); room > 0 {
		l.text = append(l.text, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

func (l *lastWords) Reset() {
	l.mu.Lock()
	l.text = l.text[:0]
	l.mu.Unlock()
}

// firstLine is the line that says why the runtime ended the process, or nothing. Numbers of goroutines and addresses, which
// differ from run to run, stand below it.
func (l *lastWords) firstLine() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range strings.Lines(string(l.text)) {
		for _, reason := range []string{"fatal error: ", "panic: ", "runtime: goroutine stack exceeds"} {
			if strings.HasPrefix(line, reason) {
				return strings.TrimSpace(line)
			}
		}
	}
	return ""
}

func (p *Pool) child() (*child, error) {
	select {
	case c := <-p.idle:
		return c, nil
	default:
	}
	cmd := exec.Command(p.command[0], p.command[1:]...)
	cmd.SysProcAttr = childAttributes()
	cmd.Env = childEnvironment()
	said := &lastWords{}
	cmd.Stderr = said
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	answers, theirs, err := p.connect(cmd)
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		answers.Close()
		theirs.Close()
		return nil, err
	}
	theirs.Close()
	c := &child{cmd: cmd, in: bufio.NewWriter(stdin), out: bufio.NewReaderSize(answers, 64<<10), stdin: stdin, said: said, release: func() {}}
	release, err := confine(cmd, p.bounds)
	if err != nil {
		c.kill()
		return nil, err
	}
	c.release = release
	return c, nil
}

// childEnvironment is what a converting process is told of the surroundings: no more than programs need to start, and
// our own settings.
func childEnvironment() []string {
	env := []string{}
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if strings.HasPrefix(name, "GUIWEN_") || strings.EqualFold(name, "SystemRoot") || name == "GOCOVERDIR" {
			env = append(env, v)
		}
	}
	return env
}

func (c *child) end() {
	c.stdin.Close()
	_ = c.cmd.Wait()
	c.release()
}

func (c *child) kill() {
	_ = c.cmd.Process.Kill()
	c.end()
}

// request and answer are followed by Size bytes: the input; the document, its page and its sheaf. An answer repeats number and digest of the
// request that it is to.
type request struct {
	Number uint64 `json:"number"`
	SHA256 string `json:"sha256"` // of the input
	Name   string `json:"name"`
	Size   int    `json:"size"`
}

type answer struct {
	Number uint64          `json:"number"`
	SHA256 string          `json:"sha256"`
	Size   int             `json:"size"`
	Page   int             `json:"page"`  // of Size, bytes behind the document
	Sheaf  int             `json:"sheaf"` // and behind the page
	Entry  Entry           `json:"entry"`
	Row    json.RawMessage `json:"row,omitempty"`
	Error  *failed         `json:"failed"`
}

// failed carries a *source.Error over a pipe.
type failed struct {
	Code                   source.Code
	Detail, Place, Message string
}

func (c *child) convert(in source.Input) (*Converted, error) {
	c.said.Reset()
	crashed := func(err error) error {
		message := "the converting process ended while it read the file"
		if last := c.said.firstLine(); last != "" {
			message += ": " + last
		}
		return &source.Error{Code: source.ReaderCrash, Message: message, Err: fmt.Errorf("%w: %w", errCrashed, err)}
	}
	sum := sha256.Sum256(in.Data)
	q := request{rand.Uint64(), hex.EncodeToString(sum[:]), in.Name, len(in.Data)} // a number that nobody guesses
	if err := writeFrame(c.in, q, in.Data); err != nil {
		return nil, crashed(err)
	}
	var a answer
	data, err := readFrame(c.out, &a, func() int { return a.Size })
	if err == nil && (a.Number != q.Number || a.SHA256 != q.SHA256) {
		err = errors.New("it answered what it was not asked")
	}
	if err != nil {
		return nil, crashed(err)
	}
	if f := a.Error; f != nil {
		return nil, &source.Error{Code: f.Code, Detail: f.Detail, Place: f.Place, Message: f.Message}
	}
	page, sheaf := len(data)-a.Sheaf-a.Page, len(data)-a.Sheaf
	if page < 0 || page > sheaf || sheaf > len(data) {
		return nil, crashed(errors.New("it answered with parts of no size"))
	}
	return &Converted{JSON: data[:page], Page: data[page:sheaf], Sheaf: data[sheaf:], Entry: a.Entry, Row: a.Row}, nil
}

// Serve is the child's side: it converts what comes in until in ends, and then returns. The process should
// exit as soon as it returns; when in ends during a conversion, quit is called. It bounds the stack of the
// process, so that endless recursion ends soon, and its memory, and shuts it in: from now on it can open no
// file and no connection, start no program, and signal nobody, unless bounds let it start programs.
func Serve(in io.Reader, out io.Writer, bounds Bounds, converter Converter, quit func()) error {
	debug.SetMaxStack(64 << 20)
	if err := shutIn(bounds); err != nil {
		return err
	}
	type job struct {
		request
		data []byte
	}
	jobs := make(chan job)
	idle := make(chan struct{}, 1)
	idle <- struct{}{}
	go func() {
		r := bufio.NewReaderSize(in, 64<<10)
		for {
			var q request
			data, err := readFrame(r, &q, func() int { return q.Size })
			if err != nil {
				select {
				case <-idle:
					close(jobs)
				default:
					quit() // the parent is gone
				}
				return
			}
			<-idle
			jobs <- job{q, data}
		}
	}()
	w := bufio.NewWriterSize(out, 64<<10)
	for j := range jobs {
		a, data := answer{Number: j.Number, SHA256: j.SHA256}, []byte(nil)
		done, err := convertWhole(context.Background(), converter, source.Input{Name: j.Name, Data: j.data})
		if err != nil {
			var e *source.Error
			if !errors.As(err, &e) {
				e = source.Errorf(source.ReaderCrash, "", "", "%v", err)
			}
			a.Error = &failed{e.Code, e.Detail, e.Place, e.Message}
		} else {
			a.Entry, a.Row, data = done.Entry, done.Row, slices.Concat(done.JSON, done.Page, done.Sheaf)
			a.Size, a.Page, a.Sheaf = len(data), len(done.Page), len(done.Sheaf)
		}
		idle <- struct{}{}
		if err := writeFrame(w, a, data); err != nil {
			return err
		}
	}
	return nil
}

// mostFrame is more bytes than any input or document has.
const mostFrame = 1<<31 - 1

// A frame is a line of JSON and the bytes it announces.
func writeFrame(w *bufio.Writer, head any, data []byte) error {
	line, err := json.Marshal(head)
	if err != nil {
		return err
	}
	w.Write(line)
	w.WriteByte('\n')
	w.Write(data)
	return w.Flush()
}

func readFrame(r *bufio.Reader, head any, size func() int) ([]byte, error) {
	line, err := r.ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(line, head); err != nil {
		return nil, err
	}
	n := size()
	if n < 0 || n > mostFrame {
		return nil, fmt.Errorf("a frame of %d bytes", n)
	}
	data := make([]byte, n)
	_, err = io.ReadFull(r, data)
	return data, err
}
