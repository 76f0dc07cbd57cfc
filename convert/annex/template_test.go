package annex

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"guiwen/schema"
)

// blankForm is a template with the cells given, by name, on its only sheet.
func blankForm(t testing.TB, cells map[string]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	format := "0.00"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetName("Sheet1", "年报表"); err != nil {
		t.Fatal(err)
	}
	for cell, v := range cells {
		if err := errors.Join(f.SetCellValue("年报表", cell, v), f.SetCellStyle("年报表", cell, cell, style)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("年报表", "Z1", "SUM(A2:A3)"); err != nil {
		t.Fatal(err)
	}
	var w bytes.Buffer
	if err := f.Write(&w); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func TestFill(t *testing.T) {
	one := []*schema.Document{report("云州市人民政府", 2019, "云政文〔2020〕6号", 5, false)}
	several := []*schema.Document{batch()[1], batch()[2], batch()[4]}
	several[2].Metadata.Title = ptr("云州市2019年统计公报")
	for _, c := range []struct {
		name   string
		docs   []*schema.Document
		cell   string
		want   string
		number bool
		reason string
	}{
		{"title", one, "{{title}}", "云州市人民政府关于2019年法治政府建设情况的报告", false, ""},
		{"number of the document", one, "文号：{{document-number}}", "文号：云政文〔2020〕6号", false, ""},
		{"year is a number", one, "{{period}}", "2019", true, ""},
		{"value", one, "{{norm.issued}}", "13", true, ""},
		{"blanks", one, "{{ norm.issued }}", "13", true, ""},
		{"value in text", one, "共{{norm.issued}}件，报备率{{norm.filed_rate}}%", "共13件，报备率98.6%", false, ""},
		{"money", one, "{{lead.budget_special}}", "1455000", true, ""},
		{"money in 万元", one, "{{lead.budget_special#万元}}", "145.5", true, ""},
		{"figure as written", one, "{{enft.staff#figure}}", "2100余人", false, ""},
		{"qualifier", one, "{{enft.staff#qualifier}}", "余", false, ""},
		{"no qualifier", one, "{{norm.issued#qualifier}}", "", false, NoValue},
		{"scope", one, "{{reco.accepted/市本级}}", "65", true, ""},
		{"other scope", one, "{{reco.accepted/全市}}", "", false, NoValue},
		{"year", several, "{{norm.kept@2018}}", "43", true, ""},
		{"year without value", one, "{{norm.kept@2011}}", "", false, NoValue},
		{"indicator without value", one, "{{deci.hearings}}", "", false, NoValue},
		{"two values", several, "{{norm.issued@2019}}", "", false, Ambiguous},
		{"titles of several", several, "{{title}}", "", false, Ambiguous},
		{"unknown", one, "甲{{norm.isued}}乙", "甲{{norm.isued}}乙", false, NotKnown},
		{"unknown aspect", one, "{{norm.issued#colour}}", "{{norm.issued#colour}}", false, NotKnown},
		{"year that is none", one, "{{norm.issued@last}}", "{{norm.issued@last}}", false, NotKnown},
		{"no end", one, "{{norm.issued", "{{norm.issued", false, ""},
		{"empty", one, "{{}}", "{{}}", false, NotKnown},
		{"no placeholder", one, "指标", "指标", false, ""},
	} {
		var w bytes.Buffer
		known := append([]Indicator{{ID: "deci.hearings"}}, catalogue...)
		report, err := Fill(blankForm(t, map[string]any{"B2": c.cell}), into(&w), each(c.docs), Options{Catalogue: known})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if w.Len() == 0 {
			if len(report) != 1 || report[0].Reason != c.reason {
				t.Errorf("%s: no form, and the report %v", c.name, report)
			}
			continue
		}
		f := open(t, w.Bytes())
		got, _ := f.GetCellValue("年报表", "B2", excelize.Options{RawCellValue: true})
		typ, _ := f.GetCellType("年报表", "B2")
		if number := typ == excelize.CellTypeUnset || typ == excelize.CellTypeNumber; got != c.want || got != "" && number != c.number {
			t.Errorf("%s: %q (cell type %d), want %q", c.name, got, typ, c.want)
		}
		var want []UnknownPlaceholder
		if c.reason != "" {
			_, inside, _, _ := cutPlaceholder(c.cell)
			want = []UnknownPlaceholder{{"", "年报表", "B2", inside, c.reason}}
		}
		report = slices.DeleteFunc(report, func(p UnknownPlaceholder) bool { return strings.Contains(p.File, "2018") })
		for i := range report {
			report[i].File = ""
		}
		if diff := cmp.Diff(want, report); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestFillKeepsTheForm(t *testing.T) {
	var w bytes.Buffer
	form := blankForm(t, map[string]any{"A2": "{{norm.issued}}", "A3": "{{norm.kept}}"})
	if _, err := Fill(form, into(&w), each(batch()[:1]), Options{Catalogue: catalogue}); err != nil {
		t.Fatal(err)
	}
	f := open(t, w.Bytes())
	if got, _ := f.GetCellValue("年报表", "A2"); got != "8.00" {
		t.Errorf("the format of the cell is lost: %q", got)
	}
	if got, err := f.CalcCellValue("年报表", "Z1"); err != nil || got != "49" {
		t.Errorf("the formula gives %q, %v", got, err)
	}
}

// TestFillKeepsFonts fills a text in three fonts whose placeholder begins in one and ends in another.
func TestFillKeepsFonts(t *testing.T) {
	f := excelize.NewFile()
	bold, italic := &excelize.Font{Bold: true, Size: 16, Family: "黑体"}, &excelize.Font{Italic: true, Size: 11, Family: "宋体"}
	if err := errors.Join(f.MergeCell("Sheet1", "A1", "D1"), f.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{
		{Font: bold, Text: "附件：{{ti"}, {Font: italic, Text: "tle}}{{x}}"}, {Text: "统计表"},
	}), f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Font: bold, Text: "{{norm."}, {Font: italic, Text: "issued}}"}})); err != nil {
		t.Fatal(err)
	}
	var form, w bytes.Buffer
	if err := f.Write(&form); err != nil {
		t.Fatal(err)
	}
	report, err := Fill(form.Bytes(), into(&w), each(batch()[:1]), Options{Catalogue: catalogue})
	if err != nil || len(report) != 1 || report[0].Placeholder != "x" {
		t.Fatal(report, err)
	}
	got := open(t, w.Bytes())
	runs, err := got.GetCellRichText("Sheet1", "A1")
	if err != nil || len(runs) != 3 || !runs[0].Font.Bold || !runs[1].Font.Italic {
		t.Fatal(runs, err)
	}
	if s := []string{runs[0].Text, runs[1].Text, runs[2].Text}; s[0] != "附件："+*batch()[0].Metadata.Title || s[1] != "{{x}}" || s[2] != "统计表" {
		t.Errorf("runs hold %q", s)
	}
	if merged, _ := got.GetMergeCells("Sheet1"); len(merged) != 1 {
		t.Errorf("merged: %v", merged)
	}
	if v, _ := got.GetCellValue("Sheet1", "A2"); v != "8" {
		t.Errorf("a number in two fonts is %q", v)
	}
}

// TestFillCutsNothing holds that a cell whose text would outgrow the format is left blank, and said so.
func TestFillCutsNothing(t *testing.T) {
	form := blankForm(t, map[string]any{"A1": strings.Repeat("报", maxUnits-10) + "{{title}}"})
	var w bytes.Buffer
	report, err := Fill(form, into(&w), each(batch()[:1]), Options{})
	if err != nil || len(report) != 1 || report[0].Reason != Unwritable {
		t.Fatal(err)
	}
	if v, _ := open(t, w.Bytes()).GetCellValue("年报表", "A1"); v != "" {
		t.Errorf("%d bytes were written", len(v))
	}
}

// TestFillRefusesMacros: an .xlsx package with macros opens in no program.
func TestFillRefusesMacros(t *testing.T) {
	f := excelize.NewFile()
	if err := f.AddVBAProject([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1macro")); err != nil {
		t.Fatal(err)
	}
	var form bytes.Buffer
	if err := f.Write(&form); err != nil {
		t.Fatal(err)
	}
	if err := CheckTemplate(form.Bytes()); err == nil || !strings.Contains(err.Error(), "macros") {
		t.Errorf("error %v", err)
	}
}

// TestFillRefusesDamage: cells that stand in no order make the library that reads them panic.
func TestFillRefusesDamage(t *testing.T) {
	whole := blankForm(t, map[string]any{"A1": "{{title}}", "B2": "{{norm.issued}}"})
	for part := range len(entries(t, whole)) {
		for _, d := range [][2]string{
			{`r="A1"`, `r="XFD1048576"`}, {`r="A1"`, `r="A0"`}, {`r="1"`, `r="1048577"`}, {`r="1"`, `r="-1"`}, {`<v>0</v>`, `<v>999</v>`},
			{`<v>0</v>`, `<v>-1</v>`}, {`s="1"`, `s="-9"`}, {"worksheets/sheet1.xml", "worksheets/none.xml"}, {"sharedStrings.xml", "none.xml"},
		} {
			var w bytes.Buffer
			form := replaced(t, whole, []byte(d[0]), []byte(d[1]), part)
			if _, err := Fill(form, into(&w), each(batch()[:1]), Options{}); (err != nil) != (w.Len() == 0) {
				t.Errorf("part %d, %s: %d bytes and error %v", part, d[1], w.Len(), err)
			}
		}
	}
}

// FuzzFill gives Fill damaged forms: it must refuse them, or write a workbook that opens.
func FuzzFill(f *testing.F) {
	f.Add([]byte("Sheet1"), []byte("{{title}}"), 3)
	f.Add([]byte(`<c r="A1"`), []byte(`<c r="XFD1048576"`), 0)
	f.Add([]byte(`t="s"`), []byte(`t="inlineStr"`), 1)
	whole := blankForm(f, map[string]any{"A1": "{{title}}", "B2": "{{norm.issued}}", "C3": "共{{norm.kept@2018}}件"})
	doc := batch()[:1]
	f.Fuzz(func(t *testing.T, old, new []byte, part int) {
		form := replaced(t, whole, old, new, part)
		var w bytes.Buffer
		if _, err := Fill(form, into(&w), each(doc), Options{Catalogue: catalogue}); err == nil {
			open(t, w.Bytes())
		}
	})
}

// replaced is the package with old replaced by new in one of its parts.
func replaced(t testing.TB, data, old, new []byte, part int) []byte {
	t.Helper()
	var w bytes.Buffer
	n := 0
	if err := repack(&w, data, func(name string, content []byte, to *zip.Writer) (bool, error) {
		n++
		if n-1 != part {
			return false, nil
		}
		return true, writeDeflated(to, name, deflate(bytes.Replace(content, old, new, 1), true))
	}); err != nil {
		t.Skip()
	}
	return w.Bytes()
}

func TestFillWritesNoFormula(t *testing.T) {
	d := hostileDocument(`=HYPERLINK("http://127.0.0.1/","x")`)
	d.Statistics[1].Indicator = ptr("norm.issued")
	var w bytes.Buffer
	if _, err := Fill(blankForm(t, map[string]any{"A1": "{{title}}", "A2": "{{norm.issued#quote}}"}), into(&w), each1Seq(d), Options{}); err != nil {
		t.Fatal(err)
	}
	f := open(t, w.Bytes())
	for _, cell := range []string{"A1", "A2"} {
		formula, _ := f.GetCellFormula("年报表", cell)
		if got, _ := f.GetCellValue("年报表", cell); formula != "" || got != *d.Metadata.Title {
			t.Errorf("%s holds %q, formula %q", cell, got, formula)
		}
	}
}

func TestFillSameBytes(t *testing.T) {
	form := build(t, batch(), Options{Title: "{{title}} {{norm.issued@2018}}"}) // a workbook with charts
	var want [32]byte
	for i := range 10 {
		var w bytes.Buffer
		if _, err := Fill(form, into(&w), each(batch()), Options{Catalogue: catalogue}); err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(w.Bytes()); i == 0 {
			want = got
		} else if got != want {
			t.Fatalf("filling %d has another digest", i+1)
		}
	}
}

func TestFillRefusesWhatIsNoWorkbook(t *testing.T) {
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("{{title}}"), "zip": []byte("PK\x05\x06" + string(make([]byte, 18)))} {
		var w bytes.Buffer
		if _, err := Fill(data, into(&w), each(nil), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		} else if w.Len() > 0 {
			t.Errorf("%s: %d bytes were written", name, w.Len())
		}
	}
}

func each1Seq(d *schema.Document) iter.Seq2[*schema.Document, error] { return each(each1(d)) }

// into makes the files of Fill in w, the last one stays.
func into(w *bytes.Buffer) func(string) (io.WriteCloser, error) {
	return func(string) (io.WriteCloser, error) {
		w.Reset()
		return folderFile{w, &folder{}}, nil
	}
}

// TestFillKeepsBodiesApart fills a form for two bodies, one of them in two years, and a document that tells neither.
func TestFillKeepsBodiesApart(t *testing.T) {
	stray := newDraft("", 2019, "")
	stray.block(schema.Paragraph, "2019年全市共制发规范性文件99件。")
	stray.stat("norm.issued", "制发规范性文件", 99, "件", "count", "99件", "共制发规范性文件99件")
	plan := newDraft("青平县人民政府", 2019, "")
	plan.block(schema.Paragraph, "计划制发规范性文件7件。")
	plan.stat("norm.issued", "制发规范性文件", 7, "件", "count", "7件", "制发规范性文件7件", func(s *schema.Statistic) { s.Status = schema.Target })
	docs := []*schema.Document{report("云州市人民政府", 2019, "", 5, false), report("临川县/人民政府", 2019, "", 1, false),
		report("云州市人民政府", 2018, "", 2, false), stray.doc, plan.doc}
	var f folder
	report, err := Fill(blankForm(t, map[string]any{"B2": "{{issuer}}", "B3": "{{norm.issued}}", "B4": "{{norm.issued@2018}}", "B5": "{{x}}"}), f.create, each(docs), Options{Catalogue: catalogue})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name, data := range f.files {
		book := open(t, data.Bytes())
		var cells []string
		for _, cell := range []string{"B2", "B3", "B4"} {
			v, _ := book.GetCellValue("年报表", cell, excelize.Options{RawCellValue: true})
			cells = append(cells, v)
		}
		got[name[:min(len(name), len("（发文机关不详）-2019"))]] = strings.Join(cells, " ")
	}
	want := map[string]string{
		"云州市人民政府-2018": "云州市人民政府 10 10", "云州市人民政府-2019": "云州市人民政府 13 10",
		"临川县_人民政府-2019": "临川县/人民政府 9 ", "（发文机关不详）-2019": " 99 ",
	}
	for name, cells := range want {
		found := false
		for file, v := range got {
			found = found || strings.HasPrefix(file, name) && v == cells
		}
		if !found {
			t.Errorf("no file %s with %q: %q", name, cells, got)
		}
	}
	if len(f.files) != len(want) {
		t.Errorf("%d files, want %d", len(f.files), len(want))
	}
	unknown := 0
	for _, m := range report {
		if m.Reason == NotKnown {
			unknown++
		}
	}
	if unknown != 1 {
		t.Errorf("the unknown placeholder is reported %d times", unknown)
	}
}
