// Package benchtest measures benchmarks by processor time, which other programs on the machine do not spoil as they
// do the clock. It stands on the ground floor, so that tests of every room may use it; only tests import it.
//
//	m := benchtest.Start(b)
//	for b.Loop() {
//		…
//	}
//	m.Bytes(len(text))
//
// Go test -bench reports the processor time of the whole process: give it -cpu 1 where one core is meant.
package benchtest

import (
	"testing"
	"time"
)

// Meter measures the rounds of one benchmark.
type Meter struct {
	b     *testing.B
	start time.Duration
}

// Start begins to measure. It is called behind what the benchmark prepares and in front of its loop; the benchmark
// reports allocations too.
func Start(b *testing.B) *Meter {
	b.ReportAllocs()
	return &Meter{b: b, start: CPUTime()}
}

// Bytes reports MB/cpu-s behind the loop: a round goes through n bytes. A MB is 1,000,000 bytes.
func (m *Meter) Bytes(n int) {
	m.b.SetBytes(int64(n))
	m.report(float64(n)/1e6, "MB/cpu-s")
}

// Count reports behind the loop how many things are done in a second of processor time: n in a round. Their name is a
// plural, such as documents.
func (m *Meter) Count(n float64, things string) { m.report(n, things+"/cpu-s") }

// Add counts processor time that child processes have used, which CPUTime does not know.
func (m *Meter) Add(used time.Duration) { m.start -= used }

// report does nothing where the processor's clock has not moved.
func (m *Meter) report(n float64, unit string) {
	if used := CPUTime() - m.start; used > 0 {
		m.b.ReportMetric(n*float64(m.b.N)/used.Seconds(), unit)
	}
}
