package convert_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/convert"
	"guiwen/convert/doc/doctest"
	"guiwen/convert/ofd/ofdtest"
	"guiwen/normalize/source"
	"guiwen/schema"
	"guiwen/schema/benchtest"
)

// corpus returns a folder of real files that is not part of the repository, or skips the test.
func corpus(t testing.TB, folder string) string {
	t.Helper()
	root := os.Getenv("GUIWEN_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	dir := filepath.Join(root, folder)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("SKIPPED: no corpus: set GUIWEN_SHARED to a folder that holds %s", folder)
	}
	return dir
}

func files(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	list := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		list[name] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func newConverter(t testing.TB) *convert.Converter {
	t.Helper()
	c, err := convert.New(convert.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// hold converts a file and holds what is promised for every document; a refusal must carry a code.
func hold(t testing.TB, c *convert.Converter, name string, data []byte) *schema.Document {
	t.Helper()
	in := source.Input{Name: filepath.Base(name), Data: data}
	d, err := c.Convert(context.Background(), in)
	if err != nil {
		if code := source.CodeOf(err); code == "" || code == source.ReaderCrash {
			t.Errorf("%s: %v", in.Name, err)
		}
		return nil
	}
	canonical, err := d.Canonical()
	if err != nil {
		t.Errorf("%s: %v", in.Name, err)
	}
	if err := schema.Validate(canonical); err != nil {
		t.Errorf("%s: %v", in.Name, err)
	}
	file, err := d.SourceText()
	if err != nil {
		t.Errorf("%s: %v", in.Name, err)
	}
	if d.Source.Encoding != nil && *d.Source.Encoding == "UTF-8" && d.Source.Reader == "text" && !bytes.Equal(file, data) {
		t.Errorf("%s: the restored text is not the file", in.Name)
	}
	again, err := newConverter(t).Convert(context.Background(), in)
	if err != nil {
		t.Fatalf("%s: converted again: %v", in.Name, err)
	}
	if b, _ := again.Canonical(); !bytes.Equal(b, canonical) {
		t.Errorf("%s: converted again, the bytes differ", in.Name)
	}
	return d
}

// TestRealFiles holds every promise on real reports, laws, web pages, Word and PDF files.
func TestRealFiles(t *testing.T) {
	for _, folder := range []string{"seeds", "samples/text", "samples/text_law", "samples/html", "samples/docx", "samples/pdf", "samples/ofd", "samples/xlsx"} {
		t.Run(folder, func(t *testing.T) {
			c := newConverter(t)
			for name, data := range files(t, corpus(t, folder)) {
				hold(t, c, name, data)
			}
		})
	}
}

// TestDetect holds that content decides what a file is, whatever its name says.
func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, data string
		format     string
		mismatch   string
		code       source.Code
	}{
		{"a.txt", "云州市人民政府", "text", "", ""},
		{"a", "云州市人民政府", "text", "", ""},
		{"a.pdf", "云州市人民政府", "text", "pdf", ""},
		{"a.txt", "<!DOCTYPE html><html><body><p>云州市</p></body></html>", "html", "text", ""},
		{"a.doc", "%PDF-1.4\n", "pdf", "doc", ""},
		{"a.docx", string(ofdtest.One("")), "ofd", "docx", ""},
		{"a.pdf", "", "", "", source.Empty},
		{"a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), "", "", source.Corrupt},
		{"a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "", "", source.Encrypted},
		{"a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "", "", source.NoText},
		{"a.xlsx", "PK\x03\x04" + strings.Repeat("\x00", 60), "", "", source.Unsupported},
	} {
		f, mismatch, err := convert.Detect(source.Input{Name: c.name, Data: []byte(c.data)})
		if f.Name != c.format || mismatch != c.mismatch || source.CodeOf(err) != c.code {
			t.Errorf("%s %.20q: %q, mismatch %q, %v; want %q, %q, %s", c.name, c.data, f.Name, mismatch, err, c.format, c.mismatch, c.code)
		}
	}
}

// TestRefusedByName holds that a file of an old format that nobody reads is refused by its right name.
func TestRefusedByName(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"a.wps": {doctest.Container(doctest.Stream{Name: "CONTENTS"}), "Microsoft Works"},
		"a.ppt": {doctest.Container(doctest.Stream{Name: "PowerPoint Document"}), "presentation"},
		"a.doc": {[]byte("\xdb\xa5\x2d\x00" + strings.Repeat("\x00", 600)), "Word 2"},
		"a":     {doctest.Container(doctest.Stream{Name: "Other"}), "not known"},
	} {
		_, _, err := convert.Detect(source.Input{Name: name, Data: c.data})
		if source.CodeOf(err) != source.Unsupported || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want that it is %s", name, err, c.says)
		}
	}
	f, mismatch, err := convert.Detect(source.Input{Name: "a.wps", Data: doctest.Document{Pieces: []doctest.Piece{{Text: "通知\r"}}}.Bytes()})
	if f.Name != "doc" || mismatch != "" || err != nil {
		t.Errorf("a document of WPS is %q, mismatch %q, %v", f.Name, mismatch, err)
	}
}

func TestNewRefusesUnknownOptions(t *testing.T) {
	for _, o := range []convert.Options{
		{Profile: "none"}, {Rules: map[string]bool{"no.such-rule": false}}, {PDFEngine: "none"}, {Indicators: "not a catalogue"}, {Redact: []string{"names"}}, {Revisions: "both"},
	} {
		if _, err := convert.New(o); err == nil {
			t.Errorf("%+v: no error", o)
		}
	}
}

// FuzzConvert holds every promise on any text.
func FuzzConvert(f *testing.F) {
	names, err := filepath.Glob("../fixtures/reports/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if utf8.Valid(data) {
			f.Add(data)
		}
	}
	f.Add([]byte("一、甲\n\n— 1 —\n\n（一）乙。丙，其中丁1件。\f二、戊《己》（庚〔2020〕1号）"))
	f.Fuzz(func(t *testing.T, data []byte) {
		hold(t, newConverter(t), "fuzz.txt", data)
	})
}

// BenchmarkConvert measures the whole way from bytes to canonical bytes, for each fixture.
func BenchmarkConvert(b *testing.B) {
	names, err := filepath.Glob("../fixtures/reports/*")
	if err != nil || len(names) == 0 {
		b.Fatal("no fixtures", err)
	}
	c := newConverter(b)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(name), func(b *testing.B) {
			m := benchtest.Start(b)
			for b.Loop() {
				d, err := c.Convert(context.Background(), source.Input{Name: filepath.Base(name), Data: data})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := d.Canonical(); err != nil {
					b.Fatal(err)
				}
			}
			m.Bytes(len(data))
		})
	}
}
