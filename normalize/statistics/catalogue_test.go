package statistics

import (
	"os"
	"strings"
	"testing"

	"guiwen/schema"
)

const head = "id\tname\ttopic\tunit\tkind\tmatch\tpart_of\trelation\n"

// TestParseCatalogue reads a small catalogue and refuses what is wrong with the line it stands in.
func TestParseCatalogue(t *testing.T) {
	c, err := ParseCatalogue(strings.NewReader("# remark\n" + head +
		"a.all\t总数\t组\t件/起\tcount\t=受理 ^复议\t\t= a.one + a.two\n" +
		"a.one\t其一\t组\t件\tcount\t=维持\ta.all\t\n" +
		"a.two\t其二\t组\t件\tcount\t\ta.all\t\n" +
		"a.rate\t率\t组\t%\tpercent\t=维持率\t\t= a.one / a.all\n"))
	if err != nil {
		t.Fatal(err)
	}
	in, ok := c.Indicator("a.all")
	if !ok || in.Unit != "件" || len(in.Units) != 2 || len(in.Sum) != 2 {
		t.Errorf("a.all is %+v", in)
	}
	if in, _ := c.Indicator("a.rate"); in.Ratio != [2]string{"a.one", "a.all"} {
		t.Errorf("a.rate is %+v", in)
	}
	if _, ok := c.Indicator("b"); ok {
		t.Error("b is in the catalogue")
	}
	for _, bad := range []struct{ rows, want string }{
		{"", "line 0"},
		{"id\tname\n", "line 1: the columns must be"},
		{"id,name,topic\n", "this line has \"id,name,topic\""},
		{head, "no indicators"},
		{head + "a.b\t\xb5\xd8\tt\t件\tcount\t=x\t\t\n", "line 2: not UTF-8"},
		{head + "a.b\tn\tt\t件\tcount\tx y\t\t\tz\n", "line 2: 9 columns"},
		{head + "A\tn\tt\t件\tcount\t\t\t\n", "line 2: id \"A\""},
		{head + "a.b\t\tt\t件\tcount\t\t\t\n", "line 2: a.b has no name"},
		{head + "a.b\tn\tt\t\tcount\t\t\t\n", "line 2: a.b has no unit"},
		{head + "a.b\tn\tt\t件\tnumber\t\t\t\n", "line 2: a.b: unknown kind \"number\"; the kinds are count"},
		{head + "a.b\tn\tt\t件\tcount\t\t\t\n\na.b\tn\tt\t件\tcount\t\t\t\n", "line 4: a.b occurs twice"},
		{head + "a.b\tn\tt\t件\tcount\t^复议\t\t\n", "names no word beside"},
		{head + "a.b\tn\tt\t件\tcount\t=受理 ; \t\t\n", "is empty"},
		{head + "a.b\tn\tt\t件\tcount\t=受理|\t\t\n", "lacks a word"},
		{head + "a.b\tn\tt\t件\tcount\t受理=\t\t\n", "mark inside"},
		{head + "a.b\tn\tt\t件\tcount\t\ta.c\t\n", "line 2: a.b names a.c"},
		{head + "a.b\tn\tt\t件\tcount\t\t\ta.c\n", "does not begin with ="},
		{head + "a.b\tn\tt\t件\tcount\t\t\t= c\n", "is no id"},
	} {
		if _, err := ParseCatalogue(strings.NewReader(bad.rows)); err == nil || !strings.Contains(err.Error(), bad.want) {
			t.Errorf("%q: error %v, want %q", bad.rows, err, bad.want)
		}
	}
}

// TestDocumentedCatalogue reads the example of docs/indicators.md and finds figures with it.
func TestDocumentedCatalogue(t *testing.T) {
	page, err := os.ReadFile("../../docs/indicators.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rows, _ := strings.Cut(string(page), "```\nid\t")
	rows, _, _ = strings.Cut(rows, "```")
	c, err := ParseCatalogue(strings.NewReader("id\t" + rows))
	if err != nil {
		t.Fatal(err)
	}
	doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: "全年实现地区生产总值60亿元，其中第一产业增加值10亿元，第二产业增加值20亿元，第三产业增加值30亿元。受理复议申请12件。"}}}
	r := Find(doc, c)
	var got []string
	for _, s := range r.Statistics {
		id := "-"
		if s.Indicator != nil {
			id = *s.Indicator
		}
		got = append(got, id)
	}
	if list := strings.Join(got, " "); list != "eco.gdp eco.gdp_1 eco.gdp_2 eco.gdp_3 -" {
		t.Errorf("found %s", list)
	}
	if len(r.Checks) != 1 || r.Checks[0].Holds == nil || !*r.Checks[0].Holds {
		t.Errorf("checks %+v", r.Checks)
	}
}

// TestDefaultCatalogue holds the catalogue that is brought along: every indicator can be found by a pattern, and its words
// are Han characters or digits.
func TestDefaultCatalogue(t *testing.T) {
	c := Default()
	if n := len(c.Indicators()); n < 265 {
		t.Errorf("%d indicators", n)
	}
	named := make(map[int]bool)
	for _, p := range c.patterns {
		named[p.indicator] = true
	}
	for i, in := range c.indicators {
		if !named[i] {
			t.Errorf("%s has no pattern", in.ID)
		}
	}
	for _, w := range c.vocabulary {
		if strings.ContainsAny(w, " ;|") {
			t.Errorf("word %q", w)
		}
	}
}

// TestWords finds all words of a set in one pass, those inside others too, the longest first.
func TestWords(t *testing.T) {
	list := []string{"受理", "不予受理", "受理率", "理", "GDP"}
	var got []string
	for _, h := range newWords(list).find("不予受理率GDP、受 理", nil) {
		got = append(got, list[h.word])
	}
	if s := strings.Join(got, " "); s != "不予受理 受理 理 受理率 GDP 理" {
		t.Errorf("found %s", s)
	}
}
