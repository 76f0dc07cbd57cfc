package structure

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"guiwen/schema/benchtest"
)

// show writes the marks of texts as a tree: the number of each, "+" in front of it for every list above its own.
func show(texts ...string) string {
	marks := Marks(texts)
	var b strings.Builder
	for _, m := range marks {
		for p := m.Parent; p >= 0; p = marks[p].Parent {
			b.WriteByte('+')
		}
		b.WriteString(m.Text + " ")
	}
	return strings.TrimSpace(b.String())
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"lists nest by rank", []string{"一、总体要求", "（一）原则。坚持统筹。", "（二）目标。到2025年建成。", "二、任务", "1.修路", "2.架桥"}, "一、 +（一） +（二） 二、 +1. +2."},
		{"articles count on under chapters", []string{"第一章　总则", "第一条　为了节水，制定本办法。", "第二章　附则", "第二条　本办法自印发之日起施行。"}, "第一章 +第一条 第二章 +第二条"},
		{"numbers on one line", []string{"一、主要做法（一）压实责任。各级落实责任。（二）强化督查。市里开展督查。二、存在问题。经费不足。"}, "一、 +（一） +（二） 二、"},
		{"a law on one line", []string{"云州市节水办法第一章 总则第一条 为了节水，制定本办法。第二条 本市用水适用本办法。第二章 附则第三条 本办法自印发之日起施行。"}, "第一章 +第一条 +第二条 第二章 +第三条"},
		{"an article that is talked about", []string{"第一条　为了节水，制定本办法。", "第二条　依照第三条规定处罚的，依照前条。", "第三条规定的罚款由水务局收取。", "第三条　浪费用水的，处以罚款。"}, "第一条 第二条 第三条"},
		{"a number that is talked about", []string{"一、依照（一）项办理，见（二）。"}, "一、"},
		{"quoted articles", []string{"一、将第五条修改为：“第五条　市水务局负责节水。第六条　区水务局负责节水。”", "二、本决定自公布之日起施行。"}, "一、 二、"},
		{"figures", []string{"全年投入1.5万元，2.3公里管网完工，占3.1%。"}, ""},
		{"years behind a number", []string{"1.2019年工作完成。", "2.2020年工作启动。"}, "1. 2."},
		{"numbers that go on under another parent", []string{"一、水利", "1.修渠", "2.筑坝", "二、交通", "3.修路", "4.架桥"}, "一、 +1. +2. 二、 +3. +4."},
		{"an attachment counts anew", []string{"一、总体要求", "二、任务", "三、保障", "附件1", "云州市节水指标", "一、范围", "二、指标"}, "一、 二、 三、 一、 二、"},
		{"a list that is out of order", []string{"1.水利", "（一）修渠", "（二）筑坝", "2.交通", "（一）修路", "（二）架桥", "3.教育", "（一）建校", "（二）招生"}, "1. +（一） +（二） 2. +（一） +（二） 3. +（一） +（二）"},
		{"a number is missing", []string{"一、水利", "二、交通", "四、教育"}, "一、 二、 四、"},
		{"an article between two", []string{"第一条　甲。", "第二条　乙。", "第二条之一　丙。", "第三条　丁。"}, "第一条 第二条 第二条之一 第三条"},
		{"a line of a table", []string{"序号 项目 金额", "1 供水 30", "2 排水 40"}, ""},
		{"glued behind a heading", []string{"一、机构设置第一条省委设办公室。第二条办公室设主任。", "二、工作机制第三条办公室每季度开会。第四条会议由主任召集。", "三、附则第五条本规则自印发之日起施行。"}, "一、 +第一条 +第二条 二、 +第三条 +第四条 三、 +第五条"},
		{"three numbers are no list", []string{"一、二、三号楼完工。"}, ""},
	} {
		if got := show(c.texts...); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestMarksAreLinear, by processor time, gives one line of many numbers, and many lines of one: twice as much may take about twice as long.
func TestMarksAreLinear(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "第%d条 市水务局应当按照规定检查用水（一）单位。", i%900+1)
	}
	line := b.String()
	measure := func(texts []string) time.Duration {
		best := time.Hour
		for range 3 {
			start := benchtest.CPUTime()
			Marks(texts)
			best = min(best, benchtest.CPUTime()-start)
		}
		return best
	}
	if short, long := measure([]string{line[:len(line)/8]}), measure([]string{line}); long > 24*short+20*time.Millisecond {
		t.Errorf("eight times the text takes %v instead of %v", long, short)
	}
}

func BenchmarkMarks(b *testing.B) {
	var lines []string
	size := 0
	for i := range 2000 {
		s := "（" + []string{"一", "二", "三", "四"}[i%4] + "）压实主体责任。市委、市政府召开2020年第3次常务会议，研究部署法治政府建设工作，印发《云州市法治政府建设实施方案》，明确1.5万项任务，推动各级各部门落实责任，全年办结行政复议案件120件，同比增长3.5%，各项工作取得明显成效。"
		lines = append(lines, s)
		size += len(s)
	}
	m := benchtest.Start(b)
	for b.Loop() {
		Marks(lines)
	}
	m.Bytes(size)
}
