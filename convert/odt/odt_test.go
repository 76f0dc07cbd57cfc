package odt

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

const styleSheet = `<office:styles><style:style style:name="Standard" style:family="paragraph"/>` +
	`<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>` +
	`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>` +
	`<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/></text:list-style></office:styles>` +
	`<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard">` +
	`<style:paragraph-properties fo:text-align="center" fo:text-indent="0.5in"/><style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>` +
	`<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>` +
	`<style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>`

// flat is a document in one XML file.
func flat(inside string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"` +
		` xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:mimetype="application/vnd.oasis.opendocument.text">` +
		`<office:meta><dc:title>通知</dc:title><meta:initial-creator>办公室</meta:initial-creator></office:meta>` + styleSheet +
		`<office:body><office:text>` + inside + `</office:text></office:body></office:document>`)
}

var read = Through(docx.Read)

// same are documents in this format and as packages.
var same = map[string]struct {
	odt  string
	docx docxtest.Document
}{
	"paragraphs": {
		`<text:p text:style-name="P1">云州市  人民政府</text:p><text:p>全年<text:s text:c="2"/>立案<text:tab/>120<text:line-break/>件。</text:p>`,
		docxtest.Document{Body: `<w:p><w:pPr><w:ind w:firstLine="720"/><w:jc w:val="center"/></w:pPr>` + docxtest.R("云州市 人民政府") + `</w:p><w:p>` + docxtest.R("全年  立案") +
			`<w:r><w:tab/><w:t>120</w:t><w:br/><w:t>件。</w:t></w:r></w:p>`},
	},
	"characters": {
		`<text:p>面积12m<text:span text:style-name="T1">2</text:span><text:span text:style-name="T2">立案</text:span><text:a xlink:href="https://www.yunzhou.example/">网站</text:a></text:p>`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("面积12m") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>立案</w:t></w:r>` +
			docxtest.R("网站") + `</w:p>`},
	},
	"table": {
		`<table:table><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>地区</text:p></table:table-cell>` +
			`<table:table-cell table:number-columns-spanned="2"><text:p>案件</text:p></table:table-cell><table:covered-table-cell/></table:table-row>` +
			`<table:table-row><table:covered-table-cell/><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table><text:p>注</text:p>`,
		docxtest.Document{Body: `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + docxtest.P("地区") +
			`</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + docxtest.P("案件") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + docxtest.P("1") +
			`</w:tc><w:tc>` + docxtest.P("2") + `</w:tc></w:tr></w:tbl>` + docxtest.P("注")},
	},
	"notes": {
		`<text:p>立案<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>含移送</text:p></text:note-body></text:note>件</text:p>`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("立案") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>` + docxtest.R("件") + `</w:p>`,
			Footnotes: `<w:footnote w:id="1">` + docxtest.P("含移送") + `</w:footnote>`},
	},
	"deleted": {
		`<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><text:p>98</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
			`<text:p>结案<text:change text:change-id="c1"/>118件</text:p>`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("结案") + `<w:del w:id="0"><w:r><w:delText>98</w:delText></w:r></w:del>` + docxtest.R("118件") + `</w:p>`},
	},
	"text box": {
		`<text:p>正文<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>`,
		docxtest.Document{Body: `<w:p>` + docxtest.R("正文") + `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + docxtest.P("框") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`},
	},
}

// TestSame: a document in this format becomes what the same document is as a package.
func TestSame(t *testing.T) {
	plain := cmp.FilterPath(func(p cmp.Path) bool {
		name := p.Last().String()
		return name == ".Font" || name == ".Style" || name == ".Href"
	}, cmp.Ignore())
	for name, c := range same {
		data := flat(c.odt)
		if !Sniff(data) {
			t.Errorf("%s: not recognized", name)
		}
		got, err := read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := docx.Read(context.Background(), source.Input{Data: c.docx.Bytes()}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if got.Text != want.Text {
			t.Errorf("%s:\n%q, want\n%q", name, got.Text, want.Text)
			continue
		}
		if d := cmp.Diff(want.Parts, got.Parts, plain); d != "" {
			t.Errorf("%s (-package +odt):\n%s", name, d)
		}
		if got.Meta.Title != "通知" || got.Meta.Author != "办公室" {
			t.Errorf("%s: %+v", name, got.Meta)
		}
	}
}

// TestLists: items are counted by the styles of their lists; a further paragraph of an item has no number.
func TestLists(t *testing.T) {
	item := func(text string) string { return "<text:list-item>" + text + "</text:list-item>" }
	in := `<text:list text:style-name="L1">` + item(`<text:p>总体要求</text:p><text:p>接上</text:p><text:list>`+item(`<text:p>甲</text:p>`)+item(`<text:p>乙</text:p>`)+`</text:list>`) +
		item(`<text:p>主要任务</text:p>`) + `</text:list><text:h text:outline-level="1" text:style-name="Heading_20_1">标题</text:h>`
	doc, err := read(context.Background(), source.Input{Data: flat(in)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	const want = "一、总体要求\n接上\n1.甲\n2.乙\n二、主要任务\n标题"
	if doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
	if last := doc.Parts[len(doc.Parts)-1]; last.Kind != source.Heading || last.Level != 1 {
		t.Errorf("a heading is %+v", last)
	}
}

func fixtures() map[string][]byte {
	all := map[string][]byte{}
	for name, c := range same {
		all[name] = flat(c.odt)
	}
	return all
}

func TestConformance(t *testing.T) { readertest.Run(t, read, fixtures()) }

// TestBreaksOff: a file that breaks off gives what stands in front, and says so.
func TestBreaksOff(t *testing.T) {
	whole := string(flat("<text:p>云州市人民政府</text:p><text:p>全年立案120件</text:p>"))
	doc, err := read(context.Background(), source.Input{Data: []byte(whole[:strings.Index(whole, "立案")])}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	warned := false
	for _, n := range doc.Notes {
		warned = warned || n.Severity == source.Warning
	}
	if !warned || !strings.HasPrefix(doc.Text, "云州市人民政府") {
		t.Errorf("%q, notes %v", doc.Text, doc.Notes)
	}
	if _, err := read(context.Background(), source.Input{Data: flat(strings.Repeat("<text:section>", 5000))}, source.Limits{}); source.CodeOf(err) == "" {
		t.Errorf("5000 sections in each other: %v", err)
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
