package form

import (
	"strings"
	"testing"

	"guiwen/normalize/table"
	"guiwen/schema"
)

// TestForms holds that the table of forms can be read, that every cell of a form with dimensions has its own code, and that nothing is in a
// relation that is no row or column.
func TestForms(t *testing.T) {
	list, err := parse(builtIn)
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[string]int{}
	for _, f := range list {
		for _, p := range f.Parts {
			sizes[f.ID] += p.size()
			seen := map[string]bool{}
			p.each(func(row, column *Line) {
				id := p.indicator(row, column)
				if id != "" && seen[id] && len(p.Columns) > 0 && len(p.Rows) > 0 && p.Rows[0].value != "" {
					t.Errorf("%s, part %s: two cells with the code %s", f.ID, p.ID, id)
				}
				seen[id] = true
			})
		}
	}
	if sizes["disclosure-2021"] != 200 {
		t.Errorf("the form of 2021 has %d cells, not 200", sizes["disclosure-2021"])
	}
}

func TestParseErrors(t *testing.T) {
	for _, text := range []string{
		"f\t1\trow\tr1\t\tA\t\t\t=",
		"f\t\tform\t\t\tA\t\t\t=\nf\t1\tpart\t\t\tB\t\t\t=\nf\t1\trelation\ttotal\t\t\t\tr1=r2 by column\t=",
		"f\t\tform\t\t\tA",
		"f\t\tform\t\t\tA\t\t\t=\nf\t1\tpart\t\t\tB\t\t\t=\nf\t1\twhat\t\t\t\t\t\t=",
	} {
		if _, err := parse(text); err == nil {
			t.Errorf("no error for %q", text)
		}
	}
}

// read makes a table of rows whose cells have | between them.
func read(t *testing.T, text string) *table.Table {
	t.Helper()
	b := &schema.Block{ID: "b1", Role: schema.Table}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		var row []schema.Cell
		for _, s := range strings.Split(line, "|") {
			row = append(row, schema.Cell{Text: s, RowSpan: 1, ColSpan: 1})
			b.Text += s + "\t"
		}
		b.Rows = append(b.Rows, row)
		b.Text += "\n"
	}
	out, ok := table.Read(b, nil, nil)
	if !ok {
		t.Fatal("no table")
	}
	return out
}

