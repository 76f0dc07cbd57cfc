package statistics

import "strings"

// dealt is a figure once more for each noun it is said of: 立案、结案各12件 are two figures of 12件, 报备率、程序到位率100% are two
// of 100%. It names the figure and the noun's span.
type dealt struct {
	figure int
	noun   span
}

// deal finds out which nouns the figures of a text belong to where they do not stand beside them. It returns, for
// figures after 分别, the span of the noun of each (nouns, by figure); and for shared figures, the further ones.
func deal(s string, figures []figure, fr []frame) (nouns map[int]span, more []dealt) {
	for i := range figures {
		f := &figures[i]
		lead := s[fr[i].before.start:f.start]
		if k := strings.LastIndex(lead, "分别"); k >= 0 {
			nouns = respectively(s, figures, fr, i, fr[i].before.start+k, nouns)
			continue
		}
		end := trimFillers(s, fr[i].before.start, f.start)
		switch {
		case strings.HasSuffix(lead, "各") && fr[i].before.start == fr[i].clause.start, strings.HasSuffix(lead, "各有"):
		case f.kind == kindPercent && strings.HasSuffix(s[fr[i].before.start:end], "率"):
		default:
			continue
		}
		list := split(s, fr[i].before.start, end)
		if len(list) < 2 || len(list) > 6 || !shared(s, list, f) {
			continue
		}
		if nouns == nil {
			nouns = make(map[int]span)
		}
		nouns[i] = list[0]
		for _, n := range list[1:] {
			more = append(more, dealt{i, n})
		}
	}
	return nouns, more
}

// respectively deals the figures that follow 分别 to the nouns in front of it: 保留、修改、废止和失效分别为41件、3件、50件和81件.
func respectively(s string, figures []figure, fr []frame, i, at int, nouns map[int]span) map[int]span {
	n := 1
	for i+n < len(figures) && n < 12 {
		gap := s[figures[i+n-1].end:figures[i+n].start]
		if gap != "、" && gap != "和" && gap != "，" && gap != "及" && gap != "与" || figures[i+n].kind != figures[i].kind {
			break
		}
		n++
	}
	list := split(s, fr[i].clause.start, at)
	if n < 2 || len(list) < n {
		return nouns
	}
	if nouns == nil {
		nouns = make(map[int]span)
	}
	list = list[len(list)-n:]
	for k := 0; k < n; k++ {
		nouns[i+k] = list[k]
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
		case strings.HasPrefix(s[i:end], "以及"):
			w = len("以及")
		default:
			for _, m := range [...]string{"、", "和", "与", "及"} {
				if strings.HasPrefix(s[i:end], m) {
					w = len(m)
					break
				}
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

// shared reports whether a figure is said of every noun of a list: of rates only where each is a rate.
func shared(s string, list []span, f *figure) bool {
	for _, n := range list {
		if f.kind == kindPercent && !strings.HasSuffix(s[n.start:n.end], "率") {
			return false
		}
		if n.end-n.start > 45 {
			return false
		}
	}
	return true
}
