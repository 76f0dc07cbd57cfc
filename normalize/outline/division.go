package outline

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed divisions.tsv
var divisionData string

// division is a line of the table: a place that bore a name and a code from one year to another.
type division struct {
	code     string
	from, to int // years, 0 where open
	next     int // index plus one of another place of the name, 0 at the last
}

// gazetteer is the table of places.
type gazetteer struct {
	places []division
	byName map[string]int // index plus one of a place of the name
}

// divisions is the table, read at its first use.
var divisions = sync.OnceValue(func() gazetteer {
	const most = 3700
	g := gazetteer{make([]division, 0, most), make(map[string]int, most)}
	for line := range strings.Lines(divisionData) {
		code, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || code[0] == '#' {
			continue
		}
		name, years, _ := strings.Cut(rest, "\t")
		from, to, _ := strings.Cut(years, "-")
		d := division{code: code}
		d.from, _ = strconv.Atoi(from)
		d.to, _ = strconv.Atoi(to)
		g.add(name, d)
		if short := shortPrefecture(name); short != "" {
			g.add(short, d)
		}
	}
	return g
})

func (g *gazetteer) add(name string, d division) {
	d.next = g.byName[name]
	g.places = append(g.places, d)
	g.byName[name] = len(g.places)
}

// shortPrefecture is how an autonomous prefecture is called for short, its peoples left out: 恩施州 for
// 恩施土家族苗族自治州; "" for other places.
func shortPrefecture(name string) string {
	if !strings.HasSuffix(name, "自治州") {
		return ""
	}
	end := len(name)
	for _, people := range [...]string{
		"朝鲜族", "土家族", "苗族", "侗族", "布依族", "藏族", "羌族", "彝族", "哈尼族", "壮族", "傣族", "白族", "景颇族", "傈僳族", "回族", "蒙古", "哈萨克", "柯尔克孜",
	} {
		if i := strings.Index(name, people); i > 0 {
			end = min(end, i)
		}
	}
	if end == len(name) {
		return ""
	}
	return name[:end] + "州"
}

// find returns the code of the one place of that name in parent ("" for anywhere) in a year, 0 where that is not
// known: found is false where there is none, the code "" where there are several.
func (g gazetteer) find(name, parent string, year int) (code string, found bool) {
	for i := g.byName[name]; i > 0; i = g.places[i-1].next {
		d := &g.places[i-1]
		if !within(d.code, parent) || year > 0 && (year < d.from || d.to > 0 && year > d.to) {
			continue
		}
		if found {
			return "", true
		}
		code, found = d.code, true
	}
	if parent == "" && generic(name) {
		return "", found
	}
	return code, found
}

// generic reports whether name says only what kind of place it is (城区, 郊区, 矿区).
func generic(name string) bool { return strings.HasSuffix(name, "区") && len(name) == len("城区") }

// longestDivision is the number of characters of the longest name of a place.
const longestDivision = 16

// levelEnds are what names of places end in, with the level of such a place.
var levelEnds = []struct{ end, level string }{
	{"自治区", "省"}, {"省", "省"}, {"州", "州"}, {"盟", "盟"}, {"县", "县"}, {"旗", "旗"}, {"市", "市"}, {"区", "区"}, {"乡", "乡"}, {"镇", "镇"}, {"街道", "街道"},
}

// place tells the administrative level of an authority from its name and, where the name matches one place
// only, the division code of that place (GB/T 2260) in the year of the document, 0 where that is not known. Both
// are nil where unknown.
func place(name string, year int) (level, code *string) {
	for _, p := range []string{"国务院", "中华人民共和国", "全国人民代表大会", "最高人民", "中共中央"} {
		if strings.HasPrefix(name, p) {
			level := "国家"
			return &level, nil
		}
	}
	found, rest := divisionOf(name, year)
	if found != "" {
		l := levelOf(found, name[:len(name)-len(rest)])
		return &l, &found
	}
	i := strings.Index(name, "人民政府")
	if i <= 0 {
		return nil, nil
	}
	for _, l := range levelEnds {
		if strings.HasSuffix(name[:i], l.end) {
			level := l.level
			return &level, nil
		}
	}
	return nil, nil
}

// divisionOf reads the places that a name begins with, from the larger to the smaller, and returns the code
// of the last and what is left of the name; "" where it is not one place for sure.
func divisionOf(name string, year int) (code, rest string) {
	table := divisions()
	rest = name
	for range 3 {
		next, n := "", 0
		end := 0
		for count := 0; count < longestDivision && end < len(rest); count++ {
			_, m := utf8.DecodeRuneInString(rest[end:])
			end += m
			if c, ok := table.find(rest[:end], code, year); ok {
				next, n = c, end
			}
		}
		if n == 0 {
			break
		}
		if next == "" {
			return "", name
		}
		code, rest = next, rest[n:]
	}
	if code == "" {
		return "", name
	}
	// 云州市临水区人民政府 with a district that the table does not hold is not 云州市.
	if i := strings.Index(rest, "人民政府"); i > 0 {
		return "", name
	}
	for _, end := range []string{"县", "区", "镇", "乡", "街道", "旗", "开发区", "新区"} {
		if i := strings.Index(rest, end); i > 0 && i <= 5*len("区") {
			return "", name
		}
	}
	return code, rest
}

// within reports whether the place c lies in the place of code parent.
func within(c, parent string) bool {
	switch {
	case parent == "":
		return true
	case strings.HasSuffix(parent, "0000"):
		return c != parent && c[:2] == parent[:2]
	case strings.HasSuffix(parent, "00"):
		return c != parent && c[:4] == parent[:4]
	}
	return false
}

// levelOf is the level of the place with code and name: a city whose code is a county's is of that level.
func levelOf(code, name string) string {
	if strings.HasSuffix(code, "0000") {
		return "省"
	}
	county := !strings.HasSuffix(code, "00")
	for _, end := range []string{"县", "区", "旗", "州", "盟"} {
		if strings.HasSuffix(name, end) && !strings.HasSuffix(name, "地区") {
			return end
		}
	}
	if county {
		return "县"
	}
	return "市"
}
