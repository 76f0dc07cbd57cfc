package docx

import (
	"context"
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

const chunkType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"

// embedding is a document that embeds the bytes between two paragraphs, the second time inside of a cell.
func embedding(name string, data []byte) []byte {
	return docxtest.Document{
		Body: docxtest.P("前") + docxtest.Table([]string{"表"}) + `<w:altChunk r:id="rA"/>` + docxtest.P("中") +
			`<w:tbl><w:tr><w:tc><w:altChunk r:id="rA"/>` + docxtest.P("格") + `</w:tc><w:tc>` + docxtest.P("右") + `</w:tc></w:tr></w:tbl>`,
		Links: `<Relationship Id="rA" Type="` + chunkType + `" Target="` + name + `"/>`,
		Extra: []docxtest.Entry{{Name: "word/" + name, Data: data}},
	}.Bytes()
}

// TestChunk holds that an embedded document is read in its place, and its tables become tables of the whole.
func TestChunk(t *testing.T) {
	inner := docxtest.Document{Body: docxtest.Styled("H1", "章") + docxtest.Table([]string{"甲", "12"}) + docxtest.P("尾"), Styles: tocStyles}.Bytes()
	asked := []string{}
	chunks := Chunks(func(in source.Input) source.Reader {
		asked = append(asked, in.Name)
		return Read
	})
	doc, err := chunks.Read(context.Background(), source.Input{Data: embedding("a.docx", inner)}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := readertest.CheckDocument(doc); err != nil {
		t.Error(err)
	}
	want := "p 前|cell 1:0,0 表|h1 章|cell 2:0,0 甲|cell 2:0,1 12|p 尾|p 中|cell 3:0,0 章|cell 3:0,0 甲|cell 3:0,0 12|cell 3:0,0 尾|cell 3:0,0 格|cell 3:0,1 右"
	if got := strings.Join(outline(doc), "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if strings.Join(asked, " ") != "word/a.docx word/a.docx" || len(doc.Notes) > 0 {
		t.Errorf("asked %v, notes %v", asked, doc.Notes)
	}
}

// TestClosedChunk: what no reader takes, or what cannot be read, is said and costs nothing else.
func TestClosedChunk(t *testing.T) {
	for name, chunks := range map[string]Chunks{
		"no readers": nil,
		"no reader":  func(source.Input) source.Reader { return nil },
		"an error": func(source.Input) source.Reader {
			return func(context.Context, source.Input, source.Limits) (*source.Document, error) {
				return nil, source.Errorf(source.Corrupt, "", "", "nothing")
			}
		},
	} {
		doc, err := chunks.Read(context.Background(), source.Input{Data: embedding("a.bin", []byte("x"))}, source.Limits{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Join(outline(doc), "|") + " " + strings.Join(codes(doc), " "); got != "p 前|cell 1:0,0 表|p 中|cell 2:0,0 格|cell 2:0,1 右 docx.embedded-chunk" {
			t.Errorf("%s: %s", name, got)
		}
	}
	large := func(source.Input) source.Reader {
		return func(_ context.Context, _ source.Input, limits source.Limits) (*source.Document, error) {
			return nil, source.Errorf(source.LimitSize, "limit_output", "", "more than %d bytes", limits.Text)
		}
	}
	if _, err := Chunks(large).Read(context.Background(), source.Input{Data: embedding("a.bin", []byte("x"))}, source.Limits{}); source.CodeOf(err) != source.LimitSize {
		t.Errorf("a chunk over the limits: %v", err)
	}
}
