package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/gowebpki/jcs"

	"guiwen/schema/benchtest"
)

func ptr[T any](v T) *T { return &v }

// example is a small document whose raw text is "云州市人民政府 \n一、加强领导。全年8件,\n".
func example() *Document {
	raw := "云州市人民政府 \n一、加强领导。全年8件,\n"
	log := NewEditLog(raw)
	byteOf := func(s string) int { return strings.Index(raw, s) }
	log.Add(byteOf(" \n"), byteOf(" \n")+1, "", "space.end")
	log.Add(byteOf("。"), byteOf("。")+len("。"), "\n", "outline.run-in")
	log.Add(byteOf(","), byteOf(",")+1, "，", "width.comma")
	return &Document{
		Schema: Version,
		Source: Source{Name: "a.txt", MediaType: "text/plain", Bytes: int64(len(raw)), SHA256: strings.Repeat("0", 64), Reader: "text", Producer: "guiwen test", Profile: "official"},
		Metadata: Metadata{
			Title:    ptr("云州市人民政府"),
			Evidence: map[string]Evidence{"title": {Origin: "normalized", Blocks: []string{"b1"}}},
		},
		Parts: []Part{{ID: "p1", Kind: TextPart, Blocks: BlockRange{First: "b1", Last: "b3"}}},
		Blocks: []Block{
			{ID: "b1", Part: "p1", Role: Title, Text: "云州市人民政府", At: Place{Start: ptr(0), End: ptr(7)}},
			{ID: "b2", Part: "p1", Role: Heading, Level: 1, RunIn: true, Number: &Number{"一、", CJK, 1}, Text: "一、加强领导", At: Place{Start: ptr(9), End: ptr(16)}},
			{ID: "b3", Part: "p1", Role: Paragraph, Parent: "b2", Text: "全年8件，", At: Place{Start: ptr(16), End: ptr(21)}},
		},
		References:    []Reference{{ID: "r1", Kind: "document", Title: ptr("办法"), Mentions: []Mention{{Block: "b3", Start: 0, End: 2, Form: "title"}}}},
		Statistics:    []Statistic{{ID: "s1", Status: Result, Value: ptr(8.0), Unit: ptr("件"), Kind: "count", Figure: "8件", Bound: "exact", Block: "b3", Start: 0, End: 4, Quote: "全年8件"}},
		Checks:        []Check{{ID: "c1", Kind: "sum", Formula: "8 = 8", Statistics: []string{"s1"}, Stated: ptr(8.0), Computed: ptr(8.0), Holds: ptr(true)}},
		Normalization: log.Normalization(),
		Diagnostics:   []Diagnostic{{Code: "label.missing", Severity: "warning", Block: ptr("b2"), Message: "a \"quoted\" \u2028 message"}},
	}
}

func TestCanonicalIsValidAndRestores(t *testing.T) {
	d := example()
	data, err := d.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	if err := Validate(data); err != nil {
		t.Error(err)
	}
	want, err := jcs.Transform(data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, want) {
		t.Errorf("not in the canonical form of RFC 8785:\n got %s\nwant %s", data, want)
	}
	var back Document
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if err := back.Verify(); err != nil {
		t.Error(err)
	}
	raw, err := back.RawText()
	if err != nil || raw != "云州市人民政府 \n一、加强领导。全年8件,\n" {
		t.Errorf("raw text %q, %v", raw, err)
	}
	again, err := back.Canonical()
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("read back and written again, the bytes differ: %v\n%s", err, cmp.Diff(string(data), string(again)))
	}
}

