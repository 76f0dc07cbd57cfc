package pdf

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/convert/pdf/pdftest"
	"guiwen/normalize/source"
)

// prose are lines of Chinese text of n characters each.
func prose(lines, n int, first rune) []string {
	out := make([]string, lines)
	for i := range out {
		out[i] = strings.Repeat(string(first+rune(i)), n)
	}
	return out
}

// at sets lines one below the other.
func at(x, y, pitch float64, lines []string) (out []pdftest.Line) {
	for i, s := range lines {
		out = append(out, pdftest.Line{Text: s, X: x, Y: y + pitch*float64(i), Size: 12})
	}
	return out
}

// TestReadingOrder: columns are read one after the other, whatever stands above, below, or in the stream
// first; rows of a table stay rows.
func TestReadingOrder(t *testing.T) {
	left, right := prose(8, 16, '甲'), prose(8, 16, '一')
	join := func(parts ...[]string) string {
		var all []string
		for _, p := range parts {
			all = append(all, p...)
		}
		return strings.Join(all, "\n") + "\n"
	}
	title := []string{"云州市人民政府关于法治建设情况的报告及其说明"}
	names := []string{"姓名　　甲", "姓名　　乙"}
	for name, c := range map[string]struct {
		lines []pdftest.Line
		want  string
	}{
		"two columns":             {append(at(60, 100, 20, left), at(310, 100, 20, right)...), join(left, right)},
		"columns off by half":     {append(at(60, 100, 20, left), at(310, 110, 20, right)...), join(left, right)},
		"title over columns":      {append(append(at(60, 120, 20, left), at(310, 120, 20, right)...), at(150, 80, 20, title)...), join(title, left, right)},
		"short second column":     {append(at(60, 100, 20, left), at(310, 100, 20, right[:3])...), join(left, right[:3])},
		"three columns":           {append(append(at(50, 100, 20, prose(6, 11, '甲')), at(220, 100, 20, prose(6, 11, '一'))...), at(390, 100, 20, prose(6, 11, '天'))...), join(prose(6, 11, '甲'), prose(6, 11, '一'), prose(6, 11, '天'))},
		"columns, then one":       {append(append(at(60, 100, 20, left), at(310, 100, 20, right)...), at(60, 300, 20, prose(3, 38, '天'))...), join(left, right, prose(3, 38, '天'))},
		"number and signatory":    {[]pdftest.Line{{Text: "云政发〔2023〕12号", X: 79, Y: 200, Size: 16}, {Text: "签发人：王五", X: 400, Y: 200, Size: 16}}, "云政发〔2023〕12号\n签发人：王五\n"},
		"a title spread out":      {[]pdftest.Line{{Text: "通", X: 240, Y: 200, Size: 22}, {Text: "知", X: 330, Y: 200, Size: 22}}, "通 知\n"},
		"short cells are no text": {append(at(80, 100, 20, []string{"人口", "面积", "产值", "税收"}), at(300, 100, 20, []string{"12", "34", "56", "78"})...), "人口\n12\n面积\n34\n产值\n56\n税收\n78\n"},
		"blanks that were set":    {at(60, 100, 20, names), join(names)},
	} {
		if doc := read(t, pdftest.Build(pdftest.Page{Lines: c.lines})); doc.Text != c.want {
			t.Errorf("%s:\n%s", name, cmp.Diff(c.want, doc.Text))
		}
		random := rand.New(rand.NewPCG(1, 2))
		random.Shuffle(len(c.lines), func(i, j int) { c.lines[i], c.lines[j] = c.lines[j], c.lines[i] })
		if doc := read(t, pdftest.Build(pdftest.Page{Lines: c.lines})); doc.Text != c.want {
			t.Errorf("%s, shuffled:\n%s", name, cmp.Diff(c.want, doc.Text))
		}
	}
}

