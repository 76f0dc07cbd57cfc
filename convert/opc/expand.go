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
	// chunk is how much is expanded between two looks at the counters and the context.
	chunk = 256 << 10
)

// possible reports whether the packed bytes of m can expand to what the directory claims.
func possible(m member) bool {
	if m.method == methodStored {
		return m.claimed == m.packed
	}
	return m.claimed <= m.packed*maxDeflate+maxDeflate
}

// inflater is a deflate reader that is used again for every part: its window is half of the cost of a small
// part.
type inflater struct{ reader io.ReadCloser }

func (f *inflater) open(packed []byte) io.Reader {
	if f.reader == nil {
		f.reader = flate.NewReader(bytes.NewReader(packed))
		return f.reader
	}
	f.reader.(flate.Resetter).Reset(bytes.NewReader(packed), nil) // cannot fail without a dictionary
	return f.reader
}

// expand returns the bytes of m. The claimed length decides nothing but the first allocation, and that only
// within what the packed bytes usually hold.
func (p *Package) expand(ctx context.Context, m member) ([]byte, error) {
	packed := p.data[m.start:m.end]
	var in io.Reader
	switch m.method {
	case methodStored:
		in = bytes.NewReader(packed)
	case methodDeflate:
		in = p.inflate.open(packed)
	default:
		return nil, source.Errorf(source.Unsupported, "zip_method", "entry "+printable(m.name),
			"the entry is compressed by method %d, which office programs do not use", m.method)
	}
	out := make([]byte, 0, min(m.claimed, m.packed*64+4096)+1)
	var count int64
	for {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("expanding %s: %w", printable(m.name), err)
		}
		before := len(out)
		var err error
		out, err = p.fill(in, out, m)
		count += int64(len(out) - before)
		if limit := p.checkCount(m, count); limit != nil {
			return nil, limit
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, malformed("entry "+printable(m.name), "the entry cannot be expanded: %w", err)
		}
		if count > m.claimed {
			out = out[:0] // a lie; all that is left to learn is how large it is
		}
	}
	p.used += count
	if count != m.claimed {
		return nil, malformed("entry "+printable(m.name), "the entry holds %d bytes where the directory says %d", count, m.claimed)
	}
	if crc32.ChecksumIEEE(out) != m.checksum {
		return nil, malformed("entry "+printable(m.name), "the checksum of the entry does not match")
	}
	return out, nil
}

// fill appends up to a chunk to out; the error is that of the reader.
func (p *Package) fill(in io.Reader, out []byte, m member) ([]byte, error) {
	if len(out) == cap(out) {
		// Growth stays near what is claimed, as long as the claim holds: the common part is allocated once.
		grown := make([]byte, len(out), max(2*cap(out), int(min(m.claimed+1, int64(4*cap(out))))))
		copy(grown, out)
		out = grown
	}
	room := out[len(out):min(cap(out), len(out)+chunk)]
	n, err := in.Read(room)
	return out[:len(out)+n], err
}

// checkCount holds count bytes expanded from m against the limits.
func (p *Package) checkCount(m member, count int64) error {
	switch {
	case count > freeBytes && count > m.packed*maxRatio:
		return source.Errorf(source.LimitSize, "limit_zip_ratio", "entry "+printable(m.name),
			"the entry expands by more than %d times", maxRatio)
	case p.used+count > p.limits.Expanded:
		return source.Errorf(source.LimitSize, "limit_expanded_bytes", "entry "+printable(m.name),
			"the parts of the package expand to more than %d bytes", p.limits.Expanded)
	}
	return nil
}
