package reference

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

var update = flag.Bool("update", false, "write what is found into the cases")

// testCase is one case of testdata: a text, one paragraph a line, and what is to be found in it.
type testCase struct {
	name string
	text []string
	want []string
}

// TestCases runs the cases of testdata/*.txt.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		head, cases := readCases(t, file)
		for i := range cases {
			c := &cases[i]
			got := describe(lines(c.text))
			if *update {
				c.want = got
				continue
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s: %s (-want +got)\n%s", file, c.name, diff)
			}
		}
		if *update {
			writeCases(t, file, head, cases)
		}
	}
}

func readCases(t testing.TB, file string) (head []string, cases []testCase) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		name, isName := strings.CutPrefix(line, "== ")
		want, isWant := strings.CutPrefix(line, "→ ")
		switch {
		case isName:
			cases = append(cases, testCase{name: name})
		case len(cases) == 0:
			head = append(head, line)
		case isWant:
			c := &cases[len(cases)-1]
			c.want = append(c.want, want)
		case line != "":
			c := &cases[len(cases)-1]
			c.text = append(c.text, line)
		}
	}
	return head, cases
}

func writeCases(t testing.TB, file string, head []string, cases []testCase) {
	var b bytes.Buffer
	for _, line := range head {
		fmt.Fprintln(&b, line)
	}
	for i, c := range cases {
		if i > 0 {
			fmt.Fprintln(&b)
		}
		fmt.Fprintln(&b, "==", c.name)
		for _, line := range c.text {
			fmt.Fprintln(&b, line)
		}
		for _, line := range c.want {
			fmt.Fprintln(&b, "→", line)
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// lines makes a document with a block for each line.
func lines(text []string) *schema.Document {
	doc := &schema.Document{}
	for i, line := range text {
		doc.Blocks = append(doc.Blocks, schema.Block{ID: fmt.Sprint("b", i+1), Role: schema.Paragraph, Text: line})
	}
	return doc
}

// describe tells what is found in doc, a line for each reference and each diagnostic.
func describe(doc *schema.Document) []string {
	var out []string
	refs, notes := Find(doc)
	for _, r := range refs {
		out = append(out, describeReference(doc, r))
	}
	for _, n := range notes {
		out = append(out, n.Severity+" "+n.Code+": "+n.Message)
	}
	return out
}

func describeReference(doc *schema.Document, r schema.Reference) string {
	var b strings.Builder
	b.WriteString(r.ID + " " + r.Kind)
	field := func(name string, v *string) {
		if v != nil {
			b.WriteString("; " + name + " " + *v)
		}
	}
	field("of", r.Of)
	field("title", r.Title)
	if len(r.Nested) > 0 {
		b.WriteString("; in it " + strings.Join(r.Nested, "｜"))
	}
	field("number", r.DocumentNumber)
	field("alias", r.Alias)
	if len(r.Issuers) > 0 {
		b.WriteString("; by " + strings.Join(r.Issuers, "｜"))
	}
	if r.Article != nil {
		b.WriteString("; at " + describePlace(r.Article))
	}
	if r.Through != nil {
		b.WriteString(" to " + describePlace(r.Through))
	}
	if m := r.Meeting; m != nil {
		field("body", m.Body)
		if m.Term != nil {
			fmt.Fprint(&b, "; term ", *m.Term)
		}
		if m.Ordinal != nil {
			fmt.Fprint(&b, "; ordinal ", *m.Ordinal)
		}
		if len(m.Ordinals) > 0 {
			fmt.Fprint(&b, "; ordinals ", m.Ordinals)
		}
		field("kind", m.Kind)
		field("date", m.Date)
	}
	b.WriteString(" :: ")
	for i, m := range r.Mentions {
		if i > 0 {
			b.WriteString("｜")
		}
		b.WriteString(m.Form + " " + cut(doc, m))
	}
	return b.String()
}

func describePlace(a *schema.LawArticle) string {
	s := ""
	for _, x := range []struct {
		v    *int
		unit string
	}{{a.Article, "条"}, {a.Suffix, "之"}, {a.Paragraph, "款"}, {a.Item, "项"}, {a.Subitem, "目"}} {
		if x.v != nil {
			s += fmt.Sprint(*x.v, x.unit)
		}
	}
	if s == "" {
		return "?"
	}
	return s
}
