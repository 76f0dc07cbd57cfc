package docx

import (
	"bytes"
	"context"
	"testing"

	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// fixtures are whole documents of different make.
func fixtures() map[string][]byte {
	report := docxtest.Document{
		Styles: `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`,
		Numbering: abstractNum(0, lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="1"/>`+noTab)+lvl(1, "chineseCounting", "（%2）", noTab)) +
			num(1, 0, ""),
		Settings:  `<w:evenAndOddHeaders w:val="0"/>`,
		Footnotes: `<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>` + docxtest.R(" 数据截至十二月底。") + `</w:p></w:footnote>`,
		Headers:   []string{docxtest.P("云州市人民政府")},
		Footers:   []string{`<w:p>` + fieldXML("PAGE", docxtest.R("— 1 —")) + `</w:p>`},
		Core:      `<dc:title>关于法治建设情况的报告</dc:title>`,
		Body: docxtest.P("云州市人民政府关于法治建设情况的报告") + docxtest.Styled("1", "总体情况") + docxtest.Numbered(1, 1, "压实责任") +
			`<w:p>` + docxtest.R("全市提出22项计划") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + docxtest.R("，完成21项。") + `</w:p>` +
			docxtest.Table([]string{"指标", "数量"}, []string{"计划项目", "22"}, []string{"", "21"}) +
			`<w:sectPr><w:headerReference w:type="default" r:id="rHeader1"/><w:footerReference w:type="default" r:id="rFooter1"/></w:sectPr>`,
	}
	packed := report
	packed.Compress = true
	strict := report
	strict.Strict = true
	changed := docxtest.Document{
		Numbering: decimalList, Comments: `<w:comment w:id="1" w:author="李某">` + docxtest.P("请核实") + `</w:comment>`,
		Footnotes: `<w:footnote w:id="2">` + docxtest.P("注") + `</w:footnote>`,
		Body: `<w:p>` + run("全年办结118") + up("1") + run("件，罚款") + formatted(`<w:strike/>`, "30") + run("35万元") + del("9") + ins(up("注")) + `</w:p>` +
			`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:commentRangeStart w:id="1"/>` + run("甲") + `</w:p>` + docxtest.Numbered(1, 0, "乙") +
			`<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p>` + run("旧") + `<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p></w:tc></w:tr>` +
			`<w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>` + docxtest.P("120") + `<w:p>` + run("35") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:tc></w:tr></w:tbl>`,
	}
	return map[string][]byte{
		"changed": changed.Bytes(),

		"plain": docxtest.Build("关于印发方案的通知", "各县（区）人民政府："), "report": report.Bytes(), "packed": packed.Bytes(), "strict": strict.Bytes(),
	}
}

func TestConformance(t *testing.T) { readertest.RunBounded(t, Read, fixtures()) }

// TestConformanceOfVersions: so do the readers of the other versions of a document with tracked changes.
func TestConformanceOfVersions(t *testing.T) {
	for name, read := range map[string]source.Reader{"original": ReadOriginal, "marked": ReadMarked} {
		t.Run(name, func(t *testing.T) {
			readertest.RunBounded(t, read, map[string][]byte{"changed": fixtures()["changed"]})
		})
	}
}

// TestBuilderIsDeterministic: fixtures are the same bytes in every run.
func TestBuilderIsDeterministic(t *testing.T) {
	first, second := fixtures(), fixtures()
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s: two builds differ", name)
		}
	}
}

func TestSniff(t *testing.T) {
	whole := docxtest.Build("甲")
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"document":      {whole, true},
		"cut off":       {whole[:len(whole)-40], true},
		"text":          {[]byte("PK is not enough"), false},
		"empty archive": {append([]byte("PK\x05\x06"), make([]byte, 18)...), false},
		"nothing":       {nil, false},
	} {
		if got := Sniff(c.data); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestKinds: other main parts of Word are read, those of other programs are not.
func TestKinds(t *testing.T) {
	body := docxtest.P("甲")
	for kind, c := range map[string]struct {
		code source.Code
		note string
	}{
		"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": {"", ""},
		"application/vnd.ms-word.document.macroEnabled.main+xml":                           {"", "docx.macros"},
		"application/vnd.ms-word.template.macroEnabledTemplate.main+xml":                   {"", "docx.macros"},
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml":       {source.Unsupported, ""},
	} {
		doc, err := Read(context.Background(), source.Input{Data: docxtest.Document{Body: body, ContentType: kind}.Bytes()}, source.Limits{})
		if source.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want code %q", kind, err, c.code)
		}
		if err == nil && c.note != "" && (len(doc.Notes) != 1 || doc.Notes[0].Code != c.note) {
			t.Errorf("%s: notes %v, want %s", kind, doc.Notes, c.note)
		}
	}
}