// TestRecognize reads pieces of forms: cut, shifted by a column of numbers, with labels merged or without their numbers, and tables that are
// none of them though they share labels.
func TestRecognize(t *testing.T) {
	for _, c := range []struct {
		name, text, form string
		year             int
		want             map[Place]string
	}{
		{"cut rows and columns", "项目|自然人|商业企业|总计\n一、本年新收政府信息公开申请数量|3|1|4\n二、上年结转政府信息公开申请数量|0|0|0\n四、结转下年度继续办理|1|0|1", "disclosure-2021", 2022,
			map[Place]string{{1, 1}: "open.requests@natural", {1, 3}: "open.requests", {3, 2}: "open.carry_out@business"}},
		{"shifted by running numbers", "序号|项目|自然人|商业企业|总计\n1|本年新收政府信息公开申请数量|3|1|4\n2|上年结转政府信息公开申请数量|0|0|0\n3|结转下年度继续办理|1|0|1", "disclosure-2021", 2022,
			map[Place]string{{1, 2}: "open.requests@natural", {3, 4}: "open.carry_out"}},
		{"labels merged into one cell", "项目|自然人|商业企业|总计\n三、本年度办理结果（三）不予公开1.属于国家秘密|3|1|4\n三、本年度办理结果（三）不予公开2.其他法律行政法规禁止公开|0|0|0\n三、本年度办理结果（六）其他处理3.其他|1|0|1", "disclosure-2021", 2022,
			map[Place]string{{1, 1}: "open.denied_secret@natural", {2, 3}: "open.denied_law", {3, 3}: "open.other_rest"}},
		{"groups of columns lost: their order tells", "结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n1|0|0|0|1|2|0|0|1|3|0|0|0|0|0", "disclosure-2021", 2022,
			map[Place]string{{1, 0}: "open.reco_upheld", {1, 9}: "open.liti_direct", {1, 14}: "open.liti_after_reco"}},
		{"the form of 2019", "信息内容|本年新制作数量|本年新公开数量|对外公开总数量\n规章|1|1|3\n规范性文件|4|4|20", "disclosure-2019", 2020,
			map[Place]string{{1, 1}: "legis.rules", {2, 3}: "open.docs_public_total"}},
		{"rows of a budget: results have codes, plans and rates none", "项目|预算数|执行数|执行数为预算数的%\n一、税收收入|100|104|104\n增值税|50|52|104\n契税|20|20|100\n二、非税收入|30|31|103\n罚没收入|10|11|110\n本年收入合计|130|135|104", "budget", 2022,
			map[Place]string{{1, 2}: "bgen.tax", {3, 2}: "bgen.tax_deed", {6, 2}: "bgen.revenue", {6, 1}: "", {6, 3}: ""}},
		{"rates are what a part of a bulletin counts", "指标|比上年增长（%）\n居民消费价格|2.1\n其中：食品烟酒|2.6\n衣着|0.5\n居住|0.7\n生活用品及服务|1.2\n交通通信|5.2\n教育文化娱乐|1.8", "bulletin", 2022,
			map[Place]string{{1, 1}: "pric.cpi", {2, 1}: "pric.cpi@food", {6, 1}: "pric.cpi@transport"}},
		{"a form filled by the units of a body, whose column says 单位", "单位|警告|罚款|没收违法所得、没收非法财物|暂扣许可证、执照|责令停产停业|吊销许可证、执照|行政拘留|其他行政处罚|合计（宗）|罚没金额（万元）\n市局机关|3|21|1|0|0|0|0|2|27|35.6\n合计|3|21|1|0|0|0|0|2|27|35.6", "enforcement-zj2022", 2022,
			map[Place]string{{1, 1}: "puni.warning", {2, 9}: "puni.cases", {2, 10}: "puni.amount"}},
		{"a form of permits cut to three columns", "单位名称|受理数量（宗）|许可数量（宗）|不予许可数量（宗）|撤销许可数量（宗）\n甲局|255|250|5|0", "enforcement-zj2024", 2024,
			map[Place]string{{1, 2}: "lice.granted", {1, 4}: "lice.revoked"}},
		{"one word of a form", "单位|其他|总计\n甲镇|3|4\n乙镇|5|6", "", 2022, nil},
		{"persons of all kinds", "地区|自然人|企业|总计\n甲县|3|1|4\n乙县|2|2|4", "", 2022, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Recognize([]*table.Table{read(t, c.text)}, c.year)[0]
			if m == nil {
				if c.form != "" {
					t.Fatalf("no form, want %s", c.form)
				}
				return
			}
			if m.Form.ID != c.form {
				t.Fatalf("got %s, want %s", m.Form.ID, c.form)
			}
			for at, id := range c.want {
				if got := m.Cells[at].Indicator; got != id {
					t.Errorf("%v is %q, want %q", at, got, id)
				}
			}
		})
	}
}

// TestLocate finds the cells of codes again: by the code alone, and where rows share it by their names.
func TestLocate(t *testing.T) {
	for _, f := range All() {
		for i, p := range f.Parts {
			p.spots(func(at Spot, row, column *Line) {
				at.Part = i
				if at.Row >= 0 {
					at.Row = p.printed(at.Row)
				}
				id := p.indicator(row, column)
				if id == "" || row == nil || column == nil {
					return
				}
				got, ok := f.Locate(id, append(append([]string{}, row.above...), row.Label), strings.Split(column.Label, " > "))
				if !ok || got.Part == at.Part && got != at {
					t.Errorf("%s: %s at %v is found at %v, %v", f.ID, id, at, got, ok)
				}
			})
		}
	}
	if f := Find("disclosure-2021"); f == nil {
		t.Error("no form disclosure-2021")
	} else if _, ok := f.Locate("none", nil, nil); ok {
		t.Error("a code that no form has is found")
	}
}
