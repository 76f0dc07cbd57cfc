package lex

import (
	"strings"
	"testing"
	"unicode/utf8"

	"guiwen/schema/benchtest"
)

// TestPlace holds the level and code of authorities: of places of every form, by the year where a name or code
// changed, and none where the name leaves it open.
func TestPlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		year  int
		level string
		code  string
	}{
		{"江西省人民政府", 0, "省", "360000"},
		{"重庆市司法局", 0, "省", "500000"},
		{"广西壮族自治区南宁市人民政府", 0, "市", "450100"},
		{"延边朝鲜族自治州人民政府", 0, "州", "222400"},
		{"恩施州人民政府", 0, "州", "422800"},
		{"克孜勒苏州司法局", 0, "州", "653000"},
		{"四川省甘孜州康定市人民政府", 0, "县", "513301"},
		{"锡林郭勒盟行政公署", 0, "盟", "152500"},
		{"阿里地区行政公署", 0, "市", "542500"},
		{"万载县统计局", 2023, "县", "360922"},
		{"道真仡佬族苗族自治县人民政府", 0, "县", "520325"},
		{"阿巴嘎旗人民政府", 0, "旗", "152522"},
		{"鄂温克族自治旗人民政府", 0, "旗", "150724"},
		{"神农架林区人民政府", 0, "区", "429021"},
		{"六枝特区人民政府", 0, "区", "520203"},
		{"上海市浦东新区人民政府", 0, "区", "310115"},
		{"义乌市人民政府", 0, "县", "330782"},
		{"石河子市人民政府", 0, "县", "659001"},
		{"济源市人民政府", 0, "县", "419001"},
		// A name that several places bear has a code where the name of a larger one stands before it.
		{"南京市鼓楼区人民政府", 0, "区", "320106"},
		{"福建省福州市鼓楼区人民政府", 0, "区", "350102"},
		{"鼓楼区人民政府", 2020, "区", ""},
		{"江北区人民政府", 2020, "区", ""},
		{"城区人民政府", 0, "区", ""},
		{"矿区人民政府", 2024, "区", ""},
		{"阳泉市矿区人民政府", 2024, "区", "140303"},
		// A county that became a district bears each name in its years.
		{"密云县人民政府", 2012, "县", "110228"},
		{"密云县人民政府", 0, "县", "110228"},
		{"密云县人民政府", 2020, "县", ""},
		{"北京市密云区人民政府", 2020, "区", "110118"},
		{"达县人民政府", 2010, "县", "511721"},
		{"襄樊市人民政府", 2009, "市", "420600"},
		{"襄阳市人民政府", 2019, "市", "420600"},
		{"和康县人民政府", 2025, "县", "653228"},
		// One name, another code: the year decides, and without it nothing does.
		{"巢湖市人民政府", 2009, "市", "341400"},
		{"巢湖市人民政府", 2019, "县", "340181"},
		{"巢湖市人民政府", 0, "市", ""},
		// Not in the table, or not the place itself.
		{"云州市人民政府", 0, "市", ""},
		{"南昌市临水区人民政府", 0, "区", ""},
		{"南昌市青山开发区管委会", 0, "", ""},
		{"青山镇人民政府", 0, "镇", ""},
		{"国务院办公厅", 0, "国家", ""},
		{"县人民政府", 0, "县", ""},
		{"司法局", 0, "", ""},
	} {
		level, code := Division(c.name, c.year)
		if level != c.level || code != c.code {
			t.Errorf("%s, %d: %q %q, want %q %q", c.name, c.year, level, code, c.level, c.code)
		}
	}
}

// TestDivisionTable holds what lookups rest on: lines in the order of their codes, a code in force once, every larger
// place in the table, years in order.
func TestDivisionTable(t *testing.T) {
	type row struct{ code, name string }
	codes, current, seen := map[string]bool{}, map[string]string{}, map[row]bool{}
	var provinces, prefectures, counties, former, shorts int
	last := ""
	for line := range strings.Lines(divisionData) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 2 || len(f) > 3 || len(f[0]) != 6 || strings.Trim(f[0], "0123456789") != "" || utf8.RuneCountInString(f[1]) < 2 {
			t.Fatalf("%q is no line of the table", line)
		}
		code, name := f[0], f[1]
		if code < last || seen[row{code, name}] {
			t.Errorf("%s %s: out of order, or twice", code, name)
		}
		last, codes[code], seen[row{code, name}] = code, true, true
		if n := utf8.RuneCountInString(name); n > longestDivision {
			t.Errorf("%s: %d characters", name, n)
		}
		years := ""
		if len(f) == 3 {
			years = f[2]
		}
		from, to, dash := strings.Cut(years, "-")
		if years != "" && (!dash || from+to == "" || from != "" && len(from) != 4 || to != "" && (len(to) != 4 || from > to)) {
			t.Errorf("%s %s: years %q", code, name, years)
		}
		if to != "" {
			former++
			continue
		}
		if short := !strings.HasSuffix(name, "自治州") && strings.HasSuffix(current[code], "自治州"); short { // 恩施州
			shorts++
			continue
		}
		if current[code] != "" {
			t.Errorf("%s is %s and %s", code, current[code], name)
		}
		current[code] = name
		switch {
		case strings.HasSuffix(code, "0000"):
			provinces++
		case strings.HasSuffix(code, "00"):
			prefectures++
		default:
			counties++
		}
	}
	for code := range codes {
		municipality := code[:2] == "11" || code[:2] == "12" || code[:2] == "31" || code[:2] == "50"
		if !codes[code[:2]+"0000"] || !codes[code[:4]+"00"] && !municipality && code[2:4] != "90" {
			t.Errorf("%s: the place it lies in is missing", code)
		}
	}
	if provinces != 34 || prefectures != 333 || counties < 2800 || former < 300 {
		t.Errorf("%d provinces, %d prefectures, %d counties in force, %d former places", provinces, prefectures, counties, former)
	}
	if shorts != 30 {
		t.Errorf("%d autonomous prefectures called for short", shorts)
	}
	if len(divisionData) > 100_000 {
		t.Errorf("the table takes %d bytes of the program", len(divisionData))
	}
}

func BenchmarkPlace(b *testing.B) {
	m := benchtest.Start(b)
	for b.Loop() {
		Division("道真仡佬族苗族自治县人民政府办公室", 2020)
	}
	m.Count(1, "places")
}
