package lex

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Classes of words that say of what kind and level a place or authority is.
var (
	bodyEnding  = Class("body-ending")
	placeEnding = Class("place-ending")
	nationName  = Class("nation-name")
)

const governmentKind = "government" // a value of body-ending

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
	byName map[string]int  // index plus one of a place of the name
	begins [1 << 10]uint64 // a bit for the two characters that each name begins with: most texts begin with none
}

// beginning returns the bit of the two characters that s begins with, Han ones of three bytes; false where it begins otherwise.
func beginning(s string) (word int, bit uint64, ok bool) {
	if len(s) < 2*hanBytes {
		return 0, 0, false
	}
	n := uint(s[1])<<6 ^ uint(s[2]) ^ uint(s[0])<<10 ^ uint(s[4])<<11 ^ uint(s[5])<<5 ^ uint(s[3])<<3
	return int(n >> 6 & (1<<10 - 1)), 1 << (n & 63), true
}

// divisions is the table, read at its first use.
var divisions = sync.OnceValue(func() *gazetteer {
	const most = 3700
	g := &gazetteer{places: make([]division, 0, most), byName: make(map[string]int, most)}
	for line := range strings.Lines(divisionData) {
		code, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || code[0] == '#' {
			continue
		}
		name, years, _ := strings.Cut(rest, "\t")
		from, to, _ := strings.Cut(years, "-")
		d := division{code: code, next: g.byName[name]}
		d.from, _ = strconv.Atoi(from)
		d.to, _ = strconv.Atoi(to)
		g.places = append(g.places, d)
		g.byName[name] = len(g.places)
		if word, bit, ok := beginning(name); ok {
			g.begins[word] |= bit
		}
	}
	return g
})

// find returns the code of the one place of that name in parent ("" for anywhere) in a year, 0 where that is not
// known: found is false where there is none, the code "" where there are several.
func (g *gazetteer) find(name, parent string, year int) (code string, found bool) {
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
	if parent == "" && bare(name) {
		return "", found
	}
	return code, found
}

// bare reports whether the name of a place says only of what kind it is (城区, 郊区, 矿区). Counties of two characters (沙县)
// have names; districts alone are called so.
func bare(name string) bool { return len(name) == len("城区") && strings.HasSuffix(name, "区") }

// longestDivision is the number of characters of the longest name of a place.
const longestDivision = 16

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

// Division tells the administrative level of an authority from its name and, where the name matches one place only, the
// division code of that place (GB/T 2260) in the year of the document, 0 where that is not known. Both are "" where unknown.
func Division(authority string, year int) (level, code string) {
	if n := nationName.Begins(authority); n > 0 {
		return nationName.Value(authority[:n]), ""
	}
	code, rest := divisionOf(authority, year)
	if code != "" {
		return levelOf(authority[:len(authority)-len(rest)], code), code
	}
	if i := government(authority); i > 0 {
		return levelOf(authority[:i], ""), ""
	}
	return "", ""
}

// levelOf returns the level of the place that a name ends with; code is its division code or "".
func levelOf(name, code string) string {
	levels := strings.Split(placeEnding.Value(name[len(name)-placeEnding.Ends(name):]), ",")
	switch {
	case len(levels) == 1:
		return levels[0]
	case strings.HasSuffix(code, "0000"):
		return levels[0]
	case code == "" || strings.HasSuffix(code, "00"):
		return levels[1]
	}
	return levels[2]
}

// government returns where in a name the word for a government begins, or -1.
func government(name string) int {
	for i := range name {
		if n := bodyEnding.Begins(name[i:]); n > 0 && bodyEnding.Value(name[i:i+n]) == governmentKind {
			return i
		}
	}
	return -1
}

// divisionOf reads the places that a name begins with, from the larger to the smaller, and returns the code
// of the last and what is left of the name; "" where it is not one place for sure.
func divisionOf(name string, year int) (code, rest string) {
	table := divisions()
	rest = name
	for range 3 {
		next, n := table.longest(rest, code, year)
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
	if government(rest) > 0 {
		return "", name
	}
	if i, n := placeEnding.Index(rest); n > 0 && i > 0 && i <= 5*hanBytes {
		return "", name
	}
	return code, rest
}

// longest returns the code and the length of the longest name of a place in parent that s begins with; 0 where there is
// none, the code "" where several places bear it.
func (g *gazetteer) longest(s, parent string, year int) (code string, length int) {
	if word, bit, ok := beginning(s); !ok || g.begins[word]&bit == 0 {
		return "", 0
	}
	end := 0
	for count := 0; count < longestDivision && end < len(s); count++ {
		_, m := utf8.DecodeRuneInString(s[end:])
		end += m
		if c, ok := g.find(s[:end], parent, year); ok {
			code, length = c, end
		}
	}
	return code, length
}
