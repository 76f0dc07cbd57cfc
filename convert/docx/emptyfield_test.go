package docx

import (
	"slices"
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
)

// emptyField is a field that Word draws: it has a result, and the result is empty.
func emptyField(instruction string) string { return fieldXML(instruction, "") }

func TestEmptyFields(t *testing.T) {
	heading := `<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>`
	second := `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>`
	checkBox := func(state, glyph string) string {
		return `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="` + state + `"/></w14:checkbox></w:sdtPr><w:sdtContent>` + run(glyph) + `</w:sdtContent></w:sdt>`
	}
	for name, c := range map[string]struct{ body, want, note string }{
		"AUTONUM":       {`<w:p>` + emptyField("AUTONUM") + run("甲") + `</w:p><w:p>` + emptyField(`AUTONUM \* CHINESENUM3 \s 、`) + run("乙") + `</w:p>`, "p 1.甲|p 二、乙", ""},
		"AUTONUM, bare": {`<w:p>` + emptyField(`AUTONUM \e`) + run("甲") + `</w:p>`, "p 1甲", ""},
		"AUTONUMLGL": {heading + emptyField("AUTONUMLGL") + run("甲") + `</w:p>` + second + emptyField(`AUTONUMLGL \e`) + run("乙") + `</w:p>` + second + emptyField(`AUTONUMLGL \e`) +
			run("丙") + `</w:p>` + heading + emptyField("AUTONUMLGL") + run("丁") + `</w:p>` + second + emptyField("AUTONUMLGL") + run("戊") + `</w:p>`,
			"h1 1.甲|h2 1.1乙|h2 1.2丙|h1 2.丁|h2 2.1.戊", ""},
		"AUTONUMOUT":            {heading + emptyField("AUTONUMOUT") + run("甲") + `</w:p>` + second + emptyField("AUTONUMOUT") + run("乙") + `</w:p>`, "h1 I.甲|h2 A.乙", ""},
		"LISTNUM":               {`<w:p>` + emptyField(`LISTNUM`) + run("甲") + emptyField(`LISTNUM`) + run("乙") + `</w:p><w:p>` + emptyField(`LISTNUM \l 1 \s 5`) + `</w:p>`, "p 1)甲a)乙|p 5)", ""},
		"LISTNUM of its list":   {docxtest.Numbered(1, 0, "甲") + strings.Replace(docxtest.Numbered(1, 0, "乙"), "</w:p>", emptyField("LISTNUM")+run("丙")+"</w:p>", 1), "item 一、甲|item 二、乙（一）丙", ""},
		"LISTNUM of a law":      {`<w:p>` + emptyField(`LISTNUM LegalDefault \l 2`) + run("甲") + `</w:p>`, "p 1.1.甲", ""},
		"LISTNUM of no list":    {`<w:p>` + emptyField(`LISTNUM 附表`) + run("甲") + `</w:p>`, "p 甲", "docx.empty-field"},
		"date":                  {`<w:p>` + run("于") + emptyField("DATE") + run("印发") + `</w:p>`, "p 于印发", "docx.empty-field"},
		"simple field":          {`<w:p><w:fldSimple w:instr="REF _Ref1"/>` + run("甲") + `</w:p>`, "p 甲", "docx.empty-field"},
		"simple field, full":    {`<w:p><w:fldSimple w:instr="REF _Ref1">` + run("表1") + `</w:fldSimple></w:p>`, "p 表1", ""},
		"field in a field":      {`<w:p>` + fieldXML("REF a", fieldXML("SEQ b", run("1"))) + `</w:p>`, "p 1", ""},
		"contents to be built":  {`<w:p>` + emptyField(`TOC \o`) + run("甲") + `</w:p>`, "p 甲", ""},
		"index entry":           {`<w:p>` + emptyField(`XE "甲"`) + run("甲") + `</w:p>`, "p 甲", ""},
		"symbol":                {`<w:p>` + emptyField(`SYMBOL 254 \f Wingdings`) + emptyField(`SYMBOL 0xF0FE \f "Wingdings 3" \s 12`) + `</w:p>`, "p ☑", "docx.empty-field"},
		"quoted":                {`<w:p>` + emptyField(`QUOTE "甲 乙"`) + emptyField(`MACROBUTTON NoMacro 单击 此处`) + `</w:p>`, "p 甲 乙单击 此处", ""},
		"picture as the result": {`<w:p>` + run("甲") + fieldXML("INCLUDEPICTURE x", drawn(1, 1, "")) + `</w:p>`, "p 甲|image ", "docx.remote-field docx.pictures"},
		"phonetic guide":        {`<w:p>` + emptyField(`EQ \* jc2 \* "Font:宋体" \* hps11 \o\ad(\s\up 10(yun),云)`) + run("州") + `</w:p>`, "p 云州", "docx.ruby"},
		"check boxes":           {`<w:p>` + checkBox("1", "☒") + run("甲") + checkBox("0", "") + run("乙") + `</w:p>`, "p ☑甲☐乙", ""},
	} {
		t.Run(name, func(t *testing.T) {
			doc := readDocument(t, docxtest.Document{Body: c.body, Styles: tocStyles, Numbering: abstractNum(0, lvl(0, "chineseCounting", "%1、", `<w:suff w:val="nothing"/>`)+lvl(1, "chineseCounting", "（%2）", "")) + num(1, 0, "")})
			if got := strings.Join(outline(doc), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if got := strings.Join(slices.Compact(codes(doc)), " "); got != c.note {
				t.Errorf("notes %q, want %q", got, c.note)
			}
		})
	}
	doc := readDocument(t, docxtest.Document{Body: docxtest.P("甲") + `<w:sectPr><w:footerReference w:type="default" r:id="rFooter1"/></w:sectPr>`,
		Footers: []string{`<w:p>` + run("— ") + emptyField("PAGE") + run(" —") + `</w:p>`}})
	if got := codes(doc); len(got) > 0 {
		t.Errorf("a page number without a result: %v", got)
	}
}

// TestEquation holds how fields EQ read as a line.
func TestEquation(t *testing.T) {
	for instruction, want := range map[string]string{
		`EQ \f(1,3)`:                      "1/3",
		`eq \f(a+b;2)`:                    "(a+b)/2",
		`EQ \r(3,x)`:                      "3√x",
		`EQ \r(x+1)`:                      "√(x+1)",
		`EQ x\s\up5(2)+y\s\do3(1)`:        "x^(2)+y_(1)",
		`EQ \b\bc\{(\f(1,2))`:             "{1/2}",
		`EQ \b \lc\[ \rc\) (1,2)`:         "[1)",
		`EQ \i\su(i=1,n,x)`:               "∑_(i=1)^nx",
		`EQ \o(A,—)`:                      "A—",
		`EQ \a\al\co2(1,2,3,4)`:           "1 2 3 4",
		`EQ \l(1,2)`:                      "1,2",
		`EQ a\,b \(c\)`:                   "a,b (c)",
		`EQ \x(框)`:                        "框",
		`EQ \o\ac(○,一)`:                   "㊀",
		`EQ f(x,y)`:                       "f(x,y)",
		`EQ`:                              "",
		`EQ \f(1`:                         "",
		`EQ \f(1,2))`:                     "1/2)",
		`EQ \q(1)`:                        "",
		`EQ \`:                            "",
		`EQ ` + strings.Repeat(`\r(`, 99): "",
	} {
		got, ok := equation(instruction)
		if !ok {
			got = ""
		}
		if got != want || ok != (want != "") {
			t.Errorf("%s: %q (%v), want %q", instruction, got, ok, want)
		}
	}
}

func FuzzEquation(f *testing.F) {
	for _, s := range []string{`EQ \f(1,3)`, `EQ \b\lc\[(\s\up5(2))`, `EQ \i\su(,,)`, `EQ \b\a(00`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { equation(s) })
}
