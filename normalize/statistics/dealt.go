package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// dealt is a figure once more for each noun it is said of: 立案、结案各12件 are two figures of 12件, 报备率、程序到位率100% are two
// of 100%. It names the figure, the noun's span, and that of the last noun, whose tail belongs to all
// (取消、下放、承接行政许可事项).
type dealt struct {
	figure int
	noun   span
	last   span
	shared bool // said of each of the nouns, not dealt out to them
}

// frame returns the frame of the figure with the noun in front of it.
func (d dealt) frame(fr frame) frame {
	fr.before, fr.dealt, fr.shared = d.noun, true, d.shared
	if d.last != d.noun {
		fr.after = d.last
	}
	return fr
}

var (
	respective = lex.Class("respective")
	eachWord   = lex.Class("each-word")
)

// deal finds out which nouns the figures of a text belong to where they do not stand beside them. It returns, for
// figures after 分别, the span of the noun of each (nouns, by figure); and for shared figures, the further ones.
func deal(s string, figures []figure, fr []frame) (nouns map[int]dealt, more []dealt) {
	for i := range figures {
		f := &figures[i]
		lead := s[fr[i].before.start:f.start]
		if k, _ := respective.LastIndex(lead); k >= 0 {
			nouns = respectively(s, figures, fr, i, fr[i].before.start+k, nouns)
			continue
		}
		end := trimFillers(s, fr[i].before.start, f.start)
		switch {
		case isShared(lead, fr[i].before.start == fr[i].clause.start):
		case f.kind == kindPercent && rateNoun.Ends(s[fr[i].before.start:end]) > 0:
		default:
			continue
		}
		list := split(s, fr[i].before.start, end)
		if len(list) < 2 || len(list) > 6 || !shared(s, list, f) {
			continue
		}
		if nouns == nil {
			nouns = make(map[int]dealt)
		}
		last := list[len(list)-1]
		nouns[i] = dealt{i, list[0], last, true}
		for _, n := range list[1:] {
			more = append(more, dealt{i, n, last, true})
		}
	}
	return nouns, more
}

// isShared reports whether the words in front of a figure end with one that gives it to each noun of a list: 立案、结案各12件. opens
// says that the words open the clause.
func isShared(lead string, opens bool) bool {
	w := eachWord.Ends(lead)
	return w > 0 && (opens || eachWord.Value(lead[len(lead)-w:]) == "anywhere")
}

// respectively deals the figures that follow 分别 to the nouns in front of it: 保留、修改、废止和失效分别为41件、3件、50件和81件.
func respectively(s string, figures []figure, fr []frame, i, at int, nouns map[int]dealt) map[int]dealt {
	n := 1
	for i+n < len(figures) && n < 12 {
		gap := s[figures[i+n-1].end:figures[i+n].start]
		if gap != "，" && connective(gap) != len(gap) || gap == "" || figures[i+n].kind != figures[i].kind {
			break
		}
		n++
	}
	list := split(s, fr[i].clause.start, at)
	if n < 2 || len(list) < n {
		return nouns
	}
	if nouns == nil {
		nouns = make(map[int]dealt)
	}
	list = list[len(list)-n:]
	for k := 0; k < n; k++ {
		nouns[i+k] = dealt{i + k, list[k], list[n-1], false}
	}
	return nouns
}

// split cuts a list of nouns at 、 和 与 及; words in brackets stay together.
func split(s string, start, end int) []span {
	var out []span
	depth, from := 0, start
	for i := start; i < end; {
		w := 0
		switch {
		case strings.HasPrefix(s[i:end], "（"):
			depth++
		case strings.HasPrefix(s[i:end], "）"):
			depth--
		case depth > 0:
		default:
			w = connective(s[i:end])
			if i == from && utf8.RuneCountInString(s[i:i+w]) == 1 && !strings.HasPrefix(s[i:], "、") {
				w = 0 // 及时率, 和解: the word begins a noun
			}
		}
		if w > 0 {
			if i > from {
				out = append(out, span{from, i})
			}
			from = i + w
			i = from
			continue
		}
		i = aheadRunes(s, i, 1)
	}
	if end > from {
		out = append(out, span{from, end})
	}
	return out
}

// connective returns the width of the mark or word that s begins with and that stands between nouns of a list, or 0. 和解
// and 及时 are no such words.
func connective(s string) int {
	if strings.HasPrefix(s, "、") {
		return len("、")
	}
	return conjunctions.Begins(s)
}

// shared reports whether a figure is said of every noun of a list: of rates only where each is a rate.
func shared(s string, list []span, f *figure) bool {
	for _, n := range list {
		if f.kind == kindPercent && rateNoun.Ends(s[n.start:n.end]) == 0 {
			return false
		}
		if n.end-n.start > 45 {
			return false
		}
	}
	return true
}
