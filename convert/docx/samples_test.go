package docx

import (
	"bufio"
	"bytes"
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"guiwen/convert/opc"
	"guiwen/convert/readertest"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

// sample is a real document with what its index says of it; -1 where the index says nothing.
type sample struct {
	path              string
	articles, numbers int
	documentNumber    string
}

func samples(t testing.TB) []sample {
	dir := filepath.Join(shared(t), "samples")
	index, err := os.ReadFile(filepath.Join(dir, "INDEX.tsv"))
	if err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	count := func(s string) int {
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
		return -1
	}
	var list []sample
	for lines := bufio.NewScanner(bytes.NewReader(index)); lines.Scan(); {
		f := strings.Split(lines.Text(), "\t")
		if len(f) > 6 && strings.HasPrefix(f[0], "docx/") {
			list = append(list, sample{filepath.Join(dir, filepath.FromSlash(f[0])), count(f[4]), count(f[5]), f[6]})
		}
	}
	if len(list) < 30 {
		t.Fatalf("%d samples, want 30", len(list))
	}
	return list
}

func readFile(t testing.TB, path string) *source.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !Sniff(data) {
		t.Error("not recognized")
	}
	doc, err := Read(context.Background(), source.Input{Name: filepath.Base(path), Data: data}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestSamples: real documents give the articles, automatic numbers and document numbers that are known of them,
// and no warning.
func TestSamples(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(filepath.Base(s.path), func(t *testing.T) {
			doc := readFile(t, s.path)
			if err := readertest.CheckDocument(doc); err != nil {
				t.Error(err)
			}
			if hasWarning(doc) {
				t.Errorf("warned: %v", doc.Notes)
			}
			articles, numbers := map[string]bool{}, 0
			for _, p := range doc.Parts {
				if p.Label != "" {
					numbers++
				}
				if a, ok := article(doc.Text[p.Start:p.End]); ok {
					articles[a] = true
				}
			}
			if s.articles >= 0 && len(articles) != s.articles {
				t.Errorf("%d articles, want %d", len(articles), s.articles)
			}
			// The index counts every w:numPr, also those that take a number away.
			if taken := numbersTakenAway(t, s.path); s.numbers >= 0 && numbers+taken != s.numbers {
				t.Errorf("%d automatic numbers and %d taken away, want %d", numbers, taken, s.numbers)
			}
			if !strings.Contains(doc.Text, s.documentNumber) {
				t.Errorf("document number %s is missing", s.documentNumber)
			}
		})
	}
}

func numbersTakenAway(t *testing.T, path string) int {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := opc.Open(data, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	part, err := p.Part(context.Background(), "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(part, []byte(`<w:numId w:val="0"/>`))
}

// article returns the number that an article (条) begins with: 第十条之一.
func article(text string) (string, bool) {
	text = strings.TrimLeft(text, " 　\t")
	number, rest, ok := strings.Cut(text, "条")
	const numerals = "一二三四五六七八九十百零"
	if !ok || !strings.HasPrefix(number, "第") || strings.Trim(number[len("第"):], numerals) != "" {
		return "", false
	}
	if suffix, found := strings.CutPrefix(rest, "之"); found {
		rest = strings.TrimLeft(suffix, numerals)
		number += "之" + suffix[:len(suffix)-len(rest)]
	}
	r := []rune(rest)
	return number, len(r) > 0 && unicode.IsSpace(r[0])
}

// TestPandoc: the Han characters of every sample are those that pandoc sees, in its order. pandoc turns automatic
// numbers into list structure, and leaves headers, footers and watermarks out; that much is taken out here too.
func TestPandoc(t *testing.T) {
	pandoc := oracle(t, "pandoc")
	for _, s := range samples(t) {
		out, err := exec.Command(pandoc, "-f", "docx", "-t", "html", "--wrap=none", s.path).Output()
		if err != nil {
			t.Errorf("%s: %v", s.path, err)
			continue
		}
		ours := han(readFile(t, s.path), func(p source.Part) bool { return !furniture(p) }, false)
		compare(t, "pandoc", s.path, ours, onlyHan(html.UnescapeString(tagless(string(out)))))
	}
}

// TestLibreOffice: the same against LibreOffice, which renders numbers, and leaves out notes, headers and footers.
func TestLibreOffice(t *testing.T) {
	office := oracle(t, "soffice")
	list := samples(t)
	out := t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(out, "profile"), "--convert-to", "txt:Text:UTF8", "--outdir", out}
	for _, s := range list {
		args = append(args, s.path)
	}
	if message, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: soffice: %v: %.200s", err, message)
	}
	for _, s := range list {
		text, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(s.path), ".docx")+".txt"))
		if err != nil {
			t.Error(err)
			continue
		}
		ours := han(readFile(t, s.path), func(p source.Part) bool { return !furniture(p) && p.Kind != source.Note }, true)
		compare(t, "LibreOffice", s.path, ours, onlyHan(string(text)))
	}
}

// oracle returns the path of another program, or skips the test.
func oracle(t *testing.T, name string) string {
	if testing.Short() {
		t.Skip("SKIPPED: comparison with other programs in a short run")
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	return path
}

func furniture(p source.Part) bool {
	return p.Kind == source.Header || p.Kind == source.Footer || p.Kind == source.PageNumber || p.Kind == source.Watermark
}

func han(doc *source.Document, keep func(source.Part) bool, labels bool) string {
	var b strings.Builder
	for _, p := range doc.Parts {
		if !keep(p) {
			continue
		}
		start := p.Start
		if !labels {
			start += len(p.Label)
		}
		b.WriteString(doc.Text[start:p.End])
	}
	return onlyHan(b.String())
}

func onlyHan(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, text)
}

// tagless returns the text of HTML without its tags.
func tagless(page string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(page, "<")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, page, _ = strings.Cut(rest, ">")
	}
}

func compare(t *testing.T, oracle, path, ours, theirs string) {
	t.Helper()
	if ours == theirs {
		return
	}
	a, b := []rune(ours), []rune(theirs)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	at := func(r []rune) string { return string(r[min(i, len(r)):min(i+40, len(r))]) }
	t.Errorf("%s: %d Han characters, %s has %d; from character %d on\nours   %s\ntheirs %s",
		filepath.Base(path), len(a), oracle, len(b), i, at(a), at(b))
}

// BenchmarkSamples reads all samples; bytes are those of the files.
func BenchmarkSamples(b *testing.B) {
	var inputs []source.Input
	total := 0
	for _, s := range samples(b) {
		data, err := os.ReadFile(s.path)
		if err != nil {
			b.Fatal(err)
		}
		inputs = append(inputs, source.Input{Name: s.path, Data: data})
		total += len(data)
	}
	m := benchtest.Start(b)
	for b.Loop() {
		for _, in := range inputs {
			if _, err := Read(context.Background(), in, source.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
	m.Bytes(total)
}
