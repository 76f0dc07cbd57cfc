package review

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"guiwen/schema"
)

func ptr[T any](v T) *T { return &v }

// folder keeps pages in memory and counts those that are open.
type folder struct {
	files map[string]*bytes.Buffer
	open  int
}

type folderFile struct {
	*bytes.Buffer
	f *folder
}

func (x folderFile) Close() error {
	x.f.open--
	return nil
}

func (f *folder) create(name string) (io.WriteCloser, error) {
	if f.files == nil {
		f.files = map[string]*bytes.Buffer{}
	}
	f.files[name] = &bytes.Buffer{}
	f.open++
	return folderFile{f.files[name], f}, nil
}

// report is an invented document whose raw text was normalized: page number taken out, commas widened, a paragraph
// joined over a page break, a heading split off.
func report() *schema.Document {
	const raw = "云州市人民政府关于2019年法治政府建设情况的报告\n— 1 —\n一、主要工作。全市共制发规范性文\n\n件13件,其中保留9件,修改3件。\n按照《云州市法治政府建设规划》办理12345热线来电。"
	d := &schema.Document{
		Schema: schema.Version,
		Source: schema.Source{Name: "云州市2019.txt", MediaType: "text/plain", Bytes: 200, SHA256: strings.Repeat("ab", 32), Reader: "text", Producer: "guiwen 0.1.0"},
		Metadata: schema.Metadata{Title: ptr("云州市人民政府关于2019年法治政府建设情况的报告"), Issuers: []schema.Issuer{{Name: "云州市人民政府"}},
			ReportingYear: ptr(2019), DocumentNumber: &schema.DocumentNumber{Text: "云政文〔2020〕6号"}},
		Blocks: []schema.Block{
			{ID: "b1", Role: schema.Title, Text: "云州市人民政府关于2019年法治政府建设情况的报告"},
			{ID: "b2", Role: schema.Heading, Level: 1, RunIn: true, Text: "一、主要工作"},
			{ID: "b3", Role: schema.Paragraph, Parent: "b2", Text: "全市共制发规范性文件13件，其中保留9件，修改3件。"},
			{ID: "b4", Role: schema.Paragraph, Parent: "b2", Text: "按照《云州市法治政府建设规划》办理12345热线来电。"},
		},
		Statistics: []schema.Statistic{
			{ID: "s1", Indicator: ptr("norm.issued"), Value: ptr(13.0), Unit: ptr("件"), Bound: "exact", Block: "b3", Start: 0, End: 13, Quote: "全市共制发规范性文件13件"},
			{ID: "s2", Label: ptr("保留"), Value: ptr(9.0), Unit: ptr("件"), Bound: "exact", PartOf: ptr("s1"), Block: "b3", Start: 16, End: 20, Quote: "保留9件"},
		},
		NotStatistics: []schema.NotStatistic{{Block: "b4", Start: 17, End: 22, Text: "12345", Reason: "code"}},
		Checks: []schema.Check{
			{Kind: "list-count", Formula: "三项 = …"},
			{Kind: "sum", Formula: "13 = 9 + 3", Statistics: []string{"s1", "s2"}, Stated: ptr(13.0), Computed: ptr(12.0), Holds: ptr(false)},
		},
		References:  []schema.Reference{{ID: "r1", Kind: "document", Title: ptr("云州市法治政府建设规划"), Mentions: []schema.Mention{{Block: "b4", Start: 2, End: 15, Form: "title"}}}},
		Diagnostics: []schema.Diagnostic{{Code: "label.missing", Severity: "warning", Block: ptr("b3"), Message: "（二） is missing"}},
	}
	log := schema.NewEditLog(raw)
	last := 0
	for _, e := range []struct{ old, new, rule string }{
		{"— 1 —\n", "", "furniture.page-number"}, {"。", "\n", "outline.run-in"}, {"\n\n", "", "join.page"},
		{",", "，", "width.comma"}, {",", "，", "width.comma"},
	} {
		at := last + strings.Index(raw[last:], e.old)
		last = at + len(e.old)
		log.Add(at, last, e.new, e.rule)
	}
	log.Add(len(raw), len(raw), "\n", "layout.end")
	d.Normalization = log.Normalization()
	return d
}

