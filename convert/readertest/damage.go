package readertest

import (
	"bytes"
	"hash/fnv"
	"math/rand/v2"
	"testing"

	"guiwen/normalize/source"
)

// How often each fixture is damaged. Damage is drawn from a generator seeded by the fixture's name, so that a
// failure repeats.
const (
	cuts  = 60
	flips = 120
)

// testTruncated: a file that ends early, at its very edges or anywhere, is read or refused in order. Where the format is
// bounded, it is never silently short.
func testTruncated(t *testing.T, read source.Reader, in source.Input, bounded bool) {
	whole, err := attempt(t, read, in, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	n := len(in.Data)
	at := []int{1, 2, 3, n / 2, n - 3, n - 2, n - 1}
	random := seeded(in.Name)
	for range cuts {
		at = append(at, random.IntN(n+1))
	}
	for _, cut := range at {
		if cut < 0 || cut > n {
			continue
		}
		doc := survive(t, read, source.Input{Name: in.Name, Data: in.Data[:cut:cut]})
		if bounded && doc != nil && len(doc.Text) < len(whole.Text) && !warns(doc) {
			t.Errorf("cut to %d of %d bytes, it gives %d of %d bytes of text without a warning", cut, n, len(doc.Text), len(whole.Text))
		}
	}
}

// testFlipped: a file with one to eight wrong bytes is read or refused in order.
func testFlipped(t *testing.T, read source.Reader, in source.Input) {
	random := seeded(in.Name)
	for range flips {
		data := bytes.Clone(in.Data)
		for range 1 + random.IntN(8) {
			at := random.IntN(len(data))
			switch random.IntN(3) {
			case 0:
				data[at] ^= 1 << random.IntN(8)
			case 1:
				data[at] = byte(random.IntN(256))
			default:
				data[at] = "\x00\xff<>&;/(\n"[random.IntN(9)]
			}
		}
		survive(t, read, source.Input{Name: in.Name, Data: data})
	}
}

// survive reads damaged input, holds the outcome to [CheckOutcome] and returns the document, if there is one.
func survive(t *testing.T, read source.Reader, in source.Input) *source.Document {
	t.Helper()
	doc, err := attempt(t, read, in, source.Limits{})
	if broken := CheckOutcome(doc, err); broken != nil {
		t.Errorf("%v\ninput (%d bytes): %.200q", broken, len(in.Data), in.Data)
	}
	return doc
}

func seeded(name string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(name))
	return rand.New(rand.NewPCG(h.Sum64(), 9704))
}
