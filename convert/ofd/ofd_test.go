package ofd

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/ofd/ofdtest"
	"guiwen/convert/pdf"
	"guiwen/convert/pdf/pdftest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// read reads a file that must be readable.
func read(t testing.TB, data []byte) *source.Document {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Name: "test.ofd", Data: data}, source.Limits{})
	if err == nil {
		err = readertest.CheckDocument(doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// codes returns the codes of the notes of a document.
func codes(doc *source.Document) string {
	var list []string
	for _, n := range doc.Notes {
		list = append(list, n.Code)
	}
	return strings.Join(list, " ")
}

// kinds writes the parts of a document that are no plain lines: W for a watermark, and so on.
func kinds(doc *source.Document) string {
	var b strings.Builder
	for _, p := range doc.Parts {
		switch p.Kind {
		case source.Watermark:
			b.WriteString("W ")
		case source.PageNumber:
			b.WriteString("N ")
		case source.Header:
			b.WriteString("H ")
		case source.TableCell:
			b.WriteString("C ")
		default:
			b.WriteString(". ")
		}
	}
	return strings.TrimSpace(b.String())
}

// table is a page with a ruled table.
var table = pdftest.Page{
	Lines: []pdftest.Line{{Text: "指标", X: 85, Y: 118, Size: 12}, {Text: "数值", X: 205, Y: 118, Size: 12}, {Text: "人口", X: 85, Y: 148, Size: 12}, {Text: "12", X: 205, Y: 148, Size: 12}},
	Rules: pdftest.Grid([]float64{80, 200, 320}, []float64{100, 130, 160}),
}

// fixtures are files of different make.
func fixtures() map[string][]byte {
	return map[string][]byte{
		"notice": ofdtest.Build(pdftest.Page{Lines: pdftest.Paragraphs("云州市人民政府文件", "云政发〔2023〕12号", "　　各县（区）人民政府：")}),
		"table":  ofdtest.Build(table, pdftest.Page{Lines: pdftest.Paragraphs("全年办理179件。")}),
		"full":   full(),
	}
}

// full is a file with one of everything.
func full() []byte {
	unit := `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="20" Width="80" Height="20"><ofd:Content>` +
		ofdtest.Text(0, 10, 5, "单位概况") + `</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
	return ofdtest.File{
		Pages: []string{
			`<ofd:Template TemplateID="5" ZOrder="Foreground"/>` + ofdtest.Content(ofdtest.Text(28, 60, 5.6, "一、总体情况")+
				`<ofd:PageBlock>`+ofdtest.Text(28, 72, 5.6, "全年办理179件。")+`</ofd:PageBlock>`+
				`<ofd:CompositeObject ID="8" ResourceID="20" Boundary="28 80 80 20"/>`),
		},
		Info: "<ofd:Title>云州市工作报告</ofd:Title><ofd:Author>云州市</ofd:Author><ofd:CreationDate>2023-01-05</ofd:CreationDate>" +
			`<ofd:Keywords><ofd:Keyword>报告</ofd:Keyword></ofd:Keywords><ofd:CustomDatas><ofd:CustomData Name="文号">云政发〔2023〕12号</ofd:CustomData></ofd:CustomDatas>`,
		Common: `<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>`,
		Document: `<ofd:Outlines><ofd:OutlineElem Title="一、总体情况"/></ofd:Outlines><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>` +
			"<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
		Body:  "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>",
		Fonts: unit,
		Extra: []ofdtest.Part{
			{Name: "Doc_0/Tpls/Tpl_0/Content.xml", Data: ofdtest.XML("Page", ofdtest.Content(ofdtest.Text(28, 30, 5.6, "云州市人民政府文件")))},
			{Name: "Doc_0/Annots/Annotations.xml", Data: ofdtest.XML("Annotations", `<ofd:Page PageID="100"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>`)},
			{Name: "Doc_0/Annots/Page_0/Annotation.xml", Data: ofdtest.XML("PageAnnot",
				`<ofd:Annot ID="30" Type="Watermark"><ofd:Appearance Boundary="20 55 150 20">`+ofdtest.Text(30, 5, 5.6, "内部资料")+`</ofd:Appearance></ofd:Annot>`+
					`<ofd:Annot ID="31" Type="Highlight"><ofd:Remark>核对</ofd:Remark></ofd:Annot>`)},
			{Name: "Doc_0/Attachs/Attachments.xml", Data: ofdtest.XML("Attachments", `<ofd:Attachment ID="40" Name="附表" Format="xlsx"><ofd:FileLoc>a.xlsx</ofd:FileLoc></ofd:Attachment>`)},
			{Name: "Doc_0/Signs/Signatures.xml", Data: ofdtest.XML("Signatures", `<ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/>`)},
			{Name: "Doc_0/Signs/Sign_0/Signature.xml", Data: ofdtest.XML("Signature",
				`<ofd:SignedInfo><ofd:Provider ProviderName="云州签章"/><ofd:SignatureDateTime>20230105</ofd:SignatureDateTime><ofd:StampAnnot ID="1" PageRef="100" Boundary="1 1 40 40"/></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>`)},
			{Name: "Doc_0/Signs/Sign_0/SignedValue.dat", Data: seal()},
		},
	}.Bytes()
}

// seal is the beginning of a signed value, as far as the name of the seal.
func seal() string {
	sequence := func(members ...string) string {
		all := strings.Join(members, "")
		return "\x30" + string([]byte{byte(len(all))}) + all
	}
	const name = "云州市人民政府"
	version := "\x02\x01\x04"
	return sequence(sequence(version, sequence(sequence(sequence("\x16\x02ES", version), "\x16\x01X", sequence("\x02\x01\x03", "\x0c"+string([]byte{byte(len(name))})+name)))))
}

func TestConformance(t *testing.T) {
	readertest.RunBounded(t, Read, fixtures())
}

// TestEverything reads a file with one of everything.
func TestEverything(t *testing.T) {
	doc := read(t, full())
	if want := "云州市人民政府文件\n一、总体情况\n全年办理179件。\n单位概况\n内部资料\n"; doc.Text != want {
		t.Errorf("text (-want +got):\n%s", cmp.Diff(want, doc.Text))
	}
	if got, want := kinds(doc), ". . . . W"; got != want {
		t.Errorf("kinds %q, want %q", got, want)
	}
	if got, want := codes(doc), "ofd.comments ofd.attachments ofd.signatures"; got != want {
		t.Errorf("notes %q, want %q", got, want)
	}
	want := source.Meta{Title: "云州市工作报告", Author: "云州市", Fields: []source.MetaField{
		{Name: "DocID", Value: "c0ffee"}, {Name: "CreationDate", Value: "2023-01-05"}, {Name: "Keyword", Value: "报告"},
		{Name: "文号", Value: "云政发〔2023〕12号"}, {Name: "OutlineElem", Value: "一、总体情况"}, {Name: "Seal", Value: "云州市人民政府"},
	}}
	if diff := cmp.Diff(want, doc.Meta); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
	for _, n := range doc.Notes {
		if n.Code == "ofd.signatures" && n.Message != "the document bears the seal 云州市人民政府 by 云州签章 of 20230105; nothing was verified" {
			t.Error(n.Message)
		}
	}
}

// TestPagesAsInPDF holds that pages give the same parts whether they were printed as PDF or as OFD.
func TestPagesAsInPDF(t *testing.T) {
	long := pdftest.Page{Lines: pdftest.Paragraphs("云州市人民政府关于2021年度法治政府建设情况的报告", "　　2021年，全市办理行政复议案件1,284件，比上年增长12.5%。", "GDP与CPI的关系：a+b=c。")}
	long.Lines = append(long.Lines, pdftest.Line{Text: "— 1 —", X: 270, Y: 785, Size: 14}, pdftest.Line{Text: "〔1〕", X: 500, Y: 115, Size: 8}, pdftest.Line{Text: "加粗", X: 79, Y: 300, Bold: true})
	for name, pages := range map[string][]pdftest.Page{"prose": {long}, "table": {table, table}} {
		want, err := pdf.Read(context.Background(), source.Input{Data: pdftest.Build(pages...)}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, ofdtest.Build(pages...))
		if diff := cmp.Diff(want.Text, got.Text); diff != "" {
			t.Errorf("%s (-pdf +ofd):\n%s", name, diff)
		}
		for i := range want.Parts {
			w, g := want.Parts[i], got.Parts[i]
			if w.Kind != g.Kind || w.Page != g.Page || w.Font.Size != g.Font.Size || !cmp.Equal(w.Cell, g.Cell) || w.Box.X0-g.Box.X0 > 0.1 || g.Box.X0-w.Box.X0 > 0.1 {
				t.Errorf("%s: part %d: %+v, in PDF %+v", name, i, g, w)
			}
		}
	}
}

// TestScans: a page that is a picture, or whose letters are paths, says so; the file is refused where all are.
func TestScans(t *testing.T) {
	_, err := Read(context.Background(), source.Input{Data: ofdtest.Build(pdftest.Page{Scan: true})}, source.Limits{})
	if source.CodeOf(err) != source.NoText {
		t.Errorf("a picture: %v", err)
	}
	doc := read(t, ofdtest.Build(pdftest.Page{Lines: pdftest.Paragraphs("通知")}, pdftest.Page{Scan: true}))
	if got := codes(doc); got != "ofd.scanned-pages" || doc.Pages[0].Scan || !doc.Pages[1].Scan {
		t.Errorf("notes %q, pages %+v", got, doc.Pages)
	}
	letter := `<ofd:PathObject ID="3" Fill="true" Stroke="false" Boundary="30 30 5 5"><ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 0 Q 1 1 0 0 A 1 1 0 0 1 2 2 C</ofd:AbbreviatedData></ofd:PathObject>`
	_, err = Read(context.Background(), source.Input{Data: ofdtest.One(strings.Repeat(letter, 200))}, source.Limits{})
	if source.CodeOf(err) != source.NoText || !strings.Contains(err.Error(), "pictures") {
		t.Errorf("letters that are paths: %v", err)
	}
}
