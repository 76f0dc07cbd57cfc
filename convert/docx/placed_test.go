package docx

import (
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
)

// floating is a text box with its place (wp:positionV).
func floating(from string, offset string, text string) string {
	return `<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="` + from + `"><wp:posOffset>` + offset + `</wp:posOffset></wp:positionV>` +
		`<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` + docxtest.P(text) + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`
}

// TestBoxes holds where the text of boxes and frames stands.
func TestBoxes(t *testing.T) {
	vml := `<w:r><w:pict><v:shape style="position:absolute;margin-top:30pt;mso-position-vertical-relative:page"><v:textbox><w:txbxContent>` + docxtest.P("文件") +
		`</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
	long := docxtest.P(strings.Repeat("字", 2000))
	for name, c := range map[string]struct{ body, want string }{
		"top of the first page, two boxes": {
			docxtest.P("标题") + `<w:p>` + floating("page", "900000", "字号") + floating("page", "600000", "文件") + run("正文") + `</w:p>`, "p 文件|p 字号|p 标题|p 正文"},
		"in VML":                 {docxtest.P("标题") + `<w:p>` + vml + run("正文") + `</w:p>`, "p 文件|p 标题|p 正文"},
		"lower on the page":      {docxtest.P("标题") + `<w:p>` + floating("page", "6000000", "印章") + run("正文") + `</w:p>`, "p 标题|p 正文|p 印章"},
		"by its paragraph":       {docxtest.P("标题") + `<w:p>` + floating("paragraph", "-90000", "上") + floating("paragraph", "90000", "下") + run("正文") + `</w:p>`, "p 标题|p 上|p 正文|p 下"},
		"on another page":        {docxtest.P("标题") + `<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>` + floating("page", "600000", "文件") + run("正文") + `</w:p>`, "p 标题|p 正文|p 文件"},
		"behind a long text":     {long + `<w:p>` + floating("page", "600000", "文件") + run("正文") + `</w:p>`, "p " + strings.Repeat("字", 2000) + "|p 正文|p 文件"},
		"a frame in its place":   {docxtest.P("前") + `<w:p><w:pPr><w:framePr w:w="900" w:vAnchor="page" w:y="600"/></w:pPr>` + run("框") + `</w:p>` + docxtest.P("后"), "p 前|p 框|p 后"},
		"a box inside of a cell": {`<w:tbl><w:tr><w:tc><w:p>` + floating("page", "600000", "盒") + run("格") + `</w:p></w:tc></w:tr></w:tbl>`, "cell 1:0,0 格|cell 1:0,0 盒"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(outline(readBody(t, c.body)), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestNestedTables holds that what stands in a table inside a cell is of that cell, and that a table of one cell round
// tables is a frame.
func TestNestedTables(t *testing.T) {
	inner := docxtest.Table([]string{"罚款", "30"}, []string{"警告", "5"})
	cell := func(content string) string { return "<w:tc>" + content + "</w:tc>" }
	for name, c := range map[string]struct{ body, want string }{
		"in a cell": {
			"<w:tbl><w:tr>" + cell(docxtest.P("处罚")) + cell(docxtest.P("如下")+inner+docxtest.P("共35件")) + "</w:tr><w:tr>" + cell(docxtest.P("许可")) + cell(docxtest.P("12")) + "</w:tr></w:tbl>",
			"cell 1:0,0 处罚|cell 1:0,1 如下|cell 1:0,1 罚款|cell 1:0,1 30|cell 1:0,1 警告|cell 1:0,1 5|cell 1:0,1 共35件|cell 1:1,0 许可|cell 1:1,1 12"},
		"in a frame": {
			"<w:tbl><w:tr>" + cell(docxtest.Styled("H1", "标题")+inner+docxtest.P("正文")) + "</w:tr></w:tbl>",
			"h1 标题|cell 1:0,0 罚款|cell 1:0,1 30|cell 1:1,0 警告|cell 1:1,1 5|p 正文"},
		"in a frame, nested": {
			"<w:tbl><w:tr>" + cell("<w:tbl><w:tr>"+cell(docxtest.P("甲"))+cell(inner)+"</w:tr></w:tbl>") + "</w:tr></w:tbl>",
			"cell 1:0,0 甲|cell 1:0,1 罚款|cell 1:0,1 30|cell 1:0,1 警告|cell 1:0,1 5"},
		"one cell without a table": {"<w:tbl><w:tr>" + cell(docxtest.P("甲")+docxtest.P("乙")) + "</w:tr></w:tbl>", "cell 1:0,0 甲|cell 1:0,0 乙"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := readDocument(t, docxtest.Document{Body: c.body, Styles: tocStyles})
			if got := strings.Join(outline(doc), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