// TestPicturesOnly: pictures without text are scanned pages.
func TestPicturesOnly(t *testing.T) {
	body := `<w:p><w:r><w:drawing><wp:inline><a:graphic><pic:pic><a:blip/></pic:pic></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	_, err := Read(context.Background(), source.Input{Data: docxtest.Document{Body: body}.Bytes()}, source.Limits{})
	if source.CodeOf(err) != source.NoText {
		t.Errorf("%v, want %s", err, source.NoText)
	}
}

// TestDamagedPart: damage beside the main part is said and costs only that part.
func TestDamagedPart(t *testing.T) {
	doc := readDocument(t, docxtest.Document{Body: docxtest.P("甲"), Styles: `<w:style></w:wrong>`, Core: `<dc:title>题</dc:title>`})
	if got := codes(doc); len(got) != 1 || got[0] != "docx.damaged-part" {
		t.Errorf("notes %v", doc.Notes)
	}
	if doc.Text != "甲" || doc.Meta.Title != "题" {
		t.Errorf("text %q, title %q", doc.Text, doc.Meta.Title)
	}
}

// FuzzBody: whatever stands in the body, the outcome keeps the promises of a reader.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		docxtest.P("甲"), docxtest.Table([]string{"甲", "乙"}, []string{"", ""}), docxtest.Numbered(1, 1, "甲"),
		`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val="3"/></w:tcPr></w:tc></w:tr></w:tbl>`,
		`<w:p>` + fieldXML("PAGE", docxtest.R("1")) + `<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>`,
		`<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:tbl><w:tr><w:tc>` + docxtest.P("框") + `</w:tc></w:tr></w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
		`<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den/></m:f><m:nary/><m:d/></m:oMath><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:br/><w:footnoteReference w:id="2"/></w:r></w:p>`,
		`<w:p>` + run("5") + up("[1]，") + formatted(`<w:position w:val="12"/><w:sz w:val="9"/><w:dstrike/>`, "a b") + del("3") + `<w:ins w:id="1"><w:moveFrom w:id="1">` + up("x") + `</w:moveFrom></w:ins><w:r><w:br/></w:r>` + run("甲") + `</w:p>`,
		`<w:commentRangeStart w:id="1"/><w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr><w:commentRangeStart w:id="2"/>` + run("甲") + `</w:p><w:p><w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>1</w:t><w:commentReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr><w:cellIns/></w:tcPr>` + docxtest.P("旧") + `</w:tc></w:tr></w:tbl>`,
		`<w:p><w:ins w:id="1">` + run("甲") + oMath(`<m:sSubSup><m:e>`+mr("甲乙")+`<w:commentRangeStart w:id="1"/></m:e><m:sub>`+ins(run("1"))+`</m:sub><m:sup><m:f><m:num>`+mr("12")+`</m:num><m:den>`+del("丙丁")+`</m:den></m:f></m:sup></m:sSubSup>`) + `</w:ins>` + run("乙") + `<w:commentRangeEnd w:id="1"/></w:p>`,
	} {
		f.Add(seed)
	}
	base := docxtest.Document{
		Numbering: decimalList, Headers: []string{docxtest.P("眉")},
		Footnotes: `<w:footnote w:id="2">` + docxtest.P("注") + `</w:footnote>`,
		Comments:  `<w:comment w:id="1">` + docxtest.P("批") + `</w:comment><w:comment w:id="2">` + docxtest.P("注") + `</w:comment>`,
	}
	f.Fuzz(func(t *testing.T, body string) {
		d := base
		d.Body = body
		for _, read := range []source.Reader{Read, ReadOriginal, ReadMarked} {
			doc, err := read(context.Background(), source.Input{Data: d.Bytes()}, source.Limits{})
			if err == nil && len(doc.Parts) == 0 {
				continue // an empty document is one
			}
			if broken := readertest.CheckOutcome(doc, err); broken != nil {
				t.Error(broken)
			}
		}
	})
}

// FuzzRead: whatever the bytes, the outcome keeps the promises of a reader.
func FuzzRead(f *testing.F) {
	for _, data := range fixtures() {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{Expanded: 16 << 20})
		if err == nil && len(doc.Parts) == 0 {
			return
		}
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Error(broken)
		}
	})
}