// write makes the pages of documents, d00001.html and so on, and their index.
func write(t testing.TB, o Options, docs ...*schema.Document) map[string]*bytes.Buffer {
	t.Helper()
	var f folder
	rows := func(yield func(Row, error) bool) {
		for i, d := range docs {
			page, row, err := Page(d, o)
			if err != nil {
				t.Fatal(err)
			}
			w, _ := f.create(fmt.Sprintf("d%05d.html", i+1))
			_, _ = w.Write(page)
			w.Close()
			row.Status = "ok"
			if !yield(row, nil) {
				return
			}
		}
	}
	if err := WriteIndex(f.create, rows, ""); err != nil {
		t.Fatal(err)
	}
	if f.open != 0 {
		t.Errorf("%d files were left open", f.open)
	}
	return f.files
}

func TestReportIsSound(t *testing.T) {
	if _, err := report().RawText(); err != nil {
		t.Fatal(err)
	}
}

func TestPages(t *testing.T) {
	files := write(t, Options{Indicator: func(id string) string { return map[string]string{"norm.issued": "制发规范性文件件数"}[id] }}, report(), report())
	for name, want := range map[string][]string{
		"index.html": {`<a href="ab/abababababababab.html">云州市人民政府关于2019年法治政府建设情况的报告</a>`, "云政文〔2020〕6号", `class="failed"`},
		"d00001.html": {
			`<section id="b2" class="heading">`, `<li class="l1"><a href="#b2">一、主要工作</a></li>`,
			`<span class="del" title="furniture.page-number">—␣1␣—⏎</span>`, `<span class="del" title="width.comma">,</span>`,
			`<span class="edit" title="width.comma：原作“,”">，</span>`, `<span class="gone" title="join.page：删去“⏎⏎”"></span>`,
			`<a id="fig-s1"></a><span class="stat" title="s1 制发规范性文件件数 13件">`, `<a href="#fig-s1">s1</a>`,
			`<span class="ref" title="r1 《云州市法治政府建设规划》">《云州市法治政府建设规划》</span>`,
			`<span class="not" title="未计入：代号">12345</span>`, "label.missing", `<tr class="failed"><td>不符</td>`,
		},
	} {
		if files[name] == nil {
			t.Fatalf("%s is not written", name)
		}
		for _, w := range want {
			if !strings.Contains(files[name].String(), w) {
				t.Errorf("%s lacks %s", name, w)
			}
		}
	}
	if got := files["d00001.html"].String(); strings.Index(got, "不符</td>") > strings.Index(got, "无法校验</td>") {
		t.Error("failures do not come first")
	}
}

// TestBothTexts holds that the marked pieces of a document make its raw and its normalized text, character for
// character; between blocks stands a line feed.
func TestBothTexts(t *testing.T) {
	d := report()
	edits, ok := editsOf(d)
	if !ok {
		t.Fatal("the edit log does not fit")
	}
	var raw, text []string
	for _, b := range blocks(d, edits, Options{}) {
		raw, text = append(raw, joinSegments(b.Raw)), append(text, joinSegments(b.Text))
	}
	wantText := []string{"云州市人民政府关于2019年法治政府建设情况的报告", "一、主要工作", "全市共制发规范性文件13件，其中保留9件，修改3件。", "按照《云州市法治政府建设规划》办理12345热线来电。"}
	wantRaw := []string{"云州市人民政府关于2019年法治政府建设情况的报告", "—␣1␣—⏎一、主要工作。", "全市共制发规范性文⏎⏎件13件,其中保留9件,修改3件。", "按照《云州市法治政府建设规划》办理12345热线来电。"}
	if diff := cmp.Diff(wantText, text); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(wantRaw, raw); diff != "" {
		t.Error(diff)
	}
}

func joinSegments(list []segment) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.Text)
	}
	return b.String()
}

