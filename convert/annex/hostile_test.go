package annex

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"guiwen/schema"
)

// hostiles are texts that spreadsheets, XML or the escapes of cells would take for something else.
var hostiles = []string{
	`=HYPERLINK("http://127.0.0.1/","点")`, "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", " =1+1",
	"_x0041_", "_x0041_x0042_", "_x005F_x0041_", "_X0041_", "_x00e9_", "__x0041__", "_x0041\x00", "a\x01b\x1fc", "\x0b", "\u2028", "\ufffe", "\uffff", "\u202e倒",
	"<row/>]]>", "&amp;", `"'`, "a\r\nb\nc\td", "  前后有空白  ", "𠮷野家", "🏛️", "e\u0301", strings.Repeat("長", 40000), strings.Repeat("𠮷", 20000),
}

// hostileDocument has the text in every field that can hold it.
func hostileDocument(s string) *schema.Document {
	d := newDraft("云州市", 2019, "")
	m := &d.doc.Metadata
	m.Title, m.Issuers = &s, []schema.Issuer{{Name: s}}
	m.DocumentNumber = &schema.DocumentNumber{Text: s}
	d.doc.Source.Name, d.doc.Source.SHA256, d.doc.Source.Producer = s, s, s
	d.block(schema.Paragraph, s)
	d.stat(s, s, 1, s, s, s, s, func(x *schema.Statistic) {
		x.Scope, x.Period, x.Qualifier, x.PartOf, x.Bound = &s, &s, &s, &s, s
	})
	d.stat("norm.issued", s, 2, "件", "count", s, s)
	d.doc.Checks = []schema.Check{{Kind: s, Formula: s, Statistics: []string{"s1", s, "s2"}, Stated: ptr(1.0), Computed: ptr(2.0), Holds: ptr(false)}}
	d.doc.NotStatistics = []schema.NotStatistic{{Block: "b2", Start: 0, End: 1, Text: s, Reason: s}, {Block: s, Start: -5, End: 1 << 40, Text: s}}
	d.refer(s, s, s, s, s)
	d.doc.Normalization = schema.Normalization{Kinds: [][3]string{{s, s, s}}, Ops: []int{0, 0, 3, 7, 1, -1, 5}}
	return d.doc
}

// TestTextComesBackAsItWas reads hostile text back from the cells it was written to.
func TestTextComesBackAsItWas(t *testing.T) {
	for _, s := range hostiles {
		f := open(t, build(t, []*schema.Document{hostileDocument(s)}, Options{}))
		rows := rowsOf(t, f, "原文")
		got := ""
		for _, r := range rows {
			if r["块号"] == "b2" || got != "" {
				got += r["文字"]
			}
		}
		// A reader of XML may not tell apart how a line ends.
		if want := strings.ToValidUTF8(s, "\ufffd"); got != want {
			t.Errorf("原文: %.60q came back as %.60q", want, got)
		}
	}
}

// TestNoFormulaHoldsText looks for words of the document in formulas, and for anything that is not built of
// references, our words and the functions we use.
func TestNoFormulaHoldsText(t *testing.T) {
	formula := regexp.MustCompile(`<f>(.*?)</f>`)
	ours := regexp.MustCompile(`^(ROUND|IF|ABS|COUNTIF|COUNT|SUM|HYPERLINK|明细|勾稽校验|原文|统计表|机构建设统计表|年度对比|目录外数据|汇总表|引用文件|未计入数字|标准化记录|通过|不符|提示|无法校验|b\d+|&#?[a-z0-9]+;|['!$:A-Z0-9+\-*/(),<=#])*$`)
	for _, s := range hostiles {
		for name, content := range worksheets(t, build(t, []*schema.Document{hostileDocument(s), hostileDocument(s)}, Options{linkLimit: 1})) {
			for _, m := range formula.FindAllStringSubmatch(content, -1) {
				if !ours.MatchString(m[1]) {
					t.Errorf("%.40q, %s: formula %.200q", s, name, m[1])
				}
			}
		}
	}
}

// TestHostileTextIsMarkedAsText holds that what begins like a formula has number format 49 (text).
func TestHostileTextIsMarkedAsText(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@a", "=" + strings.Repeat("1+", 300) + "1"} {
		f := open(t, build(t, []*schema.Document{hostileDocument(s)}, Options{}))
		id, err := f.GetCellStyle("原文", "E3")
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		typ, _ := f.GetCellType("原文", "E3")
		if style.NumFmt != 49 || typ != excelize.CellTypeInlineString {
			t.Errorf("%.20q: number format %d, cell type %d", s, style.NumFmt, typ)
		}
	}
}

// TestNoCellIsTooLong holds the limit of 32,767 UTF-16 units.
func TestNoCellIsTooLong(t *testing.T) {
	f := open(t, build(t, []*schema.Document{hostileDocument(strings.Repeat("𠮷", 50000))}, Options{}))
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			for _, v := range r {
				if n := len(utf16.Encode([]rune(v))); n > maxUnits {
					t.Fatalf("%s: a cell of %d units", sheet, n)
				}
			}
		}
	}
}

