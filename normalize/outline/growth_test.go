package outline

import (
	"fmt"
	"strings"
	"testing"
)

// hostile are texts that show work that grows faster than their size.
var hostile = []struct {
	name string
	unit int // bytes of one repetition, about
	make func(n int) string
}{
	{"one line", 48, func(n int) string { return strings.Repeat("全年共办理案件一百件，取得成效。", n) }},
	{"headings", 30, func(n int) string { return strings.Repeat("一、情况\n（一）压实责任。", n) }},
	{"run-in headings in one line", 60, func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%d.压实领导责任。市委高度重视此项工作。", i%900+1)
		}
		return b.String()
	}},
	{"brackets", 9, func(n int) string { return strings.Repeat("（《“", n) + "\n" + strings.Repeat("（", n) }},
	{"open lines", 24, func(n int) string { return strings.Repeat("严格按照《安全监管\n", n) }},
	{"clauses", 20, func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "1.%d 要求\n", i%900+1)
		}
		return b.String()
	}},
	{"attachments", 24, func(n int) string {
		return "一、情况\n" + strings.Repeat("附件：\n1.表\n2.表\n附件1\n名单\n一、说明\n", n/4)
	}},
	{"titles", 30, func(n int) string { return strings.Repeat("云州市司法局关于工作的报告", n) }},
	{"fields in one line", 20, func(n int) string { return "云州市工作报告" + strings.Repeat("来源：甲 ", n) }},
	{"brackets behind members", 30, func(n int) string {
		return "一、情况\n工作扎实推进并取得了明显成效" + strings.Repeat("。二、其他事项", n) + strings.Repeat("）", n)
	}},
	{"last members", 40, func(n int) string {
		return "一、情况\n" + strings.Repeat("工作扎实推进并取得了明显成效。二、其他事项\n", n)
	}},
}

// BenchmarkGrowth gives MB/s for a text and for the same eight times as long: what falls is not linear.
func BenchmarkGrowth(b *testing.B) {
	for _, c := range hostile {
		for _, size := range []int{1 << 20, 8 << 20} {
			s := c.make(size / c.unit)
			b.Run(fmt.Sprintf("%s/%dMB", c.name, size>>20), func(b *testing.B) {
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					built("x.txt", s)
				}
			})
		}
	}
}
