package annex

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"github.com/klauspost/compress/flate"
)

// spool keeps what is written to it, compressed, until it is read back: in memory at first, in a temporary
// file once it outgrows that. Errors stick; [spool.reader] reports them.
type spool struct {
	dir  string
	z    *flate.Writer
	buf  bytes.Buffer
	file *os.File
	err  error
	sum  uint32 // CRC-32 of what was written
	size int64  // bytes that were written
}

// spoolMemory is the number of compressed bytes a spool keeps in memory.
const spoolMemory = 4 << 20

func (s *spool) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	if s.z == nil {
		s.z, s.err = flate.NewWriter(spoolSink{s}, rowLevel)
		if s.err != nil {
			return 0, s.err
		}
	}
	n, err := s.z.Write(p)
	if err != nil {
		s.err = err
	}
	s.sum = crc32.Update(s.sum, crc32.IEEETable, p[:n])
	s.size += int64(n)
	return n, err
}

// spoolSink takes the compressed bytes of a spool.
type spoolSink struct{ s *spool }

func (k spoolSink) Write(p []byte) (int, error) {
	s := k.s
	if s.file == nil && s.buf.Len()+len(p) > spoolMemory {
		f, err := os.CreateTemp(s.dir, "guiwen-annex-*")
		if err != nil {
			return 0, err
		}
		s.file = f
		if _, err := f.Write(s.buf.Bytes()); err != nil {
			return 0, err
		}
		s.buf = bytes.Buffer{}
	}
	if s.file != nil {
		return s.file.Write(p)
	}
	return s.buf.Write(p)
}

// reader ends writing and gives everything back. It is called once.
func (s *spool) reader() (io.Reader, error) {
	if s.z != nil && s.err == nil {
		s.err = s.z.Close()
	}
	switch {
	case s.err != nil:
		return nil, fmt.Errorf("keeping rows of the workbook: %w", s.err)
	case s.z == nil:
		return bytes.NewReader(nil), nil
	case s.file == nil:
		return flate.NewReader(&s.buf), nil
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("keeping rows of the workbook: %w", err)
	}
	return flate.NewReader(s.file), nil
}

// piece ends writing and gives everything back compressed, as a piece of a stream that goes on.
func (s *spool) piece() (deflated, error) {
	d := deflated{sum: s.sum, size: s.size}
	if s.z != nil && s.err == nil {
		s.err = s.z.Flush()
	}
	switch {
	case s.err != nil:
		return d, fmt.Errorf("keeping rows of the workbook: %w", s.err)
	case s.file == nil:
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
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
		s.file = nil
	}
}
