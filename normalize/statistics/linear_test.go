package statistics

import (
	"strings"
	"testing"
	"time"

	"guiwen/schema"
)

// TestLinear reads texts made to be slow: eight times the text must not take much more than eight times as long.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := Default()
	for _, piece := range []string{"受理案件12件", "（12件", "《“第", "1-", "1、", "1：", "1+", "其中一百件", "比2019年12件", "，其中3件（", "、12件和", "分别3件、", "“1", "万", "一"} {
		took := func(n int) time.Duration {
			doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: strings.Repeat(piece, n)}}}
			best := time.Hour
			for range 3 {
				start := time.Now()
				Find(doc, c)
				best = min(best, time.Since(start))
			}
			return best
		}
		short, long := took(2000), took(16000)
		if long > 30*short+50*time.Millisecond {
			t.Errorf("%s: 2,000 times takes %v, 16,000 times %v", piece, short, long)
		}
	}
}
