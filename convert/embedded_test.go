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
