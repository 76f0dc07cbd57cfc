package docx

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// readBody reads a document with the body.
func readBody(t *testing.T, body string) *source.Document {
	t.Helper()
	return readDocument(t, docxtest.Document{Body: body})
}

func readDocument(t *testing.T, d docxtest.Document) *source.Document {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Name: "test.docx", Data: d.Bytes()}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Parts) > 0 {
		if err := readertest.CheckDocument(doc); err != nil {
			t.Error(err)
		}
	}
	return doc
}

var kindNames = map[source.Kind]string{
	source.Paragraph: "p", source.Heading: "h", source.ListItem: "item", source.TableCell: "cell", source.Caption: "caption",
	source.Note: "note", source.Header: "header", source.Footer: "footer", source.PageNumber: "page", source.Contents: "contents", source.Image: "image", source.Watermark: "watermark",
}

// outline writes the parts of a document, one a line: kind, level or cell, text; ⏎ before a part that continues
// the paragraph of the one before.
func outline(doc *source.Document) []string {
	var lines []string
	for _, p := range doc.Parts {
		line := kindNames[p.Kind]
		if p.Level > 0 {
			line += fmt.Sprint(p.Level)
		}
		if c := p.Cell; c != nil {
			line += fmt.Sprintf(" %d:%d,%d", c.Table, c.Row, c.Column)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				line += fmt.Sprintf("+%dx%d", c.RowSpan, c.ColSpan)
			}
			if c.Header {
				line += " head"
			}
		}
		if p.Continues {
			line += " ⏎"
		}
		lines = append(lines, line+" "+doc.Text[p.Start:p.End])
	}
	return lines
}

func codes(doc *source.Document) []string {
	var list []string
	for _, n := range doc.Notes {
		list = append(list, n.Code)
	}
	return list
}

func run(text string) string { return docxtest.R(text) }

