package consumers

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

// TestConsumers generates types in three languages, compiles the consumers with them, and holds that all of them read
// the golden documents and say the same as package schema does; and that a strict validator accepts the documents.
func TestConsumers(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT TESTED: npm packages are not installed for a short test")
	}
	dir := workbench(t)
	generateTypes(t, dir)
	files, want := goldens(t)
	t.Run("names", func(t *testing.T) { testNames(t, dir) })
	t.Run("Go", func(t *testing.T) {
		module := filepath.Join(dir, "go")
		run(t, module, "go", "vet", "./...")
		run(t, module, "go", "build", "-o", "consumer", ".")
		same(t, want, run(t, module, filepath.Join(module, "consumer"), files...))
	})
	t.Run("TypeScript", func(t *testing.T) {
		run(t, dir, tool(dir, "tsc"), "-p", ".")
		same(t, want, run(t, dir, "node", append([]string{"out/consumer.js"}, files...)...))
	})
	t.Run("Python", func(t *testing.T) {
		run(t, dir, "python3", "-m", "py_compile", "document.py", "consumer.py")
		same(t, want, run(t, dir, "python3", append([]string{"consumer.py"}, files...)...))
	})
	t.Run("ajv", func(t *testing.T) { testStrict(t, dir, files) })
}

// workbench returns a folder with the files of this one, the schema and the npm packages; it skips the test where these
// cannot be had.
func workbench(t *testing.T) string {
	t.Helper()
	for _, program := range []string{"node", "npm", "python3"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("NOT TESTED: %s is not installed", program)
		}
	}
	packages := install(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(".")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(packages, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "Document.json"), schema.JSONSchema, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "go", "document"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// unreachable is what npm says where it is not the packages that are at fault but the way to them.
var unreachable = regexp.MustCompile(`ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT`)

// install returns a folder in the user's cache with the packages of package-lock.json, and installs them if need be.
func install(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(lock)
	dir := filepath.Join(cache, "guiwen-consumers", hex.EncodeToString(sum[:8]))
	complete := filepath.Join(dir, "complete")
	if _, err := os.Stat(complete); err == nil {
		return dir
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"package.json", "package-lock.json"} {
		data, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=30000")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		if unreachable.Match(out) {
			t.Skipf("NOT TESTED: npm's registry cannot be reached:\n%s", out)
		}
		t.Fatalf("npm ci: %v\n%s", err, out)
	}
	if err := os.WriteFile(complete, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// generateTypes makes the types of each language, as README.md says, all at once.
func generateTypes(t *testing.T, dir string) {
	t.Helper()
	quicktype := []string{"quicktype", "-s", "schema", "Document.json", "--top-level", "Document"}
	var wait sync.WaitGroup
	for _, command := range [][]string{
		slices.Concat(quicktype, []string{"--lang", "go", "--package", "document", "-o", "go/document/document.go"}),
		slices.Concat(quicktype, []string{"--lang", "typescript", "--just-types", "-o", "quicktype.ts"}),
		slices.Concat(quicktype, []string{"--lang", "python", "--python-version", "3.7", "-o", "document.py"}),
		{"json2ts", "Document.json", "document.d.ts"},
	} {
		wait.Go(func() {
			cmd := exec.Command(tool(dir, command[0]), command[1:]...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", strings.Join(command, " "), err, out)
			}
		})
	}
	wait.Wait()
	if t.Failed() {
		t.FailNow()
	}
}

// declared finds the names of types in the files that generators write.
var declared = map[string]*regexp.Regexp{
	"go/document/document.go": regexp.MustCompile(`(?m)^type (\S+)`),
	"quicktype.ts":            regexp.MustCompile(`(?m)^export (?:interface|enum|type|class) (\w+)`),
	"document.py":             regexp.MustCompile(`(?m)^class (\w+)`),
	"document.d.ts":           regexp.MustCompile(`(?m)^export (?:interface|enum|type|class) (\S+)`),
}

// testNames holds that the types are named like the definitions of the schema, and that all of Go's are exported.
func testNames(t *testing.T, dir string) {
	var s struct {
		Defs map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(schema.JSONSchema, &s); err != nil {
		t.Fatal(err)
	}
	names := append(slices.Collect(maps.Keys(s.Defs)), "Document")
	for file, types := range declared {
		want := slices.Clone(names)
		if file != "document.d.ts" {
			// To quicktype a unit, which can be any two joined by a slash, is a string, and the one value of schema a list.
			want = append(slices.DeleteFunc(want, func(s string) bool { return s == "Unit" }), "Schema")
		}
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range types.FindAllStringSubmatch(string(data), -1) {
			got = append(got, m[1])
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-schema +generated):\n%s", file, diff)
		}
	}
	source, err := os.ReadFile(filepath.Join(dir, "go/document/document.go"))
	if err != nil {
		t.Fatal(err)
	}
	constants := regexp.MustCompile(`(?m)^\t(\S+) +\w+ += "`).FindAllStringSubmatch(string(source), -1)
	if len(constants) < 250 {
		t.Errorf("only %d constants in Go", len(constants))
	}
	for _, m := range constants {
		if !unicode.IsUpper([]rune(m[1])[0]) {
			t.Errorf("Go: the constant %s is not exported", m[1])
		}
	}
}

// testStrict holds that ajv in strict mode compiles the schema, accepts the golden documents, and refuses broken ones.
func testStrict(t *testing.T, dir string, files []string) {
	broken := map[string]func(d *schema.Document){
		"no such day":  func(d *schema.Document) { date := "2021-02-30"; d.Metadata.DateWritten = &date },
		"no such role": func(d *schema.Document) { d.Blocks[0].Role = "headline" },
		"no such unit": func(d *schema.Document) { unit := "元/"; d.Statistics[0].Unit = &unit },
	}
	all := slices.Clone(files)
	for name, spoil := range broken {
		d := read(t, files[0])
		spoil(d)
		data, err := d.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".json")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		all = append(all, file)
	}
	lines := strings.Split(strings.TrimSpace(run(t, dir, "node", append([]string{"validate.mjs", "Document.json"}, all...)...)), "\n")
	if len(lines) != len(all) {
		t.Fatalf("%d lines for %d documents", len(lines), len(all))
	}
	for i, line := range lines {
		if valid := i < len(files); valid != (line == "valid") {
			t.Errorf("%s: ajv says %q", filepath.Base(all[i]), line)
		}
	}
}

// goldens returns the golden documents and what consumers are to print of them.
func goldens(t *testing.T) (files []string, want string) {
	t.Helper()
	files, err := filepath.Glob("../../fixtures/golden/*.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d documents, %v", len(files), err)
	}
	for i, name := range files {
		if files[i], err = filepath.Abs(name); err != nil {
			t.Fatal(err)
		}
		want += line(read(t, name))
	}
	return files, want
}

func line(d *schema.Document) string {
	title, headings, first := "-", 0, "-"
	if d.Metadata.Title != nil {
		title = *d.Metadata.Title
	}
	for i := range d.Blocks {
		if d.Blocks[i].Role == schema.Heading {
			headings++
		}
	}
	for _, s := range d.Statistics {
		if s.Label != nil && s.Unit != nil {
			first = *s.Label + " " + s.Figure + " " + *s.Unit
			break
		}
	}
	return fmt.Sprintln(title, headings, first)
}

func read(t *testing.T, name string) *schema.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := schema.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func same(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(want, strings.ReplaceAll(got, "\r\n", "\n")); diff != "" {
		t.Errorf("(-schema +consumer):\n%s", diff)
	}
}

func tool(dir, name string) string { return filepath.Join(dir, "node_modules", ".bin", name) }

// run runs a program in a folder and returns what it prints; a program that fails ends the test.
func run(t *testing.T, dir, program string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		t.Fatalf("%s %s: %v\n%s%s", filepath.Base(program), strings.Join(args, " "), err, out, failed.Stderr)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
