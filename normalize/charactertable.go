package normalize

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// form is what stands for a character.
type form struct {
	text       string
	simplified string // in a text in simplified characters
	rule       ruleID
}

// characterTable is the frozen table of characters.
type characterTable struct {
	page  [0x300]uint8       // of the 256 characters that share their upper bits: index in pages, 0 for an empty one
	pages [][256]uint16      // of a character: index in forms, 0 for none
	forms []form             // the first is that of a character that stays
	pairs map[[2]rune]string // a half-width katakana and the voicing mark behind it: what the two are
}

//go:embed characters.tsv
var charactersTSV string

// characters is the table of characters.tsv, read when it is asked for the first time.
var characters = sync.OnceValue(loadCharacters)

func loadCharacters() *characterTable {
	t := &characterTable{pages: make([][256]uint16, 1, 16), forms: make([]form, 1, 2048), pairs: map[[2]rune]string{}}
	rule, name := noRule, ""
	for line := range rowsOf(charactersTSV) {
		code, rest, _ := strings.Cut(line, "\t")
		text, rest, _ := strings.Cut(rest, "\t")
		ruled, simplified, _ := strings.Cut(rest, "\t")
		if ruled != name {
			rule, name = ruleNamed(ruled), ruled
		}
		first, second, voiced := strings.Cut(code, " ")
		if voiced {
			t.pairs[[2]rune{codePoint(first), codePoint(second)}] = text
			continue
		}
		if simplified == "" {
			simplified = text
		}
		t.put(codePoint(first), form{text, simplified, rule})
	}
	return t
}

// put adds the form of r.
func (t *characterTable) put(r rune, f form) {
	k := &t.page[r>>8]
	if *k == 0 {
		*k = uint8(len(t.pages))
		t.pages = append(t.pages, [256]uint16{})
	}
	t.pages[*k][r&0xFF] = uint16(len(t.forms))
	t.forms = append(t.forms, f)
}

// form returns what stands for r; its rule is noRule where r stays.
func (t *characterTable) form(r rune) *form {
	if r < 0 || int(r>>8) >= len(t.page) {
		return &t.forms[0]
	}
	return &t.forms[t.pages[t.page[r>>8]][r&0xFF]]
}

// codePoint reads a code point in hexadecimal.
func codePoint(s string) rune {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		panic("normalize: characters.tsv: " + s) // embedded: a defect of the program
	}
	return rune(v)
}

//go:embed sets.tsv
var setsTSV string

// characterSets are the sets of sets.tsv, by name.
var characterSets = sync.OnceValue(func() map[string]map[rune]bool {
	sets := map[string]map[rune]bool{}
	for line := range rowsOf(setsTSV) {
		cell := strings.Split(line, "\t")
		set := map[rune]bool{}
		for _, r := range cell[2] {
			set[r] = true
		}
		sets[cell[0]] = set
	}
	return sets
})

// rowsOf gives the rows of an embedded table, without remarks.
func rowsOf(table string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if line[0] != '#' && !yield(strings.TrimSuffix(line, "\n")) {
				return
			}
		}
	}
}
