package statistics

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiwen/schema"
	"guiwen/schema/benchtest"
)

// BenchmarkFind measures extraction and checks together, per byte of normalized text.
func BenchmarkFind(b *testing.B) {
	b.Run("reports", func(b *testing.B) { benchmarkFiles(b, "seeds", "*.txt") })
	b.Run("work-reports", func(b *testing.B) { benchmarkFiles(b, filepath.Join("samples", "text"), "*.txt") })
	b.Run("laws", func(b *testing.B) { benchmarkFiles(b, filepath.Join("samples", "text_law"), "*.txt") })
	b.Run("dense", func(b *testing.B) {
		benchmarkDocs(b, []*schema.Document{standIn(strings.Repeat("全年受理案件12件，办结8件，同比增长5.3%；其中调解3件、和解2件。\n", 2000))})
	})
}

func benchmarkFiles(b *testing.B, dir, pattern string) {
	files, err := filepath.Glob(filepath.Join(sharedFolder(b), dir, pattern))
	if err != nil || len(files) == 0 {
		b.Fatalf("no files: %v", err)
	}
	var docs []*schema.Document
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, standIn(string(data)))
	}
	benchmarkDocs(b, docs)
}

func benchmarkDocs(b *testing.B, docs []*schema.Document) {
	size := 0
	for _, d := range docs {
		for i := range d.Blocks {
			size += len(d.Blocks[i].Text)
		}
	}
	c := Default()
	m := benchtest.Start(b)
	for b.Loop() {
		for _, d := range docs {
			Find(d, c)
		}
	}
	m.Bytes(size)
}

// BenchmarkParseCatalogue measures what the first document of a run pays.
func BenchmarkParseCatalogue(b *testing.B) {
	m := benchtest.Start(b)
	for b.Loop() {
		if _, err := ParseCatalogue(strings.NewReader(builtIn)); err != nil {
			b.Fatal(err)
		}
	}
	m.Bytes(len(builtIn))
}
