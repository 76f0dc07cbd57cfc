package annex

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"testing"
)

// TestPiecesAreAStream holds that pieces behind each other are read back as one text with the right sum.
func TestPiecesAreAStream(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		var want []byte
		var pieces []deflated
		n := 1 + r.IntN(5)
		for i := range n {
			part := make([]byte, r.IntN(5000))
			for k := range part {
				part[k] = "一行公文<c r="[r.IntN(15)]
			}
			want, pieces = append(want, part...), append(pieces, deflate(part, i == n-1))
		}
		var b bytes.Buffer
		to := zip.NewWriter(&b)
		if err := writeDeflated(to, "a.xml", pieces...); err != nil {
			t.Fatal(err)
		}
		if err := to.Close(); err != nil {
			t.Fatal(err)
		}
		from, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		f, err := from.File[0].Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(f) // which looks at the sum
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%d bytes, want %d: %v", len(got), len(want), err)
		}
	}
	for range 200 {
		a, b := make([]byte, r.IntN(100)), make([]byte, r.IntN(3000))
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		if got, want := joinSums(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), int64(len(b))), crc32.ChecksumIEEE(append(a, b...)); got != want {
			t.Fatalf("%x, want %x", got, want)
		}
	}
}
