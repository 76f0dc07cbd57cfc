package sheet

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"guiwen/normalize/source"
)

// fill makes a book of a sheet from lines with bars between cells; "" is no cell, < says that the cell before reaches over this one.
func fill(t *testing.T, name string, lines ...string) *Book {
	t.Helper()
	b := &Book{Limits: source.DefaultLimits}
	s, err := b.Sheet(name)
	if err != nil {
		t.Fatal(err)
	}
	for r, line := range lines {
		from := 0
		for c, text := range strings.Split(line, "|") {
			var err error
			if text != "<" {
				from = c
			}
			if v, parse := strconv.ParseFloat(text, 64); parse == nil {
				err = s.Number(r, c, v, nil)
			} else if text == "<" {
				s.merges = slices.DeleteFunc(s.merges, func(m merge) bool { return m.rows.From == r && m.columns.From == from })
				s.Merge(Range{r, r + 1}, Range{from, c + 1})
			} else {
				err = s.Text(r, c, text, nil)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return b
}

// show writes the parts: paragraphs as they are, captions with =, cells with table:row,column and their spans.
func show(doc *source.Document) string {
	var b strings.Builder
	for _, p := range doc.Parts {
		text := doc.Text[p.Start:p.End]
		switch {
		case p.Kind == source.Caption:
			fmt.Fprintf(&b, "=%s\n", text)
		case p.Cell == nil:
			fmt.Fprintf(&b, "%s\n", text)
		default:
			fmt.Fprintf(&b, "%d:%d,%d", p.Cell.Table, p.Cell.Row, p.Cell.Column)
			if p.Cell.RowSpan > 1 || p.Cell.ColSpan > 1 {
				fmt.Fprintf(&b, "+%d,%d", p.Cell.RowSpan, p.Cell.ColSpan)
			}
			fmt.Fprintf(&b, " %s\n", text)
		}
	}
	return b.String()
}

// TestDocument holds how sheets are parted into lines and tables.
func TestDocument(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		lines []string
		want  string
	}{
		"lines over and under": {"Sheet1", []string{"附件2", "云州市2023年立案情况|<|<", "填报单位：云州市水务局||单位：件", "单位|立案|结案", "水务局|3|2", "合计|3|2", "注：含移送案件。", "审核人：|填表人：|日期："},
			"附件2\n云州市2023年立案情况\n填报单位：云州市水务局\t单位：件\n1:0,0 单位\n1:0,1 立案\n1:0,2 结案\n1:1,0 水务局\n1:1,1 3\n1:1,2 2\n1:2,0 合计\n1:2,1 3\n1:2,2 2\n注：含移送案件。\n审核人：\t填表人：\t日期：\n"},
		"two tables": {"立案", []string{"表一", "单位|件", "甲|1", "", "表二|<", "单位|件", "乙|2"},
			"=立案\n表一\n1:0,0 单位\n1:0,1 件\n1:1,0 甲\n1:1,1 1\n=表二\n2:0,0 单位\n2:0,1 件\n2:1,0 乙\n2:1,1 2\n"},
		"an empty row inside": {"Sheet1 (2)", []string{"单位|件", "甲|1", "", "合计|1"},
			"1:0,0 单位\n1:0,1 件\n1:1,0 甲\n1:1,1 1\n1:2,0 合计\n1:2,1 1\n"},
		"sections, and a row without values": {"Sheet1", []string{"项目|件", "一、收入|<", "甲|1", "乙"},
			"1:0,0 项目\n1:0,1 件\n1:1,0+1,2 一、收入\n1:2,0 甲\n1:2,1 1\n1:3,0 乙\n"},
		"columns drawn together": {"Sheet1", []string{"单位||件", "甲||1"}, "1:0,0 单位\n1:0,1 件\n1:1,0 甲\n1:1,1 1\n"},
		"one column":             {"Sheet1", []string{"说明", "立案", "3", "4"}, "说明\n1:0,0 立案\n1:1,0 3\n1:2,0 4\n"},
		"only lines":             {"说明", []string{"一、口径", "按年统计。"}, "=说明\n一、口径\n按年统计。\n"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := fill(t, c.sheet, c.lines...).Document(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if err := doc.Check(); err != nil {
				t.Error(err)
			}
			if got := show(doc); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// TestCovered: what merged cells do not show is left out and said; merges that overlap are dropped.
func TestCovered(t *testing.T) {
	b := fill(t, "Sheet1", "单位|立案|结案", "甲|1|2")
	b.sheets[0].Merge(Range{0, 1}, Range{1, 3})
	b.sheets[0].Merge(Range{0, 2}, Range{2, 3})
	doc, err := b.Document(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := show(doc), "1:0,0 单位\n1:0,1+1,2 立案\n1:1,0 甲\n1:1,1 1\n1:1,2 2\n结案\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(doc.Notes) != 1 || doc.Notes[0].Code != "sheet.covered-cells" {
		t.Errorf("%+v", doc.Notes)
	}
}

// TestLimit: more cells than a document may have are a limit.
func TestLimit(t *testing.T) {
	b := &Book{Limits: source.DefaultLimits}
	s, err := b.Sheet("Sheet1")
	for r := 0; err == nil && r <= maxCells; r++ {
		err = s.Number(r, 0, 1, nil)
	}
	if source.CodeOf(err) != source.LimitSize {
		t.Errorf("%v", err)
	}
}
