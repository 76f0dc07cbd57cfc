package batch

import (
	"bufio"
	"os"
	"time"

	"guiwen/schema"
)

// partialName is the list of what is decided while a run goes on, in the order in which it was decided. It is replaced by
// the manifest when the run ends.
const partialName = "manifest.partial.jsonl"

// partial writes the list.
type partial struct {
	file    *os.File
	to      *bufio.Writer
	flushed time.Time
	err     error
}

// newPartial begins the list.
func newPartial(f *folder) (*partial, error) {
	_ = f.root.Remove(partialName) // it may be a link
	file, err := f.root.OpenFile(partialName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, (&draft{name: partialName}).failure(err)
	}
	return &partial{file: file, to: bufio.NewWriterSize(file, 1<<16)}, nil
}

// add appends a line. People see it within a second.
func (p *partial) add(e *Entry) {
	line, err := schema.AppendCanonical(nil, e)
	if err != nil {
		p.err = err
		return
	}
	_, _ = p.to.Write(append(line, '\n'))
	if now := time.Now(); now.Sub(p.flushed) > time.Second {
		p.flushed = now
		_ = p.to.Flush()
	}
}

func (p *partial) close() error {
	if err := p.to.Flush(); err != nil && p.err == nil {
		p.err = (&draft{name: partialName}).failure(err)
	}
	p.file.Close()
	return p.err
}
