package annex

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"guiwen/schema"
	"guiwen/schema/message"
)

// open reads a workbook back with excelize.
func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// rowsOf returns the raw values of a sheet below its head row, by column title.
func rowsOf(t testing.TB, f *excelize.File, sheet string) []map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, v := range r {
			m[rows[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}

func TestSheetsStandInTheOrderOfTheContract(t *testing.T) {
	want := []string{"说明", "统计表", "机构建设统计表", "明细", "勾稽校验", "年度对比", "汇总表", "目录外数据", "引用文件", "未计入数字", "标准化记录", "原文"}
	for name, docs := range map[string][]*schema.Document{"batch": batch(), "no document": nil, "empty document": {{}}} {
		if diff := cmp.Diff(want, open(t, build(t, docs, Options{})).GetSheetList()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestDetailEqualsTheDocuments reads 明细 back and compares every cell with the canonical documents.
func TestDetailEqualsTheDocuments(t *testing.T) {
	docs := batch()
	rows := rowsOf(t, open(t, build(t, docs, Options{})), "明细")
	i := 0
	for n, doc := range docs {
		for _, s := range doc.Statistics {
			if i == len(rows) {
				t.Fatalf("明细 has %d rows only", i)
			}
			r := rows[i]
			i++
			v, err := strconv.ParseFloat(r["数值"], 64)
			if err != nil || v != *s.Value {
				t.Errorf("document %d, %s: value %q, want %v", n+1, s.ID, r["数值"], *s.Value)
			}
			for title, want := range map[string]string{
				"文件": strconv.Itoa(n + 1), "编号": s.ID, "指标编码": value(s.Indicator), "单位": value(s.Unit), "限定词": value(s.Qualifier),
				"口径": value(s.Scope), "时期": value(s.Period), "上级项": value(s.PartOf), "原文摘录": s.Quote, "段落": s.Block,
				"原文数字": s.Figure, "原文称谓": value(s.Label), "限定": message.Term("Bound", s.Bound),
			} {
				if r[title] != want {
					t.Errorf("document %d, %s: %s is %q, want %q", n+1, s.ID, title, r[title], want)
				}
			}
			if s.Kind == "money" {
				if w, err := strconv.ParseFloat(r["折万元"], 64); err != nil || w*10_000 != *s.Value {
					t.Errorf("%s: 折万元 is %q, want a ten-thousandth of %v", s.ID, r["折万元"], *s.Value)
				}
			}
		}
	}
	if i != len(rows) {
		t.Errorf("明细 has %d rows, want %d", len(rows), i)
	}
}

// TestNumbersAreNumbers holds that a number is never written as text: only typed strings carry letters.
func TestNumbersAreNumbers(t *testing.T) {
	f := open(t, build(t, batch(), Options{}))
	for sheet, columns := range map[string]string{"明细": "AG", "勾稽校验": "FGHI", "标准化记录": "ADEF", "年度对比": "GHI"} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for row := 2; row <= len(rows); row++ {
			for _, col := range columns {
				cell := string(col) + strconv.Itoa(row)
				v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				if typ, _ := f.GetCellType(sheet, cell); v != "" && typ != excelize.CellTypeUnset && typ != excelize.CellTypeNumber {
					t.Errorf("%s!%s is of type %d: %q", sheet, cell, typ, v)
				}
			}
		}
	}
}

func TestFailuresComeFirst(t *testing.T) {
	rows := rowsOf(t, open(t, build(t, batch(), Options{})), "勾稽校验")
	var got []string
	for _, r := range rows {
		got = append(got, r["结论"])
	}
	want := []string{failed, remark, undecided, undecided, undecided, undecided, passed, passed, passed, passed, passed, passed, passed}
	for i, v := range want {
		want[i] = verdictWord(v)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if r := rows[0]; r["关系式"] != "181 = 43 + 3 + 50 + 81" || r["差额"] != "4" {
		t.Errorf("first row: %v", r)
	}
}

// TestFormulasAgreeWithTheirCachedValues calculates every formula of 勾稽校验 anew.
func TestFormulasAgreeWithTheirCachedValues(t *testing.T) {
	f := open(t, build(t, batch(), Options{}))
	live := 0
	for _, sheet := range []string{"勾稽校验", "年度对比", "统计表", "汇总表", "标准化记录"} {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for row := range rows {
			for col := range rows[row] {
				cell := reference(col, row+1)
				formula, err := f.GetCellFormula(sheet, cell)
				if err != nil || formula == "" {
					continue
				}
				live++
				got, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Errorf("%s!%s: =%s: %v", sheet, cell, formula, err)
				} else if want := rows[row][col]; !sameNumber(got, want) {
					t.Errorf("%s!%s: =%s gives %s, cached is %s", sheet, cell, formula, got, want)
				}
			}
		}
	}
	if live < 50 {
		t.Errorf("%d formulas only", live)
	}
}

// sameNumber compares two words, as numbers if both are.
func sameNumber(x, y string) bool {
	a, errA := strconv.ParseFloat(x, 64)
	b, errB := strconv.ParseFloat(y, 64)
	if errA != nil || errB != nil {
		return x == y
	}
	return round(a, 9) == round(b, 9)
}

// TestChecksFollowTheDetail holds that the numbers of a sum come from 明细, so that they change with it.
func TestChecksFollowTheDetail(t *testing.T) {
	f := open(t, build(t, batch(), Options{}))
	formula, err := f.GetCellFormula("勾稽校验", "G2")
	if err != nil || formula != "'明细'!$G$25+'明细'!$G$26+'明细'!$G$27+'明细'!$G$28" {
		t.Errorf("computed by %q, %v", formula, err)
	}
	if err := f.SetCellValue("明细", "G24", 177); err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"H2": "0", "J2": verdictWord(passed)} {
		if got, err := f.CalcCellValue("勾稽校验", cell); err != nil || got != want {
			t.Errorf("after the correction %s is %q, %v, want %q", cell, got, err, want)
		}
	}
}

// TestLinksLeadToTheBlock follows every link of 明细 to 原文.
func TestLinksLeadToTheBlock(t *testing.T) {
	docs := batch()
	f := open(t, build(t, docs, Options{}))
	row := 1
	for n, doc := range docs {
		for _, s := range doc.Statistics {
			row++
			ok, place, err := f.GetCellHyperLink("明细", "P"+strconv.Itoa(row))
			if err != nil || !ok {
				t.Fatalf("row %d has no link: %v", row, err)
			}
			_, at, _ := strings.Cut(place, "!A")
			got, err := f.GetRows("原文")
			if err != nil {
				t.Fatal(err)
			}
			i, _ := strconv.Atoi(at)
			if r := got[i-1]; r[0] != strconv.Itoa(n+1) || r[1] != s.Block || !strings.Contains(r[4], s.Quote) {
				t.Errorf("%s of document %d leads to row %v", s.ID, n+1, r)
			}
		}
	}
}

// TestMissingYearIsBlank holds that the year no report of the county speaks of has no cell value at all.
func TestMissingYearIsBlank(t *testing.T) {
	f := open(t, build(t, batch(), Options{}))
	for _, r := range rowsOf(t, f, "年度对比") {
		if r["发文机关"] == "临川县人民政府" && (r["2017"] != "" || r["2018"] != "" || r["末年增减"] != "" || r["末年增减率"] != "") {
			t.Errorf("a year that is not told of: %v", r)
		}
	}
}

// worksheets returns the XML of the worksheets of a workbook by entry name.
func worksheets(t testing.TB, data []byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, content := range entries(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") {
			out[name] = content
		}
	}
	return out
}

func entries(t testing.TB, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		content, err := readEntry(f)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
	}
	return out
}

// worksheetOrder is the order of the children of a worksheet (ECMA-376 part 1, CT_Worksheet). A program that
// meets another order offers to repair the workbook.
var worksheetOrder = []string{
	"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
	"scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
	"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
	"customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "tableParts", "extLst",
}

func TestWorksheetsKeepTheOrderOfTheSchema(t *testing.T) {
	for name, content := range worksheets(t, build(t, batch(), Options{})) {
		d := xml.NewDecoder(strings.NewReader(content))
		depth, last := 0, -1
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				if depth == 1 {
					at := indexOf(worksheetOrder, e.Name.Local)
					if at < last || at < 0 || at == last && e.Name.Local != "conditionalFormatting" {
						t.Errorf("%s: <%s> stands in the wrong place", name, e.Name.Local)
					}
					last = at
				}
				depth++
			case xml.EndElement:
				depth--
			}
		}
	}
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// TestEveryPartHasAType holds that the package names the content type of each entry and no other.
func TestEveryPartHasAType(t *testing.T) {
	parts := entries(t, build(t, batch(), Options{}))
	var types contentTypes
	if err := xml.Unmarshal([]byte(parts["[Content_Types].xml"]), &types); err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, o := range types.Overrides {
		if _, ok := parts[strings.TrimPrefix(o.PartName, "/")]; !ok {
			t.Errorf("%s is not in the package", o.PartName)
		}
		named[strings.TrimPrefix(o.PartName, "/")] = true
	}
	for name := range parts {
		if !named[name] && !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			t.Errorf("%s has no type of its own", name)
		}
	}
}

