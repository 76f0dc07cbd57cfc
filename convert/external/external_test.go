package external

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/readertest"
	"guiwen/normalize/source"
)

// TestMain lets the test program play the reader: GUIWEN_TOY says which.
func TestMain(m *testing.M) {
	if toy := os.Getenv("GUIWEN_TOY"); toy != "" {
		os.Exit(toys[toy]())
	}
	os.Exit(m.Run())
}

const first = `{"protocol":"guiwen/parts/1","engine":{"name":"toy","version":"1"}}` + "\n"

// toys are readers, good ones and others.
var toys = map[string]func() int{
	"lines": func() int {
		data, _ := io.ReadAll(os.Stdin)
		fmt.Print(first)
		for text := range strings.Lines(string(data)) {
			fmt.Printf("{\"text\":%q}\n", strings.TrimSpace(text))
		}
		return 0
	},
	"refuses": func() int {
		fmt.Print(first + `{"error":{"code":"input.encrypted","message":"it asks for a password"}}` + "\n")
		return 0
	},
	"fails":  func() int { fmt.Print(first); fmt.Fprintln(os.Stderr, "no such font"); return 3 },
	"silent": func() int { return 0 },
	"half":   func() int { fmt.Print(first + `{"text":"通知"}` + "\n"); return 1 },
	"babble": func() int { fmt.Println("Hello!"); return 0 },
	"hangs":  func() int { time.Sleep(time.Hour); return 0 },
	"floods": func() int {
		fmt.Print(first)
		for {
			if _, err := fmt.Println(`{"text":"` + strings.Repeat("通知", 1000) + `"}`); err != nil {
				return 1
			}
		}
	},
}

func toy(name string) Program {
	return Program{Command: []string{os.Args[0]}, Environment: []string{"GUIWEN_TOY=" + name}}
}

func TestProgram(t *testing.T) {
	in := source.Input{Name: "a.wps", Data: []byte("关于防汛工作的通知\n全年立案120件。\n")}
	doc, err := toy("lines").Read(context.Background(), in, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Text != string(in.Data) || doc.Engine == nil || *doc.Engine != (source.Engine{Name: "toy", Version: "1"}) {
		t.Errorf("%q by %v", doc.Text, doc.Engine)
	}
	for name, want := range map[string]struct {
		code  source.Code
		words string
	}{
		"refuses": {source.Encrypted, "password"},
		"fails":   {source.ReaderCrash, "no such font"},
		"silent":  {source.ReaderCrash, "no answer"},
		"half":    {source.ReaderCrash, "exit status 1"},
		"babble":  {source.ReaderCrash, "no JSON"},
		"floods":  {source.LimitSize, "bytes of text"},
	} {
		_, err := toy(name).Read(context.Background(), in, source.Limits{Text: 1 << 20})
		if source.CodeOf(err) != want.code || !strings.Contains(err.Error(), want.words) {
			t.Errorf("%s: %v, want %s with %q", name, err, want.code, want.words)
		}
	}
	if _, err := (Program{Command: []string{"no-such-program-here"}}).Read(context.Background(), in, source.Limits{}); source.CodeOf(err) != source.ReaderCrash {
		t.Errorf("a program that is not there: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	if _, err := toy("hangs").Read(ctx, in, source.Limits{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a program that hangs: %v", err)
	}
}

// answers are documents of every make, as lines.
var answers = map[string]string{
	"paragraphs": first + `{"meta":{"title":"通知","fields":[["creator","办公室"]]}}
{"text":"一、总体要求","kind":"heading","level":1,"label":"一、","align":"center","size":16,"bold":true,"style":"heading 1"}
{"text":"面积为12m2，立案118件1","marks":[{"kind":"raised","start":6,"end":7},{"kind":"struck","start":8,"end":10},{"kind":"note-ref","start":14,"end":15}]}
{"text":"第一行\n第二行","kind":"paragraph"}
{"note":{"code":"toy.fonts","severity":"warning","message":"a font is missing"}}
`,
	"table": first + `{"text":"地区","kind":"table-cell","cell":{"table":1,"row":0,"column":0,"header":true}}
{"text":"立案","kind":"table-cell","cell":{"table":1,"row":0,"column":1}}
{"text":"东城区","kind":"table-cell","cell":{"table":1,"row":1,"column":0,"colSpan":2}}
`,
	"pages": first + `{"sheet":{"width":595,"height":842}}
{"sheet":{"width":595,"height":842,"scan":true}}
{"text":"关于防汛工作的通知","kind":"line","page":1,"box":[90,100,400,120],"font":"SimSun","size":22}
`,
}

// TestRoundTrip: what is written of a document is read as that document.
func TestRoundTrip(t *testing.T) {
	for name, data := range answers {
		doc, err := Parse(strings.NewReader(data), source.Limits{})
		if err := readertest.CheckOutcome(doc, err); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var b bytes.Buffer
		if err := Write(&b, doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		again, err := Parse(&b, source.Limits{})
		if err != nil {
			t.Errorf("%s: written again: %v", name, err)
		}
		if d := cmp.Diff(doc, again); d != "" {
			t.Errorf("%s: written and read (-first +again):\n%s", name, d)
		}
	}
}

func TestMarks(t *testing.T) {
	doc, err := Parse(strings.NewReader(answers["paragraphs"]), source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	const want = "一、总体要求\n面积为12m²，立案118件1\n第一行\n第二行\n"
	if doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
	if last := doc.Parts[len(doc.Parts)-1]; !last.Continues {
		t.Error("the second line of a part does not continue it")
	}
}

// TestRules: an answer that breaks the rules is no document.
func TestRules(t *testing.T) {
	for _, bad := range []string{
		"", "{}", `{"protocol":"guiwen/parts/2"}`, first, first + "{}", first + `{"text":"甲","kind":"poem"}`,
		first + `{"text":"甲","align":"justified"}`, first + `{"text":"甲","cell":{"table":1,"row":0,"column":0}}`,
		first + `{"text":"甲","kind":"table-cell"}`, first + `{"text":"甲","kind":"table-cell","cell":{"table":5,"row":0,"column":0}}`,
		first + `{"text":"甲","label":"一、"}`, first + `{"text":"甲","marks":[{"kind":"struck","start":0,"end":2}]}`,
		first + `{"text":"甲","level":12}`, first + `{"text":"甲","box":[9,9,1,1]}`, first + `{"text":"甲","noteNumber":"1"}`,
		first + `{"error":{"code":"limit.time","message":"x"}}`, first + `{"note":{"code":"","severity":"info"}}`,
		first + `{"sheet":{"width":1,"height":1}}` + "\n" + `{"text":"甲","page":2}`,
	} {
		doc, err := Parse(strings.NewReader(bad), source.Limits{})
		if code := source.CodeOf(err); doc != nil || code != source.ReaderCrash && code != source.NoText {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, data := range answers {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data string) {
		doc, err := Parse(strings.NewReader(data), source.Limits{})
		if err := readertest.CheckOutcome(doc, err); err != nil {
			t.Fatal(err)
		}
	})
}
