package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize"
	"guiwen/normalize/source"
)

// lay returns the paragraphs and the furniture ("role: text") of a plain text.
func lay(text string) (paragraphs, furniture []string) {
	t := Paragraphs(&source.Document{Text: text})
	for _, p := range t.Paragraphs {
		paragraphs = append(paragraphs, t.String()[p.Start:p.End])
	}
	for _, f := range t.Furniture {
		furniture = append(furniture, f.Role+": "+t.Raw()[f.Start:f.End])
	}
	return paragraphs, furniture
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, in  string
		want      []string
		furniture []string
	}{
		{"page end inside a paragraph",
			"　　云州市加快推进法治政府建设。市政府常务会议多次研究，对全市有关工作起到了积极的带\n\n动作用，成效明显。\n\n　　二、问题\n",
			[]string{"云州市加快推进法治政府建设。市政府常务会议多次研究，对全市有关工作起到了积极的带动作用，成效明显。", "二、问题"}, nil},
		{"page number between",
			"市政府多次研究。各部门按照《云州市法治政府建\r\n\r\n— 3 —\r\n\r\n设方案》推进，成效明显。\r\n",
			[]string{"市政府多次研究。各部门按照《云州市法治政府建设方案》推进，成效明显。"}, []string{"page-number: — 3 —"}},
		{"a heading is no piece of the paragraph behind it",
			"（三）规范决策程序，推进科学民主行为\n坚持把依法决策作为根本，不断完善机制，取得实效。\n",
			[]string{"（三）规范决策程序，推进科学民主行为", "坚持把依法决策作为根本，不断完善机制，取得实效。"}, nil},
		{"title and addressee stay apart",
			"云州市人民政府关于2021年法治政府建设情况的报告\n\n省人民政府：\n\n2021年，我市扎实推进。\n",
			[]string{"云州市人民政府关于2021年法治政府建设情况的报告", "省人民政府：", "2021年，我市扎实推进。"}, nil},
		{"lines of a list that end in commas",
			"会议由下列人员组成：\n主任，\n副主任若干人，\n委员若干人。\n",
			[]string{"会议由下列人员组成：", "主任，", "副主任若干人，", "委员若干人。"}, nil},
		{"chrome round a page",
			"当前位置：\n首页\n>\n政务公开\n云州市2021年工作报告\n【字体：\n大\n中\n小\n】\n来源：\n云州日报\n2021年，我市工作取得成效。\n责任编辑：王某\n相关链接\n某某会议的决议\n打印本页\n关闭窗口\n",
			[]string{"云州市2021年工作报告", "来源：云州日报", "2021年，我市工作取得成效。"},
			[]string{"chrome: 当前位置：", "chrome: 首页", "chrome: >", "chrome: 政务公开", "chrome: 【字体：", "chrome: 大", "chrome: 中", "chrome: 小",
				"chrome: 】", "chrome: 责任编辑：王某", "chrome: 相关链接", "chrome: 某某会议的决议", "chrome: 打印本页", "chrome: 关闭窗口"}},
		{"wrapped at a fixed width",
			strings.Repeat("　　这是一个每行固定宽度的文本文件它的每一行都有三十多个字宽\n所以一个段落占有好几行而且下一行总是从左边的边界开始书写的\n最后一行短。\n", 6),
			[]string{
				"这是一个每行固定宽度的文本文件它的每一行都有三十多个字宽所以一个段落占有好几行而且下一行总是从左边的边界开始书写的最后一行短。",
				"这是一个每行固定宽度的文本文件它的每一行都有三十多个字宽所以一个段落占有好几行而且下一行总是从左边的边界开始书写的最后一行短。",
				"这是一个每行固定宽度的文本文件它的每一行都有三十多个字宽所以一个段落占有好几行而且下一行总是从左边的边界开始书写的最后一行短。",
				"这是一个每行固定宽度的文本文件它的每一行都有三十多个字宽所以一个段落占有好几行而且下一行总是从左边的边界开始书写的最后一行短。",
				"这是一个每行固定宽度的文本文件它的每一行都有三十多个字宽所以一个段落占有好几行而且下一行总是从左边的边界开始书写的最后一行短。",
				"这是一个每行固定宽度的文本文件它的每一行都有三十多个字宽所以一个段落占有好几行而且下一行总是从左边的边界开始书写的最后一行短。",
			}, nil},
		{"a heading that names duties, and a paragraph about the committee and the government",
			"一、主要举措\n全年办理行政复议案件30件。\n二、主要负责人履行推进法治建设第一责任人职责情况\n市委、市政府主要负责同志定期听取工作汇报，研究解决问题。\n三、打算\n继续推进。\n",
			[]string{"一、主要举措", "全年办理行政复议案件30件。", "二、主要负责人履行推进法治建设第一责任人职责情况", "市委、市政府主要负责同志定期听取工作汇报，研究解决问题。", "三、打算", "继续推进。"}, nil},
		{"a page end inside a heading",
			"二、2020年推进法治政府建设存在\n\n— 3 —\n\n的不足和原因\n\n一年来，我区法治政府建设取得了一定成绩，但与上级要求相比还有差距。\n\n三、2021年推进法治\n\n政府建设的主要安排\n\n（一）加强学习。深入学习宪法，提高工作水平。\n",
			[]string{"二、2020年推进法治政府建设存在的不足和原因", "一年来，我区法治政府建设取得了一定成绩，但与上级要求相比还有差距。", "三、2021年推进法治政府建设的主要安排", "（一）加强学习。深入学习宪法，提高工作水平。"},
			[]string{"page-number: — 3 —"}},
		{"a short letter of wrapped lines",
			"云州市人民政府办公室关于云州港总体规划有关事项的复函\n市交通运输局：\n你局《关于报请批准云州港总体规划的请示》收悉，经研究，现函\n复如下：\n一、原则同意《云州港总体规划》，由你局按照规定的程序，报批\n后组织实施。\n二、规划实施中涉及岸线和土地使用的，要严格按照有关法律法规\n办理手续。\n云州市人民政府办公室\n2021年9月8日\n（此件依申请公开）\n",
			[]string{"云州市人民政府办公室关于云州港总体规划有关事项的复函", "市交通运输局：", "你局《关于报请批准云州港总体规划的请示》收悉，经研究，现函复如下：",
				"一、原则同意《云州港总体规划》，由你局按照规定的程序，报批后组织实施。", "二、规划实施中涉及岸线和土地使用的，要严格按照有关法律法规办理手续。",
				"云州市人民政府办公室", "2021年9月8日", "（此件依申请公开）"}, nil},
		{"headings of one length are not wrapped",
			"工作情况\n一、加强组织领导，压实各项工作责任\n二、转变政府职能，优化本地营商环境\n三、规范行政执法，提升基层执法水平\n四、强化权力监督，推动政务阳光透明\n",
			[]string{"工作情况", "一、加强组织领导，压实各项工作责任", "二、转变政府职能，优化本地营商环境", "三、规范行政执法，提升基层执法水平", "四、强化权力监督，推动政务阳光透明"}, nil},
		{"a crumb of a web page",
			"全面推进绿色发展，空气质量持续改善。PM\n2.5\n年平均浓度保持低位，成效明显。\n",
			[]string{"全面推进绿色发展，空气质量持续改善。PM2.5年平均浓度保持低位，成效明显。"}, nil},
		{"nothing", " \n\n　\n", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, furniture := lay(c.in)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("paragraphs (-want +got):\n%s", d)
			}
			if d := cmp.Diff(c.furniture, furniture); d != "" {
				t.Errorf("furniture (-want +got):\n%s", d)
			}
		})
	}
}

