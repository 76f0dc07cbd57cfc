package structure

import (
	"slices"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// The letterhead (发文机关标志): the names of one or several bodies and what stands behind them.

// chains calls f for where one name or several names in a row, joint bodies, may end that begin at byte i.
func (w *window) chains(i, depth, cost int, f func(end, cost int)) {
	for _, n := range w.names[i] {
		f(n.end, cost+n.cost)
		if depth > 1 {
			w.chains(n.end, depth-1, cost+n.cost+12, f)
		}
	}
}

// mostJoint is how many bodies issue together at most.
const mostJoint = 8

// letterheads finds 发文机关标志: the names of bodies and 文件, 令, 纪要; of a letter the names alone.
func (w *window) letterheads() {
	w.each(letterheadReach, func(i int, _ rune) {
		if len(w.names[i]) > 0 {
			w.chains(i, mostJoint, 0, func(end, cost int) {
				if n := w.letterheadEnd(end); n > 0 {
					w.add(i, end+n, Letterhead, cost-45)
				}
				if (w.at(i) || w.after[i]) && !(w.at(i) && i > 0 && w.at(end) && !w.opensHead(end)) {
					cost := cost + 15
					if !w.opensHead(end) {
						cost += 35 // a title may begin with it
					}
					w.add(i, end, Letterhead, cost)
				}
			})
		}
		if w.at(i) || w.after[i] {
			w.minutes(i)
		}
	})
}

// opensHead reports whether what may stand below a letterhead begins at byte i: a number, a signatory, a grade, or a title with the same
// names again.
func (w *window) opensHead(i int) bool {
	s := w.s[i:]
	return w.numberAt(i) || signatoryLabel.Begins(s) > 0 || urgencyGrade.Begins(s) > 0 || secrecyGrade.Begins(s) > 0 || w.at(i) || titleOpener.Begins(s) > 0 ||
		slices.ContainsFunc(w.names[i], func(n name) bool { return n.cost < 0 })
}

// letterheadEnd returns the length of what ends a letterhead at byte i, behind its names.
func (w *window) letterheadEnd(i int) int {
	n := 0
	if m := internalMark.Begins(w.s[i:]); m > 0 { // 部门文件
		n = m
	}
	m := letterheadEnding.Begins(w.s[i+n:])
	if m == 0 {
		return 0
	}
	n += m
	if documentKind.Begins(w.s[i:]) == n && !w.at(i+n) && !w.numberAt(i+n) { // 令, 公告 are kinds of titles too
		return 0
	}
	return n
}

// minutes finds the letterhead of minutes and other papers that begin with no name: 总经理办公会议纪要.
func (w *window) minutes(i int) {
	for j, r := range w.s[i:min(len(w.s), i+60)] {
		if !lex.IsHan(r) {
			return
		}
		end := i + j + utf8.RuneLen(r)
		if n := letterheadEnding.Ends(w.s[i:end]); n > 0 && documentKind.Ends(w.s[i:end]) == n && w.runes(i, end) >= 5 && w.numberAt(end) && bodyEnding.Ends(w.s[i:end-n]) == 0 {
			w.add(i, end, Letterhead, -45)
			return
		}
	}
}
