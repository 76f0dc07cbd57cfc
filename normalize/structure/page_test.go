package structure

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"guiwen/schema/benchtest"
)

// laid returns the paragraphs of lines that are given as text: blanks in front are the indent, an empty line is a gap, "~" a page
// mark.
func laid(text string) string {
	var lines []Line
	at := Plain
	for row := range strings.Lines(text) {
		row = strings.TrimSuffix(row, "\n")
		switch s := strings.TrimLeft(row, "　 "); s {
		case "":
			at = Gap
		case "~":
			at = PageMark
		default:
			indent := 0
			for _, r := range row[:len(row)-len(s)] {
				indent += Columns(r)
			}
			lines = append(lines, Line{Text: s, Indent: indent, Room: Unplaced, Break: at})
			at = Plain
		}
	}
	return paragraphsOf(lines)
}

// wrapAt breaks s into lines of width characters, the first of them first characters long.
func wrapAt(s string, first, width int) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n == first {
			b.WriteByte('\n')
			n, first = 0, width
		}
		b.WriteRune(r)
		n++
	}
	b.WriteByte('\n')
	return b.String()
}

// paragraphsOf returns the paragraphs of lines, one a line.
func paragraphsOf(lines []Line) string {
	var b strings.Builder
	for i, j := range Paragraphs(lines) {
		if j == Begins && i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(lines[i].Text)
	}
	return b.String()
}

