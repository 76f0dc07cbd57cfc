package annex

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"sync"
	"time"

	"github.com/klauspost/compress/flate"
)

// rowLevel is how well parts of a workbook are compressed.
const rowLevel = flate.DefaultCompression

// epoch is the date of every entry: the first that the format can tell.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// deflated is a piece of a compressed stream (RFC 1951) that ends on a byte. Pieces behind each other are one stream if the last
// of them ends it.
type deflated struct {
	data   io.Reader
	length int64  // compressed
	sum    uint32 // CRC-32 of what was compressed
	size   int64  // its length
}

// presses compress; making one costs more than what most of them are given.
var presses = sync.Pool{New: func() any {
	z, err := flate.NewWriter(nil, rowLevel)
	if err != nil {
		panic(err) // the level is one of the package's
	}
	return z
}}

// deflate compresses data as a piece; the last one ends the stream.
func deflate(data []byte, last bool) deflated {
	var b bytes.Buffer
	z := presses.Get().(*flate.Writer)
	defer presses.Put(z)
	z.Reset(&b)
	_, _ = z.Write(data) // a buffer takes all
	if last {
		_ = z.Close()
	} else {
		_ = z.Flush()
	}
	return deflated{&b, int64(b.Len()), crc32.ChecksumIEEE(data), int64(len(data))}
}

// writeDeflated writes an entry of a package made of pieces, which are not compressed again.
func writeDeflated(to *zip.Writer, name string, pieces ...deflated) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch}
	for _, p := range pieces {
		h.CRC32 = joinSums(h.CRC32, p.sum, p.size)
		h.CompressedSize64 += uint64(p.length)
		h.UncompressedSize64 += uint64(p.size)
	}
	w, err := to.CreateRaw(h)
	if err != nil {
		return err
	}
	for _, p := range pieces {
		if p.data == nil {
			continue
		}
		if _, err := io.Copy(w, p.data); err != nil {
			return err
		}
	}
	return nil
}

// joinSums returns the CRC-32 of two texts behind each other from those of each; size is the length of the second. A CRC is a
// remainder modulo a polynomial over two elements: size zero bytes behind a text multiply its remainder by x to the 8·size.
func joinSums(first, second uint32, size int64) uint32 {
	power, base := uint32(1)<<31, uint32(1)<<23 // x⁰ and x⁸, whose bits are kept the other way round
	for n := size; n > 0; n >>= 1 {
		if n&1 != 0 {
			power = times(power, base)
		}
		base = times(base, base)
	}
	return times(power, first) ^ second
}

// times multiplies two remainders of CRC-32.
func times(a, b uint32) uint32 {
	var product uint32
	for bit := uint32(1) << 31; bit != 0; bit >>= 1 {
		if a&bit != 0 {
			product ^= b
		}
		if b&1 != 0 {
			b = b>>1 ^ crc32.IEEE
		} else {
			b >>= 1
		}
	}
	return product
}
