package outline

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// shared returns the folder of real documents and their annotations, which is no part of the repository; the
// test is skipped where it is not.
func shared(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("GUIWEN_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if s := filepath.Join(filepath.Dir(dir), "shared"); exists(filepath.Join(dir, "go.mod")) && exists(s) {
			return s
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("no folder of real documents: set GUIWEN_SHARED")
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

type goldFile struct {
	Seed    string
	Title   string
	Issuer  string
	Year    int    `json:"report_year"`
	Type    string `json:"doc_type"`
	Signer  string
	Written string `json:"date_written"`
	Number  *struct{ Canonical string }
	Outline []struct {
		Level  int
		Number string
		Text   string
		RunIn  bool `json:"run_in"`
	}
	Joins []struct{ Left, Right string }
}

// fold takes away what is a matter of the normalizer: the width of marks, blanks, the closing mark.
func fold(s string) string {
	s = strings.NewReplacer("（", "(", "）", ")", "，", ",", "：", ":", "；", ";", "？", "?", "！", "!").Replace(s)
	return strings.TrimRight(squeeze(strings.ReplaceAll(s, "\n", "")), "。.")
}

// TestGold compares outline, joins and metadata of real reports with what was annotated by hand.
func TestGold(t *testing.T) {
	dir := shared(t)
	files, _ := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	if len(files) == 0 {
		t.Skip("no annotations")
	}
	for _, f := range files {
		var g goldFile
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &g); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(dir, "seeds", g.Seed))
		if err != nil {
			t.Fatal(err)
		}
		doc, text := built(g.Seed, string(raw))
		checkDocument(t, doc, text, string(raw))
		var headings []schema.Block
		for _, k := range doc.Blocks {
			if k.Role == schema.Heading {
				headings = append(headings, k)
			}
		}
		if len(headings) != len(g.Outline) {
			t.Errorf("%s: %d headings, want %d", g.Seed, len(headings), len(g.Outline))
			continue
		}
		for i, o := range g.Outline {
			h := headings[i]
			if h.Level != o.Level || h.RunIn != o.RunIn || fold(h.Text) != fold(o.Number+o.Text) {
				t.Errorf("%s: heading %d %v %q, want %d %v %q", g.Seed, h.Level, h.RunIn, h.Text, o.Level, o.RunIn, o.Number+o.Text)
			}
		}
		for _, j := range g.Joins {
			if !strings.Contains(fold(text.String()), fold(j.Left+j.Right)) {
				t.Errorf("%s: %q and %q are not joined", g.Seed, j.Left, j.Right)
			}
		}
		m := doc.Metadata
		if m.Title == nil || fold(*m.Title) != fold(g.Title) || m.DocumentType == nil || *m.DocumentType != g.Type {
			t.Errorf("%s: title and type %v %v", g.Seed, m.Title, m.DocumentType)
		}
		if len(m.Issuers) == 0 || m.Issuers[0].Name != g.Issuer || m.Issuers[0].Division == nil {
			t.Errorf("%s: issuers %+v, want %s", g.Seed, m.Issuers, g.Issuer)
		}
		if m.ReportingYear == nil || *m.ReportingYear != g.Year || strings.Join(m.Signatories, "") != g.Signer {
			t.Errorf("%s: year and signatory %v %v", g.Seed, m.ReportingYear, m.Signatories)
		}
	}
}

// TestLaws holds that a law gives as many articles as its text numbers, each chapter once.
func TestLaws(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "samples", "text_law", "*.txt"))
	if len(files) == 0 {
		t.Skip("no laws")
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		s := string(raw)
		doc, text := built(filepath.Base(f), s)
		checkDocument(t, doc, text, s)
		want := 0
		for line := range strings.Lines(s) {
			line = strings.TrimLeft(line, " 　\ufeff")
			r, _ := utf8.DecodeRuneInString(line)
			if i := strings.Index(line, "条"); r == '第' && i > 0 && i < 30 && strings.Trim(line[len("第"):i], "一二三四五六七八九十百零") == "" {
				if next, _ := utf8.DecodeRuneInString(line[i+len("条"):]); lex.IsBlank(next) || next == '之' {
					want++
				}
			}
		}
		got := 0
		chapters := map[string]int{}
		for _, k := range doc.Blocks {
			if k.Role == schema.Heading && k.Number != nil && k.Number.Scheme == schema.Article {
				got++
			}
			if k.Role == schema.Heading && k.Number != nil && strings.HasSuffix(k.Number.Text, "章") {
				chapters[k.Text]++
			}
		}
		if got != want || want == 0 {
			t.Errorf("%s: %d articles, want %d", filepath.Base(f), got, want)
		}
		for c, n := range chapters {
			if n > 1 {
				t.Errorf("%s: %s stands %d times", filepath.Base(f), c, n)
			}
		}
	}
}

// TestReports holds that no line of a site's chrome is left in the blocks of reports saved from the web, and
// that their headings count up without a gap.
func TestReports(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "samples", "text", "*.txt"))
	if len(files) == 0 {
		t.Skip("no reports")
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc, text := built(filepath.Base(f), string(raw))
		checkDocument(t, doc, text, string(raw))
		headings := 0
		for _, k := range doc.Blocks {
			if k.Role == schema.Heading {
				headings++
			}
			for _, w := range []string{"扫一扫", "打印本页", "关闭窗口", "字体：", "字号：", "阅读量：", "相关报道：", "责任编辑", "当前位置"} {
				if strings.Contains(k.Text, w) {
					t.Errorf("%s: %s holds %q", filepath.Base(f), k.ID, k.Text)
				}
			}
		}
		if headings < 5 || doc.Metadata.Title == nil || len(doc.Metadata.Issuers) == 0 {
			t.Errorf("%s: %d headings, title %v, issuers %v", filepath.Base(f), headings, doc.Metadata.Title, doc.Metadata.Issuers)
		}
		for _, d := range doc.Diagnostics {
			if strings.HasPrefix(d.Code, "label.") {
				t.Errorf("%s: %s %s", filepath.Base(f), d.Code, d.Message)
			}
		}
	}
}
