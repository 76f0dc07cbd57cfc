package annex

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"guiwen/schema"
)

// TestRollup compares bodies of a year: two counties add up and are ranked, the city above them stands apart, what one does not report is
// said, and a figure of another year or a plan is none of the year's.
func TestRollup(t *testing.T) {
	county := func(name, level string, issued, budget float64) *draft {
		d := newDraft(name, 2021, "")
		d.doc.Metadata.Issuers[0].Level = &level
		d.block(schema.Paragraph, "制发规范性文件8件，专项经费120.5万元。")
		d.stat("norm.issued", "制发规范性文件", issued, "件", "count", "8件", "制发规范性文件8件")
		if budget > 0 {
			d.stat("lead.budget_special", "专项经费", budget, "元", "money", "120.5万元", "专项经费120.5万元")
		}
		return d
	}
	a, b, c := county("临江县人民政府", "县", 8, 1205000), county("青平区人民政府", "区", 11, 0), county("云州市人民政府", "市", 30, 9000000)
	a.stat("norm.kept", "计划", 5, "件", "count", "8件", "制发规范性文件8件", func(s *schema.Statistic) { s.Status = schema.Target })
	a.stat("norm.issued", "上年", 6, "件", "count", "8件", "制发规范性文件8件", func(s *schema.Statistic) { s.Period = ptr("2020") })
	f := open(t, build(t, []*schema.Document{a.doc, b.doc, c.doc}, Options{}))
	rows, err := f.GetRows("汇总表", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		if len(r) > rollupFirst && r[3] != "" {
			got = append(got, strings.Join(r[3:], " "))
		} else if len(r) > rollupFirst && r[0] == "" {
			got = append(got, "rank "+strings.Join(r[rollupFirst:], " "))
		}
	}
	want := []string{
		"代码 合计 已报 未报 临江县人民政府 青平区人民政府", "lead.budget_special  1 1 120.5 未报", "norm.issued 19 2 0 8 11", "rank 2 1",
		"代码 合计 已报 未报 云州市人民政府", "lead.budget_special  1 0 900", "norm.issued  1 0 30",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// formOptions are options with a form of one part.
func formOptions() Options {
	o := Options{Catalogue: catalogue, Forms: []Form{{ID: "f", Title: "情况统计年报", Parts: []FormPart{{
		Title: "一、办理情况", Rows: []FormLine{{Heads: []string{"新收"}}, {Heads: []string{"办结"}}, {Heads: []string{"从略"}, Bare: true}},
		Columns: []FormLine{{Heads: []string{"申请人", "自然人"}, Unit: "件"}, {Heads: []string{"申请人", "总计"}, Unit: "件"}, {Heads: []string{"金额"}, Unit: "万元"}},
	}}}}}
	o.Locate = func(form, code string, row, column []string) (int, int, int, bool) {
		return 0, slices.Index([]string{"新收", "办结"}, row[0]), slices.Index([]string{"自然人", "总计", "金额"}, column[0]), true
	}
	return o
}

// formDocument is a document of an issuer that has the form, filled once for every three values.
func formDocument(issuer string, values ...float64) *schema.Document {
	d := newDraft(issuer, 2021, "")
	d.block(schema.Table, "1")
	for i, v := range values {
		unit := "件"
		if i%3 == 2 {
			unit = "元"
		}
		d.stat("f.x", "", v, unit, "count", "1", "1", func(s *schema.Statistic) {
			s.Dimensions = &schema.Dimensions{Form: ptr("f"), Row: []string{"新收"}, Column: []string{[]string{"自然人", "总计", "金额"}[i%3]}}
		})
	}
	d.doc.Forms = []schema.Form{{ID: "f", Block: "b2", Cells: 4, Matched: 3}}
	return d.doc
}

// TestFormsOfTwoBodies writes an official form of two documents, and of one that holds it twice: no copy has figures of two.
func TestFormsOfTwoBodies(t *testing.T) {
	o := formOptions()
	docs := []*schema.Document{formDocument("甲县人民政府", 1, 2, 30000), formDocument("乙县人民政府", 4, 5, 60000, 7, 8, 90000)}
	var w folder
	if err := WriteForm("f", w.create, each(docs), o); err != nil {
		t.Fatal(err)
	}
	if len(w.files) != 2 || w.open != 0 {
		t.Fatalf("%d files, %d left open", len(w.files), w.open)
	}
	for name, want := range map[string]string{"甲县人民政府-2021.xlsx": "新收 1 2 3", "乙县人民政府-2021.xlsx": "新收 4 5 6;新收 7 8 9"} {
		f := open(t, w.files[name].Bytes())
		if sheets := f.GetSheetList(); len(sheets) != 1 || sheets[0] != "情况统计年报" {
			t.Errorf("%s: sheets %q", name, sheets)
		}
		rows, err := f.GetRows("情况统计年报", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			if len(r) > 0 && r[0] == "新收" {
				got = append(got, strings.Join(r, " "))
			}
			if len(r) > 0 && r[0] == "从略" {
				t.Errorf("%s: a wording that is not known is printed", name)
			}
		}
		if strings.Join(got, ";") != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestFormWithoutRows: a body none of whose results are of the years that are printed has no page in 统计表.
func TestFormWithoutRows(t *testing.T) {
	var docs []*schema.Document
	for _, c := range []struct {
		name string
		year int
	}{{"云州市人民政府", 2022}, {"青平县人民政府", 2021}, {"临江县人民政府", 2022}, {"望江县人民政府", 2022}} {
		d := newDraft(c.name, c.year, "")
		d.block(schema.Paragraph, "制发规范性文件8件。")
		d.stat("norm.issued", "制发规范性文件", 8, "件", "count", "8件", "制发规范性文件8件", func(s *schema.Statistic) {
			if c.name == "望江县人民政府" {
				s.Period = ptr("2023")
			}
		})
		docs = append(docs, d.doc)
	}
	f := open(t, build(t, docs, Options{Catalogue: catalogue}))
	rows, err := f.GetRows("统计表")
	if err != nil {
		t.Fatal(err)
	}
	bands := 0
	for i, r := range rows {
		if len(r) == 0 || !strings.HasPrefix(r[0], "填报单位") {
			continue
		}
		bands++
		if i+1 >= len(rows) || len(rows[i+1]) == 0 || !strings.HasPrefix(rows[i+1][0], "一、") {
			t.Errorf("row %d: %q is followed by no topic", i+1, r)
		}
	}
	if bands < 3 {
		t.Errorf("%d bodies in 统计表", bands)
	}
}
