package benchtest

import (
	"testing"
	"time"
)

// TestCPUTime holds that processor time passes while the program works.
func TestCPUTime(t *testing.T) {
	start := CPUTime()
	for end := time.Now().Add(20 * time.Second); CPUTime() == start; {
		if time.Now().After(end) {
			t.Fatal("no processor time passes")
		}
	}
}

// TestMeter holds that a benchmark reports its rates.
func TestMeter(t *testing.T) {
	r := testing.Benchmark(func(b *testing.B) {
		m := Start(b)
		for b.Loop() {
			for start := CPUTime(); CPUTime() == start; {
			}
		}
		m.Bytes(2e6)
		m.Count(4, "things")
	})
	mb, things := r.Extra["MB/cpu-s"], r.Extra["things/cpu-s"]
	if mb <= 0 || things < 1.9*mb || things > 2.1*mb || r.Bytes != 2e6 {
		t.Errorf("2 MB and 4 things a round are %v MB and %v things in a second, %d bytes", mb, things, r.Bytes)
	}
}

// TestAdd holds that the time of children counts.
func TestAdd(t *testing.T) {
	r := testing.Benchmark(func(b *testing.B) {
		m := Start(b)
		for b.Loop() {
			m.Add(time.Second)
		}
		m.Count(1, "things")
	})
	if things := r.Extra["things/cpu-s"]; things <= 0 || things > 1 {
		t.Errorf("a thing takes a child a second, but %v are done in one", things)
	}
}
