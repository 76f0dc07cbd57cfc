package outline

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"guiwen/schema/benchtest"
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
	{"one line of numbers", 48, func(n int) string { return strings.Repeat("（一）压实责任。市委重视。一、情况", n) }},
	{"articles", 37, func(n int) string { return strings.Repeat("第一条　甲。\n第一章　乙\n", n) }},
	{"false articles", 37, func(n int) string { return strings.Repeat("第一章　乙\n第九条　甲。\n", n) }},
	{"contents", 23, func(n int) string { return strings.Repeat("目录\n第一章　乙\n", n) }},
	{"signatures", 37, func(n int) string { return strings.Repeat("云州市人民政府\n2020年1月1日\n", n) }},
	{"items", 40, func(n int) string { return strings.Repeat("（1）甲；一是乙；第一，丙；", n) }},
	{"bold", 10, func(n int) string { return strings.Repeat("**甲**乙", n) }},
	{"fields on lines", 14, func(n int) string { return strings.Repeat("来源：甲\n", n) }},
	{"gaps", 13, func(n int) string { return strings.Repeat("（三）丙\n", n) }},
	{"ordinals", 6, func(n int) string { return strings.Repeat("一、", n) }},
	{"attachment notes", 9, func(n int) string { return strings.Repeat("附件：", n) }},
	{"attachment lines", 8, func(n int) string { return strings.Repeat("附件1\n", n) }},
	{"opening brackets", 3, func(n int) string { return strings.Repeat("（", n) }},
	{"closing brackets", 3, func(n int) string { return strings.Repeat("）", n) }},
	{"form feeds", 1, func(n int) string { return strings.Repeat("\f", n) }},
	{"pages", 24, func(n int) string { return strings.Repeat("全年办理案件\n— 1 —\f", n) }},
	{"digits", 1, func(n int) string { return strings.Repeat("1", n) }},
	{"blank lines", 1, func(n int) string { return strings.Repeat("\n", n) }},
	{"blanks", 3, func(n int) string { return strings.Repeat("　", n) }},
	{"articles in one line", 9, func(n int) string { return strings.Repeat("第一条", n) }},
	{"dates in one line", 16, func(n int) string { return strings.Repeat("2020年1月1日", n) }},
	{"rows", 18, func(n int) string { return strings.Repeat("甲\t乙\t丙\t100\n", n) }},
	{"lines of one character", 4, func(n int) string { return strings.Repeat("甲\n", n) }},
	{"numbers alone", 7, func(n int) string { return strings.Repeat("一、\n", n) }},
	{"last members", 40, func(n int) string {
		return "一、情况\n" + strings.Repeat("工作扎实推进并取得了明显成效。二、其他事项\n", n)
	}},
}

// TestLinear holds that the processor time of hostile texts grows with their size: eight times the text must not take
// three times as much as eight times the time. Quadratic work takes eight times that.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, c := range hostile {
		const size = 256 << 10
		small, large := least(c.make(size/8/c.unit)), least(c.make(size/c.unit))
		if large > 50*time.Millisecond && large > 3*8*small {
			t.Errorf("%s: %v for a text of %d kB, %v for one of %d kB", c.name, small, size>>13, large, size>>10)
		}
	}
}

// least returns the least processor time that three conversions of s take.
func least(s string) time.Duration {
	best := time.Duration(math.MaxInt64)
	for range 3 {
		start := benchtest.CPUTime()
		built("x.txt", s)
		best = min(best, benchtest.CPUTime()-start)
	}
	return best
}

// BenchmarkGrowth gives MB/s for a text and for the same eight times as long: what falls is not linear.
func BenchmarkGrowth(b *testing.B) {
	for _, c := range hostile {
		for _, size := range []int{1 << 20, 8 << 20} {
			s := c.make(size / c.unit)
			b.Run(fmt.Sprintf("%s/%dMB", c.name, size>>20), func(b *testing.B) {
				m := benchtest.Start(b)
				for b.Loop() {
					built("x.txt", s)
				}
				m.Bytes(len(s))
			})
		}
	}
}
