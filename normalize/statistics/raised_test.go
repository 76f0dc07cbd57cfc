package statistics

import (
	"slices"
	"testing"

	"guiwen/schema"
)

// TestRaised holds that raised characters are never part of the number beside them.
func TestRaised(t *testing.T) {
	for _, c := range []struct {
		text, figure, unit string
		value              float64
	}{
		{"全年共办结118¹件。", "118", "件", 118},
		{"全年共办结118^(注)件。", "118", "件", 118},
		{"同比增长5%²。", "5%", "%", 5},
		{"常住人口¹176.48万人。", "176.48万人", "人", 1764800},
		{"建成300m²办案区。", "300m²", "平方米", 300},
		{"流域面积达1.2×10⁴平方公里。", "1.2×10⁴平方公里", "平方公里", 12000},
		{"性别比为120.84³。", "120.84", "", 120.84},
	} {
		doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: c.text}}}
		got := Find(doc, Default()).Statistics
		if len(got) != 1 || got[0].Value == nil || *got[0].Value != c.value || got[0].Figure != c.figure || unitOf(got[0]) != c.unit {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
	for _, text := range []string{"共有10⁴件。", "含量为3×10⁻³克。"} {
		doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: text}}}
		for _, s := range Find(doc, Default()).Statistics {
			t.Errorf("%s gives %v %s: nobody knows its value", text, *s.Value, s.Figure)
		}
	}
}

func unitOf(s schema.Statistic) string {
	if s.Unit == nil {
		return ""
	}
	return *s.Unit
}

// TestDoubts holds that a figure whose digits touch a mark, a lost character or the end of a line says so, and has no
// value where a digit may be missing.
func TestDoubts(t *testing.T) {
	for _, c := range []struct {
		name  string
		block schema.Block
		code  string
		value bool
	}{
		{"plain", schema.Block{Text: "立案35件。"}, "", true},
		{"struck in front", schema.Block{Text: "立案35件。", Marks: []schema.Mark{{Kind: schema.Struck, Start: 2, End: 2}}}, "statistics.digits-marked", true},
		{"struck inside", schema.Block{Text: "立案35件。", Marks: []schema.Mark{{Kind: schema.Struck, Start: 3, End: 3}}}, "statistics.digits-unsure", false},
		{"struck in front of the unit", schema.Block{Text: "立案35件。", Marks: []schema.Mark{{Kind: schema.Struck, Start: 4, End: 4}}}, "statistics.digits-marked", true},
		{"inserted", schema.Block{Text: "立案35件。", Marks: []schema.Mark{{Kind: schema.Inserted, Start: 2, End: 4}}}, "statistics.digits-marked", true},
		{"far mark", schema.Block{Text: "立案35件，结案多。", Marks: []schema.Mark{{Kind: schema.Raised, Start: 6, End: 7}}}, "", true},
		{"comment", schema.Block{Text: "立案35件。", Marks: []schema.Mark{{Kind: schema.Comment, Start: 2, End: 4}}}, "", true},
		{"lost glyph", schema.Block{Text: "立案3\uFFFD5件。"}, "statistics.digits-unsure", false},
	} {
		c.block.ID, c.block.Role = "b1", schema.Paragraph
		r := Find(&schema.Document{Blocks: []schema.Block{c.block}}, Default())
		code := ""
		for _, d := range r.Diagnostics {
			if code == "" && d.Code != "statistics.unit-missing" {
				code = d.Code
			}
		}
		if code != c.code {
			t.Errorf("%s: diagnostic %q, want %q", c.name, code, c.code)
		}
		for _, s := range r.Statistics {
			if (s.Value != nil) != c.value {
				t.Errorf("%s: value %v", c.name, s.Value)
			}
		}
	}
}

// TestCellParagraphs holds that the paragraphs of a cell are figures of their own, beside those of the row's head.
func TestCellParagraphs(t *testing.T) {
	cell := func(s string) schema.Cell { return schema.Cell{Text: s, RowSpan: 1, ColSpan: 1} }
	b := schema.Block{ID: "b1", Role: schema.Table, Text: "县区\t案件数（件）\t\n东县\n西县\t12\n35\t\n",
		Rows: [][]schema.Cell{{cell("县区"), cell("案件数（件）")}, {cell("东县\n西县"), cell("12\n35")}}}
	got := Find(&schema.Document{Blocks: []schema.Block{b}}, Default()).Statistics
	if len(got) != 2 || *got[0].Value != 12 || *got[1].Value != 35 || *got[0].Label != "东县/案件数（件）" || *got[1].Label != "西县/案件数（件）" {
		t.Errorf("%+v", got)
	}
}

// TestNumbersAreRuns holds that a number is read as a whole or not at all, never from its middle.
func TestNumbersAreRuns(t *testing.T) {
	for _, c := range []struct {
		text   string
		values []float64
	}{
		{"地区生产总值同比增长负3.9%。", []float64{-3.9}},
		{"进出口增速为—4.2%。", nil},
		{"零售总额增长为 -2.5%。", []float64{-2.5}},
		{"全年共受理申请4，565件。", []float64{4565}},
		{"全年立案120，235件办结。", []float64{120235}},
		{"分别为120，35件。", []float64{35}},
		{"全年共受理申请1 234件。", nil},
		{"全年支出.5万元。", []float64{5000}},
		{"全年共受理申请5万4千6百件。", []float64{54600}},
		{"全年共受理申请四萬五千六百二十二件。", []float64{45622}},
		{"全年共受理申请两千四百五件。", nil},
		{"双方胜负3.5%未定。", []float64{3.5}},
		{"罚款人民币伍佰元整。", []float64{500}},
		{"陆家嘴伍家村共有村民。", nil},
	} {
		doc := &schema.Document{Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: c.text}}}
		var got []float64
		for _, s := range Find(doc, Default()).Statistics {
			got = append(got, *s.Value)
		}
		if !slices.Equal(got, c.values) {
			t.Errorf("%s: %v, want %v", c.text, got, c.values)
		}
	}
}