// TestTable holds that a table is one paragraph: cells with a tab, rows with a line feed, empty cells kept,
// a line feed between the paragraphs of a cell.
func TestTable(t *testing.T) {
	raw := "前文。\n指标\t数量\n办结\n数\t12\n合计\n后文。"
	doc := &source.Document{Text: raw}
	add := func(s string, c *source.Cell) {
		at := 0
		if n := len(doc.Parts); n > 0 {
			at = doc.Parts[n-1].End
		}
		i := at + strings.Index(raw[at:], s)
		p := source.Part{Start: i, End: i + len(s), Kind: source.Paragraph, Cell: c}
		if c != nil {
			p.Kind = source.TableCell
		}
		doc.Parts = append(doc.Parts, p)
	}
	cell := func(row, col, span int) *source.Cell {
		return &source.Cell{Table: 1, Row: row, Column: col, RowSpan: 1, ColSpan: span, Header: row == 0}
	}
	add("前文。", nil)
	add("指标", cell(0, 0, 1))
	add("数量", cell(0, 1, 1))
	add("办结", cell(1, 0, 1))
	add("数", cell(1, 0, 1))
	add("12", cell(1, 1, 1))
	add("合计", cell(2, 0, 1))
	add("后文。", nil)
	got := Paragraphs(doc)
	if want := "前文。\n指标\t数量\t\n办结\n数\t12\t\n合计\t\t\n\n后文。\n"; got.String() != want {
		t.Fatalf("%q, want %q", got.String(), want)
	}
	upper := Normalize(got, func(dst []normalize.Edit, s string, at int, in Context) []normalize.Edit {
		if s == "12" && in == InCell {
			dst = append(dst, normalize.Edit{Start: at, End: at + 2, New: "120", Rule: "test"})
		}
		return dst
	})
	c := upper.Paragraphs[1].Table.Rows[1][1]
	if s := upper.String()[c.Start:c.End]; s != "120" {
		t.Errorf("cell %q after normalizing", s)
	}
	if p := upper.Paragraphs[2]; upper.String()[p.Start:p.End] != "后文。" {
		t.Errorf("paragraph %q after normalizing", upper.String()[p.Start:p.End])
	}
	for _, row := range upper.Paragraphs[1].Table.Rows {
		if len(row) != 2 {
			t.Errorf("row of %d cells", len(row))
		}
	}
}

