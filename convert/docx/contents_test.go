package docx

import (
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
)

const tocStyles = `<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>`

func fieldChar(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func instruction(text string) string {
	return fieldChar("begin") + `<w:r><w:instrText xml:space="preserve">` + text + `</w:instrText></w:r>`
}

func TestContents(t *testing.T) {
	for name, test := range map[string]struct{ body, want string }{
		"styles": {docxtest.Styled("10", "一、做法\t2") + docxtest.Styled("H1", "一、做法"), "contents 一、做法\t2|h1 一、做法"},
		"field over paragraphs": {
			`<w:p>` + instruction(` TOC \o "1-3" `) + fieldChar("separate") + docxtest.R("总则 1") + `</w:p>` + docxtest.P("职责 4") +
				`<w:p>` + fieldChar("end") + docxtest.R("第一章 总则") + `</w:p>`,
			"contents 总则 1|contents 职责 4|p 第一章 总则",
		},
		"simple field": {`<w:p><w:fldSimple w:instr="TOC \c &quot;表&quot;">` + docxtest.R("表1 案件 3") + `</w:fldSimple></w:p>`, "contents 表1 案件 3"},
		"control": {
			`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` +
				docxtest.P("目录") + docxtest.P("总则 1") + docxtest.P("这是有人写在里面的一句话。") + `</w:sdtContent></w:sdt>` + docxtest.P("总则"),
			"contents 目录|contents 总则 1|p 这是有人写在里面的一句话。|p 总则",
		},
		"field that never ends": {
			`<w:p>` + instruction("TOC") + fieldChar("separate") + docxtest.R("总则 1") + `</w:p>` + docxtest.Styled("H1", "总则") +
				`<w:p>` + docxtest.R("前") + `<w:r><w:br/></w:r>` + docxtest.R("后") + `</w:p>` + docxtest.Styled("10", "附则 2"),
			"p 总则 1|h1 总则|p 前|p ⏎ 后|contents 附则 2",
		},
		"another field": {`<w:p>` + instruction(`REF _Ref1`) + fieldChar("separate") + docxtest.R("总则") + fieldChar("end") + `</w:p>`, "p 总则"},
	} {
		t.Run(name, func(t *testing.T) {
			d := readDocument(t, docxtest.Document{Body: test.body, Styles: tocStyles})
			if got := strings.Join(outline(d), "|"); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
