package reference

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// shared returns the folder of measured material, which does not belong to the repository.
func shared(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("GUIWEN_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			if s := filepath.Join(filepath.Dir(dir), "shared"); isDir(s) {
				return s
			}
			break
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("measured material is not here: set GUIWEN_SHARED")
	return ""
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// annotation is what the gold annotations say of references.
type annotation struct {
	Title  string `json:"title"`
	Number *struct {
		Canonical string `json:"canonical"`
	} `json:"doc_number"`
	Joins []struct {
		Left, Right string
	} `json:"joins"`
	Titles []struct {
		Title, Kind string
		Target      string `json:"resolved_target"`
	} `json:"title_references"`
	Numbers []struct {
		Canonical string `json:"canonical"`
	} `json:"document_numbers"`
	Meetings []struct {
		Quote      string
		Unnumbered bool
	} `json:"meeting_references"`
}

// plain makes a document of a text without the stages that come before: lines are blocks, pages are joined where
// the annotation says so, and half-width marks and blanks beside Han are made canonical.
func plain(text string, a annotation) *schema.Document {
	for _, j := range a.Joins {
		text = strings.ReplaceAll(text, j.Left+"\n\n"+j.Right, j.Left+j.Right)
	}
	doc := &schema.Document{}
	if a.Title != "" {
		doc.Metadata.Title = &a.Title
	}
	if a.Number != nil {
		doc.Metadata.DocumentNumber = &schema.DocumentNumber{Text: a.Number.Canonical}
	}
	for line := range strings.Lines(text) {
		if line = fullWidth(strings.TrimSpace(line)); line != "" {
			doc.Blocks = append(doc.Blocks, schema.Block{ID: "b" + strconv.Itoa(len(doc.Blocks)+1), Role: schema.Paragraph, Text: line})
		}
	}
	return doc
}

func fullWidth(line string) string {
	wide := map[rune]rune{',': '，', ':': '：', ';': '；', '(': '（', ')': '）'}
	rs := []rune(line)
	near := func(i int) bool {
		return i >= 0 && i < len(rs) && (lex.IsHan(rs[i]) || strings.ContainsRune("《》（），。", rs[i]) || isDigit(rs[i]) && rs[i] < 128)
	}
	var b strings.Builder
	for i, r := range rs {
		switch {
		case wide[r] != 0 && (near(i-1) || near(i+1)):
			b.WriteRune(wide[r])
		case r == ' ' && near(i-1) && near(i+1):
		case r == '-' && i > 3 && i+4 < len(rs) && isDigit(rs[i-4]) && isDigit(rs[i+4]) && isDigit(rs[i-1]) && isDigit(rs[i+1]):
			b.WriteRune('—')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// tally counts hits against what is wanted.
type tally struct{ hit, want, got int }

func (s *tally) score(t *testing.T, what string, want, got []string) {
	count := map[string]int{}
	for _, w := range want {
		count[w]++
	}
	for _, g := range got {
		if count[g] > 0 {
			count[g]--
			s.hit++
		} else {
			t.Logf("+ %s %s", what, g)
		}
	}
	for _, w := range want {
		if count[w] > 0 {
			count[w]--
			t.Logf("- %s %s", what, w)
		}
	}
	s.want += len(want)
	s.got += len(got)
}

func (s tally) f1() float64 {
	if s.want+s.got == 0 {
		return 1
	}
	return 2 * float64(s.hit) / float64(s.want+s.got)
}

func TestGold(t *testing.T) {
	dir := shared(t)
	files, _ := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	if len(files) == 0 {
		t.Fatal("no annotations")
	}
	var titles, numbers, meetings, aliases tally
	for _, f := range files {
		var a annotation
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &a); err != nil {
			t.Fatal(f, err)
		}
		seed, err := os.ReadFile(filepath.Join(dir, "seeds", strings.TrimSuffix(filepath.Base(f), ".json")+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		doc := plain(string(seed), a)
		refs, notes := Find(doc)
		for _, n := range notes {
			t.Log(n.Code, n.Message)
		}
		var want, got [4][]string
		for _, x := range a.Titles {
			want[0] = append(want[0], lex.Fold(x.Title))
			if x.Kind == "alias_use" {
				want[3] = append(want[3], lex.Fold(x.Title)+"="+lex.Fold(x.Target))
			}
		}
		for _, x := range a.Numbers {
			want[1] = append(want[1], lex.Fold(x.Canonical))
		}
		for _, x := range a.Meetings {
			if !x.Unnumbered {
				want[2] = append(want[2], lex.Fold(x.Quote))
			}
		}
		if a.Number != nil {
			got[1] = append(got[1], lex.Fold(a.Number.Canonical))
		}
		for _, r := range refs {
			for _, m := range r.Mentions {
				quote := lex.Fold(cut(doc, m))
				switch {
				case r.Kind == kindDocument && m.Form == formTitle:
					got[0] = append(got[0], lex.Fold(*r.Title))
				case r.Kind == kindDocument && m.Form == formAlias:
					got[0] = append(got[0], quote)
					got[3] = append(got[3], quote+"="+lex.Fold(*r.Title))
				case r.Kind == kindDocument && m.Form == formNumber:
					got[1] = append(got[1], lex.Fold(*r.DocumentNumber))
				case r.Kind == kindMeeting:
					got[2] = append(got[2], quote)
				}
			}
		}
		titles.score(t, "title", want[0], got[0])
		numbers.score(t, "number", want[1], got[1])
		meetings.score(t, "meeting", want[2], got[2])
		aliases.score(t, "alias", want[3], got[3])
	}
	for _, c := range []struct {
		name  string
		tally tally
		least float64
	}{{"titles", titles, 0.98}, {"numbers", numbers, 0.98}, {"meetings", meetings, 0.95}, {"aliases", aliases, 1}} {
		t.Logf("%s %.3f of %d", c.name, c.tally.f1(), c.tally.want)
		if c.tally.f1() < c.least {
			t.Errorf("%s: F1 %.3f, want %.2f", c.name, c.tally.f1(), c.least)
		}
	}
}

// cut returns what stands at a mention.
func cut(doc *schema.Document, m schema.Mention) string {
	for _, b := range doc.Blocks {
		if b.ID == m.Block {
			return string([]rune(b.Text)[m.Start:m.End])
		}
	}
	return ""
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
