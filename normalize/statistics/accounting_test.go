package statistics

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/schema"
)

// requireAccounts fails the test unless every run of Arabic digits in the document is in exactly one of: a statistic's
// figure, a remark with a reason, a reference, the number of a heading or list item.
func requireAccounts(t *testing.T, doc *schema.Document, c *Catalogue) {
	t.Helper()
	f := newFinder(doc, c)
	for i := range doc.Blocks {
		f.block(i)
	}
	owners := make([][]byte, len(doc.Blocks)) // by byte: how many things own it
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		owners[i] = make([]byte, len(b.Text))
		for _, p := range f.protected(b, 0, len(b.Text)) {
			own(owners[i], p, t, b)
		}
	}
	last := span{-1, -1}
	lastBlock := -1
	for k := range f.facts {
		p := span{f.facts[k].start, f.facts[k].end}
		if f.facts[k].block != lastBlock || p != last { // 立案、结案各12件 is one figure, said twice
			own(owners[f.facts[k].block], p, t, &doc.Blocks[f.facts[k].block])
		}
		lastBlock, last = f.facts[k].block, p
	}
	for _, r := range f.remarks {
		if r.reason == "" {
			t.Errorf("%s: a remark without a reason", doc.Blocks[r.block].ID)
		}
		own(owners[r.block], r.span, t, &doc.Blocks[r.block])
	}
	for i := range doc.Blocks {
		s := doc.Blocks[i].Text
		for k := range owners[i] {
			if isDigit(s[k]) && owners[i][k] != 1 {
				t.Errorf("%s: the digit at byte %d of %.40q is owned %d times", doc.Blocks[i].ID, k, s[max(0, k-20):], owners[i][k])
				return
			}
		}
	}
}

// own marks the digits of a span.
func own(owners []byte, p span, t *testing.T, b *schema.Block) {
	t.Helper()
	if p.start < 0 || p.end > len(b.Text) || p.start >= p.end {
		t.Fatalf("%s: span %v leaves the text of %d bytes", b.ID, p, len(b.Text))
	}
	for k := p.start; k < p.end; k++ {
		if isDigit(b.Text[k]) && owners[k] < 9 {
			owners[k]++
		}
	}
}

// requireSound fails the test unless what is published of a document keeps its own promises.
func requireSound(t *testing.T, doc *schema.Document, r Result) {
	t.Helper()
	text := make(map[string][]rune)
	for i := range doc.Blocks {
		text[doc.Blocks[i].ID] = []rune(doc.Blocks[i].Text)
	}
	cut := func(block string, start, end int) string {
		s := text[block]
		if start < 0 || start >= end || end > len(s) {
			t.Fatalf("%s: span %d–%d leaves the text of %d characters", block, start, end, len(s))
		}
		return string(s[start:end])
	}
	ids := make(map[string]bool)
	for _, s := range r.Statistics {
		if quote := cut(s.Block, s.Start, s.End); quote != s.Quote || !strings.Contains(quote, s.Figure) || s.Figure == "" {
			t.Errorf("%s: figure %q, quote %q, text %q", s.ID, s.Figure, s.Quote, quote)
		}
		if ids[s.ID] {
			t.Errorf("%s occurs twice", s.ID)
		}
		ids[s.ID] = true
		if s.Value == nil {
			if !strings.Contains(s.Quote, "\uFFFD") {
				t.Errorf("%s: no value", s.ID)
			}
			continue
		}
		if v := *s.Value; v != v || v > 1e18 || v < -1e18 || s.Kind == "" || s.Bound == "" {
			t.Errorf("%s: value %v, kind %q, bound %q", s.ID, *s.Value, s.Kind, s.Bound)
		}
	}
	for _, s := range r.Statistics {
		if s.PartOf != nil && (!ids[*s.PartOf] || *s.PartOf == s.ID) {
			t.Errorf("%s is part of %s", s.ID, *s.PartOf)
		}
	}
	for _, n := range r.NotStatistics {
		if got := cut(n.Block, n.Start, n.End); got != n.Text {
			t.Errorf("%s: not a statistic: %q, text %q", n.Block, n.Text, got)
		}
	}
	for _, c := range r.Checks {
		for _, id := range c.Statistics {
			if !ids[id] {
				t.Errorf("check %s names %s", c.Formula, id)
			}
		}
	}
}