func TestParagraphs(t *testing.T) {
	const prose = "　　为了加强河道管理，保障行洪安全，市政府组织各县开展集\n中整治，全年清理河道一百二十公里，拆除阻水建筑物三十六处\n，恢复行洪断面，群众反映良好。\n"
	flat := wrapAt("近年来我市持续推进河道治理，完善责任体系，强化日常巡查，全年清理河道一百二十公里，拆除阻水建筑物三十六处，恢复行洪断面，沿线群众的生产生活条件得到改善。", 26, 28)
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"one line", "云州市公报", "云州市公报"},
		{"lines of indented paragraphs", prose + prose + "　　特此通知。\n",
			strings.Repeat("为了加强河道管理，保障行洪安全，市政府组织各县开展集中整治，全年清理河道一百二十公里，拆除阻水建筑物三十六处，恢复行洪断面，群众反映良好。\n", 2) + "特此通知。"},
		{"indents that were dropped", flat + flat + flat,
			strings.TrimSuffix(strings.Repeat("近年来我市持续推进河道治理，完善责任体系，强化日常巡查，全年清理河道一百二十公里，拆除阻水建筑物三十六处，恢复行洪断面，沿线群众的生产生活条件得到改善。\n", 3), "\n")},
		{"a figure and a year begin lines", "　　2016年全区经济运行总体平稳，区本级投资完成一百亿元，同比增长\n16.6%；社会消费品零售总额完成149.2亿元，同比增长9.5%，工业产值完成\n2015年的一点二倍，财政收入增长，城乡居民收入增长百分之七点三左右\n，各项指标完成情况良好。\n",
			"2016年全区经济运行总体平稳，区本级投资完成一百亿元，同比增长16.6%；社会消费品零售总额完成149.2亿元，同比增长9.5%，工业产值完成2015年的一点二倍，财政收入增长，城乡居民收入增长百分之七点三左右，各项指标完成情况良好。"},
		{"a number that is talked about begins a line", flat + wrapAt("对违反前款规定的单位，市水务局按照《云州市河道办法》第三条、第五条的规定处理，并将处理结果通报同级财政部门，列入年度考核。", 26, 28),
			"近年来我市持续推进河道治理，完善责任体系，强化日常巡查，全年清理河道一百二十公里，拆除阻水建筑物三十六处，恢复行洪断面，沿线群众的生产生活条件得到改善。\n对违反前款规定的单位，市水务局按照《云州市河道办法》第三条、第五条的规定处理，并将处理结果通报同级财政部门，列入年度考核。"},
		{"numbers begin paragraphs", "一、总体要求\n坚持统筹推进。\n二、主要任务\n（一）修渠。全年修渠三十公里。\n（二）筑坝。全年筑坝两座。\n",
			"一、总体要求\n坚持统筹推进。\n二、主要任务\n（一）修渠。全年修渠三十公里。\n（二）筑坝。全年筑坝两座。"},
		{"a list of names of one length", "临江县水利局防汛抗旱科科长\n青屏区应急管理局副局长助理\n石梁县消防救援大队副大队长\n云州市水文水资源勘测中心长\n桐湾镇党委副书记兼武装部长\n",
			"临江县水利局防汛抗旱科科长\n青屏区应急管理局副局长助理\n石梁县消防救援大队副大队长\n云州市水文水资源勘测中心长\n桐湾镇党委副书记兼武装部长"},
		{"a page ends inside a sentence", "云州市工作报告\n全年办理案件三十六件，结案三十件，法定期限内结案率达到百分\n~\n之百，群众满意。\n", "云州市工作报告\n全年办理案件三十六件，结案三十件，法定期限内结案率达到百分之百，群众满意。"},
		{"a page ends behind a sentence", "全年办理案件三十六件，结案三十件。\n~\n下一步，继续推进各项工作。\n", "全年办理案件三十六件，结案三十件。\n下一步，继续推进各项工作。"},
		{"a page ends in front of a number", "会议听取了市水务局关于防汛准备工作情况的汇报\n~\n二、研究预算草案\n", "会议听取了市水务局关于防汛准备工作情况的汇报\n二、研究预算草案"},
		{"a title mark over a gap", "有关单位应当严格按照《云州市安全生产监管执\n\n法监督办法》编制年度计划。\n", "有关单位应当严格按照《云州市安全生产监管执法监督办法》编制年度计划。"},
		{"a table of contents", "目录\n一、总则……………………1\n二、组织体系………………2\n三、预警……………………4\n", "目录\n一、总则……………………1\n二、组织体系………………2\n三、预警……………………4"},
		{"the line of printing", prose + prose + "抄送：市委办公室，市人大常委会办公室，市政协办公室，各人\n民团体。\n云州市水务局办公室　2021年3月4日印发\n",
			strings.Repeat("为了加强河道管理，保障行洪安全，市政府组织各县开展集中整治，全年清理河道一百二十公里，拆除阻水建筑物三十六处，恢复行洪断面，群众反映良好。\n", 2) + "抄送：市委办公室，市人大常委会办公室，市政协办公室，各人民团体。\n云州市水务局办公室　2021年3月4日印发"},
	} {
		if got := laid(c.text); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestPlaces holds that the room that a place on the page leaves decides as a width does, and that titles are put together later.
func TestPlaces(t *testing.T) {
	got := paragraphsOf([]Line{
		{Text: "云州市人民政府关于加强河道管理工作的", Room: 9, Indent: 10, Centered: true},
		{Text: "实施意见", Room: 24, Indent: 24, Centered: true},
		{Text: "为了加强河道管理，保障行洪安全，市政府", Room: 0, Indent: 4},
		{Text: "组织各县开展集中整治。", Room: 20},
		{Text: "各县要落实责任。", Room: 24, Indent: 4},
		{Text: "附表", Room: 30, Fixed: Together},
	})
	want := "云州市人民政府关于加强河道管理工作的\n实施意见\n为了加强河道管理，保障行洪安全，市政府组织各县开展集中整治。\n各县要落实责任。附表"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestParagraphsAreLinear lays out a text and one of eight times its lines.
func TestParagraphsAreLinear(t *testing.T) {
	cost := func(sections int) time.Duration {
		lines := printedReport(sections, true)
		best := time.Hour
		for range 3 {
			start := benchtest.CPUTime()
			Paragraphs(lines)
			best = min(best, benchtest.CPUTime()-start)
		}
		return best
	}
	if few, many := cost(250), cost(2000); many > 24*few {
		t.Errorf("eight times the lines take %v instead of %v", many, few)
	}
}

// printedReport returns the lines of a long invented report, wrapped at 56 columns or not.
func printedReport(sections int, wrapped bool) []Line {
	var lines []Line
	for i := range sections {
		lines = append(lines, Line{Text: fmt.Sprintf("一、主要工作%d", i), Room: Unplaced})
		for k := range 9 {
			s := []rune(fmt.Sprintf("%d.加强组织领导。各部门按照要求，认真落实各项任务，全年开展检查%d次，发现问题线索%d件，办结%d件，有效维护了群众的合法权益，取得了明显成效。", k+1, i, k, i+k))
			for wrapped && len(s) > 27 {
				lines = append(lines, Line{Text: string(s[:27]), Room: Unplaced})
				s = s[27:]
			}
			lines = append(lines, Line{Text: string(s), Room: Unplaced})
		}
	}
	return lines
}

func BenchmarkParagraphs(b *testing.B) {
	for _, wrapped := range []bool{true, false} {
		b.Run(fmt.Sprintf("wrapped=%v", wrapped), func(b *testing.B) {
			lines := printedReport(400, wrapped)
			size := 0
			for i := range lines {
				size += len(lines[i].Text) + 1
			}
			m := benchtest.Start(b)
			for b.Loop() {
				Paragraphs(lines)
			}
			m.Bytes(size)
		})
	}
}
