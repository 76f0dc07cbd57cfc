package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/gowebpki/jcs"
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
		Blocks: []Block{
			{ID: "b1", Role: Title, Text: "云州市人民政府", At: Place{Start: ptr(0), End: ptr(7)}},
			{ID: "b2", Role: Heading, Level: 1, RunIn: true, Number: &Number{"一、", CJK, 1}, Text: "一、加强领导", At: Place{Start: ptr(9), End: ptr(16)}},
			{ID: "b3", Role: Paragraph, Parent: "b2", Text: "全年8件，", At: Place{Start: ptr(16), End: ptr(21)}},
		},
		References:    []Reference{{ID: "r1", Kind: "document", Title: ptr("办法"), Mentions: []Mention{{Block: "b3", Start: 0, End: 2, Form: "title"}}}},
		Statistics:    []Statistic{{ID: "s1", Value: 8, Unit: ptr("件"), Kind: "count", Figure: "8件", Bound: "exact", Block: "b3", Start: 0, End: 4, Quote: "全年8件"}},
		Checks:        []Check{{Kind: "sum", Formula: "8 = 8", Statistics: []string{"s1"}, Stated: ptr(8.0), Computed: ptr(8.0), Holds: ptr(true)}},
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
		"text changed":       func(d *Document) { d.Blocks[0].Text = "云州市政府" },
		"digest changed":     func(d *Document) { d.Normalization.RawSHA256 = strings.Repeat("1", 64) },
		"length changed":     func(d *Document) { d.Normalization.RawLength++ },
		"id twice":           func(d *Document) { d.Blocks[1].ID = "b1" },
		"level 0":            func(d *Document) { d.Blocks[1].Level = 0 },
		"parent no heading":  func(d *Document) { d.Blocks[2].Parent = "b1" },
		"place out of text":  func(d *Document) { d.Blocks[2].At.End = ptr(99) },
		"places in disorder": func(d *Document) { d.Blocks[2].At.Start = ptr(3) },
		"quote elsewhere":    func(d *Document) { d.Statistics[0].Start = 1 },
		"figure missing":     func(d *Document) { d.Statistics[0].Figure = "9件" },
		"mention outside":    func(d *Document) { d.References[0].Mentions[0].End = 77 },
		"no mention":         func(d *Document) { d.References[0].Mentions = nil },
		"unknown statistic":  func(d *Document) { d.Checks[0].Statistics[0] = "s9" },
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

// TestSchemaNamesEveryMember holds types and published schema together, both ways.
func TestSchemaNamesEveryMember(t *testing.T) {
	var published map[string]any
	if err := json.Unmarshal(JSONSchema, &published); err != nil {
		t.Fatal(err)
	}
	defs := published["$defs"].(map[string]any)
	properties := func(s map[string]any) []string {
		var names []string
		for name := range s["properties"].(map[string]any) {
			names = append(names, name)
		}
		sort.Strings(names)
		return names
	}
	for name, v := range map[string]any{
		"": Document{}, "source": Source{}, "metadata": Metadata{}, "issuer": Issuer{}, "documentNumber": DocumentNumber{},
		"attachment": Attachment{}, "printing": Printing{}, "contact": Contact{}, "publication": Publication{}, "evidence": Evidence{},
		"block": Block{}, "number": Number{}, "item": Item{}, "cell": Cell{}, "place": Place{}, "furniture": Furniture{},
		"reference": Reference{}, "lawArticle": LawArticle{}, "meeting": Meeting{}, "mention": Mention{}, "statistic": Statistic{},
		"notStatistic": NotStatistic{}, "check": Check{}, "normalization": Normalization{}, "diagnostic": Diagnostic{},
	} {
		s := published
		if name != "" {
			s = defs[name].(map[string]any)
		}
		var fields []string
		for _, m := range membersOf(reflect.TypeOf(v)) {
			fields = append(fields, m.name)
		}
		sort.Strings(fields)
		if diff := cmp.Diff(fields, properties(s)); diff != "" {
			t.Errorf("%T and the schema differ (-Go +schema):\n%s", v, diff)
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
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if data, err = AppendCanonical(data[:0], d); err != nil {
			b.Fatal(err)
		}
	}
}
