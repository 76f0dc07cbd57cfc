package statistics

import (
	"fmt"
	"strings"
)

// zone is a part of a figure's surroundings, seen from the figure.
type zone uint16

// The zones, from near to far. A word can stand in several.
const (
	adjacent zone = 1 << iota // ends where the figure begins, but for 共, 达, 为 and the like
	before                    // between the figure and the one before it, or the beginning of the clause
	after                     // between the figure and the one behind it, or the end of the clause
	clause                    // in the same clause
	sentence                  // in the same sentence
	context                   // earlier in the same paragraph
	heading                   // in a heading above the paragraph
	counted                   // in the noun that the measure word counts: 审核45份合同 says the same as 审核合同45份
	closing                   // ends that noun; no term asks for it
)

// within lists, for the mark of a term, the zones in which the term may stand.
var within = map[byte]zone{
	'=': adjacent | counted,
	'<': adjacent | before | counted,
	'>': after,
	0:   adjacent | before | after | counted,
	'@': adjacent | before | after | counted | clause | sentence,
	'^': adjacent | before | after | counted | clause | sentence | context | heading,
}

// term is one condition of a pattern: one of the words stands in one of the zones, or (not) none of them does.
type term struct {
	zones zone
	words []int32
	not   bool
}

// pattern is a way of naming an indicator (指标的说法): all its terms must hold.
//
// It is written as terms with blanks between them; a term is words with | between them, in front of them ! for "not"
// and the mark of the zones: none for beside the figure, = directly before it, < before it, > behind it (all up to
// the next figure and within the clause), @ in the sentence, ^ in the paragraph before or a heading above. The noun
// behind a measure word counts as if it stood directly in front:
//
//	<受理 !受理率 ^行政复议
type pattern struct {
	indicator int
	terms     []term
}

// compile reads the patterns of one indicator, which stand with ; between them. intern gives a word its number.
func compile(text string, indicator int, intern func(string) int32) ([]pattern, error) {
	var out []pattern
	for _, alternative := range strings.Split(text, ";") {
		p := pattern{indicator: indicator}
		near := false
		for _, field := range strings.Fields(alternative) {
			t, err := compileTerm(field, intern)
			if err != nil {
				return nil, err
			}
			near = near || !t.not && t.zones&(clause|sentence|context) == 0
			p.terms = append(p.terms, t)
		}
		if len(p.terms) == 0 {
			return nil, fmt.Errorf("an alternative of %q is empty", text)
		}
		if !near {
			return nil, fmt.Errorf("%q names no word beside the figure", strings.TrimSpace(alternative))
		}
		out = append(out, p)
	}
	return out, nil
}

func compileTerm(field string, intern func(string) int32) (term, error) {
	t, rest := term{}, field
	if strings.HasPrefix(rest, "!") {
		t.not, rest = true, rest[1:]
	}
	var mark byte
	if rest != "" && strings.IndexByte("=<>@^", rest[0]) >= 0 {
		mark, rest = rest[0], rest[1:]
	}
	t.zones = within[mark]
	for _, w := range strings.Split(rest, "|") {
		if w == "" {
			return term{}, fmt.Errorf("term %q lacks a word", field)
		}
		if strings.ContainsAny(w, "!=<>@^") {
			return term{}, fmt.Errorf("term %q has a mark inside a word", field)
		}
		t.words = append(t.words, intern(w))
	}
	return t, nil
}
