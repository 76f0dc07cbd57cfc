package outline

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed divisions.tsv
var divisionData string

// divisions are the codes of each place by name, read once from the table.
var divisions = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(divisionData) {
		code, name, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(code, "#") {
			m[name] = append(m[name], code)
		}
	}
	return m
})

// longestDivision is the number of characters of the longest name of a place.
const longestDivision = 16

// place tells the administrative level of an authority from its name and, where the name matches one place
// only, the division code of that place (GB/T 2260). Both are nil where unknown.
func place(name string) (level, code *string) {
	for _, p := range []string{"国务院", "中华人民共和国", "全国人民代表大会", "最高人民", "中共中央"} {
		if strings.HasPrefix(name, p) {
			l := "国家"
			return &l, nil
		}
	}
	found, rest := divisionOf(name)
	if found != "" {
		l := levelOf(found, name[:len(name)-len(rest)])
		return &l, &found
	}
	i := strings.Index(name, "人民政府")
	if i <= 0 {
		return nil, nil
	}
	for _, l := range []struct{ end, level string }{
		{"自治区", "省"}, {"省", "省"}, {"州", "州"}, {"盟", "盟"}, {"县", "县"}, {"旗", "旗"}, {"市", "市"}, {"区", "区"}, {"乡", "乡"}, {"镇", "镇"}, {"街道", "街道"},
	} {
		if strings.HasSuffix(name[:i], l.end) {
			level := l.level
			return &level, nil
		}
	}
	return nil, nil
}

// divisionOf reads the places that a name begins with, from the larger to the smaller, and returns the code
// of the last and what is left of the name; "" where it is not one place for sure.
func divisionOf(name string) (code, rest string) {
	table := divisions()
	rest = name
	for range 3 {
		next, n := "", 0
		end := 0
		for count := 0; count < longestDivision && end < len(rest); count++ {
			_, m := utf8.DecodeRuneInString(rest[end:])
			end += m
			var inside []string
			for _, c := range table[rest[:end]] {
				if within(c, code) {
					inside = append(inside, c)
				}
			}
			if len(inside) == 1 {
				next, n = inside[0], end
			} else if len(inside) > 1 {
				next, n = "", end
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
