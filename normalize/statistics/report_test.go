package statistics

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

// paragraph is a paragraph of a file of testdata with what is wanted of it. The files explain their own signs.
type paragraph struct {
	line    int
	text    string
	figures []string // "230 件 norm.cleaned"
	not     [][2]string
	checks  []string // "√ 230 = 196 + 12 + 22"
}

// readReport reads a file of testdata: the document and the paragraphs with their wants.
func readReport(t *testing.T, name string) (*schema.Document, map[string]*paragraph) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc := &schema.Document{}
	wants := make(map[string]*paragraph)
	var p *paragraph
	heading := ""
	for i, line := range strings.Split(string(data), "\n") {
		sign, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		id := "b" + strconv.Itoa(len(doc.Blocks)+1)
		switch sign {
		case "", "#":
		case "年份":
			year, err := strconv.Atoi(rest)
			if err != nil {
				t.Fatalf("%s:%d: %v", name, i+1, err)
			}
			doc.Metadata.ReportingYear = &year
		case "段":
			p = &paragraph{line: i + 1, text: rest}
			wants[id] = p
			doc.Blocks = append(doc.Blocks, schema.Block{ID: id, Role: schema.Paragraph, Parent: heading, Text: rest})
		case "=":
			p.figures = append(p.figures, rest)
		case "!":
			words, reason, ok := strings.Cut(rest, " ")
			if k := strings.LastIndex(rest, " "); ok && k > 0 {
				words, reason = rest[:k], rest[k+1:]
			}
			p.not = append(p.not, [2]string{words, reason})
		case "√", "×", "?":
			p.checks = append(p.checks, line)
		default:
			heading = id
			doc.Blocks = append(doc.Blocks, schema.Block{ID: id, Role: schema.Heading, Level: 1, Text: line})
		}
	}
	return doc, wants
}

// TestReports holds the rules to the paragraphs of testdata: every figure with unit and indicator, nothing else; the
// numbers named as not taken, with their reasons; and the checks, each with its outcome.
func TestReports(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			doc, wants := readReport(t, file)
			r := Find(doc, Default())
			got := make(map[string]*paragraph)
			for id := range wants {
				got[id] = &paragraph{}
			}
			blockOf := make(map[string]string)
			for _, s := range r.Statistics {
				blockOf[s.ID] = s.Block
				got[s.Block].figures = append(got[s.Block].figures, describe(s))
			}
			for _, n := range r.NotStatistics {
				if got[n.Block] != nil {
					got[n.Block].not = append(got[n.Block].not, [2]string{n.Text, n.Reason})
				}
			}
			var outcomes []string
			for _, c := range r.Checks {
				sign := "?"
				if c.Holds != nil {
					sign = map[bool]string{true: "√", false: "×"}[*c.Holds]
				}
				outcomes = append(outcomes, sign+" "+c.Formula)
			}
			var wanted []string
			for id, want := range wants {
				g := got[id]
				wanted = append(wanted, want.checks...)
				sort.Strings(want.figures)
				sort.Strings(g.figures)
				if d := cmp.Diff(want.figures, g.figures); d != "" {
					t.Errorf("%s:%d: figures (-want +got)\n%s", file, want.line, d)
				}
				for _, n := range want.not {
					if !has(g.not, n) {
						t.Errorf("%s:%d: %s is not passed over as %s; passed over: %v", file, want.line, n[0], n[1], g.not)
					}
				}
			}
			sort.Strings(wanted)
			sort.Strings(outcomes)
			if d := cmp.Diff(wanted, outcomes); d != "" {
				t.Errorf("%s: checks (-want +got)\n%s", file, d)
			}
		})
	}
}

func has(list [][2]string, want [2]string) bool {
	for _, x := range list {
		if x == want {
			return true
		}
	}
	return false
}

// describe writes a statistic the way the files do.
func describe(s schema.Statistic) string {
	unit, indicator := "无单位", "-"
	if s.Unit != nil {
		unit = *s.Unit
	}
	if s.Indicator != nil {
		indicator = *s.Indicator
	}
	return fmt.Sprint(strconv.FormatFloat(*s.Value, 'f', -1, 64), " ", unit, " ", indicator)
}
