package structure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// Whom the document is sent to (主送机关).

// addressees finds 主送机关, up to the colon.
func (w *window) addressees() {
	var starts []int
	w.each(titleReach*2, func(i int, r rune) {
		if w.at(i) || w.after[i] || w.gap[i] {
			starts = append(starts, i)
		}
		if r != '：' && r != ':' {
			return
		}
		for k := len(starts) - 1; k >= 0 && w.runes(starts[k], i) <= mostAddressees; k-- {
			w.addAddressee(starts[k], i, i+utf8.RuneLen(r))
		}
	})
}

// addAddressee adds the addressees from byte i to the colon at byte j.
func (w *window) addAddressee(i, j, end int) {
	s := w.s[i:j]
	if w.lined { // a list of bodies breaks behind a mark, or where the line is full
		for _, at := range w.lines {
			if i < at && at < j && !strings.ContainsRune("，、", w.before(at)) && w.runes(w.lineBegin(at-1), at) < 20 {
				return
			}
		}
	}
	if s == "" || bracketLength(s) > 0 || lex.FieldLabel(s) != lex.NoFact || strings.ContainsAny(s, "。：:；！？〔《》“") || !lex.IsAddressee(s) || namesTask(s) {
		return
	}
	if unitNotes.Begins(s) == len(s) {
		return // 单位：万元 over a table
	}
	if lex.IsSalutation(s) && !lex.NamesPersons(s) && lex.PlaceName(s) > 0 {
		return // 云州市审计局局长李某某主任、各位副主任：
	}
	for k := range s {
		if k > 0 && !strings.ContainsRune("，、", w.before(i+k)) && genericName.Begins(s[k:]) > 0 && lex.IsSalutation(s[k:]) {
			return // who speaks stands in front: 云州市财政局各位代表：
		}
	}
	cost := -20 - 25
	for _, group := range strings.Split(s, "，") {
		if !lex.IsAddressee(group) || hasBeforeName(group) {
			cost += 60
			break
		}
	}
	switch {
	case genericName.Begins(s) > 0 || lex.PlaceName(s) > 0 || placeEnding.Begins(s) > 0 || lex.IsSalutation(s) || directly.Begins(s) > 0 || nationName.Begins(s) > 0:
		cost -= 10
	case w.endsTitle(i) && slices.ContainsFunc(strings.Split(s, "，"), lex.IsGeneric): // 公司各部门，各县公司
	case !w.at(i) && !w.isName(i, j):
		return // nothing says where it begins
	}
	if w.ordinal[i] > titleReach {
		cost += 60
	}
	w.add(i, end, Addressee, cost)
}

// endsTitle reports whether a title may end at byte i.
func (w *window) endsTitle(i int) bool { return w.after[i] && w.kindEnd(i) > 0 }

// namesTask reports whether s says whose a task is: 牵头单位, 发布部门.
func namesTask(s string) bool {
	n := max(addresseeEnding.Ends(s), bodyEnding.Ends(s))
	return taskWord.Ends(s[:len(s)-n]) > 0
}

// isName reports whether bytes i to j are the name of a body.
func (w *window) isName(i, j int) bool {
	for _, n := range w.names[i] {
		if n.end == j {
			return true
		}
	}
	return false
}
