package convert_test

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"guiwen/convert"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
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
	{"lines of one character", 200_000, func(n int) string { return strings.Repeat("甲\n", n) }},
	{"ordinals", 1 << 20, func(n int) string { return strings.Repeat("一、", n/6) }},              // bytes
	{"attachment notes", 1 << 20, func(n int) string { return strings.Repeat("附件：", n/9) }},     // bytes
	{"opening brackets", 1 << 20, func(n int) string { return strings.Repeat("（", n/3) }},       // bytes
	{"articles", 1 << 20, func(n int) string { return strings.Repeat("第一条", n/9) }},             // bytes
	{"dates", 1 << 20, func(n int) string { return strings.Repeat("2020年1月1日", n/16) }},         // bytes
	{"digits", 1 << 20, func(n int) string { return strings.Repeat("1", n) }},                   // bytes
	{"blank lines", 1 << 20, func(n int) string { return "甲" + strings.Repeat("\n", n) + "乙" }}, // bytes
	{"rows", 1 << 20, func(n int) string { return strings.Repeat("甲\t乙\t丙\t100\n", n/17) }},     // bytes
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

// TestLinear holds that what a conversion allocates grows with the text: at most 2.4 times where the text
// doubles, the mean of four doublings because slices grow in steps. Time is for BenchmarkShapes: a clock on a
// busy machine proves nothing.
func TestLinear(t *testing.T) {
	c := newConverter(t)
	for _, s := range shapes {
		n := s.tested()
		tiny, large := allocated(t, c, s.make(n/16)), allocated(t, c, s.make(n))
		growth := math.Pow(float64(large)/float64(tiny), 0.25)
		t.Logf("%s, %d: bytes × %.2f", s.name, n, growth)
		if growth > 2.4 {
			t.Errorf("%s: twice the text allocates %.2f times as much (sixteen times: %d, %d bytes)", s.name, growth, tiny, large)
		}
	}
}

// allocated converts a text three times and returns the fewest bytes it allocates.
func allocated(t *testing.T, c *convert.Converter, text string) (least uint64) {
	t.Helper()
	in := source.Input{Name: "shape.txt", Data: []byte(text)}
	for i := range 3 {
		runtime.GC() // twice: buffers kept in pools are freed, so that small texts do not live on those of larger ones
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := c.Convert(context.Background(), in); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		if bytes := after.TotalAlloc - before.TotalAlloc; i == 0 || bytes < least {
			least = bytes
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
				m := benchtest.Start(b)
				for b.Loop() {
					if _, err := c.Convert(context.Background(), source.Input{Name: "shape.txt", Data: []byte(text)}); err != nil {
						b.Fatal(err)
					}
				}
				m.Bytes(len(text))
			})
		}
	}
}
