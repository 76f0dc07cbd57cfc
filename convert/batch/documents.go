package batch

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"sync"

	"guiwen/schema"
)

// ReadDocument reads a canonical document from a file.
func ReadDocument(name string) (*schema.Document, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return decode(name, data)
}

func decode(name string, data []byte) (*schema.Document, error) {
	d, err := schema.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// InOrder reads n documents, or what is kept of them, by as many goroutines as jobs says, and gives them in order. No more than
// twice as many are held.
func InOrder[T any](n, jobs int, read func(int) (T, error)) iter.Seq2[T, error] {
	type result struct {
		it  T
		err error
	}
	return func(yield func(T, error) bool) {
		pending := make(chan chan result, jobs)
		stop := make(chan struct{})
		defer close(stop)
		go func() {
			defer close(pending)
			running := make(chan struct{}, jobs)
			for i := range n {
				one := make(chan result, 1)
				select {
				case running <- struct{}{}:
				case <-stop:
					return
				}
				go func() {
					it, err := read(i)
					one <- result{it, err}
					<-running
				}()
				select {
				case pending <- one:
				case <-stop:
					return
				}
			}
		}()
		for one := range pending {
			r := <-one
			if !yield(r.it, r.err) || r.err != nil {
				return
			}
		}
	}
}

// broadcast reads documents once for several listeners. None of them may change a document.
type broadcast struct {
	docs    Documents
	want    int // listeners that have not begun yet
	mu      sync.Mutex
	begun   []*listener
	stopped chan struct{}
	once    sync.Once
}

type listener struct {
	docs chan item
	gone chan struct{}
}

type item struct {
	doc *schema.Document
	err error
}

// newBroadcast returns a broadcast that begins when n listeners range over the documents, or are done.
func newBroadcast(docs Documents, n int) *broadcast {
	return &broadcast{docs: docs, want: n, stopped: make(chan struct{})}
}

func (b *broadcast) stop() { b.once.Do(func() { close(b.stopped) }) }

var errReadTwice = errors.New("documents are read once")

// listener returns the documents for one listener. It calls done when it needs no more of them.
func (b *broadcast) listener() (docs Documents, done func()) {
	var l *listener
	var finished sync.Once
	docs = func(yield func(*schema.Document, error) bool) {
		if l != nil {
			yield(nil, errReadTwice)
			return
		}
		l = &listener{docs: make(chan item, 4), gone: make(chan struct{})}
		b.arrive(l)
		for {
			select {
			case it, ok := <-l.docs:
				if !ok || !yield(it.doc, it.err) || it.err != nil {
					return
				}
			case <-b.stopped:
				yield(nil, errors.New("stopped"))
				return
			}
		}
	}
	return docs, func() {
		finished.Do(func() {
			if l == nil {
				b.arrive(nil) // it never began
				return
			}
			close(l.gone)
		})
	}
}

// arrive notes a listener, and begins when all are there.
func (b *broadcast) arrive(l *listener) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if l != nil {
		b.begun = append(b.begun, l)
	}
	if b.want--; b.want == 0 {
		go b.send()
	}
}

func (b *broadcast) send() {
	defer func() {
		for _, l := range b.begun {
			close(l.docs)
		}
	}()
	for doc, err := range b.docs {
		for _, l := range b.begun {
			select {
			case l.docs <- item{doc, err}:
			case <-l.gone:
			case <-b.stopped:
				return
			}
		}
	}
}
