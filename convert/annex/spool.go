package annex

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/klauspost/compress/flate"
)

// spool keeps what is written to it, compressed, until it is read back: in memory at first, in a temporary
// file once it outgrows that. It is compressed in pieces, beside the goroutine that writes. Errors stick; [spool.reader] reports them.
type spool struct {
	dir     string
	raw     []byte          // that is not compressed yet
	pending []chan deflated // pieces that are being compressed, in order
	buf     bytes.Buffer
	file    *os.File
	err     error
	sum     uint32 // CRC-32 of what was written
	size    int64  // bytes that were written
}

const (
	// spoolMemory is the number of compressed bytes a spool keeps in memory.
	spoolMemory = 4 << 20
	// pieceSize is the number of bytes that are compressed together: more would hardly be kept in fewer.
	pieceSize = 256 << 10
)

// rawPool has room for pieces.
var rawPool = sync.Pool{New: func() any {
	b := make([]byte, 0, pieceSize+pieceSize/4)
	return &b
}}

func (s *spool) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	if s.raw == nil {
		s.raw = (*rawPool.Get().(*[]byte))[:0]
	}
	s.raw = append(s.raw, p...)
	if len(s.raw) >= pieceSize {
		s.cut()
	}
	return len(p), s.err
}

// cut begins to compress what was written, and waits for a piece where many are under way.
func (s *spool) cut() {
	if len(s.raw) == 0 {
		return
	}
	raw, done := s.raw, make(chan deflated, 1)
	s.raw = nil
	s.pending = append(s.pending, done)
	go func() {
		d := deflate(raw, false)
		rawPool.Put(&raw)
		done <- d
	}()
	if len(s.pending) > runtime.GOMAXPROCS(0) {
		s.take()
	}
}

// take takes the piece that was begun first.
func (s *spool) take() {
	d := <-s.pending[0]
	s.pending = s.pending[1:]
	s.sum, s.size = joinSums(s.sum, d.sum, d.size), s.size+d.size
	if s.err == nil {
		s.err = s.keep(d.data)
	}
}

// end waits for all pieces.
func (s *spool) end() error {
	s.cut()
	for len(s.pending) > 0 {
		s.take()
	}
	if s.err != nil {
		return fmt.Errorf("keeping rows of the workbook: %w", s.err)
	}
	return nil
}

// keep keeps compressed bytes.
func (s *spool) keep(from io.Reader) error {
	if s.file == nil && s.buf.Len() > spoolMemory {
		f, err := os.CreateTemp(s.dir, "guiwen-annex-*")
		if err != nil {
			return err
		}
		s.file = f
		if _, err := s.buf.WriteTo(f); err != nil {
			return err
		}
		s.buf = bytes.Buffer{}
	}
	var to io.Writer = &s.buf
	if s.file != nil {
		to = s.file
	}
	_, err := io.Copy(to, from)
	return err
}

// reader ends writing and gives everything back. It is called once.
func (s *spool) reader() (io.Reader, error) {
	d, err := s.piece()
	if err != nil {
		return nil, err
	}
	return io.LimitReader(flate.NewReader(io.MultiReader(d.data, deflate(nil, true).data)), d.size), nil
}

// piece ends writing and gives everything back compressed, as a piece of a stream that goes on.
func (s *spool) piece() (deflated, error) {
	if err := s.end(); err != nil {
		return deflated{}, err
	}
	d := deflated{sum: s.sum, size: s.size}
	if s.file == nil {
		d.data, d.length = bytes.NewReader(s.buf.Bytes()), int64(s.buf.Len())
		return d, nil
	}
	length, err := s.file.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = s.file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return d, fmt.Errorf("keeping rows of the workbook: %w", err)
	}
	d.data, d.length = s.file, length
	return d, nil
}

// close removes the temporary file, if there is one.
func (s *spool) close() {
	_ = s.end()
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
		s.file = nil
	}
}
