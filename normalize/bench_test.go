package normalize

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiwen/schema/benchtest"
)

// sharedDir returns a folder of real documents beside the repository, or skips.
func sharedDir(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("GUIWEN_SHARED"); dir != "" {
		return dir
	}
	for dir := "."; ; dir = filepath.Join(dir, "..") {
		abs, err := filepath.Abs(dir)
		if err != nil || abs == filepath.Dir(abs) {
			t.Skip("no real documents: set GUIWEN_SHARED to a folder that holds them")
		}
		if _, err := os.Stat(filepath.Join(abs, "go.mod")); err == nil {
			near := filepath.Join(filepath.Dir(abs), "shared")
			if _, err := os.Stat(near); err != nil {
				t.Skip("no real documents beside the repository: set GUIWEN_SHARED")
			}
			return near
		}
	}
}

// readAll returns the texts of the files that match the pattern under the folder of real documents.
func readAll(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(sharedDir(t), pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("no file matches %s: %v", pattern, err)
	}
	var texts []string
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
	}
	return texts
}

// paragraphs cuts texts into non-empty lines.
func paragraphs(texts []string) []string {
	var out []string
	for _, text := range texts {
		for _, line := range strings.Split(text, "\n") {
			if line = strings.TrimSuffix(line, "\r"); line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}

func benchmarkParagraphs(b *testing.B, pattern string) {
	n := official(b)
	lines := paragraphs(readAll(b, pattern))
	size := 0
	for _, l := range lines {
		size += len(l)
	}
	edits := make([]Edit, 0, 1024)
	m := benchtest.Start(b)
	for b.Loop() {
		for _, l := range lines {
			edits, _ = n.Paragraph(edits[:0], l, 0, Context{})
		}
	}
	m.Bytes(size)
	b.ReportMetric(float64(len(lines)), "paragraphs/op")
}

func BenchmarkSeeds(b *testing.B) { benchmarkParagraphs(b, "seeds/*.txt") }

func BenchmarkLaws(b *testing.B) { benchmarkParagraphs(b, "samples/text_law/*.txt") }

func BenchmarkReports(b *testing.B) { benchmarkParagraphs(b, "samples/text/*.txt") }

// BenchmarkWholeText measures Text, which makes the normalized text as well.
func BenchmarkWholeText(b *testing.B) {
	n := official(b)
	text := strings.Join(readAll(b, "samples/text_law/*.txt"), "\n")
	m := benchtest.Start(b)
	for b.Loop() {
		n.Text(text)
	}
	m.Bytes(len(text))
}

// BenchmarkTexts measures Text on one file after the other, as docs/bench does.
func BenchmarkTexts(b *testing.B) {
	n := official(b)
	for _, set := range [...]string{"seeds", "samples/text_law"} {
		texts := readAll(b, set+"/*.txt")
		size := 0
		for _, text := range texts {
			size += len(text)
		}
		b.Run(filepath.Base(set), func(b *testing.B) {
			m := benchtest.Start(b)
			for b.Loop() {
				for _, text := range texts {
					n.Text(text)
				}
			}
			m.Bytes(size)
		})
	}
}

// BenchmarkHostile measures a megabyte of one thing: the time per byte must be that of a small text of it.
func BenchmarkHostile(b *testing.B) {
	n := official(b)
	for _, c := range []struct{ name, piece string }{
		{"open-bracket", "("}, {"close-bracket", ")"}, {"nested", "(["}, {"quotes", `"`}, {"curly", "“"}, {"less", "<"},
		{"digits", "1"}, {"comma-digits", "1,"}, {"blanks", " "}, {"blank-digits", "1 "}, {"dots", "."}, {"dashes", "-"}, {"middle", "·"},
		{"stars", "**"}, {"zeros", "○"}, {"han-zeros", "零"}, {"years", "[2020]"}, {"commas", ","}, {"han-comma", "中,"}, {"hyphens", "1-"},
		{"carriage-returns", "\r"}, {"url", "http://"}, {"labels", "1、"}, {"spread", "中 "}, {"corner", "「"}, {"markers", "- "}, {"title", "《"}, {"prime", "1'"},
	} {
		for _, size := range []int{1 << 14, 1 << 20} {
			name := "small/" + c.name
			if size > 1<<14 {
				name = "large/" + c.name
			}
			text := strings.Repeat(c.piece, size/len(c.piece))
			b.Run(name, func(b *testing.B) {
				m := benchtest.Start(b)
				for b.Loop() {
					n.Text(text)
				}
				m.Bytes(len(text))
			})
		}
	}
}
