package ofd

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"guiwen/convert/ofd/ofdtest"
	"guiwen/normalize/source"
)

// notice is a page with a line.
func notice(line string) string { return ofdtest.Content(ofdtest.Text(30, 30, 5, line)) }

// TestNames: names of parts are found in any case, from the root or beside the part that names them.
func TestNames(t *testing.T) {
	text := ofdtest.XML("Page", notice("通知"))
	for name, c := range map[string]struct{ root, page, rootPart, pagePart string }{
		"beside":       {"Doc_0/Document.xml", "Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
		"from root":    {"/Doc_0/Document.xml", "/Doc_0/Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
		"other case":   {"DOC_0/document.XML", "pages/p.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
		"no slash":     {"Doc_0/Document.xml", "Doc_0/Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
		"backslashes":  {`Doc_0\Document.xml`, `Pages\P.xml`, "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
		"dots":         {"./Doc_0/Document.xml", "../Doc_0/./Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
		"Chinese":      {"文档/Document.xml", "页面/第一页.xml", "文档/Document.xml", "文档/页面/第一页.xml"},
		"white space":  {"\n Doc_0/Document.xml\n", "Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
		"guessed root": {"gone.xml", "Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"},
	} {
		doc := read(t, ofdtest.Zip(
			ofdtest.Part{Name: "OFD.xml", Data: ofdtest.XML("OFD", "<ofd:DocBody><ofd:DocRoot>"+c.root+"</ofd:DocRoot></ofd:DocBody>")},
			ofdtest.Part{Name: c.rootPart, Data: ofdtest.XML("Document", `<ofd:Pages><ofd:Page ID="1" BaseLoc="`+c.page+`"/></ofd:Pages>`)},
			ofdtest.Part{Name: c.pagePart, Data: text},
		))
		if doc.Text != "通知\n" {
			t.Errorf("%s: %q", name, doc.Text)
		}
	}
}

// TestNamespaces: writers have several namespaces, and none.
func TestNamespaces(t *testing.T) {
	for _, change := range [][2]string{
		{"http://www.ofdspec.org/2016", "http://www.ofdspec.org"},
		{"xmlns:ofd=", "xmlns:ofd='urn:x' xmlns="},
		{"xmlns:ofd=\"http://www.ofdspec.org/2016\"", "xmlns:ofd=\"\""},
	} {
		data := bytes.ReplaceAll(plainFile(t), []byte(change[0]), []byte(change[1]))
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err == nil && !strings.HasPrefix(doc.Text, "通知\n") {
			t.Errorf("%v: %q", change, doc.Text)
		}
	}
}

// plainFile is a file of one page.
func plainFile(t testing.TB) []byte {
	t.Helper()
	return ofdtest.File{Pages: []string{notice("通知")}}.Bytes()
}

// TestBodies: a file may hold several documents, and several versions of one.
func TestBodies(t *testing.T) {
	second := []ofdtest.Part{
		{Name: "Doc_1/Document.xml", Data: ofdtest.XML("Document", `<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>`)},
		{Name: "Doc_1/P.xml", Data: ofdtest.XML("Page", notice("附件"))},
		{Name: "Doc_1/V.xml", Data: ofdtest.XML("DocVersion", "<ofd:FileList/><ofd:DocRoot>Document.xml</ofd:DocRoot>")},
	}
	doc := read(t, ofdtest.File{
		Pages: []string{notice("通知")}, Extra: second,
		Body: "</ofd:DocBody><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>",
	}.Bytes())
	if doc.Text != "通知\n\f附件\n" || codes(doc) != "ofd.documents" || len(doc.Pages) != 2 {
		t.Errorf("two documents: %q, %q", doc.Text, codes(doc))
	}
	doc = read(t, ofdtest.File{
		Pages: []string{notice("通知")}, Extra: second,
		Body: `<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="V0.xml"/><ofd:Version ID="2" Index="2" Current="true" BaseLoc="Doc_1/V.xml"/></ofd:Versions>`,
	}.Bytes())
	if doc.Text != "附件\n" || codes(doc) != "ofd.versions" {
		t.Errorf("two versions: %q, %q", doc.Text, codes(doc))
	}
}

// TestEncrypted: a file that is encrypted by GM/T 0099 says so, and so does an archive with a password.
func TestEncrypted(t *testing.T) {
	data := ofdtest.File{Pages: []string{notice("通知")}, Extra: []ofdtest.Part{{Name: "Encryptions.xml", Data: ofdtest.XML("Encryptions", "")}}}.Bytes()
	if _, err := Read(context.Background(), source.Input{Data: data}, source.Limits{}); source.CodeOf(err) != source.Encrypted {
		t.Error(err)
	}
	locked := plainFile(t)
	for at := 0; ; {
		i := bytes.Index(locked[at:], []byte("PK\x01\x02"))
		if i < 0 {
			break
		}
		at += i + 4
		locked[at+4] |= 1 // the flag of the directory record
	}
	if _, err := Read(context.Background(), source.Input{Data: locked}, source.Limits{}); source.CodeOf(err) != source.Encrypted {
		t.Error(err)
	}
}

// TestDamage: what is left of a damaged file is read, and said to be damaged.
func TestDamage(t *testing.T) {
	whole := ofdtest.File{Pages: []string{notice("第一页"), notice("第二页"), notice("第三页")}}.Bytes()
	third := bytes.LastIndex(whole[:bytes.LastIndex(whole[:bytes.LastIndex(whole, []byte("第三页"))], []byte("Page_2/"))], []byte("PK\x03\x04"))
	for name, c := range map[string]struct {
		data        []byte
		text, codes string
	}{
		"no directory":        {whole[:bytes.Index(whole, []byte("PK\x01\x02"))], "第一页\n\f第二页\n\f第三页\n", "ofd.salvaged"},
		"cut before a page":   {whole[:third], "第一页\n\f第二页\n", "ofd.salvaged ofd.lost-pages"},
		"a wrong byte":        {bytes.Replace(whole, []byte("第二页"), []byte("第三页"), 1), "第一页\n\f第三页\n\f第三页\n", "ofd.damaged-pages"},
		"a page breaks off":   {breakOff(whole, "第二页"), "第一页\n\f\f第三页\n", "ofd.damaged-pages"},
		"the document broken": {breakOff(whole, "<ofd:Pages>"), "第一页\n\f第二页\n\f第三页\n", "ofd.damaged-parts"},
		"the entry broken":    {breakOff(whole, "<ofd:DocRoot>"), "第一页\n\f第二页\n\f第三页\n", "ofd.damaged-parts"},
	} {
		doc := read(t, c.data)
		if doc.Text != c.text || codes(doc) != c.codes {
			t.Errorf("%s: %q, %q; want %q, %q", name, doc.Text, codes(doc), c.text, c.codes)
		}
	}
}

// breakOff puts a wrong tag in front of some text of a stored entry.
func breakOff(data []byte, at string) []byte {
	out := bytes.Clone(data)
	i := bytes.Index(out, []byte(at))
	copy(out[i-3:], "</x")
	return out
}
