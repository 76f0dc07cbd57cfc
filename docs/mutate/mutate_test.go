package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shown lists mutants as "kind: the text that they give for the piece they change".
func shown(list []Mutant) []string {
	var out []string
	for _, m := range list {
		out = append(out, string(m.Kind)+": "+m.Old+" → "+m.New)
	}
	return out
}

func TestGoMutants(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"condition", "if ok { f() }", []string{"condition negated: ok → !(ok)"}},
		{"operands", "_ = a && b", []string{"and for or: && → ||", "operand dropped: a && b → a", "operand dropped: a && b → b"}},
		{"comparisons", "_ = x < y; _ = x == y", []string{"comparison changed: < → <=", "comparison changed: == → !="}},
		{"signs", "_ = x + y", []string{"sign changed: + → -"}},
		{"constants", "_ = 7; _ = 0", []string{"constant off by one: 7 → 8", "constant off by one: 7 → 6", "constant off by one: 0 → 1"}},
		{"words", `_ = "云州市"`, []string{`word shortened: "云州市" → "云市"`, `word changed: "云州市" → "云州某"`}},
		{"a word of one character", `_ = '某'`, []string{`word changed: '某' → '甲'`}},
		{"words that are not Chinese", `_ = "ok"`, nil},
		{"a list", "_ = []string{\"甲\", `乙`}", []string{
			`word removed: "甲",  → `, "word removed: , `乙` → ", `word changed: "甲" → "某"`, "word changed: `乙` → `某`",
		}},
		{"a list of one", `_ = []string{"甲"}`, []string{`word changed: "甲" → "某"`}},
		{"keys", `_ = map[string]bool{"甲": true, "a": false}`, []string{`word removed: "甲": true,  → `, `word changed: "甲" → "某"`}},
		{"cases", `switch s { case "甲", "乙": }`, []string{
			`word removed: "甲",  → `, `word removed: , "乙" → `, `word changed: "甲" → "某"`, `word changed: "乙" → "某"`,
		}},
	} {
		list, err := goMutants("a/b.go", "package b\n\nfunc f() {\n"+c.body+"\n}\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(list); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for _, m := range list {
			if m.Line != 4 || m.Package() != "./a" {
				t.Errorf("%s: %s stands on line %d of %s", c.name, m.Kind, m.Line, m.Package())
			}
		}
	}
	if _, err := goMutants("a.go", "package"); err == nil {
		t.Error("a file that is no Go has mutants")
	}
}

func TestTableMutants(t *testing.T) {
	const table = "# 说明\nid\tname\nx.a\t法治\t件/次\t!<学法|普法 听取\n"
	list := tableMutants("a/b.tsv", table)
	want := []string{
		"row removed: x.a\t法治\t件/次\t!<学法|普法 听取\n → ",
		"word shortened: 法治 → 法", "word changed: 法治 → 法某",
		"word changed: 件 → 某", "word removed: 件/ → ",
		"word changed: 次 → 某", "word removed: /次 → ",
		"word shortened: 学法 → 学", "word changed: 学法 → 学某", "word removed: 学法| → ",
		"word shortened: 普法 → 普", "word changed: 普法 → 普某", "word removed: 普法  → ",
		"word shortened: 听取 → 听", "word changed: 听取 → 听某", "word removed:  听取 → ",
	}
	if got := shown(list); !slices.Equal(got, want) {
		t.Errorf("mutants are\n%q, want\n%q", got, want)
	}
	for _, m := range list {
		if m.Line != 3 || table[m.Start:m.End] != m.Old {
			t.Errorf("%s stands on line %d and is %q there", &m, m.Line, table[m.Start:m.End])
		}
	}
}

// TestLexiconMutants holds that of a row of the lexicon the word and its classes are changed, not the examples.
func TestLexiconMutants(t *testing.T) {
	const row = "人\tperson-label noun=person\t审核‹人›：张三\t‹人›员名单\tseen\n"
	list := tableMutants(lexiconFolder+"marks.tsv", "# 说明\n"+row)
	want := []string{"row removed: " + row + " → ", "class removed: person-label  → ", "class removed:  noun=person → ", "word changed: 人 → 某"}
	if got := shown(list); !slices.Equal(got, want) {
		t.Errorf("mutants are\n%q, want\n%q", got, want)
	}
	for _, m := range list {
		if m.Package() != "./normalize/lex" {
			t.Errorf("%s is of %s", &m, m.Package())
		}
	}
	if len(tableMutants(lexiconFolder+"classes.tsv", row))+len(tableMutants("normalize/examples.tsv", row)) > 0 {
		t.Error("tables that hold no words of the program are changed")
	}
}

// TestApply holds that a change is made where it was found.
func TestApply(t *testing.T) {
	const src = "package b\n\nvar list = []string{\"甲\", \"乙\", \"丙\"}\n"
	list, err := goMutants("b.go", src)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(m Mutant) bool { return m.Kind == Removed && m.Word == `"乙"` })
	if i < 0 {
		t.Fatalf("乙 is not removed: %q", shown(list))
	}
	if got, want := list[i].Apply(src), "package b\n\nvar list = []string{\"甲\", \"丙\"}\n"; got != want {
		t.Errorf("changed file is %q, want %q", got, want)
	}
}