// TestTable: ruled cells are read row by row, with their places and spans.
func TestTable(t *testing.T) {
	xs, ys := []float64{80, 200, 320, 440}, []float64{100, 130, 160, 190}
	rules := pdftest.Grid(xs, ys)
	rules = append(rules[:0:0], rules...)
	// The first row is one cell over two columns, the last column one over two rows.
	rules[1] = [4]float64{200, 130, 200, 190}
	rules[5] = [4]float64{80, 130, 320, 130}
	lines := []pdftest.Line{
		{Text: "说明文字在表格之前", X: 80, Y: 60, Size: 12},
		{Text: "合并的表头", X: 85, Y: 120, Size: 12}, {Text: "备注", X: 325, Y: 120, Size: 12}, {Text: "第二行", X: 325, Y: 150, Size: 12},
		{Text: "甲", X: 85, Y: 150, Size: 12}, {Text: "1", X: 205, Y: 150, Size: 12},
		{Text: "乙", X: 85, Y: 180, Size: 12}, {Text: "2", X: 205, Y: 180, Size: 12}, {Text: "3", X: 325, Y: 180, Size: 12},
		{Text: "说明文字在表格之后", X: 80, Y: 240, Size: 12},
	}
	doc := read(t, pdftest.Build(pdftest.Page{Lines: lines, Rules: rules}))
	const want = "说明文字在表格之前\n合并的表头\t备注\n第二行\n甲\t1\n乙\t2\t3\n说明文字在表格之后\n"
	if doc.Text != want {
		t.Error(cmp.Diff(want, doc.Text))
	}
	got := map[string]source.Cell{}
	for _, p := range doc.Parts {
		if p.Kind == source.TableCell {
			got[doc.Text[p.Start:p.End]] = *p.Cell
		}
	}
	cells := map[string]source.Cell{
		"合并的表头": {Table: 1, RowSpan: 1, ColSpan: 2}, "备注": {Table: 1, Column: 2, RowSpan: 2, ColSpan: 1}, "第二行": {Table: 1, Column: 2, RowSpan: 2, ColSpan: 1},
		"甲": {Table: 1, Row: 1, RowSpan: 1, ColSpan: 1}, "1": {Table: 1, Row: 1, Column: 1, RowSpan: 1, ColSpan: 1},
		"乙": {Table: 1, Row: 2, RowSpan: 1, ColSpan: 1}, "2": {Table: 1, Row: 2, Column: 1, RowSpan: 1, ColSpan: 1}, "3": {Table: 1, Row: 2, Column: 2, RowSpan: 1, ColSpan: 1},
	}
	if diff := cmp.Diff(cells, got); diff != "" {
		t.Error(diff)
	}
}

// TestTableGoesOn: a table that ends a page and goes on at the head of the next is one table; another grid, or
// text between, makes a second.
func TestTableGoesOn(t *testing.T) {
	page := func(xs []float64, y float64, number, text string) pdftest.Page {
		lines := []pdftest.Line{
			{Text: "项" + number, X: xs[0] + 5, Y: y + 20, Size: 12}, {Text: "数" + number, X: xs[1] + 5, Y: y + 20, Size: 12},
			{Text: "— " + number + " —", X: 280, Y: 790, Size: 14},
		}
		if text != "" {
			lines = append(lines, pdftest.Line{Text: text, X: 80, Y: y - 20, Size: 12})
		}
		return pdftest.Page{Lines: lines, Rules: pdftest.Grid(xs, []float64{y, y + 30})}
	}
	xs := []float64{80, 200, 320}
	doc := read(t, pdftest.Build(
		page(xs, 700, "1", "表一"), page(xs, 80, "2", ""), page([]float64{80, 250, 320}, 80, "3", ""), page(xs, 120, "4", "表二")))
	got := map[string]source.Cell{}
	for _, p := range doc.Parts {
		if p.Cell != nil {
			got[doc.Text[p.Start:p.End]] = *p.Cell
		}
	}
	for text, want := range map[string]source.Cell{
		"项1": {Table: 1}, "数2": {Table: 1, Row: 1, Column: 1}, "项3": {Table: 2}, "数4": {Table: 3, Column: 1},
	} {
		want.RowSpan, want.ColSpan = 1, 1
		if got[text] != want {
			t.Errorf("%s: %+v, want %+v", text, got[text], want)
		}
	}
}

// TestFramesAreNoTables: a box round text, a page border, and lines under headings leave the text alone.
func TestFramesAreNoTables(t *testing.T) {
	lines := pdftest.Paragraphs("云州市人民政府", "第二行", "第三行")
	for name, rules := range map[string][][4]float64{
		"a box":        pdftest.Grid([]float64{70, 500}, []float64{90, 250}),
		"a stack":      pdftest.Grid([]float64{70, 500}, []float64{90, 130, 160, 250}),
		"lines":        {{70, 130, 500, 130}, {70, 160, 500, 160}},
		"empty cells":  pdftest.Grid([]float64{70, 400, 500}, []float64{90, 250}),
		"away from it": pdftest.Grid([]float64{70, 200, 300}, []float64{500, 530, 560}),
	} {
		doc := read(t, pdftest.Build(pdftest.Page{Lines: lines, Rules: rules}))
		if doc.Text != "云州市人民政府\n第二行\n第三行\n" {
			t.Errorf("%s: %q", name, doc.Text)
		}
		for _, p := range doc.Parts {
			if p.Cell != nil {
				t.Errorf("%s: %q is a cell", name, doc.Text[p.Start:p.End])
			}
		}
	}
}
