package convert

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize"
	"guiwen/normalize/lex"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// codeShape is what codes of diagnostics, codes of failures and names of edits look like. A name of a file may, too.
var (
	codeShape = regexp.MustCompile(`^[a-z][a-z0-9]*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	fileShape = regexp.MustCompile(`\.(csv|db|html|ini|jsonl|tsv|xml)$`)
	// namespace is what a name that is put together begins with.
	namespace = regexp.MustCompile(`^[a-z][a-z0-9]*\.$`)
)

// TestEveryCodeIsListed holds that the codes of diagnostics in the source are those of diagnostics.tsv, and names of
// edits those that have a meaning in Chinese. Every literal that looks like a code must be a code, an edit, a failure, a
// field or a file: so a new code without a row is found wherever it stands.
func TestEveryCodeIsListed(t *testing.T) {
	kind := map[string]string{}
	know := func(name, what string) {
		if kind[name] != "" {
			t.Errorf("%s is %s and %s", name, kind[name], what)
		}
		kind[name] = what
	}
	for _, d := range schema.DiagnosticCodes() {
		know(d.Code, "diagnostic")
	}
	for _, c := range source.Codes() {
		know(string(c.Code), "failure")
	}
	for name := range meanings.Rows() {
		know(name, "edit")
	}
	for _, f := range schema.Fields() {
		if f.Member != "-" && (f.Type == "Publication" || f.Type == "Printing") {
			know(strings.ToLower(f.Type)+"."+f.Member, "field")
		}
	}
	used := map[string]bool{}
	literals(t, func(s string, at token.Position) {
		switch {
		case !codeShape.MatchString(s) || fileShape.MatchString(s):
		case kind[s] == "":
			t.Errorf("%s: %q is no code of diagnostics.tsv, no failure and no edit with a meaning", at, s)
		default:
			used[s] = true
		}
	})
	for _, role := range schema.Terms("FurnitureRole") {
		used["furniture."+role] = true
	}
	for name, what := range kind {
		if what != "field" && !used[name] {
			t.Errorf("%s %s is listed, and nothing makes it", what, name)
		}
	}
	for _, r := range normalize.Rules() {
		for _, name := range r.Names {
			if flag := strings.HasPrefix(name, "flag."); flag != (kind[name] == "diagnostic") {
				t.Errorf("%s of rule %s is %s", name, r.ID, kind[name])
			}
		}
	}
}

// TestCodesLookLikeCodes holds that no code is made in a way that the test above would pass over: of another form, or
// put together at run time.
func TestCodesLookLikeCodes(t *testing.T) {
	seen := 0
	sources(t, func(f *ast.File, at func(ast.Node) token.Position) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if s, ok := literal(n.Value); ok && lastName(n.Key) == "Code" {
					seen++
					if !codeShape.MatchString(s) {
						t.Errorf("%s: the code %q has not the form of one", at(n), s)
					}
				}
			case *ast.BinaryExpr:
				s, ok := literal(n.X)
				if ok && n.Op == token.ADD && namespace.MatchString(s) && s != "furniture." { // a role's edit
					t.Errorf("%s: a name that begins with %q is put together", at(n), s)
				}
			}
			return true
		})
	})
	if seen < 5 {
		t.Errorf("only %d codes were looked at", seen)
	}
}

// TestClosedListsAreTheSource holds that the words which the rooms write into documents are the closed lists of
// vocabulary.tsv. The typed constants of package schema have a test there.
func TestClosedListsAreTheSource(t *testing.T) {
	for _, c := range []struct {
		list, files string
		picks       []pick
	}{
		{"Reason", "../normalize/statistics/reason.go", []pick{constants("reason")}},
		{"FigureKind", "../normalize/statistics/unit.go ../normalize/lex/measure.go", []pick{constants("kind"), constants("Unit")}},
		{"Bound", "../normalize/statistics/figure.go", []pick{constants("exact"), constants("about"), constants("at")}},
		{"CheckKind", "../normalize/statistics/check*.go", []pick{constants("check"), members("Check", "Kind")}},
		{"ReferenceKind", "../normalize/reference/resolve.go", []pick{constants("kind")}},
		{"MentionForm", "../normalize/reference/resolve.go", []pick{constants("form")}},
		{"FurnitureRole", "../normalize/layout/furniture.go", []pick{constants("role")}},
		{"Severity", "../normalize/source/source.go", []pick{constants("Info"), constants("Warning")}},
		{"Genre", "../normalize/outline/*.go", []pick{returns("genreOf"), assigns("genre")}},
	} {
		want := schema.Terms(c.list)
		slices.Sort(want)
		if diff := cmp.Diff(want, words(t, c.files, c.picks)); diff != "" {
			t.Errorf("%s (-vocabulary.tsv +source):\n%s", c.list, diff)
		}
	}
	for list, classes := range map[string][]string{"Level": {"place-ending", "nation-name"}, "Direction": {"directed-kind"}} {
		want := schema.Terms(list)
		slices.Sort(want)
		if diff := cmp.Diff(want, values(classes)); diff != "" {
			t.Errorf("%s (-vocabulary.tsv +lexicon):\n%s", list, diff)
		}
	}
	// Two origins are nobody's to write: what is verbatim has no evidence, and what is corrected a person does.
	for _, origin := range words(t, "../normalize/outline/*.go", []pick{argument("evidence", 1), members("Evidence", "Origin")}) {
		if !slices.Contains(schema.Terms("Origin"), origin) {
			t.Errorf("the origin %q is not in the list", origin)
		}
	}
}

// values returns the values that the words of classes of the lexicon have, sorted; several of one word stand with commas
// between.
func values(classes []string) []string {
	set := map[string]bool{}
	for _, name := range classes {
		class := lex.Class(name)
		for _, word := range class.List() {
			for _, v := range strings.Split(class.Value(word), ",") {
				set[v] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// pick takes expressions out of a piece of source.
type pick func(n ast.Node) []ast.Expr

// words returns the string literals that are picked from files, sorted, without "".
func words(t *testing.T, files string, picks []pick) []string {
	t.Helper()
	var names []string
	for _, pattern := range strings.Fields(files) {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(found), err)
		}
		names = append(names, found...)
	}
	set := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			for _, p := range picks {
				for _, e := range p(n) {
					if s, ok := literal(e); ok && s != "" {
						set[s] = true
					}
				}
			}
			return true
		})
	}
	return slices.Sorted(maps.Keys(set))
}

// constants picks the values of constants whose names begin with prefix.
func constants(prefix string) pick {
	return func(n ast.Node) []ast.Expr {
		var list []ast.Expr
		if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
			for _, spec := range d.Specs {
				if v := spec.(*ast.ValueSpec); strings.HasPrefix(v.Names[0].Name, prefix) {
					list = append(list, v.Values...)
				}
			}
		}
		return list
	}
}

// assigns picks what is assigned to variables of a name.
func assigns(name string) pick {
	return func(n ast.Node) []ast.Expr {
		var list []ast.Expr
		if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == len(a.Rhs) {
			for i, to := range a.Lhs {
				if id, ok := to.(*ast.Ident); ok && id.Name == name {
					list = append(list, a.Rhs[i])
				}
			}
		}
		return list
	}
}

// returns picks what a function returns.
func returns(function string) pick {
	return func(n ast.Node) []ast.Expr {
		var list []ast.Expr
		if f, ok := n.(*ast.FuncDecl); ok && f.Name.Name == function {
			ast.Inspect(f, func(n ast.Node) bool {
				if r, ok := n.(*ast.ReturnStmt); ok {
					list = append(list, r.Results...)
				}
				return true
			})
		}
		return list
	}
}

// argument picks the i-th argument of calls of a function or method.
func argument(function string, i int) pick {
	return func(n ast.Node) []ast.Expr {
		if c, ok := n.(*ast.CallExpr); ok && len(c.Args) > i && lastName(c.Fun) == function {
			return c.Args[i : i+1]
		}
		return nil
	}
}

// members picks the values of a member in literals of a type.
func members(typ, member string) pick {
	return func(n ast.Node) []ast.Expr {
		var list []ast.Expr
		if c, ok := n.(*ast.CompositeLit); ok && c.Type != nil && lastName(c.Type) == typ {
			for _, e := range c.Elts {
				if pair, ok := e.(*ast.KeyValueExpr); ok && lastName(pair.Key) == member {
					list = append(list, pair.Value)
				}
			}
		}
		return list
	}
}

// lastName returns the name that an expression ends in: evidence for r.evidence.
func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func literal(e ast.Expr) (string, bool) {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(b.Value)
	return s, err == nil
}

// literals calls found for every string literal of the rooms that make documents.
func literals(t *testing.T, found func(s string, at token.Position)) {
	t.Helper()
	sources(t, func(f *ast.File, at func(ast.Node) token.Position) {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if s, ok := literal(e); ok {
					found(s, at(n))
				}
			}
			return true
		})
	})
}

// sources parses every file of convert, normalize and schema that belongs to the program.
func sources(t *testing.T, visit func(f *ast.File, at func(ast.Node) token.Position)) {
	t.Helper()
	files := 0
	for _, room := range []string{"../convert", "../normalize", "../schema"} {
		err := filepath.WalkDir(room, func(path string, d fs.DirEntry, err error) error {
			if d != nil && d.IsDir() && (strings.HasSuffix(path, "test") || d.Name() == "testdata" || d.Name() == "generate") {
				return fs.SkipDir // conformance suites and builders that only tests and generators import
			}
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, path, nil, 0)
			if err == nil {
				files++
				visit(f, func(n ast.Node) token.Position { return set.Position(n.Pos()) })
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 100 {
		t.Fatalf("only %d files were parsed", files)
	}
}
