package lex

import "testing"

// TestBatch tells papers of a page each from one paper whose running head is its number.
func TestBatch(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages [][]string
		want  bool
	}{
		{"decisions", [][]string{{"行政处罚决定书", "云城执罚〔2024〕31号"}, {"行政处罚决定书", "云城执罚〔2024〕32号"}, {"行政处罚决定书", "云城执罚〔2024〕33号"}}, true},
		{"a running head", [][]string{{"云政发〔2024〕3号", "云州市人民政府"}, {"云政发〔2024〕3号", "二、工作要求"}, {"云政发〔2024〕3号"}}, false},
		{"one paper", [][]string{{"云州市人民政府文件", "云政发〔2024〕3号"}, {"二、工作要求"}}, false},
		{"nothing", nil, false},
	} {
		var b Batch
		for _, page := range c.pages {
			b.Page()
			for _, s := range page {
				b.Line(s)
			}
		}
		if b.Own() != c.want {
			t.Errorf("%s: %v", c.name, !c.want)
		}
	}
}
