package readertest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"guiwen/normalize/source"
)

// testCancellation: a context that is done before the reading, or becomes done at any of the reader's looks at
// it, ends the reading with the context's error.
func testCancellation(t *testing.T, read source.Reader, in source.Input) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	doc, err := guard(t, read, cancelled, in, source.Limits{})
	if doc != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: document %v, error %v; want %v", doc != nil, err, context.Canceled)
	}
	expired, cancel := context.WithTimeout(context.Background(), -time.Second)
	defer cancel()
	doc, err = guard(t, read, expired, in, source.Limits{})
	if doc != nil || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("deadline over before: document %v, error %v; want %v", doc != nil, err, context.DeadlineExceeded)
	}
	for _, look := range []int{1, 2, 3, 5, 8, 13, 50} {
		ctx := newImpatient(look)
		doc, err := guard(t, read, ctx, in, source.Limits{})
		if ctx.looks() == 0 {
			t.Fatal("the reader never looks at its context")
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at look %d: error %v does not wrap %v", look, err, context.Canceled)
		}
		if err == nil && ctx.looks() > look+1000 {
			t.Errorf("cancelled at look %d, but the reader went on for %d looks", look, ctx.looks()-look)
		}
		if (doc == nil) == (err == nil) {
			t.Errorf("cancelled at look %d: document %v with error %v", look, doc != nil, err)
		}
	}
}

// impatient is a context that is cancelled when it is looked at (Err or Done) for the n-th time. Contexts derived
// from it look once, when they are made, and learn of the end by its channel.
type impatient struct {
	context.Context
	cancel context.CancelFunc
	mu     sync.Mutex
	seen   int
	n      int
}

func newImpatient(n int) *impatient {
	ctx, cancel := context.WithCancel(context.Background())
	return &impatient{Context: ctx, cancel: cancel, n: n}
}

func (c *impatient) look() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen++; c.seen >= c.n {
		c.cancel()
	}
}

func (c *impatient) looks() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.seen
}

func (c *impatient) Err() error {
	c.look()
	return c.Context.Err()
}

func (c *impatient) Done() <-chan struct{} {
	c.look()
	return c.Context.Done()
}
