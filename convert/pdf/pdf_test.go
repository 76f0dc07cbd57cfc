package pdf

import (
	"context"
	"strings"
	"testing"

	"guiwen/convert/pdf/pdftest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

func read(t testing.TB, data []byte) *source.Document {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Name: "test.pdf", Data: data}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := readertest.CheckDocument(doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// one reads a page of content in the font Helvetica, /F1, and a further font, /F2, and returns the raw text.
func one(t testing.TB, content string, extra map[int]string) *source.Document {
	t.Helper()
	o := pdftest.OnePage("/Font<</F1 5 0 R/F2 6 0 R>>/XObject<</X 8 0 R>>/Properties<</P 9 0 R>>", content)
	o[5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	for n, body := range extra {
		o[n] = body
	}
	return read(t, pdftest.File(o, ""))
}

func kinds(doc *source.Document) map[string]source.Kind {
	out := map[string]source.Kind{}
	for _, p := range doc.Parts {
		out[doc.Text[p.Start:p.End]] = p.Kind
	}
	return out
}

func codes(doc *source.Document) string {
	var out []string
	for _, n := range doc.Notes {
		out = append(out, n.Code+"/"+string(n.Severity))
	}
	return strings.Join(out, " ")
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{
		"%PDF-1.4\n": true, "junk\r\n%PDF-1.7": true, strings.Repeat(" ", 1023) + "%PDF-2.0": true,
		"": false, "PDF-1.4": false, strings.Repeat(" ", 1025) + "%PDF-2.0": false,
	} {
		if got := Sniff([]byte(in)); got != want {
			t.Errorf("Sniff(%.20q…) = %v", in, got)
		}
	}
}

// fixtures are files of different make.
func fixtures() map[string][]byte {
	return map[string][]byte{
		"notice": pdftest.Build(pdftest.Page{Lines: pdftest.Paragraphs("云州市人民政府文件", "云政发〔2023〕12号", "　　各县（区）人民政府：")}),
		"gbk": pdftest.Build(
			pdftest.Page{Encoding: pdftest.GBK, Lines: pdftest.Paragraphs("临川县统计公报", "全年办理179件。")},
			pdftest.Page{Encoding: pdftest.GBK, Rotate: 90, Lines: pdftest.Paragraphs("附件")},
		),
		"table": pdftest.Build(pdftest.Page{
			Lines: []pdftest.Line{{Text: "指标", X: 85, Y: 118, Size: 12}, {Text: "数值", X: 205, Y: 118, Size: 12}, {Text: "人口", X: 85, Y: 148, Size: 12}, {Text: "12", X: 205, Y: 148, Size: 12}},
			Rules: pdftest.Grid([]float64{80, 200, 320}, []float64{100, 130, 160}),
		}),
	}
}

func TestConformance(t *testing.T) {
	readertest.RunBounded(t, Read, fixtures())
}

func TestPages(t *testing.T) {
	doc := read(t, pdftest.Build(
		pdftest.Page{Lines: pdftest.Paragraphs("第一行", "第二行")},
		pdftest.Page{Lines: pdftest.Paragraphs("第三行"), Rotate: 90},
	))
	if want := "第一行\n第二行\n\f第三行\n"; doc.Text != want || !doc.PageBreaks {
		t.Errorf("text %q, page breaks %v, want %q", doc.Text, doc.PageBreaks, want)
	}
	if len(doc.Pages) != 2 || doc.Pages[0].Width != 595 || doc.Pages[1].Width != 842 || doc.Pages[1].Height != 595 {
		t.Errorf("pages %+v", doc.Pages)
	}
	p := doc.Parts[0]
	if p.Page != 1 || p.Font.Size != 16 || !strings.HasPrefix(p.Font.Name, "STSong") || p.Font.Bold {
		t.Errorf("part %+v", p)
	}
	if b := p.Box; b.X0 != 79 || b.X1 != 79+48 || b.Y0 > 120-12 || b.Y0 < 120-16 || b.Y1 < 120 || b.Y1 > 124 {
		t.Errorf("box %+v", b)
	}
}

// TestRotation: a page that is turned, with its text turned against it, reads like an upright one, and so does
// a page whose text runs upwards.
func TestRotation(t *testing.T) {
	for name, content := range map[string]string{
		"upwards":     "BT /F1 12 Tf 0 1 -1 0 100 100 Tm (first) Tj ET BT /F1 12 Tf 0 1 -1 0 120 100 Tm (second) Tj ET",
		"downwards":   "BT /F1 12 Tf 0 -1 1 0 120 700 Tm (first) Tj ET BT /F1 12 Tf 0 -1 1 0 100 700 Tm (second) Tj ET",
		"upside down": "BT /F1 12 Tf -1 0 0 -1 500 100 Tm (first) Tj ET BT /F1 12 Tf -1 0 0 -1 500 120 Tm (second) Tj ET",
	} {
		if doc := one(t, content, nil); doc.Text != "first\nsecond\n" {
			t.Errorf("%s: %q", name, doc.Text)
		}
	}
}

func TestScans(t *testing.T) {
	_, err := Read(context.Background(), source.Input{Data: pdftest.Scan()}, source.Limits{})
	if source.CodeOf(err) != source.NoText {
		t.Errorf("a picture: %v", err)
	}
	doc := read(t, pdftest.Build(pdftest.Page{Lines: pdftest.Paragraphs("正文")}, pdftest.Page{Scan: true}, pdftest.Page{Scan: true, Lines: []pdftest.Line{{Text: "— 3 —", X: 280, Y: 790, Size: 14}}}))
	if doc.Pages[0].Scan || !doc.Pages[1].Scan || !doc.Pages[2].Scan {
		t.Errorf("pages %+v", doc.Pages)
	}
	if codes(doc) != "pdf.scanned-pages/warning" || !strings.Contains(doc.Notes[0].Message, "pages 2–3") {
		t.Errorf("notes %v", doc.Notes)
	}
}

// TestFakeBold: what is printed twice is read once, as bold; doubled characters stay two.
func TestFakeBold(t *testing.T) {
	doc := read(t, pdftest.Build(pdftest.Page{Lines: []pdftest.Line{
		{Text: "一、人人有责", X: 80, Y: 100, Bold: true}, {Text: "人人llll……", X: 80, Y: 140},
	}}))
	if doc.Text != "一、人人有责\n人人llll……\n" {
		t.Errorf("text %q", doc.Text)
	}
	if !doc.Parts[0].Font.Bold || doc.Parts[1].Font.Bold {
		t.Errorf("bold %v, %v", doc.Parts[0].Font, doc.Parts[1].Font)
	}
}