// TestFullSheetGoesOn lowers the limits and counts what is spread over the parts.
func TestFullSheetGoesOn(t *testing.T) {
	docs := batch()
	f := open(t, build(t, docs, Options{rowLimit: 20, linkLimit: 5}))
	want := 0
	for _, d := range docs {
		want += len(d.Statistics)
	}
	got, parts := 0, 0
	for _, sheet := range f.GetSheetList() {
		if sheet == "明细" || strings.HasPrefix(sheet, "明细(") {
			parts++
			rows := rowsOf(t, f, sheet)
			if len(rows) > 19 {
				t.Errorf("%s has %d rows", sheet, len(rows)+1)
			}
			got += len(rows)
			if formula, _ := f.GetCellFormula(sheet, "P8"); len(rows) > 7 && !strings.HasPrefix(formula, `HYPERLINK("#'原文`) {
				t.Errorf("%s: the link after the last is %q", sheet, formula)
			}
		}
	}
	if got != want || parts != (want+18)/19 {
		t.Errorf("%d figures in %d parts, want %d", got, parts, want)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range hostiles {
		if len(s) < 1000 { // the engine spends its time on shrinking longer ones
			f.Add(s, 40)
		}
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		s = strings.ToValidUTF8(s, "\ufffd")
		if width < 2 || width > 300 {
			width = 40
		}
		parts := pieces(s, width)
		if strings.Join(parts, "") != s {
			t.Fatalf("pieces lose text of %q", s)
		}
		for i, p := range parts {
			if p == "" && len(parts) > 1 || utf16Len(p) > maxUnits || linesIn(p, width) > tallest+1 {
				t.Fatalf("piece %d: %d units, %d lines", i, utf16Len(p), linesIn(p, width))
			}
		}
		if got := unescape(string(appendText(nil, s))); got != s {
			t.Fatalf("%q is written as %q, read as %q", s, appendText(nil, s), got)
		}
	})
}

// unescape reads character data as a spreadsheet does: entities, then _xHHHH_ from left to right.
func unescape(s string) string {
	s = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(s)
	var b strings.Builder
	for i := 0; i < len(s); {
		if readsAsEscape(s[i:]) && s[i+6] == '_' {
			v := 0
			for _, c := range []byte(s[i+2 : i+6]) {
				v = v*16 + strings.IndexByte("0123456789abcdef", c|0x20)
			}
			b.WriteRune(rune(v))
			i += 7
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// TestWideNumbersFitTheirColumns holds that a column is as wide as its widest number: one that does not fit shows
// as ####.
func TestWideNumbersFitTheirColumns(t *testing.T) {
	for _, c := range []struct {
		format string
		v      float64
		want   string // as it is shown
	}{
		{"#,##0", 347_312_000_000, "347,312,000,000"},
		{"#,##0.00##", 34731200, "34,731,200.0000"},
		{"0.0%", 1234.5, "123450.0%"},
		{`+0.0#"个百分点";-0.0#"个百分点";0`, -2.25, `-2.25xxxxxxxx`},
		{"0", 2019, "2019"},
	} {
		if got := shownWidth(c.format, c.v); got != len(c.want) {
			t.Errorf("%s of %v: width %d, want that of %s", c.format, c.v, got, c.want)
		}
	}
	d := report("云州市人民政府", 2019, "云政文〔2020〕6号", 5, false)
	d.Statistics[0].Value, d.Statistics[0].Unit, d.Statistics[0].Kind = ptr(146_883_000_000.0), ptr("吨公里"), "count"
	f := open(t, build(t, each1(d), Options{}))
	for sheet, col := range map[string]string{"明细": "G", "统计表": "F"} {
		if width, err := f.GetColWidth(sheet, col); err != nil || width < float64(len("146,883,000,000")+1) {
			t.Errorf("%s: column %s is %v wide, %v", sheet, col, width, err)
		}
	}
}

// TestListsTakeNoRoomInPrint holds that the source files follow on the words above them, however long the lists beside
// are, and that what is printed ends with the lines to be signed.
func TestListsTakeNoRoomInPrint(t *testing.T) {
	d := report("云州市人民政府", 2019, "云政文〔2020〕6号", 5, false)
	for i := range 150 {
		s := d.Statistics[0]
		s.ID, s.Unit = "s9"+itoa(i), ptr("单位"+itoa(i))
		d.Statistics = append(d.Statistics, s)
	}
	f := open(t, build(t, each1(d), Options{}))
	rows, err := f.GetRows("说明")
	if err != nil {
		t.Fatal(err)
	}
	printed := 0
	for i, r := range rows {
		if len(r) == 0 || r[0] == "" {
			break
		}
		printed = i + 1
	}
	if !strings.HasPrefix(rows[printed-1][0], "填表人") || rows[printed-2][1] != d.Source.Name {
		t.Errorf("the last printed rows are %q and %q", rows[printed-2], rows[printed-1])
	}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" && n.Scope == "说明" && n.RefersTo != "'说明'!$A$1:$J$"+itoa(printed) {
			t.Errorf("printed is %s, want %d rows", n.RefersTo, printed)
		}
		if n.Name == "单位表" {
			_, last, _ := strings.Cut(n.RefersTo, ":")
			if v, _ := f.GetCellValue("说明", strings.ReplaceAll(last, "$", "")); v == "" || len(rows) != 2+len(units(d)) {
				t.Errorf("the list of units is %s and ends with %q, %d rows, %d units", n.RefersTo, v, len(rows), len(units(d)))
			}
		}
	}
}

func units(d *schema.Document) map[string]bool {
	set := map[string]bool{}
	for _, s := range d.Statistics {
		if s.Unit != nil {
			set[*s.Unit] = true
		}
	}
	return set
}
