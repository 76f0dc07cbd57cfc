package opc

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

// entry is a file of a test archive.
type entry struct{ name, data string }

func pack(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, e := range entries {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Write([]byte(e.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPart(t *testing.T) {
	long := strings.Repeat("统计", 100_000)
	p, err := Open(pack(t, entry{"word/", ""}, entry{"word/document.xml", "甲"}, entry{`word\media\a.bin`, long}, entry{"empty", ""}), source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"word/document.xml": "甲", "/Word/DOCUMENT.xml": "甲", "word/media/a.bin": long, "empty": ""} {
		got, err := p.Part(context.Background(), name)
		if err != nil || string(got) != want {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	if p.Has("word") || p.Has("word/") {
		t.Error("a folder is a part")
	}
	if want := []string{"word/document.xml", `word\media\a.bin`, "empty"}; !cmp.Equal(p.Names(), want) {
		t.Errorf("names %q", p.Names())
	}
	if len(p.Notes) != 1 || p.Notes[0].Code != "opc.backslash-names" {
		t.Errorf("notes %v", p.Notes)
	}
}

// detail returns the detail word of an error.
func detail(err error) string {
	var coded *source.Error
	if errors.As(err, &coded) {
		return coded.Detail
	}
	return ""
}

// patch returns data with the bytes at an offset from the n-th occurrence of a signature replaced.
func patch(data []byte, signature string, offset int, with ...byte) []byte {
	data = bytes.Clone(data)
	i := bytes.Index(data, []byte(signature))
	copy(data[i+offset:], with)
	return data
}

// TestRefused: containers that lie are refused before anything is expanded.
func TestRefused(t *testing.T) {
	good := pack(t, entry{"a.xml", strings.Repeat("甲", 100)}, entry{"b.xml", "乙"})
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":                 {nil, "empty_file"},
		"text":                    {[]byte("hello"), "type_mismatch"},
		"cut off":                 {good[:len(good)-30], "malformed_container"},
		"no directory":            {[]byte("PK\x03\x04"), "malformed_container"},
		"duplicate":               {pack(t, entry{"a.xml", "1"}, entry{"a.xml", "2"}), "duplicate_entry"},
		"duplicate by case":       {pack(t, entry{"a.xml", "1"}, entry{"A.XML", "2"}), "duplicate_entry"},
		"duplicate by backslash":  {pack(t, entry{"w/a", "1"}, entry{`w\a`, "2"}), "duplicate_entry"},
		"duplicate by slash":      {pack(t, entry{"w/a", "1"}, entry{"/w/a", "2"}), "duplicate_entry"},
		"encrypted":               {patch(good, centralSignature, 8, 1), "encrypted"},
		"AES":                     {patch(good, centralSignature, 10, 99), "encrypted"},
		"other name in header":    {patch(good, localSignature, localSize, 'z'), "malformed_container"},
		"header elsewhere":        {patch(good, centralSignature, 42, 7), "malformed_container"},
		"directory outside":       {patch(good, endSignature, 16, 0xff, 0xff, 0xff, 0x7f), "malformed_container"},
		"too few records claimed": {patch(good, endSignature, 10, 1), "malformed_container"},
		"old binary file":         {[]byte(compoundSignature + strings.Repeat("\x00", 600)), "unsupported_type"},
		"encrypted package":       {append([]byte(compoundSignature+strings.Repeat("\x00", 600)), utf16Name("EncryptedPackage")...), "encrypted"},
	} {
		if _, err := Open(c.data, source.Limits{}); detail(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestOverlap: two records for the same bytes.
func TestOverlap(t *testing.T) {
	good := pack(t, entry{"a.xml", "甲甲甲"}, entry{"b.xml", "乙乙乙"})
	second := bytes.LastIndex(good, []byte(centralSignature))
	binary.LittleEndian.PutUint32(good[second+42:], 0)
	if _, err := Open(good, source.Limits{}); detail(err) != "overlapping_entries" {
		t.Errorf("%v", err)
	}
}

// TestDamagedPart: damage is found when the part is read, and harms no other part.
func TestDamagedPart(t *testing.T) {
	good := pack(t, entry{"a.xml", strings.Repeat("甲", 100)}, entry{"b.xml", "乙"})
	for name, data := range map[string][]byte{
		"checksum":   patch(good, centralSignature, 16, 1, 2, 3, 4),
		"shorter":    patch(good, centralSignature, 24, 1, 0),
		"longer":     patch(good, centralSignature, 24, 0xff, 0xff),
		"impossible": patch(good, centralSignature, 24, 0xfe, 0xff, 0xff, 0xff),
		"stream":     patch(good, localSignature, localSize+len("a.xml"), 0xff, 0xff, 0xff),
	} {
		p, err := Open(data, source.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := p.Part(context.Background(), "a.xml"); detail(err) != "malformed_container" {
			t.Errorf("%s: %v", name, err)
		}
		if b, err := p.Part(context.Background(), "b.xml"); err != nil || string(b) != "乙" {
			t.Errorf("%s: the other part: %q, %v", name, b, err)
		}
	}
}

func TestLimits(t *testing.T) {
	data := pack(t, entry{"a", strings.Repeat("甲", 1000)}, entry{"b", strings.Repeat("A", 4<<20)})
	for name, c := range map[string]struct {
		limits source.Limits
		open   string // detail of Open
		a, b   string // details of the parts
	}{
		"none":     {source.Limits{}, "", "", "limit_zip_ratio"},
		"bytes":    {source.Limits{Bytes: 100}, "limit_input_bytes", "", ""},
		"entries":  {source.Limits{Entries: 1}, "limit_entries", "", ""},
		"expanded": {source.Limits{Expanded: 1 << 20}, "limit_expanded_bytes", "", ""},
	} {
		p, err := Open(data, c.limits)
		if detail(err) != c.open {
			t.Errorf("%s: %v, want %q", name, err, c.open)
		}
		if err != nil {
			continue
		}
		for part, want := range map[string]string{"a": c.a, "b": c.b} {
			if _, err := p.Part(context.Background(), part); detail(err) != want {
				t.Errorf("%s: part %s: %v, want %q", name, part, err, want)
			}
		}
	}
}

// TestExpandedOverCalls: what is expanded counts over all calls, also of the same part.
func TestExpandedOverCalls(t *testing.T) {
	p, err := Open(pack(t, entry{"a", strings.Repeat("甲", 1000)}), source.Limits{Expanded: 5000})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Part(context.Background(), "a"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Part(context.Background(), "a"); source.CodeOf(err) != source.LimitSize {
		t.Errorf("second reading: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	p, err := Open(pack(t, entry{"a", "甲"}), source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Part(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestUnsafeNames(t *testing.T) {
	for name, want := range map[string]bool{
		"word/document.xml": false, "a..b/c": false, "../x": true, "a/../b": true, `a\..\b`: true, "/etc/x": true, `\x`: true, "C:x": true,
		"a/..%2f..%2fx": true, "a%5Cb": true, "": true, "word/图.png": false,
	} {
		if got := unsafeName(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct{ from, target, want string }{
		{"", "word/document.xml", "word/document.xml"},
		{"", "/word/document.xml", "word/document.xml"},
		{"word/document.xml", "styles.xml", "word/styles.xml"},
		{"word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
		{"word/document.xml", "./media/a%20b%E5%9B%BE.png", "word/media/a%20b图.png"},
		{"word/document.xml", `media\a.png`, "word/media/a.png"},
		{"word/document.xml", "styles.xml#x", "word/styles.xml"},
		{"word/document.xml", "../../etc/passwd", ""},
		{"word/document.xml", "http://example.org/x", ""},
		{"word/document.xml", "file:///etc/passwd", ""},
		{"word/document.xml", "#x", ""},
		{"word/document.xml", "..", ""},
		{"word/document.xml", "a%2f..%2f..%2fb", "word/a%2f..%2f..%2fb"},
	} {
		if got, ok := Resolve(c.from, c.target); got != c.want || ok != (c.want != "") {
			t.Errorf("%s → %s: %q, %v", c.from, c.target, got, ok)
		}
	}
}

func TestRelationshipsAndTypes(t *testing.T) {
	p, err := Open(pack(t,
		entry{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="XML" ContentType="application/xml"/><Override PartName="/word/Document.xml" ContentType="Application/Main+xml"/></Types>`},
		entry{"word/document.xml", "<a/>"},
		entry{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" Type="http://x/styles" Target="styles.xml"/><Relationship Id="2" Type="http://x/hyperlink" Target="http://example.org/" TargetMode="External"/></Relationships>`},
	), source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Relationships(context.Background(), "word/document.xml")
	want := []Relationship{{ID: "1", Type: "styles", Part: "word/styles.xml", Target: "styles.xml"},
		{ID: "2", Type: "hyperlink", Target: "http://example.org/", External: true}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	for part, want := range map[string]string{"word/document.xml": "application/main+xml", "word/styles.xml": "application/xml", "x.png": ""} {
		if got, err := p.ContentType(context.Background(), part); got != want || err != nil {
			t.Errorf("%s: %q, %v", part, got, err)
		}
	}
}

// FuzzOpen: no archive makes Open or Part panic, and what is read is what the directory's checksum says.
func FuzzOpen(f *testing.F) {
	good := pack(f, entry{"a.xml", strings.Repeat("甲", 100)}, entry{"b/c.xml", "乙"})
	f.Add(good)
	f.Add(good[:len(good)-1])
	f.Add(patch(good, centralSignature, 20, 0xff, 0xff, 0xff, 0xff))
	f.Fuzz(func(t *testing.T, data []byte) {
		Sniff(data, "a.xml", "x")
		p, err := Open(data, source.Limits{Expanded: 1 << 20, Entries: 100})
		if err != nil {
			if source.CodeOf(err) == "" {
				t.Fatalf("error without code: %v", err)
			}
			return
		}
		for _, name := range p.Names() {
			b, err := p.Part(context.Background(), name)
			if err != nil && source.CodeOf(err) == "" {
				t.Fatalf("%q: error without code: %v", name, err)
			}
			if len(b) > 1<<20 {
				t.Fatalf("%q: %d bytes", name, len(b))
			}
		}
	})
}