// TestDeal holds that a seed gives one order, that another gives another, and that packages and kinds take turns.
func TestDeal(t *testing.T) {
	var all []Mutant
	for _, folder := range []string{"a", "b"} {
		for i := range 100 {
			all = append(all, Mutant{File: folder + "/x.go", Start: i, Kind: Changed}, Mutant{File: folder + "/x.go", Start: i, Kind: Constant})
		}
	}
	all = append(all, Mutant{File: "a/x.go", Kind: Negation})
	one := deal(slices.Clone(all), 1)
	if !slices.Equal(one, deal(slices.Clone(all), 1)) {
		t.Error("a seed gives two orders")
	}
	if slices.Equal(one, deal(slices.Clone(all), 2)) {
		t.Error("two seeds give one order")
	}
	if len(one) != len(all) {
		t.Errorf("%d of %d are dealt", len(one), len(all))
	}
	packages, kinds := map[string]int{}, map[Kind]int{}
	for _, m := range one[:20] {
		packages[m.Package()]++
		kinds[m.Kind]++
	}
	if packages["./a"] != 10 || kinds[Negation] != 1 || kinds[Changed] < 5 || kinds[Constant] < 5 {
		t.Errorf("of the first 20 there are %v of the packages, %v of the kinds", packages, kinds)
	}
}

// TestTrial tries three changes of a small module: one that a test notices, one that none does, one that is no Go.
func TestTrial(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	root := t.TempDir()
	const src = "package p\n\nfunc Small(n int) bool { return n < 10 }\n\nfunc Word() string { return \"甲\" }\n"
	for name, text := range map[string]string{
		"go.mod": "module guiwen\n\ngo 1.26\n", "p/p.go": src,
		"p/p_test.go":             "package p\n\nimport \"testing\"\n\nfunc TestSmall(t *testing.T) { if !Small(9) || Small(10) { t.Fatal() } }\n",
		"fixtures/a/a.go":         "package a\n",
		"convert/c.go":            "package convert\n",
		"convert/c_test.go":       "package convert\n\nimport \"testing\"\n\nfunc TestNothing(t *testing.T) {}\n",
		"p/testdata/untouched.go": "package p\n",
	} {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	list, err := goMutants("p/p.go", src)
	if err != nil {
		t.Fatal(err)
	}
	tr := &trial{root: root, folder: t.TempDir()}
	for _, m := range list {
		want, by := Survived, ""
		if m.Kind != Changed {
			want, by = Noticed, "p TestSmall"
		}
		if r, err := tr.try(m, src); err != nil || r.Outcome != want || r.By != by {
			t.Errorf("%s: %s by %q, %v; want %s by %q", &m, r.Outcome, r.By, err, want, by)
		}
	}
	broken := Mutant{File: "p/p.go", Start: 0, End: 7, Kind: Changed}
	if r, err := tr.try(broken, src); err != nil || r.Outcome != None {
		t.Errorf("a change that is no Go: %s, %v", r.Outcome, err)
	}
	if data, err := os.ReadFile(filepath.Join(root, "p/p.go")); err != nil || string(data) != src {
		t.Errorf("the tree was written: %v", err)
	}
}

// TestLedger holds that what was tried is known to the next run, but not for another text of the file.
func TestLedger(t *testing.T) {
	name := filepath.Join(t.TempDir(), "deep", "ledger.jsonl")
	l, err := openLedger(name)
	if err != nil {
		t.Fatal(err)
	}
	m := Mutant{File: "a.go", Line: 3, Start: 5, End: 6, Kind: Constant, Old: "1", New: "2"}
	if err := l.add(Result{Mutant: m, Digest: digest("text"), Outcome: Noticed, By: "p TestX"}); err != nil {
		t.Fatal(err)
	}
	l.file.WriteString(`{"file":"cut`)
	l.file.Close()
	l, err = openLedger(name)
	if err != nil {
		t.Fatal(err)
	}
	defer l.file.Close()
	if r, ok := l.find(&m, digest("text")); !ok || r.By != "p TestX" || r.Mutant != m {
		t.Errorf("found %v %v", r, ok)
	}
	if _, ok := l.find(&m, digest("other")); ok {
		t.Error("a result for another text is found")
	}
}

func TestReport(t *testing.T) {
	results := []Result{
		{Mutant: Mutant{File: "a/x.go", Line: 1, Kind: Constant, Old: "1", New: "2"}, Outcome: Noticed, By: "a TestX"},
		{Mutant: Mutant{File: "a/x.go", Line: 2, Kind: Constant, Old: "3", New: "4"}, Outcome: Noticed, By: "fixtures TestGolden"},
		{Mutant: Mutant{File: "a/x.go", Line: 3, Kind: Removed, Old: `"甲", `, Word: `"甲"`}, Outcome: Survived},
		{Mutant: Mutant{File: "a/x.go", Line: 4, Kind: Operand}, Outcome: None},
	}
	got := tables(results, 1, "abc")
	for _, want := range []string{"Seed 1, at abc; 1 further", "| a | 3 | 1 | 1 | 1 | 66 % |", "| constant off by one | 2 | 1 | 1 | 0 | 100 % |", "| word removed | 1 | 0 | 0 | 1 | 0 % |"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if got := survivors(results); !strings.Contains(got, "that no test noticed: 1\n") || !strings.Contains(got, "- a/x.go:3: \"甲\"\n") {
		t.Errorf("survivors are\n%s", got)
	}
}

func TestWriteBlock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.md")
	if err := os.WriteFile(name, []byte("before\n"+blockBegin+"old\n"+blockEnd+"after\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := writeBlock(name, "new\n"); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(name); string(data) != "before\n"+blockBegin+"new\n"+blockEnd+"after\n" {
		t.Errorf("the document is %q", data)
	}
	if err := os.WriteFile(name, []byte("no block"), 0o666); err != nil {
		t.Fatal(err)
	}
	if writeBlock(name, "new\n") == nil {
		t.Error("a document without a block is written")
	}
}
