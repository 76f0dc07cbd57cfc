package layout

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

// inLines is a document whose every line is a part, as the reader of plain text gives it.
func inLines(text string) *source.Document {
	doc := &source.Document{Text: text}
	at := 0
	for line := range strings.Lines(text) {
		end := at + len(strings.TrimRight(line, "\n"))
		if strings.TrimSpace(line) != "" {
			doc.Parts = append(doc.Parts, source.Part{Start: at, End: end, Kind: source.Line})
		}
		at += len(line)
	}
	return doc
}

// laidTables returns the laid text, cells parted by a bar, with a # behind heads.
func laidTables(text string) string {
	t := Paragraphs(WithTables(inLines(text)))
	s := t.String()
	var b strings.Builder
	for _, p := range t.Paragraphs {
		if p.Table == nil {
			b.WriteString(s[p.Start:p.End] + "\n")
			continue
		}
		for _, row := range p.Table.Rows {
			for i, c := range row {
				if i > 0 {
					b.WriteString("|")
				}
				b.WriteString(s[c.Start:c.End])
				if c.Header {
					b.WriteString("#")
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestWithTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"tabs", "如下：\n县区\t次数\n东县\t12\n西县\t8\n以上。\n", "如下：\n县区#|次数#\n东县|12\n西县|8\n以上。\n"},
		{"tabs with a row over all columns", "甲项\t\t\n名称\t一\t二\n东县\t12\t3\n西县\t8\t4\n", "甲项#||\n名称|一|二\n东县|12|3\n西县|8|4\n"},
		{"two rows", "维持\t纠正\t总计\n6\t1\t7\n", "维持#|纠正#|总计#\n6|1|7\n"},
		{"tables one behind the other", "县区\t次数\n东县\t12\n西县\t8\n维持\t纠正\t总计\n6\t1\t7\n", "县区#|次数#\n东县|12\n西县|8\n维持#|纠正#|总计#\n6|1|7\n"},
		{"a page mark in a table", "县区\t次数\n东县\t12\n— 3 —\n西县\t8\n南区\t4\n", "县区#|次数#\n东县|12\n西县|8\n南区|4\n"},
		{"Markdown", "| 县区 | 说明 |\n|:---|---:|\n| 东县 | 好 |\n完\n", "县区#|说明#\n东县|好\n完\n"},
		{"Markdown without outer pipes", "县区 | 次数\n--- | ---\n东县 | 12\n", "县区#|次数#\n东县|12\n"},
		{"pipes without a rule", "| 县区 | 次数 |\n| 东县 | 12 |\n| 西县 | |\n| 南区 | 4 |\n", "县区#|次数#\n东县|12\n西县|\n南区|4\n"},
		{"aligned", "县区    次数  罚款\n东县    12    3.5\n西县          4\n南区    8     1\n", "县区#|次数#|罚款#\n东县|12|3.5\n西县||4\n南区|8|1\n"},
		{"aligned, with names of two characters", "序号  姓名    次数\n1     张　三  12\n2     李四五  8\n", "序号#|姓名#|次数#\n1|张　三|12\n2|李四五|8\n"},
		{"one cell a line", "情况如下表：\n科目\n去年\n今年\n教育\n12\n13\n卫生\n8\n9\n以上情况属实。\n", "情况如下表：\n科目#|去年#|今年#\n教育|12|13\n卫生|8|9\n以上情况属实。\n"},

		{"a cell is missing in the stack", "情况如下表：\n科目\n去年\n今年\n教育\n12\n卫生\n8\n9\n文化\n8\n9\n", "情况如下表：\n科目\n去年\n今年\n教育\n12\n卫生\n8\n9\n文化\n8\n9\n"},
		{"names", "张三\t李四\t王五\n赵六\t钱七\t孙八\n周九\t吴十\t郑一\n", "张三\t李四\t王五\n赵六\t钱七\t孙八\n周九\t吴十\t郑一\n"},
		{"names in columns of blanks", "张三    李四    王五\n赵六    钱七    孙八\n周九    吴十    郑一\n", "张三    李四    王五\n赵六    钱七    孙八\n周九    吴十    郑一\n"},
		{"contents", "一、概况\t1\n二、做法\t3\n三、打算\t12\n", "一、概况\t1\n二、做法\t3\n三、打算\t12\n"},
		{"a signature", "市政府        市财政局\n2023年1月5日        2023年1月6日\n", "市政府        市财政局\n2023年1月5日        2023年1月6日\n"},
		{"one row in pipes", "|  一、主要做法  |\n", "|  一、主要做法  |\n"},
		{"prose with wide blanks", "全年办理  案件36件，同比增长\n百分之五，罚款  18万元，拆除\n违章建筑  1200平方米。\n", ""},
	} {
		if c.want == "" {
			if doc := inLines(c.text); WithTables(doc) != doc {
				t.Errorf("%s is taken for a table", c.name)
			}
			continue
		}
		if diff := cmp.Diff(c.want, laidTables(c.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Restoring gives every byte back: what parted the cells is in the edits.
func TestTablesRestore(t *testing.T) {
	const text = "如下：\n| 县区 | 次数 |\n|---|---|\n| 东县 | 12 |\n  \n县区\t次数\n东县\t\t12\n西县\t8\n"
	laid := Paragraphs(WithTables(inLines(text)))
	if laid.Raw() != text {
		t.Fatalf("raw text %q", laid.Raw())
	}
	raw, at, shift := []byte(laid.String()), 0, 0
	for _, e := range laid.Edits() {
		start := e.Start + shift
		if string(raw[start:start+len(e.New)]) != e.New || start < at {
			t.Fatalf("edit %+v does not lie where it should", e)
		}
		raw = append(raw[:start:start], append([]byte(text[e.Start:e.End]), raw[start+len(e.New):]...)...)
		at = start
	}
	if string(raw) != text {
		t.Errorf("restored %q", raw)
	}
}

// cpuTime is the processor time of finding the tables in n lines.
func cpuTime(line string, n int) time.Duration {
	start := benchtest.CPUTime()
	WithTables(inLines(strings.Repeat(line, n)))
	return benchtest.CPUTime() - start
}

// Lines that look like rows and are none cost no more than their number.
func TestTablesLinear(t *testing.T) {
	for _, line := range []string{"甲\t乙\n", "甲  乙\n", "甲\n", "| 甲 | 乙 |\n"} {
		few := cpuTime(line, 10_000)
		if many := cpuTime(line, 40_000); many > 12*few+100*time.Millisecond {
			t.Errorf("%q: %v for 10,000 lines, %v for 40,000", line, few, many)
		}
	}
}
