package wordxml

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx"
	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// older is a document in the older vocabulary.
func older(inside string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>` +
		`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"` +
		` xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:st1="urn:schemas-microsoft-com:office:smarttags" xml:space="preserve">` + inside + `</w:wordDocument>`)
}

func p(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

const lists = `<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:suff w:val="Nothing"/><w:lvlText w:val="%1、"/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:nfc w:val="0"/><w:suff w:val="Nothing"/><w:lvlText w:val="%2."/></w:lvl></w:listDef>` +
	`<w:list w:ilfo="3"><w:ilst w:val="0"/></w:list></w:lists>`

func item(level, text string) string {
	return `<w:p><w:pPr><w:listPr><w:ilvl w:val="` + level + `"/><w:ilfo w:val="3"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// pairs are the same thing in the older vocabulary and as a package.
var pairs = map[string]struct {
	older string
	now   docxtest.Document
}{
	"paragraphs": {
		"<w:body><wx:sect><wx:sub-section>" + p("云州市人民政府关于防汛工作的报告") + "</wx:sub-section>" + p("全年立案120件。") + "</wx:sect></w:body>",
		docxtest.Document{Body: docxtest.P("云州市人民政府关于防汛工作的报告") + docxtest.P("全年立案120件。")},
	},
	"styles": {
		`<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><wx:uiName wx:val="标题 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>` +
			`<w:body><w:p><w:pPr><w:pStyle w:val="1"/><w:ind w:first-line="640"/><w:jc w:val="center"/></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p></w:body>`,
		docxtest.Document{
			Styles: `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`,
			Body:   `<w:p><w:pPr><w:pStyle w:val="1"/><w:ind w:firstLine="640"/><w:jc w:val="center"/></w:pPr>` + docxtest.R("总体要求") + `</w:p>`,
		},
	},
	"numbers": {
		lists + "<w:body>" + item("0", "总体要求") + item("1", "坚持党的领导") + item("1", "坚持依法行政") + item("0", "主要任务") + "</w:body>",
		docxtest.Document{Body: docxtest.P("一、总体要求") + docxtest.P("1.坚持党的领导") + docxtest.P("2.坚持依法行政") + docxtest.P("二、主要任务")},
	},
	"table": {
		`<w:body><w:tbl><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr>` + p("地区") +
			`</w:tc><w:tc>` + p("立案") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("120") + `</w:tc></w:tr></w:tbl>` + p("注") + `</w:body>`,
		docxtest.Document{Body: `<w:tbl><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + docxtest.P("地区") +
			`</w:tc><w:tc>` + docxtest.P("立案") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + docxtest.P("120") + `</w:tc></w:tr></w:tbl>` + docxtest.P("注")},
	},
	"characters": {
		`<w:body><w:p><w:r><w:t>面积12m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>立案</w:t></w:r>` +
			`<w:r><w:br w:type="text-wrapping"/><w:t> 结案</w:t><w:tab/></w:r><st1:place><w:r><w:t>云州市</w:t></w:r></st1:place></w:p></w:body>`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("面积12m") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>立案</w:t></w:r>` +
			`<w:r><w:br w:type="textWrapping"/><w:t xml:space="preserve"> 结案</w:t><w:tab/></w:r>` + docxtest.R("云州市") + `</w:p>`},
	},
	"changes": {
		`<w:body><w:p><w:r><w:t>结案</w:t></w:r><aml:annotation aml:id="1" w:type="Word.Deletion" aml:author="甲" aml:createdate="2009-01-01T00:00:00Z"><aml:content><w:r><w:delText>98</w:delText></w:r></aml:content></aml:annotation>` +
			`<aml:annotation aml:id="2" w:type="Word.Insertion" aml:author="甲" aml:createdate="2009-01-01T00:00:00Z"><aml:content><w:r><w:t>118</w:t></w:r></aml:content></aml:annotation><w:r><w:t>件</w:t></w:r></w:p></w:body>`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("结案") + `<w:del w:id="1" w:author="甲" w:date="2009-01-01T00:00:00Z"><w:r><w:delText>98</w:delText></w:r></w:del>` +
			`<w:ins w:id="2" w:author="甲" w:date="2009-01-01T00:00:00Z">` + docxtest.R("118") + `</w:ins>` + docxtest.R("件") + `</w:p>`},
	},
	"notes and margins": {
		`<w:body><w:p><w:r><w:t>立案</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnote><w:p><w:r><w:t>含移送案件</w:t></w:r></w:p></w:footnote></w:r></w:p>` +
			`<w:sectPr><w:hdr w:type="odd">` + p("云州市人民政府文件") + `</w:hdr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`,
		docxtest.Document{
			Body: `<w:p>` + docxtest.R("立案") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r></w:p>` +
				`<w:sectPr><w:headerReference w:type="default" r:id="rHeader1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`,
			Footnotes: `<w:footnote w:id="1">` + docxtest.P("含移送案件") + `</w:footnote>`,
			Headers:   []string{docxtest.P("云州市人民政府文件")},
		},
	},
}

var read = Through(docx.Read)

// TestOlderAndNow: a document in the older vocabulary becomes what the same document is in a package of today.
func TestOlderAndNow(t *testing.T) {
	for name, c := range pairs {
		data := older(c.older)
		if !Sniff(data) {
			t.Errorf("%s: not recognized", name)
		}
		got, err := read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := docx.Read(context.Background(), source.Input{Data: c.now.Bytes()}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if got.Text != want.Text {
			t.Errorf("%s:\n%q, want\n%q", name, got.Text, want.Text)
			continue
		}
		if name == "numbers" {
			for _, p := range got.Parts {
				if p.Label == "" {
					t.Errorf("%s: %q has no label", name, got.Text[p.Start:p.End])
				}
			}
			continue
		}
		if d := cmp.Diff(want.Parts, got.Parts); d != "" {
			t.Errorf("%s (-package +older):\n%s", name, d)
		}
	}
}

func TestProperties(t *testing.T) {
	doc, err := read(context.Background(), source.Input{Data: older("<o:DocumentProperties><o:Title>通知</o:Title><o:Author>办公室</o:Author><o:Pages>3</o:Pages></o:DocumentProperties><w:body>" + p("甲") + "</w:body>")}, source.Limits{})
	if err != nil || doc.Meta.Title != "通知" || doc.Meta.Author != "办公室" {
		t.Errorf("%+v, %v", doc, err)
	}
}

func fixtures() map[string][]byte {
	all := map[string][]byte{}
	for name, c := range pairs {
		all[name] = older(c.older)
	}
	return all
}

func TestConformance(t *testing.T) { readertest.Run(t, read, fixtures()) }

// TestBreaksOff: a file that breaks off gives what stands in front, and says so.
func TestBreaksOff(t *testing.T) {
	whole := older("<w:body>" + p("云州市人民政府关于防汛工作的报告") + p("全年立案120件。") + "</w:body>")
	doc, err := read(context.Background(), source.Input{Data: whole[:strings.Index(string(whole), "全年")+6]}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	warned := false
	for _, n := range doc.Notes {
		warned = warned || n.Severity == source.Warning
	}
	if !warned || !strings.Contains(doc.Text, "防汛") {
		t.Errorf("%q, notes %v", doc.Text, doc.Notes)
	}
	deep := older("<w:body>" + strings.Repeat("<w:tbl>", 5000))
	if _, err := read(context.Background(), source.Input{Data: deep}, source.Limits{}); source.CodeOf(err) == "" {
		t.Errorf("5000 tables in each other: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures() {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err := readertest.CheckOutcome(doc, err); err != nil {
			t.Fatal(err)
		}
	})
}
