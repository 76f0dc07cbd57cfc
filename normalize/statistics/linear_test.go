package statistics

import (
	"runtime"
	"strings"
	"testing"

	"guiwen/schema"
	"guiwen/schema/benchtest"
)

// repeated are pieces that, repeated without end, make a text in which every step finds something to look at.
var repeated = []string{"1", "受理案件12件", "（12件", "《“第", "1-", "1、", "1：", "1+", "其中", "其中一百件", "比2019年12件", "，其中3件（", "、12件和", "、1件",
	"分别", "分别3件、", "，共3件", "、共计3件", "3件4人", "审核3件规范性文件", "其中3件，占5.1%，", "“1", "万", "1万", "一", "百分之", "百分之五", "％", "1％", "由", "由3件增至", "连续3年", "2件《", "3件；", "其中3件；"}

// TestLinear holds that what is allocated grows with the text: at most 2.6 times where the text doubles, the mean of three
// doublings because slices grow in steps.
func TestLinear(t *testing.T) {
	c := Default()
	for _, piece := range repeated {
		allocated := func(n int) float64 {
			doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: strings.Repeat(piece, n)}}}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			Find(doc, c)
			runtime.ReadMemStats(&after)
			return float64(after.TotalAlloc - before.TotalAlloc)
		}
		short, long := allocated(1000), allocated(8000)
		if long > 2.6*2.6*2.6*short+1<<20 {
			t.Errorf("%s: 1,000 times allocates %.0f bytes, 8,000 times %.0f", piece, short, long)
		}
	}
}

// BenchmarkHostile measures per byte what the hostile texts cost at two sizes: the rates must agree.
func BenchmarkHostile(b *testing.B) {
	c := Default()
	for _, piece := range repeated {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"60kB", 60_000}, {"480kB", 480_000}} {
			text := strings.Repeat(piece, size.bytes/len(piece))
			doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: text}}}
			b.Run(piece+"/"+size.name, func(b *testing.B) {
				m := benchtest.Start(b)
				for b.Loop() {
					Find(doc, c)
				}
				m.Bytes(len(text))
			})
		}
	}
}