func fieldXML(instruction, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ` + instruction + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// TestInline: what stands in a paragraph, and what of it is text.
func TestInline(t *testing.T) {
	const choice = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	for _, c := range []struct {
		name, paragraph string // the content of w:p
		want            string // parts, separated by |
		notes           string // codes, separated by blanks
	}{
		{"runs join", run("云州") + run("市"), "p 云州市", ""},
		{"white space is trimmed", `<w:r><w:t> 云 </w:t></w:r><w:r><w:t>州</w:t></w:r>`, "p 云州", ""},
		{"white space is preserved", `<w:r><w:t xml:space="preserve">　云 </w:t></w:r>` + run("州"), "p 　云 州", ""},
		{"line feed is no line", "<w:r><w:t>云\n州</w:t></w:r>", "p 云 州", ""},
		{"references", `<w:r><w:t>A&amp;B &lt;甲&gt; &#x4E00;&#20108;</w:t></w:r>`, "p A&B <甲> 一二", ""},
		{"CDATA", `<w:r><w:t><![CDATA[甲&乙]]></w:t></w:r>`, "p 甲&乙", ""},
		{"comment and instruction", `<w:r><!-- x --><w:t>甲<?y z?>乙</w:t></w:r>`, "p 甲乙", ""},
		{"tab", run("甲") + `<w:r><w:tab/></w:r>` + run("乙"), "p 甲\t乙", ""},
		{"tab stops are no tabs", `<w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>` + run("甲"), "p 甲", ""},
		{"line break", run("关于方案") + `<w:r><w:br/></w:r>` + run("的通知"), "p 关于方案|p ⏎ 的通知", ""},
		{"page break", `<w:r><w:br w:type="page"/></w:r>` + run("第二页"), "p 第二页", ""},
		{"rendered page break is nothing", run("云") + `<w:r><w:lastRenderedPageBreak/></w:r>` + run("州"), "p 云州", ""},
		{"drop cap", `<w:pPr><w:framePr w:dropCap="drop" w:lines="2"/></w:pPr>` + run("云") + `</w:p><w:p>` + run("州市"), "p 云州市", ""},
		{"hyphens", run("a") + `<w:r><w:noBreakHyphen/></w:r>` + run("b") + `<w:r><w:softHyphen/></w:r>` + run("c"), "p a-bc", ""},
		{"hyperlink", `<w:hyperlink w:anchor="x">` + run("附件") + `</w:hyperlink>`, "p 附件", ""},
		{"content control", `<w:sdt><w:sdtPr><w:alias w:val="n"/></w:sdtPr><w:sdtContent>` + run("云州") + `</w:sdtContent></w:sdt>`, "p 云州", ""},
		{"smart tag, custom XML, direction", `<w:smartTag><w:customXml><w:bdo><w:dir>` + run("云州") + `</w:dir></w:bdo></w:customXml></w:smartTag>`, "p 云州", ""},
		{"insertion", run("云") + `<w:ins w:id="1">` + run("州") + `</w:ins>`, "p 云州", "docx.insertions"},
		{"deletion", run("云") + `<w:del w:id="1"><w:r><w:delText>海</w:delText></w:r></w:del>` + run("州"), "p 云海州", "docx.deleted-text"},
		{"move", `<w:moveFrom w:id="1">` + run("甲") + `</w:moveFrom>` + run("乙") + `<w:moveTo w:id="2">` + run("甲") + `</w:moveTo>`, "p 甲乙甲", "docx.moves"},
		{"old properties are not new ones", `<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>` + run("甲"), "p 甲", ""},
		{"hidden text", `<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>` + run("公"), "p 公", "docx.hidden-text"},
		{"not hidden after all", `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>公</w:t></w:r>`, "p 公", ""},
		{"field result", run("第") + fieldXML("SEQ t", run("3")) + run("号"), "p 第3号", ""},
		{"nested field in an instruction", fieldXML("IF "+`</w:instrText></w:r>`+fieldXML("PAGE", run("9"))+`<w:r><w:instrText> = 1`, run("是")), "p 是", ""},
		{"simple field", `<w:fldSimple w:instr=" DATE ">` + run("1月") + `</w:fldSimple>`, "p 1月", ""},
		{"DDE", fieldXML(`DDEAUTO c:\\x`, run("旧值")), "p 旧值", "docx.dde-field"},
		{"linked file", fieldXML(`INCLUDETEXT "x.doc"`, run("旧文")), "p 旧文", "docx.remote-field"},
		{"enclosed character", run("甲") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, "p 甲③", ""},
		{"formula field", run("甲") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \f(1,2)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, "p 甲1/2", ""},
		{"formula field that nobody understands", run("甲") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \z(1,2)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, "p 甲", "docx.equation-field"},
		{"check boxes", `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("是") +
			`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("否"), "p ☑是☐否", ""},
		{"drop-down list", `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, "p 乙", ""},
		{"ruby", `<w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase>` + run("云") + `</w:rubyBase></w:ruby></w:r>` + run("州"), "p 云州", "docx.ruby"},
		{"symbols", `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>` + run("5"), "p ☑≥5", ""},
		{"unknown symbol", `<w:r><w:sym w:font="Webdings" w:char="F0FE"/></w:r>` + run("5"), "p □5", "docx.unknown-symbol"},
		{"comment", `<w:commentRangeStart w:id="0"/>` + run("甲") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`, "p 甲", "docx.missing-notes"},
		{"text box once", run("主") + `<w:r>` + choice + `</w:r>`, "p 主|p 甲", ""},
		{"fallback for what is not understood", run("主") + `<w:r>` + strings.Replace(choice, `Requires="wps"`, `Requires="zzz"`, 1) + `</w:r>`, "p 主|p 乙", ""},
		{"text box above its line", run("主") + `<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="paragraph"><wp:posOffset>-9</wp:posOffset></wp:positionV><wps:txbx><w:txbxContent>` + docxtest.P("上") + `</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>`, "p 上|p 主", ""},
		{"word art", `<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>`, "p 艺术字", ""},
		{"picture", run("甲") + `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="章"/><a:graphic><pic:pic><a:blip/></pic:pic></a:graphic></wp:inline></w:drawing></w:r>`, "p 甲|image ", "docx.pictures"},
		{"fraction", run("增") + `<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>12</m:t></m:r></m:den></m:f></m:oMath>`, "p 增(a+b)/12", ""},
		{"power, index, root", `<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:sSub><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sub><m:r><m:t>ij</m:t></m:r></m:sub></m:sSub><m:rad><m:deg/><m:e><m:r><m:t>z</m:t></m:r></m:e></m:rad></m:oMath>`, "p x²yᵢⱼ√z", ""},
		{"sum in brackets", `<m:oMath><m:d><m:e><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>i=1</m:t></m:r></m:sub><m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e><m:r><m:t>i</m:t></m:r></m:e></m:nary></m:e></m:d></m:oMath>`, "p (∑ᵢ₌₁ⁿi)", ""},
		{"foreign elements are skipped", run("甲") + `<w14:x><w:r><w:t>乙</w:t></w:r></w14:x>`, "p 甲", ""},
		{"blank paragraph", `<w:r><w:t xml:space="preserve"> 　</w:t></w:r>`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readBody(t, "<w:p>"+c.paragraph+"</w:p>")
			if got := strings.Join(outline(doc), "|"); got != c.want {
				t.Errorf("parts\n got %s\nwant %s", got, c.want)
			}
			if got := strings.Join(codes(doc), " "); got != c.notes {
				t.Errorf("notes %q, want %q", got, c.notes)
			}
		})
	}
}

