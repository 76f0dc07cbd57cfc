package opc

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"

	"guiwen/normalize/source"
)

// Compression methods (APPNOTE.TXT 4.4.5).
const (
	methodStored  = 0
	methodDeflate = 8
	methodAES     = 99
)

const (
	// maxDeflate is what deflate can expand at most: 258 bytes from 2 bits.
	maxDeflate = 1032
	// maxRatio is what a part may expand by once it is longer than freeBytes. Word's own parts stay below
	// 100, machine-made tables of one row below 700; a run of one byte nears 1032.
	maxRatio  = 800
	freeBytes = 1 << 20
)

// unknown stands for a length that the archive does not say.
const unknown = -1

// possible reports whether the packed bytes of m can expand to what the directory claims.
func possible(m member) bool {
	if m.method == methodStored {
		return m.claimed == m.packed
	}
	return m.claimed <= m.packed*maxDeflate+maxDeflate
}

// inflater is a deflate reader that is used again for one part after the other: its window is half of the cost
// of a small part.
type inflater struct {
	packed bytes.Reader
	reader io.ReadCloser
}

func (f *inflater) open(packed []byte) io.Reader {
	f.packed.Reset(packed)
	if f.reader == nil {
		f.reader = flate.NewReader(&f.packed)
		return f.reader
	}
	f.reader.(flate.Resetter).Reset(&f.packed, nil) // cannot fail without a dictionary
	return f.reader
}

// stream reads the bytes of a part. It ends with io.EOF only where the bytes are those that the archive says,
// by length and checksum; damage is a malformed_container behind all bytes that could be had. What it gives counts
// against the limits of the package.
type stream struct {
	p   *Package
	ctx context.Context
	m   member
	in  io.Reader
	own *inflater // to be given back

	count    int64
	checksum uint32
	err      error
}

// open opens the part m. Several may be open at the same time.
func (p *Package) open(ctx context.Context, m member) (*stream, error) {
	s := &stream{p: p, ctx: ctx, m: m}
	packed := p.data[m.start:m.end]
	switch m.method {
	case methodStored:
		s.in = bytes.NewReader(packed)
	case methodDeflate:
		if s.own, p.spare = p.spare, nil; s.own == nil {
			s.own = &inflater{}
		}
		s.in = s.own.open(packed)
	default:
		return nil, source.Errorf(source.Unsupported, "zip_method", "entry "+printable(m.name),
			"the entry is compressed by method %d, which office programs do not use", m.method)
	}
	return s, nil
}

func (s *stream) Read(b []byte) (int, error) {
	if s.err == nil {
		if err := s.ctx.Err(); err != nil {
			s.end(fmt.Errorf("expanding %s: %w", printable(s.m.name), err))
		}
	}
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.in.Read(b)
	s.count += int64(n)
	s.p.used += int64(n)
	s.checksum = crc32.Update(s.checksum, crc32.IEEETable, b[:n])
	if limit := s.checkCount(); limit != nil {
		s.end(limit)
		return 0, s.err
	}
	if err != nil {
		s.end(s.verdict(err))
	}
	return n, s.err
}

// end ends the reading with err and gives the inflater back.
func (s *stream) end(err error) {
	s.err = err
	if s.own != nil {
		s.p.spare, s.own, s.in = s.own, nil, nil
	}
}

// verdict says what the end of the packed bytes, err, means.
func (s *stream) verdict(err error) error {
	place := "entry " + printable(s.m.name)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), s.m.cut && errors.Is(err, io.EOF) && s.count < s.m.claimed:
		return malformed(place, "the entry is cut off: %w", io.ErrUnexpectedEOF)
	case !errors.Is(err, io.EOF):
		return malformed(place, "the entry cannot be expanded: %w", err)
	case s.m.claimed == unknown:
		return malformed(place, "the archive does not say how long the entry is")
	case s.count != s.m.claimed:
		return malformed(place, "the entry holds %d bytes where the directory says %d", s.count, s.m.claimed)
	case s.checksum != s.m.checksum:
		return malformed(place, "the checksum of the entry does not match")
	}
	return io.EOF
}

// checkCount holds the bytes expanded so far against the limits.
func (s *stream) checkCount() error {
	return checkCount(s.m, s.count, s.p.used, s.p.limits)
}

// checkCount holds count bytes expanded from m, and used bytes of all parts, against the limits.
func checkCount(m member, count, used int64, limits source.Limits) error {
	switch {
	case count > freeBytes && count > m.packed*maxRatio:
		return source.Errorf(source.LimitSize, "limit_zip_ratio", "entry "+printable(m.name),
			"the entry expands by more than %d times", maxRatio)
	case used > limits.Expanded:
		return source.Errorf(source.LimitSize, "limit_expanded_bytes", "entry "+printable(m.name),
			"the parts of the package expand to more than %d bytes", limits.Expanded)
	}
	return nil
}
