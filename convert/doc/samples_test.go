package doc

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"guiwen/normalize/source"
	"guiwen/schema/benchtest"
)

// samples returns the real documents that this package reads, by their paths: five .doc and two .wps of Kingsoft.
func samples(t testing.TB) map[string][]byte {
	t.Helper()
	root := os.Getenv("GUIWEN_SHARED")
	if root == "" {
		t.Skip("SKIPPED: GUIWEN_SHARED names no folder")
	}
	files := map[string][]byte{}
	for _, kind := range []string{"doc", "wps"} {
		names, err := filepath.Glob(filepath.Join(root, "samples", kind, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if Sniff(data) {
				files[name] = data
			}
		}
	}
	if len(files) < 7 {
		t.Skipf("SKIPPED: %d samples, not 7", len(files))
	}
	return files
}

// TestSamples: what is printed of real documents is what LibreOffice gives of their bodies, and no less near to it than
// what antiword gives.
func TestSamples(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: comparison with other programs in a short run")
	}
	for _, program := range []string{"soffice", "antiword"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("SKIPPED: %v", err)
		}
	}
	dir := t.TempDir()
	files := samples(t)
	args := []string{"--headless", "-env:UserInstallation=file://" + dir, "--convert-to", "txt:Text", "--outdir", dir}
	copies := map[string]string{} // LibreOffice takes .wps for Works
	for path, data := range files {
		copies[path] = filepath.Join(dir, "sample"+strconv.Itoa(len(copies)))
		if err := os.WriteFile(copies[path]+".doc", data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, copies[path]+".doc")
	}
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: soffice: %v: %.200s", err, out)
	}
	for path, data := range files {
		doc, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err := checkOutcome(doc, err); err != nil {
			t.Fatal(err)
		}
		office, err := os.ReadFile(copies[path] + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		antiword, err := exec.Command("antiword", "-m", "UTF-8.txt", "-w", "0", copies[path]+".doc").Output()
		if err != nil {
			t.Fatal(err)
		}
		var body strings.Builder
		for _, p := range doc.Parts {
			if p.Kind != source.Header && p.Kind != source.Footer && p.Kind != source.PageNumber {
				body.WriteString(doc.Text[p.Start:p.End])
			}
		}
		ours, theirs := f1(body.String(), string(office)), f1(string(antiword), string(office))
		t.Logf("%s: F1 %.4f, antiword %.4f", filepath.Base(path), ours, theirs)
		if ours < .999 || ours < theirs {
			t.Errorf("%s: F1 %.4f, want .999 and antiword's %.4f", filepath.Base(path), ours, theirs)
		}
	}
}

// f1 compares the letters and digits of two texts as multisets.
func f1(a, b string) float64 {
	count := func(s string) (n int, letters map[rune]int) {
		letters = map[rune]int{}
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				letters[r]++
				n++
			}
		}
		return n, letters
	}
	n, x := count(a)
	m, y := count(b)
	same := 0
	for r, k := range x {
		same += min(k, y[r])
	}
	return 2 * float64(same) / float64(max(n+m, 1))
}

// TestDamagedSamples: copies that are cut off or have wrong bytes are read or refused, and never cost more than a moment.
func TestDamagedSamples(t *testing.T) {
	for path, data := range samples(t) {
		want, err := Read(context.Background(), source.Input{Data: data}, source.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range 20 {
			cut := data[:len(data)*(i+1)/21]
			check(t, filepath.Base(path), cut, want)
			flipped := append([]byte{}, data...)
			for k := range 20 {
				flipped[(i*7919+k*104729)%len(data)] ^= byte(1 + i*13 + k)
			}
			doc, err := Read(context.Background(), source.Input{Data: flipped}, source.Limits{})
			if err := checkOutcome(doc, err); err != nil {
				t.Errorf("%s, copy %d: %v", filepath.Base(path), i, err)
			}
		}
	}
}

// BenchmarkSamples reads all samples; bytes are those of the files.
func BenchmarkSamples(b *testing.B) {
	files := samples(b)
	total := 0
	for _, data := range files {
		total += len(data)
	}
	m := benchtest.Start(b)
	for b.Loop() {
		for _, data := range files {
			if _, err := Read(context.Background(), source.Input{Data: data}, source.Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
	m.Bytes(total)
}
