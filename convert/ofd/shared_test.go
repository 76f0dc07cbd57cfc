package ofd

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// shared returns the files of a folder of the shared samples, or skips the test loudly.
func shared(t testing.TB, elem ...string) []string {
	t.Helper()
	root := os.Getenv("GUIWEN_SHARED")
	if root == "" {
		t.Skip("SKIPPED: GUIWEN_SHARED is not set: no samples")
	}
	files, err := filepath.Glob(filepath.Join(append([]string{root}, elem...)...))
	if err != nil || len(files) == 0 {
		t.Skipf("SKIPPED: no samples in %s (%v)", root, err)
	}
	return files
}

// textCodes counts the characters, blanks aside, of every TextCode in the XML parts of a file, read by another XML reader
// than ours.
func textCodes(t *testing.T, data []byte) map[rune]int {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	count := map[rune]int{}
	for _, f := range z.File {
		if !strings.EqualFold(filepath.Ext(f.Name), ".xml") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		inside := false
		for d := xml.NewDecoder(in); ; {
			token, err := d.Token()
			if err != nil {
				break
			}
			switch token := token.(type) {
			case xml.StartElement:
				inside = token.Name.Local == "TextCode"
			case xml.EndElement:
				inside = false
			case xml.CharData:
				if inside {
					for _, r := range string(token) {
						if !unicode.IsSpace(r) && !unicode.IsControl(r) {
							count[r]++
						}
					}
				}
			}
		}
		in.Close()
	}
	return count
}

// TestSamples holds that every character of every TextCode of real files is in the text, or counted among those that lie outside of
// the page, and that files without text say so.
func TestSamples(t *testing.T) {
	for _, name := range shared(t, "samples", "ofd", "*.ofd") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Read(context.Background(), source.Input{Name: name, Data: data}, source.Limits{})
			if broken := readertest.CheckOutcome(doc, err); broken != nil {
				t.Fatal(broken)
			}
			want := textCodes(t, data)
			if err != nil {
				if len(want) > 0 || source.CodeOf(err) != source.NoText {
					t.Errorf("%v, with %d different characters in the file", err, len(want))
				}
				return
			}
			got := map[rune]int{}
			for _, r := range source.Plain(doc.Text) {
				got[r]++
			}
			missing, hidden := 0, 0
			var examples []string
			for r, n := range want {
				if got[r] < n {
					missing += n - got[r]
					examples = append(examples, fmt.Sprintf("%q: %d of %d", r, got[r], n))
				}
			}
			for _, n := range doc.Notes {
				if n.Code == "ofd.hidden-text" {
					if _, err := fmt.Sscan(n.Message, &hidden); err != nil {
						t.Error(err)
					}
				}
			}
			if missing > hidden {
				t.Errorf("%d characters are missing, %d are said to be: %v", missing, hidden, examples)
			}
		})
	}
}

// TestDamagedSamples cuts real files and changes bytes of them: each is read or refused in order, and soon.
func TestDamagedSamples(t *testing.T) {
	random := rand.New(rand.NewPCG(33190, 2016))
	for _, name := range shared(t, "samples", "ofd", "*.ofd") {
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 40 {
			data := bytes.Clone(whole)
			if i%2 == 0 {
				data = data[:random.IntN(len(data)+1)]
			} else {
				for range 1 + random.IntN(8) {
					data[random.IntN(len(data))] = byte(random.IntN(256))
				}
			}
			start := time.Now()
			doc, err := Read(context.Background(), source.Input{Name: name, Data: data}, source.Limits{})
			if broken := readertest.CheckOutcome(doc, err); broken != nil {
				t.Errorf("%s, copy %d: %v", filepath.Base(name), i, broken)
			}
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("%s, copy %d takes %v", filepath.Base(name), i, d)
			}
		}
	}
}
