package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestNearest(t *testing.T) {
	list := []string{"convert", "inspect", "normalize", "annex", "report", "retry", "zh"}
	for word, want := range map[string]string{
		"convert": "convert", "conevrt": "convert", "Convert": "convert", "conv": "convert", "inspct": "inspect", "normalise": "normalize",
		"retr": "retry", "frobnicate": "", "": "", "x": "", "ch": "zh", "anexes": "",
	} {
		if got := Nearest(word, list); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

// TestSlips holds the distance on pairs whose slips can be counted by eye.
func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abcd", "bacd", 1}, {"abc", "ab", 1}, {"jobs", "jbos", 1}, {"kitten", "sitting", 3}, {"通知", "通报", 1}} {
		if got := slips([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

type values struct {
	root, run        *cobra.Command
	words            []string
	level, out, more string
	jobs             int
	formats          []string
	pairs            []string
}

// command returns a program with a command run, whose flags are of each kind.
func command() *values {
	v := &values{root: &cobra.Command{Use: "x"}, run: &cobra.Command{Use: "run", Run: func(*cobra.Command, []string) {}}}
	f := v.run.Flags()
	f.StringSliceVar(&v.words, "word", []string{"default"}, "")
	Choice(f, &v.level, "level", "low", []string{"low", "high"}, "")
	Choices(f, &v.formats, "format", []string{"a"}, []string{"a", "b", "c"}, "")
	f.StringArrayVar(&v.pairs, "reader", nil, "")
	f.StringVarP(&v.out, "out", "o", "", "")
	f.StringVar(&v.more, "more", "", "")
	f.IntVar(&v.jobs, "jobs", 1, "")
	v.root.AddCommand(v.run, &cobra.Command{Use: "other", Run: func(*cobra.Command, []string) {}})
	return v
}

func read(t *testing.T, text string) *File {
	t.Helper()
	name := filepath.Join(t.TempDir(), "s.toml")
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	f, err := Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestApply holds that flags win over the table of their command, that over the top of the file, and that over defaults.
func TestApply(t *testing.T) {
	v := command()
	f := read(t, "level = \"high\"\njobs = 2\nout = \"top\"\n[run]\njobs = 3\nout = \"table\"\nformat = [\"b\", \"c\"]\nword = [\"一\", \"二\"]\n[reader]\nrtf = \"PROGRAM args\"\ndoc = \"P2\"\n")
	if err := f.Check(v.root); err != nil {
		t.Fatal(err)
	}
	if err := v.run.ParseFlags([]string{"-o", "flag"}); err != nil {
		t.Fatal(err)
	}
	if err := f.Apply(v.run); err != nil {
		t.Fatal(err)
	}
	if v.out != "flag" || v.jobs != 3 || v.level != "high" || v.more != "" || !slices.Equal(v.formats, []string{"b", "c"}) || !slices.Equal(v.words, []string{"一", "二"}) {
		t.Errorf("%+v", v)
	}
	if want := []string{"doc=P2", "rtf=PROGRAM args"}; !slices.Equal(v.pairs, want) {
		t.Errorf("a table of strings gives %q, want %q", v.pairs, want)
	}
}

func TestWrongFile(t *testing.T) {
	for text, want := range map[string]string{
		"joobs = 1":                      "no setting joobs|did you mean jobs?",
		"[rum]\njobs = 1":                "no setting rum|did you mean run?",
		"[run]\nhelp = true":             "no setting run.help|",
		"[other]\njobs = 1":              "no setting other.jobs|x other --help",
		"level = \"hihg\"":               "level: \"hihg\" is none|did you mean high? the values are low and high",
		"[run]\nformat = [\"a\", \"d\"]": "run.format: \"d\" is none|",
		"[run]\njobs = 1.5":              "run.jobs|",
		"[run]\njobs = [1, 2]":           "run.jobs: it takes one value|",
		"[run]\nout = 2020-01-01":        "cannot be set|",
		"[run]\nword = [[\"a\"]]":        "a list of lists|",
		"[reader]\nrtf = 3":              "reader: rtf must be a string|",
	} {
		f, v := read(t, text), command()
		err := f.Check(v.root)
		if err == nil {
			err = f.Apply(v.run)
		}
		wrong, ok := err.(*Error)
		if !ok {
			t.Errorf("%q: %v", text, err)
			continue
		}
		message, hint, _ := strings.Cut(want, "|")
		if !strings.Contains(wrong.Message, message) || !strings.Contains(wrong.Hint, strings.TrimPrefix(hint, "x ")) {
			t.Errorf("%q: %q, hint %q", text, wrong.Message, wrong.Hint)
		}
	}
}
