package table

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"guiwen/normalize/table/tabletest"
)

// numbersOf lists the numbers of a table with their paths and units.
func numbersOf(t *Table) []string {
	var out []string
	for k := range t.Cells() {
		c := &t.Cells()[k]
		if !c.Number || t.IsHead(c) {
			continue
		}
		p := t.PathsOf(c, 0, 1)
		m := t.MeasureOf(c)
		unit := ""
		if m.Unit != nil {
			unit = " " + strings.Repeat("0", m.Power) + m.Unit.Name + m.Per
		}
		out = append(out, strings.Join(p.Row, "/")+" | "+strings.Join(p.Column, "/")+" = "+c.Text+unit)
	}
	return out
}

// TestPaths reads tables of all makes: what names each number, and its unit.
func TestPaths(t *testing.T) {
	for _, c := range []struct {
		name, around, text string
		want               []string
	}{
		{"a unit in front, rates beside it", "单位：亿元、%", "项目|本年|比上年增长\n收入|3|4\n支出|5|6",
			[]string{"收入 | 本年 = 3 00000000元", "收入 | 比上年增长 = 4 %", "支出 | 本年 = 5 00000000元", "支出 | 比上年增长 = 6 %"}},
		{"two units: which is which", "单位：万元、件", "项目|本年\n收入|3\n案件|4", []string{"收入 | 本年 = 3", "案件 | 本年 = 4"}},
		{"a change under a unit for all: of what is not said", "单位：万元", "项目|本年|比上年增减\n收入|3|4", []string{"收入 | 本年 = 3 0000元", "收入 | 比上年增减 = 4"}},
		{"a note that states no unit", "单位：见表列", "项目|单位|数量\n粮食|万吨|3\n电|亿千瓦时|4", []string{"粮食 | 数量 = 3 0000吨", "电 | 数量 = 4 00000000千瓦时"}},
		{"groups of heads without spans", "", "地区|收入||支出\n|税收|非税|合计\n甲县|1|2|3", []string{"甲县 | 收入/税收 = 1", "甲县 | 收入/非税 = 2", "甲县 | 支出/合计 = 3"}},
		{"groups of rows without spans", "", "类别|项目|数量\n农业|粮食|1\n|油料|2\n工业|水泥|3\n|钢材|4\n合计||10",
			[]string{"农业/粮食 | 数量 = 1", "农业/油料 | 数量 = 2", "工业/水泥 | 数量 = 3", "工业/钢材 | 数量 = 4", "合计 | 数量 = 10"}},
		{"sections and parts", "", "指标|数值\n期末存栏|\n大牲畜（万头）|3\n#肉牛|2\n家禽（万只）|4\n期末出栏|\n家禽（万只）|5",
			[]string{"期末存栏/大牲畜（万头） | 数值 = 3 0000头", "期末存栏/#肉牛 | 数值 = 2 0000头", "期末存栏/家禽（万只） | 数值 = 4 0000只", "期末出栏/家禽（万只） | 数值 = 5 0000只"}},
		{"a row whose number is not given names nothing", "", "乡镇|户数\n甲镇|3\n乙镇|\n丙镇|5", []string{"甲镇 | 户数 = 3 户", "丙镇 | 户数 = 5 户"}},
		{"heads inside", "", "3×第一部分\n信息内容|制发件数|废止件数\n规章|1|2\n3×第二部分\n信息内容|2×收费金额（单位：万元）\n收费|2×7.5",
			[]string{"规章 | 制发件数 = 1 件", "规章 | 废止件数 = 2 件", "收费 | 收费金额（单位：万元） = 7.5 0000元"}},
		{"a head that comes again on the next page", "", "地区|户数\n甲镇|3\n乙镇|4\n地区|户数\n丙镇|5", []string{"甲镇 | 户数 = 3 户", "乙镇 | 户数 = 4 户", "丙镇 | 户数 = 5 户"}},
		{"years as heads and as rows", "", "年份|产值|产量\n2019|3|4\n2020|5|6", []string{"2019 | 产值 = 3", "2019 | 产量 = 4", "2020 | 产值 = 5", "2020 | 产量 = 6"}},
		{"bare years as heads", "", "指标|2019|2020\n产值|3.5|4.5\n产量|5|6", []string{"产值 | 2019 = 3.5", "产值 | 2020 = 4.5", "产量 | 2019 = 5", "产量 | 2020 = 6"}},
		{"what describes a row does not name it", "", "序号|项目名称|建设内容|投资（万元）|责任单位\n1|教育扩容|新建小学|98|教育局\n2|饮水安全|新建工程|23|水利局\n合计||||",
			[]string{"1/教育扩容 | 投资（万元） = 98 0000元", "2/饮水安全 | 投资（万元） = 23 0000元"}},
		{"units below their heads", "", "地类|一类|二类\n|（元/亩）|（元/亩）\n耕地|58600|52300", []string{"耕地 | 一类/（元/亩） = 58600 元/亩", "耕地 | 二类/（元/亩） = 52300 元/亩"}},
		{"a small number in three columns is no row of codes", "", "事项|甲县|乙县|丙县\n立案|1|2|3\n结案|1|1|2", []string{"立案 | 甲县 = 1", "立案 | 乙县 = 2", "立案 | 丙县 = 3", "结案 | 甲县 = 1", "结案 | 乙县 = 1", "结案 | 丙县 = 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var around []string
			if c.around != "" {
				around = []string{c.around}
			}
			table, ok := Read(tabletest.Block(c.text), around, nil)
			if !ok {
				t.Fatal("no table")
			}
			got := numbersOf(table)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestContinued reads a table without heads of its own behind one of as many columns.
func TestContinued(t *testing.T) {
	first, _ := Read(tabletest.Block("地区|户数|人数\n甲镇|3|9"), nil, nil)
	second, _ := Read(tabletest.Block("乙镇|4|12\n丙镇|5|15"), nil, first)
	want := "乙镇 | 户数 = 4 户\n乙镇 | 人数 = 12 人\n丙镇 | 户数 = 5 户\n丙镇 | 人数 = 15 人"
	if got := strings.Join(numbersOf(second), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestSums says what is a total of what.
func TestSums(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"subtotals", "地区|户数\n东镇|1\n西镇|2\n小计|3\n南镇|4\n北镇|5\n小计|9\n合计|12", []string{"rows 3 [1 2]", "rows 6 [4 5]", "rows 7 [3 6]"}},
		{"a total in front", "地区|户数\n合计|3\n东镇|1\n西镇|2", []string{"rows 1 [2 3]"}},
		{"parts are no addends", "地区|户数\n东镇|1\n其中：城镇|1\n西镇|2\n合计|3", []string{"rows 4 [1 3]"}},
		{"numbered groups", "项目|金额\n一、税收|3\n增值税|1\n契税|2\n二、非税|9\n罚没|4\n收费|5\n合计|12", []string{"implied 1 [2 3]", "implied 4 [5 6]", "rows 7 [1 4]"}},
		{"columns of a group", "2↓地区|3×收入|2×支出\n税收|非税|合计|教育|合计\n东镇|1|2|3|4|4", []string{"columns 3 [1 2]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, _ := Read(tabletest.Block(c.text), nil, nil)
			var got []string
			for _, s := range table.Sums() {
				kind := "columns"
				if s.Rows {
					kind = "rows"
				}
				if s.Implied {
					kind = "implied"
				}
				got = append(got, fmt.Sprint(kind, " ", s.Whole, " ", s.Parts[0]))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestLinear reads long tables that could tempt to look at all rows for each.
func TestLinear(t *testing.T) {
	for _, row := range []string{"甲|1|2\n", "合计|1|2\n", "一、甲|1|2\n乙|3|4\n", "项目|数量|金额\n甲|1|2\n", "甲||\n", "#甲|1|2\n", "甲|乙|丙\n", "|甲|3\n"} {
		measure := func(rows int) time.Duration {
			b := tabletest.Block("项目|数量|金额\n" + strings.Repeat(row, rows))
			least := time.Hour
			for range 3 {
				start := time.Now()
				table, ok := Read(b, nil, nil)
				if !ok {
					t.Fatal("no table")
				}
				table.Sums()
				for k := range table.Cells() {
					c := &table.Cells()[k]
					if c.Number {
						table.PathsOf(c, 0, 1)
						table.MeasureOf(c)
					}
				}
				least = min(least, time.Since(start))
			}
			return least
		}
		short, long := measure(1000), measure(8000)
		if long > 40*short+200*time.Millisecond {
			t.Errorf("%q: %v for 1,000 rows, %v for 8,000", row, short, long)
		}
	}
}

// FuzzRead looks for a table that breaks the reader, or a path that holds what the table does not.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"2↓地区|2×收入|支出\n税收|非税|小计\n云州县|10.5|2|8", "项目|9↓2019年\n9×受理|12件\n办结|1|2|3", "一、甲\n乙|1\n小计|2\n合计|3", "甲|乙\n|1\n||2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := tabletest.Block(strings.ToValidUTF8(s, ""))
		table, ok := Read(b, []string{"单位：万元"}, nil)
		if !ok {
			return
		}
		all := strings.Join(strings.Fields(b.Text), "")
		for k := range table.Cells() {
			c := &table.Cells()[k]
			table.MeasureOf(c)
			p := table.PathsOf(c, 0, 1)
			for _, h := range append(append([]string{}, p.Row...), p.Column...) {
				if !strings.Contains(all, strings.Join(strings.Fields(h), "")) && !strings.ContainsAny(h+all, "¹²³⁴⁵⁶⁷⁸⁹⁰^①②③④⑤⑥⑦⑧⑨⑩") {
					t.Fatalf("%q stands nowhere in %q", h, b.Text)
				}
			}
		}
		for _, sum := range table.Sums() {
			for _, parts := range sum.Parts {
				for _, p := range parts {
					if p == sum.Whole {
						t.Fatalf("%d is a part of itself in %q", p, b.Text)
					}
				}
			}
		}
	})
}