// TestBlocks: what stands around paragraphs.
func TestBlocks(t *testing.T) {
	p := docxtest.P
	deletedMark := func(text string) string {
		return `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run(text) + `</w:p>`
	}
	openField := `<w:p>` + run("甲") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r></w:p>`
	for _, c := range []struct {
		name, body, want, notes string
	}{
		{"content controls and custom XML", `<w:sdt><w:sdtContent>` + p("甲") + `<w:customXml>` + p("乙") + `</w:customXml></w:sdtContent></w:sdt>`, "p 甲|p 乙", ""},
		{"deleted paragraph mark", deletedMark("云") + p("州") + p("市"), "p 云州|p 市", "docx.deleted-marks"},
		{"deleted mark at the end", p("云") + deletedMark("州"), "p 云|p 州", "docx.deleted-marks"},
		{"deleted mark before a table", deletedMark("云") + docxtest.Table([]string{"甲"}), "p 云|cell 1:0,0 甲", "docx.deleted-marks"},
		{"deleted paragraph", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>` + p("新"), "p 旧|p 新", "docx.deleted-text docx.deleted-marks"},
		{"embedded chunk", p("甲") + `<w:altChunk r:id="x"/>`, "p 甲", "docx.embedded-chunk"},
		{"field over paragraphs", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("一") + `</w:p>` + `<w:p>` + run("二") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "contents 一|contents 二", ""},
		{"field that never ends loses no text", openField + p("乙"), "p 甲|p 乙", "docx.open-field"},
		{"end of a field that never began", `<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>` + run("甲") + `</w:p>`, "p 甲", ""},
		{"math paragraph", `<m:oMathPara><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>` + p("甲"), "p a=b|p 甲", ""},
		{"table", docxtest.Table([]string{"指标", "数量"}, []string{"件", "22"}), "cell 1:0,0 指标|cell 1:0,1 数量|cell 1:1,0 件|cell 1:1,1 22", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readBody(t, c.body)
			if got := strings.Join(outline(doc), "|"); got != c.want {
				t.Errorf("parts\n got %s\nwant %s", got, c.want)
			}
			if got := strings.Join(codes(doc), " "); got != c.notes {
				t.Errorf("notes %q, want %q", got, c.notes)
			}
		})
	}
}

// TestStories: notes, headers and footers stand behind the body, and only those that are printed.
func TestStories(t *testing.T) {
	page := `<w:p>` + run("— ") + fieldXML("PAGE", run("1")) + run(" —") + `</w:p>`
	reference := func(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }
	note := func(id, text string) string {
		return `<w:footnote w:id="` + id + `"><w:p><w:r><w:footnoteRef/></w:r>` + run(" "+text) + `</w:p></w:footnote>`
	}
	doc := readDocument(t, docxtest.Document{
		Body: `<w:p>` + run("共22项") + reference("5") + run("，") + reference("3") + run("完。") + `</w:p>` +
			`<w:sectPr><w:headerReference w:type="default" r:id="rHeader1"/><w:footerReference w:type="default" r:id="rFooter1"/>` +
			`<w:footerReference w:type="even" r:id="rFooter2"/><w:headerReference w:type="first" r:id="rHeader2"/></w:sectPr>`,
		Footnotes: `<w:footnote w:type="separator" w:id="-1"><w:p>` + run("线") + `</w:p></w:footnote>` + note("3", "第二条注") + note("5", "第一条注") + note("9", "无人引用"),
		Headers:   []string{docxtest.P("内部资料") + `<w:p><w:r><w:pict><v:shape><v:textpath string="样稿"/></v:shape></w:pict></w:r></w:p>`, docxtest.P("首页")},
		Footers:   []string{page, docxtest.P("偶数页")},
		Settings:  `<w:evenAndOddHeaders/>`,
	})
	want := []string{"p 共22项，完。", "note  第一条注", "note  第二条注", "header 内部资料", "watermark 样稿", "page — 1 —", "footer 偶数页"}
	if diff := cmp.Diff(want, outline(doc)); diff != "" {
		t.Errorf("parts (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"note-ref 共22项_→1", "note-ref 共22项，_→2"}, marksOf(doc)); diff != "" {
		t.Errorf("marks (-want +got)\n%s", diff)
	}
	if doc.Parts[1].NoteNumber != "1" || doc.Parts[2].NoteNumber != "2" {
		t.Errorf("notes are numbered %q and %q", doc.Parts[1].NoteNumber, doc.Parts[2].NoteNumber)
	}
}

// TestEqualHeaders: sections with headers of the same text give it once, others each.
func TestEqualHeaders(t *testing.T) {
	section := func(id string) string {
		return `<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="` + id + `"/></w:sectPr></w:pPr>` + run("正文"+id) + `</w:p>`
	}
	doc := readDocument(t, docxtest.Document{
		Body:    section("rHeader1") + section("rHeader2") + section("rHeader3") + section("rHeader1"),
		Headers: []string{docxtest.P("同"), docxtest.P("同"), docxtest.P("异")},
	})
	if got := strings.Join(outline(doc)[4:], "|"); got != "header 同|header 异" {
		t.Errorf("furniture %s", got)
	}
}

// TestMissingNote: a reference to a note that is not there is said.
func TestMissingNote(t *testing.T) {
	doc := readBody(t, `<w:p>`+run("甲")+`<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`)
	if !slices.Contains(codes(doc), "docx.missing-notes") {
		t.Errorf("notes %v", codes(doc))
	}
}

// TestLinks: a part leads where its hyperlink or field leads, but never to a script.
func TestLinks(t *testing.T) {
	doc := readDocument(t, docxtest.Document{
		Body: `<w:p><w:hyperlink r:id="l1">` + run("甲") + `</w:hyperlink></w:p><w:p>` + fieldXML(`HYPERLINK "https://yunzhou.example/b"`, run("乙")) +
			`</w:p><w:p>` + fieldXML(`HYPERLINK "javascript:x()"`, run("丙")) + `</w:p>`,
		Links: `<Relationship Id="l1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://yunzhou.example/a" TargetMode="External"/>`,
	})
	for i, want := range []string{"http://yunzhou.example/a", "https://yunzhou.example/b", ""} {
		if got := doc.Parts[i].Href; got != want {
			t.Errorf("part %d: %q, want %q", i, got, want)
		}
	}
	if len(doc.Notes) > 0 {
		t.Errorf("notes %v", doc.Notes)
	}
}

// TestDiagram: the labels of a diagram stand for it, behind the paragraph that it stands in.
func TestDiagram(t *testing.T) {
	doc := readDocument(t, docxtest.Document{
		Body:  `<w:p>` + run("机构图") + `<w:r><w:drawing><a:graphic><dgm:relIds r:dm="d1"/></a:graphic></w:drawing></w:r></w:p>` + docxtest.P("后"),
		Links: `<Relationship Id="d1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData" Target="diagrams/data1.xml"/>`,
		Extra: []docxtest.Entry{{Name: "word/diagrams/data1.xml", Data: []byte(`<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:pt><dgm:t><a:p><a:r><a:t>市</a:t></a:r><a:r><a:t>局</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>科室</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>`)}},
	})
	if got := strings.Join(outline(doc), "|"); got != "p 机构图|image 市局 科室|p 后" {
		t.Errorf("parts %s", got)
	}
}

// TestTextOfTable: cells are separated by tabs even where they are empty, rows by line feeds.
func TestTextOfTable(t *testing.T) {
	doc := readBody(t, docxtest.P("前")+docxtest.Table([]string{"", "乙", ""}, []string{"丙", "", "丁"}, []string{"", "", ""})+docxtest.P("后"))
	if want := "前\n\t乙\t\n丙\t\t丁\n\t\t\n后"; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
}
