package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"guiwen/fixtures/mainjob"
)

func TestParseBenchmark(t *testing.T) {
	r, ok := parseBenchmark("BenchmarkRead/law-2   5   2500000 ns/op   3.00 MB/s   11.53 MB/cpu-s   668.0 pages/cpu-s   16 B/op   2 allocs/op")
	if !ok || r.name != "Read/law-2" || r.time != "2.50 ms" || r.bytes != "16" || r.allocs != "2" || !slices.Equal(r.rates, []string{"11.53 MB", "668.0 pages"}) {
		t.Errorf("read as %+v, %v", r, ok)
	}
	if _, ok := parseBenchmark("ok  \tguiwen/convert\t0.1s"); ok {
		t.Error("a line without a benchmark is one")
	}
}

func TestMainJobSection(t *testing.T) {
	var b bytes.Buffer
	mainJobSection(&b, 2_500_000, []*mainjob.Run{{
		Documents: 1000, Jobs: 2, Wall: 3 * time.Second, Parent: time.Second, Children: 4 * time.Second, Behind: 500 * time.Millisecond,
		ParentPeak: 80e6, ChildPeak: 60e6, Output: 30e6,
	}})
	const want = "| 2 | 5.0 s | 5.0 ms | 200 | 1.0 s | 10 % | 3.0 s | 80 MB | 60 MB | 30.0 MB |\n"
	if !strings.HasSuffix(b.String(), want) || !strings.Contains(b.String(), "2.5 MB") {
		t.Errorf("section is\n%s", b.String())
	}
}