func TestPropertiesTellNoDate(t *testing.T) {
	core := entries(t, build(t, batch(), Options{}))["docProps/core.xml"]
	if !strings.Contains(core, "<dc:creator>guiwen</dc:creator>") || strings.Contains(core, "created") || strings.Contains(core, "modified") {
		t.Errorf("core properties: %s", core)
	}
}

// TestFormShowsEveryReport holds that 统计表 has a column for each of an issuer's reports, however many years lie between
// them, and no group without a row.
func TestFormShowsEveryReport(t *testing.T) {
	docs := []*schema.Document{
		report("云州市人民政府", 2014, "云政文〔2015〕3号", 1, false), report("云州市人民政府", 2021, "云政文〔2022〕5号", 2, false),
	}
	f := open(t, build(t, docs, Options{}))
	rows, err := f.GetRows("统计表")
	if err != nil {
		t.Fatal(err)
	}
	heads := rows[2]
	for _, year := range []string{"2014年", "2021年"} {
		column, values := slices.Index(heads, year), 0
		for _, r := range rows[4:] {
			if column >= 0 && column < len(r) && r[column] != "" {
				values++
			}
		}
		if values == 0 {
			t.Errorf("nothing stands under %s in %q", year, heads)
		}
	}
	isGroup := func(r []string) bool { return len(r) > 0 && strings.Contains(r[0], "、") }
	for i := 1; i < len(rows); i++ {
		if isGroup(rows[i-1]) && isGroup(rows[i]) {
			t.Errorf("%s has no row", rows[i-1][0])
		}
	}
}
