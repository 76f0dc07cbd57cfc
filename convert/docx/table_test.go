package docx

import (
	"context"
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// TestTables: cells find their place on the grid.
func TestTables(t *testing.T) {
	cell := func(properties, text string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + docxtest.P(text) + `</w:tc>`
	}
	row := func(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
	for _, c := range []struct{ name, rows, want, notes string }{
		{"column span", row(cell(`<w:gridSpan w:val="2"/>`, "甲"), cell("", "乙")), "cell 1:0,0+1x2 甲|cell 1:0,2 乙", ""},
		{"row span", row(cell(`<w:vMerge w:val="restart"/>`, "甲"), cell("", "乙")) + row(cell(`<w:vMerge/>`, ""), cell("", "丙")) + row(cell(`<w:vMerge/>`, ""), cell("", "丁")),
			"cell 1:0,0+3x1 甲|cell 1:0,1 乙|cell 1:1,1 丙|cell 1:2,1 丁", ""},
		{"row span ends where a row restarts it", row(cell(`<w:vMerge w:val="restart"/>`, "甲")) + row(cell(`<w:vMerge w:val="restart"/>`, "乙")) + row(cell(`<w:vMerge/>`, "")),
			"cell 1:0,0 甲|cell 1:1,0+2x1 乙", ""},
		{"text under a merged cell is hidden", row(cell(`<w:vMerge w:val="restart"/>`, "甲")) + row(cell(`<w:vMerge/>`, "乙")), "cell 1:0,0+2x1 甲", "docx.hidden-text"},
		{"merged with nothing", row(cell(`<w:vMerge/>`, "甲")), "cell 1:0,0 甲", ""},
		{"old horizontal merge", row(cell(`<w:hMerge w:val="restart"/>`, "甲"), cell(`<w:hMerge/>`, ""), cell("", "乙")), "cell 1:0,0+1x2 甲|cell 1:0,2 乙", ""},
		{"columns left out", `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>` + cell("", "甲") + `</w:tr>`, "cell 1:0,2 甲", ""},
		{"header row", `<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell("", "甲") + `</w:tr>` + row(cell("", "乙")), "cell 1:0,0 head 甲|cell 1:1,0 乙", ""},
		{"deleted row", row(cell("", "甲")) + `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + cell("", "旧") + `</w:tr>` + row(cell("", "乙")), "cell 1:0,0 甲|cell 1:1,0 乙|p 旧", "docx.deleted-text"},
		{"deleted cell", row(cell(`<w:cellDel w:id="1"/>`, "旧"), cell("", "乙")), "cell 1:0,0 乙|p 旧", "docx.deleted-text"},
		{"content controls round rows and cells", `<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + cell("", "甲") + `</w:sdtContent></w:sdt>` + cell("", "乙") + `</w:tr></w:sdtContent></w:sdt>`,
			"cell 1:0,0 甲|cell 1:0,1 乙", ""},
		{"paragraphs of a cell", row(`<w:tc>` + docxtest.P("甲") + docxtest.P("乙") + `</w:tc>`), "cell 1:0,0 甲|cell 1:0,0 乙", ""},
		{"nested table", row(`<w:tc>`+docxtest.P("外")+docxtest.Table([]string{"内一", "内二"})+docxtest.P("外二")+`</w:tc>`, cell("", "右")),
			"cell 1:0,0 外|cell 2:0,0 内一|cell 2:0,1 内二|cell 1:0,0 外二|cell 1:0,1 右", ""},
		{"tables are numbered as they appear in the text", row(`<w:tc>`+docxtest.Table([]string{"内"})+docxtest.P("外")+`</w:tc>`, cell("", "右")),
			"cell 1:0,0 内|cell 2:0,0 外|cell 2:0,1 右", ""},
		{"text box in a cell", row(`<w:tc><w:p>` + run("甲") + `<w:r><w:pict><v:textbox><w:txbxContent>` + docxtest.P("框") + `</w:txbxContent></v:textbox></w:pict></w:r></w:p></w:tc>`),
			"cell 1:0,0 甲|cell 1:0,0 框", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readBody(t, "<w:tbl>"+c.rows+"</w:tbl>")
			if got := strings.Join(outline(doc), "|"); got != c.want {
				t.Errorf("parts\n got %s\nwant %s", got, c.want)
			}
			if got := strings.Join(codes(doc), " "); got != c.notes {
				t.Errorf("notes %q, want %q", got, c.notes)
			}
		})
	}
}

// TestTableTooWide: a table that is wider than a spreadsheet is refused, not cut.
func TestTableTooWide(t *testing.T) {
	for _, span := range []string{"16385", "2147483647", "99999999999999999999"} {
		body := `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="` + span + `"/></w:tcPr>` + docxtest.P("甲") + `</w:tc></w:tr></w:tbl>`
		_, err := Read(context.Background(), source.Input{Data: docxtest.Document{Body: body}.Bytes()}, source.Limits{})
		if code := source.CodeOf(err); code != source.LimitSize {
			t.Errorf("span %s: %v, want %s", span, err, source.LimitSize)
		}
	}
}
