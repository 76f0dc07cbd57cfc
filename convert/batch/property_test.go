//go:build unix

package batch

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

// TestFolderIsOfItsInputs adds, deletes, renames and replaces inputs at random, and holds that after each run the output
// folder is that of a fresh run over what is there.
func TestFolderIsOfItsInputs(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a hundred batches")
	}
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 1))
		t.Chdir(t.TempDir())
		files := map[string]string{"a.txt": "甲"}
		for step := range 6 {
			for range 1 + r.IntN(4) {
				changeInputs(r, files)
			}
			if err := os.RemoveAll("in"); err != nil {
				t.Fatal(err)
			}
			write(t, "in", files)
			for _, out := range []string{"out", fmt.Sprint("fresh", step)} {
				if _, err := Run(context.Background(), []string{"in"}, options(out)); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(tree(t, fmt.Sprint("fresh", step)), tree(t, "out")); diff != "" {
				t.Fatalf("seed %d, step %d: %s", seed, step, diff)
			}
			told := 0
			if v, err := Verify("out", func(string, string) { told++ }); err != nil || v.Differ+told > 0 {
				t.Fatalf("seed %d, step %d: verify: %+v, %v", seed, step, v, err)
			}
		}
	}
}

// changeInputs makes one change: an input more or less, another name, other bytes, a copy, a folder in place of a file.
func changeInputs(r *rand.Rand, files map[string]string) {
	names := slices.Sorted(maps.Keys(files))
	name := names[r.IntN(len(names))]
	fresh := fmt.Sprintf("%s%d.txt", []string{"", "b/", "A", "b/c/"}[r.IntN(4)], r.IntN(6))
	texts := []string{"甲", "乙", "corrupt", "warn", "丙"}
	switch r.IntN(5) {
	case 0:
		files[fresh] = texts[r.IntN(len(texts))] + fmt.Sprint(r.IntN(3))
	case 1:
		if len(files) > 1 {
			delete(files, name)
		}
	case 2:
		text := files[name]
		delete(files, name)
		files[fresh] = text
	case 3:
		files[name] = texts[r.IntN(len(texts))] + fmt.Sprint(r.IntN(3))
	case 4:
		files[fresh] = files[name]
	}
}

// TestDamagedLedger damages the ledger in many ways, and holds that the next run ends with the bytes of a fresh one.
func TestDamagedLedger(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in", map[string]string{"a.txt": "甲", "b.txt": "warn", "c.txt": "corrupt", "d.txt": "甲"})
	if _, err := Run(context.Background(), []string{"in"}, options("out")); err != nil {
		t.Fatal(err)
	}
	want := tree(t, "out")
	name := filepath.Join("out", filepath.FromSlash(ledgerName))
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	ways := 200
	if testing.Short() {
		ways = 50
	}
	r := rand.New(rand.NewPCG(1, 2))
	for way := range ways {
		bad := slices.Clone(whole)
		at := r.IntN(len(bad))
		switch r.IntN(5) {
		case 0:
			bad = bad[:at]
		case 1:
			bad[at] ^= 1 << r.IntN(8)
		case 2:
			clear(bad[at:min(len(bad), at+r.IntN(4096))])
		case 3:
			bad = slices.Insert(bad, at, whole[r.IntN(len(whole)):]...)
		case 4:
			for i := range bad[at:min(len(bad), at+64)] {
				bad[at+i] = byte(r.IntN(256))
			}
		}
		if err := os.WriteFile(name, bad, 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(context.Background(), []string{"in"}, options("out")); err != nil {
			t.Fatalf("way %d: %v", way, err)
		}
		if diff := cmp.Diff(want, tree(t, "out")); diff != "" {
			t.Fatalf("way %d: %s", way, diff)
		}
	}
}

// TestDamagedSheaves damages what is kept for the workbook, and holds that the next run, which needs it, ends with the bytes of a
// fresh one.
func TestDamagedSheaves(t *testing.T) {
	t.Chdir(t.TempDir())
	files := map[string]string{"a.txt": "甲", "b.txt": "warn", "c.txt": "乙", "d.txt": "丙"}
	r := rand.New(rand.NewPCG(3, 4))
	name := filepath.Join("out", filepath.FromSlash(sheavesName))
	for way := range 40 {
		files["z.txt"] = fmt.Sprint("新", way)
		write(t, "in", files)
		if data, err := os.ReadFile(name); err == nil && len(data) > 0 {
			at := r.IntN(len(data))
			switch r.IntN(4) {
			case 0:
				data = data[:at]
			case 1:
				data[at] ^= 1 << r.IntN(8)
			case 2:
				clear(data[at:])
			case 3:
				data = nil
			}
			if err := os.WriteFile(name, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		for _, out := range []string{"out", fmt.Sprint("fresh", way)} {
			if _, err := Run(context.Background(), []string{"in"}, options(out)); err != nil {
				t.Fatalf("way %d: %v", way, err)
			}
		}
		if diff := cmp.Diff(tree(t, fmt.Sprint("fresh", way)), tree(t, "out")); diff != "" {
			t.Fatalf("way %d: %s", way, diff)
		}
	}
}

// TestSheavesAreForgotten holds that the file of sheaves does not grow without end.
func TestSheavesAreForgotten(t *testing.T) {
	t.Chdir(t.TempDir())
	o := options("out")
	big := make([]byte, 1<<20)
	o.Sheaf = func(*schema.Document) ([]byte, error) { return big, nil }
	o.Converter = Func(fake)
	name := filepath.Join("out", filepath.FromSlash(sheavesName))
	largest := int64(0)
	for i := range 30 {
		write(t, "in", map[string]string{"a.txt": fmt.Sprint(i)})
		if _, err := Run(context.Background(), []string{"in"}, o); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(name); err == nil {
			largest = max(largest, info.Size())
		}
	}
	if largest > 8<<20 {
		t.Errorf("the file of sheaves grew to %d bytes for one document", largest)
	}
}

// TestPathsComeBack holds that what the manifest shows gives the path back, and that no two paths are shown alike.
func TestPathsComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"a", "%", "0", "A", "2", "5", "\n", "\xff", "\u202e", "文", "%0A", "%25", "."}
	seen := map[string]string{}
	for range 20000 {
		name := "x"
		for range 1 + r.IntN(6) {
			name += pieces[r.IntN(len(pieces))]
		}
		display := shown(name)
		if got := Path(display); got != name {
			t.Fatalf("%q is shown as %q, which is %q", name, display, got)
		}
		if other, ok := seen[display]; ok && other != name {
			t.Fatalf("%q and %q are both shown as %q", name, other, display)
		}
		seen[display] = name
	}
}
