package convert_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"guiwen/convert"
	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// TestEmbeddedWorkbook holds that a workbook inside of a Word document is a table where it stands, with its figures, and
// that what cannot be read is said.
func TestEmbeddedWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "单位", "B1": "立案数（件）", "A2": "市水务局", "B2": 35} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var book bytes.Buffer
	if err := f.Write(&book); err != nil {
		t.Fatal(err)
	}
	document := func(data []byte) []byte {
		return docxtest.Document{
			Body: docxtest.P("云州市立案情况如下表：") +
				`<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Excel.Sheet.12" r:id="rBook"/></w:object></w:r></w:p>` +
				docxtest.P("以上为全年情况。"),
			Links: `<Relationship Id="rBook" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="embeddings/book.xlsx"/>`,
			Extra: []docxtest.Entry{{Name: "word/embeddings/book.xlsx", Data: data}},
		}.Bytes()
	}
	c, err := convert.New(convert.Options{})
	if err != nil {
		t.Fatal(err)
	}
	read := func(data []byte) *schema.Document {
		d, err := c.Convert(context.Background(), source.Input{Name: "a.docx", Data: document(data)})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := read(book.Bytes())
	if len(d.Blocks) != 3 || d.Blocks[1].Role != schema.Table || len(d.Statistics) != 1 || *d.Statistics[0].Value != 35 {
		t.Errorf("blocks %q, statistics %+v", blockTexts(d), d.Statistics)
	}
	d = read(book.Bytes()[:200])
	said := false
	for _, g := range d.Diagnostics {
		said = said || g.Code == "docx.objects" && strings.Contains(g.Message, "book.xlsx")
	}
	if !said {
		t.Errorf("a damaged workbook is not said: %+v", d.Diagnostics)
	}
}

// TestEmbeddedChunks holds that documents of other formats that stand inside of a Word document are read where they stand.
func TestEmbeddedChunks(t *testing.T) {
	c, err := convert.New(convert.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"chunk.rtf": `{\rtf1\ansi\ansicpg936\pard \'c8\'ab\'c4\'ea\'c1\'a2\'b0\'b835\'bc\'fe\'a1\'a3\par}`,
		"chunk.mht": "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>全年立案35件。</p></body></html>",
	} {
		d, err := c.Convert(context.Background(), source.Input{Name: "a.docx", Data: docxtest.Document{
			Body:  docxtest.P("云州市立案情况如下。") + `<w:altChunk r:id="rChunk"/>` + docxtest.P("以上为全年情况。"),
			Links: `<Relationship Id="rChunk" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="` + name + `"/>`,
			Extra: []docxtest.Entry{{Name: "word/" + name, Data: []byte(data)}},
		}.Bytes()})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(blockTexts(d), "|"); got != "云州市立案情况如下。|全年立案35件。|以上为全年情况。" || len(d.Statistics) != 1 {
			t.Errorf("%s: %q, %d figures", name, got, len(d.Statistics))
		}
	}
}
