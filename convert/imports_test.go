package convert_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// mayImport is the table of walls: what each room may import of guiwen. A name that ends in /* stands for every
// package below it, * for all; of rooms the longest match holds. Test-only packages, whose names end in test, may import
// anything, and only what has * may import them outside of tests.
var mayImport = map[string][]string{
	"schema":                 {},
	"schema/message":         {"schema"},
	"schema/generate":        {"schema", "normalize/statistics"}, // a program that writes the published schema
	"normalize/source":       {},
	"convert/charset":        {"normalize/lex", "normalize/lex/label", "normalize/source"},
	"convert/opc":            {"normalize/source", "convert/opc/xmlscan"},
	"convert/opc/xmlscan":    {"normalize/source"},
	"convert/text":           {"normalize/lex", "normalize/lex/label", "normalize/source", "convert/charset"},
	"convert/html":           {"normalize/lex", "normalize/lex/label", "normalize/source", "convert/charset"},
	"convert/cfb":            {"normalize/source"},
	"convert/doc":            {"normalize/source", "convert/cfb", "convert/docx", "convert/charset", "convert/wordml"},
	"convert/docx":           {"normalize/lex", "normalize/lex/label", "normalize/source", "convert/opc", "convert/opc/xmlscan"},
	"convert/sheet":          {"normalize/source"},
	"convert/delimited":      {"normalize/source", "convert/charset", "convert/sheet"},
	"convert/xls":            {"normalize/source", "convert/cfb", "convert/charset", "convert/sheet"},
	"convert/xlsx":           {"normalize/source", "convert/opc", "convert/opc/xmlscan", "convert/sheet"},
	"convert/structured":     {"normalize/source", "convert/charset"},
	"convert/mhtml":          {"normalize/source", "convert/structured", "convert/html"},
	"convert/wordml":         {"normalize/source"},
	"convert/wordxml":        {"normalize/source", "convert/structured", "convert/charset", "convert/wordml"},
	"convert/odt":            {"normalize/source", "convert/structured", "convert/opc", "convert/wordml"},
	"convert/rtf":            {"normalize/source", "convert/structured", "convert/charset", "convert/wordml"},
	"convert/external":       {"normalize/source"},
	"convert/ofd":            {"normalize/lex", "normalize/lex/label", "normalize/source", "convert/page", "convert/opc", "convert/opc/xmlscan"},
	"convert/page":           {"normalize/lex", "normalize/lex/label", "normalize/source"},
	"convert/pdf":            {"normalize/lex", "normalize/lex/label", "normalize/source", "convert/page"},
	"normalize":              {"normalize/lex", "normalize/lex/label", "normalize/source"},
	"normalize/lex/label":    {"normalize/lex"},
	"normalize/lex":          {"normalize/lex/trie"},
	"normalize/lex/trie":     {},
	"normalize/lex/generate": {"normalize/lex"},
	"normalize/layout":       {"normalize/source", "normalize", "normalize/structure", "normalize/lex", "normalize/lex/label"},
	"normalize/outline":      {"normalize/source", "schema", "normalize", "normalize/lex/label", "normalize/lex", "normalize/layout", "normalize/structure"},
	"normalize/structure":    {"normalize/source", "schema", "normalize", "normalize/lex/label", "normalize/lex"},
	"normalize/reference":    {"schema", "normalize/lex/label", "normalize/lex"},
	"normalize/table":        {"schema", "normalize/lex/label", "normalize/lex"},
	"normalize/form":         {"normalize/table", "normalize/lex/label", "normalize/lex"},
	"normalize/statistics":   {"schema", "normalize/table", "normalize/form", "normalize/lex/label", "normalize/lex"},
	"convert/annex":          {"schema", "schema/message"},
	"convert/review":         {"schema", "schema/message"},
	"convert/batch":          {"schema", "normalize/source"},
	"convert":                {"schema", "schema/message", "normalize", "normalize/*", "convert/*"},
	"cmd/*":                  {"schema", "schema/message", "normalize", "normalize/*", "convert", "convert/*", "cmd/*"},
	"fixtures/*":             {"*"},
	"docs/*":                 {"*"},
}

// TestWalls holds the import table of docs/architecture.md.
func TestWalls(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "guiwen/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	const module = "guiwen/"
	seen := 0
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		room := strings.TrimPrefix(p.ImportPath, module)
		if strings.HasSuffix(room, "test") {
			continue // a conformance suite or builder that only tests and generators import
		}
		allowed, ok := wallsOf(room)
		if !ok {
			t.Errorf("%s has no entry in the table of walls", room)
			continue
		}
		seen++
		for _, imported := range p.Imports {
			if other, ours := strings.CutPrefix(imported, module); ours && !holds(allowed, other) {
				t.Errorf("%s imports %s", room, other)
			}
			if imported == "net/http" && strings.HasPrefix(room, "convert/") {
				t.Errorf("%s imports net/http: nothing a document names is ever fetched", room)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d packages were looked at", seen)
	}
}

func wallsOf(room string) ([]string, bool) {
	if allowed, ok := mayImport[room]; ok {
		return allowed, true
	}
	top, _, _ := strings.Cut(room, "/")
	allowed, ok := mayImport[top+"/*"]
	return allowed, ok
}

func holds(allowed []string, room string) bool {
	for _, a := range allowed {
		below, all := strings.CutSuffix(a, "*")
		switch {
		case a == "*" || a == room:
			return true
		case all && strings.HasPrefix(room, below) && !strings.HasSuffix(room, "test"):
			return true
		}
	}
	return false
}
