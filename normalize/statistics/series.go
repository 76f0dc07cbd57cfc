package statistics

import (
	"strings"

	"guiwen/normalize/lex"
)

// series returns how many figures follow each other from figure i on with nothing between them but the marks of a list:
// 95%、85%、80%, 4.4%和下降1.6%.
func (l *labeller) series(i int) int {
	n := 1
	for ; i+n < len(l.figures) && n < 12; n++ {
		a, b := &l.figures[i+n-1], &l.figures[i+n]
		if a.end > b.start || b.start >= l.frames[i].sentence.end || a.kind != b.kind {
			break
		}
		if _, ok := l.gap(i + n); !ok {
			break
		}
	}
	return n
}

// gap returns the growth or decline of figure i in a series; ok says that it goes on with one.
func (l *labeller) gap(i int) (change string, ok bool) {
	between := l.s[l.figures[i-1].end:l.figures[i].start]
	between = between[boundsAfter.Begins(between):]
	w := connective(between)
	if w == 0 && strings.HasPrefix(between, "：") {
		w = len("：")
	}
	rest := between[w:]
	if rest == "" {
		return "", w > 0
	}
	return rest, w > 0 && changes.Is(rest)
}

var compounds = lex.Class("compound")

// deal gives the k figures from i on, which form a series, to the members of the list in front of them, and reports whether there is one.
func (l *labeller) deal(i, k int) bool {
	p := l.part(l.lead(i))
	items, from := l.members(p, i, k)
	if items == nil {
		if noun, end := l.behind(i+k-1, true); noun != "" && p.noun == p.end && p.change == "" { // 分别给予50万元、20万元的购房补贴
			n := name{subject: noun, base: noun, label: noun, from: -1}
			for j := range k {
				l.names[i+j] = n
			}
			l.names[i+k-1].behind = end
			l.own(i, n)
			return true
		}
		return false
	}
	whole := l.s[p.start:p.end]
	if from < 0 && l.isGranted(i+k-1) && p.change == "" { // 对甲、乙分别按80元、160元的标准给予|补贴
		noun, _ := l.behind(i+k-1, true)
		for j := range items {
			items[j] += noun
		}
	}
	for j := range k {
		n := name{subject: items[j], base: items[j], change: p.change != "", from: -1}
		if from >= 0 {
			n = l.names[from+j]
			n.from, n.change, n.behind = from+j, p.change != "", 0
		}
		change := p.change
		if j > 0 {
			if c, _ := l.gap(i + j); c != "" {
				change, n.change = c, true
			}
		}
		n.label = n.base + change
		l.names[i+j] = n
	}
	if from < 0 {
		if whole == "" {
			whole = items[k-1]
		}
		l.own(i, name{subject: whole, base: whole, from: -1})
	}
	return true
}

// members returns the k members of the list that the words in front of figure i are; or the index of the first of the k figures in front
// whose list is meant once more: 12.4万亩…1.86万吨，分别增长3.3%和5.7%.
func (l *labeller) members(p parted, i, k int) (items []string, from int) {
	words := l.s[p.start:p.end]
	if words == "" {
		if from = l.sameList(i, k, p.change != ""); from >= 0 {
			return make([]string, k), from
		}
		return l.listBefore(i, k, p.spread), -1
	}
	list := split(l.s, p.start, p.end)
	if len(list) >= k && (p.spread || len(list) == k) {
		for _, m := range list[len(list)-k:] {
			items = append(items, l.s[m.start:m.end])
		}
		return shareEnds(items), -1
	}
	for at := 0; at < len(words); {
		c, n := compounds.Index(words[at:])
		if c < 0 {
			break
		}
		c += at
		if parts := strings.Split(compounds.Value(words[c:c+n]), "/"); len(parts) == k {
			for _, m := range parts {
				items = append(items, words[:c]+m+words[c+n:])
			}
			return items, -1
		}
		at = c + n
	}
	return nil, -1
}

// sameList returns the first of the k figures in front of figure i that a series of changes is said of, or -1.
func (l *labeller) sameList(i, k int, change bool) int {
	if !change || i < k {
		return -1
	}
	for j := i - k; j < i; j++ {
		if l.names[j].change || l.names[j].base == "" || l.frames[j].open != l.frames[i].open {
			return -1
		}
	}
	return i - k
}

// listBefore returns the k members of the list in the clause in front of that of figure i: 集中在征地、救助和建设等领域，分别为21件、9件和7件.
func (l *labeller) listBefore(i, k int, spread bool) []string {
	fr := &l.frames[i]
	if !spread || fr.clause.start <= fr.sentence.start {
		return nil
	}
	n := len(string(runeBefore(l.s, fr.clause.start)))
	end := fr.clause.start - n
	p := phraseBefore(l.s, clauseStart(l.s, end, fr.sentence.start), end)
	tail, to := "", p.end
	if at, w := openLists.LastIndex(l.s[p.start:p.end]); at > 0 && categories.Ends(l.s[p.start:p.end]) > 0 {
		tail, to = l.s[p.start+at+w:p.end], p.start+at // 征地、救助和建设|等|领域
	}
	list := split(l.s, p.start, to)
	if len(list) != k {
		return nil
	}
	var items []string
	for _, m := range list {
		items = append(items, l.s[m.start:m.end]+tail)
	}
	if tail != "" {
		if l.at >= 0 && l.figures[l.at].unitName() == l.figures[i].unitName() {
			for j := range items {
				items[j] += l.topic.subject
			}
		}
		return items
	}
	return shareEnds(items)
}

// shareEnds gives the end of the last member of a list to those that have none: 生猪、牛、羊|出栏量, 报备|率.
func shareEnds(items []string) []string {
	last := items[len(items)-1]
	if w := len(items[0]); w < len(last) && holders.Ends(items[0]) > 0 && holders.Ends(last[:w]) > 0 { // 城市和农村|低保对象
		for j := range items[:len(items)-1] {
			items[j] += last[w:]
		}
		return items
	}
	w := measureNouns.Ends(last)
	if w == 0 || w == len(last) {
		return items
	}
	for j := range items[:len(items)-1] {
		if measureNouns.Ends(items[j]) == 0 {
			items[j] += last[len(last)-w:]
		}
	}
	return items
}
