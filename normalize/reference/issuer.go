package reference

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed bodies.txt
var bodiesText string

// bodies is what is known of the bodies that issue documents (发文机关).
var bodies = parseBodies(bodiesText)

type bodyLexicon struct {
	name   map[string]bool
	organ  map[string]bool
	before map[string]bool
	never  map[string]bool
	issued map[string]bool
	verb   map[string]bool
	lead   map[rune]string // characters that stand before names, and those that follow where they belong to it
	joint  map[string]bool // parts of one name with 和 between
}

func parseBodies(text string) bodyLexicon {
	l := bodyLexicon{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[rune]string{}, map[string]bool{}}
	for line := range strings.Lines(text) {
		section, entries, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		words := map[string]map[string]bool{"body": l.name, "organ": l.organ, "before": l.before, "never": l.never, "issued": l.issued, "verb": l.verb, "joint": l.joint}[section]
		if !ok {
			continue
		}
		for _, w := range strings.Fields(entries) {
			if words != nil {
				words[w] = true
			} else if section == "lead" {
				r, n := runeAt(w, 0)
				l.lead[r] = w[n:]
			}
		}
	}
	return l
}

// maxName bounds the name of a body, in characters.
const maxName = 32

// endsAsBody reports whether the run ends with what names of bodies end with.
func (r run) endsAsBody() bool {
	n := r.size()
	for w := 2; w <= min(4, n); w++ {
		if bodies.never[r.slice(n-w, n)] {
			return false
		}
	}
	for w := 1; w <= min(4, n); w++ {
		if bodies.organ[r.slice(n-w, n)] {
			return true
		}
	}
	return false
}

// knownBody returns where the longest known name begins that the run ends with, or -1. With it goes
// 中华人民共和国 in front of it.
func (r run) knownBody() int {
	n := r.size()
	for k := max(0, n-maxName); k < n-1; k++ {
		if !bodies.name[r.slice(k, n)] {
			continue
		}
		if k >= 7 && r.slice(k-7, k) == stateName {
			return k - 7
		}
		if k >= 1 && r.slice(k-1, k) == "原" {
			return k - 1
		}
		return k
	}
	return -1
}

// cutName returns the first character behind the last word that stands before names of bodies, and whether
// the name can begin nowhere else.
func (r run) cutName() (at int, anchored bool) {
	for i := r.size() - 1; i > 0; i-- {
		for w := min(4, i); w > 0; w-- {
			if word := r.slice(i-w, i); bodies.before[word] && !(word == "和" && r.inside(i-1)) {
				return r.lead(i), true
			}
		}
	}
	return r.lead(0), r.edge != open
}

// inside reports whether the 和 at character k joins two parts of one name: 自然资源和规划局.
func (r run) inside(k int) bool {
	for from := max(0, k-5); from <= k-2; from++ {
		for to := k + 3; to <= min(k+6, r.size()); to++ {
			if bodies.joint[r.slice(from, to)] {
				return true
			}
		}
	}
	return false
}

// lead steps over a character at i that stands before names.
func (r run) lead(i int) int {
	first, _ := r.char(i)
	rest, ok := bodies.lead[first]
	if !ok || i+1 >= r.size() {
		return i
	}
	if next, _ := r.char(i + 1); strings.ContainsRune(rest, next) {
		return i
	}
	return i + 1
}

// local levels: a name that begins with none of these is believed only if the text says where it begins.
func isLevel(r rune) bool { return strings.ContainsRune("省市县区州旗盟镇乡我全", r) }

// place reports whether characters i to j can be the name of the place that a relative name behind them (市政府)
// belongs to: 云州, 江北省云州, 河口瑶族自治, not 高质量完成.
func (r run) place(i, j int) bool {
	const long = 4 // a longer name says of what level or people it is
	for _, w := range [...]string{party, "中共", "政协"} {
		if strings.HasPrefix(r.slice(i, j), w) {
			i += runes(w)
		}
	}
	for w := 1; w <= min(3, j-i); w++ {
		if bodies.verb[r.slice(j-w, j)] {
			return false
		}
	}
	if j-i <= long {
		return true
	}
	for k := i + 1; k < j; k++ {
		if c, _ := r.char(k); isLevel(c) && k+2 < j && j-k <= long+1 || c == '族' {
			return true
		}
	}
	return false
}

// body returns the character of the run at which the name of a body begins that ends it.
func (r run) body() (at int, isKnown, ok bool) {
	if r.size() < 2 || !r.endsAsBody() {
		return 0, false, false
	}
	if k := r.knownBody(); k >= 0 {
		first, _ := r.char(k)
		if isLevel(first) && k > 0 { // 随州 in front of 市政府
			front := run{text: r.text, at: r.at[:k+1], edge: r.edge} // of 省委省政府: another body
			if at, anchored := r.cutName(); anchored && at < k && (r.place(at, k) && front.knownBody() < 0 || r.joint(at, k)) {
				return at, false, true
			}
		}
		return k, true, true
	}
	at, anchored := r.cutName()
	n := r.size() - at
	if !anchored || n < 2 || n > maxName {
		return 0, false, false
	}
	return at, false, true
}

