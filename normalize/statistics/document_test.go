package statistics

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/normalize/lex"
	"guiwen/normalize/lex/label"
	"guiwen/schema"
)

// sharedFolder returns the folder with the sample reports that lie beside the repository, or skips the test.
func sharedFolder(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("GUIWEN_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		beside := filepath.Join(filepath.Dir(dir), "shared")
		if _, missing := os.Stat(filepath.Join(beside, "gold")); missing == nil {
			return beside
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("no folder `shared` with sample reports beside the repository, and GUIWEN_SHARED is not set")
	return ""
}

// standIn makes a document of a plain text as the stages in front of this one would, roughly: lines joined to
// paragraphs, marks in full width, no blanks between Han characters and digits, numbered lines as headings.
func standIn(text string) *schema.Document {
	doc := &schema.Document{Schema: schema.Version}
	parent := map[int]string{}
	for _, line := range joinLines(text) {
		b := schema.Block{ID: "b" + strconv.Itoa(len(doc.Blocks)+1), Role: schema.Paragraph, Text: foldLine(line)}
		level := 0
		if l, ok := label.Parse(b.Text); ok && !l.Loose {
			switch l.Scheme {
			case label.CJK:
				level = 1
			case label.CJKParen:
				level = 2
			case label.Arabic:
				level = 3
			}
			if level > 0 {
				b.Number = &schema.Number{Text: b.Text[:l.Len], Scheme: schema.Scheme(l.Scheme), Value: l.Value}
			}
		}
		if level > 0 && utf8.RuneCountInString(b.Text) < 50 && !strings.Contains(b.Text, "。") {
			b.Role, b.Level = schema.Heading, level
		}
		for k := 1; k <= 3; k++ {
			if id, ok := parent[k]; ok && (level == 0 || k < level) {
				b.Parent = id
			}
		}
		if b.Role == schema.Heading {
			parent[level] = b.ID
			for k := level + 1; k <= 3; k++ {
				delete(parent, k)
			}
		}
		if year := reportYear(b.Text); year > 0 && doc.Metadata.ReportingYear == nil {
			doc.Metadata.ReportingYear = &year
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc
}

// reportYear reads the year of a title line (…2019年…法治政府建设…报告).
func reportYear(s string) int {
	if utf8.RuneCountInString(s) > 60 || !strings.Contains(s, "报告") && !strings.Contains(s, "公报") {
		return 0
	}
	for i := 0; i < len(s); i++ {
		if v, n, end := plain(s, i); n == 4 && v > 1990 && v < 2100 && strings.HasPrefix(s[end:], "年") {
			return v
		}
	}
	return 0
}

// joinLines joins lines that a page end cut.
func joinLines(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(strings.ReplaceAll(line, "**", ""))
		if line == "" {
			continue
		}
		if n := len(out); n > 0 && !strings.HasSuffix(out[n-1], "报告") && utf8.RuneCountInString(out[n-1]) > 24 {
			last := runeBefore(out[n-1], len(out[n-1]))
			_, labelled := label.Parse(line)
			if lex.IsHan(last) && !labelled || last == '、' || last == '，' {
				out[n-1] += line
				continue
			}
		}
		out = append(out, line)
	}
	return out
}

// foldLine widens marks beside Han characters and drops blanks between Han characters and digits.
func foldLine(s string) string {
	in := []rune(s)
	out := make([]rune, 0, len(in))
	wide := map[rune]rune{',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '?': '？', '!': '！'}
	at := func(i int) rune {
		if i < 0 || i >= len(in) {
			return 0
		}
		return in[i]
	}
	for i, r := range in {
		prev, next := at(i-1), at(i+1)
		switch {
		case (r == ' ' || r == '\u3000') && (lex.IsHan(prev) && next < 0x80 || prev < 0x80 && lex.IsHan(next) || lex.IsHan(prev) && lex.IsHan(next)):
			continue
		case wide[r] != 0 && !(isDigitRune(prev) && isDigitRune(next)):
			r = wide[r]
		case wide[r] != 0 && (r == '(' || r == ')'):
			r = wide[r]
		}
		out = append(out, r)
	}
	return string(out)
}

func isDigitRune(r rune) bool { return '0' <= r && r <= '9' }

// readShared reads a file of the shared folder.
func readShared(t testing.TB, parts ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{sharedFolder(t)}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
