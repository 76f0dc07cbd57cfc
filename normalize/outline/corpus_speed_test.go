package outline

import (
	"os"
	"path/filepath"
	"testing"

	"guiwen/normalize"
	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

// BenchmarkStage measures this stage on real documents as text: the lines laid out, then, from the normalized
// text, the structure found. Both is what the two cost a document.
func BenchmarkStage(b *testing.B) {
	for _, c := range [][2]string{{"seeds", "seeds/*.txt"}, {"reports", "samples/text/*.txt"}, {"laws", "samples/text_law/*.txt"}} {
		var seen []*source.Document
		var texts []*layout.Text
		size := 0
		names, _ := filepath.Glob(filepath.Join(shared(b), c[1]))
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			seen = append(seen, &source.Document{Text: string(data)})
			texts = append(texts, inCharacters(b, seen[len(seen)-1]))
			size += len(data)
		}
		run := func(name string, f func(i int)) {
			b.Run(c[0]+"/"+name, func(b *testing.B) {
				m := benchtest.Start(b)
				for b.Loop() {
					for i := range seen {
						f(i)
					}
				}
				m.Bytes(size)
			})
		}
		lay := func(i int) { layout.Paragraphs(seen[i]) }
		build := func(i int) { Build(Input{Text: texts[i], Seen: seen[i], Name: filepath.Base(names[i])}) }
		run("layout", lay)
		run("build", build)
		run("both", func(i int) { lay(i); build(i) })
	}
}

// inCharacters lays seen out and normalizes its characters, as a conversion does before the structure is found.
func inCharacters(tb testing.TB, seen *source.Document) *layout.Text {
	n, err := normalize.New(normalize.Options{Profile: "official"})
	if err != nil {
		tb.Fatal(err)
	}
	return layout.Normalize(layout.Paragraphs(seen), func(dst []normalize.Edit, s string, at int, in layout.Context) []normalize.Edit {
		dst, _ = n.Paragraph(dst, s, at, normalize.Context{Title: in == layout.Title, NameField: in == layout.Name, Cell: in == layout.InCell})
		return dst
	})
}
