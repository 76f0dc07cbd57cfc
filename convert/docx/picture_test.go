package docx

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// drawn is a run with the picture rPic, of a size in points.
func drawn(width, height int, alt string) string {
	extent := ""
	if width > 0 {
		extent = `<wp:extent cx="` + strconv.Itoa(width*emu) + `" cy="` + strconv.Itoa(height*emu) + `"/>`
	}
	return `<w:r><w:drawing><wp:inline>` + extent + `<wp:docPr id="1" name="图片 1" descr="` + alt + `"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
		`<a:blip r:embed="rPic"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

// withPicture is a document whose relationship rPic leads to a picture.
func withPicture(body string) docxtest.Document {
	return docxtest.Document{
		Body:  body,
		Links: `<Relationship Id="rPic" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/>`,
		Extra: []docxtest.Entry{{Name: "word/media/a.png", Data: []byte("not really a picture")}},
	}
}

func TestPicture(t *testing.T) {
	doc := readDocument(t, withPicture(docxtest.P("见下图。")+`<w:p>`+drawn(100, 50, "走势")+`</w:p>`+docxtest.P("图后。")))
	if got := strings.Join(outline(doc), "|"); got != "p 见下图。|image |p 图后。" {
		t.Fatal(got)
	}
	sum := sha256.Sum256([]byte("not really a picture"))
	want := &source.Picture{Name: "word/media/a.png", SHA256: hex.EncodeToString(sum[:]), Alt: "走势", Width: 100, Height: 50}
	if diff := cmp.Diff(want, doc.Parts[1].Picture); diff != "" {
		t.Error(diff)
	}
}

// TestPicturePlaces holds where pictures stand, and which of them fill their page.
func TestPicturePlaces(t *testing.T) {
	landscape := `<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1440" w:bottom="1440" w:left="1440" w:right="1440"/></w:sectPr></w:pPr></w:p>`
	cell := `<w:tbl><w:tr><w:tc><w:p>` + drawn(10, 10, "") + run("格") + `</w:p></w:tc></w:tr></w:tbl>`
	vml := `<w:r><w:pict><v:shape style="width:400pt;height:600pt" alt="扫描"><v:imagedata r:id="rPic"/></v:shape></w:pict></w:r>`
	for name, c := range map[string]struct {
		body, want string
		full       int
	}{
		"in front of the text": {`<w:p>` + drawn(10, 10, "") + run("甲") + `</w:p>`, "image |p 甲", 0},
		"behind and inside":    {`<w:p>` + run("甲") + drawn(10, 10, "") + run("乙") + drawn(10, 10, "") + `</w:p>`, "p 甲乙|image |image ", 0},
		"in a cell":            {cell + docxtest.P("乙"), "cell 1:0,0 格|image |p 乙", 0},
		"of a page":            {docxtest.P("甲") + `<w:p>` + drawn(425, 600, "") + `</w:p>`, "p 甲|image ", 1},
		"of half a page":       {docxtest.P("甲") + `<w:p>` + drawn(425, 300, "") + `</w:p>`, "p 甲|image ", 0},
		"narrow":               {docxtest.P("甲") + `<w:p>` + drawn(200, 600, "") + `</w:p>`, "p 甲|image ", 0},
		"of unknown size":      {docxtest.P("甲") + `<w:p>` + drawn(0, 0, "") + `</w:p>`, "p 甲|image ", 0},
		"of a landscape page":  {docxtest.P("甲") + `<w:p>` + drawn(425, 300, "") + `</w:p><w:p>` + drawn(650, 300, "") + `</w:p>` + landscape + docxtest.P("乙"), "p 甲|image |image |p 乙", 1},
		"of a page in VML":     {docxtest.P("甲") + `<w:p>` + vml + `</w:p>`, "p 甲|image ", 1},
		"hidden":               {docxtest.P("甲") + `<w:p>` + strings.Replace(drawn(425, 600, ""), "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1) + `</w:p>`, "p 甲", 0},
	} {
		t.Run(name, func(t *testing.T) {
			doc := readDocument(t, withPicture(c.body))
			full := 0
			for _, p := range doc.Parts {
				if p.Picture != nil && p.Picture.FullPage {
					full++
				}
			}
			if got := strings.Join(outline(doc), "|"); got != c.want || full != c.full {
				t.Errorf("got  %s (%d of a page)\nwant %s (%d)", got, full, c.want, c.full)
			}
			if warned := strings.Contains(strings.Join(codes(doc), " "), "docx.scanned-pages"); warned != (c.full > 0) {
				t.Errorf("warned %v", warned)
			}
		})
	}
}

// TestDamagedPicture: a picture that cannot be read costs its digest and a warning.
func TestDamagedPicture(t *testing.T) {
	data := withPicture(docxtest.P("甲") + `<w:p>` + drawn(10, 10, "") + `</w:p>`).Bytes()
	data = []byte(strings.Replace(string(data), "not really a picture", "not really a pic/ure", 1))
	doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Parts[1].Picture.SHA256 != "" || !strings.Contains(strings.Join(codes(doc), " "), "docx.damaged-part") {
		t.Errorf("%+v, %v", doc.Parts[1].Picture, codes(doc))
	}
}
