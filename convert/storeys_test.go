package convert_test

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestStoreys holds that the files of a package stand in storeys: a file uses names of files below it, and they none of
// its own. Files that use each other, directly or round a circle, are counted a package; testdata/storeys.tsv has
// the counts, and they may only shrink.
func TestStoreys(t *testing.T) {
	known := readStoreys(t)
	seen := map[string]bool{}
	for _, dir := range packageFolders(t, "..") {
		room, err := filepath.Rel("..", dir)
		if err != nil {
			t.Fatal(err)
		}
		room = filepath.ToSlash(room)
		seen[room] = true
		uses, err := fileUses(goFiles(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		tied := inCircles(uses)
		switch want := known[room]; {
		case len(tied) > want:
			t.Errorf("%s: %d files stand in circles, not %d as before: %s", room, len(tied), want, strings.Join(tied, " "))
		case len(tied) < want:
			t.Errorf("%s: only %d files stand in circles: lower testdata/storeys.tsv from %d", room, len(tied), want)
		}
	}
	for room := range known {
		if !seen[room] {
			t.Errorf("testdata/storeys.tsv names %s, which is no package", room)
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d packages were looked at", len(seen))
	}
}

// readStoreys returns the ledger: the number of files in circles, by package.
func readStoreys(t *testing.T) map[string]int {
	data, err := os.ReadFile("testdata/storeys.tsv")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]int{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		room, count, _ := strings.Cut(line, "\t")
		n, err := strconv.Atoi(count)
		if err != nil || n < 2 {
			t.Fatalf("testdata/storeys.tsv: %q: want a package and a number of at least 2", line)
		}
		known[room] = n
	}
	return known
}

// packageFolders returns the folders below root that hold Go files.
func packageFolders(t *testing.T, root string) []string {
	folders := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "testdata" || e.Name() == "node_modules" || len(e.Name()) > 2 && e.Name()[0] == '.'):
			return filepath.SkipDir
		case strings.HasSuffix(name, ".go"):
			folders[filepath.Dir(name)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(folders))
}

// goFiles returns the sources of a package without its tests, by file name, as Linux builds it on any machine.
func goFiles(t *testing.T, dir string) map[string]string {
	system := build.Default
	system.GOOS, system.GOARCH, system.CgoEnabled = "linux", "amd64", false
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, name := range names {
		base := filepath.Base(name)
		if strings.HasSuffix(base, "_test.go") {
			continue
		}
		if ours, err := system.MatchFile(dir, base); err != nil || !ours {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[base] = string(data)
	}
	return files
}

// fileUses returns, for each file of a package, the other files whose top-level names it uses. Methods and fields are
// left out: they come with their type. Packages that are imported are not looked into.
func fileUses(files map[string]string) (map[string][]string, error) {
	set := token.NewFileSet()
	var parsed []*ast.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := parser.ParseFile(set, name, files[name], parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, f)
	}
	info := types.Info{Uses: map[*ast.Ident]types.Object{}}
	lenient := types.Config{Importer: empty{}, Error: func(error) {}} // what is imported is unknown, which is no matter here
	pkg, _ := lenient.Check("p", set, parsed, &info)
	uses := map[string][]string{}
	for id, used := range info.Uses {
		if used.Parent() != pkg.Scope() {
			continue
		}
		from, to := set.Position(id.Pos()).Filename, set.Position(used.Pos()).Filename
		if from != to && !slices.Contains(uses[from], to) {
			uses[from] = append(uses[from], to)
		}
	}
	return uses, nil
}

// empty imports packages without anything in them.
type empty struct{}

func (empty) Import(name string) (*types.Package, error) {
	p := types.NewPackage(name, path.Base(name))
	p.MarkComplete()
	return p, nil
}

// inCircles returns the files from which uses lead back to the file itself, sorted.
func inCircles(uses map[string][]string) []string {
	var tied []string
	for file := range uses {
		reached := map[string]bool{}
		for next := slices.Clone(uses[file]); len(next) > 0; {
			last := next[len(next)-1]
			next = next[:len(next)-1]
			if !reached[last] {
				reached[last] = true
				next = append(next, uses[last]...)
			}
		}
		if reached[file] {
			tied = append(tied, file)
		}
	}
	slices.Sort(tied)
	return tied
}

// TestFileUses holds what counts as a use, and what as a circle.
func TestFileUses(t *testing.T) {
	uses, err := fileUses(map[string]string{
		"a.go": "package p\nimport \"x/q\"\ntype T struct{ name int }\nfunc a(v q.V) { b(v.W) }\n",
		"b.go": "package p\nfunc b(any) { c() }\n",
		"c.go": "package p\nfunc c() { var t T; t.d() }\n",
		"d.go": "package p\nfunc (t T) d() { a := T{name: 1}; _ = a }\nfunc name() {}\n",
		"e.go": "package p\nvar _ = T{name: 2}\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range uses {
		slices.Sort(list)
	}
	want := map[string][]string{"a.go": {"b.go"}, "b.go": {"c.go"}, "c.go": {"a.go"}, "d.go": {"a.go"}, "e.go": {"a.go"}}
	if fmt.Sprint(uses) != fmt.Sprint(want) {
		t.Errorf("uses are %v, want %v", uses, want)
	}
	if got := inCircles(uses); !slices.Equal(got, []string{"a.go", "b.go", "c.go"}) {
		t.Errorf("in a circle: %v", got)
	}
}
