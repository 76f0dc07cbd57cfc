package text

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

const notice = "云州市人民政府文件\n云政发〔2023〕12号\n\n　　各县（区）人民政府：\n　　一、总体要求。全年办理复议案件179件。\n\n                云州市人民政府\n                2023年5月8日\n"

func gb18030(t testing.TB, s string) []byte {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func fixtures(t testing.TB) map[string][]byte {
	return map[string][]byte{
		"utf8":     []byte(notice),
		"mark":     []byte("\ufeff" + strings.ReplaceAll(notice, "\n", "\r\n")),
		"gb18030":  gb18030(t, notice),
		"pages":    []byte("第一页\f第二页\n— 2 —\f"),
		"one line": []byte(strings.Repeat("法治政府建设", 500)),
		"letter":   []byte("a"),
	}
}

func TestConformance(t *testing.T) { readertest.Run(t, Read, fixtures(t)) }

func read(t testing.TB, data string) *source.Document {
	t.Helper()
	doc, err := Read(context.Background(), source.Input{Name: "x.txt", Data: []byte(data)}, source.Limits{})
	if err != nil {
		t.Fatalf("%.60q: %v", data, err)
	}
	return doc
}

func TestLines(t *testing.T) {
	type line struct {
		Text string
		Page int
	}
	for _, c := range []struct {
		name, data string
		want       []line
		pages      int
	}{
		{"line feeds", "一\n二\n", []line{{"一", 0}, {"二", 0}}, 0},
		{"all line ends", "一\r\n二\r三\n\r四\u2028五\u2029六\u0085七\v八", []line{{"一", 0}, {"二", 0}, {"三", 0}, {"四", 0}, {"五", 0}, {"六", 0}, {"七", 0}, {"八", 0}}, 0},
		{"blank lines", "\n \t\n　　\n一\n\n\n二", []line{{"一", 0}, {"二", 0}}, 0},
		{"indent and trailing blanks", "　　一  \r\n", []line{{"　　一  ", 0}}, 0},
		{"mark", "\ufeff一\n\ufeff二", []line{{"一", 0}, {"\ufeff二", 0}}, 0},
		{"pages", "一\f二\n\f三\f", []line{{"一", 1}, {"二", 2}, {"三", 3}}, 4},
		{"empty page", "一\f\f二", []line{{"一", 1}, {"二", 3}}, 3},
		{"invisible line", "一\n\u200b\n二", []line{{"一", 0}, {"\u200b", 0}, {"二", 0}}, 0},
		{"neighbours of line ends", "a\u2027b\u202fc\u0084d\u0086e", []line{{"a\u2027b\u202fc\u0084d\u0086e", 0}}, 0},
	} {
		doc := read(t, c.data)
		var got []line
		for _, p := range doc.Parts {
			got = append(got, line{doc.Text[p.Start:p.End], p.Page})
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if len(doc.Pages) != c.pages || doc.PageBreaks != (c.pages > 0) {
			t.Errorf("%s: %d pages, breaks %v, want %d", c.name, len(doc.Pages), doc.PageBreaks, c.pages)
		}
	}
}

// The raw text is the decoded file, whatever is in it.
func TestRawTextIsTheFile(t *testing.T) {
	for _, data := range []string{notice, "\ufeff" + notice, "a\r\n\x00\f\u2028b", " \n云\n "} {
		if doc := read(t, data); doc.Text != data || doc.Encoding != "UTF-8" {
			t.Errorf("%q became %s %q", data, doc.Encoding, doc.Text)
		}
	}
	if doc := read(t, string(gb18030(t, notice))); doc.Text != notice || doc.Encoding != "GB18030" {
		t.Errorf("GB 18030 became %s %q", doc.Encoding, doc.Text)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name, data string
		limits     source.Limits
		code       source.Code
	}{
		{"empty", "", source.Limits{}, source.Empty},
		{"mark", "\ufeff", source.Limits{}, source.Empty},
		{"line feeds", strings.Repeat("\n", 1000), source.Limits{}, source.NoText},
		{"invisible", strings.Repeat(" \u3000\u200b\n", 100), source.Limits{}, source.NoText},
		{"two encodings", notice + string(gb18030(t, notice)), source.Limits{}, source.Corrupt},
		{"pages", "一\f二\f三", source.Limits{Pages: 2}, source.LimitSize},
		{"text", string(gb18030(t, notice)), source.Limits{Text: len(notice) - 1}, source.LimitSize},
	} {
		_, err := Read(context.Background(), source.Input{Data: []byte(c.data)}, c.limits)
		if source.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
		}
	}
}

func TestSniff(t *testing.T) {
	long := strings.Repeat(notice, 400)
	for _, c := range []struct {
		name, data string
		want       bool
	}{
		{"notice", notice, true},
		{"gb18030", string(gb18030(t, notice)), true},
		{"long", long, true},
		{"long gb18030", string(gb18030(t, long)), true},
		{"long, shifted", "a" + long, true},
		{"long, shifted twice", "ab" + long, true},
		{"pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + strings.Repeat("\x00\x01\x9f", 50), false},
		{"zip", "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00\x21\x00\xdf\xa4", false},
		{"empty", "", false},
		{"blank", " \n", false},
	} {
		if got := Sniff([]byte(c.data)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestSharedSamples reads the reports and laws that lie beside the repository, where they are.
func TestSharedSamples(t *testing.T) {
	files := sharedFiles(t, "samples/text/*.txt", "samples/text_law/*.txt", "seeds/*.txt")
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := read(t, string(data))
		if err := readertest.CheckDocument(doc); err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
		if doc.Text != string(data) {
			t.Errorf("%s: the raw text is not the file", filepath.Base(path))
		}
		inParts, inFile := 0, countHan(string(data))
		for _, p := range doc.Parts {
			inParts += countHan(doc.Text[p.Start:p.End])
		}
		if inParts != inFile || inFile < 1000 {
			t.Errorf("%s: %d ideographs in parts, %d in the file", filepath.Base(path), inParts, inFile)
		}
	}
}

func countHan(s string) int {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// sharedFiles lists files of the shared corpus that match the patterns. The corpus is no part of the repository: it is
// looked for at GUIWEN_SHARED, then in a folder named shared beside the repository, and the test is skipped without it.
func sharedFiles(t *testing.T, patterns ...string) []string {
	t.Helper()
	root := os.Getenv("GUIWEN_SHARED")
	for up := "."; root == "" && len(up) < 40; up = filepath.Join(up, "..") {
		beside := filepath.Join(up, "..", "shared")
		if _, err := os.Stat(filepath.Join(up, "go.mod")); err == nil {
			if _, err := os.Stat(beside); err == nil {
				root = beside
			}
			break
		}
	}
	if root == "" {
		t.Skip("no shared corpus: set GUIWEN_SHARED to run this test")
	}
	var files []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 {
			t.Errorf("the shared corpus has no %s", pattern)
		}
		files = append(files, found...)
	}
	return files
}

func FuzzRead(f *testing.F) {
	for _, data := range fixtures(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err := readertest.CheckOutcome(doc, err); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	long := strings.Repeat(notice, 500)
	for _, c := range []struct {
		name string
		data []byte
	}{{"UTF-8", []byte(long)}, {"GB18030", gb18030(b, long)}} {
		b.Run(c.name, func(b *testing.B) {
			m := benchtest.Start(b)
			for b.Loop() {
				if _, err := Read(context.Background(), source.Input{Data: c.data}, source.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
			m.Bytes(len(c.data))
		})
	}
}
