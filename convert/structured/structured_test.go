package structured

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiwen/normalize/source"
)

// TestDetect runs the examples: a file each in testdata, "<kind> <what>.txt" for structured text and "prose <what>.txt" for what must not be taken for it.
func TestDetect(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d examples (%v), want 40 at least", len(files), err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		want, _, _ := strings.Cut(filepath.Base(file), " ")
		seen[want] = true
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kind, ok := Detect(data)
		if got := kind.ID; !ok && want != "prose" || ok && got != want {
			t.Errorf("%s: %q, want %s", file, got, want)
		}
		// The byte order mark, line ends of Windows and UTF-16 change nothing.
		for _, other := range [][]byte{append([]byte("\ufeff"), data...), []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))} {
			if k, _ := Detect(other); k.ID != kind.ID {
				t.Errorf("%s: %q with a byte order mark or other line ends, %q without", file, k.ID, kind.ID)
			}
		}
	}
	for _, k := range kinds() {
		if !seen[k.ID] {
			t.Errorf("%s: no example", k.ID)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, k := range kinds() {
		if k.Name == "" || k.Chinese == "" || k.MediaType == "" || k.Code != source.Unsupported && k.Code != source.NotADocument {
			t.Errorf("%+v: something is missing", k)
		}
		if !strings.HasPrefix(k.known, "{") && !strings.HasPrefix(k.known, "starts ") && tests[k.known] == nil {
			t.Errorf("%s: known by %q, which nothing tests", k.ID, k.known)
		}
	}
}

// FuzzDetect holds that no text makes the tests fail, and that what is structured text stays so behind a byte order mark.
func FuzzDetect(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 400)])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, ok := Detect(data)
		if ok == (kind.ID == "") {
			t.Errorf("kind %q, %v", kind.ID, ok)
		}
	})
}
