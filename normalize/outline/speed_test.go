package outline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"guiwen/convert/source"
	"guiwen/normalize/layout"
)

// report is a long report of headings and paragraphs.
func report(sections int) string {
	var b strings.Builder
	b.WriteString("云州市人民政府关于2020年度法治政府建设情况的报告\n\n")
	for i := range sections {
		fmt.Fprintf(&b, "一、主要工作%d\n", i)
		for k := range 9 {
			fmt.Fprintf(&b, "%d.加强组织领导。各部门按照要求，认真落实各项任务，全年开展检查%d次，发现问题线索%d件，办结%d件，有效维护了群众的合法权益，取得了明显成效。\n", k+1, i, k, i+k)
		}
	}
	return b.String()
}

func BenchmarkLayout(b *testing.B) {
	seen := &source.Document{Text: report(400)}
	b.SetBytes(int64(len(seen.Text)))
	b.ReportAllocs()
	for b.Loop() {
		layout.Paragraphs(seen)
	}
}

func BenchmarkBuild(b *testing.B) {
	s := report(400)
	text := layout.Paragraphs(&source.Document{Text: s})
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Build(Input{Text: text, Name: "x.txt"})
	}
}

// TestLinear holds that hostile texts of a megabyte take a fraction of a second each. The limit only tells
// quadratic work, which takes minutes, from linear on a busy machine.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, c := range []struct {
		name string
		make func(n int) string
	}{
		{"one line", func(n int) string { return strings.Repeat("全年共办理案件一百件，取得成效。", n) }},
		{"one line of numbers", func(n int) string { return strings.Repeat("（一）压实责任。市委重视。一、情况", n) }},
		{"headings", func(n int) string {
			return strings.Repeat("一、情况\n（一）压实责任。市委重视。\n", n)
		}},
		{"articles", func(n int) string { return strings.Repeat("第一条　甲。\n第一章　乙\n", n) }},
		{"false articles", func(n int) string { return strings.Repeat("第一章　乙\n第九条　甲。\n", n) }},
		{"contents", func(n int) string { return strings.Repeat("目录\n第一章　乙\n", n) }},
		{"dates", func(n int) string { return strings.Repeat("云州市人民政府\n2020年1月1日\n", n) }},
		{"attachments", func(n int) string { return strings.Repeat("附件：1. 表\n2. 表\n附件1\n名单\n", n) }},
		{"brackets", func(n int) string { return strings.Repeat("（《“", n) + "\n" + strings.Repeat("（一\n", n) }},
		{"items", func(n int) string { return strings.Repeat("（1）甲；一是乙；第一，丙；", n) }},
		{"bold", func(n int) string { return strings.Repeat("**甲**乙", n) }},
		{"fields", func(n int) string {
			return strings.Repeat("来源：甲 ", n) + "\n" + strings.Repeat("来源：甲\n", n)
		}},
		{"gaps", func(n int) string { return strings.Repeat("（三）丙\n", n) }},
	} {
		start := time.Now()
		built("x.txt", c.make(10_000))
		if took := time.Since(start); took > 8*time.Second {
			t.Errorf("%s: %v", c.name, took)
		}
	}
}
