package pdf

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/rc4"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guiwen/convert/pdf/pdftest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// verdict names what became of a file in the words of the hostile corpus.
func verdict(doc *source.Document, err error) []string {
	if err == nil {
		for _, n := range doc.Notes {
			if n.Severity == source.Warning {
				return []string{"ok+warn", "type_mismatch"}
			}
		}
		return []string{"ok"}
	}
	switch source.CodeOf(err) {
	case source.Corrupt:
		return []string{"malformed_pdf"}
	case source.NoText:
		return []string{"no_text_layer"}
	case source.Encrypted:
		return []string{"encrypted"}
	case source.Empty:
		return []string{"empty_file"}
	case source.LimitDepth:
		return []string{"limit_depth"}
	case source.LimitSize:
		return []string{"limit_expanded_bytes", "limit_output", "limit_pages"}
	}
	return []string{err.Error()}
}

// TestHostile reads files made to break readers. None takes long, none crashes, and each ends as its author
// says.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the hostile corpus takes seconds to write")
	}
	script := shared(t, "reliability", "hostile.py")
	dir := t.TempDir()
	if out, err := exec.Command("python3", script, dir).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: the hostile corpus cannot be written: %v\n%.500s", err, out)
	}
	list, err := os.Open(filepath.Join(dir, "cases.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	r := csv.NewReader(list)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, row := range rows {
		if len(row) < 3 || !strings.HasPrefix(row[0], "pdf/") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, row[0]))
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 0 && !Sniff(data) {
			continue // another reader's
		}
		seen++
		start := time.Now()
		doc, err := Read(context.Background(), source.Input{Name: row[0], Data: data}, source.Limits{})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", row[0], took)
		}
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Errorf("%s: %v", row[0], broken)
		}
		fits := false
		for _, v := range verdict(doc, err) {
			for _, want := range strings.Split(row[2], "_or_") {
				fits = fits || v == want
			}
		}
		if !fits {
			t.Errorf("%s: got %v (%v), want %s", row[0], verdict(doc, err), err, row[2])
		}
	}
	if seen < 50 {
		t.Errorf("only %d files were read", seen)
	}
}

// padding fills passwords up (ISO 32000-1, 7.6.3.3, algorithm 2).
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

func rc4Bytes(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// encrypted returns a file of one line whose content is encrypted with RC4, 40 bits, revision 2.
func encrypted(user string) []byte {
	pad := func(s string) []byte { return []byte((s + padding)[:32]) }
	sum := md5.Sum(pad("owner"))
	o := rc4Bytes(sum[:5], pad(user))
	id := "0123456789abcdef"
	sum = md5.Sum([]byte(string(pad(user)) + string(o) + "\xfc\xff\xff\xff" + id))
	key := sum[:5]
	u := rc4Bytes(key, []byte(padding))
	content := func(n byte, s string) string {
		sum := md5.Sum(append(bytes.Clone(key), n, 0, 0, 0, 0))
		return string(rc4Bytes(sum[:10], []byte(s)))
	}
	objects := pdftest.OnePage("/Font<</F1 5 0 R>>", content(4, "BT /F1 12 Tf 72 700 Td (decree) Tj ET"))
	objects[5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	objects[6] = fmt.Sprintf("<</Filter/Standard/V 1/R 2/O<%x>/U<%x>/P -4>>", o, u)
	return pdftest.File(objects, fmt.Sprintf("/Encrypt 6 0 R/ID[<%x><%x>]", id, id))
}

func TestEncryption(t *testing.T) {
	_, err := Read(context.Background(), source.Input{Data: encrypted("geheim")}, source.Limits{})
	if source.CodeOf(err) != source.Encrypted {
		t.Errorf("with a password: %v", err)
	}
	doc := read(t, encrypted(""))
	if doc.Text != "decree\n" || codes(doc) != "pdf.restricted/warning" {
		t.Errorf("with an owner's password: %q, %s", doc.Text, codes(doc))
	}
}

// TestRepair: files whose tables are wrong give their text all the same, and say so.
func TestRepair(t *testing.T) {
	good := pdftest.Build(pdftest.Page{Lines: pdftest.Paragraphs("云州市人民政府", "第二行")})
	const text = "云州市人民政府\n第二行\n"
	for name, c := range map[string]struct {
		data  []byte
		notes string
	}{
		"offsets off":         {bytes.Replace(good, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n%%%%%%%%\n"), 1), "pdf.repaired/info"},
		"no end":              {good[:bytes.Index(good, []byte("startxref"))], "pdf.repaired/info"},
		"table overwritten":   {bytes.Replace(good, []byte("xref\n0"), []byte("xxxx\n0"), 1), "pdf.repaired/info"},
		"junk before":         {append([]byte("From: mail\r\n\r\n"), good...), ""},
		"junk behind":         {append(bytes.Clone(good), make([]byte, 700)...), ""},
		"length of a stream":  {bytes.Replace(good, []byte("/Length 1"), []byte("/Length 9"), 1), ""},
		"archive behind":      {append(bytes.Clone(good), "PK\x05\x06"+strings.Repeat("\x00", 18)...), "pdf.trailing-data/warning"},
		"line ends converted": {bytes.ReplaceAll(good, []byte("\n"), []byte("\r\n")), "pdf.repaired/info"},
	} {
		doc, err := Read(context.Background(), source.Input{Data: c.data}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if doc.Text != text || codes(doc) != c.notes {
			t.Errorf("%s: %q, notes %s; want notes %s", name, doc.Text, codes(doc), c.notes)
		}
	}
	for name, data := range map[string][]byte{
		"cut in half": good[:len(good)/2],
		"no trailer":  good[:bytes.Index(good, []byte("trailer"))],
		"header only": []byte("%PDF-1.4\n"),
	} {
		if _, err := Read(context.Background(), source.Input{Data: data}, source.Limits{}); source.CodeOf(err) != source.Corrupt {
			t.Errorf("%s: %v", name, err)
		}
	}
}
