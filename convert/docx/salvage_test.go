package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// salvageNote returns the diagnostic of a salvaged document.
func salvageNote(doc *source.Document) (source.Diagnostic, bool) {
	for _, n := range doc.Notes {
		if n.Code == "docx.salvaged" {
			return n, n.Severity == source.Warning
		}
	}
	return source.Diagnostic{}, false
}

// TestBrokenNumber: of a text that breaks off in a number, the number is not given.
func TestBrokenNumber(t *testing.T) {
	for body, want := range map[string]string{
		docxtest.P("甲") + `<w:p>` + run("印发1,") + run("20"):                           "甲\n印发",
		docxtest.P("甲") + `<w:p>` + run("增长百分之三十"):                                    "甲\n增长百分之",
		docxtest.P("甲") + `<w:p>` + run("2023"):                                       "甲\n",
		docxtest.P("甲") + `<w:p><w:r><w:t>没有说完`:                                       "甲",
		`<w:tbl><w:tr><w:tc>` + docxtest.P("指标") + `</w:tc><w:tc><w:p>` + run("完成12"): "指标\t完成",
	} {
		whole := docxtest.Document{Body: body + "⌁", Styles: `<w:style/>`}.Bytes()
		doc, err := Read(context.Background(), source.Input{Data: whole[:bytes.Index(whole, []byte("⌁"))]}, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", body, err)
			continue
		}
		note, ok := salvageNote(doc)
		if doc.Text != want || !ok || !strings.Contains(note.Message, "ends here") {
			t.Errorf("%s: %q, %v", body, doc.Text, doc.Notes)
		}
		if err := readertest.CheckDocument(doc); err != nil {
			t.Error(err)
		}
	}
}

// TestNoTextLeft: a file without any text left is damaged, whatever else can be read of it.
func TestNoTextLeft(t *testing.T) {
	whole := docxtest.Document{Body: docxtest.P("甲"), Headers: []string{docxtest.P("眉")}}.Bytes()
	for _, mark := range []string{"<w:body>", "word/document.xml", "甲"} {
		data := whole[:bytes.Index(whole, []byte(mark))]
		if _, err := Read(context.Background(), source.Input{Data: data}, source.Limits{}); source.CodeOf(err) != source.Corrupt {
			t.Errorf("cut at %s: %v", mark, err)
		}
	}
}

// TestUnfinishedPart: a part that was packed before it was finished is read up to its end.
func TestUnfinishedPart(t *testing.T) {
	whole := docxtest.Document{Body: docxtest.P("甲") + docxtest.P("乙") + docxtest.P("⌁")}.Bytes()
	doc, err := Read(context.Background(), source.Input{Data: unfinished(t, whole, "⌁")}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := salvageNote(doc); !ok || doc.Text != "甲\n乙" {
		t.Errorf("%q, %v", doc.Text, doc.Notes)
	}
}

// unfinished packs an archive again, with the part that holds mark only up to it.
func unfinished(t *testing.T, data []byte, mark string) []byte {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	out := zip.NewWriter(&packed)
	for _, f := range in.File {
		part, err := fs.ReadFile(in, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		part, _, _ = bytes.Cut(part, []byte(mark))
		w.Write(part)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// TestSalvageSamples: of copies of real documents that are cut off, or in which a byte is wrong, none gives other text than
// the whole document without a warning, and nearly all give text that hold any: of those that are cut, four in ten end in
// front of the part with the text, which office programs often write behind styles and pictures.
func TestSalvageSamples(t *testing.T) {
	for _, c := range []struct {
		kind string
		most float64 // of the copies that hold text, how many may give none
	}{{"cut", 0.05}, {"flipped", 0.05}} {
		var n struct{ copies, without, all, some, none int }
		for _, s := range samples(t) {
			data, err := os.ReadFile(s.path)
			if err != nil {
				t.Fatal(err)
			}
			want, begins := readFile(t, s.path), offsetOfText(t, data)
			for _, at := range places(s.path, len(data)) {
				n.copies++
				damaged := bytes.Clone(data)
				if c.kind == "flipped" {
					damaged[at] ^= byte(1 + at%255)
				} else if damaged = damaged[:at]; at <= begins {
					n.without++
				}
				doc, err := Read(context.Background(), source.Input{Name: s.path, Data: damaged}, source.Limits{})
				switch {
				case err != nil:
					n.none++
				case doc.Text == want.Text:
					n.all++
				default:
					n.some++
					if !hasWarning(doc) {
						t.Errorf("%s %s at %d: %d of %d bytes of text without a warning", filepath.Base(s.path), c.kind, at, len(doc.Text), len(want.Text))
					}
				}
			}
		}
		t.Logf("%s: of %d copies %d give all of the text, %d a part, %d none; %d of these hold none", c.kind, n.copies, n.all, n.some, n.none, n.without)
		if held := n.copies - n.without; float64(held-n.all-n.some) > c.most*float64(held) {
			t.Errorf("%s: of %d copies that hold text %d give some", c.kind, held, n.all+n.some)
		}
	}
}

// places returns ten places in a file of n bytes, one in every tenth, which depend on the file's name alone.
func places(path string, n int) []int {
	const count = 10
	h := fnv.New64a()
	h.Write([]byte(filepath.Base(path)))
	random := rand.New(rand.NewPCG(h.Sum64(), 12))
	list := make([]int, count)
	for i := range list {
		list[i] = (n*i + random.IntN(n)) / count
	}
	return list
}

// offsetOfText returns where in the archive the bytes of the main part begin.
func offsetOfText(t *testing.T, data []byte) int {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range in.File {
		if f.Name == "word/document.xml" {
			at, err := f.DataOffset()
			if err != nil {
				t.Fatal(err)
			}
			return int(at)
		}
	}
	t.Fatal("no main part")
	return 0
}

// FuzzDamaged: a document with a cut and wrong bytes keeps the promises of a reader, and other text than that of the whole
// document comes with a warning.
func FuzzDamaged(f *testing.F) {
	whole := fixtures()["report"]
	want, err := Read(context.Background(), source.Input{Data: whole}, source.Limits{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(len(whole), 700, byte(1))
	f.Add(len(whole)/2, 0, byte(0))
	f.Fuzz(func(t *testing.T, cut, at int, flip byte) {
		if cut < 0 || cut > len(whole) || at < 0 || at >= cut {
			return
		}
		data := bytes.Clone(whole[:cut])
		data[at] ^= flip
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if broken := readertest.CheckOutcome(doc, err); broken != nil {
			t.Fatal(broken)
		}
		var coded *source.Error
		if err == nil && doc.Text != want.Text && !hasWarning(doc) || err != nil && !errors.As(err, &coded) {
			t.Fatalf("cut at %d, byte %d changed by %x: %v", cut, at, flip, err)
		}
	})
}
