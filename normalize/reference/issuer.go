package reference

import (
	"slices"
	"strings"

	"guiwen/normalize/lex"
)

// maxName bounds the name of a body, in characters.
const maxName = 32

// endsAsBody reports whether the run ends with what names of bodies end with.
func (r run) endsAsBody() bool {
	s := r.slice(0, r.size())
	return organEnds.Ends(s) > 0 && noOrgans.Ends(s) == 0
}

// knownBody returns where the longest known name begins that the run ends with, or -1. With it goes
// 中华人民共和国 in front of it.
func (r run) knownBody() int {
	n := r.size()
	s := r.slice(0, n)
	length := bodyNames.Ends(s)
	if length == 0 {
		return -1
	}
	k := n - runes(s[len(s)-length:])
	front := s[:len(s)-length]
	return k - runes(front[len(front)-max(stateNames.Ends(front), formerSigns.Ends(front)):])
}

// cutName returns the first character behind the last word that stands before names of bodies, and whether
// the name can begin nowhere else.
func (r run) cutName() (at int, anchored bool) {
	for i := r.size() - 1; i > 0; i-- {
		front := r.slice(0, i)
		if n := beforeBodies.Ends(front); n > 0 && !(conjunctions.Is(front[len(front)-n:]) && r.inside(i-1)) {
			return r.lead(i), true
		}
	}
	return r.lead(0), r.edge != open
}

// inside reports whether the 和 at character k joins two parts of one name: 自然资源和规划局.
func (r run) inside(k int) bool {
	for from := max(0, k-5); from <= k-2; from++ {
		for to := k + 3; to <= min(k+6, r.size()); to++ {
			if jointNames.Is(r.slice(from, to)) {
				return true
			}
		}
	}
	return false
}

// lead steps over a character at i that stands before names.
func (r run) lead(i int) int {
	if i+1 >= r.size() || !leadSigns.Is(r.slice(i, i+1)) || r.belongs(r.slice(i, i+1), i+1) {
		return i
	}
	return i + 1
}

// isLevel reports whether character k is the level of a local body (市, 县) or says whose it is (我, 全): a name that begins
// with none is believed only if the text says where it begins.
func (r run) isLevel(k int) bool { return r.levelAt(k) || scopes.Is(r.slice(k, k+1)) }

// place reports whether characters i to j can be the name of the place that a relative name behind them (市政府)
// belongs to: 云州, 江北省云州, 河口瑶族自治, not 高质量完成.
func (r run) place(i, j int) bool {
	const long = 4 // a longer name says of what level or people it is
	i += r.term(i)
	i += runes(r.text[r.at[i] : r.at[i]+committeePrefixes.Begins(r.slice(i, j))])
	if noPlaceEnds.Ends(r.slice(i, j)) > 0 {
		return false
	}
	if j-i <= long {
		return true
	}
	for k := i + 1; k < j; k++ {
		if r.isLevel(k) && k+2 < j && j-k <= long+1 || nations.Is(r.slice(k, k+1)) {
			return true
		}
	}
	return false
}

// term returns the number of characters of the term that stands at character i: 第十三届.
func (r run) term(i int) int {
	at := r.at[i] + ordinalSignAt(r.text, r.at[i])
	n, ok := readNumeral(r.text, at)
	if !ok || counterAt(r.text, n.end, "term") == 0 {
		return 0
	}
	return runes(r.text[r.at[i]:n.end]) + 1
}

// body returns the character of the run at which the name of a body begins that ends it.
func (r run) body() (at int, isKnown, ok bool) {
	if r.size() < 2 || !r.endsAsBody() {
		return 0, false, false
	}
	if k := r.knownBody(); k >= 0 {
		if k > 0 && r.isLevel(k) { // 随州 in front of 市政府
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
		if hasSuffixAt(s, at, "、") {
			at = skipBlanksBack(s, at-len("、"))
		} else if floor < at {
			at = skipBlanksBack(s, at-max(conjunctions.Ends(s[floor:at]), jointVerbs.Ends(s[floor:at])))
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
	place, rest := committeePlace(r.slice(i, k))
	return place != "" && strings.HasSuffix(rest+r.slice(k, k+1), place)
}

// splitJoint splits the name of a committee of the party and a body of the same place behind it, which stand
// together without a mark: 中共云州市委云州市人民政府. Of another name front is empty.
func splitJoint(name string) (front, back string) {
	if place, rest := committeePlace(name); place != "" {
		if i := strings.Index(rest, place); i >= 0 {
			at := len(name) - len(rest) + i
			return name[:at], name[at:]
		}
	}
	return "", name
}

// committeePlace parts the name of a committee of the party: its place, and what stands behind 委. Of another name the place is "".
func committeePlace(name string) (place, rest string) {
	s := name[committeePrefixes.Begins(name):]
	at, n := committeeSigns.Index(s)
	if at < 0 || runes(s[:at]) < 2 {
		return "", name
	}
	return s[:at], s[at+n:]
}

// shares reports whether a title in a list has the issuers that are named in front of the first: a title without
// a name of its own in front (关于…), and behind a verb of issuing one that does not begin with another place. A
// list that only cites (国务院《甲》《江北省乙办法》) does not say whose the further titles are.
func shares(title string, issuers []string, issued bool) bool {
	if aboutWords.Begins(title) > 0 {
		return true
	}
	if !issued || stateNames.Begins(title) > 0 {
		return false
	}
	n := 0
	for i, c := range title {
		if n++; n > 8 {
			break
		}
		if level := string(c); n > 2 && levels.Is(level) {
			place := title[:i]
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
	front := r.slice(0, r.size())
	if n := aboutWords.Ends(front); n > 0 {
		end -= n
	} else if n := issuingPhrase(front); n > 0 {
		end, issued = end-n, true
	}
	_, names := bodiesBefore(s, end, floor)
	return slices.DeleteFunc(names, isGeneric), issued
}

// issuingPhrase returns the length of the words of issuing that s ends with: 印发, 联合制定出台了, 以…名义印发的; or 0.
func issuingPhrase(s string) int {
	at := len(s) - aspects.Ends(s)
	verb := 0
	for {
		n := issueVerbs.Ends(s[:at])
		if n == 0 {
			break
		}
		at -= n
		verb += n
	}
	if verb == 0 {
		return 0
	}
	for n := issueAdverbs.Ends(s[:at]); n > 0; n = issueAdverbs.Ends(s[:at]) {
		at -= n
	}
	return len(s) - at
}

// isGeneric reports whether name is what any body can be called.
func isGeneric(name string) bool {
	switch vagueStarts.Value(name[:vagueStarts.Begins(name)]) {
	case "any", "body":
		return true
	}
	return genericBodies.Is(name)
}

// issuersOf returns the bodies that a title itself begins with: 国务院办公厅关于…, 国务院办公厅印发…的通知,
// 最高人民法院、最高人民检察院关于….
func issuersOf(title string) []string {
	end := -1
	for _, words := range [...]*lex.Words{aboutWords, issueVerbs} {
		if i, _ := words.Index(title); i >= 0 && (end < 0 || i < end) {
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
