package pdf

import (
	"context"
	"math/big"
	"math/bits"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiwen/normalize/source"
)

// shared returns a folder of the shared measuring material, or skips: GUIWEN_SHARED, else a folder "shared"
// beside a folder above.
func shared(t testing.TB, elem ...string) string {
	t.Helper()
	var candidates []string
	if root := os.Getenv("GUIWEN_SHARED"); root != "" {
		candidates = append(candidates, root)
	}
	if dir, err := os.Getwd(); err == nil {
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			candidates = append(candidates, filepath.Join(filepath.Dir(dir), "shared"))
		}
	}
	for _, root := range candidates {
		path := filepath.Join(append([]string{root}, elem...)...)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Skipf("SKIPPED: no shared material (%s); set GUIWEN_SHARED", filepath.Join(elem...))
	return ""
}

// bare takes out what does not count when texts are compared.
func bare(s string) []rune {
	var out []rune
	for _, r := range s {
		if r <= ' ' || r == 0x85 || r == 0xA0 || r == 0x3000 || r >= 0x2000 && r <= 0x200B || r == 0xFEFF || r == 0xAD || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x1680 {
			continue
		}
		out = append(out, r)
	}
	return out
}

// agreement returns the F1 of the characters of two texts and how far their order agrees: the longest common
// subsequence as a Dice ratio.
func agreement(want, got []rune) (f1, order float64) {
	count := map[rune]int{}
	for _, r := range want {
		count[r]++
	}
	common := 0
	for _, r := range got {
		if count[r] > 0 {
			count[r]--
			common++
		}
	}
	n := float64(max(1, len(want)+len(got)))
	return 2 * float64(common) / n, 2 * float64(longestCommon(want, got)) / n
}

// longestCommon is the length of the longest common subsequence, a bit a character of a.
func longestCommon(a, b []rune) int {
	where := map[rune]*big.Int{}
	for i, r := range a {
		if where[r] == nil {
			where[r] = new(big.Int)
		}
		where[r].SetBit(where[r], i, 1)
	}
	full := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(len(a))), big.NewInt(1))
	v := new(big.Int).Set(full)
	u, sum, diff := new(big.Int), new(big.Int), new(big.Int)
	for _, r := range b {
		w, ok := where[r]
		if !ok {
			continue
		}
		u.And(v, w)
		sum.Add(v, u)
		diff.Sub(v, u)
		v.Or(sum, diff)
		v.And(v, full)
	}
	ones := 0
	for _, word := range v.Bits() {
		ones += bits.OnesCount(uint(word))
	}
	return len(a) - ones
}

func readFile(t testing.TB, path string) (*source.Document, error) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Read(context.Background(), source.Input{Name: filepath.Base(path), Data: data}, source.Limits{})
}

// TestPrintedText compares what is read from PDF files of many makes with what was printed into them.
func TestPrintedText(t *testing.T) {
	dir := shared(t, "pdf")
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", dir, err)
	}
	good := 0
	for _, path := range files {
		truth, err := os.ReadFile(strings.TrimSuffix(path, ".pdf") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		doc, err := readFile(t, path)
		if err != nil {
			t.Logf("%-26s %v", filepath.Base(path), err)
			continue
		}
		f1, order := agreement(bare(string(truth)), bare(doc.Text))
		if f1 >= 0.99 && order >= 0.99 {
			good++
		} else {
			t.Logf("%-26s F1 %.3f order %.3f", filepath.Base(path), f1, order)
		}
	}
	t.Logf("%d of %d good", good, len(files))
	if want := len(files) * 45 / 52; good < want {
		t.Errorf("%d of %d files are good, want %d", good, len(files), want)
	}
}
