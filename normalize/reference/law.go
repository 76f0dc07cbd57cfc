package reference

import "guiwen/normalize/lex"

// maxLaw bounds the name of a law without title marks, in characters.
const maxLaw = 28

// lawBefore returns where the law begins whose name, without title marks, ends at byte end: 依照教育法第五十六条.
// Names in the lexicon are found wherever they stand; another name only where the words in front of it say
// where it begins.
func lawBefore(s string, end, floor int) (start int, ok bool) {
	if kind := lex.EnactmentOf(s[floor:end]); kind == "" || kind == "text" {
		return end, false
	}
	var buf runBuffer
	r := buf.before(s, end, floor)
	n := r.size()
	front := r.slice(0, n)
	if w := lawNames.Ends(front); w > 0 {
		at := len(front) - w
		return r.at[0] + at - stateNames.Ends(front[:at]), true
	}
	at, anchored := r.cutName()
	if !anchored || n-at < 4 || n-at > maxLaw {
		return end, false
	}
	name := r.slice(at, n)
	kind := vagueStarts.Value(name[:vagueStarts.Begins(name)])
	if kind == "any" || kind == "law" || noLawEnds.Ends(name) > 0 {
		return end, false
	}
	return r.at[at], true
}
