package outline

import (
	"fmt"
	"strings"
	"testing"

	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
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
	m := benchtest.Start(b)
	for b.Loop() {
		layout.Paragraphs(seen)
	}
	m.Bytes(len(seen.Text))
}

func BenchmarkBuild(b *testing.B) {
	s := report(400)
	text := layout.Paragraphs(&source.Document{Text: s})
	m := benchtest.Start(b)
	for b.Loop() {
		Build(Input{Text: text, Name: "x.txt"})
	}
	m.Bytes(len(s))
}