func TestVerifyFindsBreaches(t *testing.T) {
	for name, spoil := range map[string]func(*Document){
		"text changed":        func(d *Document) { d.Blocks[0].Text = "云州市政府" },
		"digest changed":      func(d *Document) { d.Normalization.RawSHA256 = strings.Repeat("1", 64) },
		"length changed":      func(d *Document) { d.Normalization.RawLength++ },
		"id twice":            func(d *Document) { d.Blocks[1].ID = "b1" },
		"level 0":             func(d *Document) { d.Blocks[1].Level = 0 },
		"parent no heading":   func(d *Document) { d.Blocks[2].Parent = "b1" },
		"place out of text":   func(d *Document) { d.Blocks[2].At.End = ptr(99) },
		"places in disorder":  func(d *Document) { d.Blocks[2].At.Start = ptr(3) },
		"quote elsewhere":     func(d *Document) { d.Statistics[0].Start = 1 },
		"figure missing":      func(d *Document) { d.Statistics[0].Figure = "9件" },
		"mention outside":     func(d *Document) { d.References[0].Mentions[0].End = 77 },
		"no mention":          func(d *Document) { d.References[0].Mentions = nil },
		"impossible day":      func(d *Document) { d.Metadata.DateWritten = ptr("2021-02-30") },
		"block in no part":    func(d *Document) { d.Blocks[2].Part = "p2" },
		"block behind parts":  func(d *Document) { d.Parts[0].Blocks.Last = "b2" },
		"relation to itself":  func(d *Document) { d.Parts[0].Relation = &Relation{To: "p1", Kind: Issues} },
		"mark outside":        func(d *Document) { d.Blocks[2].Marks = []Mark{{Kind: Raised, Start: 3, End: 9}} },
		"check without id":    func(d *Document) { d.Checks[0].ID = "" },
		"inherited from none": func(d *Document) { d.Statistics[0].InheritedFrom = ptr("s9") },
		"unknown statistic":   func(d *Document) { d.Checks[0].Statistics[0] = "s9" },
	} {
		d := example()
		if err := d.Verify(); err != nil {
			t.Fatal(err)
		}
		spoil(d)
		if d.Verify() == nil {
			t.Errorf("%s: not found", name)
		}
	}
	d := example()
	d.Normalization.Ops[0] = 1 << 40
	if _, err := d.RawText(); !errors.Is(err, ErrNotRestorable) {
		t.Errorf("a gap beyond the text: %v", err)
	}
}

// TestNumbersAgreeWithPeer compares numbers with another implementation of RFC 8785.
func TestNumbersAgreeWithPeer(t *testing.T) {
	for _, f := range []float64{0, 1, -1, 0.1, 92.8, 225000000, 1e15, 1e20, 1e21, 1.5e300, 1e-6, 1e-7, 1.25e-9, 123456789.123, 1 << 53, -0.5} {
		got, err := appendNumber(nil, f)
		if err != nil {
			t.Fatal(err)
		}
		want, err := jcs.NumberToJSON(f)
		if err != nil || string(got) != want {
			t.Errorf("%g: %s, want %s, %v", f, got, want, err)
		}
	}
}

// TestTablesDescribeEveryMember holds that fields.tsv describes what the types have and nothing else, that every example
// has the type it is an example of, and that every closed list is used.
func TestTablesDescribeEveryMember(t *testing.T) {
	types := map[string]reflect.Type{}
	var visit func(v reflect.Type)
	visit = func(v reflect.Type) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			visit(v.Elem())
		case reflect.Struct:
			if types[v.Name()] != nil {
				return
			}
			types[v.Name()] = v
			for i := range v.NumField() {
				visit(v.Field(i).Type)
			}
		}
	}
	visit(reflect.TypeFor[Document]())
	members := map[string]reflect.Type{}
	for name, v := range types {
		members[name+".-"] = v
		for i := range v.NumField() {
			tag, _, _ := strings.Cut(v.Field(i).Tag.Get("json"), ",")
			members[name+"."+tag] = v.Field(i).Type
		}
	}
	lists := map[string]bool{}
	for _, f := range Fields() {
		v, ok := members[f.Type+"."+f.Member]
		if !ok {
			t.Errorf("%s.%s is described, and is no member or stands twice", f.Type, f.Member)
			continue
		}
		delete(members, f.Type+"."+f.Member)
		if f.Description == "" || f.Chinese == "" {
			t.Errorf("%s.%s: no description or no Chinese label", f.Type, f.Member)
		}
		if f.Example != "" {
			if err := json.Unmarshal([]byte(f.Example), reflect.New(v).Interface()); err != nil {
				t.Errorf("%s.%s: example %s: %v", f.Type, f.Member, f.Example, err)
			}
		} else if leaf := innermost(v); leaf.Kind() != reflect.Struct {
			t.Errorf("%s.%s: no example", f.Type, f.Member)
		}
		if v.Kind() == reflect.Pointer && !strings.Contains(f.Description, "Null") && !strings.Contains(f.Description, "Absent") {
			t.Errorf("%s.%s: its description does not say when it is null or absent", f.Type, f.Member)
		}
		if list, ok := strings.CutPrefix(f.Constraint, "@"); ok {
			lists[list] = true
		}
	}
	for name := range members {
		t.Errorf("%s is not described in fields.tsv", name)
	}
	for _, term := range Vocabulary() {
		if !lists[term.List] {
			t.Errorf("no member has values of the list %s", term.List)
		}
	}
}