// bodiesBefore returns the names of the bodies that end at byte end, joint ones (联合行文) in order, and where
// the first begins. Without a body it returns end, nil.
func bodiesBefore(s string, end, floor int) (start int, names []string) {
	start = end
	at := end
	for len(names) < 24 {
		var buf runBuffer
		r := buf.before(s, at, floor)
		k, isKnown, ok := r.body()
		if !ok || len(names) > 0 && at == start && !isKnown {
			break
		}
		start = r.at[k]
		front, back := splitJoint(s[start:at])
		if names = append(names, back); front != "" {
			names = append(names, front)
		}
		at = skipBlanksBack(s, start)
		for _, j := range [...]string{"、", "和", "以及", "会同", "联合"} {
			if hasSuffixAt(s, at, j) && at-len(j) >= floor {
				at = skipBlanksBack(s, at-len(j))
				break
			}
		}
		if at < floor {
			break
		}
	}
	slices.Reverse(names)
	return start, names
}

// joint reports whether characters i to k are a committee of the party, with or without its office, and the place
// that it shares with the body behind it, which begins with its level at k: 中共云州市委办公厅云州 and 市人民政府办公厅.
func (r run) joint(i, k int) bool {
	s := strings.TrimPrefix(r.slice(i, k), "中共")
	place, _, ok := strings.Cut(s, "委")
	return ok && runes(place) > 1 && strings.HasSuffix(s+r.slice(k, k+1), place) && len(s) > len(place)+len("委")
}

// splitJoint splits the name of a committee of the party and a body of the same place behind it, which stand
// together without a mark: 中共云州市委云州市人民政府. Of another name front is empty.
func splitJoint(name string) (front, back string) {
	s := strings.TrimPrefix(name, "中共")
	place, rest, ok := strings.Cut(s, "委")
	if !ok || runes(place) < 2 {
		return "", name
	}
	if i := strings.Index(rest, place); i >= 0 {
		at := len(name) - len(rest) + i
		return name[:at], name[at:]
	}
	return "", name
}

// shares reports whether a title in a list has the issuers that are named in front of the first: a title without
// a name of its own in front (关于…), and behind a verb of issuing one that does not begin with another place. A
// list that only cites (国务院《甲》《江北省乙办法》) does not say whose the further titles are.
func shares(title string, issuers []string, issued bool) bool {
	if strings.HasPrefix(title, "关于") {
		return true
	}
	if !issued || strings.HasPrefix(title, stateName) {
		return false
	}
	n := 0
	for i, c := range title {
		if n++; n > 8 {
			break
		}
		if n > 2 && strings.ContainsRune("省市县区州盟旗", c) {
			place, level := title[:i], string(c)
			return slices.ContainsFunc(issuers, func(name string) bool {
				return strings.HasPrefix(name, level) || strings.Contains(name, place)
			})
		}
	}
	return true
}

// issuersBefore returns the bodies that the text names as issuers of the title that begins at byte at:
// 国务院《…》, 中共中央、国务院《…》, and, with a verb of issuing between, 市政府印发了《…》. It returns nil where it
// names none.
func issuersBefore(s string, at, floor int) (issuers []string, issued bool) {
	end := skipBlanksBack(s, at)
	var buf runBuffer
	r := buf.before(s, end, floor)
	for w := min(8, r.size()); w > 0; w-- {
		if bodies.issued[r.slice(r.size()-w, r.size())] {
			end = r.at[r.size()-w]
			issued = r.slice(r.size()-w, r.size()) != "关于"
			break
		}
	}
	if hasSuffixAt(s, end, "名义") {
		end -= len("名义")
	}
	_, names := bodiesBefore(s, end, floor)
	return slices.DeleteFunc(names, isGeneric), issued
}

// isGeneric reports whether name is what any body can be called.
func isGeneric(name string) bool {
	for _, w := range [...]string{"你", "我", "本", "该", "贵", "其", "各", "有关", "相关", "多", "两", "几"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	switch name {
	case "部门", "机关", "法院", "检察院", "公司", "中心", "街道", "单位", "主管部门", "行政机关", "党组", "党委", "海关", "银行", "领导小组", "小组", "指挥部", "主席", "总理", "人民政府", "政府", "办公室", "办公厅", "人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅":
		return true
	}
	return false
}

// issuersOf returns the bodies that a title itself begins with: 国务院办公厅关于…, 国务院办公厅印发…的通知,
// 最高人民法院、最高人民检察院关于….
func issuersOf(title string) []string {
	end := -1
	for _, w := range [...]string{"关于", "印发", "转发", "批转"} {
		if i := strings.Index(title, w); i >= 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end <= 0 || end > 3*4*maxName || runes(title[:end]) > 3*maxName {
		return nil
	}
	start, names := bodiesBefore(title[:end], end, 0)
	if start > 0 {
		return nil
	}
	return slices.DeleteFunc(names, isGeneric)
}
