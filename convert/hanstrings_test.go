package convert_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// hanString is a string or character in Go that holds Chinese characters, and why it stands there.
type hanString struct{ file, text, reason string }

// mostHanStrings is how many there may be: words belong to the lexicon. It only shrinks.
const mostHanStrings = 11

// hanRooms are the folders that are not looked at: the grammars of what is spelled, programs that make documents or measure.
var hanRooms = []string{"normalize/lex", "fixtures"}

// TestHanStrings holds that testdata/hanstrings.tsv names every Chinese string in Go outside of the grammars, tests and generators,
// each with its reason. -shrink takes those away that are gone.
func TestHanStrings(t *testing.T) {
	const ledger = "testdata/hanstrings.tsv"
	listed := readHanStrings(t, ledger)
	reasons := map[hanString]string{}
	for _, h := range listed {
		if h.reason == "" {
			t.Errorf("%s: %q has no reason", h.file, h.text)
		}
		reasons[hanString{h.file, h.text, ""}] = h.reason
	}
	found := hanStrings(t, "..")
	for i, h := range found {
		reason, known := reasons[h]
		if !known {
			t.Errorf("%s: %q is not in %s: a word belongs to the lexicon (docs/lexicon.md)", h.file, h.text, ledger)
		}
		found[i].reason = reason
		delete(reasons, h)
	}
	if *shrink && !t.Failed() {
		writeHanStrings(t, ledger, found)
		return
	}
	for h := range reasons {
		t.Errorf("%s: %q is gone: take it from %s (-shrink)", h.file, h.text, ledger)
	}
	if len(found) > mostHanStrings {
		t.Errorf("%d strings, at most %d", len(found), mostHanStrings)
	}
}

// hanStrings returns the strings and characters of the Go files below root, each once a file.
func hanStrings(t *testing.T, root string) []hanString {
	var all []hanString
	for _, dir := range packageFolders(t, root) {
		room, err := filepath.Rel(root, dir)
		if err != nil {
			t.Fatal(err)
		}
		room = filepath.ToSlash(room)
		if slices.ContainsFunc(hanRooms, func(r string) bool { return room == r || strings.HasPrefix(room, r+"/") }) {
			continue
		}
		names, err := fs.Glob(os.DirFS(dir), "*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for text := range hanLiterals(f) {
				all = append(all, hanString{room + "/" + name, text, ""})
			}
		}
	}
	slices.SortFunc(all, func(a, b hanString) int {
		return cmp.Or(strings.Compare(a.file, b.file), strings.Compare(a.text, b.text))
	})
	return slices.Compact(all)
}

// hanLiterals yields what the literals of a file spell, of those that hold Chinese characters.
func hanLiterals(f *ast.File) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		more := true
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !more || !ok || lit.Kind != token.STRING && lit.Kind != token.CHAR {
				return more
			}
			text := lit.Value
			if lit.Kind == token.CHAR {
				if r, _, _, err := strconv.UnquoteChar(text[1:], '\''); err == nil {
					text = string(r)
				}
			} else if s, err := strconv.Unquote(text); err == nil {
				text = s
			}
			if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				more = yield(text)
			}
			return more
		})
	}
}

// readHanStrings reads the list: file, string as Go quotes it, reason.
func readHanStrings(t *testing.T, name string) []hanString {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var list []hanString
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cell) != 3 {
			t.Fatalf("%s: %q has not three columns", name, line)
		}
		text, err := strconv.Unquote(cell[1])
		if err != nil {
			t.Fatalf("%s: %q: %v", name, line, err)
		}
		list = append(list, hanString{cell[0], text, cell[2]})
	}
	return list
}

// writeHanStrings writes the list without what is gone.
func writeHanStrings(t *testing.T, name string, list []hanString) {
	var b strings.Builder
	b.WriteString("# Chinese strings and characters in Go outside of normalize/lex, tests and generators (convert/hanstrings_test.go): file, string, why it\n# is no row of the lexicon. At most " + strconv.Itoa(mostHanStrings) + ".\n")
	for _, h := range list {
		b.WriteString(h.file + "\t" + strconv.Quote(h.text) + "\t" + h.reason + "\n")
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