// TestSpansOverEmptyRows holds that a span counts the rows that are written: those of the source without any text are not.
func TestSpansOverEmptyRows(t *testing.T) {
	raw := "类型\t新收\n维持\n公安\t12\n"
	doc := &source.Document{Text: raw}
	for _, c := range []struct {
		text              string
		row, column, down int
	}{{"类型", 0, 0, 4}, {"新收", 0, 1, 1}, {"维持", 1, 1, 3}, {"公安", 4, 0, 1}, {"12", 4, 1, 1}} { // rows 2 and 3 are empty
		i := strings.Index(raw, c.text)
		doc.Parts = append(doc.Parts, source.Part{Start: i, End: i + len(c.text), Kind: source.TableCell,
			Cell: &source.Cell{Table: 1, Row: c.row, Column: c.column, RowSpan: c.down, ColSpan: 1}})
	}
	var down [][]int
	for _, row := range Paragraphs(doc).Paragraphs[0].Table.Rows {
		var spans []int
		for _, c := range row {
			spans = append(spans, c.RowSpan)
		}
		down = append(down, spans)
	}
	if diff := cmp.Diff([][]int{{2, 1}, {1}, {1, 1}}, down); diff != "" {
		t.Errorf("row spans (-want +got):\n%s", diff)
	}
}

// checkText holds the promises of a [Text]: one paragraph a line, nothing lost, furniture outside.
func checkText(t *testing.T, x *Text, raw string) {
	t.Helper()
	s := x.String()
	if x.Raw() != raw {
		t.Fatal("the raw text changed")
	}
	at := 0
	for i, p := range x.Paragraphs {
		if p.Start != at || p.End <= p.Start || p.End >= len(s) || s[p.End] != '\n' {
			t.Fatalf("paragraph %d [%d,%d) does not follow %d in %q", i, p.Start, p.End, at, s)
		}
		if p.Table == nil && strings.Contains(s[p.Start:p.End], "\n") {
			t.Fatalf("paragraph %q holds a line feed", s[p.Start:p.End])
		}
		at = p.End + 1
	}
	if at != len(s) {
		t.Fatalf("%q behind the last paragraph", s[at:])
	}
	last := 0
	for _, f := range x.Furniture {
		if f.Start < last || f.End <= f.Start || f.End > len(raw) {
			t.Fatalf("furniture [%d,%d) behind %d", f.Start, f.End, last)
		}
		last = f.End
	}
	kept := func(s string) string {
		return strings.Map(func(r rune) rune {
			if blank(r) || r == '\u0085' {
				return -1
			}
			return r
		}, s)
	}
	var lost strings.Builder
	for _, f := range x.Furniture {
		lost.WriteString(kept(raw[f.Start:f.End]))
	}
	if len(kept(s))+lost.Len() != len(kept(raw)) {
		t.Fatalf("raw %q, laid %q, furniture %q: something is lost", raw, s, lost.String())
	}
}

func FuzzParagraphs(f *testing.F) {
	for _, s := range []string{"一、\n\n二、", "打印\n关闭\n正文。\n扫一扫", "a\fb\r\nc", "— 1 —\n\n\f— 2 —\n", "1\n\n\n\n\n2", "\u2028x\u0085", "来源：\n某报\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "�")
		checkText(t, Paragraphs(&source.Document{Text: s}), s)
	})
}