func TestTableKeepsItsCells(t *testing.T) {
	d := report()
	d.Normalization = schema.Normalization{}
	d.Blocks = []schema.Block{{ID: "b1", Role: schema.Table, Text: "指标\t本年\t\n顾问\t38\t\n", Rows: [][]schema.Cell{
		{{Text: "指标", Header: true}, {Text: "本年", Header: true}}, {{Text: "顾问"}, {Text: "38"}}}}}
	d.Statistics = []schema.Statistic{{ID: "s1", Block: "b1", Start: 10, End: 12, Quote: "38", Value: ptr(38.0)}}
	got := write(t, Options{}, d)["d00001.html"].String()
	for _, w := range []string{`<th colspan="1" rowspan="1">指标</th>`, `<td colspan="1" rowspan="1"><a id="fig-s1"></a><span class="stat" title="s1  38">38</span></td>`} {
		if !strings.Contains(got, w) {
			t.Errorf("lacks %s", w)
		}
	}
}

func TestSamePages(t *testing.T) {
	first, second := write(t, Options{}, report()), write(t, Options{}, report())
	for name := range first {
		if !bytes.Equal(first[name].Bytes(), second[name].Bytes()) {
			t.Errorf("%s differs", name)
		}
	}
}

// hostiles are texts that would run, load or hide if they reached a page as they are.
var hostiles = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `＜script＞alert(1)＜/script＞`, `</style><script>alert(1)</script>`,
	`javascript:alert(1)`, `' onmouseover='alert(1)`, "\u2028alert(1)", `{{.Policy}}`, `__proto__`, "\u202e倒着\u202c", "\x00\x1b[31m", `]]>`, `-->`,
	`http://127.0.0.1/x.png`, `#`, `%3Cscript%3E`, "\ufeff", `<base href=//127.0.0.1>`, `<meta http-equiv=refresh content=0>`,
}

func hostile(s string) *schema.Document {
	d := report()
	d.Source.Name, d.Source.SHA256, d.Source.Producer, d.Source.MediaType = s, s, s, s
	d.Metadata = schema.Metadata{Title: &s, Issuers: []schema.Issuer{{Name: s}}, DocumentNumber: &schema.DocumentNumber{Text: s}, Signatories: []string{s}}
	d.Blocks = []schema.Block{{ID: s, Role: schema.Role(s), Text: s}, {ID: "b2", Role: schema.Heading, Text: s}}
	d.Statistics = []schema.Statistic{{ID: s, Indicator: &s, Label: &s, Unit: &s, Bound: s, Qualifier: &s, Scope: &s, Period: &s, PartOf: &s, Block: "b2", Start: 0, End: 1, Quote: s}}
	d.NotStatistics = []schema.NotStatistic{{Block: s, Start: -3, End: 1 << 40, Text: s, Reason: s}, {Block: "b2", Start: 0, End: 1, Text: s, Reason: s}}
	d.Checks = []schema.Check{{Kind: s, Formula: s, Statistics: []string{s}}}
	d.References = []schema.Reference{{ID: s, Kind: s, Title: &s, DocumentNumber: &s, Alias: &s, Issuers: []string{s}, Mentions: []schema.Mention{{Block: "b2", End: 1}, {Block: s}}}}
	d.Diagnostics = []schema.Diagnostic{{Code: s, Severity: s, Block: &s, Message: s}}
	d.Normalization = schema.Normalization{Kinds: [][3]string{{s, s, ""}}, Ops: []int{0, 0, 0, 9}}
	return d
}

// TestNothingOfADocumentIsMarkup holds that pages differ by text and attribute values only: they have the same
// elements whatever the document says, and no attribute that runs or loads.
func TestNothingOfADocumentIsMarkup(t *testing.T) {
	plain := write(t, Options{}, hostile("甲乙丙"))
	for _, s := range hostiles {
		for name, page := range write(t, Options{}, hostile(s)) {
			if diff := cmp.Diff(markup(t, plain[name].String()), markup(t, page.String())); diff != "" {
				t.Errorf("%q, %s: %s", s, name, diff)
			}
			if strings.ContainsAny(page.String(), "\u202e\u202c\u2028\x00\x1b") {
				t.Errorf("%q, %s: a character that is not seen reached the page", s, name)
			}
		}
	}
}

var ownPage = regexp.MustCompile(`^[0-9a-f]{2}/[0-9a-f]{16}\.html$`)

