package docx

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/opc"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// flatten writes a package as one XML file, as Word does.
func flatten(t *testing.T, data []byte) []byte {
	t.Helper()
	ctx := context.Background()
	pkg, err := opc.Open(data, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<?mso-application progid="Word.Document"?>` + "\n" +
		`<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`)
	for _, name := range pkg.Names() {
		if name == "[Content_Types].xml" {
			continue
		}
		content, err := pkg.Part(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := pkg.ContentType(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, `<pkg:part pkg:name="/%s" pkg:contentType="%s" pkg:padding="0">`, name, kind)
		if ext := path.Ext(name); ext == ".xml" || ext == ".rels" {
			text := string(content)
			if strings.HasPrefix(text, "<?xml") {
				_, text, _ = strings.Cut(text, "?>")
			}
			b.WriteString("<pkg:xmlData>" + text + "</pkg:xmlData>")
		} else {
			b.WriteString("<pkg:binaryData>" + base64.StdEncoding.EncodeToString(content) + "</pkg:binaryData>")
		}
		b.WriteString("</pkg:part>")
	}
	b.WriteString("</pkg:package>")
	return b.Bytes()
}

// TestFlat: a package in one XML file is the same document as the archive.
func TestFlat(t *testing.T) {
	for name, data := range fixtures() {
		flat := flatten(t, data)
		if !Sniff(flat) {
			t.Errorf("%s: not recognized", name)
		}
		want, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(context.Background(), source.Input{Data: flat}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-archive +one file):\n%s", name, d)
		}
	}
}

// TestFlatConformance: XML tells where it ends, so what is cut off is missed.
func TestFlatConformance(t *testing.T) {
	readertest.RunBounded(t, Read, map[string][]byte{"changed": flatten(t, fixtures()["changed"])})
}
