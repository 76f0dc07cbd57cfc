package convert_test

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"guiwen/convert"
	"guiwen/convert/source"
)

// shape is a text that could make an algorithm worse than linear; n is its size in units of its own.
type shape struct {
	name    string
	largest int // the size that documents are promised to be converted at
	make    func(n int) string
}

var shapes = []shape{
	{"one line", 10 << 20, func(n int) string { // bytes
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "全年共办理第%d类案件%d件，办结率达到9%d.%d%%，印发《云州市第%d号工作方案》，各项任务扎实推进。", i%7, 3+i%911, i%9, i%10, i%53)
		}
		return b.String()
	}},
	{"one line of headings", 10 << 20, func(n int) string { // bytes
		var b strings.Builder
		b.WriteString("一、主要做法和成效")
		for i := 1; b.Len() < n; i++ {
			fmt.Fprintf(&b, "%d.健全政务服务机制。云州市先后%d次召开会议专题研究有关工作，协调解决难点问题，取得明显成效。", i, 3+i%911)
		}
		return b.String()
	}},
	{"headings", 100_000, func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "（%s）健全政务服务。全年共办理案件%d件。\n", []string{"一", "二", "三", "四", "五"}[i%5], 3+i%911)
		}
		return b.String()
	}},
	{"headings in sequence", 100_000, func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%d.健全政务服务。全年共办理案件%d件。\n", i+1, 3+i%911)
		}
		return b.String()
	}},
	{"headings alone", 100_000, func(n int) string {
		return strings.Repeat("一、健全政务服务\n", n)
	}},
	{"nested brackets", 10_000, func(n int) string {
		return "关于" + strings.Repeat("（", n) + "试行" + strings.Repeat("）", n) + "的通知。"
	}},
	{"nested titles", 10_000, func(n int) string {
		return "印发" + strings.Repeat("《", n) + "试行" + strings.Repeat("》", n) + "。"
	}},
	{"open brackets", 10_000, func(n int) string { return strings.Repeat("（《“", n) + "。" }},
	{"open brackets, a line each", 10_000, func(n int) string { return strings.Repeat("有关（《规定\n", n) }},
	{"numbers", 100_000, func(n int) string { return strings.Repeat("（1）1.（一）一、", n/4) }},
}

// tested is the size at which tests look at a shape: its text has between 200 and 400 kB, where slices that grow in steps
// weigh little and quadratic work is still bearable.
func (s shape) tested() int {
	n := s.largest
	for len(s.make(n)) > 400_000 {
		n /= 2
	}
	for len(s.make(n)) < 200_000 {
		n *= 2
	}
	return n
}

const quotesFromTheStart = "schema.Document.Verify looks for the quote of each statistic from the beginning of its block (verifySpans, skipRunes)"

// knownSlow are the shapes that take worse than linear time, with the cause. Entries are only taken away.
var knownSlow = map[string]string{
	"one line":             quotesFromTheStart,
	"one line of headings": quotesFromTheStart,
}

// TestLinear holds that what a conversion allocates and the time it takes grow with the text: at most 2.4 times, the
// mean of four doublings because slices grow in steps, and 3 times (a clock on a busy machine is not to be trusted with
// less), the mean of the last two, where the text doubles. Quadratic work takes 4 times as long. BenchmarkShapes measures
// time closely.
func TestLinear(t *testing.T) {
	c := newConverter(t)
	for _, s := range shapes {
		n := s.tested()
		tiny, small, large := convertOften(t, c, s.make(n/16)), convertOften(t, c, s.make(n/4)), convertOften(t, c, s.make(n))
		bytes := math.Pow(float64(large.bytes)/float64(tiny.bytes), 0.25)
		growth := math.Sqrt(float64(large.time) / float64(small.time))
		if bytes > 2.4 {
			t.Errorf("%s: twice the text allocates %.2f times as much (sixteen times: %d, %d bytes)", s.name, bytes, tiny.bytes, large.bytes)
		}
		reason, known := knownSlow[s.name]
		t.Logf("%s, %d: time × %.2f, bytes × %.2f", s.name, n, growth, bytes)
		switch slow := growth > 3; {
		case slow && !known:
			t.Errorf("%s: twice the text takes %.2f times as long (four times: %v, %v)", s.name, growth, small.time, large.time)
		case known && growth < 2.5: // between the two a busy machine decides, not the program
			t.Errorf("%s is linear now: take it from knownSlow (%s)", s.name, reason)
		}
	}
}

// cost is what a conversion takes.
type cost struct {
	bytes uint64
	time  time.Duration
}

// convertOften converts a text three times and returns the least it takes.
func convertOften(t *testing.T, c *convert.Converter, text string) (least cost) {
	t.Helper()
	in := source.Input{Name: "shape.txt", Data: []byte(text)}
	for i := range 3 {
		runtime.GC() // twice: buffers kept in pools are freed, so that small texts do not live on those of larger ones
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		begin := time.Now()
		if _, err := c.Convert(context.Background(), in); err != nil {
			t.Fatal(err)
		}
		took := time.Since(begin)
		runtime.ReadMemStats(&after)
		bytes := after.TotalAlloc - before.TotalAlloc
		if i == 0 || bytes < least.bytes {
			least.bytes = bytes
		}
		if i == 0 || took < least.time {
			least.time = took
		}
	}
	return least
}

// BenchmarkShapes converts every shape at 1/128, 1/64 … 1/2 and all of its largest size: where time is
// linear, the rate in MB/s stays the same.
func BenchmarkShapes(b *testing.B) {
	c := newConverter(b)
	for _, s := range shapes {
		for part := 128; part >= 1; part /= 2 {
			text := s.make(s.largest / part)
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(s.name, " ", "-"), s.largest/part), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := c.Convert(context.Background(), source.Input{Name: "shape.txt", Data: []byte(text)}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