// markup lists the elements of a page with the names of their attributes, and complains of links that leave it.
func markup(t *testing.T, page string) []string {
	t.Helper()
	var out []string
	for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
		token := z.Token()
		if token.Type == html.TextToken {
			continue
		}
		tag := token.Type.String() + " " + token.Data
		for _, a := range token.Attr {
			tag += " " + a.Key
			if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && a.Val != "../index.html" && !ownPage.MatchString(a.Val) {
				t.Errorf("a link leads to %s", a.Val)
			}
		}
		out = append(out, tag)
	}
	return out
}

func TestPolicyNamesWhatThePageHolds(t *testing.T) {
	page := write(t, Options{}, report())["d00001.html"].String()
	for _, element := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(page, "<"+element+">")
		inside, _, _ := strings.Cut(rest, "</"+element+">")
		if want := element + "-src &#39;" + strings.ReplaceAll(digest(inside), "+", "&#43;") + "&#39;"; !strings.Contains(page, want) {
			t.Errorf("the policy does not name the digest of the %s that the page holds: %s", element, want)
		}
	}
	if !strings.Contains(page, "default-src &#39;none&#39;") {
		t.Error("the policy allows more than is named")
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("unreadable")
	var f folder
	rows := func(yield func(Row, error) bool) { _ = yield(Row{}, nil) && yield(Row{}, broken) }
	if err := WriteIndex(f.create, rows, ""); !errors.Is(err, broken) || f.open != 0 {
		t.Errorf("error %v, %d files left open", err, f.open)
	}
	full := errors.New("no space")
	one := func(yield func(Row, error) bool) { yield(Row{}, nil) }
	if err := WriteIndex(func(string) (io.WriteCloser, error) { return nil, full }, one, ""); !errors.Is(err, full) {
		t.Errorf("error %v, want %v", err, full)
	}
}

// TestManyMarks holds the time of a block that is marked all over.
func TestManyMarks(t *testing.T) {
	d := report()
	d.Normalization = schema.Normalization{}
	d.Blocks = []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: strings.Repeat("一", 50_000)}}
	d.Statistics, d.NotStatistics = nil, nil
	for i := range 50_000 {
		d.Statistics = append(d.Statistics, schema.Statistic{ID: "s", Block: "b1", Start: i, End: 50_000})
	}
	if n := len(write(t, Options{}, d)["d00001.html"].Bytes()); n > 100<<20 {
		t.Errorf("the page has %d bytes", n)
	}
}

func FuzzSegments(f *testing.F) {
	f.Add("全市共制发13件", 1, 3, 2, 5)
	f.Fuzz(func(t *testing.T, s string, a, b, c, d int) {
		list := inBytes(s, []pointMark{{a, b, mark{class: "stat"}}, {c, d, mark{class: "ref"}}})
		if got := joinSegments(segments(s, list)); got != s && strings.ToValidUTF8(s, "") == s {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

// TestKeepPages writes pages where GUIWEN_KEEP says, for people to look at.
func TestKeepPages(t *testing.T) {
	dir := os.Getenv("GUIWEN_KEEP")
	if dir == "" {
		t.Skip("GUIWEN_KEEP is not set: no pages are kept")
	}
	for name, page := range write(t, Options{}, report(), hostile(hostiles[1])) {
		if err := os.WriteFile(filepath.Join(dir, name), page.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestMarksAreShown holds that what the source marks, and text that was taken out for it, can be read on the page.
func TestMarksAreShown(t *testing.T) {
	struck := "30"
	d := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: "罚款35万元¹。", Marks: []schema.Mark{
		{Kind: schema.Struck, Start: 2, End: 2, Text: &struck}, {Kind: schema.Raised, Start: 6, End: 7}}}}}
	var titles []string
	for _, b := range blocks(d, nil, Options{}) {
		for _, s := range b.Text {
			if s.Class != "" {
				titles = append(titles, s.Class+" "+s.Title)
			}
		}
	}
	if got, want := strings.Join(titles, "; "), "gone source 原文标记：删除线“30”; source 原文标记：上标"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
