package annex

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"iter"
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
	several := batch()
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
		report, err := Fill(blankForm(t, map[string]any{"B2": c.cell}), &w, each(c.docs), Options{Catalogue: known})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
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
			want = []UnknownPlaceholder{{"年报表", "B2", inside, c.reason}}
		}
		if diff := cmp.Diff(want, report); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestFillKeepsTheForm(t *testing.T) {
	var w bytes.Buffer
	form := blankForm(t, map[string]any{"A2": "{{norm.issued}}", "A3": "{{norm.kept}}"})
	if _, err := Fill(form, &w, each(batch()[:1]), Options{Catalogue: catalogue}); err != nil {
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

func TestFillWritesNoFormula(t *testing.T) {
	d := hostileDocument(`=HYPERLINK("http://127.0.0.1/","x")`)
	d.Statistics[1].Indicator = ptr("norm.issued")
	var w bytes.Buffer
	if _, err := Fill(blankForm(t, map[string]any{"A1": "{{title}}", "A2": "{{norm.issued#quote}}"}), &w, each1Seq(d), Options{}); err != nil {
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
		if _, err := Fill(form, &w, each(batch()), Options{Catalogue: catalogue}); err != nil {
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
		if _, err := Fill(data, &w, each(nil), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		} else if w.Len() > 0 {
			t.Errorf("%s: %d bytes were written", name, w.Len())
		}
	}
}

func each1Seq(d *schema.Document) iter.Seq2[*schema.Document, error] { return each(each1(d)) }
