package annex

import (
	"io"
	"iter"
	"runtime"
	"strconv"
	"testing"

	"guiwen/schema"
	"guiwen/schema/benchtest"
)

// bulk yields documents with n figures in all, of bodies that report over ten years.
func bulk(n int) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		for i := 0; n > 0; i++ {
			d := report("云州市第"+strconv.Itoa(i/10+1)+"区人民政府", 2010+i%10, "云一政文〔2020〕"+strconv.Itoa(i+1)+"号", i%40, i%50 == 0)
			n -= len(d.Statistics)
			if !yield(d, nil) {
				return
			}
		}
	}
}

// TestMemoryOfHundredThousandFigures holds what a workbook of 100,000 figures may cost: 300 MB for the whole
// process. Peaks of the heap are sampled between documents and while the package is written.
func TestMemoryOfHundredThousandFigures(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var peak uint64
	sample := func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.Sys-m.HeapReleased)
	}
	docs := func(yield func(*schema.Document, error) bool) {
		i := 0
		for d, err := range bulk(100_000) {
			if i++; i%100 == 0 {
				sample()
			}
			if !yield(d, err) {
				return
			}
		}
	}
	w := &sampledWriter{sample: sample}
	if err := Write(w, docs, Options{Catalogue: catalogue}); err != nil {
		t.Fatal(err)
	}
	sample()
	t.Logf("peak %d MB, workbook %d MB", peak>>20, w.n>>20)
	if peak > 300<<20 {
		t.Errorf("peak of memory is %d MB", peak>>20)
	}
}

type sampledWriter struct {
	n, next int
	sample  func()
}

func (w *sampledWriter) Write(p []byte) (int, error) {
	if w.n += len(p); w.n > w.next {
		w.next = w.n + 1<<20
		w.sample()
	}
	return len(p), nil
}

func BenchmarkWrite(b *testing.B) {
	const figures = 10_000
	m := benchtest.Start(b)
	for b.Loop() {
		if err := Write(io.Discard, bulk(figures), Options{Catalogue: catalogue}); err != nil {
			b.Fatal(err)
		}
	}
	m.Count(figures, "figures")
}

// TestFiguresAreKeptSmall holds what a figure costs until the last document was read: memory grows with the number of
// figures by no more than that.
func TestFiguresAreKeptSmall(t *testing.T) {
	b, err := newBook(Options{Catalogue: catalogue})
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	sheaf := Sheaves(Options{Catalogue: catalogue})
	for d := range bulk(5_000) {
		data, err := sheaf(d)
		if err != nil {
			t.Fatal(err)
		}
		h, err := unbind(data)
		if err != nil {
			t.Fatal(err)
		}
		b.add(h)
	}
	size, figures := 0, 0
	for i := range b.series.logs {
		size += len(b.series.logs[i].bytes)
		figures += b.series.logs[i].figures
	}
	if figures < 4_000 || size > 64*figures {
		t.Errorf("%d figures take %d bytes", figures, size)
	}
}