func innermost(v reflect.Type) reflect.Type {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice {
		v = v.Elem()
	}
	return v
}

// TestVocabularyIsTheConstants holds that the constants of the package and vocabulary.tsv name the same values.
func TestVocabularyIsTheConstants(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "document.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := map[string][]string{}
	for _, decl := range file.Decls {
		g, ok := decl.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, spec := range g.Specs {
			v := spec.(*ast.ValueSpec)
			if name, ok := v.Type.(*ast.Ident); ok {
				s, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				constants[name.Name] = append(constants[name.Name], s)
			}
		}
	}
	if len(constants) < 9 {
		t.Fatalf("only %d typed lists of constants in document.go", len(constants))
	}
	for list, values := range constants {
		if diff := cmp.Diff(values, Terms(list)); diff != "" {
			t.Errorf("%s (-constants +vocabulary.tsv):\n%s", list, diff)
		}
	}
}

// TestDatePattern holds that the schema allows as dates just the days of the calendar.
func TestDatePattern(t *testing.T) {
	var s struct {
		Defs map[string]struct {
			Properties map[string]struct{ Pattern string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(JSONSchema, &s); err != nil {
		t.Fatal(err)
	}
	pattern, err := regexp.Compile(s.Defs["Metadata"].Properties["dateWritten"].Pattern)
	if err != nil || !pattern.MatchString("2021-03-03") || pattern.MatchString("2021-3-3") || pattern.MatchString("2021-03-03T00:00:00") {
		t.Fatalf("pattern %v, %v", pattern, err)
	}
	for _, year := range []int{0, 4, 1900, 1949, 1976, 1999, 2000, 2020, 2021, 2100, 2400, 9999} {
		for month := range 14 {
			for day := range 33 {
				if date := fmt.Sprintf("%04d-%02d-%02d", year, month, day); pattern.MatchString(date) != IsDate(date) {
					t.Errorf("%s: the schema says %v", date, pattern.MatchString(date))
				}
			}
		}
	}
}

func FuzzCanonicalString(f *testing.F) {
	f.Add("随州\u0000\u001f\"\\/\u2028\U0001F600")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := appendString(nil, s)
		if err != nil {
			return
		}
		want, err := jcs.Transform(append(append([]byte("["), got...), ']'))
		if err != nil || string(want) != "["+string(got)+"]" {
			t.Errorf("%q: %s, want %s, %v", s, got, want, err)
		}
	})
}

func BenchmarkCanonical(b *testing.B) {
	d := example()
	for range 2000 {
		d.Blocks = append(d.Blocks, Block{ID: "b9", Role: Paragraph, Text: strings.Repeat("云州市法治政府建设", 20)})
	}
	data, err := d.Canonical()
	if err != nil {
		b.Fatal(err)
	}
	m := benchtest.Start(b)
	for b.Loop() {
		if data, err = AppendCanonical(data[:0], d); err != nil {
			b.Fatal(err)
		}
	}
	m.Bytes(len(data))
}
