package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// workbook makes a workbook with merged heads, formats, a formula with its value, rows printed on each page, and what is hidden.
func workbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	must(err)
	thousands, err := f.NewStyle(&excelize.Style{NumFmt: 3})
	must(err)
	day := `yyyy"年"m"月"d"日"`
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
	must(err)
	title, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 20}, Alignment: &excelize.Alignment{Horizontal: "center"}})
	must(err)
	for cell, v := range map[string]any{
		"A1": "云州市2023年立案情况", "A2": "单位", "B2": "立案", "B3": "件数", "C3": "比重", "D2": "截止日期",
		"A4": "市水务局\n（本级）", "B4": 1234, "C4": 0.125, "D4": 45291, "A5": "市财政局", "B5": 35, "C5": 0.5, "D5": 45291, "A6": "合计", "B6": 1269,
	} {
		must(f.SetCellValue("Sheet1", cell, v))
	}
	must(f.SetCellFormula("Sheet1", "B6", "SUM(B4:B5)"))
	for _, s := range []struct {
		from, to string
		style    int
	}{{"A1", "A1", title}, {"B4", "B6", thousands}, {"C4", "C5", percent}, {"D4", "D5", date}} {
		must(f.SetCellStyle("Sheet1", s.from, s.to, s.style))
	}
	for _, m := range [][2]string{{"A1", "D1"}, {"B2", "C2"}, {"A2", "A3"}, {"D2", "D3"}} {
		must(f.MergeCell("Sheet1", m[0], m[1]))
	}
	must(f.SetRowVisible("Sheet1", 5, false))
	must(f.SetColVisible("Sheet1", "D", false))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "Sheet1!$2:$3", Scope: "Sheet1"}))
	_, err = f.NewSheet("底稿")
	must(err)
	must(f.SetCellValue("底稿", "A1", "不公开"))
	must(f.SetSheetVisible("底稿", false))
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

// byHand is a workbook written by hand: texts in the cells themselves, escapes, readings, places that are not said.
func byHand(sheet string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	const main = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	for _, p := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + office + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + office + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + office + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook` + main + `><workbookPr date1904="1"/><sheets><sheet name="立案" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/sharedStrings.xml", `<sst` + main + `><si><r><t>市水</t></r><r><t>务局</t></r><rPh><t>shui</t></rPh></si></sst>`},
		{"xl/worksheets/sheet1.xml", `<worksheet` + main + `><sheetData>` + sheet + `</sheetData></worksheet>`},
	} {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = io.WriteString(w, p[1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const cells = `<row><c t="inlineStr"><is><t>单位</t></is></c><c t="str"><v>数_x000D_量</v></c><c t="inlineStr"><is><t>比</t></is></c></row>` +
	`<row r="4"><c t="s"><v>0</v></c><c r="C4"><v>0.30000000000000004</v></c></row><row><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c><c><f>SUM(C1:C4)</f><v>0.3</v></c></row>`

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		data  []byte
		read  source.Reader
		want  string
		notes string
	}{
		"formats": {workbook(t), Read, "云州市2023年立案情况\n单位\t立案\t截止日期\n件数\t比重\n市水务局\n（本级）\t1,234\t12.50%\t2023年12月31日\n市财政局\t35\t50.00%\t2023年12月31日\n合计\t1269\n底稿\n不公开",
			"sheet.hidden-rows sheet.hidden-columns sheet.hidden-sheet"},
		"embedded": {workbook(t), Embedded, "云州市2023年立案情况\n单位\t立案\t截止日期\n件数\t比重\n市水务局\n（本级）\t1,234\t12.50%\t2023年12月31日\n合计\t1269", ""},
		"by hand":  {byHand(cells), Read, "立案\n单位\t数\n量\t比\n市水务局\t0.3\nTRUE\t#DIV/0!\t0.3", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if !Sniff(c.data) {
				t.Error("a workbook is not known for one")
			}
			doc, err := c.read(context.Background(), source.Input{Data: c.data}, source.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != c.want {
				t.Errorf("%q, want\n%q", doc.Text, c.want)
			}
			var notes []string
			for _, n := range doc.Notes {
				notes = append(notes, n.Code)
			}
			if got := strings.Join(notes, " "); got != c.notes {
				t.Errorf("notes %s, want %s", got, c.notes)
			}
		})
	}
	doc, err := Read(context.Background(), source.Input{Data: workbook(t)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if p := doc.Parts[0]; p.Kind != source.Paragraph || p.Align != source.AlignCenter || !p.Font.Bold || p.Font.Size != 20 {
		t.Errorf("the title is %+v", p)
	}
	if c := doc.Parts[2].Cell; c.ColSpan != 2 || !c.Header {
		t.Errorf("a merged head is %+v", c)
	}
}

func TestConformance(t *testing.T) {
	readertest.RunBounded(t, Read, map[string][]byte{"立案.xlsx": workbook(t), "写.xlsx": byHand(cells)})
}

// TestMany: a million rows end in a limit, within the memory of the cells allowed.
func TestMany(t *testing.T) {
	if testing.Short() {
		t.Skip("a million rows")
	}
	var b strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&b, `<row><c><v>%d</v></c></row>`, i)
	}
	_, err := Read(context.Background(), source.Input{Data: byHand(b.String())}, source.Limits{})
	if source.CodeOf(err) != source.LimitSize {
		t.Errorf("%v, want %s", err, source.LimitSize)
	}
}

// TestSparse: a value at the far end of the sheet costs no more than one beside it.
func TestSparse(t *testing.T) {
	doc, err := Read(context.Background(), source.Input{Data: byHand(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c><c r="A1048576"><v>3</v></c></row>`)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range doc.Parts {
		if p.Cell != nil && (p.Cell.Row > 1 || p.Cell.Column > 1) {
			t.Errorf("%+v", p.Cell)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(byHand(cells))
	f.Add(byHand(`<row><c><v>1</v></c></row>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}
