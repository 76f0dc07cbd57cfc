package convert

import (
	"context"
	"testing"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// TestEmbedded holds which documents inside of a Word document are read.
func TestEmbedded(t *testing.T) {
	word := func(name string, data []byte) []byte {
		return docxtest.Document{
			Body: docxtest.P("云州市人民政府关于法治建设情况的报告") + `<w:altChunk r:id="rA"/>` + docxtest.P("现将情况报告如下，请审议。"),
			Links: `<Relationship Id="rA" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="` +
				name + `"/>`,
			Extra: []docxtest.Entry{{Name: "word/" + name, Data: data}},
		}.Bytes()
	}
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		data   []byte
		closed bool
	}{
		{"a.html", []byte("<html><body><p>全年受理案件120件，办结118件，成效明显。</p></body></html>"), false},
		{"a.docx", docxtest.Build("全年受理案件120件，办结118件，成效明显。"), false},
		{"a.txt", []byte("全年受理案件120件，办结118件，成效明显。\n"), false},
		{"a.docx", word("a.html", []byte("<html><body><p>在第三层。</p></body></html>")), true},
		{"a.rtf", []byte(`{\rtf1 text}`), true},
		{"a.pdf", []byte("%PDF-1.4\n"), true},
		{"a.mht", []byte("MIME-Version: 1.0\r\n\r\n<html></html>"), true},
	} {
		doc, err := c.Convert(context.Background(), source.Input{Name: "a.docx", Data: word(test.name, test.data)})
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		closed, found := false, false
		for _, d := range doc.Diagnostics {
			closed = closed || d.Code == "docx.embedded-chunk"
		}
		for _, b := range doc.Blocks {
			found = found || b.Text == "全年受理案件120件，办结118件，成效明显。"
		}
		if closed != test.closed || found == test.closed {
			t.Errorf("%s: closed %v, found %v: %v", test.name, closed, found, doc.Blocks)
		}
	}
}
