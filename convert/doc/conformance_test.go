package doc

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"guiwen/convert/doc/doctest"
	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// testdata returns the documents of testdata by their names.
func testdata(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "*.doc"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		if files[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestConformance(t *testing.T) { readertest.Run(t, Read, testdata(t)) }

func TestSniff(t *testing.T) {
	whole := testdata(t)["report.doc"]
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"document": {whole, true}, "cut off": {whole[:len(whole)*2/3], true}, "cut off in front": {whole[:512], false}, "package": {docxtest.Build("甲"), false}, "nothing": {nil, false},
		"signature alone": {whole[:8], false}, "zeros behind": {append(bytes.Clone(whole), make([]byte, 4096)...), true},
	} {
		if got := Sniff(c.data); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestRefused: what is not read is refused by its name.
func TestRefused(t *testing.T) {
	report := testdata(t)["report.doc"]
	fib := bytes.Index(report, signature)
	set := func(at int, b ...byte) []byte {
		data := bytes.Clone(report)
		copy(data[fib+at:], b)
		return data
	}
	for name, c := range map[string]struct {
		data []byte
		code source.Code
	}{
		"encrypted":  {set(11, report[fib+11]|0x01), source.Encrypted},
		"obfuscated": {set(11, report[fib+11]|0x81), source.Encrypted},
		"word 2":     {set(0, 0xdb, 0xa5, 0x2d, 0), source.Unsupported},
		"no file":    {[]byte("甲"), source.Corrupt},
	} {
		doc, err := Read(context.Background(), source.Input{Data: c.data}, source.Limits{})
		if doc != nil || source.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

// TestDamage: of documents that are cut off or have wrong bytes, what can be read is read, and a shorter text never comes
// without a warning.
func TestDamage(t *testing.T) {
	for name, whole := range testdata(t) {
		want, err := Read(context.Background(), source.Input{Data: whole}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for cut := len(whole) - 256; cut > 0; cut -= 256 {
			check(t, name, whole[:cut], want)
		}
		for at := 0; at < len(whole); at += 61 {
			data := bytes.Clone(whole)
			data[at] ^= 0xff
			doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
			if err := checkOutcome(doc, err); err != nil {
				t.Errorf("%s, byte %d: %v", name, at, err)
			}
		}
	}
}

func check(t *testing.T, name string, data []byte, want *source.Document) {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
	if err := checkOutcome(doc, err); err != nil {
		t.Errorf("%s cut to %d bytes: %v", name, len(data), err)
	}
	if err != nil || doc.Text == want.Text {
		return
	}
	for _, n := range doc.Notes {
		if n.Severity == source.Warning {
			return
		}
	}
	t.Errorf("%s cut to %d bytes: %d bytes of text without a warning, of %d", name, len(data), len(doc.Text), len(want.Text))
}

// checkOutcome reports what an outcome breaks of the promises of readers. A document that holds nothing but empty paragraphs has no
// parts, as with [docx.Read].
func checkOutcome(doc *source.Document, err error) error {
	if err == nil && doc != nil && len(doc.Parts) == 0 && doc.Text == "" {
		return nil
	}
	return readertest.CheckOutcome(doc, err)
}

// FuzzRead: whatever the bytes are, the outcome is a document or an error with a code.
func FuzzRead(f *testing.F) {
	for _, data := range testdata(f) {
		f.Add(data)
	}
	f.Add(doctest.Document{Pieces: []doctest.Piece{{Text: "云州市"}, {Text: "2021", Late: true}, {Text: "\r\x13 PAGE \x14 1\x15\r"}}}.Bytes())
	f.Add(doctest.Document{Old: true, Pieces: []doctest.Piece{{Text: "云州市\r"}}}.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{Text: 1 << 20})
		if err := checkOutcome(doc, err); err != nil {
			t.Error(err)
		}
	})
}
