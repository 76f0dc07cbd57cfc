package doc

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx"
	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// update writes the documents of testdata anew: LibreOffice makes them of [documents].
var update = flag.Bool("update", false, "let LibreOffice write testdata anew")

func level(i int, format, pattern, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, format, more, pattern)
}

func formatted(properties, text string) string {
	return strings.Replace(docxtest.R(text), "<w:r>", "<w:r><w:rPr>"+properties+"</w:rPr>", 1)
}

func paragraphOf(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }

func cell(properties, content string) string {
	return `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>` + properties + `</w:tcPr>` + content + `</w:tc>`
}

func tableOf(columns int, rows ...string) string {
	return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="2000"/>`, columns) + `</w:tblGrid>` +
		strings.Join(rows, "") + `</w:tbl>`
}

func row(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func field(instruction, result string) string {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return mark("begin") + `<w:r><w:instrText xml:space="preserve"> ` + instruction + ` </w:instrText></w:r>` + mark("separate") + result + mark("end")
}

const (
	changed = `w:id="1" w:author="李某" w:date="2022-03-01T08:00:00Z"`
	nothing = `<w:suff w:val="nothing"/>`
)

// documents are the Word documents that those of testdata are made of.
func documents() map[string]docxtest.Document {
	plain := `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>`
	heading := `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`
	separators := func(element string) string {
		return `<w:` + element + ` w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:` + element + `><w:` + element +
			` w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:` + element + `>`
	}
	page := `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/>`
	report := docxtest.Document{
		Styles: plain + heading,
		Numbering: `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>` + level(0, "chineseCounting", "%1、", `<w:pStyle w:val="1"/>`+nothing) +
			level(1, "chineseCounting", "（%2）", `<w:pStyle w:val="2"/>`+nothing) + level(2, "decimal", "%3.", "") + level(3, "decimalEnclosedCircle", "%4", nothing) + `</w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
			`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
		Settings: `<w:evenAndOddHeaders/>`,
		Footnotes: separators("footnote") + `<w:footnote w:id="2">` + paragraphOf(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>`, docxtest.R(" 数据截至十二月底。")) + `</w:footnote>` +
			`<w:footnote w:id="3">` + paragraphOf(docxtest.R("不含县。")) + `</w:footnote>`,
		Endnotes: separators("endnote") + `<w:endnote w:id="2">` + paragraphOf(`<w:r><w:endnoteRef/></w:r>`, docxtest.R(" 见附表。")) + `</w:endnote>`,
		Headers:  []string{docxtest.P("云州市人民政府"), docxtest.P("偶数页眉"), docxtest.P("首页页眉")},
		Footers:  []string{paragraphOf(docxtest.R("— "), field("PAGE", docxtest.R("0")), docxtest.R(" —"))},
		Core:     `<dc:title>关于法治建设情况的报告</dc:title><dc:creator>云州市司法局</dc:creator>`,
		Body: `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + formatted(`<w:sz w:val="44"/>`, "云州市人民政府关于法治建设情况的报告") + `</w:p>` +
			docxtest.Styled("1", "总体情况") + docxtest.Styled("2", "压实责任") + docxtest.Numbered(1, 2, "制定计划") + docxtest.Numbered(1, 2, "完成计划") +
			docxtest.Numbered(1, 3, "全部办结") + docxtest.Numbered(2, 2, "重新开始") + docxtest.Styled("2", "强化监督") +
			`<w:p><w:pPr><w:ind w:firstLine="640" w:firstLineChars="200"/><w:jc w:val="both"/></w:pPr>` + docxtest.R("全市提出22项计划") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>` +
			docxtest.R("，完成21项") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>` + docxtest.R("，面积35") +
			docxtest.R("m") + formatted(`<w:vertAlign w:val="superscript"/>`, "2") + docxtest.R("。") + `<w:r><w:endnoteReference w:id="2"/></w:r></w:p>` +
			docxtest.Styled("1", "统计") +
			tableOf(3, row(cell(`<w:gridSpan w:val="2"/>`, docxtest.P("指标")), cell("", docxtest.P("数量"))),
				row(cell(`<w:vMerge w:val="restart"/>`, docxtest.P("计划")), cell("", docxtest.P("提出")), cell("", docxtest.P("22"))),
				row(cell(`<w:vMerge/>`, `<w:p/>`), cell("", docxtest.P("完成")), cell("", docxtest.P("21")+docxtest.P("（含上年1项）"))),
				row(cell("", docxtest.P("备注")), cell(`<w:gridSpan w:val="2"/>`, tableOf(2, row(cell("", docxtest.P("内一")), cell("", docxtest.P("内二"))))+docxtest.P("表后")))) +
			paragraphOf(docxtest.R("甲\t乙"), `<w:r><w:br/></w:r>`, docxtest.R("丙")) + `<w:p><w:pPr><w:pageBreakBefore/></w:pPr>` + docxtest.R("丁") + `</w:p>` +
			`<w:p><w:pPr><w:jc w:val="right"/></w:pPr>` + docxtest.R("2022年3月1日") + `</w:p>` +
			`<w:sectPr><w:headerReference w:type="default" r:id="rHeader1"/><w:headerReference w:type="even" r:id="rHeader2"/><w:headerReference w:type="first" r:id="rHeader3"/>` +
			`<w:footerReference w:type="default" r:id="rFooter1"/>` + page + `<w:titlePg/></w:sectPr>`,
	}
	revised := docxtest.Document{
		Styles:   plain,
		Comments: `<w:comment w:id="1" w:author="李某" w:date="2022-03-01T08:00:00Z" w:initials="L">` + docxtest.P("请核实") + `</w:comment>`,
		Body: paragraphOf(docxtest.R("全年办结"), `<w:ins `+changed+`>`+docxtest.R("118件")+`</w:ins>`, `<w:del `+changed+`>`+strings.ReplaceAll(docxtest.R("119件"), "w:t", "w:delText")+`</w:del>`, docxtest.R("，罚款"),
			formatted(`<w:strike/>`, "30"), docxtest.R("35万元"), formatted(`<w:vanish/>`, "内部"), docxtest.R("。")) +
			paragraphOf(docxtest.R("前文"), `<w:commentRangeStart w:id="1"/>`, docxtest.R("存疑之处"), `<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`, docxtest.R("后文")) +
			`<w:p><w:pPr><w:rPr><w:del ` + changed + `/></w:rPr></w:pPr>` + docxtest.R("上半句") + `</w:p>` + paragraphOf(docxtest.R("下半句。")) +
			paragraphOf(field(`HYPERLINK "https://www.yunzhou.gov.cn/"`, docxtest.R("市政府网站"))) +
			`<w:sectPr>` + page + `</w:sectPr>`,
	}
	return map[string]docxtest.Document{"report": report, "revised": revised}
}

// TestSame: LibreOffice's binary copy of a document says what the document says.
func TestSame(t *testing.T) {
	if *update {
		writeTestdata(t)
	}
	for name, d := range documents() {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name+".doc"))
			if err != nil {
				t.Fatal(err)
			}
			for version, read := range map[string]source.Reader{"accepted": docx.Read, "original": docx.ReadOriginal, "marked": docx.ReadMarked} {
				want, err := read(context.Background(), source.Input{Data: d.Bytes()}, source.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				got, err := Through(read)(context.Background(), source.Input{Data: data}, source.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(strings.Join(describe(want), "\n"), strings.Join(describe(got), "\n")); diff != "" {
					t.Errorf("%s (-docx +doc):\n%s", version, diff)
				}
				if got.Meta.Title != want.Meta.Title || got.Meta.Author != want.Meta.Author {
					t.Errorf("title %q of %q, want %q of %q", got.Meta.Title, got.Meta.Author, want.Meta.Title, want.Meta.Author)
				}
			}
		})
	}
}

// describe writes each part as a line: what it is, its place in a table, its number, its marks, its text. Headers and footers, which come
// last, are in no order.
func describe(d *source.Document) []string {
	var list []string
	body := 0
	for _, p := range d.Parts {
		if p.Kind != source.Header && p.Kind != source.Footer && p.Kind != source.PageNumber {
			body = len(list) + 1
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%d.%d align %d", p.Kind, p.Level, p.Align)
		if c := p.Cell; c != nil {
			fmt.Fprintf(&b, " cell %d:%d,%d %dx%d", c.Table, c.Row, c.Column, c.RowSpan, c.ColSpan)
		}
		for _, m := range p.Marks {
			fmt.Fprintf(&b, " mark %d %q %s", m.Kind, d.Text[m.Start:m.End], m.Text)
		}
		fmt.Fprintf(&b, " %s %s %v %v [%s] %s", p.NoteNumber, p.Href, p.Font.Size, p.Font.Bold, p.Label, d.Text[p.Start:p.End])
		if p.Continues {
			b.WriteString(" …")
		}
		list = append(list, b.String())
	}
	for _, n := range d.Notes {
		list = append(list, n.Code+" "+n.Message)
	}
	slices.Sort(list[body:])
	return list
}

func writeTestdata(t *testing.T) {
	dir := t.TempDir()
	for name, d := range documents() {
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, d.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+dir, "--convert-to", "doc:MS Word 97", "--outdir", "testdata", path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, bytes.TrimSpace(out))
		}
	}
}