// TestAccounts holds the accounting and the soundness of what is published on every sample report and law.
func TestAccounts(t *testing.T) {
	for _, pattern := range []string{"seeds/*.txt", "samples/text/*.txt", "samples/text_law/*.txt"} {
		files, err := filepath.Glob(filepath.Join(sharedFolder(t), filepath.FromSlash(pattern)))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files: %v", pattern, err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				doc := standIn(string(data))
				requireAccounts(t, doc, Default())
				r := Find(doc, Default())
				requireSound(t, doc, r)
				if again := Find(doc, Default()); !reflect.DeepEqual(r, again) {
					t.Error("a second run gives another result")
				}
				for _, c := range r.Checks {
					if c.Holds != nil && !*c.Holds && !strings.HasPrefix(filepath.Base(file), "001_") {
						t.Errorf("%s is accused", c.Formula)
					}
				}
			})
		}
	}
}

// hostile are texts that broke something or could.
var hostile = []string{
	"", "1", "第", "第1", "第一", "万", "1万", "一", "十", "百分之", "百分之1", "三分之", "1/", "1/2/3", "1-", "1—", "1至", "1：", "1：2：", "1、", "1、2、", "1、2个",
	"《1", "“1", "“1”", "《“1》”", "（1）", "（1", "1）", "1.", "1.2.3.4", "0319-", "13800001234", "1234567890123456789", "1亿1亿1亿", "1万亿万亿", "1e9", "A1", "1A", "GDP1亿", "+1", "1+",
	"2019年", "2019-", "2019-13-40", "20191年", "1月32日", "25时", "8:3", "8:300", "１２件", "1．5倍", "1,234,567元", "1,23", "其中", "其中1件", "1件，其中", "1件（其中1件", "各1件", "、各1件", "分别1件、2件",
	"A和B分别为1件、2件、3件", "率、率100%", "年增1%、2%", "1件其中1件其中1件；1件；", "合计", "\xff1件", "1件\xe4\xb8", "2个半月", "3年半", "-3%", "增长-3.2%", "1%-2%", "3至5至7个", "9成", "12成", "1 %", "1  %",
	"5g", "5G", "1m", "1m³", "32微克/立方米", "1元/人月", "1/立方米", "第1名", "居第1", "居全国第一", "一百亿亿亿亿", "一一一一一一一一一一一一一一一一一一一一一一一一一一", "零点五", "九十二点八", "一点", "（（（1件）））", "）1件（", "1件\t2件\n3件", "\u20000", "\u30001 ",
}

// FuzzFind looks for texts that break the promises: as a paragraph, as a cell of a table, and under references.
func FuzzFind(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, 0, 1)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			if s, ok := strings.CutPrefix(line, "段 "); ok {
				f.Add(s, 3, 9)
			}
		}
	}
	c := Default()
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		doc := fuzzDocument(s, start, end)
		requireAccounts(t, doc, c)
		requireSound(t, doc, Find(doc, c))
	})
}

// TestHostile runs the seeds of the fuzz test, with every span of references in turn.
func TestHostile(t *testing.T) {
	c := Default()
	for _, s := range hostile {
		for end := 0; end < 4; end++ {
			doc := fuzzDocument(s, end/2, end)
			requireAccounts(t, doc, c)
			requireSound(t, doc, Find(doc, c))
		}
	}
}

// fuzzDocument puts a text into a document as a heading, a paragraph with a reference, and a table.
func fuzzDocument(s string, start, end int) *schema.Document {
	s = strings.ToValidUTF8(s, "")
	line := strings.NewReplacer("\n", "", "\t", "").Replace(s)
	n := utf8.RuneCountInString(line)
	cells := []string{"指标", "2019年", line, line, line, "12", "合计", "3", line}
	table := schema.Block{ID: "b4", Role: schema.Table}
	for k := 0; k < len(cells); k += 3 {
		var row []schema.Cell
		for _, text := range cells[k : k+3] {
			row = append(row, schema.Cell{Text: text, ColSpan: 1, RowSpan: 1})
			table.Text += text + "\t"
		}
		table.Rows = append(table.Rows, row)
		table.Text += "\n"
	}
	year := 2019
	doc := &schema.Document{Blocks: []schema.Block{
		{ID: "b1", Role: schema.Heading, Level: 1, Text: line},
		{ID: "b2", Role: schema.Paragraph, Parent: "b1", Text: line},
		{ID: "b3", Role: schema.Paragraph, Parent: "b1", Text: line},
		table,
	}, Metadata: schema.Metadata{ReportingYear: &year}}
	if 0 <= start && start < end && end <= n {
		doc.References = []schema.Reference{{ID: "r1", Mentions: []schema.Mention{{Block: "b3", Start: start, End: end}, {Block: "b3", Start: 0, End: 1}}}}
	}
	return doc
}
